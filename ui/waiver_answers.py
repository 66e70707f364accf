"""Requests to send errors, for the coordinating office: what waits, one request, its answer."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from functools import partial

import streamlit as st

from tracking.dates import DateOrder, parse_date
from tracking.mending import errors_of
from tracking.quantities import format_vi
from tracking.roles import Actor
from tracking.store.waived import AnsweredMeanwhile, Waiver, WaiverState
from tracking.store.waivers import today, waiver, waivers_at_work
from tracking.store.waiving import decline_leave, grant_leave
from tracking.vocabulary import Severity, TrackingError
from ui import reads, state
from ui.doing import do
from ui.headings import answer, particulars, section, warn
from ui.screens.draft import findings_of
from ui.screens.waivers import about, first_choice, listing, reports_told, state_told
from ui.tables import show_table

WAIVER = "phep"
"""The part of the address that names a request."""
_ANSWERING = (
    "Phép chỉ cho các báo cáo và các lỗi này, đến hết ngày cuối; lỗi mới vẫn không gửi được. "
    "Trả lời lại được, câu trả lời sau thay câu trước."
)
_LONGEST = 2_000


def chosen(actor: Actor) -> Waiver | None:
    """The request the address names, where there is one; else it is said."""
    asked = st.query_params.get(WAIVER, "")
    if not asked:
        return None
    try:
        number = int(asked) if asked.isdecimal() and len(asked) < 10 else 0
        return waiver(reads.store(), actor, number, _now())
    except TrackingError as why:
        warn(str(why))
        return None


def show_requests(actor: Actor) -> None:
    """What waits for an answer and the leave that holds; nothing where there is neither."""
    held = waivers_at_work(reads.store(), actor, _now())
    if not held:
        return
    waiting = sum(one.state is WaiverState.WAITING for one in held)
    said = (
        f"{format_vi(waiting)} đề nghị chờ trả lời" if waiting else "",
        f"{format_vi(len(held) - waiting)} phép còn hạn" if len(held) > waiting else "",
    )
    told = ", ".join(filter(None, said))
    section("Xin gửi kèm lỗi", f"{told}; bấm một dòng để xem lỗi và trả lời.")
    show_table(
        listing("Đề nghị gửi kèm lỗi", held),
        key="waivers",
        on_pick=lambda row: state.choose(WAIVER, str(row["id"])),
    )


def draw(actor: Actor, one: Waiver) -> None:
    """A request, its errors, and the answer to it."""
    answer(f"Đề nghị số {one.id}: {state_told(one)}", "; ".join(reports_told(one)))
    if st.button("Quay lại danh sách", icon=":material/arrow_back:"):
        st.session_state.pop(_seen_key(one.id), None)
        state.choose(WAIVER, None)
        st.rerun()
    particulars(about(one))
    section(f"{format_vi(len(errors_of(one.reading)))} lỗi xin gửi kèm")
    show_table(findings_of(one.reading, Severity.ERROR), key=f"waived_{one.id}")
    if one.state is not WaiverState.SUPERSEDED:
        _answer(actor, one)


def _answer(actor: Actor, one: Waiver) -> None:
    section("Trả lời", _ANSWERING)
    # What was there when they opened it: every later drawing, such as that of the click itself,
    # finds in the store what somebody else has answered meanwhile.
    seen = st.session_state.setdefault(_seen_key(one.id), len(one.answers))
    left, right = st.columns([1, 3])
    with left:
        day = st.text_input(
            "Ngày cuối được gửi",
            first_choice(one, today(_now())).strftime("%d/%m/%Y"),
            key=f"last_day_{one.id}",
            placeholder="31/12/2022",
        )
    with right:
        reason = st.text_area("Lý do trả lời", key=f"why_answer_{one.id}", max_chars=_LONGEST)
    deeds = _deeds(actor, one.id, day or "", reason or "", seen)
    with st.container(horizontal=True):
        pressed = [
            st.button("Cho phép", type="primary", icon=":material/check:"),
            st.button("Không cho phép", icon=":material/block:"),
        ]
    for is_pressed, deed in zip(pressed, deeds, strict=True):
        if is_pressed:
            do(partial(_answered, one.id, deed))


def _answered(number: int, deed: Callable[[], Waiver]) -> None:
    """Answer; what was answered, by them or by somebody else, is seen then."""
    try:
        deed()
    except AnsweredMeanwhile:
        st.session_state.pop(_seen_key(number), None)
        raise
    st.session_state.pop(_seen_key(number), None)


def _seen_key(number: int) -> str:
    return f"answers_seen_{number}"


def _deeds(
    actor: Actor, number: int, day: str, reason: str, seen: int
) -> Sequence[Callable[[], Waiver]]:
    """Granting and declining, as it was filled in."""
    store, now = reads.store(), _now()
    return (
        lambda: grant_leave(store, actor, number, _day(day), reason, now, seen=seen),
        lambda: decline_leave(store, actor, number, reason, now, seen=seen),
    )


def _day(text: str) -> date:
    day = parse_date(text, DateOrder.DAY_FIRST)
    if day is None:
        raise TrackingError("Ghi ngày cuối được gửi theo mẫu 31/12/2022.")
    return day


def _now() -> datetime:
    return datetime.now(UTC)
