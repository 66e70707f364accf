"""The first sheet of a marked workbook: every finding, the gravest first, each with its cell."""

from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from data_loaders.marking.names import NAME, TITLE
from data_loaders.written import put
from tracking.vocabulary import SEVERITY_MARKS, Severity

FILLS = {Severity.ERROR: "FFC7CE", Severity.WARNING: "FFEB9C", Severity.NOTE: "DDEBF7"}
_HEADS = ("STT", "Mức", "Trang", "Ô", "Sai gì, sửa thế nào")
_WIDTHS = (6, 14, 24, 18, 100)
_LEGEND = (
    "Bấm vào ô ở cột D để đến chỗ cần sửa. Sửa xong thì gửi lại chính tệp này; không cần xóa trang "
    "này và các dấu, chúng không được tính."
)
_CLEAN = "Không có gì phải sửa."
_FONT = "Times New Roman"
_LINK = "0B4EA2"
_LINE = Side(style="thin", color="BFBFBF")
_LETTERS_A_LINE = 110
_POINTS_A_LINE = 16.0

Told = Mapping[str, Any]
"""A finding as it is sent to the writing process: severity, message, sheet, cells."""


def add_list(book: Workbook, findings: Sequence[Told], lost: Sequence[str]) -> None:
    """Put the list in front; `lost` are sentences of what the workbook could not keep."""
    sheet = book.create_sheet(_free_name(book), 0)
    order = list(SEVERITY_MARKS)
    ordered = sorted(findings, key=lambda one: order.index(Severity(one["severity"])))
    lines = [_counted(findings), _LEGEND, *lost] if findings else [_CLEAN, *lost]
    _say(sheet, 1, TITLE, bold=True, size=16)
    for number, line in enumerate(lines, 2):
        _say(sheet, number, line)
    head = len(lines) + 3
    if findings:
        _add_rows(book, sheet, head, ordered)
    for letter, width in zip("ABCDE", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{head}:{head}"
    for other in book.worksheets:
        other.sheet_view.tabSelected = other is sheet
    book.active = 0


def _free_name(book: Workbook) -> str:
    """The name of the list; a unit may have a sheet that is called so."""
    taken = {name.casefold() for name in book.sheetnames}
    names = [NAME, *(f"{NAME} {number}" for number in range(2, len(taken) + 3))]
    return next(name for name in names if name.casefold() not in taken)


def _counted(findings: Sequence[Told]) -> str:
    counts = {one: sum(told["severity"] == one for told in findings) for one in Severity}
    return (
        f"{counts[Severity.ERROR]} lỗi phải sửa, {counts[Severity.WARNING]} cảnh báo cần xem lại, "
        f"{counts[Severity.NOTE]} lưu ý."
    )


def _say(sheet: Worksheet, row: int, text: str, *, bold: bool = False, size: int = 12) -> None:
    cell = _write(sheet, row, 1, text)
    cell.font = Font(name=_FONT, size=size, bold=bold)
    cell.alignment = Alignment(vertical="center", wrap_text=True)
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(_HEADS))
    lines = -(-len(text) // (_LETTERS_A_LINE + 40))
    sheet.row_dimensions[row].height = max(size * 1.5, lines * _POINTS_A_LINE + 4)


def _add_rows(book: Workbook, sheet: Worksheet, head: int, ordered: Sequence[Told]) -> None:
    for column, text in enumerate(_HEADS, 1):
        cell = _write(sheet, head, column, text)
        cell.font = Font(name=_FONT, size=12, bold=True)
        _frame(cell, "E7E6E6")
    for number, told in enumerate(ordered, 1):
        row = head + number
        severity = Severity(told["severity"])
        values = (
            number,
            SEVERITY_MARKS[severity],
            told["sheet"] or "",
            ", ".join(told["cells"]),
            told["message"],
        )
        for column, value in enumerate(values, 1):
            cell = _write(sheet, row, column, value)
            cell.font = Font(name=_FONT, size=12)
            _frame(cell, FILLS[severity] if column == 2 else None)
        lines = -(-len(told["message"]) // _LETTERS_A_LINE)
        sheet.row_dimensions[row].height = max(1, lines) * _POINTS_A_LINE + 4
        _link(book, sheet, row, told)
    sheet.freeze_panes = f"A{head + 1}"
    sheet.auto_filter.ref = f"A{head}:E{head + len(ordered)}"


def _link(book: Workbook, sheet: Worksheet, row: int, told: Told) -> None:
    """The way to the first cell, or to the sheet; none to one that is hidden or not a table."""
    target = next((one for one in book.worksheets if one.title == told["sheet"]), None)
    if target is None or target.sheet_state != "visible":
        return
    place = told["cells"][0] if told["cells"] else "A1"
    cell = sheet.cell(row, 4)
    if not told["cells"]:
        cell = sheet.cell(row, 3)
    quoted = target.title.replace("'", "''")
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{quoted}'!{place}")
    cell.font = Font(name=_FONT, size=12, underline="single", color=_LINK)


def _write(sheet: Worksheet, row: int, column: int, value: object) -> Cell:
    cell = sheet.cell(row, column)
    put(cell, value)
    return cell


def _frame(cell: Cell, fill: str | None) -> None:
    cell.border = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    if fill:
        cell.fill = PatternFill("solid", start_color=fill)
