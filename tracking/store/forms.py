"""Which forms is a report made of, and which of them does its next version keep?

A unit sends its forms in one file or one after another. A new version replaces the forms its file
brings and keeps the others of the version in force: of tasks each template is a form by itself, of
services the figures by field and the list of procedures; any other view is one form, whatever its
layout, so that no amount counts twice.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Engine, select

from tracking.specs import make_finding
from tracking.specs.forms import forms
from tracking.store.held import Key, newest, of_report
from tracking.store.readings import unpacked
from tracking.store.schema import readings, submission_forms, submissions
from tracking.text import fold
from tracking.views import KEYS, Row
from tracking.vocabulary import Finding, Table, View

APART = frozenset({View.TASKS, View.SERVICES})
"""The views whose templates are forms that stand beside one another."""
EXAMPLES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldForm:
    """A form of a submission, and the version and workbook that brought it."""

    submission_id: int
    template: str
    brought_by: int
    version: int
    workbook_sha256: str
    file_name: str

    @property
    def is_kept(self) -> bool:
        """Whether it was taken over from an earlier version."""
        return self.brought_by != self.submission_id

    @property
    def label(self) -> str:
        """What the form is called."""
        return next(one.label for one in forms() if one.code == self.template)


Kept = tuple[HeldForm, list[Table]]
"""A form that a new version takes over, and its tables."""


def forms_held(engine: Engine, submission_ids: Iterable[int]) -> list[HeldForm]:
    """The forms of submissions."""
    with engine.connect() as connection:
        return forms_of(connection, submission_ids)


def forms_of(connection: Connection, submission_ids: Iterable[int]) -> list[HeldForm]:
    """The same over an open connection."""
    columns, by = submission_forms.c, submissions.c
    query = (
        select(*columns, by.version, by.workbook_sha256, readings.c.file_name)
        .join(submissions, by.id == columns.brought_by)
        .join(readings, readings.c.id == by.reading_id)
        .where(columns.submission_id.in_(list(submission_ids)))
        .order_by(columns.submission_id, columns.brought_by, columns.template)
    )
    return [HeldForm(**row) for row in connection.execute(query).mappings()]


def forms_in_force(connection: Connection, key: Key) -> list[HeldForm]:
    """The forms of the version in force of a report; none where there is no version."""
    return forms_of(connection, [one.id for one in newest(connection, *of_report(key))])


def family(view: View, template: str) -> str:
    """What a template is replaced with: itself, or every template of its view."""
    return template if view in APART else view.value


def brought(view: View, tables: Iterable[Table]) -> set[str]:
    """The families that tables bring."""
    return {family(view, table.template) for table in tables}


def sources(view: View, held: Iterable[HeldForm], tables: Sequence[Table]) -> list[str | None]:
    """For each family the tables bring the workbook it is in force from, None where it is not."""
    by_family = {family(view, form.template): form.workbook_sha256 for form in held}
    return [by_family.get(name) for name in sorted(brought(view, tables))]


def in_force_instead(connection: Connection, key: Key, tables: Sequence[Table]) -> list[HeldForm]:
    """The forms in force in place of those of tables, or from the same workbook."""
    return replaced(key[1], forms_in_force(connection, key), tables)


def replaced(view: View, held: Iterable[HeldForm], tables: Sequence[Table]) -> list[HeldForm]:
    """The forms in force that those of tables replace."""
    return [form for form in held if family(view, form.template) in brought(view, tables)]


def kept(
    connection: Connection, key: Key, held: Iterable[HeldForm], tables: Sequence[Table]
) -> list[Kept]:
    """The forms in force that a file does not bring, without the tasks it tells of itself.

    A form most of whose tasks the file tells of is not kept: the unit has changed its form.
    """
    is_told = _told(tables)
    found: list[Kept] = []
    for form in held:
        if family(key[1], form.template) in brought(key[1], tables):
            continue
        before = tables_of(connection, form, key)
        after = [_without(table, is_told) for table in before]
        count = sum(len(table.rows) for table in before)
        if not count or 2 * sum(len(table.rows) for table in after) > count:
            found.append((form, after))
    return found


def tables_of(connection: Connection, form: HeldForm, key: Key) -> list[Table]:
    """The tables of a report that a form was read from."""
    query = select(readings).join(submissions, submissions.c.reading_id == readings.c.id)
    row = connection.execute(query.where(submissions.c.id == form.brought_by)).one()
    return [
        table
        for table in unpacked(row).tables
        if table.template == form.template
        and (table.unit_code, table.view, table.period_code) == key
    ]


def _told(tables: Iterable[Table]) -> Callable[[Row], bool]:
    """Whether tables tell of a task: the same title, and no other code."""
    titles: dict[str, set[str]] = {}
    for table in tables:
        if table.view is View.TASKS:
            for record in table.records():
                title, code = _task(record)
                titles.setdefault(title, set()).add(code)

    def is_told(record: Row) -> bool:
        title, code = _task(record)
        codes = titles.get(title, set()) if title else set()
        return bool(codes) and (not code or not codes.isdisjoint(("", code)))

    return is_told


def _task(record: Row) -> tuple[str, str]:
    return fold(str(record.get("title") or "")), fold(str(record.get("task_code") or ""))


def _without(table: Table, is_told: Callable[[Row], bool]) -> Table:
    chosen = [
        (number, row)
        for number, row, record in zip(table.row_numbers, table.rows, table.records(), strict=True)
        if not is_told(record)
    ]
    return replace(
        table,
        row_numbers=tuple(number for number, _ in chosen),
        rows=tuple(row for _, row in chosen),
    )


def lost_records(
    connection: Connection, key: Key, held: Iterable[HeldForm], tables: Sequence[Table]
) -> Finding | None:
    """What to tell when a file would replace forms but has less than half of their records: it
    is likely the other half of a report that came in two files."""
    view = key[1]
    if view is View.PUBLISHED_INVESTMENT:
        return None
    told = {name for table in tables for record in table.records() for name in _names(view, record)}
    old = replaced(view, held, tables)
    named = [
        (names, record)
        for form in old
        for table in tables_of(connection, form, key)
        for record in table.records()
        if (names := _names(view, record))
    ]
    lost = [record for names, record in named if told.isdisjoint(names)]
    if 2 * len(lost) <= len(named):
        return None
    return make_finding(
        "replaces_other_records",
        lost=len(lost),
        held=len(named),
        version=old[-1].version,
        file=old[-1].file_name,
        examples="; ".join(f"“{_shown(view, record)}”" for record in lost[:EXAMPLES]),
    )


def _names(view: View, record: Mapping[str, Any]) -> set[tuple[str, str]]:
    """What a record may be found again by: its code or its name, else its field."""
    stated = [(name, fold(str(record[name]))) for name in KEYS[view] if record.get(name)]
    coded = [one for one in stated if one[0] in KEYS[view][:2]]
    return set(coded or stated)


def _shown(view: View, record: Row) -> str:
    names = (*KEYS[view][1:], *KEYS[view])
    return str(next(record[name] for name in names if record.get(name)))
