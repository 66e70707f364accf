"""Amounts, counts and plain numbers of a column."""

import re
from decimal import Decimal
from typing import Any

from data_loaders.columns import Cells, ColumnReading, is_number
from data_loaders.columns.fallback import Fallback
from data_loaders.columns.notation import (
    ALONE,
    Weighed,
    number_of,
    other_than,
    prove_notation,
    unlikely,
    weigh,
)
from data_loaders.grid import Value
from tracking.quantities import (
    MONEY_UNITS,
    MoneyUnit,
    Notation,
    ParsedNumber,
    finer_unit,
    is_blank_mark,
    is_unclear_mark,
    notations,
    parse_number,
    shown_vi,
    to_vnd,
)
from tracking.specs.meanings import value_of
from tracking.text import tidy

LONGEST = 40
"""No number with its unit is longer: what is longer is a sentence."""
_FOOTNOTE = re.compile(r" *(?:\(\*+\)|\*+)$")
LARGEST = 10**18
"""No amount or count of a ministry is larger; a database holds nothing larger either."""


def read_amounts(
    cells: Cells,
    weighed: Weighed,
    unit: MoneyUnit | None,
    by: Fallback[Notation] = ALONE,
    name: str = "",
) -> ColumnReading:
    """Amounts in whole đồng of cells whose texts were weighed; `unit` is the money unit of the
    column, None when nobody states it; in a field of disbursed amounts by its `name`, "chưa giải
    ngân" is none."""
    reading = ColumnReading()
    notation = prove_notation(weighed, reading, by=by)
    refused = unlikely(weighed, notation, reading)
    factor = unit.factor if unit else 1
    most = LARGEST // factor if unit else -1
    marked: dict[int, str] = {}
    for row, value in cells:
        if type(value) is int and -most <= value <= most:
            reading.values[row] = value * factor  # nearly every cell; there is nothing to ask
            continue
        if row in refused:
            continue
        if is_number(value):
            if unit:
                _keep_amount(reading, row, value, unit)
            else:
                reading.bare[row] = value  # type: ignore[assignment]
        elif not isinstance(value, str):
            reading.tell("amount_not_a_number", [row], value)
        elif row not in weighed.by_row:
            if is_unclear_mark(value):
                marked[row] = value
        elif not (
            _read_amount_text(reading, row, value, weighed.number(row, notation), unit)
            or _read_marked(reading, row, value, notation, unit)
        ):
            _read_words(reading, row, value, name.startswith("disbursed"))
    reading.tell("amount_in_words", marked, next(iter(marked.values()), None))
    return reading


def _read_marked(
    reading: ColumnReading, row: int, text: str, notation: Notation, unit: MoneyUnit | None
) -> bool:
    """Read an amount marked for a footnote, "500 (*)"; False when it is none."""
    bare = _FOOTNOTE.sub("", text)
    parsed = number_of(bare, notation) if bare != text else None
    if parsed is None or not _read_amount_text(reading, row, bare, parsed, unit):
        return False
    reading.tell("number_with_words", [row], text, number=shown_vi(parsed.value))
    return True


def _read_amount_text(
    reading: ColumnReading,
    row: int,
    text: str,
    parsed: ParsedNumber | None,
    unit: MoneyUnit | None,
) -> bool:
    """Take the number a text states as an amount; False when it is none."""
    if parsed is None or parsed.is_percent:
        return False
    own = MONEY_UNITS[parsed.money_unit] if parsed.money_unit else None
    if own and unit and own.factor != unit.factor:
        reading.tell("amount_own_unit", [row], text, unit=unit.label)
    if own or unit:
        _keep_amount(reading, row, parsed.value, own or unit)
    return True


def _read_words(reading: ColumnReading, row: int, text: str, spent: bool) -> None:
    """What stands for an amount: words that there is none, or that it is not known."""
    if spent and value_of("disbursed", text):
        reading.values[row] = 0
        reading.tell("number_with_words", [row], text, number=0)
    elif value_of("amount", text):
        reading.tell("amount_in_words", [row], text)
    else:
        reading.tell("amount_not_a_number", [row], text)


def _keep_amount(reading: ColumnReading, row: int, number: Any, unit: MoneyUnit | None) -> None:
    amount = to_vnd(number, unit.factor) if unit else 0
    if unit and abs(amount) > LARGEST:
        _tell_too_large(reading, row, amount, unit)
    else:
        reading.values[row] = amount


def _tell_too_large(reading: ColumnReading, row: int, amount: int, unit: MoneyUnit) -> None:
    likely = finer_unit(abs(amount), unit.factor)
    reading.tell(
        "amount_implausible",
        [row],
        f"{shown_vi(Decimal(amount) / unit.factor)} {unit.label}",
        beyond="lớn hơn",
        limit=f"{shown_vi(LARGEST // unit.factor)} {unit.label}",
        likely=f" (có lẽ các ô này ghi theo {likely.label})" if likely else "",
    )


def read_numbers(
    cells: Cells,
    *,
    whole: bool,
    code: str,
    by: Fallback[Notation] = ALONE,
) -> ColumnReading:
    """Plain numbers (or whole counts); what is not one is told under `code`."""
    reading = ColumnReading()
    weighed = weigh(cells)
    notation = prove_notation(weighed, reading, whole=whole, by=by)
    refused = frozenset() if whole else unlikely(weighed, notation, reading)
    for row, value in cells:
        if type(value) is int and 0 <= value <= LARGEST:
            reading.values[row] = value  # nearly every cell; there is nothing to ask about it
            continue
        if row in refused or (isinstance(value, str) and is_blank_mark(value)):
            continue
        bare = _without_words(value)
        number = _plain_number(bare, notation, whole)
        in_words = number is None and whole and isinstance(value, str)
        if in_words and value_of("count", str(value)):
            number = 0
        if number is not None and (in_words or bare is not value):
            reading.tell("number_with_words", [row], value, number=shown_vi(number))
        if number is None or not _fits(number, whole):
            reading.tell(code, [row], value)
        else:
            reading.values[row] = int(number) if number == int(number) else float(number)
    return reading


def _fits(number: Decimal | float, whole: bool) -> bool:
    return -LARGEST <= number <= LARGEST and (not whole or (number == int(number) and number >= 0))


def _plain_number(value: Value, notation: Notation, whole: bool) -> Decimal | int | float | None:
    if is_number(value):
        return value  # type: ignore[return-value]
    parsed = number_of(value, notation) if isinstance(value, str) else None
    if parsed and parsed.money_unit:
        return None
    if whole and parsed and isinstance(parsed.value, Decimal):
        parsed = parse_number(value, other_than(notation)) or parsed  # type: ignore[arg-type]
    return parsed.value if parsed else None


_WORDED = re.compile(
    r"(?:(?:[≥≤><~=]|>=|<=)|(?:tối thiểu|ít nhất|trên|khoảng|đạt|từ|hơn|tổng)\b)?[ :]*"
    r"(?P<number>[-+]?\d[\d., ]*%?)"
    r"(?: ?\(?[^\W\d_][^\d]{0,29})?",
    re.IGNORECASE,
)


def _without_words(value: Value) -> Value:
    """The number of a text like "7 vụ" or "≥ 5", else the value itself."""
    if not isinstance(value, str) or len(value) > LONGEST or notations(value):
        return value
    found = _WORDED.fullmatch(tidy(value))
    return found["number"].strip() if found else value
