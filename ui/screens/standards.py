"""What figures are measured by was changed: told wherever it could look as if they had moved."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from tracking.dates import HANOI
from tracking.figures.figure import Figure
from tracking.figures.target_moves import Key as TargetKey
from tracking.figures.target_moves import TargetMove, move_of, move_text
from tracking.figures.words import day
from tracking.periods import period as period_of
from tracking.specs.indicators import indicators
from tracking.specs.table_form import MinistryTable
from tracking.store.entered import Version
from tracking.vocabulary import View
from ui import reads

_MOST = 3
_TOLD = {
    MinistryTable.THRESHOLDS: "Ngưỡng có nguy cơ, chậm",
    MinistryTable.UNITS: "Danh mục đơn vị",
    MinistryTable.REPORTS_DUE: "Báo cáo phải nộp",
}
"""The tables whose edits turn standings or regroup figures, as they are called."""


def moved_target(key: reads.Key, figure: Figure) -> str:
    """How the target of a figure was changed last; "" where it never was."""
    move = move_of(figure, reads.target_moves(key))
    return move_text(figure, move) if move else ""


@reads.shared(max_entries=64)
def changed(key: reads.Key, period: str, view: View | None = None) -> str:
    """What the figures of a period, or those of one view, are measured by that was changed since
    it began, in a line."""
    board = reads.board(key, period)
    wanted = (code for code in board.targets if view in (None, indicators()[code].view))
    return moved_in(key, [board.figure(code) for code in wanted], period)


def moved_in(key: reads.Key, figures: Sequence[Figure], period: str) -> str:
    """The same of some figures."""
    since = period_of(period).start
    said = [*_targets(reads.target_moves(key), figures, since), *_tables(key, since)]
    if not said:
        return ""
    rest = f" Còn {len(said) - _MOST} thay đổi khác." if len(said) > _MOST else ""
    return f"Thước đo đã đổi, không phải tiến độ đổi. {' '.join(said[:_MOST])}{rest}"


def _targets(
    moves: Mapping[TargetKey, TargetMove], figures: Sequence[Figure], since: date
) -> list[str]:
    found = ((one, move_of(one, moves)) for one in figures)
    return [
        f"{figure.indicator.short_label}: {move_text(figure, move)}"
        for figure, move in found
        if move and move.entered_on >= since
    ]


def _tables(key: reads.Key, since: date) -> list[str]:
    return [
        f"{words} sửa ngày {day(_entered_on(one))}: {one.basis.reason.rstrip('.')}."
        for table, words in _TOLD.items()
        for one in reads.versions(key, table)
        if _entered_on(one) >= since
    ]


def edited_since(key: reads.Key, moment: datetime) -> bool:
    """Whether anything figures are measured or grouped by was edited after a moment."""
    tables = (MinistryTable.TARGETS, *_TOLD)
    return any(one.entered_at > moment for table in tables for one in reads.versions(key, table))


def _entered_on(version: Version) -> date:
    return version.entered_at.astimezone(HANOI).date()
