"""The record of who did what, when and from where: written with the deed, never changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, Engine, insert, select

from tracking.roles import Act, Actor, NotAllowed, Role
from tracking.store.engine import writing
from tracking.store.schema import audit_entries


class Deed(StrEnum):
    """What is recorded."""

    SIGNED_IN = "signed_in"
    SIGN_IN_FAILED = "sign_in_failed"
    SIGNED_OUT = "signed_out"
    REFUSED = "refused"
    ACCOUNT_CHANGED = "account_changed"
    PASSWORD_CHANGED = "password_changed"
    UPLOADED = "uploaded"
    DRAFT_DROPPED = "draft_dropped"
    SENT = "sent"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    WAIVER_ASKED = "waiver_asked"
    WAIVER_GRANTED = "waiver_granted"
    WAIVER_DECLINED = "waiver_declined"
    PERIOD_CLOSED = "period_closed"
    PERIOD_REOPENED = "period_reopened"
    EDITED = "edited"
    DOWNLOADED = "downloaded"
    CHASED = "chased"
    HEADING_ASSIGNED = "heading_assigned"
    HEADING_TAKEN_BACK = "heading_taken_back"
    HABIT_TOLD = "habit_told"
    HABIT_TAKEN_BACK = "habit_taken_back"
    BRIEFING_MADE = "briefing_made"
    BRIEFING_EDITED = "briefing_edited"
    BRIEFING_TAKEN = "briefing_taken"
    CONCLUDED = "concluded"


DEED_NAMES = {
    Deed.SIGNED_IN: "đăng nhập",
    Deed.SIGN_IN_FAILED: "đăng nhập không được",
    Deed.SIGNED_OUT: "đăng xuất",
    Deed.REFUSED: "bị từ chối",
    Deed.ACCOUNT_CHANGED: "đổi tài khoản",
    Deed.PASSWORD_CHANGED: "đổi mật khẩu",
    Deed.UPLOADED: "tải tệp lên",
    Deed.DRAFT_DROPPED: "bỏ bản nháp",
    Deed.SENT: "gửi báo cáo",
    Deed.ACCEPTED: "tiếp nhận báo cáo",
    Deed.RETURNED: "trả lại báo cáo",
    Deed.WITHDRAWN: "rút báo cáo đã gửi",
    Deed.WAIVER_ASKED: "xin gửi kèm lỗi",
    Deed.WAIVER_GRANTED: "cho phép gửi kèm lỗi",
    Deed.WAIVER_DECLINED: "không cho phép gửi kèm lỗi",
    Deed.PERIOD_CLOSED: "chốt kỳ",
    Deed.PERIOD_REOPENED: "mở lại kỳ",
    Deed.EDITED: "sửa bảng của Bộ",
    Deed.DOWNLOADED: "tải tệp gốc về",
    Deed.CHASED: "lấy văn bản đôn đốc",
    Deed.HEADING_ASSIGNED: "gán tiêu đề cột",
    Deed.HEADING_TAKEN_BACK: "bỏ gán tiêu đề cột",
    Deed.HABIT_TOLD: "cho biết cách viết ngày, số",
    Deed.HABIT_TAKEN_BACK: "bỏ cách viết ngày, số đã cho biết",
    Deed.BRIEFING_MADE: "lập tài liệu họp",
    Deed.BRIEFING_EDITED: "sửa tài liệu họp",
    Deed.BRIEFING_TAKEN: "tải tài liệu họp về",
    Deed.CONCLUDED: "ghi kết luận họp",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the record; `role` is "" of a stranger."""

    at: datetime
    deed: Deed
    account: str
    role: str
    unit_code: str
    address: str
    about: str


def stranger(address: str, name: str = "") -> Actor:
    """Somebody of whom only the address is known, and the name they gave; they have no role."""
    return Actor(account=name[:64], label="", role=Role.LEADER, address=address)


def record(connection: Connection, deed: Deed, actor: Actor, about: str, now: datetime) -> None:
    """Write a deed in the transaction it is done in: both are kept, or neither."""
    connection.execute(
        insert(audit_entries).values(
            at=now,
            action=deed.value,
            account=actor.account,
            role=actor.role.value if actor.label else "",
            unit_code=actor.unit_code,
            address=actor.address,
            about=about,
        )
    )


def record_alone(engine: Engine, deed: Deed, actor: Actor, about: str, now: datetime) -> None:
    """Write a deed that changes nothing in the store, such as a download."""
    with writing(engine) as connection:
        record(connection, deed, actor, about, now)


def require(engine: Engine, actor: Actor, act: Act, unit_code: str | None, now: datetime) -> None:
    """Raises NotAllowed where an act is not theirs; the attempt is recorded."""
    try:
        actor.require(act, unit_code)
    except NotAllowed as why:
        record_alone(engine, Deed.REFUSED, actor, str(why), now)
        raise


def entries(engine: Engine, *, since: datetime, until: datetime) -> Sequence[Entry]:
    """The record of a span of time, the newest first."""
    columns = audit_entries.c
    query = (
        select(audit_entries)
        .where(columns.at >= since, columns.at < until)
        .order_by(columns.id.desc())
    )
    with engine.connect() as connection:
        return [
            Entry(
                at=row.at,
                deed=Deed(row.action),
                account=row.account,
                role=row.role,
                unit_code=row.unit_code,
                address=row.address,
                about=row.about,
            )
            for row in connection.execute(query)
        ]
