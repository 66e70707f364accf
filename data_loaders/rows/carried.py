"""Which tables and rows are of last year's capital, told by their title, group or source?"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from data_loaders.grid import cell_name, spans
from data_loaders.headings.matching import CARRIED, WITH_CARRIED, Header, letters
from data_loaders.headings.wording import carried_alone
from data_loaders.rows.block import Block, Values
from data_loaders.rows.kinds import RowKind, RowShape
from tracking.specs import make_finding
from tracking.vocabulary import Finding, View

_OF_YEAR = (*CARRIED, "disbursed_in_period_vnd", "forecast_year_vnd", "disbursed_rate")
"""What is of the capital of the year alone."""


def carried_title(header: Header, lines: Sequence[str]) -> dict[int, str]:
    """What the line of a title nearest to the table says of its columns of amounts where it is of
    capital carried over, and they do not tell that capital apart themselves."""
    columns = header.matching.columns
    told_apart = any({own, kept} <= columns.keys() for own, kept in CARRIED.items())
    if header.form.view is not View.DISBURSEMENT or told_apart:
        return {}
    said = (carried_alone(line) for line in lines)
    words = next((one for one in said if one is not None), "")
    amounts = (columns[name] for name in _OF_YEAR if name in columns)
    return dict.fromkeys(amounts, words) if words else {}


def move_carried(block: Block, values: Values) -> Iterator[Finding]:
    """Count what rows of last year's capital have as that of the fields for it, in place; what
    stands over both keeps the sum of them alone."""
    columns = block.columns
    rows = dict(_carried_rows(block, values))
    parts = list(_taken_off(block))
    records = [row for row in block.records if row in rows] if rows else []
    records += [part.row for part, _ in parts]
    if not records or columns.keys() & WITH_CARRIED.values():
        return
    wholes = {whole.row for _, whole in parts}
    over = {shape.row for shape in _standing_over(block.shapes, {*rows, *wholes})}
    for name, whole in WITH_CARRIED.items():
        if name in values:
            values[whole], columns[whole] = dict(values[name]), columns[name]
    for name in _OF_YEAR:
        for row in (rows.keys() | over) & values.get(name, {}).keys():
            value = values[name].pop(row)
            if name in CARRIED and row in rows:
                _move(block, values, row, name, value)
    for part, of_project in parts:
        _take_off(block, values, part.row, of_project.row)
    yield make_finding(
        "rows_carried_over",
        sheet=block.sheet.name,
        rows=spans(row + 1 for row in records),
        label=next(iter(rows.values()), None) or parts[0][0].name,
    )
    yield from _tell_columns(block)


def _tell_columns(block: Block) -> Iterator[Finding]:
    """Amounts carried over that stand in other columns than that of their field."""
    for name in dict.fromkeys(CARRIED.values()):
        if taken := block.trace.instead.get(name):
            yield make_finding(
                "carried_over_in_rows",
                sheet=block.sheet.name,
                cells=tuple(cell_name(row, at) for at, rows in taken.items() for row in rows),
                field=name,
                columns=letters(taken),
            )


def _move(block: Block, values: Values, row: int, name: str, value: int) -> None:
    """Keep an amount of a row as one carried over, unless it states that one itself."""
    kept = values.setdefault(CARRIED[name], {})
    if row in kept:
        return
    kept[row] = value
    own = block.columns.setdefault(CARRIED[name], block.columns[name])
    made_up = [block.columns[name], *block.trace.others.get(name, ())]
    if made_up != [own]:
        block.trace.put(CARRIED[name], row, made_up)


def _taken_off(block: Block) -> Iterator[tuple[RowShape, RowShape]]:
    """Each part of a project that is carried over, and the project."""
    for shape in block.shapes:
        whole = shape.project
        if whole and shape.kind is RowKind.DETAIL and _is_carried(shape.name, block.year):
            yield shape, whole


def _take_off(block: Block, values: Values, part: int, whole: int) -> None:
    """Count for a project what is carried over apart, and the rest alone as of the year."""
    for name in CARRIED:
        value, of_both = (values.get(name, {}).get(row) for row in (part, whole))
        if value is not None and of_both is not None and value <= of_both:
            values[name][whole] = of_both - value
            _move(block, values, whole, name, value)


def _carried_rows(block: Block, values: Values) -> Iterator[tuple[int, str]]:
    """(row, what says so) of each row of capital carried over: a group that is called so and all
    under it, a record whose source is called so."""
    sources: Mapping[int, str] = values.get("funding_source", {})
    group, level = "", 0
    for shape in block.shapes:
        if shape.kind is RowKind.GROUP and (shape.level <= level or not group):
            group, level = (shape.name if _is_carried(shape.name, block.year) else ""), shape.level
        if shape.kind is RowKind.TOTAL:
            continue
        source = sources.get(shape.row, "") if shape.kind is RowKind.DATA else ""
        label = group or (source if source and _is_carried(source, block.year) else "")
        if label:
            yield shape.row, label


def _is_carried(name: str, year: int | None) -> bool:
    """Whether a name is of capital carried over into the year, not out of it."""
    words = (carried_alone(name) or "").split()
    years = [int(word) for word in words if word.isdecimal()]
    return bool(words) and (year is None or max(years, default=year) <= year)


def _standing_over(shapes: Iterable[RowShape], rows: Set[int]) -> Iterator[RowShape]:
    """Totals, and the groups over rows of capital carried over and others."""
    by_row = {shape.row: shape for shape in shapes}

    def holds(shape: RowShape) -> bool:
        below = [by_row[row] for row in shape.children if row in by_row]
        return shape.row in rows or any(map(holds, below))

    for shape in by_row.values():
        is_over = shape.kind is RowKind.GROUP and shape.row not in rows and holds(shape)
        if shape.kind is RowKind.TOTAL or is_over:
            yield shape
