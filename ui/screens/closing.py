"""How a period stands before and after it is closed: in words, what is missing, its history."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tracking.following import NOT_ACCEPTED, Followed, FollowUp
from tracking.period_codes import period_label, period_title
from tracking.specs.units import unit_name
from tracking.store.closings import Closing, ClosingKind
from tracking.store.delivered import Delivery
from tracking.vocabulary import VIEW_NAMES, View
from ui.columns import Column, Listing
from ui.formats import Kind
from ui.screens.deliveries import moment

HOW = (
    "Chốt là ghi số cho số liệu đang dùng; báo cáo gửi sau chờ mở lại kỳ. "
    "Quý, 6 tháng, năm là kỳ riêng, chốt riêng."
)
_DONE = {ClosingKind.CLOSED: "● Chốt kỳ", ClosingKind.REOPENED: "○ Mở lại kỳ"}
_HISTORY = (
    Column(name="done", heading="Việc", width=130),
    Column(name="number", heading="Số liệu chốt số", kind=Kind.COUNT),
    Column(name="at", heading="Lúc", width=170),
    Column(name="by", heading="Ai"),
    Column(name="missing", heading="Báo cáo còn thiếu", kind=Kind.COUNT),
    Column(name="reason", heading="Lý do", is_long=True),
)
_MISSING = (
    Column(name="unit", heading="Đơn vị", width=330),
    Column(name="reports", heading="Chưa tiếp nhận", is_long=True),
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ClosingScreen:
    """How a period stands: `missing` counts the reports that are not accepted."""

    told: str
    is_closed: bool
    missing: int
    units: Listing
    history: Listing


def screen(
    board: FollowUp, closings: Sequence[Closing], waiting: Sequence[Delivery]
) -> ClosingScreen:
    """A period by its reports, by its closings (the newest first) and by what waits behind it."""
    code = board.period_code
    open_ones = board.among(NOT_ACCEPTED)
    last = closings[0] if closings else None
    return ClosingScreen(
        told=_told(code, last, sum(code in one.behind for one in waiting)),
        is_closed=last is not None and last.kind is ClosingKind.CLOSED,
        missing=sum(map(len, open_ones.values())),
        units=Listing(
            title=f"Còn thiếu trước khi chốt {period_label(code)}",
            columns=_MISSING,
            records=[_unit(unit, reports) for unit, reports in open_ones.items()],
        ),
        history=Listing(
            title=f"Các lần chốt, mở lại {period_label(code)}",
            columns=_HISTORY,
            records=list(map(_line, closings)),
        ),
    )


def _told(code: str, last: Closing | None, behind: int) -> str:
    if last is None:
        return f"{period_title(code)} đang mở, chưa chốt lần nào."
    if last.kind is ClosingKind.REOPENED:
        return f"{last.label}, đang mở."
    waits = f"{behind} lần gửi đang chờ mở lại kỳ." if behind else "Không lần gửi nào chờ phía sau."
    return f"{last.label}. {waits}"


def _unit(code: str, reports: Mapping[View, Followed]) -> dict[str, object]:
    told = (f"{VIEW_NAMES[view]}: {one.label}" for view, one in reports.items())
    return {"unit": unit_name(code), "reports": "; ".join(told)}


def _line(one: Closing) -> dict[str, object]:
    return {
        "done": _DONE[one.kind],
        "number": one.number,
        "at": moment(one.at),
        "by": f"{one.by} ({one.account})",
        "missing": one.missing,
        "reason": one.reason,
    }
