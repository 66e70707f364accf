"""Which rows are of one project, told apart by their column of sources of capital, and which of
them is the total of the others?"""

from collections.abc import Iterator, Sequence

from data_loaders.rows.doubts import UNCLEAR, Doubt
from data_loaders.rows.kinds import RowKind, RowShape, is_total
from data_loaders.rows.numbering import is_loose
from data_loaders.rows.sums import Figures
from tracking.specs.row_words import phrases
from tracking.text import fold


def mark_by_source(rows: Sequence[RowShape], figures: Figures) -> list[Doubt]:
    """Give each row that names but its source to the project above it, and count a project once
    where a row of it is of all sources: called so, blank, or named after all of them."""
    doubts: list[Doubt] = []
    for block in _blocks(rows) if any(row.source for row in rows) else ():
        if len(block) > 1:
            doubts.extend(_settle(block, figures))
    return doubts


def _blocks(rows: Sequence[RowShape]) -> Iterator[list[RowShape]]:
    """The rows of each project; a row of all sources that is of none is the total of the table."""
    block: list[RowShape] = []
    for row in rows:
        if block and _goes_on(row, block[0]):
            block.append(row)
            continue
        yield block
        is_record = row.kind is RowKind.DATA
        block = [row] if is_record and row.name else []
        if is_record and not row.name and _is_of_all(row):
            row.kind = RowKind.TOTAL
    yield block


def _goes_on(row: RowShape, head: RowShape) -> bool:
    """Whether a row is of the project of another one: called as it is, or not called at all."""
    if row.kind is not RowKind.DATA or not (row.amounts and row.source):
        return False
    is_own = not is_loose(row) and row.order.strip() != head.order.strip()
    return row.below or (not is_own and row.name in ("", head.name))


def _is_of_all(row: RowShape) -> bool:
    return is_total(row.source) or fold(row.source) in phrases("all_sources")


def _settle(block: Sequence[RowShape], figures: Figures) -> Iterator[Doubt]:
    head, *below = block
    wholes = [row for row in block if _is_of_all(row)] or list(_unsaid(block, figures))
    parts = [row for row in block if all(row is not whole for whole in wholes)]
    if head.amounts and not head.source and not wholes:
        yield from _under_blank(head, below, figures)
        return
    if not head.amounts:
        head.kind = RowKind.GROUP
        parts = [row for row in parts if row is not head]
    for row in below:
        _give(row, head)
    if parts:
        for whole in wholes:
            _count_once(whole, parts, figures)


def _unsaid(block: Sequence[RowShape], figures: Figures) -> Iterator[RowShape]:
    """The first row that is the sum of the others, where its source is blank or names theirs."""
    for row in block:
        others = [other for other in block if other is not row]
        words = fold(row.source)
        named = [fold(other.source) for other in others]
        may_be = not words or all(one != words and f" {one} " in f" {words} " for one in named)
        if may_be and row.amounts and _is_sum(others, row, figures):
            yield row
            return


def _is_sum(parts: Sequence[RowShape], whole: RowShape, figures: Figures) -> bool:
    """Whether parts add up to a whole in each column that they state."""
    stated = _columns(parts, figures)
    goals = (value if at in stated else None for at, value in enumerate(figures.of(whole.row)))
    sums = figures.total([row.row for row in parts])
    return Figures({whole.row: tuple(goals)}, figures.steps).matches(sums, whole.row, len(parts))


def _columns(rows: Sequence[RowShape], figures: Figures) -> set[int]:
    return {at for row in rows for at, value in enumerate(figures.of(row.row)) if value}


def _under_blank(head: RowShape, below: Sequence[RowShape], figures: Figures) -> Iterator[Doubt]:
    """Rows of sources that are not all of the project they stand under, unless they are more."""
    sums = figures.total([row.row for row in below])
    if figures.exceeds(sums, head.row, len(below)):
        return
    for row in below:
        _give(row, head)
        row.kind = RowKind.DETAIL
        yield Doubt(code=UNCLEAR, row=row, others=(head,))


def _give(row: RowShape, head: RowShape) -> None:
    """Number and call a row as its project."""
    row.key, row.order, row.below = head.key, "", False
    if not row.name:
        row.name, row.project = head.name, head


def _count_once(whole: RowShape, parts: Sequence[RowShape], figures: Figures) -> None:
    """The rows of the sources are the records, unless that of all states more than they do; where
    they do not make it up, it is a total to be checked."""
    if not _is_sum(parts, whole, figures):
        whole.kind, whole.children = RowKind.TOTAL, [row.row for row in parts]
    elif _columns(parts, figures) < _columns([whole], figures):
        for row in parts:
            row.kind = RowKind.DETAIL
    else:
        whole.kind = RowKind.DETAIL
