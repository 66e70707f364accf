"""Gửi báo cáo: lấy biểu mẫu, tải tệp lên, xem lỗi, xem tác động, gửi; xem mọi lần đã gửi."""

from datetime import UTC, datetime

import streamlit as st

from tracking.dates import HANOI
from tracking.roles import Act
from tracking.store import deliveries, drafts
from tracking.store.follow_up import follow_up
from ui import (
    delivery_panel,
    draft_panel,
    reads,
    returned_panel,
    sending,
    state,
    versions_panel,
    waiver_panel,
)
from ui.guard import require
from ui.headings import answer, note, section
from ui.screens.deliveries import listing
from ui.screens.owed import screen
from ui.tables import show_table

actor = require(Act.SEND)
now = datetime.now(UTC)
period = sending.choose_period(reads.held(reads.key()).periods, now)

sent = delivery_panel.chosen(actor)
returned_panel.tell(actor, sent.id if sent else None)
if sent:
    delivery_panel.draw(actor, sent)
    st.stop()
held = drafts.drafts_of(reads.store(), actor, now)
if opened := draft_panel.chosen(actor, held):
    sending.show_drafts(actor, held, opened)
    draft_panel.draw(actor, opened, sending.periods(now), period)
    section("Tải tệp khác lên", sending.HOW)
    sending.take_files(actor)
    st.stop()

owed = screen(follow_up(reads.store(), period, now.astimezone(HANOI).date()), actor.unit_code)
answer(owed.headline, owed.beneath)
sending.tell_closed(reads.closed(reads.key()).get(period))
left, right = st.columns([3, 2], gap="large")
with left:
    show_table(owed.reports, key="owed")
with right:
    section("Tải báo cáo lên", sending.HOW)
    sending.take_files(actor)
    sending.offer_form(actor, period)
waiver_panel.tell_answers(actor, held)
sending.show_drafts(actor, held, None)
versions_panel.draw(actor.unit_code)
section("Đã gửi")
every = deliveries.deliveries_of(reads.store(), actor, actor.unit_code, now)
if every:
    show_table(
        listing("Các lần gửi", every),
        key="sent",
        on_pick=lambda row: state.choose(draft_panel.SENT, str(row["id"])),
    )
else:
    note(
        "Chưa gửi lần nào ở trang này. Báo cáo được nạp bằng cách khác xem ở trang Đơn vị, mục "
        "“Báo cáo đã gửi”."
    )
