"""Dịch vụ công trực tuyến: thủ tục nào chưa có hồ sơ, nộp qua kênh nào, có đúng hạn không."""

import streamlit as st

from tracking.vocabulary import View
from ui import reads, state, trail
from ui.charts import show_chart
from ui.guard import require
from ui.headings import answer, empty, moved, note, section
from ui.picking import matching, picked, picked_unit, reset
from ui.screens.services import screen
from ui.screens.standards import changed
from ui.silence import stop_where_silent
from ui.tables import show_in_sight, show_table

require()
key = reads.key()
held = reads.held(key)
period = state.period(held.periods)
if period is None:
    empty()
    st.stop()
unit = state.unit(held.units)
stop_where_silent(key, View.SERVICES, period, unit)
shown = screen(key, period, unit)
content = shown.content

answer(shown.headline, shown.beneath)
moved(changed(key, period, View.SERVICES))
trail.row(content.with_cases, content.online_share, content.on_time)
left, right = st.columns(2, gap="large")
with left:
    show_chart(shown.squares, key="squares", on_pick=lambda row: picked("key", str(row["key"])))
    if shown.levels:
        note(shown.levels)
with right:
    if shown.unused.records:
        section("Dịch vụ công mức 3, 4 chưa có hồ sơ trực tuyến trong năm")
        show_table(shown.unused, key="unused", on_pick=trail.open_record)

left, right = st.columns([3, 2], gap="large")
with left:
    show_chart(
        shown.shares,
        key="shares",
        on_pick=lambda row: picked_unit(shown.procedures, content.online_share, row["key"]),
    )
with right:
    show_chart(
        shown.integration,
        key="integration",
        on_pick=lambda row: picked_unit(
            shown.procedures, content.integrated, row["key"], "decided"
        ),
    )
    note(shown.windows)
    trail.row(content.integrated, content.nsw, content.asw)

section("Mọi thủ tục")
procedures, filtered = matching(shown.procedures)
if filtered:
    reset(f"Đang chỉ xem {len(procedures.records)} thủ tục đã chọn")
show_in_sight(procedures, key="procedures", on_pick=trail.open_record)
