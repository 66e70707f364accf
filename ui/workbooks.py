"""A table to take away: a workbook that Excel opens with Vietnamese formats and never obeys."""

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from data_loaders.written import put
from ui.columns import Column, Listing
from ui.formats import Kind, Typed, excel_format, excel_value

_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def workbook_bytes(listing: Listing, about: Sequence[str], now: datetime) -> bytes:
    """The table on a first sheet; what it is and where it comes from on a second."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Số liệu"
    _write_table(sheet, listing)
    origin = book.create_sheet("Nguồn")
    taken = f"Tải về lúc {now:%H:%M ngày %d/%m/%Y}"
    for number, line in enumerate((listing.title, *about, taken), 1):
        put(origin.cell(number, 1), line)
    origin.column_dimensions["A"].width = 100
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def file_name(name: str) -> str:
    """A name that Windows takes too."""
    return _NOT_IN_NAMES.sub("-", name).strip(" .")


def _write_table(sheet: Worksheet, listing: Listing) -> None:
    columns = (_of_one_kind(one, listing.records) for one in listing.columns)
    for place, column in enumerate(columns, 1):
        head = sheet.cell(1, place)
        put(head, column.full_heading)
        head.font = Font(bold=True)
        head.alignment = Alignment(wrap_text=True, vertical="top")
        width = 60 if column.is_long else max(12, min(40, len(column.full_heading) + 2))
        sheet.column_dimensions[get_column_letter(place)].width = width
        for number, record in enumerate(listing.records, 2):
            cell = sheet.cell(number, place)
            _put_kind(cell, record.get(column.name), column.kind)
            cell.alignment = Alignment(wrap_text=column.is_long, vertical="top")
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions


def _of_one_kind(column: Column, records: Sequence[Mapping[str, object]]) -> Column:
    """The column with the kind that its values have in common, where they bring their own."""
    values = (record.get(column.name) for record in records)
    kinds = {one.kind for one in values if isinstance(one, Typed) and one.value is not None}
    return replace(column, kind=kinds.pop()) if len(kinds) == 1 else column


def _put_kind(cell: Cell, value: object, kind: Kind) -> None:
    """A value with the number format of its kind, its own one where it has one."""
    mixed = isinstance(value, Typed) and value.kind is not kind
    if isinstance(value, Typed):
        value, kind = (value.text, Kind.TEXT) if value.value is None else value[1:]
    put(cell, excel_value(value, kind))
    if code := excel_format(value, kind, mixed=mixed):
        cell.number_format = code
