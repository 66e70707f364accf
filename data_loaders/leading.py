"""Which rows without a number stand over the rows below them?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from data_loaders.doubts import Doubt
from data_loaders.numbering import HEADS, begins, height, is_loose, level_key
from data_loaders.part_words import is_part_named, is_unit_named
from data_loaders.rows import RowKind, RowShape
from data_loaders.sums import CERTAIN, Figures
from tracking.specs.units import units_named

LONGEST_RUN = 400
SAME = 6.0
"""Digits from which two rows with the same figures are one and its head: two whole columns."""


def lift_groups(
    rows: Sequence[RowShape], figures: Figures, numbered: bool, sunk: set[int]
) -> Iterator[Doubt]:
    """Put above the rows below it each row that is their sum, from the bottom up, so that the
    lower of two groups is known first; where only chance may speak for it, that is told."""
    for index in range(len(rows) - 1, -1, -1):
        shape = rows[index]
        if level_key(shape) or shape.kind is not RowKind.DATA or not figures.states(shape.row):
            continue
        below = rows[index + 1 : index + 1 + LONGEST_RUN]
        if shape.row in sunk:
            below = list(takewhile(lambda row: row.level >= shape.level, below))
        run = _summing_run(shape, below, figures)
        if not run:
            continue
        leaves = [row.row for row in run.leaves]
        if _is_supported(shape, run.rows, numbered) or _is_certain(leaves, shape, figures):
            lift(shape, run.rows)
        elif len(leaves) > 1 or is_unit_named(shape.name):
            yield Doubt(code="row_may_be_total", row=shape, others=tuple(run.leaves))


def sink_under_numbers(rows: Sequence[RowShape], figures: Figures) -> set[int]:
    """Put rows without a number under the numbered row above them where they make it up, or where
    its kind of number heads others by custom (A, I); the rows that are so placed."""
    sunk: set[int] = set()
    for index, shape in enumerate(rows):
        key = level_key(shape)
        if is_loose(shape) or not shape.amounts or shape.kind is not RowKind.DATA:
            continue
        run = list(_not_numbered(rows, index + 1, shape))
        if not run:
            continue
        leaves = [row.row for row in run if row.kind is RowKind.DATA]
        if height(key) >= HEADS or figures.adds_up(leaves, shape.row):
            sunk.update(row.row for row in run)
            for row in run:
                row.level += 1
    return sunk


def _not_numbered(rows: Sequence[RowShape], start: int, shape: RowShape) -> Iterator[RowShape]:
    """The rows right below a numbered one that have no number and are as deep as it."""
    for row in rows[start : start + LONGEST_RUN]:
        if level_key(row) or row.kind is RowKind.TOTAL or row.level != shape.level:
            return
        yield row


def lead_by_number(rows: Sequence[RowShape], numbered: bool) -> None:
    """Put a row without a number above those below it where their numbers begin anew, whatever
    its figures: it heads them, and is to be checked against them."""
    for index, shape in enumerate(rows):
        if not numbered or level_key(shape) or shape.kind is not RowKind.DATA or not shape.amounts:
            continue
        below = rows[index + 1] if index + 1 < len(rows) else None
        if below is None or below.kind is RowKind.TOTAL or below.level > shape.level:
            continue
        if not is_loose(below) and begins(below):
            lift(shape, list(_up_to_next(rows, index + 1)))


def _up_to_next(rows: Sequence[RowShape], start: int) -> Iterator[RowShape]:
    """The rows from `start` to the next one without a number, a total, or a higher number."""
    for row in rows[start:]:
        if row.kind is RowKind.TOTAL or not level_key(row) or row.level < rows[start].level:
            return
        yield row


def lift(shape: RowShape, run: Sequence[RowShape]) -> None:
    """Put a row right above others, deeper as they may stand."""
    shape.level = min(row.level for row in run)
    for row in run:
        row.level += 1


@dataclass(frozen=True, slots=True)
class Run:
    """Rows right below one that is their sum, and those of them at the lowest level."""

    rows: Sequence[RowShape]
    leaves: Sequence[RowShape]


def _summing_run(shape: RowShape, below: Sequence[RowShape], figures: Figures) -> Run | None:
    """The rows right below whose lowest levels add up to a row: exactly, or but for rounding."""
    sums: list[float] = [0] * len(figures.steps)
    leaves: list[RowShape] = []
    found: tuple[int, int] | None = None
    for index, row in enumerate(below):
        if row.kind is RowKind.TOTAL:
            continue
        deeper = index + 1 < len(below) and below[index + 1].level > row.level
        if row.kind is RowKind.DATA and not deeper:
            leaves.append(row)
            values = figures.of(row.row)
            sums = [total + (value or 0) for total, value in zip(sums, values, strict=True)]
            if figures.exceeds(sums, shape.row, len(leaves)):
                break
            if figures.matches(sums, shape.row, len(leaves)):
                found = (index + 1, len(leaves))
                if figures.certainty([leaf.row for leaf in leaves], shape.row):
                    break
    if found is None:
        return None
    end = found[0]
    while end < len(below) and below[end].level > below[0].level and level_key(below[end]):
        end += 1
    return Run(below[:end], leaves[: found[1]])


def _looks_like_head(shape: RowShape, first: RowShape) -> bool:
    """Whether a row is in capitals, or named after a unit, and the one below it is not."""
    return (
        (shape.name.isupper() and not first.name.isupper())
        or (is_unit_named(shape.name) and not is_unit_named(first.name))
        or (any(units_named(shape.name)) and not any(units_named(first.name)))
    )


def _is_supported(shape: RowShape, run: Sequence[RowShape], numbered: bool) -> bool:
    """Whether more than figures says that a row stands over others: they have numbers, it is in
    capitals or named after a unit or a source, or they are indented under it."""
    first = run[0]
    return (
        (numbered and not is_loose(first))
        or _looks_like_head(shape, first)
        or (len(run) > 1 and (is_unit_named(shape.name) or is_part_named(shape.name)))
        or (len(run) > 1 and numbered and bool(level_key(first)))
        or all(row.indent > shape.indent for row in run)
    )


def _is_certain(leaves: Sequence[int], shape: RowShape, figures: Figures) -> bool:
    return figures.certainty(leaves, shape.row) >= (CERTAIN if len(leaves) > 1 else SAME)
