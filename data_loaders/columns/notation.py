"""How the numbers written as text in a column are to be read: what its texts prove, and which of
them go against the rest."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from data_loaders.columns import Cells, ColumnReading, text_cells
from data_loaders.columns.fallback import Fallback
from tracking.habits import meant
from tracking.quantities import (
    Notation,
    NumberForm,
    ParsedNumber,
    number_form,
    parse_number,
    shown_vi,
)
from tracking.vocabulary import Severity

THOUSANDTHS, NIL = 3, "000"
_SEPARATOR = {Notation.DOT_THOUSANDS: ".", Notation.COMMA_THOUSANDS: ","}
ALONE: Fallback[Notation] = Fallback()
"""A column with nothing beside it, of a unit that told nothing."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """The texts of a column by row, how the number of each is written, and what each proves: one of
    the notations, or neither."""

    by_row: dict[int, str] = field(default_factory=dict)
    forms: dict[int, NumberForm | None] = field(default_factory=dict)
    vietnamese: list[int] = field(default_factory=list)
    english: list[int] = field(default_factory=list)
    unsure: list[int] = field(default_factory=list)

    def proving(self, notation: Notation) -> Iterator[str]:
        """The texts that can be written in one notation alone."""
        is_vietnamese = notation is Notation.DOT_THOUSANDS
        return (self.by_row[row] for row in (self.vietnamese if is_vietnamese else self.english))

    def proven(self) -> frozenset[Notation]:
        """The notations that some text is in for sure."""
        found = {Notation.DOT_THOUSANDS: self.vietnamese, Notation.COMMA_THOUSANDS: self.english}
        return frozenset(notation for notation, rows in found.items() if rows)

    def number(self, row: int, notation: Notation) -> ParsedNumber | None:
        """The number of a text by the column's notation, or by the only one it can be in."""
        return _chosen(self.by_row[row], self.forms[row], notation)


def weigh(cells: Cells) -> Weighed:
    """Each text of a column by what it proves."""
    weighed = Weighed()
    for row, text in text_cells(cells):
        form = number_form(text)
        weighed.by_row[row], weighed.forms[row] = text, form
        if form is None:
            continue
        if form.is_ambiguous:
            weighed.unsure.append(row)
        elif len(form.notations) == 1:
            is_vietnamese = Notation.DOT_THOUSANDS in form.notations
            (weighed.vietnamese if is_vietnamese else weighed.english).append(row)
    return weighed


def prove_notation(
    weighed: Weighed,
    reading: ColumnReading,
    *,
    whole: bool = False,
    by: Fallback[Notation] = ALONE,
) -> Notation:
    """How the numbers written as text in a column are to be read.

    `whole` says that only whole numbers make sense (counts), so that "1.234" cannot be 1,234;
    `by` decides for a column that proves nothing.
    """
    by_row, unsure = weighed.by_row, weighed.unsure
    vietnamese, english = weighed.vietnamese, weighed.english
    if vietnamese and english:
        fewer = min((english, vietnamese), key=len)
        reading.tell("number_notation_mixed", sorted({*fewer, *unsure}), by_row[fewer[0]])
        return Notation.DOT_THOUSANDS
    if english:
        return Notation.COMMA_THOUSANDS
    if unsure and not vietnamese and not whole:
        return _by_others(reading, unsure, by_row[unsure[0]], by)
    return Notation.DOT_THOUSANDS


def _by_others(
    reading: ColumnReading, unsure: list[int], example: str, by: Fallback[Notation]
) -> Notation:
    proven = by.beside()
    if len(proven) == 1:
        chosen = next(iter(proven))
        shown = parse_number(example, chosen)
        number = shown_vi(shown.value) if shown else ""
        reading.tell("number_notation_beside", unsure, example, meant=number)
        return chosen
    if by.told:
        reading.tell("number_notation_told", unsure, example, meant=meant(example, by.told))
        return by.told
    reading.tell("number_notation_assumed", unsure, example)
    return Notation.DOT_THOUSANDS


def unlikely(weighed: Weighed, notation: Notation, reading: ColumnReading) -> frozenset[int]:
    """The rows not to be read, whose number groups thousands the other way than the column does:
    12,000, or 12,345 where nothing proves what the comma is. Where 8,5 or 1.234,5 does, 12,345 is
    what it proves, and told.

    A column with thousandths elsewhere ("0,125") may well have them here.
    """
    unsure = {row: weighed.by_row[row] for row in weighed.unsure}
    mark = _SEPARATOR[other_than(notation)]
    small = {
        row: text for row, text in unsure.items() if mark in text and _decimals(text, notation)
    }
    if not small:
        return frozenset()
    proving, groups = list(weighed.proving(notation)), len(small) < len(unsure)
    if not (proving or groups) or any(_decimals(one, notation) == THOUSANDTHS for one in proving):
        return frozenset()
    refused = {
        row: text for row, text in small.items() if not proving or text.rstrip(" )")[-3:] == NIL
    }
    kept = {row: text for row, text in small.items() if row not in refused}
    _tell_unlikely(reading, refused, notation, None)
    _tell_unlikely(reading, kept, notation, Severity.WARNING)
    return frozenset(refused)


def _tell_unlikely(
    reading: ColumnReading, rows: Mapping[int, str], notation: Notation, severity: Severity | None
) -> None:
    first = next(iter(rows.values()), "")
    readings = (parse_number(first, one) for one in (notation, other_than(notation)))
    number, other = (shown_vi(one.value) if one else "" for one in readings)
    taken = f"đang lấy {number}" if severity else "chưa lấy số này"
    reading.tell(
        "number_group_unlikely", rows, first,
        meant=number, other=other, taken=taken, severity=severity,
    )  # fmt: skip


def other_than(notation: Notation) -> Notation:
    """The notation that a text is written in where it is not written in this one."""
    return next(one for one in Notation if one is not notation)


def _decimals(text: str, notation: Notation) -> int:
    """How many decimals a number is written with in a notation."""
    parsed = parse_number(text, notation)
    value = parsed.value if parsed else 0
    return -int(value.as_tuple().exponent) if isinstance(value, Decimal) else 0


def number_of(text: str, notation: Notation) -> ParsedNumber | None:
    """A text number by the column's notation, or by the only one it can be written in."""
    return _chosen(text, number_form(text), notation)


def _chosen(text: str, form: NumberForm | None, notation: Notation) -> ParsedNumber | None:
    if form is None:
        return None
    alone = len(form.notations) == 1
    return form.number(text, next(iter(form.notations)) if alone else notation)
