"""Why does a figure differ from the one the last briefing showed?

Four reasons, which add up: units mended what they had reported (revised), reports came that were
not there yet (late), units got on with their work (progress), and other units are counted
(covered). Only the third is progress.
"""

from collections.abc import Mapping
from dataclasses import dataclass

Amounts = Mapping[str, tuple[float, float]]
"""Unit -> numerator, denominator."""
FELT = 0.0005
"""A difference of rates that is seen in percent with one decimal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bridge:
    """From the rate shown to the rate now, in fractions; `revised_by` and `late_by` are units,
    `covered_by` those that only one of the two periods tells of."""

    shown: float
    now: float
    revised: float
    late: float
    progress: float
    covered: float
    revised_by: tuple[str, ...]
    late_by: tuple[str, ...]
    covered_by: tuple[str, ...] = ()


def bridge(shown: Amounts, again: Amounts, now: Amounts) -> Bridge | None:
    """From what was shown, over the same period as it is told today, to the period of today; None
    where one of the ends, or of the steps between, has nothing to divide by."""
    mended = {unit: again.get(unit, amounts) for unit, amounts in shown.items()}
    both = again.keys() & now.keys()
    steps = (
        shown,
        mended,
        again,
        {unit: again[unit] for unit in both},
        {unit: now[unit] for unit in both},
        now,
    )
    rates = [_rate(step) for step in steps]
    if any(rate is None for rate in rates):
        return None
    was, after_mending, whole, before, after, is_now = (rate or 0.0 for rate in rates)
    return Bridge(
        shown=was,
        now=is_now,
        revised=after_mending - was,
        late=whole - after_mending,
        progress=after - before,
        covered=(before - whole) + (is_now - after),
        revised_by=tuple(sorted(unit for unit in shown if mended[unit] != shown[unit])),
        late_by=tuple(sorted(again.keys() - shown.keys())),
        covered_by=tuple(sorted(again.keys() ^ now.keys())),
    )


def _rate(amounts: Amounts) -> float | None:
    whole = sum(denominator for _, denominator in amounts.values())
    return sum(numerator for numerator, _ in amounts.values()) / whole if whole else None
