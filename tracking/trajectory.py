"""What was expected of an indicator by a day, and how does a figure stand against it?

A trajectory is linear between milestones: from the start level to the target on its day.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from tracking.vocabulary import Direction, Standing, Target

TOLERANCE = 0.001
"""0.1 percentage point: what rounding alone may make of a rate."""
FUZZ = 1e-9
"""What binary fractions may make of an exact limit."""
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
    value: float | None,
    expected_level: float,
    direction: Direction,
    *,
    is_rate: bool,
    at_risk: float,
) -> Standing:
    """How a value stands against the level expected; it is `at_risk` only up to so far below, of a
    rate in points (0.1 is ten percentage points), of a plain number of what is expected."""
    if value is None:
        return Standing.NOT_REPORTED
    short = (
        expected_level - value
        if direction is Direction.HIGHER_IS_BETTER
        else (value - expected_level)
    )
    scale = _scale(expected_level, is_rate=is_rate)
    if short <= TOLERANCE * scale + FUZZ:
        return Standing.ON_TRACK
    return Standing.AT_RISK if short <= at_risk * scale + FUZZ else Standing.BEHIND


def is_rounding(value: float, expected_level: float, *, is_rate: bool) -> bool:
    """Whether a value differs from the level expected by no more than rounding may make of it."""
    scale = _scale(expected_level, is_rate=is_rate)
    return abs(value - expected_level) <= TOLERANCE * scale + FUZZ


def _scale(expected_level: float, *, is_rate: bool) -> float:
    return 1.0 if is_rate else max(abs(expected_level), 1.0)


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


Reached = tuple[date, float]
"""What was disbursed to a day, in đồng."""


def pace(last: Reached, monthly: Sequence[float], goal: float, ends_on: date) -> Pace:
    """The monthly pace that `goal` asks for after `last`, beside what was disbursed in each month
    before; `recent` is the mean of the last three, or of as many as there are."""
    left = months_between(last[0], ends_on)
    recent = monthly[-3:]
    return Pace(
        ends_on=ends_on,
        months_left=left,
        required=max(goal - last[1], 0.0) / left if left else None,
        best=max(monthly, default=None),
        recent=sum(recent) / len(recent) if recent else None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """What will be disbursed by a day at the slowest, the recent and the fastest pace of `months`,
    in đồng; `is_capped` where the fastest would go beyond the plan in force."""

    ends_on: date
    low: float
    middle: float
    high: float
    months: int
    is_capped: bool


def forecast(
    last: Reached, monthly: Sequence[float], ends_on: date, limit: float
) -> Forecast | None:
    """Where the amounts of the last six months lead by a day, never above `limit`, the plan in
    force; None where no month is known."""
    paces = monthly[-6:]
    if not paces:
        return None
    left = months_between(last[0], ends_on)
    recent = paces[-3:]

    def reached(amount: float) -> float:
        return min(max(last[1] + amount * left, last[1]), max(limit, last[1]))

    return Forecast(
        ends_on=ends_on,
        low=reached(min(paces)),
        middle=reached(sum(recent) / len(recent)),
        high=reached(max(paces)),
        months=len(paces),
        is_capped=last[1] + max(paces) * left > max(limit, last[1]),
    )


def in_force(targets: Sequence[Target], on: date) -> Mapping[str, Target]:
    """Of each indicator the target that is due next; of two for the same day the later listed."""
    found: dict[str, Target] = {}
    for target in sorted(targets, key=lambda one: one.due_on):
        held = found.get(target.indicator_code)
        started = target.starts_on <= on <= target.due_on
        if started and (held is None or held.due_on == target.due_on):
            found[target.indicator_code] = target
    return found
