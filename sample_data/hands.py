"""How somebody writes dates, money, rates and marks; the habits of one office."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sample_data.paper import Percent, Value, comma, rounded

MONEY = {"đồng": 1, "nghìn đồng": 10**3, "triệu đồng": 10**6, "tỷ đồng": 10**9}
LEVELS = {
    "not_online": "Cung cấp thông tin trực tuyến",
    "level_2": "Mức độ 2",
    "level_3": "Mức độ 3",
    "level_4": "Mức độ 4",
    "partial": "Một phần",
    "full": "Toàn trình",
}
WINDOWS = {"none": "Không", "nsw": "NSW", "asw": "ASW"}
QUARTERS = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """Habits: `dates` is a pattern of strftime, "" for real dates; `rates` "number" writes 47.5,
    "text" "47,5%", "fraction" 0.475; `dated_documents` writes the date behind a document's number;
    `written_in` is the unit the money is really in, where `money` says another by mistake.
    """

    dates: str = ""
    money: str = "triệu đồng"
    written_in: str = ""
    text_numbers: int | None = None
    rates: str = "number"
    yes: str = "x"
    no: str | None = None
    recurring: str = "Thường xuyên"
    months: str = "Tháng {}/{}"
    dated_documents: bool = False
    levels: Mapping[str, str] = field(default_factory=lambda: LEVELS)
    blank: str | None = None

    def meant(self, name: str, record: Mapping[str, Any]) -> Any:
        """What a reader should make of a field as this hand writes it."""
        value = record.get(name)
        if self.dated_documents and name in DOCUMENTS and value:
            return self._dated(value, record.get(DOCUMENTS[name]))
        if self.written_in and name.endswith("_vnd") and value is not None:
            return value * MONEY[self.money] // MONEY[self.written_in]
        return value

    def _dated(self, document: str, on: date | None) -> str:
        return f"{document} ngày {on:%d/%m/%Y}" if on else document

    def document(self, name: str, record: Mapping[str, Any]) -> str | None:
        """A document as this hand writes it."""
        return self.meant(name, record)  # type: ignore[no-any-return]


DOCUMENTS = {"assigned_by": "assigned_on", "result_document": "completed_on"}


def written(hand: Hand, kind: str, name: str, value: Any, record: Mapping[str, Any]) -> Value:
    """The cell of a field as a hand writes it."""
    if name in DOCUMENTS:
        return hand.document(name, record)
    if name == "due_on":
        return due(hand, value, record.get("due_kind", "none"))
    if value is None:
        return hand.blank if kind == "amount" else None
    writers: dict[str, Callable[[], Value]] = {
        "date": lambda: day(hand, value),
        "amount": lambda: amount(hand, value),
        "rate": lambda: rate(hand, value),
        "flag": lambda: hand.yes if value else hand.no,
        "enum": lambda: hand.levels.get(value) or WINDOWS[value],
        "count": lambda: comma(value, 0) if hand.text_numbers is not None else value,
    }
    write: Callable[[], Value] = writers.get(kind, lambda: value)
    return write()


def day(hand: Hand, on: date) -> Value:
    """A day as a real date or typed as text."""
    return on.strftime(hand.dates) if hand.dates else on


def due(hand: Hand, on: date | None, kind: str) -> Value:
    """A deadline in the words of its kind."""
    if kind == "recurring":
        return hand.recurring
    if on is None:
        return hand.blank
    if kind == "month":
        return hand.months.format(on.month, on.year)
    if kind == "quarter":
        return f"Quý {QUARTERS[(on.month - 1) // 3]}/{on.year}"
    return f"Năm {on.year}" if kind == "year" else day(hand, on)


def amount(hand: Hand, vnd: int) -> Value:
    """Money in the hand's unit."""
    factor = MONEY[hand.written_in or hand.money]
    whole, rest = divmod(vnd, factor)
    if hand.text_numbers is not None:
        return comma(vnd / factor, hand.text_numbers)
    return whole if not rest else vnd / factor


def rate(hand: Hand, value: float) -> Value:
    """A rate of one decimal."""
    percent = rounded(value * 100, 1)
    if hand.rates == "text":
        return f"{comma(percent, 1)}%"
    return Percent(rounded(value, 3)) if hand.rates == "fraction" else percent
