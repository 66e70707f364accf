"""How a unit writes what can be read two ways: told once, used where a file does not prove it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tracking.dates import DateOrder, parse_date
from tracking.quantities import Notation, ParsedNumber, parse_number

Manner = DateOrder | Notation
"""One of the ways to read a text that can be read two ways."""


class HabitKind(StrEnum):
    """What a habit is about."""

    DATES = "dates"
    NUMBERS = "numbers"


MANNERS: Mapping[HabitKind, Sequence[Manner]] = {
    HabitKind.DATES: tuple(DateOrder),
    HabitKind.NUMBERS: tuple(Notation),
}
ASSUMED = {
    HabitKind.DATES: "date_order_assumed",
    HabitKind.NUMBERS: "number_notation_assumed",
}
"""The finding that says that nothing proves how a column is to be read."""
TOLD = {HabitKind.DATES: "date_order_told", HabitKind.NUMBERS: "number_notation_told"}
"""The finding that says that it is read the way its unit told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """The ways a unit told that it writes dates and numbers, None where it has not."""

    dates: DateOrder | None = None
    numbers: Notation | None = None

    def of(self, kind: HabitKind) -> Manner | None:
        """The manner of a kind."""
        return self.dates if kind is HabitKind.DATES else self.numbers


NONE_TOLD = Habits()


def kind_of(manner: Manner) -> HabitKind:
    """What a manner is one of."""
    return HabitKind.DATES if isinstance(manner, DateOrder) else HabitKind.NUMBERS


def meant(text: str, manner: Manner) -> str:
    """What a text stands for when it is read one way, in words that can be read in no other: "ngày
    3 tháng 4 năm 2022", "1 phẩy 234"; "" where it cannot be read so."""
    if isinstance(manner, DateOrder):
        day = parse_date(text, manner)
        return f"ngày {day.day} tháng {day.month} năm {day.year}" if day else ""
    number = parse_number(text, manner)
    return _number(number) if number else ""


def _number(number: ParsedNumber) -> str:
    unit = f" {number.money_unit}" if number.money_unit else "%" * number.is_percent
    return f"{str(number.value).replace('.', ' phẩy ')}{unit}"


def is_open(text: str, kind: HabitKind) -> bool:
    """Whether a text can be read in all manners of a kind, in each as something else."""
    readings = {meant(text, one) for one in MANNERS[kind]}
    return "" not in readings and len(readings) == len(MANNERS[kind])
