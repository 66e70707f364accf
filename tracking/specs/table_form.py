"""How a table the ministry keeps is written: by people, and as it is kept.

A row is a mapping of column name to text, as in the CSV files beside this module; people see the
labels of columns and choices, days as dd/mm/yyyy and rates as percents.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tracking.dates import DateOrder, parse_date
from tracking.quantities import shown_vi
from tracking.specs.edited import FIRST_ROW, level_stated
from tracking.text import fold
from tracking.vocabulary import TrackingError

Row = Mapping[str, str]
Choices = Callable[[], Mapping[str, str]]
"""What may stand in a column: the text kept, and what people read instead."""


class MinistryTable(StrEnum):
    """A table of its own, by the name it is kept under."""

    TARGETS = "targets"
    THRESHOLDS = "thresholds"
    UNITS = "units"
    REPORTS_DUE = "reports_due"
    DEADLINES = "deadlines"
    PAR_POINTS = "par_points"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableColumn:
    """A column: `choices` where only some texts may stand in it, `is_day` where it holds a day,
    `is_level` where it holds a number, a rate where the row is about one."""

    name: str
    label: str
    choices: Choices | None = None
    is_day: bool = False
    is_level: bool = False
    is_long: bool = False
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableForm:
    """What a table is: `shipped` is the file of this folder that holds until it is edited;
    `is_beside` says that what is entered stands beside it, not instead of it. `parse` raises
    TrackingError for a row that cannot be used. `key` names the columns that tell rows apart,
    `is_rate` tells whether the levels of a row are rates."""

    table: MinistryTable
    title: str
    about: str
    shipped: str
    columns: tuple[TableColumn, ...]
    key: tuple[str, ...]
    parse: Callable[[Iterable[Row]], object]
    is_beside: bool = False
    is_rate: Callable[[Row], bool] = lambda _: False

    def as_read(self, row: Row) -> dict[str, str]:
        """A row as people read it, by column name."""
        is_rate = self.is_rate(row)
        return {one.name: _as_read(one, row.get(one.name, ""), is_rate) for one in self.columns}

    def as_kept(self, written: Mapping[str, str]) -> dict[str, str]:
        """A row as it is kept, from what a person wrote under names or labels of columns."""
        by_name = {fold(name): (text or "").strip() for name, text in written.items() if name}
        found = {
            one.name: by_name.get(fold(one.name)) or by_name.get(fold(one.label), "")
            for one in self.columns
        }
        return {one.name: _as_kept(one, found[one.name]) for one in self.columns}

    def faults(self, rows: Sequence[Row], held: Sequence[Row]) -> list[str]:
        """What is wrong with a table, so that all of it can be mended at once; nothing where it can
        be used. Each row is tried in its place in the table that is `held`, for a row may rest on
        others: a unit on the one it was merged into."""
        try:
            self.parse(rows)
        except TrackingError as why:
            found = {str(why): None}
        else:
            return []
        for number, row in enumerate(rows, FIRST_ROW):
            others = [one for one in held if self._key_of(one) != self._key_of(row)]
            try:
                self.parse([row, *others])
            except TrackingError as why:
                said = str(why)
                if said.startswith(f"Dòng {FIRST_ROW},"):
                    found[said.replace(f"Dòng {FIRST_ROW},", f"Dòng {number},", 1)] = None
        return list(found)

    def _key_of(self, row: Row) -> tuple[str, ...]:
        return tuple(row.get(name, "") for name in self.key)

    def knows(self, headings: Iterable[str]) -> bool:
        """Whether every column of the table stands under one of the headings."""
        found = {fold(one) for one in headings}
        return all({fold(one.name), fold(one.label)} & found for one in self.columns)


def _as_read(column: TableColumn, text: str, is_rate: bool) -> str:
    if column.choices:
        return column.choices().get(text, text)
    if column.is_level and (level := level_stated(text)) is not None:
        return f"{shown_vi(level * 100)}%" if is_rate else shown_vi(level)
    day = parse_date(text, DateOrder.DAY_FIRST) if column.is_day and text else None
    return f"{day:%d/%m/%Y}" if day else text


def _as_kept(column: TableColumn, text: str) -> str:
    if column.choices and text not in column.choices():
        named = {fold(label): kept for kept, label in column.choices().items()}
        return named.get(fold(text), text)
    if column.is_level and (level := level_stated(text)) is not None:
        return f"{level:.10g}"
    day = parse_date(text, DateOrder.DAY_FIRST) if column.is_day and text else None
    return day.isoformat() if day else text
