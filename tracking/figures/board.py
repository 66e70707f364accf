"""Every figure of a snapshot: value, expected level, standing, coverage, of any unit and period."""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from tracking.figures.figure import Coverage, Figure, Share
from tracking.figures.ledger import Ledger, Shares, seen_as
from tracking.period_codes import months_of, previous_period, recent_periods, year_of
from tracking.periods import period
from tracking.specs.indicators import indicators
from tracking.trajectory import expected, standing
from tracking.vocabulary import Accumulation, Indicator, Standing, Target, View

LOOKED_BACK = 12
"""Months in which the last known figures of a missing unit are looked for."""
Owed = Callable[[View, str], tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sum:
    """Shares added; None where there is nothing to add."""

    numerator: float | None
    denominator: float | None
    value: float | None
    band: tuple[float, float] | None = None


def series_length(period_code: str) -> int:
    """How many periods of a kind a series shows: twelve months, eight quarters, five years."""
    return {1: 12, 3: 8}.get(len(months_of(period_code)), 5)


class Board:
    """The figures of one snapshot as they are seen in one period.

    `owed` tells which units owe a report of a view in a period.
    """

    def __init__(
        self, ledger: Ledger, targets: Sequence[Target], owed: Owed, period_code: str
    ) -> None:
        self.ledger = ledger
        self.owed = owed
        self.period_code = period_code
        self.targets = _in_force(targets, period_code)

    def figure(
        self, code: str, unit_code: str | None = None, period_code: str | None = None
    ) -> Figure:
        """The figure of an indicator for a unit, or for the ministry."""
        at = period_code or self.period_code
        indicator = indicators()[code]
        shares = self._shares(indicator, at, unit_code)
        total = _total(indicator, shares)
        coverage = self._coverage(indicator, at, shares, unit_code)
        target = self._target(indicator, unit_code)
        level = expected(target, period(at).end) if target else None
        before = self._before(indicator, at, unit_code)
        both = shares.keys() & before.keys()
        return Figure(
            indicator=indicator,
            unit_code=unit_code,
            period_code=at,
            as_of=period(at).end,
            numerator=total.numerator,
            denominator=total.denominator,
            value=total.value,
            previous=_total(indicator, before).value,
            change=_change(indicator, before, shares, both),
            compared=len(both),
            band=total.band or self._band(indicator, at, total, coverage, unit_code),
            target=target,
            expected=level,
            standing=_standing(indicator, total, level),
            coverage=coverage,
            shares=tuple(shares.values()),
        )

    def by_unit(self, code: str) -> list[Figure]:
        """The figure of each unit that owes a report of the indicator's view, or has one."""
        indicator = indicators()[code]
        shares = self._shares(indicator, self.period_code, None)
        owing = self.owed(indicator.view, self.period_code)
        return [self.figure(code, unit) for unit in dict.fromkeys((*owing, *shares))]

    def series(self, code: str, unit_code: str | None = None) -> list[Figure]:
        """The figures of the last periods of the same kind, oldest first."""
        periods = recent_periods(self.period_code, series_length(self.period_code))
        return [self.figure(code, unit_code, at) for at in periods]

    def _shares(self, indicator: Indicator, at: str, unit_code: str | None) -> Shares:
        shares = self.ledger.shares(indicator, at, self.period_code)
        if unit_code is None:
            return shares
        return {unit_code: shares[unit_code]} if unit_code in shares else {}

    def _coverage(
        self, indicator: Indicator, at: str, shares: Shares, unit_code: str | None
    ) -> Coverage:
        owing = dict.fromkeys(
            seen_as(unit, self.period_code) for unit in self.owed(indicator.view, at)
        )
        if unit_code is not None:
            owing = {unit: None for unit in owing if unit == unit_code}
        wanted = len(months_of(at)) if indicator.accumulation is Accumulation.IN_PERIOD else 1
        partial = (
            unit
            for unit, share in shares.items()
            if share.periods != (at,) and len(share.periods) < wanted
        )
        present = tuple(unit for unit in owing if unit in shares)
        return Coverage(owed=tuple(owing), present=present, partial=tuple(partial))

    def _target(self, indicator: Indicator, unit_code: str | None) -> Target | None:
        """A target set for the ministry holds for a unit's rate as well, not for its numbers."""
        if unit_code is not None and not indicator.is_rate:
            return None
        return self.targets.get(indicator.code)

    def _before(self, indicator: Indicator, at: str, unit_code: str | None) -> Shares:
        """The shares of the period of the same kind before; none where amounts began anew."""
        before = previous_period(at)
        starts_anew = indicator.accumulation is Accumulation.TO_DATE
        if starts_anew and year_of(before) != year_of(at) and len(months_of(at)) < 9:
            return {}
        return self._shares(indicator, before, unit_code)

    def _band(
        self, indicator: Indicator, at: str, total: _Sum, coverage: Coverage, unit: str | None
    ) -> tuple[float, float] | None:
        """What the figure would be with those missing at 0, and at their last known figures."""
        if unit is not None or total.numerator is None or coverage.is_whole:
            return None
        known = self._last_known(indicator, at, coverage.missing)
        if not known:
            return None
        added = sum(share.numerator for share in known)
        whole = (total.denominator or 0) + sum(share.denominator for share in known)
        ends = (total.numerator, total.numerator + added)
        if indicator.is_rate:
            if not whole:
                return None
            ends = (ends[0] / whole, ends[1] / whole)
        return min(ends), max(ends)

    def _last_known(self, indicator: Indicator, at: str, units: Iterable[str]) -> list[Share]:
        wanted = set(units)
        found: list[Share] = []
        for before in reversed(recent_periods(at, LOOKED_BACK)[:-1]):
            cumulative = indicator.accumulation is Accumulation.TO_DATE
            if not wanted or (cumulative and year_of(before) != year_of(at)):
                break
            shares = self.ledger.shares(indicator, before, self.period_code)
            found.extend(shares[unit] for unit in wanted & shares.keys())
            wanted -= shares.keys()
        return found


def _total(indicator: Indicator, shares: Shares) -> _Sum:
    if not shares:
        return _Sum(numerator=None, denominator=None, value=None)
    numerator = sum(share.numerator for share in shares.values())
    denominator = sum(share.denominator for share in shares.values())
    if not indicator.is_rate:
        return _Sum(numerator=numerator, denominator=None, value=numerator)
    if indicator.view is View.MEASURES and len(shares) > 1:
        rates = [one.numerator / one.denominator for one in shares.values() if one.denominator]
        return _Sum(numerator=None, denominator=None, value=None, band=(min(rates), max(rates)))
    value = numerator / denominator if denominator else None
    return _Sum(numerator=numerator, denominator=denominator, value=value)


def _change(indicator: Indicator, before: Shares, after: Shares, both: Set[str]) -> float | None:
    """What changed between two periods in the units that are in both."""
    first, second = (
        _total(indicator, {unit: shares[unit] for unit in both}).value for shares in (before, after)
    )
    return None if first is None or second is None else second - first


def _standing(indicator: Indicator, total: _Sum, level: float | None) -> Standing:
    if total.value is None and total.band is None:
        nothing_due = total.numerator is not None
        return Standing.NOT_APPLICABLE if nothing_due else Standing.NOT_REPORTED
    if level is None or total.value is None:
        return Standing.NOT_APPLICABLE
    return standing(total.value, level, indicator.direction, is_rate=indicator.is_rate)


def _in_force(targets: Sequence[Target], period_code: str) -> Mapping[str, Target]:
    """Of each indicator the target that is due next; of two for the same day the later listed."""
    end = period(period_code).end
    found: dict[str, Target] = {}
    for target in sorted(targets, key=lambda one: one.due_on):
        held = found.get(target.indicator_code)
        started = target.starts_on <= end <= target.due_on
        if started and (held is None or held.due_on == target.due_on):
            found[target.indicator_code] = target
    return found
