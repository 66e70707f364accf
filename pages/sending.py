"""Gửi báo cáo: lấy biểu mẫu, tải tệp lên, xem lỗi, xem tác động, gửi; xem mọi lần đã gửi."""

from datetime import UTC, datetime

import streamlit as st
from tracking.store.follow_up import follow_up

from tracking.dates import HANOI
from tracking.roles import Act
from tracking.store import deliveries, drafts
from tracking.vocabulary import TrackingError
from ui import delivery_panel, draft_panel, reads, sending, state
from ui.guard import require
from ui.headings import answer, section, warn
from ui.screens.deliveries import listing
from ui.screens.owed import screen
from ui.tables import show_table

actor = require(Act.SEND)
now = datetime.now(UTC)
period = sending.choose_period(reads.held(reads.key()).periods, now)

if sent := delivery_panel.chosen(actor):
    delivery_panel.draw(actor, sent)
    st.stop()
owed = screen(follow_up(reads.store(), period, now.astimezone(HANOI).date()), actor.unit_code)
held = drafts.drafts_of(reads.store(), actor, now)
opened = next((one for one in held if one.id == st.query_params.get(draft_panel.DRAFT)), None)
if opened:
    sending.show_drafts(held, opened)
    draft_panel.draw(actor, opened, sending.periods(reads.held(reads.key()).periods, now))
else:
    answer(owed.headline, owed.beneath)
    show_table(owed.reports, key="owed")
    sending.show_drafts(held, None)
section("Tải báo cáo lên", "Tệp nào cũng được, nhiều tệp một lúc; chưa gửi cho đến khi bấm gửi.")
sending.take_files(actor)
if not opened:
    sending.offer_form(actor, period)
    section("Đã gửi")
    try:
        past = deliveries.deliveries_of(reads.store(), actor, actor.unit_code, now)
    except TrackingError as why:
        warn(str(why))
        st.stop()
    show_table(
        listing("Các lần gửi", past),
        key="sent",
        on_pick=lambda row: state.choose(draft_panel.SENT, str(row["id"])),
    )
