"""Every figure of a snapshot: value, expected level, standing, coverage, of any unit and period."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from tracking.figures.figure import Coverage, Figure, Share
from tracking.figures.ledger import Ledger, Shares, seen_as
from tracking.figures.sums import Band, Sum, band, change, fewest, total
from tracking.indicators import COUNTS_UNITS
from tracking.period_codes import months_of, previous_period, recent_periods, year_of
from tracking.periods import period
from tracking.specs.indicators import indicators
from tracking.trajectory import expected, in_force, standing
from tracking.views import Record
from tracking.vocabulary import Accumulation, Indicator, Standing, Target, View

LOOKED_BACK = 12
"""Months in which the last known figures of a missing unit are looked for."""
Owed = Callable[[View, str], tuple[str, ...]]


def series_length(period_code: str) -> int:
    """How many periods of a kind a series shows: twelve months, eight quarters, five years."""
    return {1: 12, 3: 8}.get(len(months_of(period_code)), 5)


class Board:
    """The figures of one snapshot as they are seen in one period.

    `owed` tells which units owe a report of a view in a period; `targets` are those in force.
    """

    def __init__(
        self, ledger: Ledger, targets: Sequence[Target], owed: Owed, period_code: str
    ) -> None:
        self.ledger = ledger
        self.owed = owed
        self.period_code = period_code
        self._every_target = tuple(targets)
        self._targets: dict[str, Mapping[str, Target]] = {}
        self._reported: dict[tuple[View, str], frozenset[str]] = {}
        self._silent: dict[tuple[View, str], frozenset[str]] = {}
        self._coverages: dict[tuple[str, str], Coverage] = {}
        self.targets = self._targets_at(period_code)

    def seen(self, unit_code: str | None) -> str | None:
        """The unit a former one has become by the board's period; None is the ministry."""
        return None if unit_code is None else seen_as(unit_code, self.period_code)

    def reported(self, view: View, period_code: str | None = None) -> frozenset[str]:
        """The units of which a report tells of the end of a period."""
        key = view, period_code or self.period_code
        if key not in self._reported:
            told = self.ledger.telling(*key)
            self._reported[key] = frozenset(seen_as(unit, self.period_code) for unit in told)
        return self._reported[key]

    def silent(self, view: View, period_code: str | None = None) -> frozenset[str]:
        """The units that owe a report of a period and have sent none."""
        key = view, period_code or self.period_code
        if key not in self._silent:
            owing = frozenset(seen_as(unit, self.period_code) for unit in self.owed(*key))
            self._silent[key] = owing - self.reported(*key)
        return self._silent[key]

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
        shares = _of(self._shares(indicator, at), unit)
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
        """The figure of each unit that owes a report of the indicator's view, or has one."""
        indicator = indicators()[code]
        shares = self._shares(indicator, self.period_code)
        owing = map(self.seen, self.owed(indicator.view, self.period_code))
        return [self.figure(code, unit) for unit in dict.fromkeys((*owing, *shares))]

    def series(self, code: str, unit_code: str | None = None) -> list[Figure]:
        """The figures of the last periods of the same kind, oldest first."""
        periods = recent_periods(self.period_code, series_length(self.period_code))
        return [self.figure(code, unit_code, at) for at in periods]

    def _shares(self, indicator: Indicator, at: str) -> Shares:
        counted = COUNTS_UNITS.get(indicator.code)
        if counted is None:
            return self._told(indicator, at)
        return {
            unit: share._replace(numerator=int(share.numerator > 0), denominator=0)
            for unit, share in self._told(indicators()[counted], at).items()
        }

    def _told(self, indicator: Indicator, at: str) -> Shares:
        """What is told of each unit: of one that owes a report and has sent none nothing, whatever
        others say of a task or a project of it."""
        silent = self.silent(indicator.view, at)
        found = self.ledger.shares(indicator, at, self.period_code)
        if not silent & found.keys():
            return found
        return {
            unit: share
            for unit, share in found.items()
            if unit not in silent or unit in map(self.seen, share.reported_by)
        }

    def _coverage(self, indicator: Indicator, at: str, unit: str | None) -> Coverage:
        key = indicator.code, at
        if key not in self._coverages:
            self._coverages[key] = self._whole_coverage(indicator, at)
        whole = self._coverages[key]
        if unit is None:
            return whole
        return Coverage(
            owed=_only(unit, whole.owed),
            present=_only(unit, whole.present),
            partial=_only(unit, whole.partial),
            unstated=_only(unit, whole.unstated),
        )

    def _whole_coverage(self, indicator: Indicator, at: str) -> Coverage:
        """Whose figures are owed and in. Without the columns of a figure it is still owed, but for
        measures: no unit has to state all of them."""
        shares = self._shares(indicator, at)
        told = self.ledger.telling(indicator.view, at)
        owing: dict[str, list[str]] = {}
        for former in self.owed(indicator.view, at):
            owing.setdefault(seen_as(former, self.period_code), []).append(former)
        reported = self.reported(indicator.view, at)
        unstated = tuple(unit for unit in owing if unit in reported and unit not in shares)
        if indicator.view is View.MEASURES:
            owing = {unit: formers for unit, formers in owing.items() if unit not in unstated}
        wanted = len(months_of(at)) if indicator.accumulation is Accumulation.IN_PERIOD else 1
        partial = tuple(
            unit
            for unit, share in shares.items()
            if (share.periods != (at,) and len(share.periods) < wanted)
            or (len(owing.get(unit, ())) > 1 and not told.keys() >= set(owing[unit]))
        )
        # A unit that told of some months of a period is in, if only in part.
        is_in = shares if indicator.accumulation is Accumulation.IN_PERIOD else reported
        present = tuple(unit for unit in owing if unit in shares and unit in is_in)
        return Coverage(owed=tuple(owing), present=present, partial=partial, unstated=unstated)

    def _targets_at(self, at: str) -> Mapping[str, Target]:
        if at not in self._targets:
            self._targets[at] = in_force(self._every_target, period(at).end)
        return self._targets[at]

    def _target(self, indicator: Indicator, at: str, unit: str | None) -> Target | None:
        """A target set for the ministry holds for a unit's rate as well, not for its numbers."""
        if unit is not None and not indicator.is_rate:
            return None
        return self._targets_at(at).get(indicator.code)

    def _before(
        self, indicator: Indicator, at: str, unit: str | None, shares: Shares
    ) -> tuple[Shares, frozenset[str]]:
        """The shares of the period of the same kind before, none where amounts began anew; and
        the units that can be compared with it: in both, and whole in both."""
        before = previous_period(at)
        starts_anew = indicator.accumulation is Accumulation.TO_DATE
        if starts_anew and year_of(before) != year_of(at) and len(months_of(at)) < 9:
            return {}, frozenset()
        earlier = _of(self._shares(indicator, before), unit)
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
        """How a figure stands; where nothing is due, or nothing of the kind is the unit's, it has
        none."""
        if summed.value is None and summed.band is None:
            owes = unit is None or bool(self._coverage(indicator, at, unit).owed)
            nothing = summed.numerator is not None or not owes
            return Standing.NOT_APPLICABLE if nothing else Standing.NOT_REPORTED
        if level is None or summed.value is None:
            return Standing.NOT_APPLICABLE
        return standing(summed.value, level, indicator.direction, is_rate=indicator.is_rate)


def _of(shares: Shares, unit: str | None) -> Shares:
    if unit is None:
        return shares
    return {unit: shares[unit]} if unit in shares else {}


def _only(unit: str, codes: Sequence[str]) -> tuple[str, ...]:
    return (unit,) if unit in codes else ()
