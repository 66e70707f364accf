"""A draft, from its verdict to its sending: what is wrong, what was understood, what changes."""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import PurePath

import streamlit as st

from data_loaders import mark_workbook
from tracking.period_codes import period_label
from tracking.roles import Actor, NotAllowed
from tracking.specs.units import unit_name
from tracking.store import drafts
from tracking.store.delivered import Delivery, DeliveryState
from tracking.store.deliveries import deliveries_of
from tracking.store.drafts import Draft, NoDraft, Words
from tracking.store.sending import send
from tracking.store.submissions import report_key
from tracking.vocabulary import Severity, TrackingError
from ui import habits_panel, headings_panel, reads, state, waiver_panel
from ui.draft_words import write_about
from ui.findings import show_findings
from ui.foreseen_panel import show_foreseen
from ui.headings import answer, note, section, warn
from ui.intake import take_in
from ui.screens import draft as draft_screen
from ui.screens.deliveries import moment
from ui.text import as_html
from ui.workbooks import XLSX

DRAFT, SENT = "nhap", "lan"
"""The parts of the address that name a draft and a delivery."""
_GONE = "Bản nháp trong đường dẫn không còn (đã gửi hoặc đã bỏ): đang xem các báo cáo của đơn vị."


def chosen(actor: Actor, held: Sequence[Draft]) -> Draft | None:
    """The draft the address names, where it is among theirs; else it is said."""
    asked = st.query_params.get(DRAFT, "")
    found = next((one for one in held if one.id == asked), None)
    if asked and found is None:
        warn(_why_not(actor, asked))
    return found


def _why_not(actor: Actor, asked: str) -> str:
    """Why a draft is not shown; asking for another unit's is recorded, once for each opening of the
    page, not at each drawing of it."""
    known: dict[str, str] = st.session_state.setdefault("not_their_drafts", {})
    if asked not in known:
        try:
            drafts.draft(reads.store(), actor, asked, _now())
        except NoDraft:
            return _GONE
        except NotAllowed as why:
            known[asked] = str(why)
    return known.get(asked, _GONE)


def draw(actor: Actor, held: Draft, periods: list[str], period: str) -> None:
    """All of a draft; `period` is the one the page is on."""
    leave = waiver_panel.leave_of(actor, held)
    found = headings_panel.found_in(actor, held)
    others = draft_screen.other_units(actor, held.reading)
    shown = draft_screen.screen(held, found, leave.valid_to if leave else None, others)
    answer(shown.verdict, held.file)
    if shown.progress:
        note(f"So với lần tải lên trước: {shown.progress}.")
    if others:
        warn(_told_whose(actor, others))
    else:
        _ask_period(actor, held, periods, period)
    _actions(actor, held)
    _show_findings(held, shown.choices)
    waiver_panel.draw(actor, held)
    _show_understood(shown.understood)
    if others:
        return

    read_again = partial(_read_again, actor, held, held.stated[1])
    habits_panel.draw(actor, held, read_again)
    headings_panel.draw(actor, held, found, read_again)
    if held.reading.tables and (leave or not held.reading.has_errors):
        stamp = f"{held.id} {held.uploaded_at}"
        show_foreseen("Nếu được tiếp nhận", stamp, held.reading)
        _send(actor, held)


def _show_findings(held: Draft, choices: dict[str, str]) -> None:
    if not choices:
        return
    section("Phát hiện", "Mỗi phát hiện nói trang, ô, sai gì và sửa thế nào.")
    choice = next(iter(choices))
    if len(choices) > 1:
        choice = st.segmented_control(
            "Mức",
            list(choices),
            format_func=choices.__getitem__,
            default=choice,
            required=True,
            key=f"severity_{held.id}",
            label_visibility="collapsed",
        )
    show_findings(draft_screen.cards_of(held.reading, choice))


def _show_understood(tables: Sequence[draft_screen.Understood]) -> None:
    if not tables:
        return
    section("Đã hiểu gì", "Từng biểu trong tệp: của ai, kỳ nào, bao nhiêu dòng, đọc những cột nào.")
    for table in tables:
        lines = "".join(f"<dd>{as_html(line)}</dd>" for line in table.lines)
        st.html(f'<dl class="understood"><dt>{as_html(table.title)}</dt>{lines}</dl>')


def _told_whose(actor: Actor, others: Sequence[str]) -> str:
    names = ", ".join(map(unit_name, others))
    return (
        f"Tệp này ghi là của {names}, còn tài khoản này của {unit_name(actor.unit_code)}. "
        "Nếu tệp ghi nhầm tên đơn vị, sửa trong tệp rồi tải lên lại; nếu chọn nhầm tệp, bỏ bản "
        "nháp này."
    )


def _ask_period(actor: Actor, held: Draft, periods: list[str], period: str) -> None:
    """The one thing only the sender can say; what they said they may say otherwise."""
    stated = held.stated[1]
    if any(table.period_code is None for table in held.reading.tables):
        section("Tệp này của kỳ nào?", "Trong tệp không ghi kỳ báo cáo; chọn một lần rồi đọc lại.")
        _choose_period(actor, held, periods, stated or period)
    elif stated:
        with st.expander(f"Đổi kỳ (đã chọn {period_label(stated)})"):
            _choose_period(actor, held, periods, stated)


def _choose_period(actor: Actor, held: Draft, periods: list[str], first: str) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        code = st.selectbox(
            "Kỳ báo cáo của tệp",
            periods,
            index=periods.index(first) if first in periods else 0,
            format_func=period_label,
            key=f"period_of_{held.id}_{first}",
        )
        if st.button("Đọc lại với kỳ này", type="primary"):
            _read_again(actor, held, code)


def _read_again(actor: Actor, held: Draft, period: str) -> None:
    """The same file anew: of a period that was chosen, or with what the unit has told since."""
    content = drafts.draft_content(reads.store(), actor, held.id, _now())
    with st.spinner("Đang đọc lại tệp…"):
        again = take_in(actor, content, held.file, period)
    state.choose(DRAFT, again.id)
    st.rerun()


def _actions(actor: Actor, held: Draft) -> None:
    with st.container(horizontal=True):
        if held.reading.ok and held.reading.findings:
            _take_marked(actor, held)
        if st.button("Bỏ bản nháp", type="tertiary", icon=":material/delete:"):
            drafts.drop_draft(reads.store(), actor, held.id, _now())
            state.choose(DRAFT, None)
            st.rerun()


def _take_marked(actor: Actor, held: Draft) -> None:
    """Their own workbook with every finding at its cell, made when it is asked for."""

    def marked() -> bytes:
        content = drafts.draft_content(reads.store(), actor, held.id, _now())
        return mark_workbook(content, held.reading)[1]

    st.download_button(
        "Tải tệp của tôi, có đánh dấu chỗ cần sửa",
        marked,
        file_name=f"{PurePath(held.file).stem} - cần sửa.xlsx",
        mime=XLSX,
        key=f"marked_{held.id}",
        on_click="ignore",
        type="primary" if held.reading.has_errors else "secondary",
        icon=":material/download:",
    )


def _send(actor: Actor, held: Draft) -> None:
    warnings = draft_screen.counted(held.reading.findings, Severity.WARNING)
    section("Gửi", "Số liệu chỉ đổi khi đầu mối tiếp nhận; trước đó vẫn rút lại được.")
    for one in _overtaken(actor, held):
        warn(
            f"Lần gửi số {one.id} ({one.sent_by}, {moment(one.sent_at)}) có cùng báo cáo, đang chờ "
            "tiếp nhận; gửi tệp này là thay lần gửi ấy."
        )
    explanation = ""
    if warnings:
        label = f"Giải thích {warnings} cảnh báo (đầu mối đọc cùng báo cáo)"
        explanation = write_about(held, Words.EXPLANATION, label)
    if st.button("Gửi báo cáo", type="primary", icon=":material/send:"):
        try:
            with st.spinner("Đang gửi…"):
                made = send(reads.store(), actor, held.id, explanation, _now())
        except TrackingError as why:
            warn(str(why))
            return
        state.choose(DRAFT, None)
        state.choose(SENT, str(made.id))
        st.rerun()


def _overtaken(actor: Actor, held: Draft) -> list[Delivery]:
    """What the unit has sent of the same reports that still waits: sending takes its place."""
    mine = {report_key(table) for table in held.reading.tables}
    return [
        one
        for one in deliveries_of(reads.store(), actor, held.unit_code, _now())
        if one.state is DeliveryState.WAITING and mine & {report.key for report in one.reports}
    ]


def _now() -> datetime:
    return datetime.now(UTC)
