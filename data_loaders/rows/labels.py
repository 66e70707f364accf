"""Which rows are called as headings are, and do they stand over the rows below them?"""

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from data_loaders.headings.part_words import is_class_named, is_part_named
from data_loaders.rows.doubts import CALLED_GROUP, Doubt
from data_loaders.rows.kinds import RowKind, RowShape
from data_loaders.rows.numbering import HEADS, LABEL, begins, height
from data_loaders.rows.sums import Figures


def mark_labels(rows: Sequence[RowShape], figures: Figures) -> None:
    """Find the rows called as a class of projects ("Dự án chuyển tiếp"), besides those whose name
    stands in the column of codes. They are numbered apart from the rows below where one of them
    stands over these though they are numbered alike, or not at all."""
    for row in rows:
        row.label = row.label or is_class_named(row.name)
    labels = [at for at, row in enumerate(rows) if row.label and _is_record(row) and row.key]
    leading = {rows[at].key for at in labels if _leads(rows, at, figures)}
    for row in [rows[at] for at in labels]:
        row.key = LABEL if row.key in leading else row.key


def _leads(rows: Sequence[RowShape], at: int, figures: Figures) -> bool:
    below = list(takewhile(lambda row: _is_record(row) and not row.label, rows[at + 1 :]))
    if not below or is_part_named(below[0].name):
        return False
    if below[0].key != rows[at].key:
        # A and I head rows without a number anyway, be they called as headings or not.
        return not below[0].key and height(rows[at].key) < HEADS
    return begins(below[0]) or _is_sum(rows[at], below, figures)


def _is_sum(whole: RowShape, below: Sequence[RowShape], figures: Figures) -> bool:
    sums: list[float] = [0] * len(figures.steps)
    for count, row in enumerate(below, 1):
        sums = figures.plus(sums, row.row)
        if figures.matches(sums, whole.row, count):
            return True
        if figures.exceeds(sums, whole.row, count):
            return False
    return False


def labels_alone(rows: Sequence[RowShape]) -> Iterator[Doubt]:
    """Rows called as a class of projects that still count as a record above those of projects."""
    for row, below in pairwise(rows):
        if row.label and _is_record(row) and _is_record(below) and not below.label:
            yield Doubt(code=CALLED_GROUP, row=row)


def _is_record(row: RowShape) -> bool:
    return row.kind is RowKind.DATA and row.amounts
