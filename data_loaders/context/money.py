"""The unit of money stated outside a table, in the lines above it or a note below it."""

from collections.abc import Iterable, Iterator, Sequence

from data_loaders.grid import Sheet, Value, cell_name
from data_loaders.headings.matching import Header
from data_loaders.rows.kinds import RowKind, RowShape
from tracking.money_phrases import find_money_unit, labelled_money_unit
from tracking.quantities import MoneyUnit
from tracking.specs import make_finding
from tracking.vocabulary import Finding

ROWS_ABOVE = 15
"""How far above a heading the money unit of a table may stand."""
ROWS_BETWEEN = 6
"""How far above a repeated heading the title of another table may begin."""

LONGEST_UNIT = 20
"""A longer text says more than the name of a unit."""


def stated_money(sheet: Sheet, first: int, end: int) -> MoneyUnit | None:
    """The unit of money stated nearest above row `end`, from row `first` on; row `end` itself may
    have it, as "ĐVT:" and the unit in two cells over the headings."""
    labelled = _labelled(sheet.rows[end]) if end < len(sheet.rows) else None
    return labelled or _first_stated(sheet, range(end - 1, max(first, end - ROWS_ABOVE) - 1, -1))


def tell_contradiction(sheet: Sheet, first: int, end: int) -> Iterator[Finding]:
    """Lines from row `first` to `end` that state different units of money for one table."""
    found = {
        (row, column): unit
        for row in range(max(first, end - ROWS_ABOVE), min(end + 1, len(sheet.rows)))
        for column, value in enumerate(sheet.rows[row])
        if isinstance(value, str) and (unit := labelled_money_unit(value))
    }
    labels = dict.fromkeys(unit.label for unit in found.values())
    if len(labels) > 1:
        yield make_finding(
            "money_unit_contradicted",
            sheet=sheet.name,
            cells=tuple(cell_name(*place) for place in found),
            units="”, “".join(labels),
        )


def noted_money(sheet: Sheet, shapes: Sequence[RowShape]) -> MoneyUnit | None:
    """The unit of money stated in a note under a table ("Ghi chú: Đơn vị tính: triệu đồng"), else
    the one that every record states in the same column, as under "ĐVT"."""
    notes: list[int] = []
    for shape in reversed(shapes):
        if shape.kind in (RowKind.DATA, RowKind.TOTAL, RowKind.GROUP):
            break
        if shape.kind is RowKind.NOTE:
            notes.insert(0, shape.row)
    return _first_stated(sheet, notes) or _stated_in_rows(sheet, shapes)


def _stated_in_rows(sheet: Sheet, shapes: Sequence[RowShape]) -> MoneyUnit | None:
    rows = [shape.row for shape in shapes if shape.kind is RowKind.DATA]
    for column, value in enumerate(sheet.rows[rows[0]] if rows else ()):
        unit = _unit_alone(value)
        if unit and all(_unit_alone(sheet.value(row, column)) == unit for row in rows):
            return unit
    return None


def _unit_alone(value: Value) -> MoneyUnit | None:
    """The unit of money that a cell of a row states, and nothing else."""
    if not isinstance(value, str) or len(value) > LONGEST_UNIT or any(map(str.isdigit, value)):
        return None
    return labelled_money_unit(f"ĐVT: {value}")


def _first_stated(sheet: Sheet, rows: Iterable[int]) -> MoneyUnit | None:
    for row in rows:
        for value in sheet.rows[row]:
            unit = find_money_unit(value) if isinstance(value, str) else None
            if unit:
                return unit
        if labelled := _labelled(sheet.rows[row]):
            return labelled
    return None


def _labelled(values: Iterable[Value]) -> MoneyUnit | None:
    """The unit of money in the cell after one that ends in a colon."""
    label = ""
    for value in values:
        if label and isinstance(value, str) and (unit := find_money_unit(f"{label} {value}")):
            return unit
        if value is not None:
            label = value if isinstance(value, str) and value.rstrip().endswith(":") else ""
    return None


def largest_amount(sheet: Sheet, header: Header) -> float:
    """The largest number below a heading of amounts of the year, in whatever unit; 0 for none."""
    names = header.matching.columns.items()
    columns = [at for name, at in names if name.endswith("_vnd") and name != "total_investment_vnd"]
    rows = sheet.rows[header.bottom + 1 :]
    values = (row[at] for row in rows for at in columns if at < len(row))
    return max((value for value in values if isinstance(value, int | float)), default=0)


def changes_money(sheet: Sheet, top: int, row: int, quantities: Sequence[int]) -> bool:
    """Whether the heading repeated in a row begins another table than the one headed in row
    `top`: one whose amounts (in the columns `quantities`) are stated in another unit."""
    unit = stated_money(sheet, title_start(sheet, top, row, quantities), row)
    return unit is not None and unit != stated_money(sheet, 0, top)


def title_start(sheet: Sheet, top: int, row: int, quantities: Sequence[int]) -> int:
    """The first row of what may be the title of a heading repeated in a row."""
    first = row
    while first > max(top + 1, row - ROWS_BETWEEN) and not any(
        isinstance(sheet.value(first - 1, column), int | float) for column in quantities
    ):
        first -= 1
    return first
