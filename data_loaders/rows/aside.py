"""Which rows of figures are none of the report: below the signature, or given as an example?"""

import re
from collections.abc import Iterator, Sequence
from itertools import dropwhile

from data_loaders.columns import is_number
from data_loaders.grid import Sheet, cell_name, spans
from data_loaders.rows.kinds import RowKind, RowShape
from data_loaders.rows.layout import Layout
from tracking.specs import make_finding
from tracking.text import plain, tidy
from tracking.vocabulary import Finding

_MAY_BE_EXAMPLE = re.compile(r"\W*(?:v|thí|thi|minh)", re.IGNORECASE)
_EXAMPLE = re.compile(r"\W*(?:(?:vi|thi) du\b|vd ?\d* ?[:.)]|minh hoa ?\d* ?[:)])")


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
    return bool(_MAY_BE_EXAMPLE.match(name)) and _EXAMPLE.match(plain(name)) is not None
