"""Amounts, counts, plain numbers and rates of a column."""

from collections.abc import Callable
from decimal import Decimal

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
    other_units: list[int] = []
    wrong: list[int] = []
    for row, value in cells:
        if is_number(value):
            if unit:
                reading.values[row] = to_vnd(value, unit.factor)  # type: ignore[arg-type]
        elif isinstance(value, str):
            if is_blank_mark(value):
                continue
            parsed = _number(value, notation)
            own = MONEY_UNITS[parsed.money_unit] if parsed and parsed.money_unit else None
            factor = own or unit
            if parsed is None or parsed.is_percent:
                wrong.append(row)
            elif factor:
                reading.values[row] = to_vnd(parsed.value, factor.factor)
                if own and unit and own.factor != unit.factor:
                    other_units.append(row)
        else:
            wrong.append(row)
    by_row = dict(cells)
    for row in wrong:
        reading.tell("amount_not_a_number", [row], by_row[row])
    for row in other_units:
        reading.tell("amount_own_unit", [row], by_row[row], unit=unit.label if unit else "")
    return reading


def read_numbers(cells: Cells, *, whole: bool, code: str) -> ColumnReading:
    """Plain numbers (or whole counts); what is not one is told under `code`."""
    reading = ColumnReading()
    notation = prove_notation(cells, reading, whole=whole)
    for row, value in cells:
        if isinstance(value, str) and is_blank_mark(value):
            continue
        number = _plain_number(value, notation)
        if number is None or (whole and (number != int(number) or number < 0)):
            reading.tell(code, [row], value)
        else:
            reading.values[row] = int(number) if number == int(number) else float(number)
    return reading


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
    plain: dict[int, Decimal | float | int] = {}
    for row, value in cells:
        if isinstance(value, str) and is_blank_mark(value):
            continue
        parsed = _number(value, notation) if isinstance(value, str) else None
        if is_number(value) and is_percent(row):
            reading.values[row] = float(value)  # type: ignore[arg-type]
        elif parsed and parsed.is_percent:
            reading.values[row] = float(Decimal(str(parsed.value)) / 100)
        elif parsed or is_number(value):
            plain[row] = parsed.value if parsed else value  # type: ignore[assignment]
        else:
            reading.tell("rate_not_a_number", [row], value)
    points = any(abs(number) > 1.5 for number in plain.values()) or (
        says_percent and not reading.values and any(plain.values())
    )
    small = [row for row, number in plain.items() if 0 < abs(number) <= 1.5]
    if points and len(small) == len([number for number in plain.values() if number]):
        reading.tell("rate_scale_assumed", small, dict(cells)[small[0]])
    for row, number in plain.items():
        exact = Decimal(str(number))
        reading.values[row] = float(exact / 100 if points else exact)
    return reading
