"""Họp giao ban: lập tài liệu họp, trình chiếu, lấy tệp, sửa lời, ghi kết luận."""

import streamlit as st

from tracking.roles import Act
from tracking.store.briefings import kept_briefings
from ui import (
    briefing_edit_panel,
    briefing_figures,
    briefing_files,
    briefing_panel,
    conclusions_panel,
    reads,
)
from ui.guard import require
from ui.headings import answer

actor = require(Act.SEE_BRIEFINGS)
held = reads.held(reads.key())
made = kept_briefings(reads.store())
may_edit = actor.may(Act.BRIEF)

answer(*briefing_panel.words(made))
if may_edit:
    briefing_panel.offer_making(actor, held.periods)
chosen = briefing_panel.choose(made)
if chosen is None:
    st.stop()
briefing = briefing_panel.content(chosen)
briefing_panel.show(chosen, briefing)
briefing_figures.draw(briefing)
briefing_files.offer(actor, briefing, chosen.seq)
conclusions_panel.draw(actor, briefing)
if may_edit:
    briefing_edit_panel.draw(actor, chosen)
