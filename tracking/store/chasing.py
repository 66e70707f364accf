"""Whom the coordinating office reminds: the reports of a period that their units are to send."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Engine

from tracking.dates import HANOI
from tracking.following import TO_CHASE, Followed
from tracking.period_codes import period_label
from tracking.roles import Act, Actor
from tracking.specs.units import short_name
from tracking.store import audit
from tracking.store.audit import Deed
from tracking.store.engine import writing
from tracking.store.follow_up import follow_up_within
from tracking.vocabulary import TrackingError, View


def chase(
    engine: Engine, actor: Actor, period_code: str, now: datetime
) -> Mapping[str, Mapping[View, Followed]]:
    """The reports still to be sent by unit; that letters about them are taken is recorded.

    Raises TrackingError where every unit has sent all it owes.
    """
    audit.require(engine, actor, Act.REVIEW, None, now)
    label = period_label(period_code)
    with writing(engine) as connection:
        board = follow_up_within(connection, period_code, now.astimezone(HANOI).date())
        found = board.among(TO_CHASE)
        if not found:
            raise TrackingError(
                f"Mọi đơn vị đã gửi đủ báo cáo {label}; tải lại trang để xem danh sách mới."
            )
        about = f"{label}, {len(found)} đơn vị: {', '.join(map(short_name, found))}"
        audit.record(connection, Deed.CHASED, actor, about, now)
    return found
