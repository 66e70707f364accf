"""The slow reader of .xlsx, for the few files calamine refuses and Excel opens all the same."""

import warnings
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from typing import Any

from data_loaders.cells import unescape
from data_loaders.container import Refused


def openpyxl_rows(content: bytes) -> Callable[[str], tuple[Iterable[list[Any]], int]]:
    """Rows by the name of the sheet; a file this reader cannot open either is damaged."""
    import openpyxl  # slow to import and seldom needed

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            book = openpyxl.load_workbook(
                BytesIO(content), read_only=True, data_only=True, keep_links=False
            )
        except Exception:  # of a dozen kinds, see docs/decisions
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
