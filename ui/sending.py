"""The parts of the page units send from: period, form, files, drafts."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import streamlit as st

from tracking.dates import HANOI
from tracking.period_codes import period_label, period_title, previous_period, with_longer
from tracking.roles import Actor
from tracking.specs.deadlines import deadline
from tracking.specs.directive import directive
from tracking.store.closings import Closing
from tracking.store.drafts import Draft
from tracking.store.loading import WORKBOOKS
from tracking.vocabulary import Severity, TrackingError
from ui import state
from ui.draft_panel import DRAFT
from ui.headings import facts, note, section, warn
from ui.intake import take_in
from ui.official import form_of
from ui.screens.deliveries import moment
from ui.screens.draft import counted, not_theirs, other_units
from ui.text import as_markdown
from ui.workbooks import XLSX

SENT_PERIOD = "kygui"
HOW = "Tệp nào cũng được, nhiều tệp một lúc; chưa gửi cho đến khi bấm gửi."
_ROUND, _VERDICTS = "upload_round", "upload_verdicts"
_LATELY = timedelta(days=3)
"""How long before its deadline a month is the one to send."""
_BEHIND = timedelta(days=100)
"""A store whose newest month is older is only looked back on, such as the sample: the page opens at
that month, not at today's."""


def periods(now: datetime) -> list[str]:
    """The periods a file may be of, the newest first: every month since the directive, and the
    longer periods that have ended since."""
    today = now.astimezone(HANOI).date()
    months = [f"{today:%Y-%m}"]
    while months[-1] > f"{directive().issued_on:%Y-%m}":
        months.append(previous_period(months[-1]))
    return list(with_longer(months))


def choose_period(held: Sequence[str], now: datetime) -> str:
    """The period reports are sent for: the month that is due, unless another is chosen."""
    codes = periods(now)
    this = codes[0]
    today = now.astimezone(HANOI).date()
    due = this if today >= deadline(this) - _LATELY else previous_period(this)
    newest = max((code for code in held if code[5:].isdecimal()), default=due)
    first = newest if newest < f"{today - _BEHIND:%Y-%m}" else due
    labels = {code: period_title(code) for code in dict.fromkeys([first, *codes])}
    with st.container(key="work_period"):
        return state.chooser(SENT_PERIOD, "Kỳ báo cáo", labels) or first


def take_files(actor: Actor) -> None:
    """The place to drop files: each is read and kept as a draft, with a line of progress."""
    number = st.session_state.get(_ROUND, 0)
    files = st.file_uploader(
        "Tệp báo cáo",
        type=sorted(suffix.removeprefix(".") for suffix in WORKBOOKS),
        accept_multiple_files=True,
        key=f"files_{number}",
        label_visibility="collapsed",
    )
    if not files:
        _show_verdicts()
        return
    taken: list[Draft] = []
    verdicts = []
    with st.status("Đang đọc…", expanded=True) as progress:
        for file in files:
            name = as_markdown(file.name)
            line = st.empty()
            line.markdown(f"{name}: đang đọc…")
            try:
                taken.append(take_in(actor, file.getvalue(), file.name))
                told = _told(actor, taken[-1])
            except TrackingError as why:
                told = str(why)
                progress.update(label="Có tệp chưa đọc được", state="error")
            line.markdown(f"{name}: {as_markdown(told)}")
            verdicts.append(f"{file.name}: {told}")
    if taken:
        st.session_state[_ROUND] = number + 1
        # Of several files none is the one to look at first: their list says how each is.
        is_one = len(files) == 1
        st.session_state[_VERDICTS] = [] if is_one else verdicts
        state.choose(DRAFT, taken[0].id if is_one else None)
        st.rerun()


def _show_verdicts() -> None:
    """Of the files that were dropped together, until one of them is opened."""
    if verdicts := st.session_state.get(_VERDICTS):
        note(f"Vừa đọc {len(verdicts)} tệp; bấm từng bản nháp để xem và gửi:")
        facts(verdicts)


def _told(actor: Actor, held: Draft) -> str:
    if others := not_theirs(held.reading, other_units(actor, held.reading)):
        return others[0].lower() + others[1:]
    errors = counted(held.reading.findings, Severity.ERROR)
    warnings = counted(held.reading.findings, Severity.WARNING)
    if not held.reading.ok:
        return "không đọc được"
    return f"{errors} lỗi, {warnings} cảnh báo"


def show_drafts(actor: Actor, held: Sequence[Draft], opened: Draft | None) -> None:
    """The drafts that are not sent yet, each a button; the opened one is told apart."""
    others = [one for one in held if opened is None or one.id != opened.id]
    if not others and opened is None:
        return
    if opened:
        st.session_state.pop(_VERDICTS, None)
    else:
        section("Bản nháp chưa gửi", "Còn ở đây cho đến khi gửi hoặc bỏ.")
    with st.container(horizontal=True):
        if opened and st.button("Quay lại báo cáo của đơn vị", icon=":material/arrow_back:"):
            state.choose(DRAFT, None)
            st.rerun()
        for one in others:
            label = as_markdown(f"{one.file}: {_told(actor, one)}")
            told = f"Tải lên lúc {moment(one.uploaded_at)}"
            if st.button(label, key=f"draft_{one.id}", help=told):
                state.choose(DRAFT, one.id)
                st.rerun()


def tell_closed(closing: Closing | None) -> None:
    """That what is sent now waits, where the period is closed."""
    if closing is not None:
        warn(f"{closing.label}; báo cáo gửi bây giờ chờ đầu mối mở lại kỳ mới được tiếp nhận.")


def offer_form(actor: Actor, period: str) -> None:
    """The official form for the period, made when it is asked for."""
    name = f"Báo cáo {period_label(period)} - {actor.unit_code}.xlsx".replace("/", "-")
    st.download_button(
        "Lấy biểu mẫu đã điền sẵn từ kỳ trước",
        lambda: form_of(actor.unit_code, period)[1],
        file_name=name,
        mime=XLSX,
        on_click="ignore",
        icon=":material/description:",
    )
