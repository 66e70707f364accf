"""A unit of which a page has nothing to draw: said in words, never drawn as zeros."""

import streamlit as st

from tracking.figures.words import ended_text, listed
from tracking.period_codes import months_of, period_label
from tracking.periods import period as period_of
from tracking.specs.deadlines import deadline
from tracking.specs.indicators import indicators
from tracking.specs.units import former_units, short_name, unit_by_code, unit_name
from tracking.views import OWNER_FIELDS
from tracking.vocabulary import VIEW_NAMES, View
from ui import paths, reads, state
from ui.headings import answer


def stop_where_silent(key: reads.Key, view: View, period: str, unit: str | None) -> None:
    """Where nobody has sent a report of a view, or the chosen unit has not, or was not there yet,
    says so, leads on to what there is, and draws nothing."""
    board = reads.board(key, period)
    seen = board.seen(unit)
    if not board.reported(view):
        _nobody(key, view, period)
    elif seen is None:
        return
    elif seen in board.silent(view):
        _silent(key, view, period, seen)
    elif _is_later(seen, period) and seen not in board.reported(view):
        _not_yet(paths.OF_VIEW[view], period, seen)
    elif _has_none(key, view, period, seen):
        owed = [
            code for code in months_of(period) if seen in map(board.seen, board.owed(view, code))
        ]
        _ended(key, view, period, seen, owed) if owed else _none(view, period, seen)
    else:
        return
    st.stop()


def stop_before_merger(key: reads.Key, path: str, period: str, unit: str | None) -> None:
    """Where a page of every view is asked for a unit that came to be after the period, out of
    others: leads to the same page of those."""
    board = reads.board(key, period)
    seen = board.seen(unit)
    if seen is None or not _is_later(seen, period):
        return
    if not any(seen in board.reported(view) for view in View):
        _not_yet(path, period, seen)
        st.stop()


def _nobody(key: reads.Key, view: View, period: str) -> None:
    months = _months_sent(key, view, period, None)
    _say("Chưa đơn vị nào gửi", view, period, months, "đã có báo cáo")
    state.link("Các đơn vị đã gửi những gì", paths.UNIT)


def _silent(key: reads.Key, view: View, period: str, unit: str) -> None:
    months = _months_sent(key, view, period, unit)
    _say(f"{unit_name(unit)}: chưa gửi", view, period, months, "đơn vị đã gửi")
    state.link("Đơn vị đã gửi những gì", paths.UNIT)


def _months_sent(key: reads.Key, view: View, period: str, unit: str | None) -> list[str]:
    """The months of a longer period that a unit, or any, has reported."""
    months, board = months_of(period), reads.board(key, period)
    told = {code: board.reported(view, code) for code in months if len(months) > 1}
    return [code for code, units in told.items() if (unit in units if unit else units)]


def _say(who: str, view: View, period: str, months: list[str], why: str) -> None:
    """That a report is missing, by when it was due, and the months of the period there are."""
    nothing = "không có số cuối kỳ để tính" if months else "không có số để tính"
    answer(
        f"{who} báo cáo {VIEW_NAMES[view]} {period_label(period)}",
        f"Hạn gửi {deadline(period):%d/%m/%Y}. Thiếu báo cáo không phải là 0: {nothing}.",
    )
    _to_months(view, months, why)


def _to_months(view: View, months: list[str], why: str) -> None:
    for code in months:
        words = f"Xem {period_label(code)}, {why}"
        state.link(words, paths.OF_VIEW[view], **{state.PERIOD: code})


def _is_later(unit: str, period: str) -> bool:
    """Whether a unit came to be after a period, out of others."""
    own = unit_by_code(unit)
    return bool(own and own.valid_from > period_of(period).end and former_units(unit))


@reads.shared(max_entries=256)
def _has_none(key: reads.Key, view: View, period: str, unit: str) -> bool:
    """Whether a unit owes no report of a view, and neither it nor others tell anything of it."""
    board = reads.board(key, period)
    if unit in map(board.seen, board.owed(view, period)) or unit in board.reported(view):
        return False
    codes = (code for code, one in indicators().items() if one.view is view)
    told = reads.merged(key, view, period).records if view in OWNER_FIELDS else ()
    return not any(board.figure(code, unit).shares for code in codes) and not any(
        board.seen(record.owner) == unit for record in told
    )


def _ended(key: reads.Key, view: View, period: str, unit: str, owed: list[str]) -> None:
    """That a unit owed reports for months of a longer period, but none at its end."""
    ended = ended_text(unit, period_of(period).end)
    sent = _months_sent(key, view, period, unit)
    absent = listed((period_label(code) for code in owed if code not in sent), most=len(owed))
    answer(
        f"{unit_name(unit)}: không còn phải gửi báo cáo {VIEW_NAMES[view]} ở cuối kỳ",
        f"{ended} Trong {period_label(period)} đơn vị phải gửi báo cáo của "
        f"{listed(map(period_label, owed), most=len(owed))}; "
        f"{f'còn thiếu {absent}' if absent else 'đã gửi đủ'}. Không có số cuối kỳ để tính.",
    )
    _to_months(view, sent, "đơn vị đã gửi")


def _none(view: View, period: str, unit: str) -> None:
    ended = ended_text(unit, period_of(period).end)
    answer(
        f"{short_name(unit)} không có số liệu {VIEW_NAMES[view]} trong kỳ",
        f"{ended} Đơn vị không phải gửi báo cáo {VIEW_NAMES[view]} {period_label(period)}; báo cáo "
        "của đơn vị khác cũng không nêu số nào của đơn vị.".lstrip(),
    )
    state.link("Xem toàn Bộ", paths.OF_VIEW[view], **{state.UNIT: ""})
    state.link("Trang của đơn vị", paths.UNIT)


def _not_yet(path: str, period: str, unit: str) -> None:
    own = unit_by_code(unit)
    since = f"{own.valid_from:%d/%m/%Y}" if own else ""
    answer(
        f"{unit_name(unit)}: lập từ {since}, sau {period_label(period)}",
        "Kỳ này các đơn vị dưới đây báo cáo theo tên cũ.",
    )
    for former in former_units(unit):
        state.link(unit_name(former), path, **{state.UNIT: former})
