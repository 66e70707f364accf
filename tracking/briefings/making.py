"""Making a briefing of what is in force now, and opening one that was made."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from tracking.briefings.content import Briefing, from_bytes, to_bytes
from tracking.briefings.edits import edited, from_text
from tracking.briefings.story.compose import Concluded, Last, compose
from tracking.briefings.story.kept import follow, told_done
from tracking.figures.whole import Whole
from tracking.period_codes import months_of, period
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
from tracking.store.conclusions import Outcome, conclusions_of
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
    before = kept_briefings(store)
    last, concluded = _last(store, held, whole, before), _concluded(store, whole, before)

    def content(number: int, snapshot_id: str) -> bytes:
        return to_bytes(
            compose(
                whole,
                number=number,
                snapshot_id=snapshot_id,
                made_at=now,
                made_by=actor.label,
                last=last,
                concluded=concluded,
            )
        )

    return keep(store, actor, period_code, held, content, now)


def _last(
    store: Store, held: list[Submission], whole: Whole, before: Sequence[Kept]
) -> Last | None:
    """The newest briefing of a period as long, that ended no later: a month is held against no
    year, and nothing against what came after it."""
    wanted = whole.board.period_code
    kept = next((one for one in before if _is_comparable(one.period_code, wanted)), None)
    if kept is None:
        return None
    code, since = kept.period_code, str(first_year(kept.period_code))
    told = [one for one in held if one.period_code >= since]
    return Last(
        briefing=from_bytes(content_of(store, kept.number)),
        again=whole.board if code == wanted else board(store, told, code),
    )


def _is_comparable(earlier: str, code: str) -> bool:
    as_long = len(months_of(earlier)) == len(months_of(code))
    return as_long and period(earlier).end <= period(code).end


def _concluded(store: Store, whole: Whole, before: Sequence[Kept]) -> Concluded | None:
    """What became of what the last meeting concluded, whatever its period, and of what earlier ones
    concluded and was never told to be done."""
    if not before:
        return None
    last = before[0].number
    told_before = (from_bytes(content_of(store, one.number)).slides for one in before)
    done = frozenset(of for slides in told_before for of in told_done(slides))
    told = (
        follow(one, whole.board) for one in conclusions_of(store, [one.number for one in before])
    )
    followed = (
        one
        for one in told
        if one.conclusion.number == last
        or one.outcome is not Outcome.KEPT
        or one.conclusion.of not in done
    )
    return Concluded(number=last, followed=tuple(followed))


def opened(store: Store, number: int, seq: int | None = None) -> Briefing:
    """A briefing as it is told since its last edit, or since one of them; it never changes for the
    same number and edit. Raises TrackingError where there is none."""
    wanted = kept_briefing(store, number).seq if seq is None else seq
    told = from_bytes(content_of(store, number))
    return edited(told, from_text(edit_of(store, number, wanted)))
