"""Closing a period, which gives its figures a number, and opening it again for what waits."""

from datetime import datetime

from sqlalchemy import Connection, Engine, func, insert, select

from tracking.dates import HANOI
from tracking.following import NOT_ACCEPTED
from tracking.period_codes import period, period_label, period_title
from tracking.roles import Act, Actor
from tracking.store import audit
from tracking.store.audit import Deed
from tracking.store.closings import Closing, ClosingKind, last_closing
from tracking.store.engine import keepable, writing
from tracking.store.follow_up import follow_up_within
from tracking.store.schema import period_closings
from tracking.store.snapshots import take_within
from tracking.vocabulary import TrackingError

_STRANGE = "Lý do có ký tự lạ mà kho không giữ được; viết lại rồi bấm lại."


class NotClosable(TrackingError):
    """A period that cannot be closed, or opened again, as it was asked."""


def close_period(
    engine: Engine,
    actor: Actor,
    period_code: str,
    now: datetime,
    *,
    reason: str = "",
    incomplete: bool = False,
) -> Closing:
    """Close a period: name what is in force, give it the next number.

    Once: a period that is closed answers the closing that holds. Raises NotClosable where reports
    are not accepted yet, unless `incomplete` says that this is known.
    """
    audit.require(engine, actor, Act.REVIEW, None, now)
    _require_period(period_code)
    with keepable(NotClosable(_STRANGE)), writing(engine) as connection:
        last = last_closing(connection, period_code)
        if last is not None and last.kind is ClosingKind.CLOSED:
            return last
        missing = _missing(connection, period_code, now)
        if missing and not incomplete:
            raise NotClosable(
                f"{period_title(period_code)} còn {missing} báo cáo chưa tiếp nhận; "
                "đôn đốc đơn vị gửi, hoặc đánh dấu chốt khi còn thiếu rồi bấm chốt."
            )
        return _close(connection, actor, last, period_code, missing, reason.strip(), now)


def _require_period(period_code: str) -> None:
    try:
        period(period_code)
    except ValueError as why:
        raise NotClosable("Không có kỳ báo cáo này; chọn một kỳ trong danh sách.") from why


def _missing(connection: Connection, period_code: str, now: datetime) -> int:
    board = follow_up_within(connection, period_code, now.astimezone(HANOI).date())
    return sum(map(len, board.among(NOT_ACCEPTED).values()))


def _close(
    connection: Connection,
    actor: Actor,
    last: Closing | None,
    period_code: str,
    missing: int,
    reason: str,
    now: datetime,
) -> Closing:
    number = (connection.execute(select(func.max(period_closings.c.number))).scalar() or 0) + 1
    label = f"Chốt {period_label(period_code)}, số {number}"
    made = Closing(
        period_code=period_code,
        seq=last.seq + 1 if last else 1,
        kind=ClosingKind.CLOSED,
        number=number,
        snapshot_id=take_within(connection, taken_by=actor.label, label=label, now=now),
        missing=missing,
        reason=reason,
        at=now,
        by=actor.label,
        account=actor.account,
    )
    return _kept(connection, actor, made)


def reopen_period(
    engine: Engine, actor: Actor, period_code: str, reason: str, now: datetime
) -> Closing:
    """Open a closed period again with a reason; what waited behind it can be accepted then.

    Again for the same reason changes nothing. Raises NotClosable where it is not closed.
    """
    audit.require(engine, actor, Act.REVIEW, None, now)
    if not reason.strip():
        raise NotClosable("Ghi lý do mở lại kỳ, rồi bấm mở lại.")
    with keepable(NotClosable(_STRANGE)), writing(engine) as connection:
        last = last_closing(connection, period_code)
        if last is not None and last.kind is ClosingKind.CLOSED:
            return _reopen(connection, actor, last, reason.strip(), now)
        if last is not None and last.reason == reason.strip():
            return last
        told = last.label if last else "Kỳ này chưa chốt lần nào"
        raise NotClosable(f"{told}; tải lại trang để xem kỳ đang thế nào.")


def _reopen(
    connection: Connection, actor: Actor, last: Closing, reason: str, now: datetime
) -> Closing:
    made = Closing(
        period_code=last.period_code,
        seq=last.seq + 1,
        kind=ClosingKind.REOPENED,
        number=last.number,
        snapshot_id=last.snapshot_id,
        missing=_missing(connection, last.period_code, now),
        reason=reason,
        at=now,
        by=actor.label,
        account=actor.account,
    )
    return _kept(connection, actor, made)


_DEEDS = {
    ClosingKind.CLOSED: Deed.PERIOD_CLOSED,
    ClosingKind.REOPENED: Deed.PERIOD_REOPENED,
}


def _kept(connection: Connection, actor: Actor, made: Closing) -> Closing:
    values = {name: getattr(made, name) for name in Closing.__dataclass_fields__}
    connection.execute(insert(period_closings).values({**values, "kind": made.kind.value}))
    audit.record(connection, _DEEDS[made.kind], actor, _about(made), made.at)
    return made


def _about(made: Closing) -> str:
    missing = f"còn thiếu {made.missing} báo cáo" if made.missing else ""
    said = (f"{period_label(made.period_code)}, {made.name}", missing, made.reason)
    return "; ".join(filter(None, said))
