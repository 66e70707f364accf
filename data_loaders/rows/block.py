"""A table being read: its place in the sheet, its columns, what each of its rows is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from data_loaders.columns import Cells
from data_loaders.columns.dates import read_dates
from data_loaders.columns.rates import is_rate
from data_loaders.files.formats import percent_divisor
from data_loaders.grid import Place, Sheet, Value, cell_name
from data_loaders.headings.levels import Heading
from data_loaders.headings.matching import Header
from data_loaders.headings.rounds import rounds
from data_loaders.headings.row_looks import units_below
from data_loaders.rows.kinds import RowKind, RowShape
from data_loaders.rows.layout import Layout
from data_loaders.rows.measures import rows_of_period
from data_loaders.rows.roles import names_both, role_alone
from data_loaders.rows.trace import Trace, trace_of
from tracking.habits import NONE_TOLD, Habits
from tracking.money_phrases import find_money_unit
from tracking.quantities import MoneyUnit
from tracking.specs import field_type, make_finding
from tracking.specs.catalogue import EXTENDED, FOREIGN, IN_PERIOD
from tracking.specs.forms import heading_fields
from tracking.specs.row_words import phrases
from tracking.vocabulary import Finding, View

QUANTITIES = frozenset({"amount", "count", "rate", "number"})

Values = dict[str, dict[int, Any]]
"""Field -> row (counted from 0) -> value."""


@dataclass(frozen=True, kw_only=True)
class Block:
    """One table of a sheet, from its heading to its last row."""

    sheet: Sheet
    origins: Mapping[Place, Place]
    header: Header
    layout: Layout
    shapes: Sequence[RowShape]
    money: MoneyUnit | None
    year: int | None
    first: date | None
    last: date | None
    source: str | None = None
    habits: Habits = NONE_TOLD

    @property
    def view(self) -> View:
        """The view its records go to."""
        return self.header.form.view

    @cached_property
    def columns(self) -> dict[str, int]:
        """The column of every field, and of what is read only to be checked (`_...`)."""
        matched = self.header.matching.columns
        named = {name: column for name, column in matched.items() if name != "_order"}
        if EXTENDED in named and "due_on" not in named:
            named["due_on"] = named.pop(rounds(named, self.headings)[0])
        if self.view is View.TASKS:
            self._name_by_content(named)
        if not self.rows_of_period:
            named.pop(IN_PERIOD, None)
        return named

    @cached_property
    def rows_of_period(self) -> frozenset[int]:
        """The rows of measures that are of the period alone."""
        columns = self.header.matching.columns
        is_asked = IN_PERIOD in columns
        return rows_of_period(self.sheet, columns, self.records) if is_asked else frozenset()

    def _name_by_content(self, named: dict[str, int]) -> None:
        """Give columns with a heading of several meanings ("Tiến độ", "Hoàn thành") the one that
        their cells have."""
        if "progress_rate" not in named:
            for name in ("declared_status", "note"):
                if name in named and self._holds_rates(named[name]):
                    named["progress_rate"] = named.pop(name)
                    break
        self._name_units_beside_roles(named)
        done = named.get("completed_on")
        if done is not None and not self._is_of_days(done):
            del named["completed_on"]

    def _name_units_beside_roles(self, named: dict[str, int]) -> None:
        """Give "Đơn vị" the lead where the column of lead and support beside it only says which of
        the two each unit is."""
        roles = named.get("lead_unit")
        if roles is None or not names_both(self.headings[roles].leaf):
            return
        cells = self.cells("lead_unit", roles, self.records)
        if not cells or any(role_alone(value) is None for _, value in cells):
            return
        taken = {*named.values()}
        for one in self.header.headings:
            if one.column not in taken and "lead_unit" in dict(
                heading_fields(View.TASKS, one.path, one.leaf)
            ):
                named |= {"lead_unit": one.column, "supporting_units": roles}
                return

    def _is_of_days(self, column: int) -> bool:
        """Whether a column is headed as one of days, or holds some: "Hoàn thành" may be a mark."""
        if self.headings[column].leaf.strip() not in phrases("day_or_mark"):
            return True
        return bool(
            read_dates(self.cells("completed_on", column, self.records), False, None).values
        )

    def _holds_rates(self, column: int) -> bool:
        """Whether a column headed "Tiến độ" holds nothing but numbers from 0 to 100."""
        if " tien do " not in self.headings[column].path:
            return False
        values = [self.sheet.value(row, column) for row in self.records]
        filled = [value for value in values if value is not None]
        return bool(filled) and all(is_rate(value) for value in filled)

    @cached_property
    def trace(self) -> Trace:
        """The columns besides its own that give a field its values, gathered while these are."""
        return trace_of(self.header)

    @cached_property
    def headings(self) -> dict[int, Heading]:
        """The heading of every column."""
        return {heading.column: heading for heading in self.header.headings}

    def heading_text(self, column: int) -> str:
        """A column's heading as a person reads it; the column that names the rows may have none."""
        heading = self.headings.get(column)
        return heading.text if heading else ""

    def money_of(self, column: int) -> MoneyUnit | None:
        """The unit of money of a column: its heading's own, that below it, or the table's."""
        levels = reversed(self.headings[column].levels)
        below = self.units.get(column, self.money)
        return next((unit for unit in map(find_money_unit, levels) if unit), below)

    @cached_property
    def units(self) -> Mapping[int, MoneyUnit]:
        """Column -> the unit of money stated below its heading."""
        return units_below(self.sheet, self.origins, self.header.bottom)

    def is_signed(self, name: str, row: int) -> bool:
        """Whether a cell is written, or shown by Excel, with a % sign."""
        column = self.columns[name]
        value = self.sheet.value(row, column)
        if isinstance(value, str):
            return "%" in value
        return percent_divisor(self.sheet.number_format(row, column)) is not None

    @property
    def records(self) -> list[int]:
        """The rows that are records."""
        return [shape.row for shape in self.shapes if shape.kind is RowKind.DATA]

    def type_of(self, name: str) -> str:
        """The type of a field or of a column read only to be checked."""
        return field_type(self.view, name)

    def cells(self, name: str, column: int, rows: Sequence[int]) -> Cells:
        """A column's cells; text of a cell merged downwards holds for each row, an amount once."""
        grid, through = self.sheet.rows, self.type_of(name) not in QUANTITIES
        if name == IN_PERIOD:
            rows = [row for row in rows if row in self.rows_of_period]
        corners = {
            row: corner
            for (row, at), corner in self.origins.items()
            if through and at == column == corner[1]
        }
        if not corners:
            return [
                (row, value)
                for row in rows
                if column < len(cells := grid[row]) and (value := cells[column]) is not None
            ]
        values = ((row, self.sheet.value(row, column)) for row in rows)
        return [
            (row, found)
            for row, value in values
            if (found := self._through(value, corners.get(row))) is not None
        ]

    def _through(self, value: Value, corner: Place | None) -> Value:
        """The value of a cell, else that of the merged area it lies in."""
        return self.sheet.value(*corner) if value is None and corner else value

    def finding(
        self,
        code: str,
        rows: Sequence[int],
        column: int,
        name: str,
        value: Any = None,
        **details: Any,
    ) -> Finding:
        """A finding on cells of one column."""
        field = name.removeprefix(FOREIGN)
        return make_finding(
            code,
            sheet=self.sheet.name,
            cells=tuple(cell_name(row, column) for row in rows),
            field=None if field.startswith("_") else field,
            value=value,
            **details,
        )
