"""The parts of a snapshot, looked up: which of them make the figure of a unit in a period?

Own reports come before what others say; units that merged are seen as what they are at the end of
the period that is looked at; a quarter, half or year is told by its own report, else by that of its
last month (figures to date, lists) or by its months together (figures of a period).
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache

from tracking.figures.figure import Share
from tracking.period_codes import months_of
from tracking.periods import period
from tracking.specs.units import successor
from tracking.views import chosen_reporter
from tracking.vocabulary import Accumulation, Indicator, Part

Shares = Mapping[str, Share]


class Ledger:
    """Parts by indicator, period and unit; built once for a snapshot, then only read."""

    def __init__(self, parts: Iterable[Part]) -> None:
        self._parts: dict[str, dict[str, dict[str, Share]]] = {}
        self._seen: dict[tuple[str, str, str], Shares] = {}
        for (code, period_code, unit), found in _by_unit(parts).items():
            by = {one.reported_by: one.submission_id for one in found}
            chosen = chosen_reporter(unit, by)
            (part,) = [one for one in found if one.reported_by == chosen]
            share = Share(
                unit_code=unit,
                numerator=part.numerator,
                denominator=part.denominator,
                periods=(period_code,),
                submission_ids=(part.submission_id,),
                reported_by=(part.reported_by,),
            )
            self._parts.setdefault(code, {}).setdefault(period_code, {})[unit] = share

    def shares(self, indicator: Indicator, period_code: str, seen_from: str) -> Shares:
        """What each unit adds to an indicator in a period, units as they are at the end of
        another period, `seen_from`."""
        key = indicator.code, period_code, seen_from
        if key not in self._seen:
            self._seen[key] = self._look_up(indicator, period_code, seen_from)
        return self._seen[key]

    def _look_up(self, indicator: Indicator, period_code: str, seen_from: str) -> Shares:
        held = self._parts.get(indicator.code, {})
        found: dict[str, Share] = {}
        for codes in _told_by(period_code, indicator.accumulation, tuple(sorted(held))):
            for unit, share in _added([held[code] for code in codes]).items():
                found.setdefault(unit, share)
        return _as_seen(found, seen_from)


def _by_unit(parts: Iterable[Part]) -> dict[tuple[str, str, str], list[Part]]:
    found: dict[tuple[str, str, str], list[Part]] = {}
    for part in parts:
        key = part.indicator_code, part.period_code, part.unit_code
        found.setdefault(key, []).append(part)
    return found


@lru_cache(maxsize=5_000)
def _told_by(
    period_code: str, accumulation: Accumulation, held: tuple[str, ...]
) -> tuple[tuple[str, ...], ...]:
    """The groups of held periods that tell of a period, the best first; a unit's figure is that
    of the first group it is in."""
    months = months_of(period_code)
    if accumulation is Accumulation.IN_PERIOD:
        groups = [(period_code,), months]
    else:
        end = period(period_code).end
        same_end = (code for code in held if period(code).end == end)
        groups = [(period_code,), (months[-1],), *((code,) for code in same_end)]
    kept = (tuple(code for code in group if code in held) for group in groups)
    return tuple(dict.fromkeys(group for group in kept if group))


def _added(months: list[dict[str, Share]]) -> Shares:
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
    return replace(
        one,
        numerator=one.numerator + other.numerator,
        denominator=one.denominator + other.denominator,
        periods=tuple(dict.fromkeys(one.periods + other.periods)),
        submission_ids=one.submission_ids + other.submission_ids,
        reported_by=tuple(dict.fromkeys(one.reported_by + other.reported_by)),
    )


def _as_seen(shares: Shares, seen_from: str) -> Shares:
    found: dict[str, Share] = {}
    for unit, share in shares.items():
        now = seen_as(unit, seen_from)
        renamed = replace(share, unit_code=now) if now != unit else share
        found[now] = add(found[now], renamed) if now in found else renamed
    return found


@lru_cache(maxsize=20_000)
def seen_as(unit_code: str, period_code: str) -> str:
    """The unit a former unit has become by the end of a period; itself where it has ended."""
    return successor(unit_code, period(period_code).end) or unit_code
