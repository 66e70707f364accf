"""From a heading block and the rows under it to a table: values by field, and what was not read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from data_loaders.grid import Place, Sheet, Value, cell_name, column_letter
from data_loaders.headings import Header
from data_loaders.rows import RowKind, RowShape
from data_loaders.tree import arrange, leaves, units_of_groups
from data_loaders.values import (
    Cells,
    ColumnReading,
    last_date_in,
    read_amounts,
    read_dates,
    read_enum,
    read_flags,
    read_numbers,
    read_rates,
    read_texts,
    shown,
)
from data_loaders.walk import Layout
from tracking.checks.evidence import Subtotal
from tracking.quantities import MoneyUnit, find_money_unit
from tracking.specs import field_type, make_finding, view_fields
from tracking.specs.meanings import indicator_code
from tracking.text import tidy
from tracking.vocabulary import Finding, Skipped, View

ARRANGED = frozenset({View.DISBURSEMENT, View.SERVICES})
QUANTITY_TYPES = frozenset({"amount", "count", "rate", "number"})
COUNTS_UP = frozenset({"amount", "count"})
UNIT_FIELDS = {View.DISBURSEMENT: "investor", View.TASKS: "lead_unit"}


@dataclass(slots=True, kw_only=True)
class Extract:
    """The values of a table by field and row (counted from 0), and what is to be told."""

    rows: list[int]
    values: dict[str, dict[int, Any]]
    columns: dict[str, int]
    stated: dict[str, dict[int, Any]]
    subtotals: list[Subtotal]
    skipped: list[Skipped]
    money: MoneyUnit | None = None
    without_unit: set[str] = field(default_factory=set)
    largest: float = 0
    findings: list[Finding] = field(default_factory=list)


class Extractor:
    """Reads the columns of one table."""

    def __init__(
        self,
        sheet: Sheet,
        origins: dict[Place, Place],
        header: Header,
        layout: Layout,
        shapes: list[RowShape],
        money: MoneyUnit | None,
        year: int | None,
    ) -> None:
        self.sheet = sheet
        self.origins = origins
        self.header = header
        self.layout = layout
        self.shapes = shapes
        self.table_money = self.money = money
        self.year = year
        self.view = header.form.view
        self.findings: list[Finding] = []
        self.without_unit: set[str] = set()
        self.largest = 0.0
        self.headings = {heading.column: heading for heading in header.headings}

    def extract(self) -> Extract:
        """All of it: columns, the order of rows, records, subtotals."""
        columns = {name: at for name, at in self.header.matching.columns.items() if name != "_order"}
        counted = [shape.row for shape in self.shapes if self._is_counted(shape)]
        readings = {name: self._read(name, at, counted) for name, at in columns.items()}
        self._arrange(readings)
        records = [shape.row for shape in self.shapes if shape.kind is RowKind.DATA]
        values = {name: reading.values for name, reading in readings.items()}
        self._read_marks(values, records)
        self._fill_flags(values, readings, columns, records)
        self._continue_texts(values, columns)
        self._derive(values, records)
        self._fill_from_groups(values)
        self._tell(readings, columns)
        self._tell_unread_cells(columns, counted)
        stated = {name: found for name, found in values.items() if name.startswith("_")}
        return Extract(
            rows=records,
            values={name: found for name, found in values.items() if name not in stated},
            columns=columns,
            stated={name: found for name, found in stated.items() if name != "_indicator_name"},
            subtotals=self._subtotals(values),
            skipped=[
                Skipped(row=shape.row + 1, why=shape.kind.value)
                for shape in self.shapes
                if shape.kind is not RowKind.DATA
            ],
            money=self.money,
            without_unit=self.without_unit,
            largest=self.largest,
            findings=self.findings,
        )

    def _is_counted(self, shape: RowShape) -> bool:
        if shape.kind is RowKind.DATA:
            return True
        return shape.kind in (RowKind.GROUP, RowKind.TOTAL) and shape.amounts

    def _type(self, name: str) -> str:
        if name == "_indicator_name":
            return "text"
        return "count" if name.startswith("_") else field_type(self.view, name)

    def _cells(self, name: str, column: int, rows: list[int]) -> Cells:
        """A column's cells; text of a cell merged downwards holds for each row, an amount once."""
        grid = self.sheet.rows
        through = self._type(name) not in QUANTITY_TYPES
        cells = []
        for row in rows:
            values = grid[row]
            value: Value = values[column] if column < len(values) else None
            if value is None and through and (row, column) in self.origins:
                value = self.sheet.value(*self.origins[row, column])
            if value is not None:
                cells.append((row, value))
        return cells

    def _read(self, name: str, column: int, rows: list[int]) -> ColumnReading:
        kind = self._type(name)
        if kind not in QUANTITY_TYPES:
            records = {shape.row for shape in self.shapes if shape.kind is RowKind.DATA}
            rows = [row for row in rows if row in records]
        cells = self._cells(name, column, rows)
        if kind == "amount":
            return self._read_amounts(name, column, cells)
        if kind == "rate":
            return read_rates(
                cells,
                is_percent=lambda row: "%" in self.sheet.number_format(row, column),
                says_percent=" % " in self.headings[column].path,
            )
        readers: dict[str, Callable[[], ColumnReading]] = {
            "count": lambda: read_numbers(cells, whole=True, code="count_not_a_number"),
            "number": lambda: read_numbers(cells, whole=False, code="number_not_understood"),
            "date": lambda: read_dates(cells, name == "due_on", self.year),
            "flag": lambda: read_flags(cells),
            "enum": lambda: read_enum(cells, name),
        }
        return readers.get(kind, lambda: read_texts(cells))()

    def _read_amounts(self, name: str, column: int, cells: Cells) -> ColumnReading:
        unit = self._unit_of(column)
        self.money = self.money or unit
        numbers = [value for _, value in cells if isinstance(value, int | float)]
        if unit is None and numbers:
            self.without_unit.add(name)
            self.largest = max(self.largest, *numbers)
        return read_amounts(cells, unit)

    def _unit_of(self, column: int) -> MoneyUnit | None:
        """The money unit a heading states, from its lowest level up, else the table's."""
        found = map(find_money_unit, reversed(self.headings[column].levels))
        return next((unit for unit in found if unit), self.table_money)

    def _arrange(self, readings: Mapping[str, ColumnReading]) -> None:
        if self.view not in ARRANGED:
            return
        names = [name for name in readings if self._type(name) in COUNTS_UP]
        amounts = {
            shape.row: tuple(readings[name].values.get(shape.row) for name in names)
            for shape in self.shapes
            if shape.kind in (RowKind.DATA, RowKind.GROUP)
        }
        arrange(self.shapes, amounts)

    def _read_marks(self, values: dict[str, dict[int, Any]], records: list[int]) -> None:
        """Columns whose heading is the value and whose cells are marks; one mark a record."""
        marked: dict[str, dict[int, list[int]]] = {}
        for column, (name, _) in self.header.matching.marks.items():
            flags = read_flags(self._cells(name, column, records)).values
            rows = marked.setdefault(name, {})
            for row in (row for row, is_marked in flags.items() if is_marked):
                rows.setdefault(row, []).append(column)
        for name, rows in marked.items():
            values[name] = {
                row: self.header.matching.marks[columns[0]][1]
                for row, columns in rows.items()
                if len(columns) == 1
            }
            for row, columns in rows.items():
                if len(columns) > 1:
                    self._tell_two_marks(name, row, columns)

    def _tell_two_marks(self, name: str, row: int, columns: list[int]) -> None:
        cells = tuple(cell_name(row, column) for column in columns)
        headings = ", ".join(self.headings[column].text for column in columns)
        self.findings.append(
            make_finding(
                "marked_twice", sheet=self.sheet.name, cells=cells, field=name, headings=headings
            )
        )

    def _fill_flags(
        self,
        values: dict[str, dict[int, Any]],
        readings: Mapping[str, ColumnReading],
        columns: Mapping[str, int],
        records: list[int],
    ) -> None:
        """In a column of marks alone a blank is a "no"; where "không" is written, it says nothing."""
        for name, reading in readings.items():
            if self._type(name) == "flag" and reading.values and all(reading.values.values()):
                values[name] = {row: reading.values.get(row, False) for row in records}

    def _continue_texts(
        self, values: dict[str, dict[int, Any]], columns: Mapping[str, int]
    ) -> None:
        """Rows that go on with the record above add their text to it."""
        last: int | None = None
        for shape in self.shapes:
            if shape.kind is RowKind.DATA:
                last = shape.row
            elif shape.kind is RowKind.CONTINUATION and last is not None:
                for name, column in columns.items():
                    if self._type(name) != "text":
                        continue
                    text = shown(self.sheet.value(shape.row, column))
                    before = values[name].get(last, "")
                    if text and text != before:
                        values[name][last] = f"{before}\n{text}".strip()

    def _derive(self, values: dict[str, dict[int, Any]], records: list[int]) -> None:
        """Fields that are not columns of their own."""
        if "due_on" in values:
            dues = values["due_on"]
            values["due_kind"] = {row: due.kind.value for row, due in dues.items()}
            values["due_on"] = {row: due.on for row, due in dues.items() if due.on}
            for row in records:
                values["due_kind"].setdefault(row, "none")
        if self.header.form.task_type:
            values["task_type"] = dict.fromkeys(records, self.header.form.task_type)
        if "_indicator_name" in values and "indicator_code" not in values:
            self._name_indicators(values)
        for target, source in self.header.form.dates_from.items():
            if target not in values and source in values:
                self._date_from(values, target, source)

    def _name_indicators(self, values: dict[str, dict[int, Any]]) -> None:
        names = values["_indicator_name"]
        values["indicator_code"] = {
            row: code for row, name in names.items() if (code := indicator_code(name))
        }
        for row, name in names.items():
            if row not in values["indicator_code"]:
                column = self.header.matching.columns["_indicator_name"]
                self._add("indicator_unknown", [row], column, "indicator_code", name)

    def _date_from(self, values: dict[str, dict[int, Any]], target: str, source: str) -> None:
        found = {row: on for row, text in values[source].items() if (on := last_date_in(text))}
        if found:
            values[target] = found
            column = self.header.matching.columns[source]
            self._add("date_from_document", sorted(found), column, target)

    def _fill_from_groups(self, values: dict[str, dict[int, Any]]) -> None:
        """Where no column names the unit of a row, the group it stands under may: "I. Cục Hóa chất"."""
        name = UNIT_FIELDS.get(self.view)
        if name is None or name in values:
            return
        found = dict(units_of_groups(self.shapes))
        if found:
            values[name] = found
            cells = tuple(cell_name(row, self.layout.key) for row in sorted(found))
            self.findings.append(
                make_finding("filled_from_group", sheet=self.sheet.name, cells=cells, field=name)
            )

    def _subtotals(self, values: Mapping[str, dict[int, Any]]) -> list[Subtotal]:
        if self.view not in ARRANGED:
            return []
        names = [name for name in values if self._type_or_none(name) in COUNTS_UP]
        by_row = {shape.row: shape for shape in self.shapes}
        records = [shape.row for shape in self.shapes if shape.kind is RowKind.DATA]
        found = []
        for shape in self.shapes:
            if not shape.amounts or shape.kind not in (RowKind.GROUP, RowKind.TOTAL):
                continue
            stated = {name: values[name][shape.row] for name in names if shape.row in values[name]}
            options = (
                self._total_options(shape, records)
                if shape.kind is RowKind.TOTAL
                else (tuple(leaves(shape, by_row)),)
            )
            label = tidy(f"{shape.order} {shape.name}")
            found.append(Subtotal(row=shape.row, label=label, values=stated, alternatives=options))
        return found

    def _type_or_none(self, name: str) -> str | None:
        return self._type(name) if name.startswith("_") or name in view_fields(self.view) else None

    def _total_options(self, total: RowShape, records: list[int]) -> tuple[tuple[int, ...], ...]:
        """A total may stand over the whole table, the section above it, or the one below it."""
        totals = [shape.row for shape in self.shapes if shape.kind is RowKind.TOTAL]
        before = max((row for row in totals if row < total.row), default=-1)
        after = min((row for row in totals if row > total.row), default=10**9)
        above = tuple(row for row in records if before < row < total.row)
        below = tuple(row for row in records if total.row < row < after)
        return tuple(option for option in dict.fromkeys((tuple(records), above, below)) if option)

    def _add(
        self, code: str, rows: list[int], column: int, name: str, value: Any = None, **details: Any
    ) -> None:
        cells = tuple(cell_name(row, column) for row in rows)
        field_name = None if name.startswith("_") else name
        self.findings.append(
            make_finding(
                code, sheet=self.sheet.name, cells=cells, field=field_name, value=value, **details
            )
        )

    def _tell(self, readings: Mapping[str, ColumnReading], columns: Mapping[str, int]) -> None:
        for name, reading in readings.items():
            grouped: dict[tuple[str, str | None, str], list[int]] = {}
            details: dict[tuple[str, str | None, str], dict[str, Any]] = {}
            for issue in reading.issues:
                key = (issue.code, issue.value, repr(issue.details))
                grouped.setdefault(key, []).extend(issue.rows)
                details[key] = issue.details
            for key, rows in grouped.items():
                column = columns[name]
                heading = self.headings[column].text
                self._add(key[0], sorted(rows), column, name, key[1], heading=heading, **details[key])

    def _tell_unread_cells(self, columns: Mapping[str, int], counted: list[int]) -> None:
        """Error cells and formulas without a result, in the columns that are read."""
        inside = set(counted)
        name_of = {column: name for name, column in columns.items()}
        by_error: dict[tuple[str, int], list[int]] = {}
        for (row, column), error in sorted(self.sheet.errors.items()):
            if row in inside:
                by_error.setdefault((error, column), []).append(row)
        for (error, column), rows in by_error.items():
            name = name_of.get(column, "_")
            code = "cell_error" if column in name_of else "cell_error_unread"
            self._add(code, rows, column, name, error, letter=column_letter(column))
        missing: dict[int, list[int]] = {}
        for row, column in sorted(self.sheet.uncached):
            if row in inside and column in name_of:
                missing.setdefault(column, []).append(row)
        for column, rows in missing.items():
            self._add("formula_without_result", rows, column, name_of[column])
