"""What was expected of an indicator by a day, and how does a figure stand against it?

A trajectory is linear between milestones: from the start level to the target on its day.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from tracking.vocabulary import Direction, Standing, Target

TOLERANCE = 0.001
"""0.1 percentage point: what rounding alone may make of a rate."""
RISK = 0.10
"""How far below the expected level a figure is at risk only: 10 percentage points, for a plain
number 10 % of what is expected."""
DAYS_OF_MONTH = 365.25 / 12


def expected(target: Target, on: date) -> float:
    """The level expected on a day: the start level before the path begins, the target after it."""
    path = [(target.starts_on, target.start_level), *target.milestones]
    path.append((target.due_on, target.level))
    if on <= path[0][0]:
        return path[0][1]
    for (start, low), (end, high) in pairwise(path):
        if on <= end:
            share = (on - start).days / max((end - start).days, 1)
            return low + (high - low) * share
    return target.level


def standing(
    value: float | None, expected_level: float, direction: Direction, *, is_rate: bool
) -> Standing:
    """How a value stands against the level expected."""
    if value is None:
        return Standing.NOT_REPORTED
    short = (
        expected_level - value
        if direction is Direction.HIGHER_IS_BETTER
        else (value - expected_level)
    )
    scale = 1.0 if is_rate else max(abs(expected_level), 1.0)
    if short <= TOLERANCE * scale:
        return Standing.ON_TRACK
    return Standing.AT_RISK if short <= RISK * scale + 1e-9 else Standing.BEHIND


def months_between(start: date, end: date) -> float:
    """The length of time from a day to a later one, in months; whole between ends of months."""
    whole = (end.year - start.year) * 12 + end.month - start.month
    if _is_month_end(start) and _is_month_end(end):
        return float(max(whole, 0))
    return max((end - start).days / DAYS_OF_MONTH, 0.0)


def _is_month_end(day: date) -> bool:
    return date.fromordinal(day.toordinal() + 1).day == 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """What must be disbursed a month to reach a level by a day, beside what has been, in đồng."""

    ends_on: date
    months_left: float
    required: float | None
    best: float | None
    recent: float | None


def pace(history: Sequence[tuple[date, float]], goal: float, ends_on: date) -> Pace:
    """The monthly pace that `goal` asks for from the last of `history` (day, cumulative amount)
    on; `recent` is the mean of the last three months, None where there is no month to look at."""
    months = monthly(history)
    last_on, last = history[-1]
    left = months_between(last_on, ends_on)
    recent = [amount for _, amount in months[-3:]]
    return Pace(
        ends_on=ends_on,
        months_left=left,
        required=max(goal - last, 0.0) / left if left else None,
        best=max((amount for _, amount in months), default=None),
        recent=sum(recent) / len(recent) if recent else None,
    )


def monthly(history: Sequence[tuple[date, float]]) -> list[tuple[date, float]]:
    """What was added a month, from cumulative amounts of one year; each over its own months."""
    found = []
    for (start, before), (end, after) in pairwise(history):
        length = months_between(start, end)
        if length and start.year == end.year:
            found.append((end, (after - before) / length))
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """What will be disbursed by a day at the slowest, the recent and the fastest pace, in đồng."""

    ends_on: date
    low: float
    middle: float
    high: float


def forecast(history: Sequence[tuple[date, float]], ends_on: date, limit: float) -> Forecast | None:
    """Where the amounts of `history` lead by a day, never above `limit`, the plan in force.

    The range is that of the paces of the last six months; None before two months are known.
    """
    paces = [amount for _, amount in monthly(history)[-6:]]
    if not paces:
        return None
    last_on, last = history[-1]
    left = months_between(last_on, ends_on)
    recent = paces[-3:]

    def reached(amount: float) -> float:
        return min(max(last + amount * left, last), max(limit, last))

    return Forecast(
        ends_on=ends_on,
        low=reached(min(paces)),
        middle=reached(sum(recent) / len(recent)),
        high=reached(max(paces)),
    )
