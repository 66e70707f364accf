"""What a table says without a column of its own: marks, continued text, dates inside documents,
units named by groups."""

from collections.abc import Iterator, Mapping, Sequence, Set

from data_loaders.columns import written
from data_loaders.columns.words import read_marks, shown
from data_loaders.grid import cell_name
from data_loaders.rows.block import Block, Values
from data_loaders.rows.kinds import RowKind
from data_loaders.rows.sources import name_sources, source_of_table
from data_loaders.rows.tree import units_of_groups
from data_loaders.tables.codes import drop_documents
from data_loaders.tables.documents import dates_of_documents
from data_loaders.tables.extensions import extend_dues
from data_loaders.tables.leads import split_leads
from data_loaders.tables.mark_days import days_of_marks, take_days
from data_loaders.tables.measure_spans import settle_spans
from data_loaders.tables.not_yet import statuses_of_open
from tracking.due import Due
from tracking.specs import make_finding, view_fields
from tracking.specs.indicator_names import (
    indicator_code,
    indicator_label,
    nearest_indicator,
)
from tracking.vocabulary import DueKind, Finding, View

MARK = "x"
ANY = "cases_online_rate"
"""An indicator to name as an example where none is near."""
UNIT_FIELDS = {View.DISBURSEMENT: "investor", View.TASKS: "lead_unit"}


def derive(block: Block, values: Values) -> list[Finding]:
    """Complete the values of a block in place; what is to be told about it."""
    records = block.records
    findings = [*_marks(block, values, records)]
    _fill_flags(block, values, records)
    findings.extend(_continue(block, values))
    findings.extend(split_leads(block, values))
    findings.extend(_kinds(block, values, records))
    findings.extend(statuses_of_open(block, values))
    findings.extend(_indicators(block, values, records))
    findings.extend(dates_of_documents(block, values))
    findings.extend(drop_documents(block, values))
    findings.extend(name_sources(block, values))
    source_of_table(block, values)
    findings.extend(_units_of_groups(block, values))
    return findings


def _marks(block: Block, values: Values, records: list[int]) -> Iterator[Finding]:
    """Columns whose heading is the value; one value a record. Where "không" is written a blank
    says nothing, else it is a no."""
    marked: dict[str, dict[int, dict[int, str]]] = {}
    denied: dict[str, set[int]] = {}
    unread: dict[str, set[int]] = {}
    for column, (name, meant) in block.header.matching.marks.items():
        cells = block.cells(name, column, records)
        days = days_of_marks(block, name, meant, cells)
        yield from take_days(block, column, days, values)
        cells = [(row, MARK if row in days.values else value) for row, value in cells]
        reading = read_marks(cells, name, meant)
        rows = marked.setdefault(name, {})
        for row, value in reading.values.items():
            if value in (None, "none"):
                denied.setdefault(name, set()).add(row)
            else:
                rows.setdefault(row, {})[column] = value
        for issue in reading.issues:
            unread.setdefault(name, set()).update(issue.rows)
            yield block.finding(issue.code, issue.rows, column, name, issue.value)
    for name, rows in marked.items():
        declared = view_fields(block.view)[name].values
        joined = {row: _joined({*at.values()}, declared) for row, at in rows.items()}
        values[name] = {row: value for row, value in joined.items() if value}
        if "none" in declared:
            without = (denied.get(name) or {*records}) - unread.get(name, set()) - rows.keys()
            values[name] |= dict.fromkeys(without, "none")
        twice = {row: at for row, at in rows.items() if not joined[row]}
        yield from _marked_twice(block, name, twice)


def _joined(marked: Set[str], declared: Sequence[str]) -> str | None:
    """The value that the marks of a row make up, None where several make up none."""
    if len(marked) == 1:
        return next(iter(marked))
    together = "_".join(value for value in declared if value in marked)
    return together if together in declared else None


def _marked_twice(
    block: Block, name: str, rows: Mapping[int, Mapping[int, str]]
) -> Iterator[Finding]:
    for row, at in rows.items():
        yield make_finding(
            "marked_twice",
            sheet=block.sheet.name,
            cells=tuple(cell_name(row, column) for column in at),
            field=name,
            headings=", ".join(block.headings[column].text for column in at),
        )


def _fill_flags(block: Block, values: Values, records: list[int]) -> None:
    """In a column of marks alone a blank is a "no", unlike a cell that was not understood; where
    "không" is written, it says nothing."""
    for name, found in values.items():
        if block.type_of(name) != "flag":
            continue
        known = {row: value for row, value in found.items() if value is not None}
        if known and all(known.values()):
            blank = (row for row in records if row not in found)
            known |= dict.fromkeys(blank, False)
        values[name] = known


def _continue(block: Block, values: Values) -> Iterator[Finding]:
    """Rows that go on with the record above: text is added to its text, any other value fills a
    blank, and one that differs is told, for a record has room for one."""
    last: int | None = None
    for shape in block.shapes:
        if shape.kind is RowKind.DATA:
            last = shape.row
        if shape.kind is not RowKind.CONTINUATION:
            continue
        for name, column in block.columns.items():
            if block.type_of(name) == "text":
                values[name].pop(shape.row, None)
                _continue_text(values[name], last, shown(block.sheet.value(shape.row, column)))
            elif shape.row in values[name]:
                value = values[name].pop(shape.row)
                if last is not None and values[name].setdefault(last, value) != value:
                    yield _differs(block, name, last, shape.row)


def _continue_text(texts: dict[int, str], last: int | None, text: str) -> None:
    before = texts.get(last, "") if last is not None else ""
    if last is not None and text and text != before:
        texts[last] = f"{before}\n{text}".strip()


def _differs(block: Block, name: str, first: int, row: int) -> Finding:
    column = block.columns[name]
    given, kept = (written(block.sheet.value(at, column)) for at in (row, first))
    return block.finding("continuation_differs", [row], column, name, given, kept=kept)


def _kinds(block: Block, values: Values, records: list[int]) -> Iterator[Finding]:
    """The kind of each deadline and of each task."""
    if "due_on" in values:
        yield from extend_dues(block, values)
        dues = values["due_on"]
        values["due_kind"] = {
            row: _kind(dues[row]) if row in dues else DueKind.NONE.value for row in records
        }
        values["due_on"] = {row: due.on for row, due in dues.items() if due.on}
    if block.header.form.task_type:
        values["task_type"] = dict.fromkeys(records, block.header.form.task_type)


def _kind(due: Due) -> str | None:
    """The kind of a deadline; a deadline that could not be read is of no kind, not "none"."""
    return due.kind.value if due.kind else None


def _indicators(block: Block, values: Values, records: list[int]) -> Iterator[Finding]:
    """The indicator of each row, by its code, else by its name; codes are looked up, not kept."""
    names, codes = (values.get(name, {}) for name in ("_indicator_name", "indicator_code"))
    if block.view is not View.MEASURES:
        return
    found: dict[int, str] = {}
    units = values.get("unit_of_measure", {})
    for row in records:
        unit = units.get(row, "")
        by_code, by_name = (indicator_code(words.get(row, ""), unit) for words in (codes, names))
        if by_code and by_name and by_code != by_name:
            column = block.columns["indicator_code"]
            yield block.finding(
                "indicator_disagrees", [row], column, "indicator_code", codes[row],
                meant=indicator_label(by_code), other=names[row],
            )  # fmt: skip
        elif by_code or by_name:
            found[row] = by_code or by_name or ""
        else:
            shown = "_indicator_name" if row in names else "indicator_code"
            column = block.columns.get(shown, block.layout.key)
            said = (names or codes).get(row) or codes.get(row)
            yield block.finding(
                "indicator_unknown", [row], column, "indicator_code", said, example=_example(said)
            )
    values["indicator_code"] = found
    yield from settle_spans(block, values)


def _example(said: str | None) -> str:
    """The name of an indicator to write instead of what a row says: the nearest, else any."""
    near = nearest_indicator(said or "")
    return f"“{near}” (tên gần nhất trong danh mục)" if near else f"“{indicator_label(ANY)}”"


def _units_of_groups(block: Block, values: Values) -> Iterator[Finding]:
    """Where a row does not name its unit, the group it stands under may: "I. Cục Hóa chất"; beside
    a column in which some row does only a group that names its own there."""
    name = UNIT_FIELDS.get(block.view)
    if name is None:
        return
    column, stated = block.columns.get(name), values.get(name, {})
    asked = column if stated else None
    groups = units_of_groups(
        block.shapes, lambda row: asked is None or block.sheet.value(row, asked) is not None
    )
    found = {row: unit for row, unit in groups if row not in stated}
    if found:
        values[name] = {**stated, **found}
        shown = block.layout.key if column is None else column
        yield block.finding("filled_from_group", sorted(found), shown, name)
