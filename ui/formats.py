"""How a value is written for a Vietnamese reader, on the screen and in a workbook."""

from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from tracking.dates import HANOI as HANOI
from tracking.quantities import format_vi, percent_vi, shown_vi

BLANK = "–"
"""Stands where nothing was reported: never a zero."""


class Kind(StrEnum):
    """What the values of a column are."""

    TEXT = "text"
    COUNT = "count"
    NUMBER = "number"
    SCORE = "score"
    """A number published with two decimals."""
    RATE = "rate"
    """A fraction 0-1, shown in percent."""
    POINTS = "points"
    """A difference of two rates, shown in percentage points with its sign."""
    VND = "vnd"
    """Whole đồng, shown in tỷ đồng."""
    DATE = "date"
    MOMENT = "moment"


_WHOLE, _DECIMAL = "#,##0", "#,##0.0##"
EXCEL_FORMATS = {
    Kind.COUNT: _WHOLE,
    Kind.SCORE: "0.00",
    Kind.RATE: "0.0%",
    Kind.POINTS: "+0.0;-0.0;0.0",
    Kind.VND: _DECIMAL,
    Kind.DATE: "dd/mm/yyyy",
    Kind.MOMENT: "hh:mm dd/mm/yyyy",
}
"""Excel writes its own separators for these: on a Vietnamese machine 1.234,5."""
MIXED_FORMATS = EXCEL_FORMATS | {
    Kind.POINTS: '+0.0" điểm %";-0.0" điểm %";0.0" điểm %"',
}
"""The same in a column of several kinds, whose heading cannot name the unit of measure."""
MEASURES = {Kind.VND: "tỷ đồng", Kind.POINTS: "điểm %"}
"""The unit of measure of what is written without one."""
_BILLION = 10**9


class Typed(NamedTuple):
    """A value whose kind is its own, in a column of several: as text on the screen, as a number or
    a day in a workbook."""

    text: str
    value: float | date | None
    kind: Kind

    def __str__(self) -> str:
        """What a reader sees."""
        return self.text


def moment(at: datetime) -> Typed:
    """A moment as its own clock shows it: Excel knows no time zones."""
    return Typed(f"{at:%H:%M %d/%m/%Y}", at.replace(tzinfo=None), Kind.MOMENT)


def shown(value: object, kind: Kind) -> str:
    """A value as text: "1.234", "47,5%", "+3,1 điểm", "1.234,5", "31/12/2022", "–"."""
    if value is None or value != value:  # noqa: PLR0124 - NaN is what is not equal to itself
        return BLANK
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, bool):
        return _yes(value)
    if not isinstance(value, int | float):
        return str(value)
    return _number(value, kind)


def _yes(value: bool) -> str:
    return "có" if value else "không"


def _number(value: float, kind: Kind) -> str:
    match kind:
        case Kind.COUNT:
            return format_vi(value)
        case Kind.SCORE:
            return format_vi(value, 2)
        case Kind.RATE:
            return percent_vi(value)
        case Kind.POINTS:
            return f"{'+' if value > 0 else ''}{format_vi(value * 100, 1)} điểm"
        case Kind.VND:
            return format_vi(value / _BILLION, 1)
        case _:
            return shown_vi(value)


def excel_format(value: object, kind: Kind, *, mixed: bool = False) -> str | None:
    """How Excel shows a value, in a column of several kinds where `mixed`; a plain number has no
    decimals where it needs none. None leaves it to Excel."""
    if kind is Kind.NUMBER and isinstance(value, int | float):
        return _WHOLE if float(value).is_integer() else _DECIMAL
    return (MIXED_FORMATS if mixed else EXCEL_FORMATS).get(kind)


def excel_value(value: object, kind: Kind) -> object:
    """What a cell of a workbook holds: numbers and days as such, all else as text."""
    if value is None or value != value:  # noqa: PLR0124
        return None
    if isinstance(value, bool):
        return _yes(value)
    if isinstance(value, int | float):
        return _in_measure(value, kind)
    return value if isinstance(value, date | datetime) else str(value)


def _in_measure(value: float, kind: Kind) -> float:
    """A number in the unit of measure it is shown in; a percent sign is Excel's own."""
    match kind:
        case Kind.VND:
            return value / _BILLION
        case Kind.POINTS:
            return round(value * 100, 9)
        case _:
            return value
