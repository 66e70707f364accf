"""The worksheets of an .xlsb, read record by record.

Read by our own hand because calamine refuses or panics on a book with a chart or macro sheet.
A formula never calculated cannot be told from one that gave 0: the format always stores a result.
"""

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from data_loaders.files.cells import Grid, Texts, is_blank
from data_loaders.files.container import Parts, Refused
from data_loaders.files.formats import BUILT_IN, Runs, is_date_format, moment
from data_loaders.files.package import Package
from data_loaders.grid import Place, Sheet, cell_name
from tracking.legacy_text import is_legacy_font

MAX_CELLS = 6_000_000
_MAX_ROWS, _MAX_COLUMNS = 1_048_576, 16_384

_ROW, _BLANK, _RK, _ERROR, _BOOL, _REAL, _TEXT, _SHARED = range(8)
_FORMULA_TEXT, _FORMULA_REAL, _FORMULA_BOOL, _FORMULA_ERROR = range(8, 12)
_RICH_TEXT = 62
_SHARED_ITEM, _FONT, _FORMAT, _STYLE, _COLUMN = 19, 43, 44, 47, 60
_BOOK_PROPERTIES, _SHEET_ENTRY, _MERGE = 153, 156, 176
_STYLES_BEGIN, _STYLES_END = 617, 618
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}


def open_xlsb(content: bytes) -> list[Sheet]:
    """The worksheets of a binary workbook in their order."""
    try:
        book = _Book(content)
        return [book.sheet(*entry) for entry in book.entries]
    except (struct.error, IndexError):
        raise Refused("file_damaged") from None


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """(kind, body) of each record: both kind and length are written seven bits a byte."""
    at, end = 0, len(data)
    while at < end:
        kind = data[at]
        at += 1
        if kind & 0x80:
            kind = (kind & 0x7F) | (data[at] & 0x7F) << 7
            at += 1
        size = shift = 0
        while shift < 28:
            size |= (data[at] & 0x7F) << shift
            at += 1
            shift += 7
            if not data[at - 1] & 0x80:
                break
        yield kind, data[at : at + size]
        at += size


def _text(body: bytes, at: int) -> tuple[str, int]:
    """A counted UTF-16 text and where it ends."""
    (length,) = struct.unpack_from("<I", body, at)
    end = at + 4 + (0 if length == 0xFFFFFFFF else 2 * length)
    return body[at + 4 : end].decode("utf-16-le", "replace"), end


def _real(body: bytes, at: int) -> float:
    return float(struct.unpack_from("<d", body, at)[0])


def _packed_number(body: bytes, at: int) -> float:
    """An RK number: 30 bits of an integer or of a double, perhaps in hundredths."""
    (bits,) = struct.unpack_from("<i", body, at)
    number: float
    if bits & 2:
        number = bits >> 2
    else:
        number = struct.unpack("<d", b"\0\0\0\0" + struct.pack("<i", bits & ~3))[0]
    return number / 100 if bits & 1 else number


_NUMBERS: dict[int, Callable[[bytes, int], float]] = {
    _RK: _packed_number,
    _REAL: _real,
    _FORMULA_REAL: _real,
}


@dataclass(slots=True)
class _Raw:
    """One sheet while its records go by."""

    name: str
    rows: list[list[Any]] = field(default_factory=list)
    errors: dict[Place, str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    styles: dict[int, Runs] = field(default_factory=dict)
    row: int = -1
    cells: int = 0

    def start_row(self, body: bytes) -> None:
        (self.row,) = struct.unpack_from("<I", body)
        if self.row >= _MAX_ROWS:
            raise Refused("file_damaged")
        if body[11] & 0x10:
            self.hidden_rows.add(self.row)

    def put(self, column: int, value: Any) -> None:
        self.rows += [[] for _ in range(self.row + 1 - len(self.rows))]
        row = self.rows[self.row]
        self.cells += column + 1 - len(row)
        if column >= _MAX_COLUMNS or self.cells > MAX_CELLS:
            raise Refused("file_too_many_cells", sheet=self.name, cell=cell_name(self.row, column))
        row += [None] * (column + 1 - len(row))
        row[column] = value


class _Book:
    def __init__(self, content: bytes) -> None:
        self._parts = Parts(content)
        self._package = Package(self._parts)
        self._from_1904 = False
        self.entries: list[tuple[str, bool, str]] = []
        for kind, body in _records(bytes(self._parts.read(self._package.workbook))):
            if kind == _BOOK_PROPERTIES:
                self._from_1904 = bool(body[0] & 1)
            elif kind == _SHEET_ENTRY:
                self._add_entry(body)
        self._shared = [_text(body, 1)[0] for _, body in self._part("sharedStrings", _SHARED_ITEM)]
        self._formats, self._fonts = self._read_styles()
        self._texts = Texts()

    def _part(self, kind: str, *wanted: int) -> Iterator[tuple[int, bytes]]:
        path = self._package.path_of(kind)
        records = _records(bytes(self._parts.read(path))) if path else iter(())
        return (record for record in records if record[0] in wanted)

    def _add_entry(self, body: bytes) -> None:
        relation, end = _text(body, 8)
        related = self._package.workbook_parts.get(relation)
        if related and related.kind == "worksheet" and related.path in self._parts:
            self.entries.append((_text(body, end)[0], body[0] == 0, related.path))

    def _read_styles(self) -> tuple[list[str], list[str | None]]:
        """The number format and the old-encoding font of each cell style."""
        codes, names, styles = dict(BUILT_IN), list[str](), list[tuple[int, int]]()
        wanted = (_FORMAT, _FONT, _STYLE, _STYLES_BEGIN, _STYLES_END)
        is_cell_style = False
        for kind, body in self._part("styles", *wanted):
            if kind == _FORMAT:
                codes[struct.unpack_from("<H", body)[0]] = _text(body, 2)[0]
            elif kind == _FONT:
                names.append(_text(body, 21)[0])
            elif kind != _STYLE:
                is_cell_style = kind == _STYLES_BEGIN
            elif is_cell_style:
                styles.append(struct.unpack_from("<HH", body, 2))
        formats = [codes.get(code, "") for code, _ in styles]
        fonts = [names[font] if font < len(names) else "" for _, font in styles]
        return formats, [font if is_legacy_font(font) else None for font in fonts]

    def sheet(self, name: str, visible: bool, path: str) -> Sheet:
        raw = _Raw(name)
        for kind, body in _records(bytes(self._parts.read(path))):
            if _BLANK <= kind <= _FORMULA_ERROR or kind == _RICH_TEXT:
                self._cell(raw, kind, body)
            elif kind == _ROW:
                raw.start_row(body)
            elif kind == _MERGE:
                top, bottom, left, right = struct.unpack_from("<4I", body)
                raw.merges.append((top, left, bottom, right))
            elif kind == _COLUMN and body[16] & 1:
                first, last = struct.unpack_from("<2I", body)
                raw.hidden_columns.update(range(first, min(last + 1, _MAX_COLUMNS)))
        return self._finish(raw, visible)

    def _cell(self, raw: _Raw, kind: int, body: bytes) -> None:
        column, style = struct.unpack_from("<2I", body)
        style &= 0xFFFFFF
        raw.styles.setdefault(column, Runs()).append(raw.row, style)
        if kind == _BLANK or raw.row < 0:
            return
        if kind in (_ERROR, _FORMULA_ERROR):
            raw.errors[raw.row, column] = _ERRORS.get(body[8], "#N/A")
        elif not is_blank(value := self._value(kind, body, style)):
            raw.put(column, value)

    def _value(self, kind: int, body: bytes, style: int) -> Any:
        if kind in _NUMBERS:
            number = _NUMBERS[kind](body, 8)
            code = self._formats[style] if style < len(self._formats) else ""
            return moment(number, from_1904=self._from_1904) if is_date_format(code) else number
        if kind == _SHARED:
            (index,) = struct.unpack_from("<I", body, 8)
            return self._shared[index]
        if kind in (_BOOL, _FORMULA_BOOL):
            return bool(body[8])
        return _text(body, 9 if kind == _RICH_TEXT else 8)[0]

    def _finish(self, raw: _Raw, visible: bool) -> Sheet:
        def style_of(row: int, column: int) -> int:
            return raw.styles[column].style(row) if column in raw.styles else 0

        def number_format(row: int, column: int) -> str:
            style = style_of(row, column)
            code = self._formats[style] if style < len(self._formats) else ""
            return "" if code.casefold() == "general" else code

        def font(row: int, column: int) -> str | None:
            style = style_of(row, column)
            return self._fonts[style] if style < len(self._fonts) else None

        grid = Grid(self._texts, font, self._fonts)
        grid.extend(raw.rows)
        return Sheet(
            name=raw.name,
            rows=grid.rows,
            visible=visible,
            merges=raw.merges,
            errors=raw.errors,
            hidden_rows=frozenset(row for row in raw.hidden_rows if row < len(grid.rows)),
            hidden_columns=frozenset(raw.hidden_columns),
            recoded=grid.recoded,
            doubtful=grid.doubtful,
            number_format=number_format,
        )
