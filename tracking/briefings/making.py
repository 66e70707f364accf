"""Making a briefing of what is in force now, and opening one that was made."""

from datetime import datetime, timedelta

from tracking.briefings.compose import Last, compose
from tracking.briefings.content import Briefing, from_bytes, to_bytes
from tracking.briefings.edits import edited, from_text
from tracking.briefings.kept import follow
from tracking.figures.whole import Whole
from tracking.roles import Act, Actor
from tracking.store.boards import board, first_year
from tracking.store.briefings import (
    Kept,
    OvertakenError,
    content_of,
    edit_of,
    keep,
    kept_briefing,
    kept_briefings,
)
from tracking.store.conclusions import conclusions_of
from tracking.store.held import Submission, in_force
from tracking.store.serving import Store, held_periods
from tracking.store.wholes import whole_of
from tracking.vocabulary import TrackingError

_TRIES = 3
_DOUBLE = timedelta(seconds=5)
"""Within which the same office asking for the same period again clicked twice."""


def make(store: Store, actor: Actor, period_code: str, now: datetime) -> Kept:
    """Freeze the figures of a period as the next briefing. Raises NotAllowed, and TrackingError
    where nobody has reported on the period."""
    for one in kept_briefings(store)[:1]:
        same = one.period_code == period_code and one.by == actor.label
        if same and actor.may(Act.BRIEF) and now - one.at < _DOUBLE:
            return one
    for left in reversed(range(_TRIES)):
        held = in_force(store)
        try:
            return _made(store, actor, period_code, held, now)
        except OvertakenError:
            if not left:
                raise
    raise AssertionError("unreachable")


def _made(
    store: Store, actor: Actor, period_code: str, held: list[Submission], now: datetime
) -> Kept:
    if period_code not in held_periods(store):
        raise TrackingError("Chưa đơn vị nào báo cáo kỳ này; chọn kỳ khác để lập tài liệu họp.")
    whole = whole_of(store, held, period_code)
    last = _last(store, held, whole)

    def content(number: int, snapshot_id: str) -> bytes:
        return to_bytes(
            compose(
                whole,
                number=number,
                snapshot_id=snapshot_id,
                made_at=now,
                made_by=actor.label,
                last=last,
            )
        )

    return keep(store, actor, period_code, held, content, now)


def _last(store: Store, held: list[Submission], whole: Whole) -> Last | None:
    """The briefing before with all that became of it."""
    before = kept_briefings(store)
    if not before:
        return None
    told = from_bytes(content_of(store, before[0].number))
    code = told.period_code
    since = first_year(code)
    again = (
        whole.board
        if code == whole.board.period_code
        else board(store, [one for one in held if one.period_code >= str(since)], code)
    )
    concluded = conclusions_of(store, [told.number])
    followed = tuple(follow(one, whole.board) for one in concluded)
    return Last(briefing=told, again=again, followed=followed)


def opened(store: Store, number: int, seq: int | None = None) -> Briefing:
    """A briefing as it is told since its last edit, or since one of them; it never changes for the
    same number and edit. Raises TrackingError where there is none."""
    wanted = kept_briefing(store, number).seq if seq is None else seq
    told = from_bytes(content_of(store, number))
    return edited(told, from_text(edit_of(store, number, wanted)))
