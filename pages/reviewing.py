"""Tiếp nhận: đơn vị nào đã gửi gì; tiếp nhận hoặc trả lại; cho gửi kèm lỗi; chốt kỳ."""

from datetime import UTC, datetime

import streamlit as st

from tracking.dates import HANOI
from tracking.roles import Act
from tracking.specs.units import unit_name
from tracking.store import deliveries
from tracking.store.follow_up import follow_up, punctuality
from ui import chase_kit, closing_panel, delivery_panel, reads, sending, state, waiver_answers
from ui.draft_panel import SENT
from ui.guard import require
from ui.headings import answer, section, warn
from ui.screens.deliveries import listing
from ui.screens.owed import board_listing, board_words
from ui.tables import Record, show_table

NO_PAGE_OF = "no_page_of"

actor = require(Act.REVIEW)
now = datetime.now(UTC)
held = reads.held(reads.key())
period = sending.choose_period(held.periods, now)
if sent := delivery_panel.chosen(actor):
    delivery_panel.draw(actor, sent)
    st.stop()
if asked := waiver_answers.chosen(actor):
    waiver_answers.draw(actor, asked)
    st.stop()


def open_unit(row: Record) -> None:
    """The page of a unit, in the period that is looked at where that has figures."""
    code = str(row["unit_code"])
    if code not in held.units:
        st.session_state[NO_PAGE_OF] = code  # told when the page is drawn anew, as it is at once
        return
    at = {state.PERIOD: period} if period in held.periods else {}
    state.go("unit", **at, donvi=code)


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
if code := st.session_state.pop(NO_PAGE_OF, ""):
    warn(f"{unit_name(code)} chưa có báo cáo nào được tiếp nhận nên chưa có trang riêng.")
year = punctuality(reads.store(), int(period[:4]), today)
show_table(board_listing(board, year), key="board", on_pick=open_unit)
chase_kit.offer(actor, board)
closing_panel.draw(actor, board, waiting)
