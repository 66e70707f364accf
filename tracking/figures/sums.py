"""What do the shares of units add up to, and between which ends would it be with those missing?"""

from collections.abc import Collection, Mapping, Set
from dataclasses import dataclass

from tracking.figures.figure import Share
from tracking.vocabulary import Indicator, View

Band = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """Shares added; None where there is nothing to add, `band` the range of what cannot be."""

    numerator: float | None = None
    denominator: float | None = None
    value: float | None = None
    band: Band | None = None


def total(indicator: Indicator, shares: Mapping[str, Share]) -> Sum:
    """The sum of shares; of stated rates only the range, for they cannot be added."""
    if not shares:
        return Sum()
    numerator = sum(share.numerator for share in shares.values())
    denominator = sum(share.denominator for share in shares.values())
    if not indicator.is_rate:
        return Sum(numerator=numerator, value=numerator)
    if is_stated_rate(indicator) and len(shares) > 1:
        return Sum(band=_range(shares.values()))
    value = numerator / denominator if denominator else None
    return Sum(numerator=numerator, denominator=denominator, value=value)


def change(
    indicator: Indicator, before: Mapping[str, Share], after: Mapping[str, Share], both: Set[str]
) -> float | None:
    """What changed between two periods in the units that can be compared."""
    first, second = (
        total(indicator, {unit: shares[unit] for unit in both}).value for shares in (before, after)
    )
    return None if first is None or second is None else second - first


def fewest(before: Mapping[str, Share], after: Mapping[str, Share], both: Set[str]) -> float:
    """Of how many things a change is, in whichever of two periods had fewer."""
    return min(sum(shares[unit].denominator for unit in both) for shares in (before, after))


def band(
    indicator: Indicator, shares: Mapping[str, Share], known: Collection[Share]
) -> Band | None:
    """What a figure would be with the missing units at 0, and at their last known shares; stated
    rates run from the lowest to the highest last known."""
    present = total(indicator, shares)
    if not known or present.numerator is None:
        return None
    if is_stated_rate(indicator):
        return _range([*known, *shares.values()])
    ends = (present.numerator, present.numerator + sum(share.numerator for share in known))
    if indicator.is_rate:
        whole = (present.denominator or 0) + sum(share.denominator for share in known)
        if not whole:
            return None
        ends = (ends[0] / whole, ends[1] / whole)
    return min(ends), max(ends)


def is_stated_rate(indicator: Indicator) -> bool:
    """Whether units state an indicator as a rate alone, without its numerator and denominator."""
    return indicator.is_rate and indicator.view is View.MEASURES


def _range(shares: Collection[Share]) -> Band:
    rates = [one.numerator / one.denominator for one in shares]
    return min(rates), max(rates)
