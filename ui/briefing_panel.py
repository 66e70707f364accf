"""The briefings that were made: which one is looked at, what it tells, how it is shown."""

from collections.abc import Sequence
from datetime import UTC, datetime

import streamlit as st

from tracking.briefings.content import Briefing
from tracking.briefings.making import make, opened
from tracking.dates import HANOI
from tracking.period_codes import period_label
from tracking.roles import Actor
from tracking.store.briefings import Kept, news_since
from ui import reads, state
from ui.doing import do
from ui.headings import note, section, warn
from ui.text import as_html

NUMBER = "so"
"""The part of the address that names a briefing."""


def words(made: Sequence[Kept]) -> tuple[str, str]:
    """What the page opens with: the briefing in the address, else the newest."""
    if not made:
        return (
            "Chưa có tài liệu họp nào",
            "Tài liệu họp giữ nguyên số liệu lúc lập: báo cáo đến sau không làm đổi số đã trình.",
        )
    asked = state.chosen(NUMBER, [str(one.number) for one in made])
    one = next((one for one in made if str(one.number) == asked), made[0])
    return (
        f"Tài liệu họp số {one.number}: {period_label(one.period_code)}",
        f"Lập lúc {_moment(one.at)}; số liệu giữ nguyên từ lúc đó cho mọi người xem.",
    )


def offer_making(actor: Actor, periods: Sequence[str]) -> None:
    """The button that freezes the figures of a period."""
    if not periods:
        note("Chưa có báo cáo nào được tiếp nhận nên chưa lập được tài liệu họp.")
        return
    with (
        st.form("make_briefing", border=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        code = st.selectbox("Kỳ báo cáo", periods, format_func=period_label, width=240)
        asked = st.form_submit_button("Lập tài liệu họp", icon=":material/lock_clock:")
    if asked and code:
        do(lambda: _make(actor, code))


def _make(actor: Actor, code: str) -> None:
    with st.spinner("Đang chốt số liệu và soạn tài liệu…"):
        kept = make(reads.store(), actor, code, datetime.now(UTC))
    state.write({NUMBER: str(kept.number)})


def choose(made: Sequence[Kept]) -> Kept | None:
    """The briefing that is looked at: the one in the address, else the newest."""
    if not made:
        return None
    by_number = {str(one.number): one for one in made}
    if state.is_unknown(NUMBER, by_number):
        warn("Không có tài liệu họp mang số này: đang xem tài liệu mới nhất.")
    if len(made) == 1:
        return made[0]
    labels = {number: label(one) for number, one in by_number.items()}
    found = state.chooser(NUMBER, "Tài liệu họp", labels)
    return by_number[found] if found else made[0]


def label(one: Kept) -> str:
    """A briefing in a list."""
    return f"Số {one.number} · {period_label(one.period_code)} · lập {_moment(one.at)}"


@st.cache_resource(show_spinner=False, max_entries=16)
def _content(database_url: str, number: int, seq: int) -> Briefing:
    return opened(reads.store(), number, seq)


def content(one: Kept) -> Briefing:
    """What it tells since its last edit."""
    return _content(reads.key().database_url, one.number, one.seq)


def show(one: Kept, briefing: Briefing) -> None:
    """Which figures it holds, the way to the screen of the meeting, its slides in a list."""
    section(f"{briefing.name} · {briefing.period_label}", briefing.coverage)
    if news := news_since(reads.store(), one.number):
        warn(f"{news[:1].upper()}{news[1:]}.")
    st.link_button("Trình chiếu", f"/hop/{one.number}", icon=":material/slideshow:", type="primary")
    note(
        "Phím ← → chuyển trang, O xem mọi trang, / tô sáng đơn vị hoặc điểm, D đồng hồ, "
        "B tắt màn hình, F toàn màn hình."
    )
    titles = "".join(f"<li>{as_html(slide.title)}</li>" for slide in briefing.slides)
    st.html(f'<ol class="facts">{titles}</ol>')
    edited = f", đã sửa {one.seq} lần" if one.seq else ""
    note(f"Lập lúc {_moment(one.at)} ({one.by}){edited}. Số liệu {briefing.snapshot_name}.")


def _moment(at: datetime) -> str:
    return f"{at.astimezone(HANOI):%H:%M ngày %d/%m/%Y}"
