"""Tìm kiếm nhiệm vụ, dự án, thủ tục của kỳ trong một danh sách; bấm một dòng để mở trang."""

import streamlit as st

from tracking.specs.units import unit_name
from ui import reads, state
from ui.guard import require
from ui.headings import answer, empty
from ui.screens.search import WORDS, nothing_html, screen
from ui.tables import show_table

require()
key = reads.key()
held = reads.held(key)
period = state.period(held.periods)
if period is None:
    empty()
    st.stop()
unit = state.unit(held.units)

of_whom = f" của {unit_name(unit)}" if unit else ""
answer(
    f"Tìm nhiệm vụ, dự án, thủ tục{of_whom}",
    "Gõ vài chữ, không cần dấu; bấm một dòng để mở trang.",
)
show_table(
    screen(key, period, unit),
    key="found",
    words_in=WORDS,
    on_pick=lambda row: state.go(str(row["page"]), **{state.PICKED: f"key:{row['key']}"}),
    on_none=lambda words: nothing_html(unit, words),
)
