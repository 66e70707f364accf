"""Which numbered rows stand over rows below them whose numbers begin anew: 1, 1, 2, 2, 1, 2?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from data_loaders.headings.part_words import is_known_unit
from data_loaders.rows.doubts import MAY_BE_TOTAL, Doubt
from data_loaders.rows.kinds import RowKind, RowShape, bare_number
from data_loaders.rows.numbering import ABOVE_LABEL, FIRST, LABEL, is_loose
from data_loaders.rows.sums import Figures
from tracking.vocabulary import Severity

ENOUGH = 2.0
"""Digits of agreement, all heads together, from which numbers that begin anew are no mistake."""


@dataclass(frozen=True, slots=True)
class Head:
    """A row with numbers that begin anew below it, those of them it stands over, and whether these
    make it up."""

    row: RowShape
    below: Sequence[RowShape]
    is_sum: bool


def mark_anew(rows: Sequence[RowShape], figures: Figures, key: str = LABEL) -> list[Doubt]:
    """Number such rows apart from those below them where figures, or the name of a unit, say so of
    one of them; where chance may speak for it, that is told. Once they are, the same may be true
    of the rows that remain: 1, 1, 1, 2, 2, 1."""
    numbered = [row for row in rows if not is_loose(row) or row.kind is not RowKind.DATA]
    heads = list(_heads(numbered, figures))
    sums = [head for head in heads if head.is_sum]
    digits = sum(figures.certainty([row.row for row in head.below], head.row.row) for head in sums)
    is_named = any(
        is_known_unit(head.row.name) and not is_known_unit(head.below[0].name) for head in heads
    )
    columns = min((len({*filter(None, figures.of(one.row.row))}) for one in sums), default=0)
    if not (is_named or digits >= ENOUGH or (len(sums) > 1 and columns > 1)):
        error = Severity.ERROR if len(sums) > 1 else None
        return [
            Doubt(code=MAY_BE_TOTAL, row=one.row, others=tuple(one.below), severity=error)
            for one in sums
        ]
    below = {row.row for head in heads for row in head.below}
    keys = {head.row.key for head in heads}
    outer = [row for row in numbered if row.row not in below]
    for row in outer:
        if row.key in keys:
            row.key = key
    return mark_anew(outer, figures, ABOVE_LABEL) if key == LABEL else []


def _heads(rows: Sequence[RowShape], figures: Figures) -> Iterator[Head]:
    """Each record with the first number of its own kind right below it."""
    starts = [
        at
        for at, (row, below) in enumerate(pairwise(rows))
        if row.kind is RowKind.DATA is below.kind
        and row.amounts
        and _mark(below) in FIRST
        and row.key == below.key
    ]
    for start, end in pairwise([*starts, len(rows)]):
        run = list(_counting(rows[start + 1 : end], rows[start].key))
        reach = _reach(rows[start], run, figures)
        if run:
            yield Head(rows[start], run[: reach or len(run)], bool(reach))


def _counting(rows: Sequence[RowShape], key: str) -> Iterator[RowShape]:
    """The rows of a kind of number from the first on, as far as they count 1, 2, 3."""
    records = takewhile(lambda row: row.kind is RowKind.DATA, rows)
    for number, row in enumerate((row for row in records if row.key == key), 1):
        if _mark(row).isdecimal() and int(_mark(row)) != number:
            return
        yield row


def _mark(row: RowShape) -> str:
    return bare_number(row.order)


def _reach(head: RowShape, run: Sequence[RowShape], figures: Figures) -> int:
    """How many rows, from the first on, make up a head, with those after them that add nothing."""
    sums: list[float] = [0] * len(figures.steps)
    reach = 0
    for count, row in enumerate(run, 1):
        sums = figures.plus(sums, row.row)
        if figures.matches(sums, head.row, count):
            reach = count
        elif reach or figures.exceeds(sums, head.row, count):
            break
    return reach
