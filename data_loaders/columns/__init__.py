"""What the cells of a column mean: a column proves how its numbers and dates are written, and
what it cannot prove becomes an issue to tell, never a silent guess."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from math import isfinite
from typing import Any

from data_loaders.grid import Value
from tracking.quantities import is_blank_mark

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
    """The values of a column by row, and what is to be told about it; `bare` are the numbers of
    amounts without a money unit, that have a size only beside one another."""

    values: dict[int, Any] = field(default_factory=dict)
    bare: dict[int, float] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)

    def add(self, other: "ColumnReading") -> None:
        """Add the amounts of another column, row by row; a blank is nothing beside an amount."""
        for own, more in ((self.values, other.values), (self.bare, other.bare)):
            for row, value in more.items():
                own[row] = own.get(row, 0) + value

    def take_off(self, part: "ColumnReading") -> None:
        """Take off the amounts of a column that these count in; a blank there takes off nothing."""
        for own, less in ((self.values, part.values), (self.bare, part.bare)):
            for row in own.keys() & less.keys():
                own[row] -= less[row]

    def tell(self, code: str, rows: Iterable[int], value: Value = None, **details: Any) -> None:
        """Note an issue unless no row is concerned."""
        found = tuple(rows)
        if found:
            self.issues.append(Issue(code=code, rows=found, value=written(value), details=details))


def written(value: Value) -> str | None:
    """A cell as Excel shows it in Vietnam, for a sentence about it."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, date | datetime):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, float):
        return str(value).replace(".", ",")
    return None if value is None else str(value)


def text_cells(cells: Cells) -> list[tuple[int, str]]:
    return [
        (row, value) for row, value in cells if isinstance(value, str) and not is_blank_mark(value)
    ]


def is_number(value: Value) -> bool:
    """Whether a cell holds a number; True and False are none, of whatever kind they are."""
    return type(value) is int or (type(value) is float and isfinite(value))
