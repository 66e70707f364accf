"""A unit of which a page has nothing to draw: said in words, never drawn as zeros."""

import streamlit as st

from tracking.period_codes import deadline, months_of, period_label
from tracking.periods import period as period_of
from tracking.specs.units import former_units, unit_by_code, unit_name
from tracking.vocabulary import VIEW_NAMES, View
from ui import reads, state
from ui.headings import answer

_PAGES = {View.TASKS: "tasks", View.DISBURSEMENT: "disbursement", View.SERVICES: "services"}


def stop_where_silent(key: reads.Key, view: View, period: str, unit: str | None) -> None:
    """Where nobody has sent a report of a view, or the chosen unit has not, or was not there yet,
    says so, leads on to what there is, and draws nothing."""
    board = reads.board(key, period)
    seen = board.seen(unit)
    if not board.reported(view):
        _nobody(view, period)
    elif seen is None:
        return
    elif seen in board.silent(view):
        _silent(view, period, seen, sent=_months_sent(key, view, period, seen))
    elif _is_later(seen, period) and seen not in board.reported(view):
        _not_yet(view, period, seen)
    else:
        return
    st.stop()


def _nobody(view: View, period: str) -> None:
    answer(
        f"Chưa đơn vị nào gửi báo cáo {VIEW_NAMES[view]} {period_label(period)}",
        f"Hạn gửi {deadline(period):%d/%m/%Y}. Thiếu báo cáo không phải là 0: không có số để tính.",
    )
    state.link("unit", "Các đơn vị đã gửi những gì")


def _months_sent(key: reads.Key, view: View, period: str, unit: str) -> list[str]:
    board = reads.board(key, period)
    months = months_of(period)
    return [code for code in months if len(months) > 1 and unit in board.reported(view, code)]


def _silent(view: View, period: str, unit: str, *, sent: list[str]) -> None:
    nothing = "không có số cuối kỳ để tính" if sent else "không có số để tính"
    answer(
        f"{unit_name(unit)}: chưa gửi báo cáo {VIEW_NAMES[view]} {period_label(period)}",
        f"Hạn gửi {deadline(period):%d/%m/%Y}. Thiếu báo cáo không phải là 0: {nothing}.",
    )
    for code in sent:
        words = f"Xem {period_label(code)}, đơn vị đã gửi"
        state.link(_PAGES[view], words, **{state.PERIOD: code})
    state.link("unit", "Đơn vị đã gửi những gì")


def _is_later(unit: str, period: str) -> bool:
    """Whether a unit came to be after a period, out of others."""
    own = unit_by_code(unit)
    return bool(own and own.valid_from > period_of(period).end and former_units(unit))


def _not_yet(view: View, period: str, unit: str) -> None:
    own = unit_by_code(unit)
    since = f"{own.valid_from:%d/%m/%Y}" if own else ""
    answer(
        f"{unit_name(unit)}: lập từ {since}, sau {period_label(period)}",
        "Kỳ này các đơn vị dưới đây báo cáo theo tên cũ.",
    )
    for former in former_units(unit):
        state.link(_PAGES[view], unit_name(former), **{state.UNIT: former})
