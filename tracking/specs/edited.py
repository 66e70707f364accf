"""Reads a table a person edits: what does each cell state, and which row and column are wrong?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from tracking.dates import DateOrder, parse_date
from tracking.quantities import ParsedNumber, is_ambiguous, notations, parse_number, shown_vi
from tracking.vocabulary import TrackingError

FIRST_ROW = 2
"""The number of a table's first row below its heading."""


@dataclass(frozen=True, slots=True)
class EditedRow:
    """A row of an edited table; `labels` are the Vietnamese names of its columns."""

    number: int
    cells: Mapping[str, str | None]
    labels: Mapping[str, str]

    def wrong(self, column: str, what: str) -> TrackingError:
        """The error that says where and what, in one sentence."""
        return TrackingError(f"Dòng {self.number}, cột “{self.labels[column]}”: {what}")

    def text(self, column: str) -> str:
        """A cell's text, which may be blank."""
        if column not in self.cells:
            raise self.wrong(column, "bảng thiếu cột này.")
        return (self.cells[column] or "").strip()

    def stated(self, column: str) -> str:
        """A cell's text, which must not be blank."""
        text = self.text(column)
        if not text:
            raise self.wrong(column, "còn trống, cần điền.")
        return text

    def one_of(self, column: str, known: Iterable[str]) -> str:
        """A cell's text, which must be one of those known."""
        text, names = self.stated(column), [*known]
        if text not in names:
            said = known.values() if isinstance(known, Mapping) else names
            raise self.wrong(column, f"“{text}” không phải là một trong: {', '.join(said)}.")
        return text

    def day(self, column: str, text: str) -> date:
        """The day a text of a column states."""
        day = parse_date(text, DateOrder.DAY_FIRST)
        if day is None:
            raise self.wrong(column, f"“{text}” không phải là ngày; viết 31/12/2022.")
        return day

    def level(self, column: str, text: str, *, is_rate: bool) -> float:
        """The number a text of a column states; rates are 0-1, "95%" is 0.95."""
        found = self._number(column, text)
        value = _level(found)
        if is_rate and not 0 <= value <= 1:
            told = f"{shown_vi(value * 100)}%" if value > 1 and not text.isdigit() else text
            raise self.wrong(column, f"“{told}” ngoài khoảng 0 đến 1; viết 0,95 hoặc 95%.")
        if found.is_percent and not is_rate:
            raise self.wrong(column, f"“{text}” là tỷ lệ, chỉ số này thì không.")
        return value

    def number_or_none(self, column: str) -> float | None:
        """The number of a cell, None when blank."""
        text = self.text(column)
        return self.level(column, text, is_rate=False) if text else None

    def count(self, column: str) -> int | None:
        """The whole number of a cell, None when blank."""
        value = self.number_or_none(column)
        if value is not None and not value.is_integer():
            raise self.wrong(column, f"“{self.text(column)}” không phải là số nguyên.")
        return None if value is None else int(value)

    def _number(self, column: str, text: str) -> ParsedNumber:
        found = _parsed(text)
        if found is None:
            raise self.wrong(column, f"“{text}” không phải là số; viết như 0,95.")
        if is_ambiguous(text):
            raise self.wrong(column, f"“{text}” có hai cách hiểu; bỏ dấu phân cách hàng nghìn.")
        return found


def level_stated(text: str) -> float | None:
    """The number a text states, "95%" as 0.95; None where it states none, or may state two."""
    found = _parsed(text)
    return None if found is None or is_ambiguous(text) else _level(found)


def _parsed(text: str) -> ParsedNumber | None:
    notation = next(iter(notations(text)), None)
    found = parse_number(text, notation) if notation else None
    return None if found is None or found.money_unit else found


def _level(found: ParsedNumber) -> float:
    return float(found.value) / (100 if found.is_percent else 1)
