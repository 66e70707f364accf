"""Chỉ thị 07: từng điểm yêu cầu gì, giao ai, đo bằng gì, đang đứng ở đâu; PAR Index."""

import streamlit as st

from tracking.specs.directive import clauses
from ui import paths, reads, state, trail
from ui.bullet import NONE_OF_A_UNIT, notation_html
from ui.charts import show_beneath, show_chart
from ui.clauses import show_clauses, show_index
from ui.guard import require
from ui.headings import answer, empty, facts, note, section
from ui.picking import matching, picked, reset
from ui.screens.directive import screen
from ui.screens.par_index import parts_of
from ui.screens.unmeasured import NOTE, TITLE, unmeasured_listing
from ui.silence import stop_before_merger
from ui.tables import show_in_sight

require()
key = reads.key()
held = reads.held(key)
period = state.period(held.periods)
if period is None:
    empty()
    section("Các điểm của Chỉ thị")
    facts(f"{one.code} · {one.title}: {one.obligation}" for one in clauses().values() if one.told)
    st.stop()
unit = state.unit(held.units)
stop_before_merger(key, paths.DIRECTIVE, period, unit)
shown = screen(key, period, unit)

answer(shown.headline, shown.beneath)
with st.container(gap="xxsmall"):
    show_index(shown.clauses)
    st.html(notation_html(none=NONE_OF_A_UNIT) if unit else notation_html())
for number, part in enumerate(shown.parts):
    section(part.title)
    show_clauses(part.clauses)
    show_beneath(
        part.listing,
        key=f"part_{number}",
        on_pick=lambda row: trail.open_of(row["code"], unit),
    )

section(TITLE, NOTE)
show_beneath(unmeasured_listing(), key="unmeasured", words="Mức, hạn, xuất xứ và vì sao chưa đo")

par_index = shown.par_index
section(par_index.title, par_index.note)
left, right = st.columns([3, 2], gap="large")
with left:
    show_chart(
        par_index.ranking,
        key="par_ranking",
        level=3,
        on_pick=lambda row: picked("ministry", str(row["body"])),
    )
    one, is_picked = matching(par_index.ranking.listing)
    if is_picked:
        note(parts_of(one.records[0]))
        reset("Đang xem một bộ")
with right:
    show_in_sight(par_index.history, key="par_history")
    show_in_sight(par_index.areas, key="par_areas")
note(par_index.own_note)
show_beneath(par_index.own, key="par_own", words=par_index.own.title)
