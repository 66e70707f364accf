"""Dates and deadlines of a column."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import lru_cache

from data_loaders.columns import Cells, ColumnReading, is_number, text_cells, written
from data_loaders.columns.fallback import Fallback
from data_loaders.grid import Value
from tracking.dates import (
    DateOrder,
    from_serial,
    orders,
    parse_date,
)
from tracking.due import (
    Due,
    before_asking,
    beside_document,
    extended_to,
    is_early_part,
    last_of_several,
    parse_due,
)
from tracking.habits import meant
from tracking.quantities import is_blank_mark
from tracking.specs.meanings import value_of
from tracking.text import tidy
from tracking.vocabulary import DueKind, Severity

_NAMES = {DateOrder.DAY_FIRST: "ngày", DateOrder.MONTH_FIRST: "tháng"}
HALF_A_YEAR = timedelta(days=183)
UNREAD = Due(on=None, kind=None)
_ALONE: Fallback[DateOrder] = Fallback()


def prove_order(
    cells: Cells, reading: ColumnReading, by: Fallback[DateOrder] = _ALONE
) -> DateOrder:
    """Which of day and month comes first in the dates written as text in a column.

    `by` decides where the column proves nothing; where the other columns of the table prove the
    opposite the column is told.
    """
    texts = text_cells(cells)
    evidence = [(row, orders(text)) for row, text in texts]
    day = [row for row, found in evidence if found == {DateOrder.DAY_FIRST}]
    month = [row for row, found in evidence if found == {DateOrder.MONTH_FIRST}]
    by_row = dict(texts)
    unsure = [row for row, found in evidence if len(found) == 2 and _differ(by_row[row])]
    if day and month:
        fewer = min((month, day), key=len)
        reading.tell("date_order_mixed", sorted({*fewer, *unsure}), by_row[fewer[0]])
    elif month:
        if by.beside() == {DateOrder.DAY_FIRST}:
            reading.tell("date_order_contradicts", sorted({*month, *unsure}), by_row[month[0]])
        return DateOrder.MONTH_FIRST
    elif unsure and not day:
        return _by_others(reading, unsure, by_row[unsure[0]], by)
    _tell_swapped(cells, day, reading)
    return DateOrder.DAY_FIRST


def _differ(text: str) -> bool:
    """Whether a date is another day in the other order: 5/5/2022 is not."""
    return parse_date(text, DateOrder.DAY_FIRST) != parse_date(text, DateOrder.MONTH_FIRST)


def _by_others(
    reading: ColumnReading, unsure: list[int], example: str, by: Fallback[DateOrder]
) -> DateOrder:
    proven = by.beside()
    if len(proven) == 1:
        order = next(iter(proven))
        reading.tell("date_order_beside", unsure, example, first=_NAMES[order])
        return order
    if by.told:
        reading.tell("date_order_told", unsure, example, meant=meant(example, by.told))
        return by.told
    reading.tell("date_order_assumed", unsure, example)
    return DateOrder.DAY_FIRST


def _tell_swapped(cells: Cells, day_first: list[int], reading: ColumnReading) -> None:
    """Excel with American settings turns 03/04 into 4 March but leaves 31/12 as text: real dates
    that all fit within the first twelve days beside such texts have probably been swapped."""
    real = [(row, value) for row, value in cells if isinstance(value, date | datetime)]
    if len(day_first) >= 2 and len(real) >= 2 and all(value.day <= 12 for _, value in real):
        reading.tell("date_swapped", [row for row, _ in real], real[0][1].strftime("%d/%m/%Y"))


def without_denials(cells: Cells) -> Cells:
    """Deadlines granted later without the cells that say that none was: "Không gia hạn"."""
    return [
        (row, value)
        for row, value in cells
        if not (isinstance(value, str) and value_of("extension", value))
    ]


@dataclass(slots=True, kw_only=True)
class _DateReader:
    """Reads the cells of one column, noting those that were not simply dates."""

    order: DateOrder
    due: bool
    year: int | None
    last: date | None
    serials: list[int] = field(default_factory=list)
    without_year: dict[int, int] = field(default_factory=dict)
    remarks: dict[str, list[int]] = field(default_factory=dict)

    def read(self, row: int, value: Value) -> Due | None:
        """What a cell states, None when it cannot be read."""
        real = _real_date(value)
        if real:
            return _due_on(real)
        if isinstance(value, str):
            return self._read_text(row, tidy(value))
        if not is_number(value):
            return None
        serial = from_serial(value)  # type: ignore[arg-type]
        if serial:
            self.serials.append(row)
            return _due_on(serial)
        return parse_due(str(int(value)), self.order, self.year)  # type: ignore[arg-type]

    def _read_text(self, row: int, text: str) -> Due | None:
        own = orders(text)
        order = next(iter(own)) if len(own) == 1 else self.order
        exact = parse_date(text, order)
        if exact:
            return _due_on(exact)
        stated = self._in_force(row, text)
        found = parse_due(stated, order, self.year)
        if not found and (alone := beside_document(text)):
            stated, found = alone, parse_due(alone, order, self.year)
        if not found and self.due and (last := last_of_several(stated, self.year)):
            self._remark("due_last_named", row)
            return last
        if found and found.on and is_early_part(stated):
            self._remark("due_early_part", row)
        if not (found and found.on and self.year) or parse_due(stated, order, None):
            return found
        is_later = self.last is not None and found.on > self.last
        self.without_year[row] = self.year - is_later
        return parse_due(stated, order, self.year - 1) if is_later else found

    def _in_force(self, row: int, text: str) -> str:
        """The deadline that counts of those a text names: one granted, not one asked for."""
        if extension := extended_to(text):
            self._remark("due_extended", row)
            return extension
        if self.due and (stated := before_asking(text)):
            self._remark("due_extension_asked", row)
            return stated
        return text

    def _remark(self, code: str, row: int) -> None:
        self.remarks.setdefault(code, []).append(row)


def read_dates(
    cells: Cells,
    due: bool,
    year: int | None,
    by: Fallback[DateOrder] = _ALONE,
    last: date | None = None,
) -> ColumnReading:
    """Dates; with `due`, deadlines as (date or None, DueKind) that may be months or quarters. A
    deadline that cannot be read is UNREAD, which is not "none".

    `last` is the end of the reporting period: a day written without its year that would be later
    is of the year before; of a deadline it is asked, where it would be long after."""
    reading = ColumnReading()
    order = prove_order(cells, reading, by)
    reader = _DateReader(order=order, due=due, year=year, last=None if due else last)
    far = last + HALF_A_YEAR if last and due else date.max
    for row, value in cells:
        if isinstance(value, str) and is_blank_mark(value):
            continue
        found = reader.read(row, value)
        code = _fault(found, due)
        if code:
            reading.tell(code, [row], value)
            found = UNREAD
        if found and (due or found.on):
            reading.values[row] = found if due else found.on
    _tell_how(reading, reader, cells, due, far)
    return reading


def _tell_how(
    reading: ColumnReading, reader: _DateReader, cells: Cells, due: bool, far: date
) -> None:
    """What was taken for a date though it is not written as one in full."""
    if not (reader.serials or reader.without_year or reader.remarks):
        return
    shown = dict(cells)
    if reader.serials:
        reading.tell("date_as_number", reader.serials, shown[reader.serials[0]])
    groups: dict[tuple[int, bool], list[int]] = {}
    for row, year in reader.without_year.items():
        is_far = due and (reading.values[row].on or far) > far
        groups.setdefault((year, is_far), []).append(row)
    for (year, is_far), rows in groups.items():
        severity = Severity.WARNING if is_far else None
        reading.tell(
            "date_year_assumed", rows, shown[rows[0]], year=str(year), severity=severity
        )  # fmt: skip
    for code, rows in reader.remarks.items():
        for row in rows:
            stated = reading.values.get(row)
            on = stated.on if due and stated else stated
            if on:
                reading.tell(code, [row], shown[row], on=written(on))


def _fault(found: Due | None, due: bool) -> str | None:
    """The code of what is wrong with a cell that should state a date or a deadline."""
    if found is None or (not due and found.kind is not DueKind.DATE):
        return "due_not_understood" if due else "date_not_understood"
    if found.on and not 1990 <= found.on.year <= 2060:
        return "date_out_of_range"
    return None


@lru_cache(maxsize=5_000)
def _due_on(day: date) -> Due:
    return Due(on=day, kind=DueKind.DATE)


def _real_date(value: Value) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None
