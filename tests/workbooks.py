"""Small workbooks drawn as lists of rows, for tests that need a real file."""

from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

Rows = Sequence[Sequence[Any]]
PER_SHEET: Mapping[str, Any] = {}


def book(
    sheets: Mapping[str, Rows],
    *,
    merges: Mapping[str, Iterable[str]] = PER_SHEET,
    formats: Mapping[str, Mapping[str, str]] = PER_SHEET,
    fonts: Mapping[str, Mapping[str, str]] = PER_SHEET,
    hidden: Iterable[str] = (),
) -> bytes:
    """An .xlsx of sheets by name; row 1 of a sheet is its first list, column A its first value.

    By sheet: `merges` ["A1:C1"], `formats` {"C5": "0.0%"}, `fonts` {"B5": ".VnTime"}. `hidden` are
    sheets ("Biểu 1"), rows ("Biểu 1!5") and columns ("Biểu 1!C"). Text that begins with "=" is a
    formula without a stored result, "#REF!" an error cell.
    """
    workbook = Workbook()
    workbook.remove(workbook.active)
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        _fill(sheet, rows)
        for area in merges.get(name, ()):
            sheet.merge_cells(area)
        for cell, code in formats.get(name, {}).items():
            sheet[cell].number_format = code
        for cell, font in fonts.get(name, {}).items():
            sheet[cell].font = Font(name=font)
    for place in hidden:
        _hide(workbook, place)
    stream = BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def _fill(sheet: Worksheet, rows: Rows) -> None:
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            if value is not None:
                sheet.cell(number, column, value)


def _hide(workbook: Workbook, place: str) -> None:
    name, _, part = place.partition("!")
    if not part:
        workbook[name].sheet_state = "hidden"
    elif part.isdigit():
        workbook[name].row_dimensions[int(part)].hidden = True
    else:
        workbook[name].column_dimensions[part].hidden = True


UNIT = "VĂN PHÒNG BỘ"
PERIOD = "Tháng 10 năm 2022"
MONEY = "Đơn vị tính: triệu đồng"

PROJECTS = ("Tên dự án", "Kế hoạch vốn", "Lũy kế giải ngân")
TASKS = ("Tên nhiệm vụ", "Đơn vị chủ trì", "Ngày giao", "Thời hạn", "Ngày hoàn thành")
PROCEDURES = ("Tên thủ tục hành chính", "Mức độ", "Tổng số hồ sơ tiếp nhận")
MEASURES = ("Tên chỉ số", "Kế hoạch", "Thực hiện")


def table(
    headings: Sequence[Any],
    records: Rows,
    *,
    unit: str | None = UNIT,
    period: str | None = PERIOD,
    money: str | None = None,
) -> list[list[Any]]:
    """The rows of a sheet: unit, period and money unit in rows 1-3, headings in row 4, records
    from row 5 on. Column A numbers the records; a record that begins with a text in brackets
    ("[I]") is numbered by it, "[]" not at all."""
    return [
        [unit],
        [period],
        [money],
        ["STT", *headings],
        *map(_numbered, range(1, 10**6), records),
    ]


def _numbered(number: int, record: Sequence[Any]) -> list[Any]:
    first = record[0] if record else None
    if isinstance(first, str) and first.startswith("["):
        return [first.strip("[]") or None, *record[1:]]
    return [number, *record]


def projects(*records: Sequence[Any], more: Sequence[Any] = (), **lines: Any) -> list[list[Any]]:
    """A disbursement table: name, plan, disbursed to date and the `more` columns asked for."""
    return table((*PROJECTS, *more), records, **{"money": MONEY, **lines})


def tasks(*records: Sequence[Any], more: Sequence[Any] = (), **lines: Any) -> list[list[Any]]:
    """A task table: title, lead unit, assigned, due, completed and the `more` columns."""
    return table((*TASKS, *more), records, **lines)


def procedures(*records: Sequence[Any], more: Sequence[Any] = (), **lines: Any) -> list[list[Any]]:
    """A list of procedures: name, level, cases received and the `more` columns."""
    return table((*PROCEDURES, *more), records, **lines)


def measures(*records: Sequence[Any], **lines: Any) -> list[list[Any]]:
    """A table of indicators: name, planned, actual."""
    return table(MEASURES, records, **lines)
