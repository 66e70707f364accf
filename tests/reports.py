"""Reports drawn as text and counted without a store, for tests of figures."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Any

from tests.drawn import drawn
from tracking.figures.board import Board
from tracking.figures.ledger import Ledger
from tracking.indicators import contributions, parts, parts_of_others
from tracking.merging import merge
from tracking.periods import period
from tracking.views import Record, Report, records
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
    """The records that count of each report, and those of the earlier ones it is told with."""
    return [(_counting(one, reports), earlier_of(one, reports)) for one in reports]


def _round_of(one: Sent, reports: tuple[Sent, ...]) -> list[Sent]:
    """The reports of the same view and period."""
    same = (one.report.view, one.report.period_code)
    return [each for each in reports if (each.report.view, each.report.period_code) == same]


def _counting(one: Sent, reports: tuple[Sent, ...]) -> list[Record]:
    records_of_one = merged_of(*_round_of(one, reports)).records
    return [each for each in records_of_one if each.report == one.report]


def board_of(
    *reports: Sent,
    code: str,
    targets: tuple[Target, ...] = (),
    owed: Mapping[View, tuple[str, ...]] | None = None,
) -> Board:
    """The board of some reports, as seen in a period."""
    counted = []
    for one in reports:
        own = [record for record in one.records if record.is_own]
        counted += parts(one.report, own, earlier_of(one, reports))
        together = _round_of(one, reports)
        if together[0] is one:
            found = [record for each in together for record in each.records]
            counted += parts_of_others([each.report for each in together], found)
    owing = owed or {}
    return Board(Ledger(counted), targets, lambda view, _: owing.get(view, ()), code)


def merged_of(*reports: Sent) -> Any:
    """The records of reports of one view and period, each once."""
    found = [record for one in reports for record in one.records]
    return merge(found, [one.report for one in reports])


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
