"""The worksheets of an .xlsx: values by calamine, everything it does not tell by our own search."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from typing import Any

from python_calamine import CalamineWorkbook

from data_loaders.files.cells import Grid, Texts
from data_loaders.files.container import Parts, Refused
from data_loaders.files.fallback import openpyxl_rows
from data_loaders.files.formats import Runs
from data_loaders.files.ooxml import SheetScan, blank_texts
from data_loaders.files.package import Package, local_name, odd_encoding, parse_xml
from data_loaders.files.styles import Styles
from data_loaders.grid import Sheet, cell_name

MAX_CELLS = 6_000_000
_SMALL = 4 * 1024 * 1024


def open_xlsx(content: bytes) -> list[Sheet]:
    """The worksheets of an .xlsx, .xlsm, .xltx or .xltm in their order."""
    book = _Book(content)
    try:
        if not book.is_oddly_encoded():
            return book.sheets(_calamine_rows(content))
    except (Refused, MemoryError):
        raise
    except BaseException as error:  # a Rust panic is no Exception
        if isinstance(error, KeyboardInterrupt | SystemExit):
            raise
    return book.sheets(openpyxl_rows(content))


RowSource = Callable[[str], tuple[Iterable[list[Any]], int]]
"""The rows of the sheet of a name, and the column their first cell stands in."""


def _calamine_rows(content: bytes) -> RowSource:
    book = CalamineWorkbook.from_filelike(BytesIO(content))

    def rows(name: str) -> tuple[Iterable[list[Any]], int]:
        sheet = book.get_sheet_by_name(name)
        return sheet.iter_rows(), sheet.start[1] if sheet.start else 0

    return rows


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    visible: bool
    path: str


class _Book:
    def __init__(self, content: bytes) -> None:
        self.content = content
        self.parts = Parts(content)
        package = Package(self.parts)
        self.strings = package.path_of("sharedStrings")
        self.styles = Styles(self.parts, package.path_of("styles"))
        self.entries = [entry for entry in _entries(package) if entry.path in self.parts]

    def is_oddly_encoded(self) -> bool:
        """Whether a part is not in UTF-8: calamine sees nothing there, and says nothing."""
        parts = [entry.path for entry in self.entries] + ([self.strings] if self.strings else [])
        return any(odd_encoding(self.parts.head(part)) for part in parts)

    def sheets(self, rows: RowSource) -> list[Sheet]:
        if self.strings:
            self.parts.read(self.strings)  # only to see that it inflates to what it declares
        texts = Texts()
        return [self._sheet(entry, rows, texts) for entry in self.entries]

    def _sheet(self, entry: _Entry, rows: RowSource, texts: Texts) -> Sheet:
        look = _Look(self.parts, entry.path, self.styles)
        sheet, last = self._scanned(entry, look)
        grid = Grid(texts, look.font, self.styles.legacy_fonts.values())
        grid.extend(*(rows(entry.name) if last is None else self._up_to(last, entry.name)))
        sheet.rows, sheet.recoded, sheet.doubtful = grid.rows, grid.recoded, grid.doubtful
        sheet.hidden_rows = frozenset(row for row in sheet.hidden_rows if row < len(grid.rows))
        return sheet

    def _up_to(self, last: int, name: str) -> tuple[Iterable[list[Any]], int]:
        """The rows down to the last that holds something: calamine makes room for the blank ones
        below it, too."""
        found, left = openpyxl_rows(self.content)(name)
        return islice(found, last + 1), left

    def _scanned(self, entry: _Entry, look: "_Look") -> tuple[Sheet, int | None]:
        """All but the values, and the last row that holds something where cells with nothing but
        blanks lie far below or beside it; the XML is let go before the values are made."""
        scan = SheetScan(self.parts.read(entry.path))
        last = None
        if scan.extent(MAX_CELLS).cells > MAX_CELLS:
            filled = scan.extent_without(self._blanks())
            if filled.cells > MAX_CELLS:
                cell = cell_name(*filled.farthest)
                raise Refused("file_too_many_cells", sheet=entry.name, cell=cell)
            last = filled.lowest[0]
        return _outline(entry, look, scan), last

    def _blanks(self) -> frozenset[bytes]:
        return blank_texts(self.parts.read(self.strings)) if self.strings else frozenset()


def _outline(entry: _Entry, look: "_Look", scan: SheetScan) -> Sheet:
    return Sheet(
        name=entry.name,
        rows=[],
        visible=entry.visible,
        merges=scan.merges(),
        errors=scan.errors(),
        uncached=scan.uncached(),
        hidden_rows=scan.hidden_rows(),
        hidden_columns=scan.hidden_columns(),
        number_format=look.number_format,
        format_codes=lambda: look.styles.formats,
    )


class _Look:
    """The looks of the cells of one sheet, searched for column by column at the first question."""

    def __init__(self, parts: Parts, path: str, styles: Styles) -> None:
        self._parts = parts
        self._path = path
        self.styles = styles
        self._small: SheetScan | None = None
        self._columns: dict[int, Runs] = {}

    def _scan(self) -> SheetScan:
        if self._small:
            return self._small
        scan = SheetScan(self._parts.read(self._path))
        if len(scan.data) < _SMALL:
            self._small = scan
        return scan

    def _style(self, row: int, column: int) -> int:
        if column not in self._columns:
            runs = self._columns[column] = Runs()
            for at, style in self._scan().column_styles(column):
                runs.append(at, style)
        return self._columns[column].style(row)

    def number_format(self, row: int, column: int) -> str:
        formats = self.styles.formats
        style = self._style(row, column)
        return formats[style] if style < len(formats) else ""

    def font(self, row: int, column: int) -> str | None:
        return self.styles.legacy_fonts.get(self._style(row, column))


def _entries(package: Package) -> Iterator[_Entry]:
    for entry in parse_xml(package.parts.read(package.workbook)).iterfind("{*}sheets/{*}sheet"):
        ids = [value for key, value in entry.items() if local_name(key) == "id"]
        related = package.workbook_parts.get(ids[0]) if ids else None
        if related and related.kind == "worksheet":
            state = entry.get("state", "visible")
            name = entry.get("name", "")
            yield _Entry(name, state not in ("hidden", "veryHidden"), related.path)
