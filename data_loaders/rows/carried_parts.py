"""Which rows under a project are its capital of this year and that carried over from last year?"""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from data_loaders.headings.part_words import opens_parts, unopened
from data_loaders.headings.row_names import names_yearly_capital
from data_loaders.headings.wording import carried_alone
from data_loaders.rows.doubts import UNCLEAR, Doubt
from data_loaders.rows.kinds import RowKind, RowShape
from data_loaders.rows.numbering import height, is_loose
from data_loaders.rows.sums import Figures
from tracking.vocabulary import Severity


def mark_carried_parts(rows: Sequence[RowShape], figures: Figures) -> list[Doubt]:
    """Tie them to their project: where they make it up they are the records; else what is carried
    over is a part of it that is taken off, and asked about unless "Trong đó" says so."""
    doubts: list[Doubt] = []
    if not any(names_yearly_capital(row.name) and _is_carried(row) for row in rows):
        return doubts
    at = 0
    while at < len(rows):
        run = list(_capital_below(rows, at))
        following = rows[at + len(run) + 1 : at + len(run) + 2]
        if any(map(_is_carried, run)) and not any(_is_inside(row, rows[at]) for row in following):
            doubts.extend(_settle(rows[at], run, figures))
        at += len(run) + 1
    return doubts


def _capital_below(rows: Sequence[RowShape], at: int) -> Iterator[RowShape]:
    """The rows right below a project that name but its capital, a bare "Trong đó" among them."""
    whole = rows[at]
    may_be_whole = whole.amounts or not is_loose(whole)
    if whole.kind is RowKind.DATA and may_be_whole and not names_yearly_capital(whole.name):
        below = (rows[index] for index in range(at + 1, len(rows)))
        yield from takewhile(lambda row: _is_below(row, whole), below)


def _is_below(row: RowShape, whole: RowShape) -> bool:
    if row.kind not in (RowKind.DATA, RowKind.GROUP) or row.source:
        return False
    is_lower = is_loose(row) or height(row.key) < height(whole.key)
    return is_lower and (names_yearly_capital(row.name) if row.amounts else _opens_alone(row))


def _is_inside(row: RowShape, whole: RowShape) -> bool:
    """Whether a row that follows is numbered below a whole, so that what stands between them heads
    it: A over I over 1."""
    return not is_loose(row) and height(row.key) < height(whole.key)


def _opens_alone(row: RowShape) -> bool:
    return opens_parts(row.name) and not unopened(row.name)


def _is_carried(row: RowShape) -> bool:
    return row.amounts and bool(carried_alone(unopened(row.name)))


def _settle(whole: RowShape, run: Sequence[RowShape], figures: Figures) -> Iterator[Doubt]:
    parts = [row for row in run if row.amounts]
    is_opened = opens_parts(run[0].name)
    make_up = not whole.amounts or (
        len(parts) > 1 and figures.adds_up([row.row for row in parts], whole.row)
    )
    for row in run:
        if opens_parts(row.name):
            row.name = row.name.partition(":")[2].strip() or row.name
        row.kind = RowKind.DATA if make_up and row.amounts else RowKind.DETAIL
    for row in parts if make_up else filter(_is_carried, parts):
        row.key, row.project = whole.key, whole
    if make_up:
        whole.kind = RowKind.DETAIL if whole.amounts else RowKind.GROUP
    elif not is_opened or len(parts) > 1:
        doubtful = filter(_is_carried, parts)
        yield from (
            Doubt(code=UNCLEAR, row=row, others=(whole,), severity=Severity.ERROR)
            for row in doubtful
        )
