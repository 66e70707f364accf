"""Chỉ thị 07 đang đứng ở đâu, gì tốt lên, gì xấu đi, ai chậm, ai chưa báo cáo."""

import streamlit as st

from ui import cards, reads, state, trail
from ui.charts import show_chart
from ui.guard import require_viewer
from ui.headings import answer, beside, empty, note, section
from ui.screens.overview import screen
from ui.tables import show_table

viewer = require_viewer()
key = reads.key()
held = reads.held(key)
period = state.period(held.periods)
if period is None:
    empty()
    st.stop()
shown = screen(key, period)

with st.container(gap=None):
    answer(shown.content.headline)
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        beside(shown.coverage)
        if shown.missing.records:
            with st.popover("Ai còn thiếu báo cáo nào", type="tertiary"), st.container(width=640):
                show_table(
                    shown.missing,
                    key="missing",
                    on_pick=lambda row: state.go("unit", donvi=str(row["unit_code"])),
                )

if shown.moves:
    note(shown.moves)
unit = state.unit(held.units)
if unit is not None:
    state.link("unit", f"Các số dưới đây là của toàn Bộ. Mở trang của {held.units[unit]}")
for column, one in zip(st.columns(len(shown.cards)), shown.cards, strict=True):
    with column.container(height="stretch", vertical_alignment="distribute", gap="xxsmall"):
        cards.show_card(one.card)
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
            state.link(one.page, "Xem chi tiết")
            trail.button(one.figure)

left, right = st.columns([3, 2], gap="large")
with left:
    show_chart(shown.targets, key="targets", on_pick=lambda row: trail.open_of(row["key"]))
with right:
    show_chart(
        shown.behind,
        key="behind",
        on_pick=lambda row: trail.open_figure(shown.worst[str(row["key"])]),
    )

show_chart(
    shown.heat,
    key="heat",
    on_pick=lambda row: trail.open_figure(shown.cells[str(row["key"])]),
)

section("Thay đổi đáng chú ý")
if not shown.changes:
    note("Chưa có kỳ trước cùng loại để so sánh.")
with st.container(gap=None):
    for number, (sentence, figure) in enumerate(shown.changes):
        trail.line(sentence, figure, key=f"change_{number}")
