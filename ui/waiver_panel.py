"""Leave to send a draft with its errors: how it stands, and asking for it."""

from collections.abc import Sequence
from datetime import UTC, datetime

import streamlit as st

from tracking.roles import Act, Actor
from tracking.store.delivered import Delivery
from tracking.store.drafts import Draft, Words, known_reports
from tracking.store.waived import Waiver
from tracking.store.waivers import today, waiver, waiver_for
from tracking.store.waiving import ask_leave
from ui import reads
from ui.doing import do
from ui.draft_words import write_about
from ui.headings import section, warn
from ui.screens.waivers import asked

_HOW = (
    "Lỗi sửa được thì sửa rồi tải lên lại. Lỗi chưa sửa được ngay: xin đầu mối cho gửi kèm các lỗi "
    "này đến một ngày."
)


def leave_of(actor: Actor, held: Draft) -> Waiver | None:
    """The leave by which a draft may be sent with its errors now."""
    one, now = _asked(actor, held), datetime.now(UTC)
    reports = known_reports(held.reading)
    return one if one and one.allows(held.reading, reports, today(now)) else None


def draw(actor: Actor, held: Draft) -> None:
    """The section of a draft with errors that could be accepted but for them."""
    if not held.reading.has_errors or not _is_theirs(actor, held):
        return
    shown = asked(_asked(actor, held), held.reading, held.sha256, today(datetime.now(UTC)))
    section("Xin gửi kèm lỗi", _HOW if shown.can_ask else shown.told)
    if shown.can_ask and shown.told:
        warn(shown.told)
    if shown.can_ask:
        _ask(actor, held)


def tell_answers(actor: Actor, held: Sequence[Draft]) -> None:
    """What was answered to requests for leave, where the reader comes in, by draft."""
    for one in held:
        request = _asked(actor, one)
        if request is not None and request.answers:
            told = asked(request, one.reading, one.sha256, today(datetime.now(UTC))).told
            if told:
                warn(f"Bản nháp “{one.file}”: {told}")


def tell_leave(actor: Actor, one: Delivery) -> None:
    """That a delivery carries errors, by which leave, and whether that was taken back since."""
    if one.leave is None:
        return
    is_gone = actor.may(Act.REVIEW) and _is_taken_back(actor, one.leave.waiver_id)
    since = " Phép ấy đã bị thu hồi sau khi gửi." if is_gone else ""
    label = one.leave.label
    warn(f"Gửi {label}; đầu mối cho phép vì: {one.leave.reason}.{since}")


def _is_taken_back(actor: Actor, number: int) -> bool:
    return waiver(reads.store(), actor, number, datetime.now(UTC)).is_taken_back


def _asked(actor: Actor, held: Draft) -> Waiver | None:
    if not held.reading.has_errors or not _is_theirs(actor, held):
        return None
    reports = known_reports(held.reading)
    now = datetime.now(UTC)
    return waiver_for(reads.store(), actor, held.unit_code, held.reading, reports, now)


def _is_theirs(actor: Actor, held: Draft) -> bool:
    """Whether every table is of a known period and of a unit that is theirs to send for."""
    tables = held.reading.tables
    is_known = all(table.unit_code and table.period_code for table in tables)
    reports = known_reports(held.reading)
    return is_known and bool(reports) and all(actor.may(Act.SEND, unit) for unit, _, _ in reports)


def _ask(actor: Actor, held: Draft) -> None:
    label = "Vì sao chưa sửa được (đầu mối đọc để quyết định)"
    reason = write_about(held, Words.LEAVE_REASON, label)
    if st.button("Gửi đề nghị", icon=":material/outgoing_mail:"):
        do(lambda: ask_leave(reads.store(), actor, held.id, reason, datetime.now(UTC)))
