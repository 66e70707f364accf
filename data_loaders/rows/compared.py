"""Which rows stand under a heading of last year's figures, and so are none of this period?"""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from data_loaders.grid import Sheet, cell_name, spans
from data_loaders.headings.part_words import (
    headed_year,
    heads_comparison,
    is_comparison,
    names_capital,
)
from data_loaders.headings.row_names import heads_last_capital
from data_loaders.rows.kinds import RowKind, RowShape
from data_loaders.rows.layout import Layout
from data_loaders.rows.numbering import begins, height
from tracking.specs import make_finding
from tracking.text import tidy
from tracking.vocabulary import Finding, Severity, View

_IN_TABLE = (
    RowKind.DATA, RowKind.GROUP, RowKind.TOTAL, RowKind.COMPARISON, RowKind.CONTINUATION,
)  # fmt: skip


def mark_compared(sheet: Sheet, layout: Layout, shapes: Sequence[RowShape]) -> None:
    """Mark the rows under each heading of comparison; the heading keeps them as its children."""
    if layout.view is View.PUBLISHED_INVESTMENT:
        return
    finder = _Finder(sheet, layout, [shape for shape in shapes if shape.kind in _IN_TABLE])
    at = 0
    while at + 1 < len(finder.rows):
        head, below = finder.rows[at], finder.below(at)
        if below:
            head.children = [shape.row for shape in below]
            for shape in (head, *below):
                shape.kind = RowKind.COMPARISON
        at += len(below) + 1


class _Finder:
    """Finds the headings in one table: "II. Cùng kỳ năm trước" over the projects of last year."""

    def __init__(self, sheet: Sheet, layout: Layout, rows: Sequence[RowShape]) -> None:
        self.sheet = sheet
        self.layout = layout
        self.rows = rows

    def below(self, at: int) -> Sequence[RowShape]:
        """The rows under a heading of comparison; none under any other row."""
        head, first = self.rows[at], self.rows[at + 1]
        is_one_of_many = head.key == first.key and head.kind is RowKind.DATA
        if is_one_of_many or head.kind is RowKind.TOTAL or not self._is_named(head):
            return ()
        below = list(takewhile(lambda row: not _ends(head, first, row), self.rows[at + 1 :]))
        end = next((i for i, row in enumerate(below) if self._is_other_total(row, below[:i])), None)
        below = below[:end]
        is_label = bool(head.key) or not head.amounts
        return below if is_label or self._begins_again(at, below) else ()

    def _is_named(self, head: RowShape) -> bool:
        """Tasks and procedures left over from last month are this month's work, too."""
        if heads_comparison(head.name):
            return True
        return self.layout.view is View.DISBURSEMENT and is_comparison(head.name)

    def _begins_again(self, at: int, below: Sequence[RowShape]) -> bool:
        """Whether the rows under a row of figures without a number are those of its figures, or
        begin once more what stands above it; under a mere comparison the table goes on."""
        if not below:
            return False
        if self._is_sum(self.rows[at], below):
            return True
        above = [row for row in self.rows[:at] if row.kind is RowKind.DATA]
        if above and below[0].key:
            return begins(below[0]) and above[-1].key == below[0].key
        return below[0].name in {row.name for row in above}

    def _is_other_total(self, row: RowShape, above: Sequence[RowShape]) -> bool:
        """Whether a total is of other rows than those of the comparison above it."""
        return row.kind is RowKind.TOTAL and not self._is_sum(row, above)

    def _is_sum(self, whole: RowShape, parts: Sequence[RowShape]) -> bool:
        """Whether rows of the highest kind among some add up to a row, in any column of it."""
        alike = [row.row for row in parts if row.key == parts[0].key]
        for column in self.layout.quantities:
            goal = self.sheet.value(whole.row, column)
            values = [self.sheet.value(row, column) for row in alike]
            numbers = [value for value in values if isinstance(value, int | float)]
            if isinstance(goal, int | float) and goal and sum(numbers) == goal:
                return True
        return False


def _ends(head: RowShape, first: RowShape, row: RowShape) -> bool:
    """Whether a row is no more under a heading: numbered like it or higher, or a heading too."""
    own, key = head.key, row.key
    if own:
        return key == own or height(key) > height(own)
    is_alike = head.amounts and row.amounts and bool(first.key)
    return not key and (is_alike or row.kind in (RowKind.GROUP, RowKind.COMPARISON))


def _year_of(shape: RowShape, year: int) -> int | None:
    """The year that a group is called after, in a table of a year."""
    return year - 1 if heads_last_capital(shape.name) else headed_year(shape.name)


def tell_compared(
    sheet: Sheet, layout: Layout, shapes: Sequence[RowShape], year: int | None
) -> Iterator[Finding]:
    """Each heading of comparison, and the rows that do not count for it; each heading of projects
    of another year than that of the table, which may be one: an error where it is of the capital of
    that year, for its plan is none of this one."""
    years = {None, year} if layout.view is View.DISBURSEMENT and year else None
    for shape in shapes:
        if shape.kind is RowKind.COMPARISON and shape.children:
            code, rows = "rows_compared", spans(row + 1 for row in shape.children)
        elif year and years and shape.kind is RowKind.GROUP and _year_of(shape, year) not in years:
            code, rows = "group_of_other_year", ""
        else:
            continue
        is_wrong = code == "group_of_other_year" and names_capital(shape.name)
        yield make_finding(
            code,
            sheet=sheet.name,
            severity=Severity.ERROR if is_wrong else None,
            cells=(cell_name(shape.row, layout.key),),
            label=tidy(f"{shape.order} {shape.name}"),
            rows=rows,
            year=str(_year_of(shape, year or 0)),
        )
