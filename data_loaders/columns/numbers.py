"""Amounts, counts, plain numbers and rates of a column."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from data_loaders.columns import Cells, ColumnReading, is_number, text_cells
from data_loaders.grid import Value
from tracking.quantities import (
    MONEY_UNITS,
    MoneyUnit,
    Notation,
    ParsedNumber,
    is_ambiguous,
    is_blank_mark,
    notations,
    parse_number,
    to_vnd,
)

LARGEST = 10**18
"""No amount or count of a ministry is larger; a database holds nothing larger either."""


def prove_notation(cells: Cells, reading: ColumnReading, *, whole: bool = False) -> Notation:
    """How the numbers written as text in a column are to be read.

    `whole` says that only whole numbers make sense (counts), so that "1.234" cannot be 1,234.
    """
    texts = text_cells(cells)
    evidence = [(row, notations(text)) for row, text in texts]
    vietnamese = [row for row, found in evidence if found == {Notation.DOT_THOUSANDS}]
    english = [row for row, found in evidence if found == {Notation.COMMA_THOUSANDS}]
    unsure = [row for row, text in texts if is_ambiguous(text)]
    by_row = dict(texts)
    if vietnamese and english:
        fewer = min((english, vietnamese), key=len)
        reading.tell("number_notation_mixed", sorted({*fewer, *unsure}), by_row[fewer[0]])
        return Notation.DOT_THOUSANDS
    if english:
        return Notation.COMMA_THOUSANDS
    if unsure and not vietnamese and not whole:
        reading.tell("number_notation_assumed", unsure, by_row[unsure[0]])
    return Notation.DOT_THOUSANDS


def _number(text: str, notation: Notation) -> ParsedNumber | None:
    """A text number by the column's notation, or by the only one it can be written in."""
    own = notations(text)
    chosen = next(iter(own)) if len(own) == 1 else notation
    return parse_number(text, chosen)


def read_amounts(cells: Cells, unit: MoneyUnit | None) -> ColumnReading:
    """Amounts in whole đồng; `unit` is the money unit of the column, None when nobody states it."""
    reading = ColumnReading()
    notation = prove_notation(cells, reading)
    for row, value in cells:
        if is_number(value):
            if unit:
                _keep_amount(reading, row, value, value, unit)
        elif not isinstance(value, str):
            reading.tell("amount_not_a_number", [row], value)
        elif not is_blank_mark(value):
            _read_amount_text(reading, row, value, notation, unit)
    return reading


def _read_amount_text(
    reading: ColumnReading, row: int, text: str, notation: Notation, unit: MoneyUnit | None
) -> None:
    parsed = _number(text, notation)
    if parsed is None or parsed.is_percent:
        reading.tell("amount_not_a_number", [row], text)
        return
    own = MONEY_UNITS[parsed.money_unit] if parsed.money_unit else None
    if own and unit and own.factor != unit.factor:
        reading.tell("amount_own_unit", [row], text, unit=unit.label)
    if own or unit:
        _keep_amount(reading, row, text, parsed.value, own or unit)


def _keep_amount(
    reading: ColumnReading, row: int, shown: Value, number: Any, unit: MoneyUnit | None
) -> None:
    amount = to_vnd(number, unit.factor) if unit else 0
    if abs(amount) > LARGEST:
        reading.tell("amount_not_a_number", [row], shown)
    else:
        reading.values[row] = amount


def read_numbers(cells: Cells, *, whole: bool, code: str) -> ColumnReading:
    """Plain numbers (or whole counts); what is not one is told under `code`."""
    reading = ColumnReading()
    notation = prove_notation(cells, reading, whole=whole)
    for row, value in cells:
        if isinstance(value, str) and is_blank_mark(value):
            continue
        number = _plain_number(value, notation)
        if number is None or not _fits(number, whole):
            reading.tell(code, [row], value)
        else:
            reading.values[row] = int(number) if number == int(number) else float(number)
    return reading


def _fits(number: Decimal | float, whole: bool) -> bool:
    return -LARGEST <= number <= LARGEST and (not whole or (number == int(number) and number >= 0))


def _plain_number(value: Value, notation: Notation) -> Decimal | int | float | None:
    if is_number(value):
        return value  # type: ignore[return-value]
    parsed = _number(value, notation) if isinstance(value, str) else None
    return parsed.value if parsed else None


def read_rates(
    cells: Cells, *, is_percent: Callable[[int], bool], says_percent: bool
) -> ColumnReading:
    """Rates as fractions. `is_percent(row)` tells whether Excel shows the cell with a % sign;
    `says_percent` whether the heading does. Numbers without either sign are one convention for
    the whole column: points when any exceeds 1.5, else as the heading says."""
    reading = ColumnReading()
    notation = prove_notation(cells, reading)
    plain: dict[int, Decimal] = {}
    for row, value in cells:
        if isinstance(value, str) and is_blank_mark(value):
            continue
        number, is_rate = _rate(value, notation, is_percent, row)
        if number is None:
            reading.tell("rate_not_a_number", [row], value)
        elif is_rate:
            reading.values[row] = float(number)
        else:
            plain[row] = number
    _settle_scale(reading, plain, says_percent)
    return reading


def _rate(
    value: Value, notation: Notation, is_percent: Callable[[int], bool], row: int
) -> tuple[Decimal | None, bool]:
    """The number of a cell, and whether it is surely a fraction already."""
    if is_number(value):
        return Decimal(str(value)), is_percent(row)
    parsed = _number(value, notation) if isinstance(value, str) else None
    if parsed is None:
        return None, False
    number = Decimal(str(parsed.value))
    return (number / 100, True) if parsed.is_percent else (number, False)


def _settle_scale(reading: ColumnReading, plain: dict[int, Decimal], says_percent: bool) -> None:
    """One scale for the numbers of a column that carry no sign of it."""
    stated = [row for row, number in plain.items() if number]
    large = any(abs(plain[row]) > Decimal("1.5") for row in stated)
    points = large or (says_percent and not reading.values and bool(stated))
    if points and not large:
        reading.tell("rate_scale_assumed", stated, float(plain[stated[0]]))
    for row, number in plain.items():
        reading.values[row] = float(number / 100 if points else number)
