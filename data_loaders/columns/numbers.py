"""Amounts, counts and plain numbers of a column."""

import re
from collections.abc import Callable, Mapping
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
    shown_vi,
    to_vnd,
)
from tracking.specs.meanings import value_of
from tracking.text import tidy
from tracking.vocabulary import Severity

LONGEST = 40
"""No number with its unit is longer: what is longer is a sentence."""
THOUSANDTHS, NIL = 3, "000"
_SEPARATOR = {Notation.DOT_THOUSANDS: ".", Notation.COMMA_THOUSANDS: ","}
LARGEST = 10**18
"""No amount or count of a ministry is larger; a database holds nothing larger either."""


def _no_neighbours() -> frozenset[Notation]:
    return frozenset()


def prove_notation(
    cells: Cells,
    reading: ColumnReading,
    *,
    whole: bool = False,
    beside: Callable[[], frozenset[Notation]] = _no_neighbours,
) -> Notation:
    """How the numbers written as text in a column are to be read.

    `whole` says that only whole numbers make sense (counts), so that "1.234" cannot be 1,234;
    `beside` tells what the other columns of the kind prove, for a column that proves nothing.
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
        proven = beside()
        if len(proven) == 1:
            chosen = next(iter(proven))
            shown = parse_number(by_row[unsure[0]], chosen)
            meant = shown_vi(shown.value) if shown else ""
            reading.tell("number_notation_beside", unsure, by_row[unsure[0]], meant=meant)
            return chosen
        reading.tell("number_notation_assumed", unsure, by_row[unsure[0]])
    return Notation.DOT_THOUSANDS


def tell_unlikely(cells: Cells, notation: Notation, reading: ColumnReading) -> frozenset[int]:
    """The rows not to be read, whose number ("12,000") groups thousands the other way than the
    column does; where the column groups none, 12,345 beside 8,5 is read and told.

    A column with thousandths elsewhere ("0,125") may well have them here.
    """
    texts = [(row, text) for row, text in text_cells(cells) if notations(text)]
    unsure = {row: text for row, text in texts if is_ambiguous(text)}
    small = {row: text for row, text in unsure.items() if _decimals(text, notation)}
    proving = [text for _, text in texts if notations(text) == {notation}]
    if not small or not (proving or len(small) < len(unsure)):
        return frozenset()
    if any(_decimals(text, notation) == THOUSANDTHS for text in proving):
        return frozenset()
    groups = len(small) < len(unsure) or any(_SEPARATOR[notation] in text for text in proving)
    refused = {row: text for row, text in small.items() if groups or text.rstrip(" )")[-3:] == NIL}
    kept = {row: text for row, text in small.items() if row not in refused}
    _tell_unlikely(reading, refused, notation, None)
    _tell_unlikely(reading, kept, notation, Severity.WARNING)
    return frozenset(refused)


def _tell_unlikely(
    reading: ColumnReading, rows: Mapping[int, str], notation: Notation, severity: Severity | None
) -> None:
    first = next(iter(rows.values()), "")
    readings = (parse_number(first, one) for one in (notation, _other(notation)))
    meant, other = (shown_vi(one.value) if one else "" for one in readings)
    taken = f"đang lấy {meant}" if severity else "chưa lấy số này"
    reading.tell(
        "number_group_unlikely", rows, first,
        meant=meant, other=other, taken=taken, severity=severity,
    )  # fmt: skip


def _other(notation: Notation) -> Notation:
    return next(one for one in Notation if one is not notation)


def _decimals(text: str, notation: Notation) -> int:
    """How many decimals a number is written with in a notation."""
    parsed = parse_number(text, notation)
    value = parsed.value if parsed else 0
    return -int(value.as_tuple().exponent) if isinstance(value, Decimal) else 0


def number_of(text: str, notation: Notation) -> ParsedNumber | None:
    """A text number by the column's notation, or by the only one it can be written in."""
    own = notations(text)
    chosen = next(iter(own)) if len(own) == 1 else notation
    return parse_number(text, chosen)


def read_amounts(
    cells: Cells,
    unit: MoneyUnit | None,
    beside: Callable[[], frozenset[Notation]] = _no_neighbours,
    *,
    spent: bool = False,
) -> ColumnReading:
    """Amounts in whole đồng; `unit` is the money unit of the column, None when nobody states it;
    `spent` says that they are disbursed, so that "chưa giải ngân" is none."""
    reading = ColumnReading()
    notation = prove_notation(cells, reading, beside=beside)
    unlikely = tell_unlikely(cells, notation, reading)
    for row, value in cells:
        if row in unlikely:
            continue
        if is_number(value):
            if unit:
                _keep_amount(reading, row, value, value, unit)
            else:
                reading.bare[row] = value  # type: ignore[assignment]
        elif not isinstance(value, str):
            reading.tell("amount_not_a_number", [row], value)
        elif not is_blank_mark(value) and not _read_amount_text(
            reading, row, value, notation, unit
        ):
            _read_words(reading, row, value, spent)
    return reading


def _read_amount_text(
    reading: ColumnReading, row: int, text: str, notation: Notation, unit: MoneyUnit | None
) -> bool:
    """Read an amount written as text; False when it is none."""
    parsed = number_of(text, notation)
    if parsed is None or parsed.is_percent:
        return False
    own = MONEY_UNITS[parsed.money_unit] if parsed.money_unit else None
    if own and unit and own.factor != unit.factor:
        reading.tell("amount_own_unit", [row], text, unit=unit.label)
    if own or unit:
        _keep_amount(reading, row, text, parsed.value, own or unit)
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


def _keep_amount(
    reading: ColumnReading, row: int, shown: Value, number: Any, unit: MoneyUnit | None
) -> None:
    amount = to_vnd(number, unit.factor) if unit else 0
    if abs(amount) > LARGEST:
        reading.tell("amount_not_a_number", [row], shown)
    else:
        reading.values[row] = amount


def read_numbers(
    cells: Cells,
    *,
    whole: bool,
    code: str,
    beside: Callable[[], frozenset[Notation]] = _no_neighbours,
) -> ColumnReading:
    """Plain numbers (or whole counts); what is not one is told under `code`."""
    reading = ColumnReading()
    notation = prove_notation(cells, reading, whole=whole, beside=beside)
    unlikely = frozenset() if whole else tell_unlikely(cells, notation, reading)
    for row, value in cells:
        if row in unlikely or (isinstance(value, str) and is_blank_mark(value)):
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
        parsed = parse_number(value, _other(notation)) or parsed  # type: ignore[arg-type]
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
