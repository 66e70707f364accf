"""What Excel asks of a cell of an official form while it is filled in, in Vietnamese."""

from collections.abc import Iterator

from openpyxl.formatting.rule import Rule
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from data_loaders.official.look import FRACTION
from tracking.specs.official import Entry, OfficialColumn

_FIRST_DAY, _LAST_DAY = "DATE(1990,1,1)", "DATE(2099,12,31)"
_STOP, _WARN = "stop", "warning"
_ERRORS = {
    Entry.DATE: "Nhập ngày dạng ngày/tháng/năm, như 28/10/2022; chưa có thì để trống.",
    Entry.AMOUNT: "Số tiền phải là số không âm, tính bằng {unit}. Số thu hồi thì ghi số âm và nêu "
    "lý do ở cột Ghi chú.",
    Entry.COUNT: "Số hồ sơ phải là số nguyên không âm; không có thì ghi 0.",
    Entry.NUMBER: "Nhập một số; chỉ số tính bằng % thì 85% ghi là 85.",
    Entry.RATE: "Nhập tỷ lệ từ 0% đến 100%.",
    Entry.CHOICE: "Chọn một mục trong danh sách.",
    Entry.SUGGESTION: "Nên chọn một mục trong danh sách. Vẫn ghi như vậy?",
}
_LIMITS = {
    Entry.DATE: ("date", "between", _FIRST_DAY, _LAST_DAY),
    Entry.AMOUNT: ("decimal", "greaterThanOrEqual", "0", None),
    Entry.COUNT: ("whole", "greaterThanOrEqual", "0", None),
    Entry.NUMBER: ("decimal", "between", "-1E+15", "1E+15"),
    Entry.RATE: ("decimal", "between", "0", "1"),
}
"""What a cell must hold: type, operator and limits, as Excel writes them."""
_ADVISED = {Entry.AMOUNT, Entry.SUGGESTION}
"""Entries for which there may be a reason to write something else."""
AUTHOR = "Biểu mẫu Chỉ thị 07"
"""Who speaks to the clerk."""
_LONGEST_TITLE, _LONGEST_PROMPT = 32, 255


def rule_for(column: OfficialColumn, unit: str, listed: str | None) -> DataValidation | None:
    """The rule of a column, None where anything may stand; `listed` is where a list stands that is
    too long for the rule itself, `unit` the unit of money."""
    choices = f'"{",".join(column.words)}"' if column.words else listed
    limits = ("list", None, choices, None) if choices else _LIMITS.get(column.entry)
    if limits is None:
        return _told(column) if column.entry is Entry.DUE else None
    kind, operator, first, second = limits
    return DataValidation(
        type=kind,
        operator=operator,
        formula1=first,
        formula2=second,
        allow_blank=True,
        showErrorMessage=True,
        errorStyle=_WARN if column.entry in _ADVISED else _STOP,
        errorTitle=AUTHOR,
        error=_ERRORS[column.entry].format(unit=unit),
    )


def _told(column: OfficialColumn) -> DataValidation:
    """No limit, only a word of advice at the cell."""
    return DataValidation(
        showInputMessage=True,
        promptTitle=column.heading[:_LONGEST_TITLE],
        prompt=column.guidance[:_LONGEST_PROMPT],
    )


def show_fractions(sheet: Worksheet, cells: Iterator[str]) -> None:
    """Decimals for the numbers of these ranges that have any, none for the whole ones."""
    for place in cells:
        first = place.partition(":")[0]
        style = DifferentialStyle(numFmt=NumberFormat(numFmtId=200, formatCode=FRACTION))
        rule = Rule(type="expression", dxf=style, formula=[f"{first}<>ROUND({first},0)"])
        sheet.conditional_formatting.add(place, rule)
