"""Pages into bytes: .xlsx, .xls and .ods, the same bytes every run."""

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import (
    ParagraphProperties,
    Style,
    TableCellProperties,
    TableColumnProperties,
    TextProperties,
)
from odf.table import CoveredTableCell, Table, TableCell, TableColumn, TableRow
from odf.text import P
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from sample_data.paper import LINE_HEIGHT, USUAL_WIDTH, Look, Page, Value, letter

STAMP = datetime(2022, 11, 1, 8, 0, 0)
AUTHOR = "Số liệu mẫu"
_EDGE = Side(style="thin")
_BOX = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)


def as_xlsx(pages: Sequence[Page]) -> bytes:
    """An Office Open XML workbook."""
    book = Workbook()
    book.remove(book.active)
    book.properties.creator = AUTHOR
    book.properties.created = STAMP
    for page in pages:
        _fill_xlsx(book.create_sheet(page.name), page)
    stream = io.BytesIO()
    book.save(stream)
    return _steady_zip(stream.getvalue())


def _fill_xlsx(sheet: Worksheet, page: Page) -> None:
    for (row, column), (value, look) in page.cells.items():
        cell = sheet.cell(row, column, value)
        cell.font = Font(name=page.font, size=12, bold=look.bold, italic=look.italic)
        cell.alignment = Alignment(
            horizontal="center" if look.centred else None,
            vertical="center",
            wrap_text=look.boxed or "\n" in str(value),
        )
        cell.number_format = look.shown_as
        if look.boxed:
            cell.border = _BOX
    for top, left, bottom, right in page.merges:
        sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
    for column, width in page.widths.items():
        sheet.column_dimensions[letter(column)].width = width
    for row, lines in page.heights().items():
        sheet.row_dimensions[row].height = lines * LINE_HEIGHT
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def as_xls(pages: Sequence[Page]) -> bytes:
    """A workbook of Excel 97-2003."""
    book = xlwt.Workbook(encoding="utf-8")
    for page in pages:
        _fill_xls(book.add_sheet(page.name), page)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _fill_xls(sheet: Any, page: Page) -> None:
    styles: dict[Look, xlwt.XFStyle] = {}
    covered = _covered(page)
    merged = {(top, left): (bottom, right) for top, left, bottom, right in page.merges}
    for (row, column), (value, look) in page.cells.items():
        if look not in styles:
            styles[look] = _xls_style(look, page.font)
        if (row, column) in merged:
            bottom, right = merged[row, column]
            area = (row - 1, bottom - 1, column - 1, right - 1)
            sheet.write_merge(*area, value, styles[look])
        elif (row, column) not in covered:
            sheet.write(row - 1, column - 1, value, styles[look])
    for column, width in page.widths.items():
        sheet.col(column - 1).width = 256 * width
    for row, lines in page.heights().items():
        sheet.row(row - 1).height_mismatch = True
        sheet.row(row - 1).height = lines * LINE_HEIGHT * 20
    sheet.portrait, sheet.fit_num_pages, sheet.fit_height_to_pages = False, 1, 0


def _xls_style(look: Look, font: str) -> xlwt.XFStyle:
    edges = "thin" if look.boxed else "no_line"
    style = xlwt.easyxf(
        f"font: name {font}, height 240, bold {look.bold}, italic {look.italic};"
        f"align: horiz {'centre' if look.centred else 'general'}, vert centre, wrap {look.boxed};"
        f"borders: left {edges}, right {edges}, top {edges}, bottom {edges}"
    )
    style.num_format_str = look.shown_as
    return style


def _covered(page: Page) -> set[tuple[int, int]]:
    """The places that lie under a merged cell."""
    return {
        (row, column)
        for top, left, bottom, right in page.merges
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
        if (row, column) != (top, left)
    }


def as_ods(pages: Sequence[Page]) -> bytes:
    """An OpenDocument spreadsheet."""
    book = OpenDocumentSpreadsheet()
    styles: dict[Look, Any] = {}
    for at, page in enumerate(pages):
        table = Table(name=page.name)
        for number in range(1, max(column for _, column in page.cells) + 1):
            width = page.widths.get(number, USUAL_WIDTH)
            table.addElement(TableColumn(stylename=_ods_column(book, f"sheet{at}-{number}", width)))
        for row in range(1, page.last_row() + 1):
            table.addElement(_ods_row(book, page, row, styles))
        book.spreadsheet.addElement(table)
    stream = io.BytesIO()
    book.write(stream)
    return _steady_zip(stream.getvalue())


def _ods_column(book: Any, name: str, width: int) -> Any:
    style = Style(name=name, family="table-column")
    style.addElement(TableColumnProperties(columnwidth=f"{width * 0.22:.1f}cm"))
    book.automaticstyles.addElement(style)
    return style


def _ods_row(book: Any, page: Page, row: int, styles: dict[Look, Any]) -> Any:
    line = TableRow()
    merged = {(top, left): (bottom, right) for top, left, bottom, right in page.merges}
    covered = _covered(page)
    for column in range(1, max((at for on, at in page.cells if on == row), default=1) + 1):
        value, look = page.cells.get((row, column), (None, Look()))
        if look not in styles:
            styles[look] = _ods_style(book, look, len(styles))
        if (row, column) in covered:
            line.addElement(CoveredTableCell(stylename=styles[look]))
            continue
        bottom, right = merged.get((row, column), (row, column))
        spans = {"numberrowsspanned": bottom - row + 1, "numbercolumnsspanned": right - column + 1}
        cell = TableCell(
            stylename=styles[look],
            **_ods_value(value),
            **(spans if (bottom, right) != (row, column) else {}),
        )
        if value is not None:
            cell.addElement(P(text=str(value)))
        line.addElement(cell)
    return line


def _ods_value(value: Value) -> dict[str, Any]:
    if isinstance(value, date):
        return {"valuetype": "date", "datevalue": value.isoformat()}
    if isinstance(value, int | float):
        return {"valuetype": "float", "value": value}
    return {"valuetype": "string"} if value else {}


def _ods_style(book: Any, look: Look, number: int) -> Any:
    style = Style(name=f"look{number}", family="table-cell")
    weight = "bold" if look.bold else "normal"
    slant = "italic" if look.italic else "normal"
    style.addElement(
        TextProperties(
            fontfamily="Times New Roman", fontsize="12pt", fontweight=weight, fontstyle=slant
        )
    )
    style.addElement(ParagraphProperties(textalign="center" if look.centred else "start"))
    border = "0.5pt solid #000000" if look.boxed else "none"
    style.addElement(
        TableCellProperties(border=border, wrapoption="wrap" if look.boxed else "no-wrap")
    )
    book.automaticstyles.addElement(style)
    return style


def _steady_zip(content: bytes) -> bytes:
    """The same archive, its dates fixed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(stream, "w") as target:
        for member in source.infolist():
            info = zipfile.ZipInfo(member.filename, date_time=STAMP.timetuple()[:6])
            info.compress_type = member.compress_type
            target.writestr(info, _steady_dates(source.read(member), member.filename))
    return stream.getvalue()


def _steady_dates(content: bytes, name: str) -> bytes:
    if name not in ("docProps/core.xml", "meta.xml"):
        return content
    stamp = STAMP.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    return re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[\d.]*Z?", stamp, content)
