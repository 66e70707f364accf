"""Tiếp nhận: đơn vị nào đã gửi gì; tiếp nhận hoặc trả lại; cho gửi kèm lỗi; chốt kỳ."""

from datetime import UTC, datetime

import streamlit as st

from tracking.dates import HANOI
from tracking.roles import Act
from tracking.store import deliveries
from tracking.store.follow_up import follow_up, punctuality
from ui import chase_kit, closing_panel, delivery_panel, reads, sending, state, waiver_answers
from ui.draft_panel import SENT
from ui.guard import require
from ui.headings import answer, section
from ui.screens.deliveries import listing
from ui.screens.owed import board_listing, board_words
from ui.tables import show_table

actor = require(Act.REVIEW)
now = datetime.now(UTC)
known = reads.held(reads.key()).periods
period = sending.choose_period(known, now)
if sent := delivery_panel.chosen(actor):
    delivery_panel.draw(actor, sent)
    st.stop()
if asked := waiver_answers.chosen(actor):
    waiver_answers.draw(actor, asked)
    st.stop()
today = now.astimezone(HANOI).date()
board = follow_up(reads.store(), period, today)
waiting = deliveries.waiting(reads.store(), actor, now)

answer(*board_words(board, len(waiting)))
if waiting:
    section("Đang chờ tiếp nhận", "Gửi trước đứng trước; bấm một dòng để xem và quyết định.")
    show_table(
        listing("Lần gửi đang chờ", waiting, of_all=True),
        key="waiting",
        on_pick=lambda row: state.choose(SENT, str(row["id"])),
    )
waiver_answers.show_requests(actor)
section("Theo dõi từng đơn vị", "Bấm một dòng để mở trang của đơn vị.")
of_period = {state.PERIOD: period} if period in known else {}
year = punctuality(reads.store(), int(period[:4]), today)
show_table(
    board_listing(board, year),
    key="board",
    on_pick=lambda row: state.go("unit", **of_period, donvi=str(row["unit_code"])),
)
chase_kit.offer(actor, board)
closing_panel.draw(actor, board, waiting)
