"""Which rows of figures are none of the report: below the signature, or given as an example?"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import dropwhile

from data_loaders.columns import is_number
from data_loaders.grid import Sheet, cell_name, spans
from data_loaders.rows.kinds import RowKind, RowShape
from data_loaders.rows.layout import Layout
from tracking.specs import make_finding
from tracking.specs.row_words import begins_with, phrases
from tracking.text import fold, tidy
from tracking.vocabulary import Finding

_MARKED = re.compile(r"\W*(?P<words>[^\W\d]+(?: [^\W\d]+)?) ?\d* ?[:.)]")
"""A word or two set apart from what follows: "VD 1: Xây kho"."""


_FIRST = re.compile(r"[^\W\d_]+")


def tell_aside(sheet: Sheet, layout: Layout, shapes: Sequence[RowShape]) -> Iterator[Finding]:
    """Rows with a name and a number below the one that ends a table: the rest of it, or a note;
    records named as examples, for others beside them may be examples, too."""
    below = dropwhile(lambda shape: shape.kind is not RowKind.SIGNATURE, shapes)
    left_out = [
        shape
        for shape in below
        if shape.kind is RowKind.OUTSIDE and shape.name and _has_number(sheet, layout, shape.row)
    ]
    examples = [shape for shape in shapes if shape.kind is RowKind.DATA and _is_example(shape.name)]
    for code, rows in (("rows_below_signature", left_out), ("row_is_example", examples)):
        if rows:
            yield make_finding(
                code,
                sheet=sheet.name,
                cells=(cell_name(rows[0].row, layout.key),),
                rows=spans(shape.row + 1 for shape in rows),
                label=tidy(rows[0].name),
            )


def _has_number(sheet: Sheet, layout: Layout, row: int) -> bool:
    return any(is_number(sheet.value(row, column)) for column in layout.quantities)


def _is_example(name: str) -> bool:
    first = _FIRST.search(name)
    return first is not None and _may_be_example(first[0]) and _names_example(name)


@lru_cache(maxsize=5_000)
def _may_be_example(word: str) -> bool:
    starts = (phrase.split()[0] for phrase in phrases("example", "example_marked"))
    return fold(word) in starts


def _names_example(name: str) -> bool:
    found = _MARKED.match(tidy(name))
    is_marked = found is not None and fold(found["words"]) in phrases("example_marked")
    return is_marked or begins_with(fold(name), "example") is not None
