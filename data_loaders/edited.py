"""A table the ministry keeps, as a workbook to edit, and back."""

import io
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from data_loaders.files.container import Refused
from data_loaders.files.sandbox import run
from data_loaders.files.workbook import open_workbook
from data_loaders.grid import Value
from data_loaders.written import put
from tracking.specs import make_finding
from tracking.specs.table_form import Row, TableColumn, TableForm
from tracking.vocabulary import TrackingError

_JOB = "data_loaders.edited:rows_in_process"
_SHEET, _LISTS, _ABOUT = "Bảng", "Danh sách", "Hướng dẫn"
_EMPTY_ROWS = 50
"""How many rows below the last one choose from a list as well."""
_LONGEST_HEADING_SEARCH = 20
"""In how many rows from the top the heading may stand: people write a title above it."""


def edited_workbook(form: TableForm, rows: Iterable[Row], about: Sequence[str]) -> bytes:
    """The rows of a table as people read them, with the choices of a column as lists."""
    book = Workbook()
    sheet = book.active
    sheet.title = _SHEET
    held = [form.as_read(row) for row in rows]
    for place, column in enumerate(form.columns, 1):
        _write_column(sheet, place, column, [row[column.name] for row in held])
    sheet.freeze_panes = "A2"
    _add_lists(book, sheet, form, len(held) + 1 + _EMPTY_ROWS)
    guide = book.create_sheet(_ABOUT)
    hints = [f"{one.label}: {one.hint}" for one in form.columns if one.hint]
    for number, line in enumerate((form.title, form.about, *hints, *about), 1):
        put(guide.cell(number, 1), line)
    guide.column_dimensions["A"].width = 110
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _write_column(sheet: Worksheet, place: int, column: TableColumn, texts: Sequence[str]) -> None:
    head = sheet.cell(1, place)
    put(head, column.label)
    head.font = Font(bold=True)
    head.alignment = Alignment(wrap_text=True, vertical="top")
    longest = max(map(len, (column.label, *texts)))
    sheet.column_dimensions[get_column_letter(place)].width = max(12, min(60, longest + 2))
    for number, text in enumerate(texts, 2):
        cell = sheet.cell(number, place)
        put(cell, text or None)
        cell.number_format = "@"
        cell.alignment = Alignment(wrap_text=column.is_long, vertical="top")


def _add_lists(book: Workbook, sheet: Worksheet, form: TableForm, last: int) -> None:
    """The choices on a sheet of their own: a rule itself holds 255 characters."""
    lists = book.create_sheet(_LISTS)
    chosen = [(at, one) for at, one in enumerate(form.columns, 1) if one.choices]
    for place, (at, column) in enumerate(chosen, 1):
        labels = [label for label in column.choices().values() if label]  # type: ignore[misc]
        put(lists.cell(1, place), column.label)
        for number, label in enumerate(labels, 2):
            put(lists.cell(number, place), label)
        letter = get_column_letter(place)
        rule = DataValidation(
            type="list",
            formula1=f"'{_LISTS}'!${letter}$2:${letter}${len(labels) + 1}",
            allow_blank=True,
            showErrorMessage=True,
            error="Chọn một mục trong danh sách.",
            errorTitle=form.title[:32],
        )
        rule.add(f"{get_column_letter(at)}2:{get_column_letter(at)}{last}")
        sheet.add_data_validation(rule)
    lists.sheet_state = "hidden"


def edited_rows(content: bytes, form: TableForm) -> list[dict[str, str]]:
    """The rows of a workbook somebody has edited, as they are kept.

    Raises TrackingError where it cannot be read or its columns are not those of the table.
    """
    try:
        found: list[list[str]] = json.loads(run(content, {}, job=_JOB))
    except Refused as refused:
        raise TrackingError(make_finding(refused.code, **refused.details).message) from None
    for number, heads in enumerate(found[:_LONGEST_HEADING_SEARCH]):
        if form.knows(heads):
            below = (dict(zip(heads, row, strict=False)) for row in found[number + 1 :])
            return [form.as_kept(row) for row in below if any(map(str.strip, row.values()))]
    labels = ", ".join(one.label for one in form.columns)
    raise TrackingError(
        f"Không thấy dòng tiêu đề của bảng “{form.title}” trong trang đầu; cần đủ các cột: "
        f"{labels}. Tải bảng hiện hành về, sửa rồi nạp lại."
    )


def rows_in_process(content: bytes, _request: Mapping[str, Any]) -> bytes:
    """The texts of the cells of the first visible sheet, in JSON."""
    visible = (sheet for sheet in open_workbook(content) if sheet.visible)
    rows = next((sheet.rows for sheet in visible), [])
    return json.dumps([[_text(value) for value in row] for row in rows]).encode()


def _text(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, float):
        return f"{value:.10g}".replace(".", ",")
    return str(value)
