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

from tracking.periods import Period, period
from tracking.specs.units import settle, successor, units_named
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
    View.PUBLISHED_INVESTMENT: ("body_name",),
}
"""What tells one record from another, the first that is stated."""
COMPARED = {
    View.TASKS: ("due_on", "completed_on"),
    View.DISBURSEMENT: ("plan_assigned_vnd", "plan_adjusted_vnd", "disbursed_to_date_vnd"),
}
"""Fields in which two reports of one record should agree."""
COUNTS_LEFT_OUT = frozenset({View.TASKS})
"""Views whose records count even where their owner's own report leaves them out."""
FEWEST_WORDS, ALIKE = 5, 0.8
"""Two names of at least so many words are one task when they share this part of all their words."""
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
    """What another unit reports of a record: `counted` is what counts for it, None where the
    owner's own report leaves it out; `differing` are the fields in which the two disagree."""

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
    """The first unit of the ministry a text names, else the one that reports.

    Units are called as at the end of the period; as at its start by one that did not see its end.
    """
    span = period(period_code)
    if successor(reporting, span.end) not in (reporting, None):
        span = Period(period_code, span.start, span.start)
    for owners in units_named(text or "", short=True):
        return settle(owners, span)[0].code
    return reporting


def record_key(view: View, row: Row) -> str:
    """What tells a row from others of its kind: its code, else its name, folded."""
    stated = (row.get(name) for name in KEYS[view])
    return next((fold(str(value)) for value in stated if value), "")


def merge(found: Sequence[Record], reports: Iterable[Report] = ()) -> Merged:
    """Each record once: as its owner reports it, else as the newest other report does.

    `reports` are those the records are from, and any without one. What a unit leaves out of its
    own report is linked: a task counts all the same, for it is somebody's to do; a project does
    not, for its money may stand in the owner's report under another name. Of reports of several
    periods that end alike those of the owner's period count, else those of the newest's.
    """
    reported = {one.unit_code: one.period_code for one in (*reports, *_reports(found))}
    counted = [one for one in found if one.is_own]
    known = _Known(counted)
    links = []
    others = (one for one in found if not one.is_own)
    newest: dict[str, str] = {}
    for other in sorted(others, key=lambda one: -one.report.submission_id):
        match = known.find(other)
        told_in = newest.setdefault(other.owner, other.report.period_code)
        is_left_out = other.owner in reported
        if match is not None:
            links.append(_link(match, other))
        elif is_left_out:
            links.append(_link(None, other))
        counts = not is_left_out or other.report.view in COUNTS_LEFT_OUT
        of_period = other.report.period_code == reported.get(other.owner, told_in)
        if match is None and counts and of_period:
            counted.append(other)
            known.add(other)
    return Merged(records=tuple(counted), links=tuple(links))


def _reports(found: Iterable[Record]) -> set[Report]:
    return {one.report for one in found}


class _Known:
    """Records that count, found again by their code, their name, or nearly their name."""

    def __init__(self, counted: Iterable[Record]) -> None:
        self._by_key: dict[tuple[str, str], Record] = {}
        self._by_owner: dict[str, list[tuple[frozenset[str], Record]]] = {}
        for one in counted:
            self.add(one)

    def add(self, one: Record) -> None:
        """Know a record from now on; the first of several alike is the one that is found."""
        for key in one.keys:
            self._by_key.setdefault((one.owner, key), one)
        self._by_owner.setdefault(one.owner, []).append((_words(one), one))

    def find(self, other: Record) -> Record | None:
        """The record of the same owner that another report speaks of."""
        for key in other.keys:
            if found := self._by_key.get((other.owner, key)):
                return found
        words = _words(other)
        if other.report.view not in COUNTS_LEFT_OUT or len(words) < FEWEST_WORDS:
            return None
        alike = ((_likeness(words, theirs), one) for theirs, one in self._of(other.owner))
        best = max(alike, key=lambda pair: pair[0], default=(0.0, None))
        return best[1] if best[0] >= ALIKE else None

    def _of(self, owner: str) -> list[tuple[frozenset[str], Record]]:
        return self._by_owner.get(owner, [])


def _words(one: Record) -> frozenset[str]:
    return frozenset(one.keys[-1].split()) if one.keys else frozenset()


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one or other else 0.0


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
