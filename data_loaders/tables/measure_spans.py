"""Is what is stated of a measure to date, as most indicators are, or of the period alone?"""

from collections.abc import Iterator, Sequence

from data_loaders.headings.precedence import is_of_month
from data_loaders.headings.spans import ACTUAL, Span, span_of
from data_loaders.rows.block import Block, Values
from data_loaders.rows.measures import is_of_period
from tracking.specs.catalogue import IN_PERIOD
from tracking.vocabulary import Finding

PLANNED = "planned_value"


def settle_spans(block: Block, values: Values) -> Iterator[Finding]:
    """Give the measures that are of the period alone their own figures, in place, told with the
    cells they stand in; tell the figures that could only be taken from a column of another time
    than the measure is of."""
    own = values.get(IN_PERIOD, {})
    for row, value in own.items():
        values.setdefault(ACTUAL, {})[row] = value
        block.trace.put(ACTUAL, row, [block.columns[IN_PERIOD]])
    if own:
        column = block.columns[IN_PERIOD]
        heading = block.heading_text(column)
        yield block.finding("measure_of_period", sorted(own), column, ACTUAL, heading=heading)
    codes = values["indicator_code"]
    to_date = [row for row, code in codes.items() if not is_of_period(code)]
    of_period = [row for row, code in codes.items() if is_of_period(code) and row not in own]
    yield from _told(block, values, "measure_in_period_only", _of_period(block), to_date)
    yield from _told(block, values, "measure_to_date_only", _to_date(block), of_period)


def _told(
    block: Block, values: Values, code: str, names: Sequence[str], rows: Sequence[int]
) -> Iterator[Finding]:
    for name in names:
        found = [row for row in rows if values[name].get(row) is not None]
        column = block.columns[name]
        if found:
            yield block.finding(code, found, column, name, heading=block.heading_text(column))


def _of_period(block: Block) -> list[str]:
    """The fields whose column is of the period, or of a month or quarter, alone."""
    found = []
    for name in (ACTUAL, PLANNED):
        heading = block.headings.get(block.columns.get(name, -1))
        if heading is None:
            continue
        is_alone = name == ACTUAL and span_of(heading) is Span.IN_PERIOD and not _is_year(block)
        if is_alone or is_of_month(heading.path):
            found.append(name)
    return found


def _to_date(block: Block) -> list[str]:
    """The fields whose column is to date where the period alone is less."""
    heading = block.headings.get(block.columns.get(ACTUAL, -1))
    is_to_date = heading is not None and span_of(heading) is Span.TO_DATE
    return [ACTUAL] if is_to_date and not _is_year(block) else []


def _is_year(block: Block) -> bool:
    """Whether the period begins with the year, so that what is of it is also what is to date."""
    return block.first is not None and (block.first.month, block.first.day) == (1, 1)
