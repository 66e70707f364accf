"""A clerk with an official form: takes it, types into it as in Excel, sends it back."""

from collections import defaultdict
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter

from data_loaders import read_workbook
from data_loaders.official.form import LastReport, official_form
from tracking.specs.official import official_sheets
from tracking.vocabulary import View

SAMPLES = Path(__file__).parents[3] / "sample_data"
LAST, NEXT = "2022-10", "2022-11"
SHEETS = {sheet.name: sheet for sheet in official_sheets()}


SENT = {
    "VP": [
        "CTCT (VP Bo) thang 10 - ban chinh thuc.xlsx",
        "VP Bo - BC giai ngan thang 10-2022.xlsx",
    ],
    "PC": ["VBQPPL va nhiem vu_Vu PC_den 14.10.2022.xlsx"],
    "TCCB": ["KH CCHC 2022 - Vu TCCB - thang 10.xlsx"],
    "KH": ["Phu_luc_III_Vu_Ke_hoach_T10_2022.xlsx", "Vu Ke hoach_NV_T10_2022.xlsx"],
    "XNK": ["Bieu06_XNK_15.9-14.10.2022.xlsx", "XNK nhiem vu CP, TTg giao 2022-10.xlsx"],
    "DKT": ["Bao cao thang 10 (Vu DKT).ods"],
    "QLTT": ["TCQLTT_Bieu C von dau tu_T10.xlsx", "Bieu06_QLTT_10.2022.xlsx"],
    "TMDT": ["TMDT_DVCTT_thang_10_2022.xlsx", "TMDT_phu luc NV_T10.xlsx"],
    "DLNLTT": ["Cục ĐL&NLTT_nhiệm vụ T10-2022.xlsx"],
}
"""Files of the samples by unit: every view, each type of task, cases by procedure and by field."""


@cache
def reported(unit: str) -> dict[View, list[dict[str, Any]]]:
    """What a unit reported last, by view."""
    found: dict[View, list[dict[str, Any]]] = defaultdict(list)
    for name in SENT[unit]:
        reading = read_workbook((SAMPLES / LAST / name).read_bytes(), name)
        for table in reading.tables:
            found[table.view] += table.records()
    return found


class Taken:
    """A form as a unit took it, open before the clerk."""

    def __init__(
        self,
        views: dict[View, list[dict[str, Any]]],
        *,
        unit: str = "VP",
        period: str = NEXT,
        last: str = LAST,
    ) -> None:
        previous = {view: LastReport(last, rows) for view, rows in views.items() if rows}
        self.name, self.content = official_form(unit, period, [*views], previous)
        self.book = openpyxl.load_workbook(BytesIO(self.content))

    def heading_row(self, sheet: str) -> int:
        """The lowest row of headings."""
        rows = [*self.book[sheet].iter_rows(max_col=1)]
        top = next(cell.row for (cell,) in rows if cell.value == "STT")
        return top + any(one.group for one in SHEETS[sheet].columns)

    def letter(self, sheet: str, field: str) -> str:
        """The column of a field, which is headed as declared."""
        columns = SHEETS[sheet].columns
        at, column = next((at, one) for at, one in enumerate(columns, 2) if one.field == field)
        letter = get_column_letter(at)
        bottom = self.heading_row(sheet)
        top = bottom - any(one.group for one in columns)
        headed = {self.book[sheet][f"{letter}{row}"].value for row in (top, bottom)}
        assert column.heading in headed
        return letter

    def rows(self, sheet: str) -> range:
        """The rows that are ready to be filled in, by Excel's numbers."""
        return range(self.heading_row(sheet) + 1, self.book[sheet].max_row + 1)

    def shown(self, sheet: str, field: str) -> list[Any]:
        """What stands in the column of a field, down to the last row with anything but a number."""
        letter = self.letter(sheet, field)
        last = max((row for row in self.rows(sheet) if self._is_used(sheet, row)), default=0)
        cells = (self.book[sheet][f"{letter}{row}"] for row in self.rows(sheet) if row <= last)
        return [cell.value for cell in cells]

    def _is_used(self, sheet: str, row: int) -> bool:
        return any(cell.value is not None for cell in self.book[sheet][row][1:])

    def type(self, sheet: str, row: int, **values: Any) -> None:
        """Values by field into the row of a number, 1 being the first to be filled in."""
        for field, value in values.items():
            place = f"{self.letter(sheet, field)}{self.heading_row(sheet) + row}"
            self.book[sheet][place] = value

    def saved(self) -> bytes:
        content = BytesIO()
        self.book.save(content)
        return content.getvalue()

    def read(self, **stated: str) -> Any:
        """The reading of the form as it now is."""
        return read_workbook(self.saved(), self.name, **stated)


def told(reading: Any) -> list[str]:
    """The codes of what is found, but for what the sample reports themselves get wrong."""
    return [one.code for one in reading.findings if one.code != "code_of_several"]
