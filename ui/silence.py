"""A unit that owes a report and has sent none: said on every page, never drawn as zeros."""

import streamlit as st

from tracking.period_codes import deadline, period_label
from tracking.specs.units import unit_name
from tracking.vocabulary import VIEW_NAMES, View
from ui import reads, state
from ui.headings import answer


def stop_where_silent(key: reads.Key, view: View, period: str, unit: str | None) -> None:
    """Says that the chosen unit has sent no report of a view, and draws nothing of it."""
    board = reads.board(key, period)
    seen = board.seen(unit)
    if seen is None or seen not in board.silent(view):
        return
    answer(
        f"{unit_name(seen)}: chưa gửi báo cáo {VIEW_NAMES[view]} {period_label(period)}",
        f"Hạn gửi {deadline(period):%d/%m/%Y}. Thiếu báo cáo không phải là 0: không có số để tính.",
    )
    state.link("unit", "Đơn vị đã gửi những gì")
    st.stop()
