"""Dates and deadlines of a column."""

from datetime import date, datetime

from data_loaders.columns import Cells, ColumnReading, is_number, text_cells
from data_loaders.grid import Value
from tracking.dates import DateOrder, Due, from_serial, orders, parse_date, parse_due
from tracking.quantities import is_blank_mark
from tracking.text import tidy
from tracking.vocabulary import DueKind


def prove_order(cells: Cells, reading: ColumnReading) -> DateOrder:
    """Which of day and month comes first in the dates written as text in a column."""
    texts = text_cells(cells)
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
        own = orders(value)
        order = next(iter(own)) if len(own) == 1 else order
        exact = parse_date(tidy(value), order)
        return Due(on=exact, kind=DueKind.DATE) if exact else parse_due(tidy(value), order, year)
    if not is_number(value):
        return None
    serial = from_serial(value)  # type: ignore[arg-type]
    if serial:
        serials.append(row)
        return Due(on=serial, kind=DueKind.DATE)
    return parse_due(str(int(value)), order, year)  # type: ignore[arg-type]
