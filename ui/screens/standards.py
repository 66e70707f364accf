"""What figures are measured by was changed: told wherever it could look as if they had moved."""

from collections.abc import Mapping, Sequence
from datetime import date

from tracking.dates import HANOI
from tracking.figures.figure import Figure
from tracking.figures.target_moves import Key as TargetKey
from tracking.figures.target_moves import TargetMove, move_of, move_text
from tracking.figures.words import day
from tracking.periods import period as period_of
from tracking.specs.table_form import MinistryTable
from tracking.store.entered import Version
from ui import reads

_MOST = 3


def moved_target(key: reads.Key, figure: Figure) -> str:
    """How the target of a figure was changed last; "" where it never was."""
    move = move_of(figure, reads.target_moves(key))
    return move_text(figure, move) if move else ""


def moved_in(key: reads.Key, figures: Sequence[Figure], period: str) -> str:
    """What figures of a period are measured by that was changed since it began, in a line."""
    since = period_of(period).start
    said = [*_targets(reads.target_moves(key), figures, since), *_thresholds(key, since)]
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


def _thresholds(key: reads.Key, since: date) -> list[str]:
    return [
        f"Ngưỡng có nguy cơ, chậm sửa ngày {day(_entered_on(one))}: {one.basis.reason.rstrip('.')}."
        for one in reads.versions(key, MinistryTable.THRESHOLDS)
        if _entered_on(one) >= since
    ]


def _entered_on(version: Version) -> date:
    return version.entered_at.astimezone(HANOI).date()
