"""The parts of a snapshot, looked up: which of them make the figure of a unit in a period?

Own reports come before what others say; units that merged are seen as what they are at the end of
the period that is looked at; a quarter, half or year is told by its own report, else by that of its
last month (figures to date, lists) or by its months together (figures of a period).
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache, reduce

from tracking.figures.figure import Share
from tracking.period_codes import months_of
from tracking.periods import period
from tracking.specs.entered import remembered
from tracking.specs.units import successor
from tracking.vocabulary import Accumulation, Indicator, Part, View

Shares = Mapping[str, Share]
Telling = Mapping[str, tuple[str, int]]
"""Reporting unit -> the period of the report that tells, and its submission."""


class Ledger:
    """Parts by view, period and reporting unit; built once for a snapshot, then only read."""

    def __init__(self, parts: Iterable[Part]) -> None:
        self._told: dict[View, dict[str, dict[str, list[Part]]]] = {view: {} for view in View}
        self._seen: dict[tuple[str, str, str], Shares] = {}
        self._telling: dict[tuple[View, str], Telling] = {}
        for part in parts:
            of_period = self._told[part.view].setdefault(part.period_code, {})
            of_period.setdefault(part.reported_by, []).append(part)

    def shares(self, indicator: Indicator, period_code: str, seen_from: str) -> Shares:
        """What each unit adds to an indicator in a period, units as they are at the end of
        another period, `seen_from`."""
        key = indicator.code, period_code, seen_from
        if key not in self._seen:
            self._seen[key] = self._look_up(indicator, period_code, seen_from)
        return self._seen[key]

    def telling(self, view: View, period_code: str) -> Telling:
        """The reports that tell of the end of a period, one a unit: the period's own, else that of
        its last month, else another that ends with it."""
        key = view, period_code
        if key not in self._telling:
            held = self._told[view]
            found: dict[str, tuple[str, int]] = {}
            for code in ending_with(period_code, tuple(sorted(held))):
                for unit, number in self.reports(view, code).items():
                    found.setdefault(unit, (code, number))
            self._telling[key] = found
        return self._telling[key]

    def reports_telling(self, view: View, month: str) -> frozenset[str]:
        """The units of which some report tells of a month: its own, or one of a longer period."""
        held = self._told[view]
        return frozenset(
            unit for code, units in held.items() if month in months_of(code) for unit in units
        )

    def _look_up(self, indicator: Indicator, period_code: str, seen_from: str) -> Shares:
        if indicator.accumulation is not Accumulation.IN_PERIOD:
            told = self._chosen(indicator, self.telling(indicator.view, period_code))
            return _as_seen(told, seen_from)
        found: dict[str, Share] = {}
        for codes in ((period_code,), months_of(period_code)):
            for unit, share in _added([self._alone(indicator, code) for code in codes]).items():
                found.setdefault(unit, share)
        return _as_seen(found, seen_from)

    def _alone(self, indicator: Indicator, code: str) -> Shares:
        """The shares told by the reports of one period."""
        reports = self.reports(indicator.view, code)
        return self._chosen(indicator, {unit: (code, one) for unit, one in reports.items()})

    def reports(self, view: View, code: str) -> dict[str, int]:
        """The submissions of a period by their units."""
        told = self._told[view].get(code, {})
        return {unit: parts[0].submission_id for unit, parts in told.items()}

    def _chosen(self, indicator: Indicator, telling: Telling) -> Shares:
        """What the reports of one period say of each unit, added: its own, and what others alone
        know of it; of reports of several periods that end alike those of its own one."""
        held = self._told[indicator.view]
        by_unit: dict[str, list[Part]] = {}
        for reporter, (period_code, _) in telling.items():
            for part in held[period_code][reporter]:
                if indicator.code in part.sums:
                    by_unit.setdefault(part.unit_code, []).append(part)
        found: dict[str, Share] = {}
        for unit, told in by_unit.items():
            shares = [
                _share(part, indicator.code) for part in _of_one_period(told, telling.get(unit))
            ]
            if shares:
                found[unit] = reduce(add, shares)
        return found


def _of_one_period(told: Sequence[Part], own: tuple[str, int] | None) -> list[Part]:
    """Of parts from reports of several periods those of the unit's own, else of the newest."""
    of = own[0] if own else max(told, key=lambda part: part.submission_id).period_code
    return [part for part in told if part.period_code == of]


def _share(part: Part, code: str) -> Share:
    numerator, denominator = part.sums[code]
    return Share(
        part.unit_code,
        numerator,
        denominator,
        (part.period_code,),
        ((part.submission_id, part.unit_code),),
        (part.reported_by,),
        (part.as_of, part.as_of),
        part.day_stated,
    )


@lru_cache(maxsize=5_000)
def ending_with(period_code: str, held: tuple[str, ...]) -> tuple[str, ...]:
    """The held periods that tell of the end of a period, the best first."""
    end = period(period_code).end
    same_end = (code for code in held if period(code).end == end)
    found = dict.fromkeys((period_code, months_of(period_code)[-1], *same_end))
    return tuple(code for code in found if code in held)


def _added(months: Sequence[Shares]) -> Shares:
    """Shares of the same unit in several periods, added."""
    if len(months) == 1:
        return months[0]
    found: dict[str, Share] = {}
    for month in months:
        for unit, share in month.items():
            found[unit] = add(found[unit], share) if unit in found else share
    return found


def add(one: Share, other: Share) -> Share:
    """Two shares as one, of the first one's unit."""
    return Share(
        unit_code=one.unit_code,
        numerator=one.numerator + other.numerator,
        denominator=one.denominator + other.denominator,
        periods=tuple(dict.fromkeys(one.periods + other.periods)),
        counted=one.counted + other.counted,
        reported_by=tuple(dict.fromkeys(one.reported_by + other.reported_by)),
        as_of=(min(one.as_of[0], other.as_of[0]), max(one.as_of[1], other.as_of[1])),
        day_stated=one.day_stated and other.day_stated,
    )


def _as_seen(shares: Shares, seen_from: str) -> Shares:
    found: dict[str, Share] = {}
    for unit, share in shares.items():
        now = seen_as(unit, seen_from)
        renamed = share._replace(unit_code=now) if now != unit else share
        found[now] = add(found[now], renamed) if now in found else renamed
    return found


@remembered(20_000)
def seen_as(unit_code: str, period_code: str) -> str:
    """The unit a former unit has become by the end of a period; itself where it has ended."""
    return successor(unit_code, period(period_code).end) or unit_code
