"""Marks, declared values and free text of a column."""

import re
from datetime import date, datetime

from data_loaders.columns import Cells, ColumnReading, is_number
from data_loaders.grid import Value
from tracking.dates import DateOrder, dates_in, parse_date
from tracking.quantities import is_blank_mark
from tracking.specs.meanings import value_named, value_of, words_by_value
from tracking.text import tidy, tidy_lines

_PARTED = re.compile(r"\s*(?:[,;/&+]|\bvà\b)\s*", re.IGNORECASE)


def read_flags(cells: Cells, last: date | None = None) -> ColumnReading:
    """Yes or no, None where a cell is not understood; the day since when it is so is a yes up to
    `last`, the end of the period. In a column of marks alone ("x"), a blank cell means no; the
    caller fills it."""
    reading = ColumnReading()
    dated: dict[int, Value] = {}
    for row, value in cells:
        text = tidy(str(int(value) if is_number(value) else value))  # type: ignore[arg-type]
        meaning = value_of("flag", text)
        if meaning:
            reading.values[row] = meaning == "yes"
        elif last and (since := day_in(value)) and since <= last:
            reading.values[row] = True
            dated[row] = value
        elif not is_blank_mark(text):
            reading.values[row] = None
            reading.tell("flag_not_understood", [row], value)
    reading.tell("flag_from_date", dated, next(iter(dated.values()), None))
    return reading


def day_in(value: Value) -> date | None:
    """The day that a whole cell states, the day before the month."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    return parse_date(value, DateOrder.DAY_FIRST) if isinstance(value, str) else None


def read_enum(cells: Cells, name: str, heading: str) -> ColumnReading:
    """One of the declared values of a field; a mere mark stands for all that the heading names,
    which is told where it does not join them by "và"; where it names none, a mark says nothing."""
    several = value_named(name, heading)
    marked: dict[int, Value] = {}
    reading = ColumnReading()
    for row, value in cells:
        text = tidy(str(int(value) if is_number(value) else value))  # type: ignore[arg-type]
        meaning = value_of(name, text)
        if meaning:
            reading.values[row] = meaning
        elif several and value_of("flag", text) == "yes":
            reading.values[row] = several
            marked[row] = value
        elif value_of("flag", text) == "yes" or not is_blank_mark(text):
            reading.tell("value_not_declared", [row], value)
    if several and " va " not in heading:
        names = words_by_value(name)
        first = next(iter(marked.values()), None)
        reading.tell("marked_for_both", marked, first, meant=names[several])
    return reading


def read_marks(cells: Cells, name: str, meant: str) -> ColumnReading:
    """The value that the heading names where a cell is marked, None where it says no; a cell may
    write out one value of the field instead, its own or another."""
    reading = ColumnReading()
    for row, value in cells:
        text = tidy(str(int(value) if is_number(value) else value))  # type: ignore[arg-type]
        mark, meaning = value_of("flag", text), value_of(name, text)
        if mark or meaning:
            reading.values[row] = (meant if mark == "yes" else None) if mark else meaning
        elif not is_blank_mark(text):
            is_several = all(value_of(name, part) for part in _PARTED.split(text))
            code = "value_not_declared" if is_several else "flag_not_understood"
            reading.tell(code, [row], value)
    return reading


def read_texts(cells: Cells) -> ColumnReading:
    """Text as written, tidied; numbers and dates in a text column as a person would write them."""
    reading = ColumnReading()
    for row, value in cells:
        text = shown(value)
        if text:
            reading.values[row] = text
    return reading


def shown(value: Value) -> str:
    """A cell as a person would write it in text."""
    if isinstance(value, str):
        return tidy_lines(value)
    if isinstance(value, date | datetime):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def last_date_in(text: str) -> date | None:
    """The date of a document named in running text, when exactly one stands there."""
    found = dates_in(text)
    return found[0] if len(found) == 1 else None
