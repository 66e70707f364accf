"""Rates of a column as fractions: is 0,85 a fraction or 0,85 %? The sign in the cell, the figures
of its own row and the rest of the column decide; what they leave open is told, never guessed."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from data_loaders.columns import Cells, ColumnReading, is_number
from data_loaders.columns.fallback import Fallback
from data_loaders.columns.notation import number_of, prove_notation, weigh
from data_loaders.grid import Value
from tracking.quantities import Notation, is_blank_mark, shown_vi

LARGE = Decimal("1.5")
"""A number above it is stated in points: hardly anything is done to 150 %."""
ROUNDING = 0.0051
"""How far a rate rounded to a whole percent lies from the figures it was computed from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RateSigns:
    """What stands outside the cells: what makes a fraction of a cell that Excel shows with a % sign
    (None without one), whether the heading has one, the rates a row's own figures come to, whether
    points alone are meant (the form knows no other, or the money unit is missing, which is what the
    file is sent back for), and how the unit told that it writes numbers."""

    divisor: Callable[[int], int | None]
    says_percent: bool
    own: Callable[[int], Sequence[float]] = lambda row: ()
    points_alone: bool = False
    told: Notation | None = None


def read_rates(cells: Cells, signs: RateSigns) -> ColumnReading:
    """Rates as fractions."""
    reading = ColumnReading()
    notation = prove_notation(weigh(cells), reading, by=Fallback(told=signs.told))
    plain: dict[int, Decimal] = {}
    for row, value in cells:
        if isinstance(value, str) and is_blank_mark(value):
            continue
        number, is_rate = _rate(value, notation, signs.divisor(row))
        if number is None:
            reading.tell("rate_not_a_number", [row], value)
        elif is_rate or not number:
            reading.values[row] = float(number)
        else:
            plain[row] = number
    _settle(reading, plain, signs)
    return reading


def is_rate(value: Value) -> bool:
    """Whether a cell by itself is a rate: 85, 0,85, "85%"."""
    if isinstance(value, str):
        parsed = number_of(value, Notation.DOT_THOUSANDS)
        return parsed is not None and not parsed.money_unit and 0 <= parsed.value <= 100
    return is_number(value) and 0 <= value <= 100  # type: ignore[operator]


@lru_cache(maxsize=20_000, typed=True)
def _rate(value: Value, notation: Notation, divisor: int | None) -> tuple[Decimal | None, bool]:
    """The number of a cell, and whether it is surely a fraction already."""
    if is_number(value):
        number = Decimal(str(value))
        return (number, False) if divisor is None else (number / divisor, True)
    parsed = number_of(value, notation) if isinstance(value, str) else None
    if parsed is None:
        return None, False
    number = Decimal(str(parsed.value))
    return (number / 100, True) if parsed.is_percent else (number, False)


def _settle(reading: ColumnReading, plain: dict[int, Decimal], signs: RateSigns) -> None:
    """The scale of each number that carries no sign of it."""
    points = {row: _is_points(number, signs.own(row)) for row, number in plain.items()}
    open_rows = [row for row, found in points.items() if found is None]
    large = {row: None for row, found in points.items() if found and abs(plain[row]) > LARGE}
    proven = {found for row, found in points.items() if found is not None and row not in large}
    if signs.points_alone and (large or signs.says_percent):
        points = dict.fromkeys(points, True)
    elif proven == {True} or not (large or proven):
        points |= dict.fromkeys(open_rows, bool(proven))
        if not proven and signs.says_percent and not any(reading.values.values()):
            _tell_assumed(reading, plain, open_rows)
    elif large:
        points |= {row: True for row in open_rows if abs(plain[row]) > 1}
        _tell_mixed(reading, plain, [row for row in plain if not points[row]], next(iter(large)))
    else:
        points |= dict.fromkeys(open_rows, False)
    for row, number in plain.items():
        if points[row] is not None:
            reading.values[row] = float(number / 100 if points[row] else number)


def _is_points(number: Decimal, own: Sequence[float]) -> bool | None:
    """Whether a number is in points, by the figures of its row, else by its size; None: unknown."""
    if own:
        value = float(number)
        as_fraction = min([abs(value - one) for one in own])
        as_points = min([abs(value / 100 - one) for one in own])
        if min(as_fraction, as_points) <= ROUNDING:
            return as_points < as_fraction
    return True if abs(number) > LARGE else None


def _tell_assumed(reading: ColumnReading, plain: dict[int, Decimal], rows: Sequence[int]) -> None:
    if rows:
        first = plain[rows[0]]
        reading.tell("rate_scale_assumed", rows, shown_vi(first), percent=shown_vi(first * 100))


def _tell_mixed(
    reading: ColumnReading, plain: dict[int, Decimal], rows: Iterable[int], large: int
) -> None:
    for row in rows:
        number = plain[row]
        reading.tell(
            "rate_scale_mixed", [row], shown_vi(number),
            other=shown_vi(plain[large]), percent=shown_vi(number * 100),
        )  # fmt: skip
