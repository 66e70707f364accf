"""Which rows with nothing but a name head those below them?"""

from collections.abc import Sequence
from itertools import pairwise, zip_longest

from data_loaders.headings.part_words import is_part_named, is_source_named, opens_parts
from data_loaders.headings.row_names import names_yearly_capital
from data_loaders.rows.kinds import RowKind, RowShape, bare_number
from data_loaders.rows.numbering import LABEL


def settle_heads(shapes: Sequence[RowShape]) -> None:
    """A number and a name alone head a group right above the first number under it (1 above 1.1),
    and where all such rows of a table are numbered by themselves: 1 over 1, 2, then 2 over 1, 2,
    or over 3, 4, or over rows without a number."""
    for shape, below in pairwise(shapes):
        if _is_bare(shape):
            mark = bare_number(shape.order)
            is_first = below.order.strip().startswith(f"{mark}.1")
            if is_first and not _names_only_capital(below):
                shape.kind = RowKind.GROUP
    bare = [shape for shape in shapes if _is_bare(shape)]
    if bare and _are_heads(bare, shapes):
        for shape in bare:
            shape.kind, shape.key = RowKind.GROUP, LABEL


def settle_labels(shapes: Sequence[RowShape]) -> None:
    """A label with no record below it is not a group but text under the table."""
    for shape in reversed(shapes):
        if shape.kind is RowKind.GROUP:
            shape.kind = RowKind.NOTE
        elif shape.kind in (RowKind.DATA, RowKind.TOTAL):
            break


def _is_bare(shape: RowShape) -> bool:
    return shape.kind is RowKind.DATA and not shape.filled and bool(shape.order)


def _are_heads(bare: Sequence[RowShape], shapes: Sequence[RowShape]) -> bool:
    records = [shape for shape in shapes if shape.kind is RowKind.DATA and shape.filled]
    if _numbers(bare) != list(range(1, len(bare) + 1)) or not records:
        return False
    starts = {shape.row for shape in bare}
    firsts = [
        below for row, below in zip_longest(shapes, shapes[1:]) if row.row in starts and below
    ]
    if len(firsts) < len(bare) or not all(map(_may_be_first, firsts)):
        return False
    if not any(row.key for row in records):
        return True
    begin_anew = all(_numbers([first]) == [1] for first in firsts)
    go_on = _numbers(records) == list(range(1, len(records) + 1))
    return begin_anew or go_on


def _names_only_capital(row: RowShape) -> bool:
    """Whether a row names but the capital of the project above it."""
    return is_source_named(row.name) or names_yearly_capital(row.name)


def _may_be_first(row: RowShape) -> bool:
    """Whether a row may be the first under a head, and no source of the capital of a project."""
    is_part = is_part_named(row.name) or opens_parts(row.name) or _names_only_capital(row)
    return row.kind is RowKind.DATA and row.filled and bool(row.name) and not is_part


def _numbers(rows: Sequence[RowShape]) -> list[int]:
    """The numbers of rows, the last part of 2.1 or I.1, 0 for any other."""
    marks = (bare_number(row.order).rpartition(".")[2] for row in rows)
    return [int(mark) if mark.isdecimal() else 0 for mark in marks]
