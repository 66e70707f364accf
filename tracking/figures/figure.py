"""A figure: a value with its parts, what was expected of it, and whose reports it covers."""

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from tracking.vocabulary import Direction, Indicator, Standing, Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Unit codes that owe a figure, and those of them of which it is in; `partial` are those of
    which some months of a longer period, or a unit that has since merged into them, are missing;
    `unstated` have reported without stating it.

    Of a figure of the year `months` are those that any report tells of, `gaps` the units that
    tell of fewer, each with the months it lacks.
    """

    owed: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    partial: tuple[str, ...] = ()
    unstated: tuple[str, ...] = ()
    months: tuple[str, ...] = ()
    gaps: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def missing(self) -> tuple[str, ...]:
        """Those that owe a figure and have none."""
        return tuple(code for code in self.owed if code not in self.present)

    @property
    def asked(self) -> int:
        """How many units are to tell it: those that owe it, and that reported without it."""
        return len({*self.owed, *self.unstated})

    @property
    def is_whole(self) -> bool:
        """Whether nobody is missing."""
        return not self.missing


class Share(NamedTuple):
    """What one unit adds to a figure, from the reports of which periods, and whose they are.

    `counted` are the reports and the unit each tells of under the name it had then, `as_of` the
    first and the last day they stand for, `day_stated` whether all of them say so themselves.
    """

    unit_code: str
    numerator: float
    denominator: float
    periods: tuple[str, ...]
    counted: tuple[tuple[int, str], ...]
    reported_by: tuple[str, ...]
    as_of: tuple[date, date]
    day_stated: bool = True

    @property
    def submission_ids(self) -> tuple[int, ...]:
        """The reports it was counted from, each once."""
        return tuple(dict.fromkeys(number for number, _ in self.counted))


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """An indicator of a unit (None: the whole ministry) in a period.

    `value` is numerator / denominator, or the numerator of a plain number; None where nobody has
    reported, or where rates alone were reported and cannot be added (`band` then is their range).
    `band` otherwise: units missing counted at 0, and at their last known figures. `as_of` is the
    day the period ends, `previous` the value one period of the same kind before, `change` what has
    changed since then in the `compared` units that reported both (a late report is no progress), of
    `change_of` things in whichever of the two periods had fewer.
    """

    indicator: Indicator
    unit_code: str | None
    period_code: str
    as_of: date
    numerator: float | None = None
    denominator: float | None = None
    value: float | None = None
    previous: float | None = None
    change: float | None = None
    compared: int = 0
    change_of: float = 0.0
    band: tuple[float, float] | None = None
    target: Target | None = None
    expected: float | None = None
    standing: Standing = Standing.NOT_APPLICABLE
    coverage: Coverage = field(default_factory=Coverage)
    shares: tuple[Share, ...] = ()

    @property
    def told_on(self) -> tuple[date, date]:
        """Up to which day its units tell, from the unit that tells least far to the one that tells
        furthest; the end of its period without any. Of a unit whose months are added the last."""
        if not self.shares:
            return self.as_of, self.as_of
        days = [share.as_of[1] for share in self.shares]
        return min(days), max(days)

    @property
    def stands_on(self) -> date:
        """The day by which all of it is told: the end of its period, or the day after it on which
        the earliest of its reports closes, as the books of a year do on 31 January."""
        return max(self.as_of, self.told_on[0])

    @property
    def told_of(self) -> tuple[str, ...]:
        """The units its reports tell of, under the names they had then."""
        return tuple(dict.fromkeys(code for share in self.shares for _, code in share.counted))

    @property
    def gap(self) -> float | None:
        """How far beyond the expected level the value is; negative is worse than expected."""
        if self.value is None or self.expected is None:
            return None
        ahead = self.value - self.expected
        return ahead if self.indicator.direction is Direction.HIGHER_IS_BETTER else -ahead

    @property
    def improved(self) -> bool | None:
        """Whether the change is for the better; None where there is none."""
        if not self.change:
            return None
        return (self.change > 0) is (self.indicator.direction is Direction.HIGHER_IS_BETTER)
