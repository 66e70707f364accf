"""Tìm kiếm nhiệm vụ, dự án, thủ tục của kỳ trong một danh sách; bấm một dòng để mở trang."""

import streamlit as st

from ui import reads, state
from ui.guard import require
from ui.headings import answer, empty
from ui.screens.search import screen
from ui.tables import show_table

require()
key = reads.key()
held = reads.held(key)
period = state.period(held.periods)
if period is None:
    empty()
    st.stop()
listing = screen(key, period, state.unit(held.units))

answer("Tìm nhiệm vụ, dự án, thủ tục", "Gõ vài chữ, không cần dấu; bấm một dòng để mở trang.")
show_table(
    listing,
    key="found",
    words_in="q",
    on_pick=lambda row: state.go(
        str(row["page"]), donvi=str(row["unit_code"]), loc=str(row["only"])
    ),
)
