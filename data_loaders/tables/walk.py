"""Walks the rows under a heading block and says of each what it is, and where the table ends."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from data_loaders.context.money import changes_money, title_start
from data_loaders.context.period import changes_period, title_lines
from data_loaders.context.unit import changes_unit
from data_loaders.grid import Place, Sheet, Value
from data_loaders.headings.matching import Header
from data_loaders.headings.part_words import is_class_named, is_comparison
from data_loaders.headings.row_looks import is_header_start, is_numbering_row, is_unit_row
from data_loaders.headings.row_names import is_restated, remarked
from data_loaders.rows.bare_heads import settle_heads, settle_labels
from data_loaders.rows.compared import mark_compared
from data_loaders.rows.kinds import (
    RowKind,
    RowShape,
    is_date_line,
    is_filled,
    is_note,
    is_quantity,
    is_signature,
    is_total,
    merged_rows,
    order_kind,
    row_text,
)
from data_loaders.rows.layout import ARRANGED, Layout
from data_loaders.rows.numbering import numbering_key
from tracking.specs import view_fields
from tracking.specs.forms import wordings
from tracking.text import fold
from tracking.vocabulary import View

NUMBERED = frozenset({"number", "mixed"})
_TOLD = 2
"""Cells beside its number from which a row without a name is a record."""


@cache
def _opening_words(view: View) -> frozenset[str]:
    """Headings that stand at the left of a table: the numbering and the name of a row."""
    keys = {name for name, spec in view_fields(view).items() if spec.is_key} | {"_order"}
    return frozenset(wording.exact for wording in wordings(view) if wording.field in keys)


@dataclass(slots=True)
class Walk:
    """The rows of a table: its shapes in order, and the first row after it."""

    shapes: list[RowShape] = field(default_factory=list)
    end: int = 0


class Walker:
    """Walks one table of a sheet."""

    def __init__(
        self, sheet: Sheet, origins: dict[Place, Place], header: Header, layout: Layout
    ) -> None:
        self.sheet = sheet
        self.origins = origins
        self.merged = {row for row, _ in origins}
        self.header = header
        self.layout = layout
        self.wide = merged_rows(sheet)
        self.heading_rows = {
            tuple(fold(text) for text in map(row_text, sheet.rows[row]) if text)
            for row in range(header.top, header.bottom + 1)
        }
        self.heading_starts = {texts[0] for texts in self.heading_rows if texts}
        self.ended = False

    def walk(self, starts_table: Callable[[int], bool]) -> Walk:
        """All rows from under the heading to the next table or the end of the sheet."""
        walk = Walk(end=len(self.sheet.rows))
        for row in range(self.header.bottom + 1, len(self.sheet.rows)):
            values = self.sheet.rows[row]
            first = next((value for value in values if value is not None), None)
            if first is None:
                continue
            start = first if isinstance(first, str) else None
            if self._opens_table(row, start, values) and starts_table(row):
                walk.end = row
                break
            walk.shapes.append(self._shape(row, start, values))
        settle_heads(walk.shapes)
        settle_labels(walk.shapes)
        mark_compared(self.sheet, self.layout, walk.shapes)
        if walk.end < len(self.sheet.rows):
            _drop_title(walk.shapes)
        return walk

    def _opens_table(self, row: int, start: str | None, values: list[Value]) -> bool:
        """Whether a row, `start` being the text it begins with, may head another table."""
        if start is None or len(start) > 80:
            return False
        texts = [value for value in values[: self.layout.key + 3] if isinstance(value, str)]
        known = _opening_words(self.layout.view)
        if not any(len(text) < 80 and f" {fold(text)} " in known for text in texts):
            return self.ended and is_header_start(values)
        if self._repeats_heading(start, values):
            return self._changes_subject(row)
        return is_header_start(values)

    def _changes_subject(self, row: int) -> bool:
        """Whether the heading repeated in a row begins a table of another unit, be it of money, or
        of another period."""
        top, quantities = self.header.top, self.layout.quantities
        if changes_money(self.sheet, top, row, quantities):
            return True
        first = title_start(self.sheet, top, row, quantities)
        lines = [title_lines(self.sheet, *span) for span in ((0, top), (first, row))]
        return changes_unit(*lines) or changes_period(*lines)

    def _repeats_heading(self, start: str | None, values: list[Value]) -> bool:
        if start is None or fold(start) not in self.heading_starts:
            return False
        return tuple(fold(text) for text in map(row_text, values) if text) in self.heading_rows

    def _text(self, row: int, column: int) -> str:
        """The text at a place, through merged areas."""
        if row in self.merged:
            row, column = self._origin(row, column)
        return row_text(self.sheet.value(row, column))

    def _origin(self, row: int, column: int) -> Place:
        place = (row, column)
        return self.origins.get(place, place) if row in self.merged else place

    def _shape(self, row: int, start: str | None, values: list[Value]) -> RowShape:
        layout = self.layout
        order = self._text(row, layout.order) if layout.order is not None else ""
        text, at_name = self._text(row, layout.key), layout.key
        for column in layout.names:
            if not text.strip():
                text, at_name = self._text(row, column), column
        name = text.strip()
        if not name or (layout.order is not None and name == order and not order_kind(order)):
            name, order, at_name = self._name_at_left(row, order)
        is_merged = row in self.merged
        if is_merged:
            at_name = self._origin(row, at_name)[1]
        is_at_left = at_name < layout.key and " " in name
        width = len(values)
        amounts = any(map(is_quantity, [values[at] for at in layout.quantities if at < width]))
        filled = amounts or any(
            is_filled(values[at]) for at in layout.mapped if at < width and at != at_name
        )
        shape = RowShape(
            row=row, order=order, name=name, filled=filled, amounts=amounts,
            below=is_merged and self._is_below_merge(row), indent=len(text) - len(text.lstrip()),
            key=numbering_key(order, name), label=is_at_left, source=self._source(row),
        )  # fmt: skip
        shape.kind = self._kind(shape, start, values)
        return shape

    def _source(self, row: int) -> str:
        column = self.layout.source
        return "" if column is None else self._text(row, column).strip()

    def _is_below_merge(self, row: int) -> bool:
        """Whether the name of a row is merged down from the row above."""
        return self._origin(row, self.layout.key)[0] < row

    def _has_text(self, shape: RowShape) -> bool:
        """Whether a row without a name says more of the record above it."""
        cells = (self.sheet.value(shape.row, column) for column in self.layout.texts)
        return not shape.order and any(is_filled(value) for value in cells)

    def _is_nameless(self, shape: RowShape) -> bool:
        """Whether a row is a record without a name: numbered, and more than a form to fill in."""
        told = sum(is_filled(self.sheet.value(shape.row, at)) for at in self.layout.mapped)
        return bool(order_kind(shape.order)) and told >= _TOLD

    def _name_at_left(self, row: int, order: str) -> tuple[str, str, int]:
        """A total or a group often puts its text into the numbering column or left of the name:
        the text, the number of the row, and the column the text is in."""
        for column in self.layout.left:
            text = self._text(row, column).strip()
            if text and not order_kind(text):
                return text, "" if column == self.layout.order else order, column
        return "", order, self.layout.key

    def _kind(self, shape: RowShape, start: str | None, values: list[Value]) -> RowKind:
        if len(shape.name) < 5 and is_numbering_row(values):
            return RowKind.NUMBERING
        if not shape.name and is_unit_row(values):
            return RowKind.NUMBERING
        if self._repeats_heading(start, values):
            return RowKind.REPEATED_HEADER
        if not shape.amounts and not order_kind(shape.order):
            closing = self._closing_kind(shape, values)
            if closing:
                return closing
        if self.ended:
            return RowKind.OUTSIDE
        return self._table_kind(shape)

    def _closing_kind(self, shape: RowShape, values: list[Value]) -> RowKind | None:
        texts = [value for value in values if isinstance(value, str)]
        if is_signature([shape.name] if shape.name else texts) or self._is_dated(shape, values):
            self.ended = True
            return RowKind.SIGNATURE
        if is_note(shape.name or next(iter(texts), "")):
            return RowKind.NOTE
        return None

    def _is_dated(self, shape: RowShape, values: list[Value]) -> bool:
        """Whether a row without a name has the day of signing under a heading of figures."""
        columns = (at for at in self.layout.quantities if at < len(values))
        return not shape.name and any(is_date_line(values[at]) for at in columns)

    def _table_kind(self, shape: RowShape) -> RowKind:
        if shape.amounts and self.layout.view in ARRANGED and self._is_beside(shape):
            return RowKind.COMPARISON
        if self.layout.view in ARRANGED and remarked(shape.name) and shape.filled:
            return RowKind.DATA
        if is_total(shape.name) or (not shape.order.isdecimal() and is_total(shape.order)):
            return RowKind.TOTAL
        if shape.below and (not shape.amounts or self.layout.view is View.TASKS):
            return RowKind.CONTINUATION
        if not shape.name:
            if shape.amounts or self._is_nameless(shape):
                return RowKind.DATA
            return RowKind.CONTINUATION if self._has_text(shape) else RowKind.NOTE
        if shape.filled:
            return RowKind.DATA
        is_wide = self.wide.get(shape.row, 0) >= 3
        is_numbered = order_kind(shape.order).rstrip("0123456789") in (*NUMBERED, "dotted")
        if not is_numbered or is_wide or self._is_label(shape):
            return RowKind.GROUP
        return RowKind.DATA

    def _is_beside(self, shape: RowShape) -> bool:
        """Whether a row sets other figures beside those of the table."""
        return is_comparison(shape.name) or (not shape.order.strip() and is_restated(shape.name))

    def _is_label(self, shape: RowShape) -> bool:
        if shape.label:
            return True
        return self.layout.view is View.DISBURSEMENT and is_class_named(shape.name)


def _drop_title(shapes: list[RowShape]) -> None:
    """Text between two tables is the title of the second."""
    while shapes and shapes[-1].kind is RowKind.NOTE:
        shapes.pop()
