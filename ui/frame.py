"""What stands above every page: the choices, the state of the figures, the sample banner."""

from datetime import datetime
from pathlib import Path

import streamlit as st

from tracking.periods import period_label
from tracking.vocabulary import TrackingError
from ui import reads, state
from ui.formats import HANOI
from ui.text import as_html, as_markdown

LOGO = Path(__file__).with_name("logo.svg")


def draw() -> None:
    """The line of choices; pages read them with `ui.state.chosen`."""
    st.logo(LOGO, size="large")
    held = reads.held(reads.key())
    if held.is_sample:
        st.html('<p class="sample">Đây là số liệu mẫu để dùng thử, không phải số liệu thật.</p>')
    choices, stamp = st.columns([3, 2], vertical_alignment="center")
    period, unit = choices.columns(2, wrap=False)
    with period:
        labels = {code: _capital(period_label(code)) for code in held.periods}
        state.chooser(state.PERIOD, "Kỳ báo cáo", labels)
    with unit:
        state.chooser(state.UNIT, "Đơn vị", held.units, whole="Toàn Bộ")
    stamp.html(f'<p class="stamp">{as_html(_stamp(held))}</p>')


def _capital(label: str) -> str:
    return label[:1].upper() + label[1:]


def _stamp(held: reads.Held) -> str:
    if held.accepted_at is None:
        return "Chưa có báo cáo nào"
    return f"Cập nhật lúc {held.accepted_at.astimezone(HANOI):%H:%M ngày %d/%m/%Y}"


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
