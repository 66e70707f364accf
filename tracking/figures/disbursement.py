"""Disbursement of a period: two denominators side by side, the pace that is needed, where it leads,
which units and projects are furthest behind."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tracking.figures.board import Board
from tracking.figures.figure import Figure
from tracking.figures.ledger import seen_as
from tracking.figures.monthly import (
    LATE,
    Month,
    PlanCut,
    monthly,
    months_so_far,
    months_to,
    plan_cut,
)
from tracking.figures.sums import Band
from tracking.figures.words import day
from tracking.indicators.disbursement import ASSIGNED, DISBURSED
from tracking.merging import Link, Merged
from tracking.period_codes import period_label, year_of
from tracking.periods import period
from tracking.trajectory import Forecast, Pace, expected, forecast, pace
from tracking.views import Record, adjusted_plan

RATES = (
    "disbursed_assigned_rate",
    "disbursed_adjusted_rate",
    "disbursed_with_carried_over_rate",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A month of a year: what was disbursed to its end, or to the day its reports tell of, against
    both plans, in đồng; `covered` are the units that tell and those that owe it, `band` is where
    the rate of the plan assigned may stand with those that are missing."""

    period_code: str
    on: date
    label: str
    disbursed: float | None
    assigned: float | None
    adjusted: float | None
    assigned_rate: float | None
    adjusted_rate: float | None
    expected: float | None
    covered: tuple[int, int]
    band: Band | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """A day on which the year's disbursement closes: what is needed until then, where it leads."""

    on: date
    pace: Pace
    forecast: Forecast | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectLine:
    """A project as it counts; amounts in đồng, None where not stated."""

    record: Record
    unit_code: str
    assigned: int | None
    plan: int | None
    disbursed: int | None
    rate: float | None

    @property
    def assigned_rate(self) -> float | None:
        """Disbursed of the plan first assigned, which no cut makes look better."""
        return (
            None if self.disbursed is None or not self.assigned else self.disbursed / self.assigned
        )

    @property
    def left(self) -> int | None:
        """What of the plan in force is not disbursed yet."""
        return None if self.plan is None else self.plan - (self.disbursed or 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class DisbursementPage:
    """Everything the screen of disbursement tells; `goal` is the target in đồng, `months` are what
    the units of the period disbursed month by month; `units` are all of them, also on the page of
    one, by the rate `of_all` is of."""

    assigned: Figure
    adjusted: Figure
    with_carried_over: Figure
    stated_forecast: Figure
    points: tuple[Point, ...]
    cut: PlanCut | None
    goal: float | None
    months: tuple[Month, ...]
    closings: tuple[Closing, ...]
    of_all: Figure
    units: tuple[Figure, ...]
    projects: tuple[ProjectLine, ...]
    disputed: tuple[Link, ...]
    omitted: tuple[Link, ...]
    uncounted: tuple[Record, ...]


def disbursement_page(
    board: Board, merged: Merged, unit_code: str | None = None
) -> DisbursementPage:
    """The disbursement of the board's period, of the ministry or of one unit."""
    assigned, adjusted, carried = (board.figure(code, unit_code) for code in RATES)
    points = history(board, unit_code)
    told = months_to(board, unit_code)
    months = monthly(told, {share.unit_code for share in adjusted.shares})
    goal = _goal(assigned, adjusted)
    ranked = next((code for code in RATES if code in board.targets), RATES[1])
    lines = [
        project_line(record, board.period_code) for record in filter(board.counts, merged.records)
    ]
    unit = board.seen(unit_code)
    wanted = [line for line in lines if unit in (None, line.unit_code)]
    links = [link for link in merged.links if unit in (None, board.seen(link.other.owner))]
    return DisbursementPage(
        assigned=assigned,
        adjusted=adjusted,
        with_carried_over=carried,
        stated_forecast=board.figure("forecast_year_rate", unit_code),
        points=points,
        cut=plan_cut(told),
        goal=goal,
        months=months,
        closings=_closings(board, months, goal, adjusted),
        of_all=board.figure(ranked),
        units=tuple(sorted(board.by_unit(ranked), key=_by_gap)),
        projects=tuple(sorted(wanted, key=lambda line: -(line.left or 0))),
        disputed=tuple(link for link in links if link.differing),
        omitted=tuple(link for link in links if link.counted is None),
        uncounted=board.uncounted(merged.records, unit),
    )


def _by_gap(figure: Figure) -> tuple[int, float]:
    if figure.gap is not None:
        return 0, figure.gap
    return (1, figure.value) if figure.value is not None else (2, 0.0)


def history(board: Board, unit_code: str | None) -> tuple[Point, ...]:
    """The months of the year up to the board's period that anybody has reported, and the period
    itself where its reports tell of a later day."""
    codes = dict.fromkeys((*months_so_far(board.period_code), board.period_code))
    found: dict[date, Point] = {}
    for point in (_point(board, unit_code, code) for code in codes):
        if point.disbursed is not None:
            found.setdefault(point.on, point)
    return tuple(found.values())


def _point(board: Board, unit_code: str | None, code: str) -> Point:
    assigned, adjusted = (board.figure(rate, unit_code, code) for rate in RATES[:2])
    end = period(code).end
    closes_later = adjusted.stands_on - end > LATE
    on = adjusted.stands_on if closes_later else end
    target = assigned.target or adjusted.target
    return Point(
        period_code=code,
        on=on,
        label=f"đến {day(on)}" if closes_later else period_label(code),
        disbursed=adjusted.numerator,
        assigned=assigned.denominator,
        adjusted=adjusted.denominator,
        assigned_rate=assigned.value,
        adjusted_rate=adjusted.value,
        expected=expected(target, on) if target else None,
        covered=(len(assigned.coverage.present), len(assigned.coverage.owed)),
        band=assigned.band,
    )


def _goal(assigned: Figure, adjusted: Figure) -> float | None:
    """What the target asks for in đồng, of the plan it is set on."""
    for figure in (assigned, adjusted):
        if figure.target and figure.denominator:
            return figure.target.level * figure.denominator
    return None


def _closings(
    board: Board, months: Sequence[Month], goal: float | None, adjusted: Figure
) -> tuple[Closing, ...]:
    """Both days on which the year closes: 31 December, and 31 January of the next year."""
    plan, disbursed = adjusted.denominator, adjusted.numerator
    if plan is None or disbursed is None:
        return ()
    year, last = year_of(board.period_code), (adjusted.stands_on, disbursed)
    amounts = [month.amount for month in months]
    return tuple(
        Closing(
            on=on,
            pace=pace(last, amounts, plan if goal is None else goal, on),
            forecast=forecast(last, amounts, on, plan),
        )
        for on in (date(year, 12, 31), date(year + 1, 1, 31))
    )


def project_line(record: Record, period_code: str) -> ProjectLine:
    """A project with its plan in force and its own rate."""
    plan, disbursed = adjusted_plan(record.row), record.row.get(DISBURSED)
    rate = disbursed / plan if plan and disbursed is not None else None
    return ProjectLine(
        record=record,
        unit_code=seen_as(record.owner, period_code),
        assigned=record.row.get(ASSIGNED),
        plan=plan,
        disbursed=disbursed,
        rate=rate,
    )
