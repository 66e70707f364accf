"""Draws a table as an office does: letterhead, title, headings of one to four rows, groups, totals.

What is drawn comes back as what a reader should make of it, so that the two cannot drift apart.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sample_data.hands import Hand, written
from sample_data.letterhead import draw_top, sign
from sample_data.paper import BODY, HEAD, NUMBERING, SMALL, STRONG, Look, Page, Value
from tracking.specs import field_type
from tracking.vocabulary import View

Record = dict[str, Any]
SUMMED = ("amount", "count")
ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: the field it shows, its heading from the top down; `marked` is the value that its
    "x" stands for, where the heading says the value."""

    field: str
    heading: tuple[str, ...]
    width: int = 13
    marked: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How an office draws a table; texts may use the words of a period and unit ({thang} ...)."""

    view: View
    sheet: str
    columns: tuple[Column, ...]
    title: tuple[str, ...]
    hand: Hand = Hand()  # noqa: RUF009
    top: str = "full"
    left: int = 1
    numbering: str = ""
    groups: str = ""
    group_sums: bool = False
    total: str = ""
    total_on_top: bool = False
    own_only: bool = False
    notes: tuple[str, ...] = ()
    signs: tuple[str, ...] = ("THỦ TRƯỞNG ĐƠN VỊ",)
    font: str = "Times New Roman"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What a drawn table says: its records by the fields of the view, in order."""

    view: View
    unit_code: str
    period_code: str
    as_of: date | None
    records: list[Record] = field(default_factory=list)


def draw(
    layout: Layout, records: Sequence[Record], words: Mapping[str, str]
) -> tuple[Page, list[Record]]:
    """The page, and the records as a reader should find them."""
    page = Page(layout.sheet.format_map(words), font=layout.font)
    width = len(layout.columns)
    row = draw_top(page, layout, words)
    row = _headings(page, row, layout, words)
    if layout.numbering:
        page.line(
            row, layout.left, (layout.numbering.format(n + 1) for n in range(width)), NUMBERING
        )
        row += 1
    row = _body(page, row, layout, records)
    for note in layout.notes:
        page.put(row + 1, layout.left, note.format_map(words), SMALL)
        row += 1
    sign(page, row + 2, layout, words)
    for number, column in enumerate(layout.columns, layout.left):
        page.widths[number] = column.width
    return page, [stated(layout, record) for record in records]


def _headings(page: Page, top: int, layout: Layout, words: Mapping[str, str]) -> int:
    """Headings of several levels, each merged over the columns and rows it stands for."""
    depth = max(len(column.heading) for column in layout.columns)
    paths = [column.heading for column in layout.columns]
    for at, path in enumerate(paths):
        for level, text in enumerate(path):
            if at and paths[at - 1][: level + 1] == path[: level + 1] and level < len(path) - 1:
                continue
            last = level == len(path) - 1
            right = at
            while (
                not last
                and right + 1 < len(paths)
                and paths[right + 1][: level + 1] == path[: level + 1]
            ):
                right += 1
            bottom = depth - 1 if last else level
            place = (top + level, layout.left + at, top + bottom, layout.left + right)
            page.put_over(*place, text.format_map(words), HEAD)
    return top + depth


def _body(page: Page, row: int, layout: Layout, records: Sequence[Record]) -> int:
    total = _line(layout, _sums(layout, records), "", layout.total)
    if layout.total and layout.total_on_top:
        page.line(row, layout.left, total, STRONG)
        row += 1
    path: tuple[str, ...] = ()
    counts = [0, 0, 0]
    for record in records:
        groups = tuple(record.get("_groups", ())) if layout.groups else ()
        for level, name in enumerate(groups):
            if groups[: level + 1] == path[: level + 1]:
                continue
            counts[level] += 1
            counts[level + 1 :] = [0] * (len(counts) - level - 1)
            under = [
                one for one in records if tuple(one["_groups"])[: level + 1] == groups[: level + 1]
            ]
            sums = _sums(layout, under) if layout.group_sums else {}
            order = _order(layout.groups[level], counts[level])
            page.line(row, layout.left, _line(layout, sums, order, name), STRONG)
            row += 1
        path = groups
        counts[len(groups)] += 1
        page.line(row, layout.left, _line(layout, record, counts[len(groups)], ""), BODY)
        row += 1
    if layout.total and not layout.total_on_top:
        page.line(row, layout.left, total, STRONG)
        row += 1
    return row


def _order(kind: str, number: int) -> str:
    if kind == "A":
        return "ABCDEFGH"[number - 1]
    written = ""
    for value, letters in ROMAN:
        while number >= value:
            written += letters
            number -= value
    return written


def _key(layout: Layout) -> int:
    """The column that names a row."""
    names = ("title", "project_name", "procedure_name", "field", "_indicator_name")
    fields = [column.field for column in layout.columns]
    return next(fields.index(name) for name in names if name in fields)


def _sums(layout: Layout, records: Iterable[Record]) -> Record:
    rows = list(records)
    sums: Record = {}
    for column in layout.columns:
        kind = kind_of(layout.view, column.field)
        found = [row[column.field] for row in rows if row.get(column.field) is not None]
        if kind in SUMMED and found:
            sums[column.field] = sum(found)
    plan = sums.get("plan_adjusted_vnd") or sums.get("plan_assigned_vnd")
    if plan and "disbursed_to_date_vnd" in sums:
        sums["disbursed_rate"] = round(sums["disbursed_to_date_vnd"] / plan, 3)
    return sums


def _line(layout: Layout, record: Record, order: Value, name: str) -> list[Value]:
    cells: list[Value] = []
    for at, column in enumerate(layout.columns):
        if column.field == "_order":
            cells.append(order or None)
        elif name and at == _key(layout):
            cells.append(name)
        else:
            cells.append(_cell(layout, column, record))
    return cells


def _cell(layout: Layout, column: Column, record: Record) -> Value:
    if column.field in record.get("_typed", {}):
        return record["_typed"][column.field]  # type: ignore[no-any-return]
    value = record.get(column.field)
    if column.marked is not None:
        return "x" if value == column.marked else None
    return written(layout.hand, kind_of(layout.view, column.field), column.field, value, record)


def kind_of(view: View, name: str) -> str:
    """The type of a field; totals that are only checked are counts, other helpers text."""
    if name.startswith("_"):
        return "count" if name.endswith("_total") else "text"
    return field_type(view, name)


def stated(layout: Layout, record: Record) -> Record:
    """The fields of a record that a layout shows, as a reader should find them."""
    shown = {column.field for column in layout.columns if not column.field.startswith("_")}
    found = {name: layout.hand.meant(name, record) for name in shown}
    if "due_on" in shown:
        found["due_kind"] = record.get("due_kind", "none")
    if "_indicator_name" in {column.field for column in layout.columns}:
        found["indicator_code"] = record["indicator_code"]
    for target, source in (("assigned_on", "assigned_by"), ("completed_on", "result_document")):
        if layout.hand.dated_documents and source in shown:
            found[target] = record.get(target)
    return found


LayoutOf = Callable[[str], Layout]
BOLD = Look(bold=True)
