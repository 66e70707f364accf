"""Which cells of a table hold nothing that can be read: errors, formulas never computed?"""

from collections.abc import Iterator, Mapping, Sequence

from data_loaders.columns import ColumnReading
from data_loaders.grid import column_letter
from data_loaders.rows.block import Block
from tracking.specs.catalogue import FOREIGN, finding_kinds
from tracking.vocabulary import Finding, Severity


def unread_cells(block: Block, counted: Sequence[int]) -> Iterator[Finding]:
    """Error cells, and formulas without a result in the columns that are read."""
    inside = set(counted)
    name_of = {column: name for name, column in block.columns.items()}
    sheet = block.sheet
    errors: dict[tuple[str, int], list[int]] = {}
    for (row, column), error in sorted(sheet.errors.items()):
        if row in inside:
            errors.setdefault((error, column), []).append(row)
    for (error, column), rows in errors.items():
        name = name_of.get(column, "_")
        code = "cell_error" if column in name_of else "cell_error_unread"
        letter = column_letter(column)
        yield block.finding(code, rows, column, name, error, letter=letter)
    missing: dict[int, list[int]] = {}
    for row, column in sorted(sheet.uncached):
        if row in inside and column in name_of:
            missing.setdefault(column, []).append(row)
    for column, rows in missing.items():
        yield block.finding("formula_without_result", rows, column, name_of[column])


def unreadable(block: Block, readings: Mapping[str, ColumnReading]) -> dict[str, set[int]]:
    """By field the rows whose cell holds something but gave no value, which is told as an error."""
    at: dict[int, set[int]] = {}
    for row, column in (*block.sheet.errors, *block.sheet.uncached):
        at.setdefault(column, set()).add(row)
    found: dict[str, set[int]] = {}
    for name, reading in readings.items():
        refused = (one for one in reading.issues if _is_error(one.code))
        rows = {row for one in refused for row in one.rows if row not in reading.values}
        rows |= at.get(block.columns[name], set()) - reading.values.keys()
        if rows:
            found.setdefault(name.removeprefix(FOREIGN), set()).update(rows)
    return found


def _is_error(code: str) -> bool:
    return finding_kinds()[code].severity is Severity.ERROR
