"""Do the cells of a workbook hold what the briefing holds? Asked cell by cell, and of totals."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from tracking.briefings.cells import is_stated
from tracking.briefings.content import Fact, Sheet, Value
from tracking.briefings.told import Cell, Rows
from tracking.charts.theme import STANDINGS
from tracking.text import for_xml

_CLOSE = 1e-6
"""What writing a number down and reading it may change, of its size."""
_MOST = 3
"""Differences of a sheet that are named."""
LONGEST = 32_000
"""Letters a cell holds."""


def sheets_differ(sheets: Sequence[Sheet], told: Mapping[str, Rows]) -> Iterator[str]:
    """What the sheets of a briefing hold and those of a file do not."""
    for sheet in sheets:
        found = told.get(sheet.title[:31])
        count = len(found.cells) if found else -1
        if found is None or count != len(sheet.table.rows):
            yield f"trang {sheet.title} có {count} dòng, số liệu có {len(sheet.table.rows)}"
            continue
        yield from _cells(sheet, found)
        yield from _totals(sheet, found)
        yield from _rates(sheet, found)


def control_total(sheet: Sheet, place: int) -> float:
    """What a column adds up to."""
    values = (row[place] for row in sheet.table.rows)
    return float(sum(value for value in values if isinstance(value, int | float)))


def _cells(sheet: Sheet, found: Rows) -> Iterator[str]:
    named = 0
    for number, (row, cells) in enumerate(zip(sheet.table.rows, found.cells, strict=True), 1):
        if row == cells[: len(row)]:
            continue
        for at, (value, cell) in enumerate(zip(row, cells, strict=False)):
            if value != cell and not _is_same(value, cell):
                heading = sheet.table.columns[at].heading
                yield f"trang {sheet.title}, dòng {number}, cột “{heading}” là {cell}, cần {value}"
                named += 1
        if len(cells) < len(row):
            yield f"trang {sheet.title}, dòng {number} thiếu cột"
            named += 1
        if named >= _MOST:
            return


def _totals(sheet: Sheet, found: Rows) -> Iterator[str]:
    for place in sheet.totals:
        heading = sheet.table.columns[place].heading
        wanted = control_total(sheet, place)
        if not _is_same(wanted, found.totals.get(heading)):
            told = found.totals.get(heading)
            yield f"tổng “{heading}” của trang {sheet.title} là {told}, cần {wanted}"


def _rates(sheet: Sheet, found: Rows) -> Iterator[str]:
    if not sheet.has_row_rates:
        return
    for at, (heading, over, under) in enumerate(sheet.rates, len(sheet.table.columns)):
        for number, (row, cells) in enumerate(zip(sheet.table.rows, found.cells, strict=True), 1):
            if not _is_same(quotient(row[over], row[under]), cells[at] if at < len(cells) else ""):
                yield f"trang {sheet.title}, dòng {number}, tỷ lệ “{heading}” khác số liệu"
                break


def quotient(over: Value, under: Value) -> float | None:
    """One number over another; None where either is not stated or there is nothing to divide by."""
    if not isinstance(over, int | float) or not isinstance(under, int | float) or not under:
        return None
    return over / under


def facts_differ(facts: Sequence[Fact], told: Sequence[Sequence[Cell]]) -> Iterator[str]:
    """What the figures of a briefing are and those of a file are not."""
    if len(facts) != len(told):
        yield f"có {len(told)} chỉ số, số liệu có {len(facts)}"
        return
    for fact, cells in zip(facts, told, strict=True):
        mark = STANDINGS[fact.standing]
        wanted: tuple[Value, ...] = (
            fact.clause,
            fact.label,
            *(("đơn vị khai", None) if is_stated(fact) else (fact.numerator, fact.denominator)),
            fact.value,
            fact.expected,
            fact.target,
            fact.due_on,
            f"{mark.glyph} {mark.word}",
            fact.coverage_text,
        )
        if len(cells) < len(wanted) or not all(map(_is_same, wanted, cells)):
            yield f"chỉ số “{fact.clause} {fact.label}” khác số liệu"


def _is_same(value: Value, cell: Cell) -> bool:
    if value is None or value == "":
        return cell is None or cell == ""
    if isinstance(value, str):
        if isinstance(cell, datetime):
            return value == cell.date().isoformat()
        if isinstance(cell, date):
            return value == cell.isoformat()
        return isinstance(cell, str) and for_xml(value)[:LONGEST].split() == cell.split()
    return isinstance(cell, int | float) and abs(value - cell) <= _CLOSE * max(abs(value), 1.0)
