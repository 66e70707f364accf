"""A cell as it is written in Vietnam, the same in every format."""

from datetime import date

from tracking.briefings.content import Fact, Measure, Value
from tracking.figures.words import BILLION, billions, day, percent
from tracking.quantities import format_vi, shown_vi

NOT_STATED = "–"
NOTHING_TOLD = "Không có số liệu để trình bày."
"""What a slide says that has nothing to show."""


def cell_text(value: Value, measure: Measure) -> str:
    """A value of a measure; what was not stated is a dash, never a zero."""
    if value is None or value == "":
        return NOT_STATED
    if isinstance(value, str):
        return day(date.fromisoformat(value)) if measure is Measure.DAY else value
    if measure is Measure.RATE:
        return percent(value)
    if measure is Measure.VND:
        return billions(value) if abs(value) >= BILLION / 10 else f"{format_vi(value)} đồng"
    return shown_vi(value)


def is_stated(fact: Fact) -> bool:
    """Whether units state a rate alone: it has no parts to write."""
    return fact.is_rate and bool(fact.parts_text) and not fact.parts_text[:1].isdigit()
