"""Which rows without a number stand over the rows below them?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, takewhile

from data_loaders.headings.part_words import is_known_unit, is_part_named, is_unit_named
from data_loaders.rows.below import LONGEST_RUN
from data_loaders.rows.doubts import MAY_BE_TOTAL, Doubt
from data_loaders.rows.kinds import RowKind, RowShape
from data_loaders.rows.numbering import HEADS, begins, height, is_loose
from data_loaders.rows.sums import CERTAIN, Figures
from tracking.vocabulary import Severity

SAME = 6.0
"""Digits from which two rows with the same figures are one and its head: two whole columns."""
HINTED = 2.0
"""Digits that are enough where a row is named as a unit or a source of capital may be."""


@dataclass(frozen=True, slots=True)
class Run:
    """Rows right below one that is their sum, and those of them at the lowest level."""

    rows: Sequence[RowShape]
    leaves: Sequence[RowShape]


class Leading:
    """Puts rows without a number over those below them: by their figures, or by their looks."""

    def __init__(self, rows: Sequence[RowShape], figures: Figures, numbered: bool) -> None:
        self.rows = rows
        self.figures = figures
        self.numbered = numbered
        self.doubts: list[Doubt] = []
        self.sunk: set[int] = set()
        self.heads: set[int] = set()
        self.members: set[int] = set()
        self.heads_by_looks = 0
        """Rows that were put under a number, rows put above others, the records that make these
        up, and how many of them look like heads."""

    def by_figures(self) -> None:
        """Put above the rows below it each row that is their sum, from the bottom up, so that the
        lower of two groups is known first; told where only chance may speak for it."""
        self._sink_under_numbers()
        for index in range(len(self.rows) - 1, -1, -1):
            shape = self.rows[index]
            if not self._may_lead(shape) or not self.figures.states(shape.row):
                continue
            run = self._summing_run(shape, index)
            if run is None:
                continue
            if self.figures.certainty([row.row for row in run.leaves], shape.row) >= self._needed(
                shape, run
            ):
                self.heads_by_looks += looks_like_head(shape, run.rows[0])
                self._lift(shape, run.rows)
                self.members.update(row.row for row in run.leaves)
            else:
                told = len(run.leaves) > 1 or is_unit_named(shape.name)
                others = tuple(run.leaves)
                doubt = Doubt(code=MAY_BE_TOTAL, row=shape, others=others, told=told)
                self.doubts.append(doubt)
        if self._are_all_in_doubt():
            error = Severity.ERROR
            self.doubts = [replace(doubt, told=True, severity=error) for doubt in self.doubts]

    def _are_all_in_doubt(self) -> bool:
        """Whether each record is either a row in doubt or one it is the sum of, in more than one
        column or to more digits than chance allows: groups of one or two alone look so."""
        heads = [doubt.row.row for doubt in self.doubts]
        below = [[row.row for row in doubt.others] for doubt in self.doubts]
        known = self.heads | self.members
        records = [
            row.row
            for row in self.rows
            if row.kind is RowKind.DATA and row.amounts and row.row not in known
        ]
        if len(heads) < 2 or sorted(chain(heads, *below)) != records:
            return False
        columns = min(len({value for value in self.figures.of(row) if value}) for row in heads)
        return columns > 1 or sum(map(self.figures.certainty, below, heads)) >= HINTED

    def by_looks(self) -> None:
        """Put a row above those below it though its figures are not theirs, to be checked against
        them: numbers begin anew there, other rows of its kind head theirs, or some columns agree
        while others do not."""
        for index, shape in enumerate(self.rows):
            if not self._may_lead(shape) or not shape.amounts or shape.row in self.members:
                continue
            if not (self.numbered or shape.label or shape.name.isupper()) and (
                not is_known_unit(shape.name)
            ):
                continue
            run = list(self._up_to_next(index + 1))
            if run and run[0].level <= shape.level and self._heads(shape, run):
                self._lift(shape, run)

    def _may_lead(self, shape: RowShape) -> bool:
        return not shape.key and shape.kind is RowKind.DATA

    def _heads(self, shape: RowShape, run: Sequence[RowShape]) -> bool:
        if self.numbered:
            alike = bool(self.heads)
            if not is_loose(run[0]) and (begins(run[0]) or alike):
                return True
        elif not looks_like_head(shape, run[0]):
            return False
        elif self.heads_by_looks:
            return True
        digits = HINTED if looks_like_head(shape, run[0]) else CERTAIN
        return self.figures.agrees_partly([row.row for row in run], shape.row, digits)

    def _up_to_next(self, start: int) -> Iterator[RowShape]:
        """The rows from `start` to a total, a higher number, or the next row that may be a head:
        one without a number where records have numbers, else one that looks like a head."""
        for row in self.rows[start : start + LONGEST_RUN]:
            first = self.rows[start]
            if row.kind is RowKind.TOTAL or row.level < first.level:
                return
            if self.numbered and not row.key:
                return
            if not self.numbered and looks_like_head(row, self.rows[start - 1]):
                return
            if not self.numbered and row.row in self.heads:
                return
            yield row

    def _sink_under_numbers(self) -> None:
        """Put rows without a number under the numbered row above them where they make it up, or
        those below another row of its kind of number do, or where this kind heads others by custom
        (A, I)."""
        runs: list[tuple[str, list[RowShape]]] = []
        heads: set[str] = set()
        for index, shape in enumerate(self.rows):
            if is_loose(shape) or not shape.amounts or shape.kind is not RowKind.DATA:
                continue
            below = self.rows[index + 1 : index + 2]
            if not below or below[0].key:
                continue
            run = list(self._not_numbered(index + 1, shape))
            if not run:
                continue
            key = shape.key
            runs.append((key, run))
            leaves = [row.row for row in run if row.kind is RowKind.DATA]
            if height(key) >= HEADS or self.figures.adds_up(leaves, shape.row):
                heads.add(key)
        for row in (row for key, run in runs if key in heads for row in run):
            self.sunk.add(row.row)
            row.level += 1

    def _not_numbered(self, start: int, shape: RowShape) -> Iterator[RowShape]:
        """The rows right below a numbered one that have no number and are as deep as it."""
        for index in range(start, len(self.rows)):
            row = self.rows[index]
            if row.key or row.kind is RowKind.TOTAL or row.level != shape.level:
                return
            yield row

    def _lift(self, shape: RowShape, run: Sequence[RowShape]) -> None:
        """Put a row right above others, deeper as they may stand."""
        self.heads.add(shape.row)
        shape.level = min(row.level for row in run)
        for row in run:
            row.level += 1

    def _summing_run(self, shape: RowShape, index: int) -> Run | None:
        """The rows right below whose lowest levels add up to a row: exactly, or but for
        rounding."""
        below = self.rows[index + 1 : index + 1 + LONGEST_RUN]
        if shape.row in self.sunk:
            below = list(takewhile(lambda row: row.level >= shape.level, below))
        sums: list[float] = [0] * len(self.figures.steps)
        leaves: list[RowShape] = []
        found: tuple[int, int] | None = None
        for at, row in enumerate(below):
            deeper = at + 1 < len(below) and below[at + 1].level > row.level
            if row.kind is not RowKind.DATA or deeper:
                continue
            leaves.append(row)
            sums = self.figures.plus(sums, row.row)
            if self.figures.exceeds(sums, shape.row, len(leaves)):
                break
            if self.figures.matches(sums, shape.row, len(leaves)):
                found = (at + 1, len(leaves))
                if self.figures.certainty([leaf.row for leaf in leaves], shape.row):
                    break
        if found is None:
            return None
        end = found[0]
        while end < len(below) and below[end].level > below[0].level and below[end].key:
            end += 1
        return Run(below[:end], leaves[: found[1]])

    def _needed(self, shape: RowShape, run: Run) -> float:
        """How many digits must agree for a row to stand over others: none where more than figures
        says so, for they have numbers, it looks like a head, or they are indented under it."""
        first, single = run.rows[0], len(run.leaves) == 1
        if self.numbered and not is_loose(first):
            return 0
        if all(row.indent > shape.indent for row in run.rows) or looks_like_head(shape, first):
            return 0
        if single:
            return SAME
        if self.numbered and first.key:
            return 0
        return HINTED if is_unit_named(shape.name) or is_part_named(shape.name) else CERTAIN


def looks_like_head(shape: RowShape, first: RowShape) -> bool:
    """Whether a row is in capitals, called as a heading or named after a unit, and the one below it
    is not."""
    if shape.name.isupper() and not first.name.isupper():
        return True
    if shape.label and not first.label:
        return True
    return is_known_unit(shape.name) and not is_known_unit(first.name)
