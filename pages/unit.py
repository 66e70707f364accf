"""Đơn vị: mọi con số của một đơn vị, thứ hạng, báo cáo phải nộp, đã gửi gì, vướng mắc gì."""

import streamlit as st

from tracking.vocabulary import View
from ui import conclusions_panel, paths, reads, state, trail
from ui.charts import show_chart
from ui.guard import require
from ui.headings import answer, empty, facts, moved, note, section
from ui.pace import show_pace
from ui.screens import disbursement, services, tasks, units
from ui.screens.standards import changed
from ui.screens.unit import procedures_summary, screen
from ui.silence import stop_before_merger
from ui.tables import show_in_sight, show_table

require()
key = reads.key()
held = reads.held(key)
period = state.period(held.periods)
unit = state.unit(held.units)
if period is None:
    empty()
    st.stop()
if unit is None:
    every = units.screen(key, period)
    answer(every.headline, every.beneath)
    moved(changed(key, period))
    show_table(
        every.units,
        key="units",
        on_pick=lambda row: state.choose(state.UNIT, str(row["unit_code"])),
    )
    st.stop()
stop_before_merger(key, paths.UNIT, period, unit)
shown = screen(key, period, unit)

answer(shown.headline, shown.beneath)
moved(changed(key, period))
if shown.head:
    note(shown.head)
left, right = st.columns([3, 2], gap="large")
with left:
    show_chart(
        shown.targets,
        key="targets",
        on_pick=lambda row: trail.open_of(row["key"], unit),
    )
with right:
    for number, trend in enumerate(shown.trends):
        show_chart(
            trend,
            key=f"trend_{number}",
            on_pick=lambda row: state.choose_period_labelled(row["label"], held.periods),
        )

if shown.places.records:
    section("Thứ hạng trong các đơn vị cùng loại")
    show_in_sight(shown.places, key="places", on_pick=lambda row: trail.open_of(row["code"], unit))
if shown.clauses:
    section("Chỉ thị giao riêng cho đơn vị")
    facts(shown.clauses)
own_tasks = tasks.screen(key, period, unit)
if own_tasks.tasks.records:
    section("Nhiệm vụ", own_tasks.rates)
    show_in_sight(own_tasks.tasks, key="tasks", on_pick=trail.open_record)
elif View.TASKS in shown.content.owed or View.DISBURSEMENT not in shown.content.owed:
    section("Nhiệm vụ", shown.no_tasks)
projects = disbursement.screen(key, period, unit)
if projects.projects.records:
    section("Giải ngân, dự án và vướng mắc", " ".join(filter(None, (projects.rates, projects.cut))))
    show_pace(projects, held.periods, level=3)
    show_in_sight(projects.projects, key="projects", on_pick=trail.open_record)
elif View.DISBURSEMENT in shown.content.missing:
    section("Giải ngân, dự án và vướng mắc", "Chưa gửi báo cáo giải ngân của kỳ.")
procedures = services.screen(key, period, unit)
if procedures.procedures.records:
    section("Thủ tục hành chính", procedures_summary(procedures))
    show_in_sight(procedures.procedures, key="procedures", on_pick=trail.open_record)
elif View.SERVICES in shown.content.missing:
    section("Thủ tục hành chính", "Chưa gửi báo cáo dịch vụ công của kỳ.")
if shown.others.records:
    section("Các con số khác")
    show_in_sight(shown.others, key="others", on_pick=lambda row: trail.open_of(row["code"], unit))
conclusions_panel.show_of_unit(unit, reads.board(key, period))
section("Báo cáo đã gửi")
show_in_sight(shown.sent, key="sent")
