"""Giải ngân: hai mẫu số, cần bao nhiêu mỗi tháng, đơn vị và dự án nào xa lộ trình nhất."""

import streamlit as st

from tracking.vocabulary import View
from ui import reads, state, trail
from ui.charts import show_chart
from ui.guard import require
from ui.headings import answer, empty, moved, section, warn
from ui.pace import show_pace
from ui.picking import alike, matching, picked_unit, reset
from ui.screens import published
from ui.screens.disbursement import screen
from ui.screens.standards import changed
from ui.silence import stop_where_silent
from ui.tables import show_in_sight

require()
key = reads.key()
held = reads.held(key)
period = state.period(held.periods)
if period is None:
    empty()
    st.stop()
unit = state.unit(held.units)
stop_where_silent(key, View.DISBURSEMENT, period, unit)
shown = screen(key, period, unit)

answer(shown.headline, shown.rates)
moved(changed(key, period, View.DISBURSEMENT))
if shown.cut:
    warn(shown.cut)
trail.row(shown.content.assigned, shown.content.adjusted, shown.content.with_carried_over)

show_pace(shown, held.periods)

show_chart(
    shown.units,
    key="units",
    on_pick=lambda row: picked_unit(shown.projects, shown.content.assigned, row["key"]),
)

section("Dự án, còn phải giải ngân nhiều đứng trước")
projects, filtered = matching(shown.projects)
if filtered:
    reset(f"Đang chỉ xem {len(projects.records)} dự án đã chọn")
show_in_sight(projects, key="projects", on_pick=trail.open_record)

obstacles = alike(shown.obstacles) if filtered else shown.obstacles
if obstacles.records:
    section("Vướng mắc đơn vị nêu")
    show_in_sight(obstacles, key="obstacles", on_pick=trail.open_record)
if shown.disagreements.records:
    section(
        "Số liệu dự án chưa khớp giữa các báo cáo",
        "Một dự án chỉ tính một lần, theo báo cáo của chủ đầu tư.",
    )
    show_in_sight(shown.disagreements, key="disagreements")

ministries = published.screen(key, period)
if ministries is not None:
    section("Bộ Công Thương giữa các bộ, theo Tổng cục Thống kê")
    for name, chart in (("bars", ministries.bars), ("years", ministries.years)):
        show_chart(
            chart,
            key=f"ministry_{name}",
            on_pick=trail.opener(chart.listing, "body"),
            level=3,
        )
