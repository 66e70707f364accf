"""Every figure of a snapshot: value, expected level, standing, coverage, of any unit and period."""

from collections.abc import Iterable, Mapping, Sequence

from tracking.figures.covering import LOOKED_BACK, Covering, Owed, shares_of
from tracking.figures.figure import Figure, Share
from tracking.figures.ledger import Ledger, Shares
from tracking.figures.sums import Band, Sum, band, change, fewest, total
from tracking.period_codes import months_of, previous_period, recent_periods, year_of
from tracking.periods import period
from tracking.specs.indicators import indicators
from tracking.specs.thresholds import at_risk
from tracking.trajectory import expected, in_force, standing
from tracking.views import Record
from tracking.vocabulary import Accumulation, Indicator, Standing, Target


def series_length(period_code: str) -> int:
    """How many periods of a kind a series shows: twelve months, eight quarters, five years."""
    return {1: 12, 3: 8}.get(len(months_of(period_code)), 5)


class Board(Covering):
    """The figures of one snapshot as they are seen in one period; `targets` are those in force."""

    def __init__(
        self, ledger: Ledger, targets: Sequence[Target], owed: Owed, period_code: str
    ) -> None:
        super().__init__(ledger, owed, period_code)
        self._every_target = tuple(targets)
        self._targets: dict[str, Mapping[str, Target]] = {}
        self.targets = self._targets_at(period_code)

    def counts(self, record: Record) -> bool:
        """Whether a record of the board's period counts: none of a unit that is silent does."""
        return self.seen(record.owner) not in self.silent(record.report.view)

    def uncounted(self, records: Iterable[Record], unit: str | None) -> tuple[Record, ...]:
        """The records of silent units, of all or of one: told by others, not counted."""
        return tuple(
            record
            for record in records
            if not self.counts(record) and unit in (None, self.seen(record.owner))
        )

    def figure(
        self, code: str, unit_code: str | None = None, period_code: str | None = None
    ) -> Figure:
        """The figure of an indicator for a unit, or for the ministry."""
        at, unit = period_code or self.period_code, self.seen(unit_code)
        indicator = indicators()[code]
        shares = shares_of(self._shares(indicator, at), unit)
        summed = total(indicator, shares)
        coverage = self._coverage(indicator, at, unit)
        target = self._target(indicator, at, unit)
        level = expected(target, period(at).end) if target else None
        before, both = self._before(indicator, at, unit, shares)
        return Figure(
            indicator=indicator,
            unit_code=unit,
            period_code=at,
            as_of=period(at).end,
            numerator=summed.numerator,
            denominator=summed.denominator,
            value=summed.value,
            previous=total(indicator, before).value,
            change=change(indicator, before, shares, both),
            compared=len(both),
            change_of=fewest(before, shares, both),
            band=summed.band or self._band(indicator, at, () if unit else coverage.missing),
            target=target,
            expected=level,
            standing=self._standing(indicator, at, unit, summed, level),
            coverage=coverage,
            shares=tuple(shares.values()),
        )

    def by_unit(self, code: str) -> list[Figure]:
        """The figure of each unit that owes it, or has one."""
        indicator = indicators()[code]
        shares = self._shares(indicator, self.period_code)
        owing = self._coverage(indicator, self.period_code, None).owed
        return [self.figure(code, unit) for unit in dict.fromkeys((*owing, *shares))]

    def series(self, code: str, unit_code: str | None = None) -> list[Figure]:
        """The figures of the last periods of the same kind, oldest first."""
        periods = recent_periods(self.period_code, series_length(self.period_code))
        return [self.figure(code, unit_code, at) for at in periods]

    def _targets_at(self, at: str) -> Mapping[str, Target]:
        if at not in self._targets:
            self._targets[at] = in_force(self._every_target, period(at).end)
        return self._targets[at]

    def _target(self, indicator: Indicator, at: str, unit: str | None) -> Target | None:
        """A target set for the ministry holds for a rate of the units it is asked of as well, not
        for their numbers."""
        target = self._targets_at(at).get(indicator.code)
        if target is None or unit is None:
            return target
        return target if indicator.is_rate and self.is_asked(indicator, at, unit) else None

    def _before(
        self, indicator: Indicator, at: str, unit: str | None, shares: Shares
    ) -> tuple[Shares, frozenset[str]]:
        """The shares of the period of the same kind before, none where amounts began anew; and
        the units that can be compared with it: in both, and whole in both."""
        before = previous_period(at)
        starts_anew = indicator.accumulation is Accumulation.TO_DATE
        if starts_anew and year_of(before) != year_of(at) and len(months_of(at)) < 9:
            return {}, frozenset()
        earlier = shares_of(self._shares(indicator, before), unit)
        both = frozenset(shares.keys() & earlier.keys())
        for code in (at, before) if both else ():
            both -= frozenset(self._coverage(indicator, code, None).partial)
        return earlier, both

    def _band(self, indicator: Indicator, at: str, missing: Sequence[str]) -> Band | None:
        shares = self._shares(indicator, at)
        silent = [unit for unit in missing if unit not in shares]
        known = self._last_known(indicator, at, silent) if silent else ()
        return band(indicator, shares, known)

    def _last_known(self, indicator: Indicator, at: str, units: Iterable[str]) -> list[Share]:
        """By months, so that a month, a quarter and a year that end alike find the same; what is
        told of a period alone by periods as long, for a month is no quarter."""
        wanted = set(units)
        found: list[Share] = []
        cumulative = indicator.accumulation is Accumulation.TO_DATE
        alone = indicator.accumulation is Accumulation.IN_PERIOD
        last = at if alone else months_of(at)[-1]
        for before in reversed(recent_periods(last, LOOKED_BACK)[:-1]):
            if not wanted or (cumulative and year_of(before) != year_of(at)):
                break
            shares = self._shares(indicator, before)
            found.extend(shares[unit] for unit in wanted & shares.keys())
            wanted -= shares.keys()
        return found

    def _standing(
        self, indicator: Indicator, at: str, unit: str | None, summed: Sum, level: float | None
    ) -> Standing:
        """How a figure stands; none where nothing is due, or it is not asked of the unit."""
        if summed.value is None and summed.band is None:
            asked = unit is None or self.is_asked(indicator, at, unit)
            nothing = summed.numerator is not None or not asked
            return Standing.NOT_APPLICABLE if nothing else Standing.NOT_REPORTED
        if level is None or summed.value is None:
            return Standing.NOT_APPLICABLE
        return standing(
            summed.value,
            level,
            indicator.direction,
            is_rate=indicator.is_rate,
            at_risk=at_risk(indicator.code),
        )
