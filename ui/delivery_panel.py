"""A delivery: its receipt for who sent it, the decision for who reviews it."""

from datetime import UTC, datetime

import streamlit as st

from tracking.roles import Act, Actor
from tracking.store import deliveries
from tracking.store.delivered import Delivery, DeliveryState
from tracking.store.reviewing import accept_delivery, return_delivery
from tracking.store.withdrawing import withdraw_delivery
from tracking.vocabulary import Reading, TrackingError
from ui import reads, state
from ui.doing import do
from ui.draft_panel import SENT
from ui.foreseen_panel import show_foreseen
from ui.headings import answer, particulars, section, warn
from ui.screens.deliveries import receipt, reports_told, state_told
from ui.screens.draft import findings_of
from ui.tables import show_table
from ui.waiver_panel import tell_leave
from ui.workbooks import XLSX

_DECIDING = "Tiếp nhận là lúc số liệu đổi với mọi người; trả lại cần lý do."
_BEHIND = (
    "Kỳ của lần gửi này đã chốt: mở lại kỳ ở phần Chốt kỳ rồi mới tiếp nhận được, hoặc trả lại."
)
_UNSENT = "unsent_reasons"
"""Where a page keeps what was being written about each delivery."""


def chosen(actor: Actor) -> Delivery | None:
    """The delivery the address names, where it is there and theirs to see; else it is said."""
    asked = st.query_params.get(SENT, "")
    if not asked:
        return None
    try:
        number = int(asked) if asked.isdecimal() and len(asked) < 10 else 0
        return deliveries.delivery(reads.store(), actor, number, _now())
    except TrackingError as why:
        warn(str(why))
        return None


def draw(actor: Actor, one: Delivery) -> None:
    """What became of it and what may be done with it, then its receipt."""
    answer(f"Lần gửi số {one.id}: {state_told(one)}", "; ".join(reports_told(one)))
    if one.reason:
        warn(f"Lý do trả lại: {one.reason}{f' ({one.place})' if one.place else ''}")
    tell_leave(actor, one)
    _tell_unsent(actor, one)
    _actions(actor, one)
    reading = _reading(actor, one) if actor.may(Act.REVIEW) else None
    if reading and one.state is DeliveryState.WAITING:
        show_foreseen(
            "Nếu tiếp nhận",
            f"lần gửi {one.id}",
            reading,
            replaces=_decide(actor, one),
            received_at=one.sent_at,
        )
    section("Giấy biên nhận", "In trang này để lưu.")
    particulars(receipt(one))
    if reading and reading.findings:
        section("Phát hiện khi gửi")
        show_table(findings_of(reading, ""), key=f"sent_findings_{one.id}")


def _reading(actor: Actor, one: Delivery) -> Reading:
    return deliveries.delivery_reading(reads.store(), actor, one.id, _now())


def _actions(actor: Actor, one: Delivery) -> None:
    with st.container(horizontal=True):
        if st.button("Quay lại danh sách", icon=":material/arrow_back:"):
            state.choose(SENT, None)
            st.rerun()
        st.download_button(
            "Tải tệp gốc",
            lambda: deliveries.original_of(reads.store(), actor, one.id, _now()),
            file_name=one.file,
            mime=XLSX,
            on_click="ignore",
            icon=":material/download:",
        )
        if actor.may(Act.SEND, one.unit_code) and _is_taken_back(one.state):
            do(lambda: _take_back(actor, one))


def _take_back(actor: Actor, one: Delivery) -> None:
    """What waited is a draft again: the page goes back to where drafts are."""
    withdraw_delivery(reads.store(), actor, one.id, _now())
    if one.state is DeliveryState.WAITING:
        state.choose(SENT, None)


def _is_taken_back(state: DeliveryState) -> bool:
    """Whether its unit clicks what waits back, or lets what was returned be."""
    if state is DeliveryState.RETURNED:
        told = "Không nhắc gửi lại lần này nữa; số đang dùng giữ nguyên."
        return st.button("Thôi, không gửi lại", icon=":material/block:", help=told)
    told = "Tệp về lại bản nháp, kèm lời giải thích, để sửa hoặc gửi lại."
    is_waiting = state is DeliveryState.WAITING
    return is_waiting and st.button("Rút lại", icon=":material/undo:", help=told)


def _decide(actor: Actor, one: Delivery) -> bool:
    """Accept or return; answers whether it is to replace all that is in force."""
    section("Quyết định", _BEHIND if one.behind else _DECIDING)
    left, right = st.columns(2, gap="large")
    with left:
        replaces = st.checkbox(
            "Tệp này thay toàn bộ số đang dùng của kỳ, kể cả dòng không còn trong tệp",
            key=f"replaces_{one.id}",
        )
        is_behind = bool(one.behind)
        if st.button("Tiếp nhận", type="primary", icon=":material/check:", disabled=is_behind):
            do(lambda: accept_delivery(reads.store(), actor, one.id, _now(), replaces))
    with right:
        reason = st.text_area("Lý do trả lại", key=f"reason_{one.id}", max_chars=2_000)
        place = st.text_input(
            "Trang và ô cần sửa, nếu có", key=f"place_{one.id}", placeholder="Biểu 1!F12"
        )
        if st.button("Trả lại", icon=":material/undo:"):
            do(lambda: return_delivery(reads.store(), actor, one.id, reason, place, _now()))
    return replaces


def _tell_unsent(actor: Actor, one: Delivery) -> None:
    """What somebody was writing when another decided is not lost with the form it stood in."""
    kept: dict[int, str] = st.session_state.setdefault(_UNSENT, {})
    if words := st.session_state.get(f"reason_{one.id}"):
        kept[one.id] = words
    done = one.events[-1] if one.events else None
    if one.id in kept and done and done.account != actor.account:
        warn(
            f"Trong lúc bạn viết, lần gửi này {one.state_name} ({done.by}); "
            f"điều đang viết chưa gửi đi: “{kept[one.id]}”"
        )


def _now() -> datetime:
    return datetime.now(UTC)
