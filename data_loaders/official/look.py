"""How an official form looks: type, lines, colours, number formats, paper."""

from collections.abc import Iterable
from math import ceil
from typing import Any

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.styles.styleable import StyleableObject
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.worksheet import Worksheet

from data_loaders.written import put
from tracking.specs.official import Entry

TYPE, SIZE = "Times New Roman", 12
LINE_HEIGHT = 16.5
"""In points, of a line of this type."""
ASKED, STATED = "FFF2CC", "E7E6E6"
"""Colours of the headings: to be reported anew, and what stays."""
_LINE = Side(style="thin", color="7F7F7F")
_FRAME = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
FORMATS = {
    Entry.AMOUNT: "#,##0",
    Entry.COUNT: "#,##0",
    Entry.NUMBER: "#,##0",
    Entry.RATE: "0%",
    Entry.DATE: "dd/mm/yyyy",
    Entry.DUE: "dd/mm/yyyy",
    Entry.CODE: "@",
}
"""Excel's own codes; it shows them with the marks of the machine's language."""
FRACTION = "#,##0.######"
"""For a number that is not whole: no decimal mark would stand alone behind it."""
FRACTIONAL = (Entry.AMOUNT, Entry.NUMBER)
"""Entries that may be whole or not."""
_TO_THE_RIGHT = {Entry.AMOUNT, Entry.COUNT, Entry.NUMBER, Entry.RATE}
_CENTRED = {Entry.DATE, Entry.DUE, Entry.CODE}
_LANDSCAPE, _A4 = "landscape", 9


def say(cell: Cell, text: str, *, across: str = "left", **type_: Any) -> None:
    """A line of text that is no entry."""
    put(cell, text)
    cell.font = Font(name=TYPE, **{"size": SIZE, **type_})
    cell.alignment = Alignment(horizontal=across, vertical="center", wrap_text=True)


def head(cell: Cell, text: str, colour: str) -> None:
    """The heading of a column."""
    say(cell, text, bold=True, across="center")
    frame(cell)
    cell.fill = PatternFill("solid", start_color=colour)


def frame(cell: Cell) -> None:
    """Lines around a cell."""
    cell.border = _FRAME


def entry(place: StyleableObject, kind: Entry | None) -> None:
    """A cell to be filled in, or a whole column of them; without a kind the number of a row."""
    across = "right" if kind in _TO_THE_RIGHT else "center" if kind in _CENTRED else "left"
    place.font = Font(name=TYPE, size=SIZE)
    place.alignment = Alignment(
        horizontal=across if kind else "center", vertical="top", wrap_text=True
    )
    place.protection = Protection(locked=False)
    place.number_format = FORMATS.get(kind, "General") if kind else "General"


def paper(sheet: Worksheet, headings: str | None = None) -> None:
    """Landscape A4, one page wide, the rows of headings ("7:8") again on each page."""
    sheet.page_setup.orientation = _LANDSCAPE
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = headings
    sheet.print_options.horizontalCentered = True
    sheet.page_margins = PageMargins(0.4, 0.4, 0.4, bottom=0.6, header=0.2, footer=0.3)
    sheet.oddFooter.center.text = "Trang &P/&N"
    sheet.sheet_view.showGridLines = False


class _Fitted(RowDimension):  # type: ignore[misc]  # openpyxl tells no types
    """A row as high as its text now is, which Excel fits anew when the text changes."""

    customHeight = False


def fit(sheet: Worksheet, row: int, texts: Iterable[tuple[Any, float]]) -> None:
    """Make a row as high as the longest of its texts, each with the width it is broken to."""
    lines = max((_lines(str(text), width) for text, width in texts if text), default=1)
    sheet.row_dimensions[row] = _Fitted(sheet, index=row, ht=lines * LINE_HEIGHT + 3)


def _lines(text: str, width: float) -> int:
    """How many lines a text takes, broken between words."""
    return sum(_broken(line, width - 1) for line in text.split("\n"))


def _broken(line: str, width: float) -> int:
    count, used = 1, 0
    for word in line.split():
        if used and used + len(word) > width:
            count, used = count + 1, 0
        count += ceil(len(word) / width) - 1
        used += len(word) + 1
    return count
