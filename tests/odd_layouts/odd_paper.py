"""Paper the odd workbooks are written on: cells, headings, letterheads, the key, stable bytes."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

HERE = Path(__file__).resolve().parent
NBSP = "\u00a0"
TRIEU, TY = 10**6, 10**9
FAULT = ["error", "warning"]
ANY = ["error", "warning", "note"]
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
Numbers = dict[int, float | None]
MOTTO = "Độc lập - Tự do - Hạnh phúc"

CUMULATIVE = (
    "Lũy kế giải ngân từ đầu năm đến tháng báo cáo đối với báo cáo tháng (đến hết thời gian chỉnh "
    "lý quyết toán ngân sách - ngày 31/1 năm sau đối với báo cáo năm)"
)

_STAMP = datetime(2022, 10, 17, 8, 0, 0)
_EDGE = Side(style="thin")
_BOX = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
_MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_WRAP = Alignment(vertical="top", wrap_text=True)

Value = str | int | float | date | None
Row = Mapping[str, Value]
Record = dict[str, Any]


@dataclass
class Table:
    """What a careful person reads in one table."""

    sheet: str
    view: str
    period_code: str | None
    data_as_of: str | None
    money_unit: str | None
    columns: dict[str, str]
    records: list[Record] = field(default_factory=list)
    unit_name: str | None = None
    unit_in_doubt: bool = False

    def as_key(self) -> dict[str, Any]:
        """Plain dictionary; a unit in doubt is left out, as the key holds only what is sure."""
        key = asdict(self)
        if key.pop("unit_in_doubt"):
            del key["unit_name"]
        return key


@dataclass
class Book:
    """One workbook's entry in expected.json."""

    name: str
    tables: list[Table]
    must_find: list[dict[str, Any]] = field(default_factory=list)
    options: list[str] = field(default_factory=list)

    def as_key(self) -> dict[str, Any]:
        """Entry under the file's name."""
        tables = [table.as_key() for table in self.tables]
        return {"options": self.options, "tables": tables, "must_find": self.must_find}


def must_find(about: str, cells: Sequence[str], severity: Sequence[str]) -> dict[str, Any]:
    """A thing the reader has to say; any one of `cells` is enough."""
    return {"about": about, "cells": list(cells), "severity": list(severity)}


def nfc(text: str) -> str:
    """Text as the key holds it."""
    return unicodedata.normalize("NFC", text).strip()


def vnd(amount: int | float, unit: int) -> int:
    """Whole đồng of an amount stated in `unit`, without binary rounding."""
    return int(Decimal(str(amount)) * unit)


def share(percent: int | float) -> float:
    """A stated percentage as a fraction."""
    return float(Decimal(str(percent)) / 100)


def texts(cells: Row, columns: Mapping[str, str], fields: str) -> Record:
    """Text fields that are filled, read through their column letters."""
    found = {name: cells.get(columns[name]) for name in fields.split()}
    return {name: nfc(str(value)) for name, value in found.items() if value is not None}


def amounts(cells: Row, columns: Mapping[str, str], fields: str, unit: int) -> Record:
    """Money fields written as numbers; an empty cell is null, never zero."""
    found = {name: cells.get(columns[name]) for name in fields.split()}
    return {
        name: None if value is None else vnd(value, unit)  # type: ignore[arg-type]
        for name, value in found.items()
    }


def put(ws: Worksheet, ref: str, value: Value, *, bold: bool = False) -> None:
    """Write outside the table; `A1:C1` merges."""
    first = ref.split(":")[0]
    ws[first] = value
    ws[first].font = Font(name="Times New Roman", size=12, bold=bold)
    if ":" in ref:
        ws.merge_cells(ref)
        ws[first].alignment = _MIDDLE


def heading(ws: Worksheet, cells: Mapping[str, str]) -> None:
    """Write headings; every cell of a merged range gets its border."""
    for ref, text in cells.items():
        for line in ws[ref] if ":" in ref else ((ws[ref],),):
            for cell in line:
                cell.border = _BOX
        put(ws, ref, text, bold=True)
        ws[ref.split(":")[0]].alignment = _MIDDLE


def write_row(
    ws: Worksheet, row: int, cells: Row, letters: Iterable[str], bold: bool = False
) -> None:
    """Write one bordered row of a table."""
    for letter in letters:
        cell = ws[f"{letter}{row}"]
        cell.value = cells.get(letter)
        cell.border, cell.alignment = _BOX, _WRAP
        cell.font = Font(name="Times New Roman", size=11, bold=bold)
        if isinstance(cell.value, date):
            cell.number_format = "dd/mm/yyyy"


def letterhead(ws: Worksheet, unit: str, left: str, right: str) -> None:
    """Two rows: ministry and unit on the left, nation and motto on the right."""
    row = int(re.findall(r"\d+", left)[0])
    (left_from, left_to), (right_from, right_to) = _sides(left), _sides(right)
    put(ws, f"{left_from}{row}:{left_to}{row}", "BỘ CÔNG THƯƠNG")
    put(ws, f"{left_from}{row + 1}:{left_to}{row + 1}", unit, bold=True)
    put(ws, f"{right_from}{row}:{right_to}{row}", NATION, bold=True)
    put(ws, f"{right_from}{row + 1}:{right_to}{row + 1}", MOTTO, bold=True)


def _sides(ref: str) -> list[str]:
    return re.findall(r"[A-Z]+", ref)


def signature(ws: Worksheet, row: int, left: str, right: str, titles: Sequence[str]) -> None:
    """Recipients on the left, titles (never a name) on the right."""
    put(ws, f"{left}{row}", "Nơi nhận:", bold=True)
    put(ws, f"{left}{row + 1}", "- Văn phòng Bộ (để tổng hợp);")
    put(ws, f"{left}{row + 2}", "- Lưu: VT.")
    for below, title in enumerate(titles):
        put(ws, f"{right}{row + below}", title, bold=True)


def letters(first: str, last: str) -> list[str]:
    """Column letters from first to last, both included."""
    names = [get_column_letter(n) for n in range(1, 60)]
    return names[names.index(first) : names.index(last) + 1]


def lettered(values: Sequence[Value]) -> dict[str, Value]:
    """Values under their column letters, from A."""
    return dict(zip(letters("A", "Z"), values, strict=False))


def add(values: Sequence[float | None]) -> float | None:
    """Sum of what is stated; nothing stated gives nothing."""
    stated = [value for value in values if value is not None]
    return sum(stated) if stated else None


def percent(paid: float | None, plan: float | None) -> float | None:
    """Paid over plan in per cent, two decimals."""
    return None if paid is None or not plan else round(100 * paid / plan, 2)


def widths(ws: Worksheet, **by_letter: int) -> None:
    """Column widths in characters."""
    for letter, width in by_letter.items():
        ws.column_dimensions[letter].width = width


def save(book: Workbook, name: str) -> None:
    """Save an .xlsx whose bytes do not depend on the clock."""
    book.properties.creator = "don vi bao cao"
    book.properties.created = _STAMP
    for sheet in book.worksheets:
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    buffer = io.BytesIO()
    book.save(buffer)
    (HERE / name).write_bytes(steady_zip(buffer.getvalue()))


def steady_zip(data: bytes) -> bytes:
    """The same archive with fixed dates in its directory and its document properties."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for member in source.infolist():
            info = zipfile.ZipInfo(member.filename, date_time=_STAMP.timetuple()[:6])
            info.compress_type = member.compress_type
            info.external_attr = 0o600 << 16
            target.writestr(info, _steady_dates(source.read(member), member.filename))
    return out.getvalue()


def _steady_dates(content: bytes, name: str) -> bytes:
    if name not in ("docProps/core.xml", "meta.xml"):
        return content
    stamp = _STAMP.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    return re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[\d.]*Z?", stamp, content)
