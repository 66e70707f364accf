"""The worksheets of an .ods in one pass of expat: values, errors, hidden parts, merges.

Read by our own hand because calamine tells none of the rest, and a second pass for it would cost
more than reading the values along. The usual namespace prefixes are expected: every writer of
the format uses them.
"""

from collections.abc import Callable
from typing import Any
from xml.parsers import expat

from data_loaders.files.cells import Grid, Texts
from data_loaders.files.container import Parts, Refused
from data_loaders.files.formats import Runs
from data_loaders.files.ods_styles import Attributes, OdsStyles, note_style
from data_loaders.files.ods_values import cell_value, is_error
from data_loaders.grid import Place, Sheet, cell_name

MAX_CELLS = 6_000_000
_MAX_ROWS, _MAX_COLUMNS = 1_048_576, 16_384
_BLOCK = 1024 * 1024
_STYLED_STRETCH = 64
_CELLS = ("table:table-cell", "table:covered-table-cell")
_NOT_CELL_TEXT = ("office:annotation", "draw:frame", "draw:custom-shape", "draw:g", "draw:control")


def open_ods(content: bytes) -> list[Sheet]:
    """The worksheets of an OpenDocument spreadsheet in their order."""
    parts = Parts(content)
    styles = OdsStyles()
    if "styles.xml" in parts:
        _parse(parts.read("styles.xml"), styles.start, styles.end, styles.characters)
    reader = _Reader(styles)
    _parse(parts.read("content.xml"), reader.start_element, reader.end_element, reader.characters)
    return reader.sheets


def _parse(
    data: bytearray,
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None] | None = None,
    characters: Callable[[str], None] | None = None,
) -> None:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = characters
    try:
        for at in range(0, len(data), _BLOCK):
            parser.Parse(bytes(data[at : at + _BLOCK]), False)
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, OverflowError):
        raise Refused("file_damaged") from None


class _Table:
    """One sheet while its elements go by."""

    def __init__(self, attributes: Attributes) -> None:
        self.name = attributes.get("table:name", "")
        self.style = attributes.get("table:style-name", "")
        self.is_link_cache = False
        self.rows: list[list[Any]] = []
        self.errors: dict[Place, str] = {}
        self.uncached: set[Place] = set()
        self.merges: list[tuple[int, int, int, int]] = []
        self.hidden_rows: list[tuple[int, int]] = []
        self.hidden_columns: set[int] = set()
        self.styles: dict[int, Runs] = {}
        self.column_styles: dict[int, str] = {}
        self.columns = 0
        self.row = 0
        self.column = 0
        self._cells = 0
        self._current: list[Any] = []

    def add_columns(self, attributes: Attributes) -> None:
        last = min(self.columns + _count(attributes, "columns"), _MAX_COLUMNS)
        added = range(self.columns, last)
        if attributes.get("table:visibility", "visible") != "visible":
            self.hidden_columns.update(added)
        if style := attributes.get("table:default-cell-style-name"):
            self.column_styles.update(dict.fromkeys(added, style))
        self.columns = last

    def start_row(self) -> None:
        self._current = []
        self.column = 0

    def put(self, value: Any, repeated: int) -> None:
        """Puts a value into the next cells; nothing is kept for empty ones but their place."""
        if value is not None:
            missing = self.column - len(self._current)
            self._count_in(missing + repeated, self.row, self.column + repeated - 1)
            self._current += [None] * missing
            self._current += [value] * repeated
        self.column += repeated

    def end_row(self, repeated: int, *, is_hidden: bool) -> None:
        if is_hidden:
            self.hidden_rows.append((self.row, self.row + repeated))
        if self._current:
            more = len(self._current) * (repeated - 1)
            self._count_in(more, self.row + repeated - 1, len(self._current) - 1)
            self.rows += [[] for _ in range(self.row - len(self.rows))]
            self.rows += [list(self._current) for _ in range(repeated)]
        self.row += repeated

    def _count_in(self, cells: int, row: int, column: int) -> None:
        """Counts cells that end at a row and column, as far as a sheet may go."""
        self._cells += cells
        is_outside = self.row >= _MAX_ROWS or len(self._current) >= _MAX_COLUMNS
        if self._cells > MAX_CELLS or is_outside:
            cell = cell_name(min(row, _MAX_ROWS - 1), min(column, _MAX_COLUMNS - 1))
            raise Refused("file_too_many_cells", sheet=self.name, cell=cell)


class _Reader:
    def __init__(self, styles: OdsStyles) -> None:
        self.sheets: list[Sheet] = []
        self._styles = styles
        self._texts = Texts()
        self._table: _Table | None = None
        self._row: Attributes = {}
        self._cell: Attributes | None = None
        self._lines: list[list[str]] = []
        self._skipping: list[str] = []

    def start_element(self, name: str, attributes: Attributes) -> None:
        table = self._table
        if self._skipping or name in _NOT_CELL_TEXT:
            self._skipping.append(name)
        elif name in _CELLS:
            self._cell, self._lines = attributes, []
        elif self._cell is not None:
            self._start_text(name, attributes)
        elif name == "table:table":
            self._table = _Table(attributes)
        elif table is not None:
            if name == "table:table-row":
                self._row = attributes
                table.start_row()
            elif name == "table:table-column":
                table.add_columns(attributes)
            elif name == "table:table-source":
                table.is_link_cache = True
        else:
            self._styles.start(name, attributes)

    def _start_text(self, name: str, attributes: Attributes) -> None:
        if name == "text:p":
            self._lines.append([])
        elif name == "text:s":
            self.characters(" " * min(int(attributes.get("text:c", "1")), 1000))
        elif name == "text:tab":
            self.characters("\t")
        elif name == "text:line-break":
            self.characters("\n")

    def characters(self, text: str) -> None:
        if self._table is None:
            self._styles.characters(text)
        elif self._lines and self._cell is not None and not self._skipping:
            self._lines[-1].append(text)

    def end_element(self, name: str) -> None:
        if self._skipping:
            self._skipping.pop()
            return
        table = self._table
        if table is None:
            self._styles.end(name)
            return
        if name in _CELLS and self._cell is not None:
            self._end_cell(table, self._cell)
            self._cell = None
        elif name == "table:table-row":
            is_hidden = self._row.get("table:visibility", "visible") != "visible"
            table.end_row(_count(self._row, "rows"), is_hidden=is_hidden)
        elif name == "table:table":
            if not table.is_link_cache:
                self.sheets.append(self._finish(table))
            self._table = None

    def _end_cell(self, table: _Table, cell: Attributes) -> None:
        repeated = _count(cell, "columns")
        at = table.row, table.column
        text = "\n".join(map("".join, self._lines))
        value: Any = None
        if is_error(cell, text):
            table.errors.update({(at[0], at[1] + i): text for i in range(min(repeated, 1000))})
        elif "table:formula" in cell and "office:value-type" not in cell and not text:
            table.uncached.add(at)
        else:
            value = cell_value(cell, text)
        if "table:number-columns-spanned" in cell:
            _add_merge(table, cell)
        self._note_style(table, cell, at)
        table.put(value, repeated)

    def _note_style(self, table: _Table, cell: Attributes, at: Place) -> None:
        name = cell.get("table:style-name") or table.column_styles.get(at[1], "")
        number = self._styles.number(name, cell.get("office:value-type", ""))
        stretch = range(at[1], at[1] + min(_count(cell, "columns"), _STYLED_STRETCH))
        note_style(table.styles, at[0], stretch, number)

    def _finish(self, table: _Table) -> Sheet:
        def style(row: int, column: int) -> int:
            return table.styles[column].style(row) if column in table.styles else 0

        def font(row: int, column: int) -> str | None:
            return self._styles.font(style(row, column))

        grid = Grid(self._texts, font, self._styles.fonts)
        grid.extend(table.rows)
        height = len(grid.rows)
        return Sheet(
            name=table.name,
            rows=grid.rows,
            visible=self._styles.is_shown(table.style),
            merges=table.merges,
            errors=table.errors,
            uncached=table.uncached,
            hidden_rows=frozenset(
                row for top, end in table.hidden_rows for row in range(top, min(end, height))
            ),
            hidden_columns=frozenset(table.hidden_columns),
            recoded=grid.recoded,
            doubtful=grid.doubtful,
            number_format=lambda row, column: self._styles.code(style(row, column)),
        )


def _refuse(*_: Any) -> None:
    raise Refused("file_damaged")


def _count(attributes: Attributes, what: str) -> int:
    return max(int(attributes.get(f"table:number-{what}-repeated", "1")), 1)


def _add_merge(table: _Table, cell: Attributes) -> None:
    wide = int(cell.get("table:number-columns-spanned", "1"))
    high = int(cell.get("table:number-rows-spanned", "1"))
    if wide > 1 or high > 1:
        table.merges.append(
            (table.row, table.column, table.row + high - 1, table.column + wide - 1)
        )
