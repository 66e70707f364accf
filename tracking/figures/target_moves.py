"""Which targets were changed after they held? A target that moved is no progress."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from tracking.dates import HANOI
from tracking.figures.figure import Figure
from tracking.figures.words import STANDINGS, value_text
from tracking.specs.thresholds import at_risk
from tracking.trajectory import expected, standing
from tracking.vocabulary import Standing, Target

Key = tuple[str, date]
"""The indicator of a target and the day it is due."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetMove:
    """A target as it was and as it is since `entered_at`; None where there was, or is, none."""

    key: Key
    before: Target | None
    after: Target | None
    entered_at: datetime
    document: str
    reason: str

    @property
    def entered_on(self) -> date:
        """The day of the change, in Hà Nội."""
        return self.entered_at.astimezone(HANOI).date()


def moves_between(
    before: Sequence[Target],
    after: Sequence[Target],
    *,
    entered_at: datetime,
    document: str,
    reason: str,
    is_first: bool,
) -> Iterator[TargetMove]:
    """The changes from one version of the targets to the next; those of the first version that was
    entered are no moves, but for targets of documents that they replace."""
    old, new = _by_key(before), _by_key(after)
    for key in dict.fromkeys((*old, *new)):
        was, now = old.get(key), new.get(key)
        if _asked(was) != _asked(now) and not (is_first and was is None):
            yield TargetMove(
                key=key,
                before=was,
                after=now,
                entered_at=entered_at,
                document=document,
                reason=reason,
            )


def _by_key(targets: Sequence[Target]) -> Mapping[Key, Target]:
    """The later of two targets for the same day holds."""
    return {(one.indicator_code, one.due_on): one for one in targets}


def _asked(target: Target | None) -> Target | None:
    """What a target asks for, whatever is noted beside it."""
    return target and replace(target, note="", source="", document="", document_on=None)


def last_moves(moves: Sequence[TargetMove]) -> Mapping[Key, TargetMove]:
    """Of each target its last change."""
    return {move.key: move for move in moves}


def move_of(figure: Figure, moves: Mapping[Key, TargetMove]) -> TargetMove | None:
    """The last change of the target a figure stands against."""
    target = figure.target
    return moves.get((target.indicator_code, target.due_on)) if target else None


def standing_before(figure: Figure, move: TargetMove) -> Standing | None:
    """How the figure stands against the target as it was; None where there was none."""
    if move.before is None or figure.value is None:
        return None
    return standing(
        figure.value,
        expected(move.before, figure.as_of),
        figure.indicator.direction,
        is_rate=figure.indicator.is_rate,
        at_risk=at_risk(figure.indicator.code),
    )


def move_text(figure: Figure, move: TargetMove) -> str:
    """A change of a target in a sentence: what it was, since when and by what, and how the figure
    would stand by it."""
    by = f" theo {move.document}" if move.document else ""
    when = f"từ ngày {move.entered_on:%d/%m/%Y}{by}"
    if move.before is None:
        return f"Chỉ tiêu mới {when}; trước đó chưa có."
    was = value_text(figure.indicator, move.before.level)
    now = value_text(figure.indicator, move.after.level) if move.after else "không còn"
    changed = f"đổi từ {was} thành {now}" if was != now else f"{now}, đổi lộ trình"
    told = standing_before(figure, move)
    if told is None:
        return f"Chỉ tiêu {changed} {when}."
    same = " vẫn" if told is figure.standing else ""
    return f"Chỉ tiêu {changed} {when}; theo chỉ tiêu cũ{same} {STANDINGS[told]}."
