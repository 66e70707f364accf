"""Tables that stand beside one another in a sheet, told by headings that begin anew."""

from collections.abc import Sequence, Set
from dataclasses import replace
from itertools import pairwise

from data_loaders.grid import Sheet, Value
from data_loaders.headings.matching import Header
from tracking.money_phrases import find_money_unit
from tracking.specs.units import units_named

FAR_RIGHT = 1 << 14


def beside(sheet: Sheet, header: Header) -> list[Sheet]:
    """The sheet once for each table of a heading block, the columns of the others left blank.

    Every cell keeps its place; what stands above the headings belongs to all of the tables, but for
    rows in which each has a unit, or a unit of money, of its own.
    """
    starts = _starts(header)
    if len(starts) < 2:
        return []
    spans = list(pairwise([*starts, FAR_RIGHT]))
    apart = {row for row in range(header.top) if _states_each(sheet.rows[row], spans)}
    return [_only(sheet, header.top, apart, *span) for span in spans]


def _states_each(values: Sequence[Value], spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a row states a unit, or a unit of money, above each of the tables."""
    own = [[value for value in values[slice(*span)] if isinstance(value, str)] for span in spans]
    return any(
        all(any(states(text) for text in texts) for texts in own)
        for states in (find_money_unit, lambda text: any(units_named(text)))
    )


def _starts(header: Header) -> list[int]:
    """The first columns of the tables: the first two seen headings of the block come again, side by
    side, or the first one does after a gap or where it heads the numbers; names without a heading
    may stand left of them."""
    seen = [heading for heading in header.headings if not heading.is_hidden]
    paths = [heading.path for heading in seen]
    if len(paths) < 4 or not paths[0].strip():
        return []
    starts = [0]
    is_order = header.matching.columns.get("_order") == seen[0].column
    for before, first, then in zip(seen, seen[1:], paths[2:], strict=False):
        is_apart = first.column > before.column + 1
        if first.path == paths[0] and (is_order or is_apart or then == paths[1]):
            starts.append(before.column + 1)
    return starts


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
