"""Which rows are parts of the row above them, and so no records of their own?"""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from data_loaders.headings.part_words import (
    is_part_named,
    is_source_named,
    is_unit_named,
    opens_parts,
)
from data_loaders.rows.below import LONGEST_RUN, Below
from data_loaders.rows.doubts import ABOVE, MAY_BE_TOTAL, UNCLEAR, Doubt
from data_loaders.rows.kinds import RowKind, RowShape
from data_loaders.rows.numbering import height, is_dash, is_loose
from data_loaders.rows.sums import Figures

LIKELY = 1.0
"""Digits of agreement from which rows without a name that add up to the row above are its parts."""


class PartFinder:
    """Finds the parts in a table: rows under "Trong đó", rows named after a source of capital or
    a component, rows without a name that add up to the row above."""

    def __init__(self, rows: Sequence[RowShape], figures: Figures, numbered: bool) -> None:
        self.rows = rows
        self.figures = figures
        self.numbered = numbered
        self.below = Below(rows, figures)
        self.doubts: list[Doubt] = []
        self.plain = [row for row in rows if _is_plain(row)]

    def mark(self) -> None:
        """Mark the parts of every row, top to bottom."""
        index = 0
        whole: RowShape | None = None
        while index < len(self.rows):
            row = self.rows[index]
            if whole is not None and row.kind is not RowKind.TOTAL:
                parts = self._parts(index, whole)
                self._settle(parts, whole)
                index += len(parts)
                if parts:
                    continue
            if row.amounts or not is_loose(row):
                whole = row if row.amounts else None
            index += 1

    def _parts(self, index: int, whole: RowShape) -> Sequence[RowShape]:
        """The parts of `whole` that begin at a row, or none."""
        row = self.rows[index]
        if opens_parts(row.name):
            return self._opened(index, whole)
        if not row.amounts or not self._may_belong(row, whole):
            return ()
        return self._unopened(index, whole) or self._summary(index, whole)

    def _opened(self, index: int, whole: RowShape) -> Sequence[RowShape]:
        """What "Trong đó" opens: up to the rows that make up the whole, or that are named as
        parts; the line itself, where it names none."""
        first = self.rows[index]
        label = () if first.amounts else (first,)
        run = [first, *self._run(index + 1, whole)]
        end = self._exact(run, whole)
        named = 1
        while named < len(run) and self._is_part_like(run[named], whole):
            named += 1
        if whole.kind is not RowKind.DATA:
            reach = max(end, named)
            return run[:reach] if self._others_remain(index, index + reach, whole) else label
        if end:
            of_unit = is_unit_named(whole.name) and not is_part_named(run[end - 1].name)
            if label and (of_unit or not self._others_remain(index, index + end, whole)):
                return label
            return run[: self._named_from(run, end, index, whole)]
        if not first.amounts and named == 1:
            return self._as_much_as_fits(run, whole)
        return run[:named]

    def _unopened(self, index: int, whole: RowShape) -> Sequence[RowShape]:
        """Parts that no word opens: named after sources or components, or not named at all."""
        run = self._alike(index, whole)
        end = self._exact(run, whole) or self._alone(run, whole)
        if not run or (not end and self.below.stands_over(index + len(run) - 1, whole)):
            return ()
        named = all(is_part_named(row.name) for row in run)
        if end and (whole.kind is RowKind.DATA or self._others_remain(index, index + end, whole)):
            if named or self.figures.certainty([row.row for row in run[:end]], whole.row) >= LIKELY:
                return run[:end]
            self.doubts.append(Doubt(code=MAY_BE_TOTAL, row=whole, others=tuple(run[:end])))
        if end or not named or not self._may_be_inexact(run, whole):
            return ()
        of_total = whole.kind is RowKind.TOTAL
        unsure = (row for row in run if of_total or not row.key)
        self.doubts.extend(Doubt(code=UNCLEAR, row=row, others=(whole,)) for row in unsure)
        return run

    def _may_be_inexact(self, run: Sequence[RowShape], whole: RowShape) -> bool:
        """Whether rows named as parts are so though they do not make up the whole: the records of
        a total have numbers, or stand above it; under a record they have other marks than it, or
        not more in them."""
        if whole.kind is RowKind.TOTAL:
            return bool(self.plain) and (self.numbered or self.plain[-1].row < whole.row)
        return all(
            self._is_marked_below(row, whole)
            or (not row.key and (self.numbered or self._fits([row], whole)))
            for row in run
        )

    def _is_marked_below(self, row: RowShape, whole: RowShape) -> bool:
        """Whether a row has a mark of its own, one that does not stand above that of the whole."""
        key, above = row.key, whole.key
        return key not in ("", above) and not (above and height(key) > height(above))

    def _alike(self, index: int, whole: RowShape) -> list[RowShape]:
        """The rows from `index` on that are named as parts, or begin so and make up the whole."""
        if not self._is_part_like(self.rows[index], whole, strictly=True):
            return []
        run = list(takewhile(lambda row: row.amounts, self._run(index, whole)))
        named = list(takewhile(lambda row: self._is_part_like(row, whole, strictly=True), run))
        end = self._exact(run, whole)
        return run[:end] if named and end > len(named) else named

    def _summary(self, index: int, whole: RowShape) -> Sequence[RowShape]:
        """A total once more by groups, right below it, before the numbered records it is of."""
        if whole.kind is not RowKind.TOTAL or not self.numbered:
            return ()
        run = list(takewhile(_is_summary_like, self.below.ahead(index)))
        end = self._exact(run, whole)
        below = list(takewhile(lambda row: not is_loose(row), self.below.ahead(index + end)))
        if not end or not below or end < len(run):
            return ()
        is_group = self.figures.adds_up([row.row for row in below], run[-1].row)
        return () if is_group else run

    def _run(self, index: int, whole: RowShape) -> Iterator[RowShape]:
        """The rows that may belong to the one above them, up to one that clearly does not."""
        for at in range(index, min(index + LONGEST_RUN, len(self.rows))):
            row = self.rows[at]
            if not self._may_belong(row, whole) or opens_parts(row.name):
                return
            if not is_part_named(row.name) and (
                self.below.leads(at) or self.below.sums_up_numbers(at)
            ):
                return
            yield row

    def _may_belong(self, row: RowShape, whole: RowShape) -> bool:
        if row.kind is RowKind.TOTAL or not (row.amounts or is_part_named(row.name)):
            return False
        key = row.key
        if row.below or not key:
            return True
        return is_loose(row) and (key != whole.key or is_part_named(row.name))

    def _is_part_like(self, row: RowShape, whole: RowShape, *, strictly: bool = False) -> bool:
        """Whether a row reads as a part of the one above rather than as a record."""
        if row.below or (not row.name and not row.key):
            return self._fits([row], whole)
        if is_part_named(row.name):
            return whole.kind is RowKind.TOTAL or not is_part_named(whole.name)
        if strictly or not self._fits([row], whole):
            return False
        return is_dash(row.key) or (self.numbered and not row.key)

    def _exact(self, run: Sequence[RowShape], whole: RowShape) -> int:
        """How many rows, from the first on, make up the whole: 0 when none do."""
        sums: list[float] = [0] * len(self.figures.steps)
        count = 0
        for end, row in enumerate(run, 1):
            if row.amounts:
                count += 1
                sums = self.figures.plus(sums, row.row)
            if count > 1 and self.figures.matches(sums, whole.row, count):
                return end
            if self.figures.exceeds(sums, whole.row, count):
                return 0
        return 0

    def _alone(self, run: Sequence[RowShape], whole: RowShape) -> int:
        """1 where the first row names the one source of the whole and states its very figures."""
        return int(
            bool(run)
            and is_source_named(run[0].name)
            and self.figures.adds_up([run[0].row], whole.row)
        )

    def _named_from(self, run: Sequence[RowShape], end: int, start: int, whole: RowShape) -> int:
        """The end of the rows after `end` that are named as parts too: parts of parts, up to one
        that stands over the numbered rows below it."""
        while end < len(run) and is_part_named(run[end].name) and not run[end].key:
            if self.below.is_rather_head(start + end, whole):
                break
            end += 1
        return end

    def _as_much_as_fits(self, run: Sequence[RowShape], whole: RowShape) -> Sequence[RowShape]:
        """Rows under a bare "Trong đó" that nothing else tells from records: all of them where
        records have numbers, else those that together are not above the whole, with a doubt."""
        if self.numbered:
            return run
        end = 1
        while end < len(run) and self._fits(run[1 : end + 1], whole):
            end += 1
        self.doubts.extend(Doubt(code=UNCLEAR, row=row, others=(whole,)) for row in run[1:end])
        return run[:end]

    def _fits(self, rows: Sequence[RowShape], whole: RowShape) -> bool:
        sums = self.figures.total([row.row for row in rows])
        return not self.figures.exceeds(sums, whole.row, len(rows))

    def _others_remain(self, start: int, end: int, whole: RowShape) -> bool:
        """Whether the table has records besides a whole and the rows from `start` to `end`."""
        before = next((row for row in self.plain[:2] if row is not whole), None)
        after = self.plain[-1] if self.plain else None
        first, last = self.rows[start], self.rows[min(end, len(self.rows)) - 1]
        return bool(
            (before and before.row < first.row and before is not whole)
            or (after and after.row > last.row)
        )

    def _settle(self, parts: Sequence[RowShape], whole: RowShape) -> None:
        for row in parts:
            row.kind = RowKind.DETAIL
            if row.amounts and not self._fits([row], whole):
                self.doubts.append(Doubt(code=ABOVE, row=row, others=(whole,)))


def _is_plain(row: RowShape) -> bool:
    """Whether a row reads as a record: it has figures, and a number or a name of its own."""
    is_record = row.kind is RowKind.DATA and row.amounts
    return is_record and not (is_loose(row) and (is_part_named(row.name) or opens_parts(row.name)))


def _is_summary_like(row: RowShape) -> bool:
    return row.kind is RowKind.DATA and row.amounts and is_loose(row)
