"""Which rows of figures stand below the signature, and so are not counted?"""

from collections.abc import Iterator, Sequence
from itertools import dropwhile

from data_loaders.columns import is_number
from data_loaders.grid import Sheet, cell_name, spans
from data_loaders.rows.kinds import RowKind, RowShape
from data_loaders.rows.layout import Layout
from tracking.specs import make_finding
from tracking.vocabulary import Finding


def tell_below_signature(
    sheet: Sheet, layout: Layout, shapes: Sequence[RowShape]
) -> Iterator[Finding]:
    """Rows with a name and a number below the one that ends a table: the rest of it, or a note."""
    below = dropwhile(lambda shape: shape.kind is not RowKind.SIGNATURE, shapes)
    left_out = [
        shape.row
        for shape in below
        if shape.kind is RowKind.OUTSIDE and shape.name and _has_number(sheet, layout, shape.row)
    ]
    if left_out:
        yield make_finding(
            "rows_below_signature",
            sheet=sheet.name,
            cells=(cell_name(left_out[0], layout.key),),
            rows=spans(row + 1 for row in left_out),
        )


def _has_number(sheet: Sheet, layout: Layout, row: int) -> bool:
    return any(is_number(sheet.value(row, column)) for column in layout.quantities)
