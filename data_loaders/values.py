"""What the cells of a column mean: a column proves how its numbers and dates are written, and
what it cannot prove becomes an issue to tell, never a silent guess."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from data_loaders.grid import Value
from tracking.dates import DateOrder, Due, dates_in, from_serial, orders, parse_date, parse_due
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
from tracking.specs.meanings import value_of
from tracking.text import tidy, tidy_lines
from tracking.vocabulary import DueKind

Cells = Sequence[tuple[int, Value]]
"""The cells of a column that hold something, as (row, value)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """Something to tell about cells of one column: the code of a finding and where."""

    code: str
    rows: tuple[int, ...]
    value: str | None = None
    details: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class ColumnReading:
    """The values of a column by row, and what is to be told about it."""

    values: dict[int, Any] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)

    def tell(self, code: str, rows: Iterable[int], value: Value = None, **details: Any) -> None:
        """Note an issue unless no row is concerned."""
        found = tuple(rows)
        if found:
            shown = None if value is None else str(value)
            self.issues.append(Issue(code=code, rows=found, value=shown, details=details))


def _texts(cells: Cells) -> list[tuple[int, str]]:
    return [(row, value) for row, value in cells if isinstance(value, str) and not is_blank_mark(value)]


def _is_number(value: Value) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def prove_notation(cells: Cells, reading: ColumnReading, *, whole: bool = False) -> Notation:
    """How the numbers written as text in a column are to be read.

    `whole` says that only whole numbers make sense (counts), so that "1.234" cannot be 1,234.
    """
    texts = _texts(cells)
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
        if _is_number(value):
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
    if _is_number(value):
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
        if _is_number(value) and is_percent(row):
            reading.values[row] = float(value)  # type: ignore[arg-type]
        elif parsed and parsed.is_percent:
            reading.values[row] = float(Decimal(str(parsed.value)) / 100)
        elif parsed or _is_number(value):
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


def prove_order(cells: Cells, reading: ColumnReading) -> DateOrder:
    """Which of day and month comes first in the dates written as text in a column."""
    texts = _texts(cells)
    evidence = [(row, orders(text)) for row, text in texts]
    day = [row for row, found in evidence if found == {DateOrder.DAY_FIRST}]
    month = [row for row, found in evidence if found == {DateOrder.MONTH_FIRST}]
    unsure = [row for row, found in evidence if len(found) == 2]
    by_row = dict(texts)
    if day and month:
        fewer = min((month, day), key=len)
        reading.tell("date_order_mixed", sorted({*fewer, *unsure}), by_row[fewer[0]])
    elif month:
        return DateOrder.MONTH_FIRST
    elif unsure and not day:
        reading.tell("date_order_assumed", unsure, by_row[unsure[0]])
    _tell_swapped(cells, day, reading)
    return DateOrder.DAY_FIRST


def _tell_swapped(cells: Cells, day_first: list[int], reading: ColumnReading) -> None:
    """Excel with American settings turns 03/04 into 4 March but leaves 31/12 as text: real dates
    that all fit within the first twelve days beside such texts have probably been swapped."""
    real = [(row, value) for row, value in cells if isinstance(value, date | datetime)]
    if len(day_first) >= 2 and len(real) >= 2 and all(value.day <= 12 for _, value in real):
        reading.tell("date_swapped", [row for row, _ in real], real[0][1].strftime("%d/%m/%Y"))


def _real_date(value: Value) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None


def read_dates(cells: Cells, due: bool, year: int | None) -> ColumnReading:
    """Dates; with `due`, deadlines as (date or None, DueKind) that may be months or quarters."""
    reading = ColumnReading()
    order = prove_order(cells, reading)
    serials: list[int] = []
    for row, value in cells:
        if isinstance(value, str) and is_blank_mark(value):
            continue
        found = _due(value, order, year, serials, row)
        if found is None or (not due and found.kind is not DueKind.DATE):
            code = "due_not_understood" if due else "date_not_understood"
            reading.tell(code, [row], value)
        elif found.on and not 1990 <= found.on.year <= 2060:
            reading.tell("date_out_of_range", [row], value)
        else:
            reading.values[row] = found if due else found.on
    reading.tell("date_as_number", serials, dict(cells)[serials[0]] if serials else None)
    return reading


def _due(
    value: Value, order: DateOrder, year: int | None, serials: list[int], row: int
) -> Due | None:
    real = _real_date(value)
    if real:
        return Due(on=real, kind=DueKind.DATE)
    if isinstance(value, str):
        exact = parse_date(tidy(value), order)
        return Due(on=exact, kind=DueKind.DATE) if exact else parse_due(tidy(value), order, year)
    if not _is_number(value):
        return None
    serial = from_serial(value)  # type: ignore[arg-type]
    if serial:
        serials.append(row)
        return Due(on=serial, kind=DueKind.DATE)
    return parse_due(str(int(value)), order, year)  # type: ignore[arg-type]


def read_flags(cells: Cells) -> ColumnReading:
    """Yes or no. In a column of marks alone ("x"), a blank cell means no; the caller fills it."""
    reading = ColumnReading()
    for row, value in cells:
        text = tidy(str(int(value) if _is_number(value) else value))  # type: ignore[arg-type]
        meaning = value_of("flag", text)
        if meaning:
            reading.values[row] = meaning == "yes"
        elif not is_blank_mark(text):
            reading.tell("flag_not_understood", [row], value)
    return reading


def read_enum(cells: Cells, name: str) -> ColumnReading:
    """One of the declared values of a field."""
    reading = ColumnReading()
    for row, value in cells:
        text = tidy(str(int(value) if _is_number(value) else value))  # type: ignore[arg-type]
        meaning = value_of(name, text)
        if meaning:
            reading.values[row] = meaning
        elif not is_blank_mark(text):
            reading.tell("value_not_declared", [row], value)
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
