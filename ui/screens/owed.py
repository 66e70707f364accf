"""What a unit owes for a period: each report, how far it is, by when."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tracking.following import (
    ALL_RETURNED,
    FOLLOW_STATE_NAMES,
    Followed,
    FollowState,
    FollowUp,
    Punctuality,
)
from tracking.period_codes import period_label, period_title
from tracking.specs.units import short_name, unit_name
from tracking.vocabulary import VIEW_NAMES, View
from ui.columns import Column, Listing
from ui.screens.deliveries import moment

_MARKS = {
    FollowState.NOT_SENT: "○",
    FollowState.DRAFT: "◔",
    FollowState.WAITING: "◑",
    FollowState.RETURNED: "■",
    FollowState.CORRECTION_RETURNED: "■",
    FollowState.ACCEPTED: "●",
}
COLUMNS = (
    Column(name="report", heading="Báo cáo"),
    Column(name="state", heading="Đến đâu", width=230),
    Column(name="at", heading="Lúc", width=170),
)
REASON = Column(name="reason", heading="Lý do trả lại", is_long=True)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class OwedScreen:
    """The answer and the table of what a unit owes."""

    headline: str
    beneath: str
    reports: Listing


def screen(board: FollowUp, unit_code: str) -> OwedScreen:
    """What a unit owes, and what came of it."""
    reports = board.reports.get(unit_code, {})
    open_ones = [view for view, one in reports.items() if one.came_at is None]
    label = period_label(board.period_code)
    return OwedScreen(
        headline=_headline(period_title(board.period_code), reports, open_ones),
        beneath=f"{unit_name(unit_code)}; hạn gửi {board.deadline:%d/%m/%Y}",
        reports=Listing(
            title=f"Báo cáo phải nộp {label}",
            columns=(*COLUMNS, REASON) if any(one.reason for one in reports.values()) else COLUMNS,
            records=[_record(view, one) for view, one in reports.items()],
        ),
    )


def _headline(whole: str, reports: Mapping[View, Followed], open_ones: list[View]) -> str:
    if not reports:
        return f"{whole}: đơn vị không phải nộp báo cáo nào"
    returned = [view for view, one in reports.items() if one.state in ALL_RETURNED]
    if returned:
        return f"{whole}: {_named(returned)} bị trả lại, cần sửa rồi gửi lại"
    if open_ones:
        return f"{whole}: còn phải gửi {_named(open_ones)}"
    return f"{whole}: đã gửi đủ {len(reports)} báo cáo"


def _named(views: list[View]) -> str:
    return ", ".join(VIEW_NAMES[view] for view in views)


def _record(view: View, one: Followed) -> dict[str, object]:
    place = f" ({one.place})" if one.place else ""
    return {
        "view": view,
        "report": VIEW_NAMES[view].capitalize(),
        "state": told(one),
        "at": moment(one.at) if one.at else None,
        "reason": f"{one.reason}{place}" if one.reason else None,
        "id": one.delivery_id,
    }


def told(one: Followed) -> str:
    """How far a report is, with its shape."""
    return f"{_MARKS[one.state]} {one.label}"


def board_listing(board: FollowUp, year: Iterable[Punctuality]) -> Listing:
    """Every unit with each of its reports, and how punctual it was in the months of a year."""
    months = {one.unit_code: _punctual(one) for one in year}
    views = [view for view in View if any(view in of for of in board.reports.values())]
    columns = [Column(name="unit", heading="Đơn vị", width=130)]
    columns += [
        Column(name=view.value, heading=VIEW_NAMES[view].capitalize(), width=208) for view in views
    ]
    columns.append(Column(name="year", heading="Các tháng trong năm", width=200))
    records = [
        {
            "unit_code": code,
            "unit": short_name(code),
            "year": months.get(code),
            **{view.value: told(one) for view, one in reports.items()},
        }
        for code, reports in board.reports.items()
    ]
    return Listing(
        title=f"Theo dõi báo cáo {period_label(board.period_code)}",
        columns=columns,
        records=records,
    )


def _punctual(one: Punctuality) -> str:
    """ "9 đúng hạn, 1 muộn, 1 thiếu"."""
    counts = (("đúng hạn", one.on_time), ("muộn", one.late), ("thiếu", one.missing))
    return ", ".join(f"{len(months)} {word}" for word, months in counts if months)


def board_words(board: FollowUp, waiting: int) -> tuple[str, str]:
    """The answer of the follow-up board, and how many reports are in each state."""
    label = period_label(board.period_code)
    late = [
        code
        for code, reports in board.reports.items()
        if any(one.came_at is None for one in reports.values())
    ]
    head = f"{waiting} lần gửi chờ tiếp nhận; " if waiting else ""
    owing = f"{len(late)} đơn vị còn thiếu báo cáo" if late else "mọi đơn vị đã gửi đủ"
    counts = "; ".join(
        f"{FOLLOW_STATE_NAMES[state]}: {count}" for state, count in board.counts.items() if count
    )
    headline = f"{head}{label}: {owing}"
    return (
        f"{headline[0].upper()}{headline[1:]}",
        f"Hạn gửi {board.deadline:%d/%m/%Y}; {counts}.",
    )
