"""Reports drawn as text and counted without a store, for tests of figures."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Any

from tests.drawn import drawn
from tracking.figures.board import Board
from tracking.figures.ledger import Ledger
from tracking.indicators import contributions, parts
from tracking.periods import period
from tracking.views import Record, Report, merge, records
from tracking.vocabulary import Origin, Target, View

NUMBERS = count(1)


@dataclass(frozen=True)
class Sent:
    """A report and its records; later ones have greater numbers."""

    report: Report
    records: list[Record]


def sent(unit: str, code: str, view: View, table: str | list, as_of: date | None = None) -> Sent:
    """A unit's report of a view for a period, its rows drawn."""
    report = Report(
        submission_id=next(NUMBERS),
        unit_code=unit,
        view=view,
        period_code=code,
        as_of=as_of or period(code).end,
    )
    rows = drawn(table) if isinstance(table, str) else table
    return Sent(report, records(report, rows))


def earlier_of(one: Sent, reports: tuple[Sent, ...]) -> list[Record]:
    """The records of a unit's earlier reports of services of the year."""
    return [
        record
        for other in reports
        if one.report.view is View.SERVICES
        and (other.report.view, other.report.unit_code) == (View.SERVICES, one.report.unit_code)
        and other.report.period_code[:4] == one.report.period_code[:4]
        and other.report.as_of < one.report.as_of
        for record in other.records
    ]


def bases_of(*reports: Sent) -> list[tuple[list[Record], list[Record]]]:
    """The records of each report, and of those it is told with."""
    return [(one.records, earlier_of(one, reports)) for one in reports]


def board_of(
    *reports: Sent,
    code: str,
    targets: tuple[Target, ...] = (),
    owed: Mapping[View, tuple[str, ...]] | None = None,
) -> Board:
    """The board of some reports, as seen in a period."""
    counted = [
        part for one in reports for part in parts(one.report, one.records, earlier_of(one, reports))
    ]
    owing = owed or {}
    return Board(Ledger(counted), targets, lambda view, _: owing.get(view, ()), code)


def merged_of(*reports: Sent) -> Any:
    """The records of reports of one view and period, each once."""
    return merge([record for one in reports for record in one.records])


def counted(view: View, code: str, one: Sent, *others: Sent) -> tuple[float, float] | None:
    """Numerator and denominator of an indicator over a report; None where nothing is stated."""
    earlier = earlier_of(one, others)
    found = list(contributions(view, code, one.records, earlier))
    if not found:
        return None
    return sum(each.numerator for each in found), sum(each.denominator for each in found)


def target(
    code: str = "tasks_on_time_rate",
    level: float = 0.9,
    *,
    start: str = "2022-01-01",
    due: str = "2022-12-31",
    start_level: float = 0.0,
    origin: Origin = Origin.MINISTRY,
) -> Target:
    """A target of the ministry for 2022."""
    return Target(
        indicator_code=code,
        level=level,
        start_level=start_level,
        starts_on=date.fromisoformat(start),
        due_on=date.fromisoformat(due),
        origin=origin,
        document="Quyết định giao chỉ tiêu",
        document_on=None,
    )
