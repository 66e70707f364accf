"""Which rows under a heading repeated in a table only list once more what stands above it?"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from data_loaders.grid import Sheet, cell_name, spans
from data_loaders.headings.matching import Header
from data_loaders.headings.part_words import is_known_unit, is_source_named
from data_loaders.headings.wording import carried_alone
from data_loaders.rows.kinds import RowKind, RowShape
from data_loaders.rows.layout import Layout
from tracking.checks.duplicates import APART
from tracking.specs import field_type, make_finding
from tracking.vocabulary import Finding, Severity, View

_NUMBER = re.compile(r"^.{1,15}?[.):/]\s*")
_OF_PROJECT = "total_investment_vnd"
_HEADING = (RowKind.REPEATED_HEADER, RowKind.NUMBERING)
_LISTED = (RowKind.DATA, RowKind.GROUP, RowKind.CONTINUATION)


@dataclass(slots=True)
class _List:
    """The rows under one heading repeated in a table, and the lines right above it."""

    heading: RowShape
    title: Sequence[RowShape]
    rows: list[RowShape] = field(default_factory=list)

    @property
    def records(self) -> list[RowShape]:
        return [row for row in self.rows if row.kind is RowKind.DATA]

    def is_of_other_capital(self) -> bool:
        """Whether it is titled after a source of capital or a unit: a project may have the same
        figures under two of them."""
        lines = (row.name for row in (*self.title, *self.rows) if row.kind is RowKind.GROUP)
        named = [_NUMBER.sub("", line) for line in lines]
        return any(
            is_source_named(name) or is_known_unit(name) or carried_alone(name) is not None
            for name in named
        )


def tell_relisted(
    sheet: Sheet, header: Header, layout: Layout, shapes: Sequence[RowShape]
) -> Iterator[Finding]:
    """Leave out the rows of each list that names rows above it with their very figures ("Danh sách
    dự án chậm giải ngân"), and tell it; where the figures differ, or it has other rows besides,
    only tell it."""
    if header.form.view is View.PUBLISHED_INVESTMENT:
        return
    lists = list(_lists(shapes))
    if not lists:
        return
    first = lists[0].heading.row
    compared = _Compared(sheet, header, layout, [one for one in shapes if one.row < first])
    for one in lists:
        if one.records and not one.is_of_other_capital():
            yield from compared.settle(one)
        compared.add(one.records)


def _lists(shapes: Sequence[RowShape]) -> Iterator[_List]:
    """What stands under each heading repeated among rows, heading rows in one taken together."""
    found: _List | None = None
    for at, shape in enumerate(shapes):
        if shape.kind is RowKind.REPEATED_HEADER and (found is None or found.rows):
            if found:
                yield found
            title = takewhile(_may_be_title, (shapes[i] for i in range(at - 1, -1, -1)))
            found = _List(shape, list(title))
        elif found and shape.kind not in _HEADING:
            found.rows.append(shape)
    if found:
        yield found


def _may_be_title(row: RowShape) -> bool:
    return row.kind in (RowKind.GROUP, RowKind.NOTE) and not row.amounts


class _Compared:
    """The rows of a table so far, by name, and the columns in which another one may repeat them."""

    def __init__(
        self, sheet: Sheet, header: Header, layout: Layout, above: Sequence[RowShape]
    ) -> None:
        self.sheet = sheet
        view, columns = header.form.view, header.matching.columns
        types = {name: field_type(view, name) for name in columns if name[0] != "_"}
        self.key, self.name = min(columns.values()), layout.key
        self.apart = [columns[name] for name in APART.get(view, ()) if types.get(name) == "text"]
        self.figures = [
            columns[name]
            for name, kind in types.items()
            if kind in ("amount", "count", "number", "date") and name != _OF_PROJECT
        ]
        self.named: dict[str, list[RowShape]] = defaultdict(list)
        self.add(above)

    def add(self, rows: Sequence[RowShape]) -> None:
        """Take rows as ones that others below may repeat."""
        for row in rows:
            if row.kind is RowKind.DATA and row.name:
                self.named[row.name.casefold()].append(row)

    def settle(self, one: _List) -> Iterator[Finding]:
        """Leave out or tell what a list repeats."""
        like = {row.row: self._like(row) for row in one.records}
        same = [row for row in one.records if self._same(row, like[row.row])]
        shared = [row for row in one.records if self._share(row, like[row.row])]
        if len(same) == len(like):
            yield self._found("rows_listed_again", one)
            self._leave_out(one)
        elif all(like.values()) and len(shared) * 2 >= len(like):
            yield self._found("table_named_again", one, Severity.ERROR)
        else:
            yield from (self._twice(row, like[row.row]) for row in same)

    def _like(self, row: RowShape) -> list[RowShape]:
        """The rows above of the same name that nothing tells apart from a row."""
        above = self.named.get(row.name.casefold(), ())
        return [
            other
            for other in above
            if all(
                None in pair or pair[0] == pair[1] for pair in self._pairs(row, other, self.apart)
            )
        ]

    def _pairs(
        self, row: RowShape, other: RowShape, columns: Sequence[int]
    ) -> list[tuple[object, object]]:
        value = self.sheet.value
        return [(value(row.row, column), value(other.row, column)) for column in columns]

    def _same(self, row: RowShape, others: Sequence[RowShape]) -> bool:
        """Whether a row states figures, and all of them as one of some others does."""
        for other in others:
            stated = [pair for pair in self._pairs(row, other, self.figures) if pair[0] is not None]
            if any(pair[0] for pair in stated) and all(mine == its for mine, its in stated):
                return True
        return False

    def _share(self, row: RowShape, others: Sequence[RowShape]) -> bool:
        """Whether a row has a figure in common with one of some others."""
        return any(
            mine and mine == its
            for other in others
            for mine, its in self._pairs(row, other, self.figures)
        )

    def _leave_out(self, one: _List) -> None:
        """Let the rows of a list, its title and the total of its rows alone count for nothing."""
        records = one.records
        for row in one.rows:
            if row.kind is RowKind.TOTAL and self._is_sum(row, records):
                row.kind = RowKind.RELISTED
        for row in (*one.title, *one.rows):
            row.kind = RowKind.RELISTED if row.kind in _LISTED else row.kind

    def _is_sum(self, total: RowShape, records: Sequence[RowShape]) -> bool:
        for column in self.figures:
            goal = self.sheet.value(total.row, column)
            values = [self.sheet.value(row.row, column) for row in records]
            numbers = [value for value in values if isinstance(value, int | float)]
            if isinstance(goal, int | float) and goal and sum(numbers) == goal:
                return True
        return False

    def _found(self, code: str, one: _List, severity: Severity | None = None) -> Finding:
        records = one.records
        above = {other.row + 1 for row in records for other in self._like(row)}
        return make_finding(
            code,
            sheet=self.sheet.name,
            severity=severity,
            cells=(cell_name(one.heading.row, self.key),),
            rows=spans(row.row + 1 for row in records),
            others=spans(above),
            count=len(records),
            original=self.sheet.name,
        )

    def _twice(self, row: RowShape, others: Sequence[RowShape]) -> Finding:
        rows = sorted({row.row, *(other.row for other in others)})
        return make_finding(
            "duplicate_row",
            sheet=self.sheet.name,
            cells=tuple(cell_name(at, self.name) for at in rows),
            value=row.name,
        )
