"""A figure as it is frozen, with the words it was told in."""

from tracking.briefings.content import Fact, Mark, Part
from tracking.figures.coverage_words import coverage_text
from tracking.figures.figure import Figure
from tracking.figures.overview import standing_of
from tracking.figures.words import (
    change_text,
    day,
    gap_text,
    parts_text,
    target_text,
    value_text,
)
from tracking.vocabulary import Standing


def fact(figure: Figure) -> Fact:
    """A figure of the ministry."""
    target = figure.target
    return Fact(
        code=figure.indicator.code,
        clause=figure.indicator.clause,
        label=figure.indicator.short_label,
        is_rate=figure.indicator.is_rate,
        numerator=_number(figure.numerator),
        denominator=_number(figure.denominator),
        value=_number(figure.value),
        expected=_number(figure.expected),
        target=_number(target.level) if target else None,
        due_on=day(target.due_on) if target else "",
        target_told=target_text(figure),
        standing=standing_of(figure) if target else Standing.NOT_APPLICABLE,
        owed=figure.coverage.owed,
        present=figure.coverage.present,
        parts=tuple(
            Part(
                unit_code=share.unit_code,
                numerator=float(share.numerator),
                denominator=float(share.denominator),
                submission_ids=share.submission_ids,
            )
            for share in figure.shares
        ),
        value_text=value_text(figure.indicator, figure.value),
        parts_text=parts_text(figure),
        gap_text=gap_text(figure),
        change_text=change_text(figure),
        coverage_text=coverage_text(figure),
    )


def mark_of(figure: Figure) -> Mark:
    """What a figure is about."""
    units = (figure.unit_code,) if figure.unit_code else ()
    return Mark(units=units, clauses=(figure.indicator.clause,))


def _number(value: float | None) -> float | None:
    return None if value is None else float(value)
