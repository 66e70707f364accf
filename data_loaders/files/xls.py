"""Old .xls workbooks, with what only xlrd tells: fonts, merges, hidden parts, errors, formats."""

import os
from typing import Any

import xlrd
from xlrd.compdoc import CompDocError

from data_loaders.files.cells import Grid, Texts
from data_loaders.files.container import Refused
from data_loaders.files.fallback import calamine_sheets
from data_loaders.files.formats import moment
from data_loaders.grid import Place, Sheet
from tracking.legacy_text import is_legacy_font


def open_xls(content: bytes) -> list[Sheet]:
    """The worksheets of a BIFF workbook."""
    try:
        book = _open(content)
        texts = Texts()
        return [_sheet(book, sheet, texts) for sheet in book.sheets()]
    except (Refused, MemoryError):
        raise
    except CompDocError:
        # Not for calamine: it takes a loop of sectors for an endless file.
        raise Refused("file_damaged") from None
    except Exception:  # xlrd raises a dozen kinds on what it does not expect
        return calamine_sheets(content)


def _open(content: bytes) -> Any:
    with open(os.devnull, "w", encoding="utf-8") as silence:
        try:
            return xlrd.open_workbook(
                file_contents=content, formatting_info=True, ragged_rows=True, logfile=silence
            )
        except xlrd.XLRDError as error:
            if "encrypted" in str(error) or "password" in str(error):
                raise Refused("file_encrypted") from None
            raise


def _sheet(book: Any, sheet: Any, texts: Texts) -> Sheet:
    formats = [book.format_map[xf.format_key].format_str for xf in book.xf_list]
    names = [str(book.font_list[xf.font_index].name) for xf in book.xf_list]
    fonts = [name if is_legacy_font(name) else None for name in names]

    def style(row: int, column: int) -> int | None:
        if row < sheet.nrows and column < sheet.row_len(row):
            return int(sheet.cell_xf_index(row, column))
        return None

    def number_format(row: int, column: int) -> str:
        index = style(row, column)
        return "" if index is None or formats[index] == "General" else str(formats[index])

    def font(row: int, column: int) -> str | None:
        index = style(row, column)
        return None if index is None else fonts[index]

    grid = Grid(texts, font, fonts)
    errors: dict[Place, str] = {}
    grid.extend(_row(sheet, row, book.datemode, errors) for row in range(sheet.nrows))
    return Sheet(
        name=sheet.name,
        rows=grid.rows,
        visible=sheet.visibility == 0,
        merges=[(top, left, low - 1, high - 1) for top, low, left, high in sheet.merged_cells],
        errors=errors,
        hidden_rows=frozenset(
            row for row, info in sheet.rowinfo_map.items() if info.hidden and row < len(grid.rows)
        ),
        hidden_columns=frozenset(c for c, info in sheet.colinfo_map.items() if info.hidden),
        recoded=grid.recoded,
        doubtful=grid.doubtful,
        number_format=number_format,
    )


def _row(sheet: Any, row: int, datemode: int, errors: dict[Place, str]) -> list[Any]:
    values: list[Any] = sheet.row_values(row)
    for column, kind in enumerate(sheet.row_types(row)):
        if kind in (xlrd.XL_CELL_TEXT, xlrd.XL_CELL_NUMBER):
            continue
        if kind == xlrd.XL_CELL_DATE:
            values[column] = moment(values[column], from_1904=datemode == 1)
        elif kind == xlrd.XL_CELL_BOOLEAN:
            values[column] = bool(values[column])
        else:
            if kind == xlrd.XL_CELL_ERROR:
                errors[row, column] = xlrd.error_text_from_code.get(values[column], "#N/A")
            values[column] = None
    return values
