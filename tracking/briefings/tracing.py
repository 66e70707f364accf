"""From a figure of a briefing back to the rows it was frozen from."""

from tracking.briefings.content import Fact, Part
from tracking.figures.figure import Coverage, Figure, Share
from tracking.periods import period
from tracking.specs.indicators import indicators
from tracking.specs.units import former_units


def traced(fact: Fact, period_code: str, unit_code: str | None = None) -> Figure:
    """A frozen figure, of the ministry or of one of its units, with the reports it was counted
    from: what a trail to rows and cells begins with."""
    parts = [one for one in fact.parts if unit_code in (None, one.unit_code)]
    is_whole = unit_code is None
    numerator = fact.numerator if is_whole else sum(one.numerator for one in parts)
    denominator = fact.denominator if is_whole else sum(one.denominator for one in parts)
    value = fact.value
    if not is_whole:
        value = (numerator or 0) / denominator if denominator else numerator
    return Figure(
        indicator=indicators()[fact.code],
        unit_code=unit_code,
        period_code=period_code,
        as_of=period(period_code).end,
        numerator=numerator,
        denominator=denominator if fact.is_rate else None,
        value=value,
        coverage=Coverage(owed=fact.owed, present=fact.present) if is_whole else Coverage(),
        shares=tuple(_share(one, period_code) for one in parts),
    )


def _share(part: Part, period_code: str) -> Share:
    """Under whichever name a unit was told of then: its own, or of those it was made of."""
    names = (part.unit_code, *former_units(part.unit_code))
    end = period(period_code).end
    return Share(
        unit_code=part.unit_code,
        numerator=part.numerator,
        denominator=part.denominator,
        periods=(period_code,),
        counted=tuple((number, name) for number in part.submission_ids for name in names),
        reported_by=(),
        as_of=(end, end),
    )
