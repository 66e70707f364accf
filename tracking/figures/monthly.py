"""What did each month of the year change: how much was disbursed in it, was the plan cut in it?

Reports say what was disbursed since 1 January. Each unit is compared with its own report before,
so that a unit that reports late looks neither like a month's work nor like a cut of the plan.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from tracking.figures.board import Board
from tracking.period_codes import months_of, year_of
from tracking.periods import period

Amounts = Mapping[str, tuple[float, float]]
"""Unit -> disbursed since 1 January, plan in force, in đồng."""
Months = Mapping[str, Amounts]
"""Each month of the year from January on, with the units that reported it."""
LATE = timedelta(days=15)
"""From how long after a month a report tells of more than the month."""
CUT = 0.99
"""A plan that falls below this share of the one before has been cut."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanCut:
    """The month in which the plan in force fell furthest, in đồng: what the units that reported
    before it and since had on either side of it, and how many these are; `since` is the last month
    that any of them reported before, `later` how many did not report in the month itself."""

    period_code: str
    since: str
    on: date
    before: float
    after: float
    units: int
    later: int


class Month(NamedTuple):
    """What was disbursed in a month, in đồng; `is_spread` where some of it is the even share of
    months that a unit did not report; `begun` are the units that report first in it, of which the
    month's own part is not known."""

    period_code: str
    amount: float
    is_spread: bool
    begun: int = 0


@dataclass(frozen=True, slots=True)
class _Step:
    """A unit's report in the month at place `at`, and its last one before at place `before`."""

    unit: str
    before: int
    at: int
    earlier: tuple[float, float]
    now: tuple[float, float]


def months_so_far(period_code: str) -> tuple[str, ...]:
    """The months of a period's year up to its end."""
    year, last = year_of(period_code), months_of(period_code)[-1]
    return tuple(code for code in months_of(str(year)) if code <= last)


def months_to(board: Board, unit_code: str | None) -> Months:
    """What each unit, or one, had disbursed by each month of the board's year, and its plan; a
    report that tells of a much later day says nothing of the month it is taken for."""
    return {
        code: {
            share.unit_code: (share.numerator, share.denominator)
            for share in board.figure("disbursed_adjusted_rate", unit_code, code).shares
            if share.as_of[1] - period(code).end <= LATE
        }
        for code in months_so_far(board.period_code)
    }


def _steps(months: Sequence[Amounts]) -> Iterator[_Step]:
    last: dict[str, int] = {}
    for at, month in enumerate(months):
        for unit, now in month.items():
            if unit in last:
                yield _Step(unit, last[unit], at, months[last[unit]][unit], now)
            elif at == 0:
                yield _Step(unit, -1, 0, (0, now[1]), now)
            last[unit] = at


def monthly(months: Months, units: Collection[str]) -> tuple[Month, ...]:
    """What some units disbursed in each month that is known, in order; between two reports that
    leave out months the amount is spread over them."""
    codes, told = list(months), list(months.values())
    first = {unit: at for at in reversed(range(len(told))) for unit in told[at] if unit in units}
    begun = Counter(at for at in first.values() if at)
    amounts: dict[int, float] = {}
    spread: set[int] = set()
    for step in _steps(told):
        within = range(step.before + 1, step.at + 1) if step.unit in units else range(0)
        for at in within:
            amount = (step.now[0] - step.earlier[0]) / len(within)
            amounts[at] = amounts.get(at, 0.0) + amount
        spread |= set(within) if len(within) > 1 else set()
    return tuple(Month(codes[at], amounts[at], at in spread, begun[at]) for at in sorted(amounts))


def plan_cut(months: Months) -> PlanCut | None:
    """The month in which the plan in force fell furthest, by more than 1 % of it; units that did
    not report in it count by their first report after it."""
    codes, steps = list(months), list(_steps(list(months.values())))
    found = (
        _plans([step for step in steps if step.at == at], codes, at) for at in range(len(codes))
    )
    cuts = (cut for cut in found if cut.after < cut.before * CUT)
    deepest = max(cuts, key=lambda cut: cut.before - cut.after, default=None)
    if deepest is None:
        return None
    at = codes.index(deepest.period_code)
    return _plans([step for step in steps if step.before < at <= step.at], codes, at)


def _plans(steps: Sequence[_Step], codes: Sequence[str], at: int) -> PlanCut:
    """The plans on both sides of some steps, one a unit, as a cut in a month."""
    return PlanCut(
        period_code=codes[at],
        since=codes[max((step.before for step in steps), default=0)],
        on=period(codes[at]).end,
        before=sum(step.earlier[1] for step in steps),
        after=sum(step.now[1] for step in steps),
        units=len(steps),
        later=sum(step.at > at for step in steps),
    )
