"""Nhiệm vụ: đơn vị nào quá hạn, quá hạn bao lâu, sắp đến hạn gì, khai có khớp chứng cứ không."""

import streamlit as st

from tracking.vocabulary import View
from ui import reads, state, trail
from ui.charts import show_chart
from ui.guard import require
from ui.headings import answer, empty, moved, section
from ui.picking import matching, picked, picked_unit, reset
from ui.screens.standards import changed
from ui.screens.tasks import screen
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
stop_where_silent(key, View.TASKS, period, unit)
shown = screen(key, period, unit)

answer(shown.headline, shown.rates)
moved(changed(key, period, View.TASKS))
trail.row(shown.content.on_time, shown.content.completion)

left, right = st.columns([3, 2], gap="large")
with left:
    show_chart(
        shown.states,
        key="states",
        on_pick=lambda row: picked_unit(
            shown.tasks,
            shown.content.on_time,
            row["key"],
            "in_state" if "|" in str(row["key"]) else "unit_code",
        ),
    )
with right:
    show_chart(shown.ages, key="ages", on_pick=lambda row: picked("age", str(row["bucket"])))
    show_chart(shown.ahead, key="ahead", on_pick=lambda row: picked("ahead", str(row["label"])))

show_chart(
    shown.evidence,
    key="evidence",
    on_pick=lambda row: picked("evidence", str(row["key"])),
)

section("Danh sách nhiệm vụ")
tasks, filtered = matching(shown.tasks)
if filtered:
    reset(f"Đang chỉ xem {len(tasks.records)} nhiệm vụ đã chọn")
show_in_sight(tasks, key="tasks", on_pick=trail.open_record)

if shown.disagreements.records:
    section(
        "Báo cáo chưa khớp nhau",
        "Một nhiệm vụ chỉ tính một lần; báo cáo của chính đơn vị chủ trì đứng trước.",
    )
    show_in_sight(shown.disagreements, key="disagreements")
