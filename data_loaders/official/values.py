"""Fields of a record as they are typed into a form: money in its unit, words from the lists."""

from collections.abc import Mapping
from typing import Any

from tracking.period_codes import period, period_label
from tracking.quantities import MoneyUnit
from tracking.specs.indicator_names import indicator_label
from tracking.specs.indicators import indicators
from tracking.specs.meanings import word_for
from tracking.specs.official import Entry, OfficialColumn
from tracking.vocabulary import Accumulation, DueKind

Row = Mapping[str, Any]
ACCUMULATIONS = {
    Accumulation.TO_DATE: "số tính từ đầu năm đến hết kỳ báo cáo",
    Accumulation.IN_PERIOD: "số của riêng kỳ báo cáo",
    Accumulation.LATEST: "số tại ngày chốt số liệu của kỳ",
}
"""What a figure of an indicator covers, as a clerk is told."""


def typed(column: OfficialColumn, row: Row, money: MoneyUnit | None) -> Any:
    """What stands in a cell of a column for a row; None for an empty one."""
    if column.field == "_indicator_name":
        return _indicator_name(row)
    value = row.get(column.field)
    if column.entry is Entry.DUE:
        return _due(row)
    if value is None:
        return None
    if column.entry is Entry.AMOUNT and money:
        whole, rest = divmod(value, money.factor)
        return value / money.factor if rest else whole
    return column.word_of(value) if column.entry is Entry.CHOICE else value


def _indicator_name(row: Row) -> str | None:
    code = row.get("indicator_code")
    return indicator_label(code) if code in indicators() else code


def _due(row: Row) -> Any:
    """A deadline as exactly as it was written: a day, or the month, quarter or year it ends."""
    day, kind = row.get("due_on"), row.get("due_kind")
    if kind == DueKind.RECURRING:
        return sentence(word_for("due_kind", DueKind.RECURRING))
    if day is None or kind not in (DueKind.MONTH, DueKind.QUARTER, DueKind.YEAR):
        return day
    parts = {DueKind.MONTH: f"-{day:%m}", DueKind.QUARTER: f"-Q{(day.month + 2) // 3}"}
    code = f"{day.year}{parts.get(kind, '')}"
    return sentence(period_label(code)) if period(code).end == day else day


def sentence(text: str) -> str:
    """A text that begins a line."""
    return text[:1].upper() + text[1:]
