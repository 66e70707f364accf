"""Chỉ thị 07 đang đứng ở đâu, gì tốt lên, gì xấu đi, ai chậm, ai chưa báo cáo."""

import streamlit as st

from tracking.figures.words import NO_HANDFUL
from ui import cards, paths, reads, state, trail
from ui.charts import show_chart
from ui.codes import show_codes
from ui.guard import require
from ui.headings import answer, beside, empty, moved, note, section
from ui.screens.overview import screen
from ui.tables import show_table

require()
key = reads.key()
held = reads.held(key)
period = state.period(held.periods)
if period is None:
    empty()
    st.stop()
shown = screen(key, period)

unit = state.unit(held.units)
if unit is not None:
    words = f"Các số dưới đây là của toàn Bộ. Mở trang của {held.units[unit]}"
    state.link(words, paths.UNIT)
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
    moved(shown.standards)
cards.show_cards(
    [
        cards.card_html(
            one.card,
            state.link_html("Xem chi tiết", one.path),
            trail.link_html(trail.ASK, one.figure),
        )
        for one in shown.cards
    ]
)

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
show_codes(shown.codes)

section("Thay đổi đáng chú ý", f"So với kỳ trước ({NO_HANDFUL}).")
if not shown.changes:
    note("Chưa có kỳ trước cùng loại để so sánh.")
else:
    lines = "".join(f"<li>{trail.link_html(*change)}</li>" for change in shown.changes)
    st.html(f'<ul class="changes">{lines}</ul>')
