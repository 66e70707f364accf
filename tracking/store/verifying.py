"""Is everything the store holds still what was accepted? Proven from the bytes up.

The bytes of a workbook answer to their digest, the rows of a version to the reading of its
workbook, the figures in force to the rows they are counted from, a snapshot to its versions, a
delivery to its reading and to the versions it made, a closed period to its snapshot, a briefing to
what it was when it was made.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Engine, select

from tracking.indicators import counted_indicators
from tracking.specs import view_fields
from tracking.specs.units import short_name
from tracking.store.basis import basis, basis_key, by_family, by_round, family_of, round_key
from tracking.store.counting import count_basis, count_round, records_by_id
from tracking.store.engine import looking
from tracking.store.forms import forms_of
from tracking.store.held import Key, Submission, key_of, newest, submission
from tracking.store.readings import unpacked
from tracking.store.schema import (
    indicator_parts,
    readings,
    rows,
    snapshot_members,
    snapshots,
    submissions,
    workbooks,
)
from tracking.store.snapshots import id_of
from tracking.store.submissions import report_key
from tracking.store.verifying_briefings import faults_of_briefings
from tracking.store.verifying_closings import faults_of_closings
from tracking.store.verifying_deliveries import faults_of_deliveries
from tracking.vocabulary import VIEW_NAMES, Part

_UNPACKED = 16
Told = Counter[tuple[Any, ...]]
"""The records of a report: sheet, row, values."""
Sums = dict[tuple[Any, ...], Any]
"""The sums of a basis by unit and submission."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What was looked at, and every fault found, as a sentence each; `uncounted` reports wait to be
    counted by new rules, which the next start does."""

    workbooks: int
    versions: int
    rows: int
    figures: int
    uncounted: int
    faults: tuple[str, ...]


def verify(engine: Engine) -> Proof:
    """Look at all the store holds, as it is at one moment."""
    with looking(engine) as connection:
        seen: Counter[str] = Counter()
        faults = [
            *_workbooks(connection, seen),
            *_versions(connection, seen),
            *_figures(connection, seen),
            *_snapshots(connection),
            *faults_of_deliveries(connection),
            *faults_of_closings(connection),
            *faults_of_briefings(connection),
        ]
    return Proof(
        workbooks=seen["workbooks"],
        versions=seen["versions"],
        rows=seen["rows"],
        figures=seen["figures"],
        uncounted=seen["uncounted"],
        faults=tuple(faults),
    )


def _workbooks(connection: Connection, seen: "Counter[str]") -> Iterator[str]:
    columns = workbooks.c
    query = select(columns.sha256, columns.size, columns.file_name, columns.content)
    for one in connection.execute(query, execution_options={"yield_per": 1}):
        seen["workbooks"] += 1
        if (hashlib.sha256(one.content).hexdigest(), len(one.content)) != (one.sha256, one.size):
            yield f"Tệp “{one.file_name}” không còn đúng từng byte như khi tiếp nhận."


def _versions(connection: Connection, seen: "Counter[str]") -> Iterator[str]:
    """The rows of every version against the readings of the workbooks that brought them."""
    query = select(submissions).order_by(submissions.c.reading_id, submissions.c.id)
    held = [(submission(row), row.reading_id) for row in connection.execute(query)]
    reading_of = {one.id: reading_id for one, reading_id in held}

    @lru_cache(maxsize=_UNPACKED)
    def told(reading_id: int) -> dict[Key, Told]:
        return _told(connection, reading_id)

    for one, reading_id in held:
        own, kept = _rows(connection, one)
        count = own.total() + sum(each.total() for each in kept.values())
        seen["versions"] += 1
        seen["rows"] += count
        if count != one.row_count or own != told(reading_id).get(key_of(one), Counter()):
            yield f"{_named(one)}: các dòng không còn như đã đọc từ tệp."
        for form in forms_of(connection, [one.id]):
            before = told(reading_of[form.brought_by]).get(key_of(one), Counter())
            if form.is_kept and not kept.get(form.workbook_sha256, Counter()) <= before:
                yield f"{_named(one)}: biểu giữ lại không còn như ở bản {form.version}."
    yield from _missing(one for one, _ in held)


def _missing(held: Iterable[Submission]) -> Iterator[str]:
    """Versions are numbered without a gap."""
    numbered: dict[Key, list[Submission]] = {}
    for one in held:
        numbered.setdefault(key_of(one), []).append(one)
    for versions in numbered.values():
        last = max(versions, key=lambda one: one.version)
        if last.version != len(versions):
            yield f"{_named(last)}: các bản trước không còn đủ, chỉ có {len(versions)} bản."


def _rows(connection: Connection, one: Submission) -> tuple[Told, dict[str, Told]]:
    """The rows of a version: its own, and those it keeps by the workbook that brought them."""
    table = rows[one.view]
    values = [table.c[name] for name in view_fields(one.view)]
    query = select(table.c.source_sha256, table.c.sheet, table.c.row, *values)
    own: Told = Counter()
    kept: dict[str, Told] = {}
    for source, *record in connection.execute(query.where(table.c.submission_id == one.id)):
        (own if source is None else kept.setdefault(source, Counter()))[tuple(record)] += 1
    return own, kept


def _told(connection: Connection, reading_id: int) -> dict[Key, Told]:
    """What a kept reading says of each report it holds."""
    found: dict[Key, Told] = {}
    row = connection.execute(select(readings).where(readings.c.id == reading_id)).one()
    for table in unpacked(row).tables:
        names = view_fields(table.view)
        records = found.setdefault(report_key(table), Counter())
        for record in table.records():
            values = (record.get(name) for name in names)
            records[table.sheet, record["_row"], *values] += 1
    return found


def _figures(connection: Connection, seen: "Counter[str]") -> Iterator[str]:
    """The figures of the reports in force, counted again from their rows."""
    held = newest(connection)
    stored = _stored(connection)
    families = by_family(held)
    by_id = records_by_id(connection, held)
    for one in held:
        members = basis(one, families[family_of(one)])
        found = count_basis(members, by_id) if counted_indicators(one.view) else []
        yield from _compared(basis_key(members), found, stored, one, seen)
    for told in by_round(held).values():
        found = count_round(told, by_id)
        yield from _compared(round_key(told), found, stored, told[-1], seen)


def _stored(connection: Connection) -> dict[str, Sums]:
    found: dict[str, Sums] = {}
    columns = indicator_parts.c
    query = select(columns.basis, columns.unit_code, columns.submission_id, columns.sums)
    for key, *whose, sums in connection.execute(query):
        found.setdefault(key, {})[tuple(whose)] = sums
    return found


def _compared(
    key: str, found: Sequence[Part], stored: dict[str, Sums], one: Submission, seen: "Counter[str]"
) -> Iterator[str]:
    if key not in stored:
        seen["uncounted"] += bool(found)
        return
    kept = {whose: sums for whose, sums in stored[key].items() if sums}
    counted = {
        (part.unit_code, part.submission_id): json.loads(json.dumps(part.sums))
        for part in found
        if part.sums
    }
    seen["figures"] += sum(map(len, kept.values()))
    if kept != counted:
        yield f"{_named(one)}: con số không còn khớp các dòng mà nó được tính từ đó."


def _snapshots(connection: Connection) -> Iterator[str]:
    columns = snapshot_members.c
    members: dict[str, list[int]] = {}
    for identity, number in connection.execute(select(columns.snapshot_id, columns.submission_id)):
        members.setdefault(identity, []).append(number)
    for one in connection.execute(select(snapshots)):
        if id_of(members.get(one.id, ())) != one.id:
            yield f"Số liệu chốt “{one.label}” ({one.id[:12]}) không còn đủ báo cáo của nó."


def _named(one: Submission) -> str:
    name = VIEW_NAMES[one.view].capitalize()
    return f"{name}, {short_name(one.unit_code)}, kỳ {one.period_code}, bản {one.version}"
