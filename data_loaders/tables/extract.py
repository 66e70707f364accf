"""From a block to values by field: each column read by its type, what is odd in it told."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from data_loaders.columns import Cells, ColumnReading, is_number
from data_loaders.columns.dates import read_dates, without_denials
from data_loaders.columns.numbers import read_amounts, read_numbers
from data_loaders.columns.percents import tell_percents
from data_loaders.columns.rates import RateSigns, read_rates
from data_loaders.columns.words import read_enum, read_flags, read_texts
from data_loaders.files.formats import percent_divisor
from data_loaders.headings.matching import without_carried
from data_loaders.rows.block import QUANTITIES, Block, Values
from data_loaders.rows.carried import move_carried
from data_loaders.rows.doubts import tell_doubts
from data_loaders.rows.kinds import RECORDS, RowKind, is_counted
from data_loaders.rows.layout import ARRANGED
from data_loaders.rows.remarks import arrange_remarked
from data_loaders.rows.sums import Figures, written_step
from data_loaders.rows.trace import Trace
from data_loaders.rows.tree import subtotals
from data_loaders.tables.cell_errors import unread_cells, unreadable
from data_loaders.tables.derive import derive
from data_loaders.tables.not_yet import DONE_ON, without_open
from data_loaders.tables.own_figures import Neighbours, own_rates
from data_loaders.tables.part_columns import tell_parts
from tracking.checks.evidence import Subtotal
from tracking.quantities import MoneyUnit, exact, format_vi
from tracking.specs.catalogue import EXTENDED, FOREIGN
from tracking.vocabulary import Finding, Skipped, View

COUNTS_UP = frozenset({"amount", "count"})
_SCALED = re.compile(r"[0#?](,+)(?=[^,0#?]|$)")


@dataclass(slots=True, kw_only=True)
class Extract:
    """The values of a table by field and row (counted from 0), and what is to be told."""

    rows: list[int]
    values: Values
    columns: dict[str, int]
    stated: Values
    subtotals: list[Subtotal]
    skipped: list[Skipped]
    trace: Trace
    money: MoneyUnit | None = None
    without_unit: set[str] = field(default_factory=set)
    unreadable: Mapping[str, set[int]] = field(default_factory=dict)
    given: Mapping[str, bool] = field(default_factory=dict)
    largest: float = 0
    findings: list[Finding] = field(default_factory=list)


class Extractor:
    """Reads the columns of one block."""

    def __init__(self, block: Block) -> None:
        self.block = block
        self.money = block.money
        self.findings: list[Finding] = []
        self.without_unit: set[str] = set()
        self.largest = 0.0
        self.has_percent = block.sheet.may_have_format(lambda code: "%" in code)
        self.has_scaled = block.sheet.may_have_format(_SCALED.search)

    def extract(self) -> Extract:
        """All of it: values, the order of rows, records, subtotals."""
        block = self.block
        counted = [shape.row for shape in block.shapes if is_counted(shape)]
        kept = {shape.row for shape in block.shapes if shape.kind in RECORDS}
        self.neighbours, readings = Neighbours(block, counted), dict[str, ColumnReading]()
        for name, column in sorted(block.columns.items(), key=self._is_rate):
            readings[name] = self._read(name, column, counted, kept, readings)
            if name.startswith(FOREIGN):
                readings[name.removeprefix(FOREIGN)].add(readings[name])
        for name, part in without_carried(block.header):
            readings[name].take_off(readings[part])
        tell_percents(readings, block.is_signed)
        if block.view in ARRANGED:
            self._arrange(readings, counted)
        values: Values = {name: reading.values for name, reading in readings.items()}
        self.findings += (*derive(block, values), *move_carried(block, values))
        self.findings += (*self._issues(readings), *unread_cells(block, counted))
        self.findings += tell_parts(block)
        return self._gathered(values, unreadable(block, readings))

    def _gathered(self, values: Values, unread: Mapping[str, set[int]]) -> Extract:
        block, records = self.block, set(self.block.records)
        names = [name for name in values if block.type_of(name) in COUNTS_UP]
        totals = subtotals(block.shapes, {name: values[name] for name in names})
        return Extract(
            rows=block.records,
            values={name: found for name, found in values.items() if not name.startswith("_")},
            columns=block.columns,
            stated={
                name: found
                for name, found in values.items()
                if name.startswith("_") and name != "_indicator_name"
            },
            subtotals=totals if block.view in ARRANGED else [],
            skipped=[
                Skipped(row=shape.row + 1, why=shape.kind.value)
                for shape in block.shapes
                if shape.kind is not RowKind.DATA
            ],
            trace=block.trace,
            money=self.money,
            without_unit=self.without_unit,
            unreadable=unread,
            given={
                name: any(map(found.get, records))
                for name, found in values.items()
                if found.keys() & records
            },
            largest=self.largest,
            findings=self.findings,
        )

    def _is_rate(self, item: tuple[str, int]) -> bool:
        """Rates are read last: the other figures of their row say how they are meant."""
        return self.block.type_of(item[0]) == "rate"

    def _read(
        self,
        name: str,
        column: int,
        counted: list[int],
        records: set[int],
        before: Mapping[str, ColumnReading],
    ) -> ColumnReading:
        kind = self.block.type_of(name)
        rows = counted if kind in QUANTITIES else [row for row in counted if row in records]
        cells = self.block.cells(name, column, rows)
        readers: dict[str, Callable[[], ColumnReading]] = {
            "amount": lambda: self._read_amounts(name, column, cells),
            "rate": lambda: self._read_rates(name, column, cells, before),
            "count": lambda: read_numbers(cells, whole=True, code="count_not_a_number"),
            "number": lambda: self._read_numbers(name, column, cells),
            "date": lambda: self._read_dates(name, cells),
            "flag": lambda: read_flags(cells, self.block.last),
            "enum": lambda: read_enum(cells, name, self.block.headings[column].path),
        }
        return readers.get(kind, lambda: read_texts(cells))()

    def _read_rates(
        self, name: str, column: int, cells: Cells, before: Mapping[str, ColumnReading]
    ) -> ColumnReading:
        look = self.block.sheet.number_format
        signs = RateSigns(
            divisor=lambda row: percent_divisor(look(row, column)) if self.has_percent else None,
            says_percent=" % " in self.block.headings[column].path,
            own=own_rates(name, before),
            points_alone=self.block.view is View.PUBLISHED_INVESTMENT or bool(self.without_unit),
            told=self.block.habits.numbers,
        )
        return read_rates(cells, signs)

    def _read_dates(self, name: str, cells: Cells) -> ColumnReading:
        by, block = self.neighbours.orders(name), self.block
        is_granted = name.startswith(EXTENDED)
        given = without_denials(cells) if is_granted else cells
        given = without_open(cells) if name == DONE_ON else given
        is_due = is_granted or name == "due_on"
        return read_dates(given, is_due, block.year, by, block.last)

    def _read_numbers(self, name: str, column: int, cells: Cells) -> ColumnReading:
        """Plain numbers; one that Excel shows as 80% is 80, as where it is written so."""
        look = self.block.sheet.number_format
        if self.has_percent:
            cells = [
                (row, float(exact(value) * 100))  # type: ignore[arg-type]
                if is_number(value) and percent_divisor(look(row, column)) == 1
                else (row, value)
                for row, value in cells
            ]
        return read_numbers(
            cells, whole=False, code="number_not_understood", by=self.neighbours.notations(name)
        )

    def _read_amounts(self, name: str, column: int, cells: Cells) -> ColumnReading:
        unit = self.block.money_of(column)
        self.money = self.money or unit
        if unit is None:
            self._miss_unit(name, [one for _, one in cells if isinstance(one, int | float)])
        shown, texts = self._as_displayed(name, column, cells), self.neighbours.weighed(name, cells)
        return read_amounts(shown, texts, unit, self.neighbours.notations(name), name)

    def _miss_unit(self, name: str, numbers: Sequence[float]) -> None:
        """Note that amounts have no unit of money, and how large they are."""
        if numbers:
            self.without_unit.add(name.removeprefix(FOREIGN))
            self.largest = max(self.largest, *numbers)

    def _as_displayed(self, name: str, column: int, cells: Cells) -> Cells:
        """Numbers as a person sees them: a format like #,##0,, shows millions of what is stored."""
        if not self.has_scaled:
            return cells
        look = self.block.sheet.number_format
        scales = {
            row: 1000 ** len(found[1])
            for row, value in cells
            if isinstance(value, int | float) and (found := _SCALED.search(look(row, column)))
        }
        if not scales:
            return cells
        stored = dict(cells)
        first = next(iter(scales))
        shown = format_vi(stored[first] / scales[first])
        self.findings.append(
            self.block.finding(
                "amount_scaled_display", list(scales), column, name, stored[first],
                heading=self.block.heading_text(column), shown=shown,
            )
        )  # fmt: skip
        return [(row, value / scales[row] if row in scales else value) for row, value in cells]

    def _arrange(self, readings: Mapping[str, ColumnReading], counted: Sequence[int]) -> None:
        names = [name for name in readings if self.block.type_of(name) in COUNTS_UP]
        columns = [map(readings[name].values.get, counted) for name in names]
        amounts = dict(zip(counted, zip(*columns, strict=True), strict=False))
        figures = Figures(amounts, tuple(self._step(name, readings[name]) for name in names))
        doubts = arrange_remarked(self.block.shapes, figures)
        self.findings.extend(tell_doubts(self.block, doubts, names, figures, self.money))

    def _step(self, name: str, reading: ColumnReading) -> float:
        """What a column is written to: amounts to its unit of money or finer, counts exactly."""
        if self.block.type_of(name) != "amount":
            return 0
        most = self.money.factor if self.money else 1
        return written_step(reading.values.values(), most)

    def _issues(self, readings: Mapping[str, ColumnReading]) -> Iterator[Finding]:
        """The issues of each column, the same one in many cells told once."""
        for name, reading in readings.items():
            grouped: dict[tuple[str, str | None, str], list[int]] = {}
            details: dict[tuple[str, str | None, str], dict[str, Any]] = {}
            for issue in reading.issues:
                key = (issue.code, issue.value, repr(issue.details))
                grouped.setdefault(key, []).extend(issue.rows)
                details[key] = issue.details
            column = self.block.columns[name]
            heading = self.block.heading_text(column)
            for key, rows in grouped.items():
                yield self.block.finding(
                    key[0], sorted(rows), column, name, key[1], heading=heading, **details[key]
                )
