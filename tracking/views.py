"""Which records are in the accepted reports, and of which unit is each?

A report tells of its own unit, and often of others: a task of another lead unit, a project of
another investor. Each record belongs to one owner; what counts of several reports: merging.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracking.periods import Period, period
from tracking.repeats import told_once
from tracking.specs.entered import remembered
from tracking.specs.units import settle, successor, units_named
from tracking.text import fold
from tracking.vocabulary import View

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
    """A row of a report, and the unit it is about; `again` are the rows of other tables of the
    report that tell the same task, `perhaps` those that may, and are records of their own."""

    report: Report
    owner: str
    row: Row
    again: tuple[Row, ...] = ()
    perhaps: tuple[Row, ...] = ()

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


def records(report: Report, rows: Iterable[Row]) -> list[Record]:
    """The records of a report, each with its owner; a task told in two tables of it once."""
    name = OWNER_FIELDS.get(report.view)
    owned = [
        (_owner(row.get(name) if name else None, report.unit_code, report.period_code), row)
        for row in rows
    ]
    if report.view is not View.TASKS:
        return [Record(report=report, owner=owner, row=row) for owner, row in owned]
    return [
        Record(
            report=report, owner=one.owner, row=one.row,
            again=tuple(one.again), perhaps=tuple(one.perhaps),
        )
        for one in told_once(owned)
    ]  # fmt: skip


@remembered(20_000)
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


def adjusted_plan(row: Row) -> int | None:
    """The plan in force of a project: the adjusted one, else the one first assigned."""
    adjusted: int | None = row.get("plan_adjusted_vnd")
    return adjusted if adjusted is not None else row.get("plan_assigned_vnd")
