"""Tables that stand beside one another in a sheet, told by headings that begin anew."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from data_loaders.grid import Sheet, Value
from data_loaders.headings.capital import HALVES, names_source, without_source
from data_loaders.headings.levels import Heading
from data_loaders.headings.matching import Header
from data_loaders.headings.part_words import halves_of_capital
from data_loaders.headings.wording import plain_heading
from tracking.money_phrases import find_money_unit
from tracking.specs.units import units_named
from tracking.vocabulary import View

FAR_RIGHT = 1 << 14

Span = tuple[int, int]
"""The columns of a table: the first, and the first after it."""


class Part(NamedTuple):
    """A sheet with the columns of one table alone, and the source of capital it is of where all of
    the tables name one."""

    sheet: Sheet
    source: str | None


def beside(sheet: Sheet, header: Header) -> list[Part]:
    """The sheet once for each table of a heading block, the columns of the others left blank.

    Every cell keeps its place; what stands above the headings belongs to all of the tables, but for
    rows in which each has a unit, a unit of money, or a source of capital of its own.
    """
    starts = _starts(header)
    if len(starts) < 2:
        return []
    spans = list(pairwise([*starts, FAR_RIGHT]))
    apart = {row for row in range(header.top) if _states_each(sheet.rows[row], spans)}
    sources = [next(_sources(sheet, header, apart, span), None) for span in spans]
    is_money = header.form.view is View.DISBURSEMENT
    are_told = is_money and None not in sources and len(set(sources)) == len(sources)
    return [
        Part(_only(sheet, header.top, apart, *span), source if are_told else None)
        for span, source in zip(spans, sources, strict=True)
    ]


def _texts(values: Sequence[Value], span: Span) -> list[str]:
    return [value for value in values[slice(*span)] if isinstance(value, str)]


def _states_each(values: Sequence[Value], spans: Sequence[Span]) -> bool:
    """Whether a row states a unit, a unit of money, or a source above each of the tables."""
    own = [_texts(values, span) for span in spans]
    return any(
        all(any(states(text) for text in texts) for texts in own)
        for states in (find_money_unit, lambda text: any(units_named(text)), names_source)
    )


def _sources(sheet: Sheet, header: Header, apart: Set[int], span: Span) -> Iterator[str]:
    """What names the source of a table: a heading over its columns, a line above it, or each
    heading of an amount that names one of home and foreign capital."""
    headings = [one for one in header.headings if span[0] <= one.column < span[1]]
    yield from (level for one in headings for level in one.levels[:-1] if names_source(level))
    for row in sorted(apart, reverse=True):
        yield from filter(names_source, _texts(sheet.rows[row], span))
    halves = frozenset().union(*(halves_of_capital(one.path) for one in headings))
    if len(halves) == 1:
        yield HALVES[next(iter(halves))]


def _starts(header: Header) -> list[int]:
    """The first columns of the tables: the first two seen headings of the block come again, side by
    side, or the first one does after a gap or where it heads the numbers; names without a heading
    may stand left of them."""
    seen = [heading for heading in header.headings if not heading.is_hidden]
    paths = list(map(_path, seen))
    if len(paths) < 4 or not paths[0]:
        return []
    starts = [0]
    is_order = header.matching.columns.get("_order") == seen[0].column
    for at, (before, first) in enumerate(pairwise(seen[:-1]), 1):
        is_apart = first.column > before.column + 1
        if paths[at] == paths[0] and (is_order or is_apart or paths[at + 1] == paths[1]):
            starts.append(before.column + 1)
    return starts


def _path(heading: Heading) -> str:
    """What a heading says, whichever source of capital its table is of."""
    return plain_heading(" ".join(map(without_source, heading.levels)), None).strip()


def _only(sheet: Sheet, top: int, apart: Set[int], left: int, right: int) -> Sheet:
    rows = [
        row
        if number < top and number not in apart
        else [value if left <= column < right else None for column, value in enumerate(row)]
        for number, row in enumerate(sheet.rows)
    ]
    merges = [area for area in sheet.merges if area[2] < top or left <= area[1] < right]
    inside = {place: error for place, error in sheet.errors.items() if left <= place[1] < right}
    return replace(sheet, rows=rows, merges=merges, errors=inside)
