"""What is asked about how a unit writes: where a draft has dates or numbers of two readings."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tracking.dates import DateOrder
from tracking.habits import ASSUMED, MANNERS, TOLD, HabitKind, Habits, Manner, is_open, meant
from tracking.store.writing_habits import Habit
from tracking.vocabulary import Finding, Reading

_WHAT = {HabitKind.DATES: "Ngày", HabitKind.NUMBERS: "Số"}
_MARKS = {".": "dấu chấm", ",": "dấu phẩy"}
_DECIMALS = " phẩy "


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """How a text of a file is to be read; `answers` by their words."""

    kind: HabitKind
    label: str
    answers: Mapping[str, Habit]


def questions(reading: Reading, habits: Habits) -> tuple[Question, ...]:
    """One for each kind of which a file proves nothing and its unit told nothing."""
    found = (_first_open(reading, kind) for kind in HabitKind if habits.of(kind) is None)
    return tuple(filter(None, found))


def is_behind(reading: Reading, habits: Habits) -> bool:
    """Whether a reading was made before its unit told how it writes, or told otherwise."""
    return any(_is_behind(one, kind, habits.of(kind)) for kind, one in _told(reading))


def _told(reading: Reading) -> Iterator[tuple[HabitKind, Finding]]:
    for one in reading.findings:
        for kind in HabitKind:
            if one.code in (ASSUMED[kind], TOLD[kind]):
                yield kind, one


def _is_behind(one: Finding, kind: HabitKind, manner: Manner | None) -> bool:
    if one.code == ASSUMED[kind]:
        return manner is not None
    return manner is None or f"” là {meant(one.value or '', manner)}." not in one.message


def _first_open(reading: Reading, kind: HabitKind) -> Question | None:
    """A question made of the first text that can be read two ways."""
    for of, one in _told(reading):
        text = one.value or ""
        if of is kind and one.code == ASSUMED[kind] and is_open(text, kind):
            return Question(
                kind=kind,
                label=f"{_WHAT[kind]} “{text}” (trang “{one.sheet}”, ô {one.cells[0]}) là",
                answers={
                    _answer(text, manner): Habit(manner=manner, written=text)
                    for manner in MANNERS[kind]
                },
            )
    return None


def _answer(text: str, manner: Manner) -> str:
    """What a text stands for, and of a number what its mark does."""
    words = meant(text, manner)
    mark = next((name for sign, name in _MARKS.items() if sign in text), "")
    if isinstance(manner, DateOrder):
        return words
    does = "phần lẻ" if _DECIMALS in words else "hàng nghìn"
    return f"{words} ({mark} ngăn {does})"
