"""Second readers, for the few files the first one refuses and Excel opens all the same."""

import warnings
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from typing import Any

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from data_loaders.files.cells import Grid, Texts, unescape
from data_loaders.files.container import Refused
from data_loaders.grid import Sheet


def openpyxl_rows(content: bytes) -> Callable[[str], tuple[Iterable[list[Any]], int]]:
    """Rows by the name of the sheet; a file this reader cannot open either is damaged."""
    import openpyxl  # slow to import and seldom needed

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            book = openpyxl.load_workbook(
                BytesIO(content), read_only=True, data_only=True, keep_links=False
            )
        except Exception:  # openpyxl raises a dozen kinds
            raise Refused("file_damaged") from None

    def rows(name: str) -> tuple[Iterable[list[Any]], int]:
        return _rows(book, name), 0

    return rows


def _rows(book: Any, name: str) -> Iterator[list[Any]]:
    try:
        sheet = book[name]
        sheet.reset_dimensions()  # what a file says of its own extent may be wrong
        texts: dict[str, str] = {}  # one text may be shared by a million cells
        for row in sheet.rows:
            yield [_value(cell, texts) for cell in row]
    except Exception:
        raise Refused("file_damaged") from None


def _value(cell: Any, texts: dict[str, str]) -> Any:
    value = cell.value
    if not isinstance(value, str):
        return value
    if cell.data_type == "e":
        return None
    if value not in texts:
        texts[value] = unescape(value)
    return texts[value]


def calamine_sheets(content: bytes) -> list[Sheet]:
    """The values of an .xls, without its looks."""
    texts = Texts()
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        return [
            _calamine_sheet(book, entry, texts)
            for entry in book.sheets_metadata
            if entry.typ is SheetTypeEnum.WorkSheet
        ]
    except MemoryError:
        raise
    except BaseException:  # a Rust panic is no Exception
        raise Refused("file_damaged") from None


def _calamine_sheet(book: CalamineWorkbook, entry: Any, texts: Texts) -> Sheet:
    raw = book.get_sheet_by_name(entry.name)
    grid = Grid(texts)
    grid.extend(raw.iter_rows(), raw.start[1] if raw.start else 0)
    return Sheet(
        name=entry.name,
        rows=grid.rows,
        visible=entry.visible is SheetVisibleEnum.Visible,
        recoded=grid.recoded,
        doubtful=grid.doubtful,
    )
