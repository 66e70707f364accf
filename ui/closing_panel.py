"""Closing a period and opening it again: how it stands, what is still missing, its history."""

from collections.abc import Sequence
from datetime import UTC, datetime

import streamlit as st

from tracking.following import FollowUp
from tracking.period_codes import period_label
from tracking.roles import Actor
from tracking.store.closing_periods import close_period, reopen_period
from tracking.store.closings import closings_of
from tracking.store.delivered import Delivery
from ui import reads
from ui.doing import do
from ui.headings import note, section
from ui.screens.closing import HOW, ClosingScreen, screen
from ui.tables import show_table

_LONGEST = 2_000


def draw(actor: Actor, board: FollowUp, waiting: Sequence[Delivery]) -> None:
    """The section of a period that is open or closed."""
    code = board.period_code
    shown = screen(board, closings_of(reads.store(), code), waiting)
    section("Chốt kỳ", HOW)
    note(shown.told)
    if shown.is_closed:
        _offer_reopening(actor, code)
    else:
        _offer_closing(actor, code, shown)
    if shown.history.records:
        show_table(shown.history, key=f"closings_{code}")


def _offer_closing(actor: Actor, code: str, shown: ClosingScreen) -> None:
    incomplete = False
    if shown.missing:
        show_table(shown.units, key=f"missing_{code}")
        incomplete = st.checkbox(
            f"Chốt dù còn {shown.missing} báo cáo chưa tiếp nhận", key=f"incomplete_{code}"
        )
    reason = st.text_input("Ghi chú khi chốt, nếu có", key=f"why_{code}", max_chars=_LONGEST)
    if st.button(f"Chốt {period_label(code)}", icon=":material/lock:"):
        do(
            lambda: close_period(
                reads.store(), actor, code, datetime.now(UTC), reason=reason, incomplete=incomplete
            )
        )


def _offer_reopening(actor: Actor, code: str) -> None:
    reason = st.text_input("Lý do mở lại kỳ", key=f"why_open_{code}", max_chars=_LONGEST)
    if st.button(f"Mở lại {period_label(code)}", icon=":material/lock_open:"):
        do(lambda: reopen_period(reads.store(), actor, code, reason, datetime.now(UTC)))
