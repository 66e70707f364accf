"""Which records of the accepted reports count, for which unit, and what do they say together?

A report tells of its own unit, and often of others: a task of another lead unit, a project of
another investor. Each record belongs to one owner; where the owner has reported itself, its own
report is what counts and the others are only compared with it, so that nothing counts twice.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from tracking.periods import period
from tracking.specs.units import settle, units_named
from tracking.text import fold
from tracking.vocabulary import DueKind, TaskState, View

Row = Mapping[str, Any]

OWNER_FIELDS = {View.TASKS: "lead_unit", View.DISBURSEMENT: "investor"}
"""The field that names whose a record is; records of other views are the reporting unit's."""
KEYS = {
    View.TASKS: ("task_code", "title"),
    View.DISBURSEMENT: ("project_code", "project_name"),
    View.SERVICES: ("procedure_code", "procedure_name", "field"),
    View.MEASURES: ("indicator_code",),
}
"""What tells one record from another, the first that is stated."""
COMPARED = {
    View.TASKS: ("due_on", "completed_on"),
    View.DISBURSEMENT: ("plan_assigned_vnd", "plan_adjusted_vnd", "disbursed_to_date_vnd"),
}
"""Fields in which two reports of one record should agree."""
_WITHDRAWN = re.compile(
    r"\b(?:(?<!khong )(?<!chua )rut(?! (?:gon|ngan|kinh nghiem)\b)|(?<!tam )dung thuc hien|huy bo"
    r"|khong thuc hien(?! (?:dung|duoc|kip|xong)\b))\b"
)
"""Not: "theo trình tự rút gọn", "rút kinh nghiệm", "chưa rút", "không thực hiện đúng hạn"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Whose report it is, of which view and period, and the day its figures stand for."""

    submission_id: int
    unit_code: str
    view: View
    period_code: str
    as_of: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A row of a report, and the unit it is about."""

    report: Report
    owner: str
    row: Row

    @property
    def key(self) -> str:
        """What tells it from other records of its owner, folded."""
        return record_key(self.report.view, self.row)

    @property
    def keys(self) -> tuple[str, ...]:
        """Whatever tells it from others: its code, its name, folded; reports may state one only."""
        stated = (self.row.get(name) for name in KEYS[self.report.view])
        return tuple(fold(str(value)) for value in stated if value)

    @property
    def is_own(self) -> bool:
        """Whether the unit it is about reports it itself."""
        return self.owner == self.report.unit_code


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What another unit reports of a record: `counted` is the owner's own, if it has it at all;
    `differing` are the fields in which the two disagree."""

    counted: Record | None
    other: Record
    differing: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """The records of a view in a period, each once, and what other reports say of them."""

    records: tuple[Record, ...]
    links: tuple[Link, ...]


def records(report: Report, rows: Iterable[Row]) -> list[Record]:
    """The records of a report, each with its owner."""
    name = OWNER_FIELDS.get(report.view)
    return [
        Record(
            report=report,
            owner=_owner(row.get(name) if name else None, report.unit_code, report.period_code),
            row=row,
        )
        for row in rows
    ]


@lru_cache(maxsize=20_000)
def _owner(text: str | None, reporting: str, period_code: str) -> str:
    """The first unit of the ministry a text names, else the one that reports."""
    for owners in units_named(text or "", short=True):
        return settle(owners, period(period_code))[0].code
    return reporting


def record_key(view: View, row: Row) -> str:
    """What tells a row from others of its kind: its code, else its name, folded."""
    stated = (row.get(name) for name in KEYS[view])
    return next((fold(str(value)) for value in stated if value), "")


def merge(found: Sequence[Record]) -> Merged:
    """Each record once: the owner's own report, else the newest report that tells of the owner."""
    reporters: dict[str, dict[str, int]] = {}
    for one in found:
        reporters.setdefault(one.owner, {})[one.report.unit_code] = one.report.submission_id
    for one in found:
        # A unit that reports, if only of others, has reported of itself: nothing.
        reporters.get(one.report.unit_code, {}).setdefault(
            one.report.unit_code, one.report.submission_id
        )
    chosen = {owner: chosen_reporter(owner, by) for owner, by in reporters.items()}
    counted = [one for one in found if one.report.unit_code == chosen[one.owner]]
    by_key = {(one.owner, key): one for one in reversed(counted) for key in one.keys}
    links = (
        _link(_found(by_key, one), one)
        for one in found
        if one.report.unit_code != chosen[one.owner]
    )
    return Merged(records=tuple(counted), links=tuple(links))


def _found(by_key: Mapping[tuple[str, str], Record], other: Record) -> Record | None:
    """The owner's record that another report speaks of: by its code or by its name."""
    keys = ((other.owner, key) for key in other.keys)
    return next((by_key[key] for key in keys if key in by_key), None)


def chosen_reporter(owner: str, reporters: Mapping[str, int]) -> str:
    """Whose report counts for an owner: its own, else the newest; unit -> submission id."""
    if owner in reporters:
        return owner
    return max(reporters, key=lambda unit: (reporters[unit], unit))


def _link(counted: Record | None, other: Record) -> Link:
    names = COMPARED.get(other.report.view, ()) if counted else ()
    differing = tuple(
        name
        for name in names
        if counted
        and counted.row.get(name) is not None
        and other.row.get(name) is not None
        and counted.row[name] != other.row[name]
    )
    return Link(counted=counted, other=other, differing=differing)


def task_state(row: Row, as_of: date) -> TaskState:
    """Where a task stands at the end of a day, by its dates alone.

    A task is overdue from the day after its deadline; without a deadline it is in term.
    """
    if _WITHDRAWN.search(fold(row.get("declared_status") or "")):
        return TaskState.WITHDRAWN
    due, completed = row.get("due_on"), row.get("completed_on")
    if completed and completed <= as_of:
        late = due is not None and completed > due
        return TaskState.COMPLETED_LATE if late else TaskState.COMPLETED_ON_TIME
    if row.get("due_kind") == DueKind.RECURRING:
        return TaskState.RECURRING
    return TaskState.OVERDUE if due and due < as_of else TaskState.IN_TERM


def days_late(row: Row, as_of: date) -> int:
    """How many days a task is or was late: to its completion, or to the day of the figures."""
    state, due = task_state(row, as_of), row.get("due_on")
    if due is None or state not in (TaskState.COMPLETED_LATE, TaskState.OVERDUE):
        return 0
    end: date = row["completed_on"] if state is TaskState.COMPLETED_LATE else as_of
    late: int = (end - due).days
    return late


def adjusted_plan(row: Row) -> int | None:
    """The plan in force of a project: the adjusted one, else the one first assigned."""
    adjusted: int | None = row.get("plan_adjusted_vnd")
    return adjusted if adjusted is not None else row.get("plan_assigned_vnd")
