"""What stands above every page: the choices, the state of the figures, the sample banner."""

from datetime import datetime
from pathlib import Path

import streamlit as st

from tracking.period_codes import period_title
from tracking.roles import ROLE_NAMES, Actor
from tracking.vocabulary import TrackingError
from ui import guard, reads, returned_panel, sources, state, trail
from ui.formats import HANOI
from ui.headings import warn
from ui.screens.standards import edited_since
from ui.text import as_html, as_markdown

SAMPLE = "Đây là số liệu mẫu để dùng thử, không phải số liệu thật."
LOGO = Path(__file__).with_name("logo.svg")


def draw(*, with_choices: bool = True, has_password: bool = False) -> None:
    """The line of choices; pages read them with `ui.state.chosen`. A page that shows no figures
    has no use for them; the one units send from tells itself what was returned."""
    st.logo(LOGO, size="large")
    held = reads.held(reads.key())
    if held.is_sample:
        st.html(f'<p class="sample">{SAMPLE}</p>')
    if with_choices:
        state.recall()
        if held.periods:
            _warn(held)
    # One line by the style sheet: columns would be five more messages at every drawing.
    with st.container(key="choices"):
        stamp = _stamp(held)
        if held.periods and with_choices:
            choices = _choices(held)
            stamp = _stamp_of(held, state.period(held.periods))
            sources.remember(*choices, (stamp, SAMPLE if held.is_sample else ""))
        st.html(f'<p class="stamp">{as_html(stamp)}</p>{_who(guard.require(), has_password)}')
    if with_choices:
        returned_panel.remind(guard.require())


def _warn(held: reads.Held) -> None:
    """What the address asks for and there is not."""
    for name, known, words in (
        (state.PERIOD, held.periods, "Kỳ trong đường dẫn chưa có số liệu: đang xem kỳ mới nhất."),
        (state.UNIT, held.units, "Đơn vị trong đường dẫn không có trong kho: đang xem toàn Bộ."),
    ):
        if state.is_unknown(name, known):
            warn(words)
    period = state.period(held.periods)
    words = trail.lost(reads.key(), period) if period else ""
    if words:
        warn(words)


def _choices(held: reads.Held) -> tuple[str, str]:
    """The boxes of the period and of the unit; answers what they stand at."""
    labels = {code: period_title(code) for code in held.periods}
    at = state.chooser(state.PERIOD, "Kỳ báo cáo", labels)
    whose = state.chooser(state.UNIT, "Đơn vị", held.units, whole=sources.WHOLE)
    return labels[at or held.periods[0]], held.units[whose] if whose else sources.WHOLE


def _who(actor: Actor, has_password: bool) -> str:
    role = ROLE_NAMES[actor.role]
    label = actor.label if actor.label.startswith(role) else f"{actor.label} · {role}"
    change = '<a class="own" href="/doi-mat-khau">Đổi mật khẩu</a> ' if has_password else ""
    out = '<a class="out" href="/dang-xuat">Đăng xuất</a>'
    return f'<p class="who">{as_html(label)} {change}{out}</p>'


def _stamp(held: reads.Held) -> str:
    if held.accepted_at is None:
        return "Chưa có báo cáo nào"
    return f"Cập nhật lúc {held.accepted_at.astimezone(HANOI):%H:%M ngày %d/%m/%Y}"


def _stamp_of(held: reads.Held, period: str | None) -> str:
    """Of a closed period its number and when it was closed, else what is told of all."""
    closing = reads.closed(reads.key()).get(period or "")
    if closing is None:
        return _stamp(held)
    told = f"Đã chốt: {closing.name}, lúc {closing.at.astimezone(HANOI):%H:%M ngày %d/%m/%Y}"
    since = edited_since(reads.key(), closing.at)
    return f"{told}; chỉ tiêu hoặc danh mục đã sửa sau khi chốt" if since else told


def trouble(why: Exception) -> bool:
    """What a reader is told when a page could not be drawn; the log has the rest.

    Answers True: Streamlit need not add words of its own.
    """
    if isinstance(why, TrackingError):
        st.error(f"Chưa đọc được số liệu. {as_markdown(why)}")
    else:
        st.error(
            "Trang này gặp trục trặc nên chưa vẽ xong. Hãy tải lại trang; nếu vẫn vậy, báo người "
            f"quản trị: trục trặc lúc {datetime.now(HANOI):%H:%M:%S ngày %d/%m/%Y}."
        )
    return True
