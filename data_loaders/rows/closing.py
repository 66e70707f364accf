"""Which rows close the rows above them without saying that they are totals?"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, zip_longest
from math import inf

from data_loaders.headings.part_words import is_to_date, may_be_sum
from data_loaders.rows.doubts import MAY_BE_TOTAL, Doubt
from data_loaders.rows.kinds import RowKind, RowShape
from data_loaders.rows.numbering import height, is_loose, set_levels
from data_loaders.rows.sums import CERTAIN, Figures
from tracking.checks.sums import rounding

LONGEST = 400
SECTIONS = 12
"""How many sections above it a total may take together."""


def mark_numbered_closing(rows: Sequence[RowShape], figures: Figures) -> None:
    """Totals of the kinds of number that stand below what they sum up: 1, 2, I, 1, 2, 3, II."""
    order = list(dict.fromkeys(row.key for row in rows if not is_loose(row)))
    for key in order[1:]:
        sections = list(_sections(rows, key))
        is_below = any(len(above) > 1 for above, _ in sections)
        if is_below and all(_closes(above, closing, figures) for above, closing in sections):
            for _, closing in sections:
                closing.kind = RowKind.TOTAL


def _sections(rows: Sequence[RowShape], key: str) -> Iterator[tuple[list[RowShape], RowShape]]:
    """Each row of a kind of number, and the rows between the one before it and itself."""
    above: list[RowShape] = []
    for row in rows:
        if row.key == key and row.amounts:
            yield above, row
            above = []
        elif row.kind is RowKind.TOTAL:
            above = []
        else:
            above.append(row)


def _closes(above: list[RowShape], closing: RowShape, figures: Figures) -> bool:
    if not above or any(height(row.key) >= height(closing.key) for row in above):
        return False
    set_levels(above, figures)
    return figures.adds_up([row.row for row in _leaves(above)], closing.row)


def _leaves(rows: Sequence[RowShape]) -> Iterator[RowShape]:
    """The records among rows that have levels: those with nothing deeper right below them."""
    for index, row in enumerate(rows):
        deeper = index + 1 < len(rows) and rows[index + 1].level > row.level
        if row.kind is RowKind.DATA and not deeper:
            yield row


class Closing:
    """Finds the rows without a number that are the sum of those above them."""

    def __init__(self, rows: Sequence[RowShape], figures: Figures, numbered: bool) -> None:
        self.rows = rows
        self.figures = figures
        self.numbered = numbered
        self.doubts: list[Doubt] = []
        self.last = max((row.row for row in rows if row.amounts), default=-1)
        self.leaves: list[RowShape] = []
        self.summed: list[list[float]] = [[0] for _ in figures.steps]
        self.starts = [0]
        """The records so far, the sums of each column up to the ones asked for so far, and how many
        came before each section."""

    def mark(self) -> None:
        """Mark them as totals; told where only chance may speak for it. What is the sum of none is
        still no record when it is called "Lũy kế", or has no name below the last record. A total
        over a section keeps its rows, if they begin where nothing says so."""
        for row, following in zip_longest(self.rows, self.rows[1:]):
            if self._may_close(row):
                self._settle(row)
            if (
                row.kind is RowKind.TOTAL
                and following
                and not row.children
                and self.figures.states(row.row)
            ):
                row.children = [leaf.row for leaf in self._above(row)]
            if row.kind is RowKind.TOTAL or (row.kind is RowKind.GROUP and not row.amounts):
                self.starts.append(len(self.leaves))
            elif row.kind is RowKind.DATA and not (following and following.level > row.level):
                self.leaves.append(row)

    def _sums(self) -> list[list[float]]:
        """The sums of each column up to each of the records so far."""
        fresh = [self.figures.of(leaf.row) for leaf in self.leaves[len(self.summed[0]) - 1 :]]
        for sums, values in zip(self.summed, zip(*fresh, strict=True), strict=False):
            sums += accumulate([value or 0 for value in values], initial=sums.pop())
        return self.summed

    def _may_close(self, row: RowShape) -> bool:
        if row.kind is not RowKind.DATA or not self.figures.states(row.row):
            return False
        return not row.key or (row.row == self.last and not is_loose(row))

    def _settle(self, row: RowShape) -> None:
        for leaves in self._summed(row):
            certain = self.figures.certainty([leaf.row for leaf in leaves], row.row)
            if certain >= self._needed(row):
                row.kind = RowKind.TOTAL
            elif certain:
                self.doubts.append(Doubt(code=MAY_BE_TOTAL, row=row, others=tuple(leaves)))
            return
        if row.key or not self.leaves:
            return
        if is_to_date(row.name):
            row.kind = RowKind.DETAIL
        elif not row.name and (row.row == self.last or self._is_above_last(row)):
            row.kind = RowKind.TOTAL

    def _is_above_last(self, row: RowShape) -> bool:
        """Whether a row without name and number is more than the numbered record above it."""
        last = self.leaves[-1]
        return self.numbered and self.figures.exceeds(self.figures.total([row.row]), last.row, 1)

    def _above(self, total: RowShape) -> list[RowShape]:
        """The records right above a total that make it up, wherever they begin."""
        column, goal = next(
            (at, value) for at, value in enumerate(self.figures.of(total.row)) if value
        )
        sums = self._sums()[column]
        slack = self.figures.steps[column] * rounding(len(self.leaves))
        first = bisect_left(sums, sums[-1] - goal - slack)
        last = bisect_right(sums, sums[-1] - goal + slack)
        for start in range(last - 1, max(first, last - LONGEST) - 1, -1):
            if self._is_sum_from(start, total):
                return self.leaves[start:]
        return []

    def _is_sum_from(self, start: int, total: RowShape) -> bool:
        """Whether the records from one on, at least two, make up a total."""
        count = len(self.leaves) - start
        spans = [sums[-1] - sums[start] for sums in self._sums()]
        return count > 1 and self.figures.matches(spans, total.row, count)

    def _summed(self, row: RowShape) -> Iterator[list[RowShape]]:
        """The records a row is the sum of: those of the section above it, of it and the one
        before, ..., of all above, or those right above it."""
        for start in (*reversed(self.starts[1:][-SECTIONS:]), 0):
            if self._is_sum_from(start, row):
                yield self.leaves[start:]
        right_above = self._above(row)
        if right_above:
            yield right_above

    def _needed(self, row: RowShape) -> float:
        """How many digits must agree for a row to sum up those above it: none where more than
        figures says so."""
        if row.key:
            return 0 if row.name and may_be_sum(row.name) else inf
        if self.numbered or may_be_sum(row.name):
            return 0
        return CERTAIN
