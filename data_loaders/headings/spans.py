"""Of what was done for a measure, which columns are to date and which of the period alone?"""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from data_loaders.headings.levels import Heading
from tracking.specs.catalogue import IN_PERIOD
from tracking.specs.forms import WEAK, heading_fields
from tracking.vocabulary import View

ACTUAL = "actual_value"


class Span(StrEnum):
    """What a heading of figures says of their time, by the field of the column map that it names;
    in the order in which they are the figures of a measure."""

    TO_DATE = "_actual_to_date"
    UNSAID = ACTUAL
    IN_PERIOD = IN_PERIOD


Named = tuple[Heading, tuple[tuple[str, int], ...]]


def by_span(named: Sequence[Named]) -> Iterator[Named]:
    """Headings with the fields they name: figures to date are those of a measure, else those that
    name no time, else those of the period alone; what names no time beside figures to date is of
    the period alone, too."""
    spans = {_span(fields) for _, fields in named}
    first = next((span for span in Span if span in spans), None)
    for heading, fields in named:
        span = _span(fields)
        others = tuple(one for one in fields if one[0] not in {*Span})
        if span is None:
            yield heading, fields
        elif span is first:
            yield heading, (*others, (ACTUAL, dict(fields)[span]))
        else:
            strength = WEAK if span is Span.UNSAID else dict(fields)[span]
            yield heading, (*others, (IN_PERIOD, strength))


def span_of(heading: Heading) -> Span | None:
    """What the heading of a column of a measure says of the time of its figures."""
    return _span(heading_fields(View.MEASURES, heading.path, heading.leaf))


def _span(fields: Sequence[tuple[str, int]]) -> Span | None:
    names = dict(fields)
    told = (Span.TO_DATE, Span.IN_PERIOD, Span.UNSAID)
    return next((span for span in told if span in names), None)
