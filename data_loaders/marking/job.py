"""The job of the writing process: a workbook's bytes and its findings in, the marked one out."""

import unicodedata
import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

import openpyxl
from openpyxl import Workbook
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from data_loaders.files.container import Refused
from data_loaders.files.identify import Kind, identify
from data_loaders.files.workbook import open_workbook
from data_loaders.grid import Sheet
from data_loaders.marking.cells import mark, unmark
from data_loaders.marking.list_sheet import Told, add_list
from data_loaders.marking.lost import lost_in
from data_loaders.marking.names import NAME, TITLE, is_list
from data_loaders.written import put

_MACROS = "xl/vbaProject.bin"
_FORBIDDEN = str.maketrans("[]:*?/\\", "()-    ")
_LONGEST_NAME = 31
_LOST = "Bản đánh dấu này không giữ được: {lost}; tệp gốc của bạn vẫn nguyên."
_ONLY_VALUES = (
    "Bản này chỉ chép lại giá trị của các ô: phần mềm không ghi lại được tệp gốc ({kind}) với định "
    "dạng, công thức và hình của nó. Hãy sửa trên tệp gốc của bạn."
)
_ONLY_LIST = (
    "Không mở được tệp gốc để đánh dấu vào ô; đây chỉ là danh sách. Hãy sửa trên tệp gốc của bạn."
)


def mark_in_process(content: bytes, request: Mapping[str, Any]) -> bytes:
    """The marked workbook; `level` tells how much of the original is to be kept."""
    make = {"kept": _kept, "values": _values, "list": _list_only}[request["level"]]
    book, findings, lost = make(content, request["findings"])
    mark(book, findings)
    add_list(book, findings, lost)
    return _saved(book)


Made = tuple[Workbook, Sequence[Told], Sequence[str]]
"""A workbook without marks, the findings as they are to be marked in it, what it does not keep."""


def _kept(content: bytes, findings: Sequence[Told]) -> Made:
    """The workbook itself, read and to be written again."""
    if identify(content) is not Kind.XLSX:
        raise Refused("file_crashed_reader", reason="kind")
    with zipfile.ZipFile(BytesIO(content)) as package:
        lost = lost_in(package)
        has_macros = _MACROS in package.namelist()
    book = openpyxl.load_workbook(BytesIO(content), keep_vba=has_macros, rich_text=True)
    for sheet in list(book.worksheets):
        if sheet.title.startswith(NAME) and sheet["A1"].value == TITLE:
            book.remove(sheet)
    unmark(book)
    names = {unicodedata.normalize("NFC", name): name for name in book.sheetnames}
    found = [{**told, "sheet": names.get(told["sheet"] or "", told["sheet"])} for told in findings]
    return book, found, [_LOST.format(lost=", ".join(lost))] if lost else []


def _values(content: bytes, findings: Sequence[Told]) -> Made:
    """The values of a workbook that only can be read."""
    book = Workbook()
    book.remove(book.active)
    names: dict[str, str] = {}
    for sheet in open_workbook(content):
        if not is_list(sheet):
            names[sheet.name] = _copy(book, sheet).title
    found = [{**told, "sheet": names.get(told["sheet"] or "", told["sheet"])} for told in findings]
    return book, found, [_ONLY_VALUES.format(kind=f".{identify(content).value}")]


def _copy(book: Workbook, sheet: Sheet) -> Worksheet:
    title = sheet.name.translate(_FORBIDDEN)[:_LONGEST_NAME].strip("' ") or "Trang"
    made = book.create_sheet(title)
    for number, row in enumerate(sheet.rows, 1):
        for column, value in enumerate(row, 1):
            if value is not None:
                put(made.cell(number, column), value)
    for top, left, bottom, right in sheet.merges:
        made.merge_cells(
            start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1
        )
    made.sheet_state = "visible" if sheet.visible else "hidden"
    return made


def _list_only(_content: bytes, findings: Sequence[Told]) -> Made:
    """The list alone, of a file that cannot be opened."""
    book = Workbook()
    book.remove(book.active)
    return book, findings, [_ONLY_LIST]


def _saved(book: Workbook) -> bytes:
    saved = BytesIO()
    _InMemory(book, zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED)).save()
    return saved.getvalue()


class _InMemory(ExcelWriter):  # type: ignore[misc]  # openpyxl tells no types
    """Writes sheets into memory: this process may write no file, not even a temporary one."""

    def write_worksheet(self, ws: Worksheet) -> None:
        """One sheet."""
        ws._drawing = SpreadsheetDrawing()
        ws._drawing.charts = ws._charts
        ws._drawing.images = ws._images
        out = BytesIO()
        writer = WorksheetWriter(ws, out)
        writer.write()
        ws._rels = writer._rels
        self._archive.writestr(ws.path[1:], out.getvalue())
        self.manifest.append(ws)
