"""Leave to send errors in words and tables: for the unit that asks, for the office that answers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tracking.mending import errors_of
from tracking.period_codes import period_label
from tracking.quantities import format_vi
from tracking.specs.deadlines import deadline
from tracking.specs.units import short_name, unit_name
from tracking.store.waived import Waiver, WaiverState
from tracking.vocabulary import VIEW_NAMES, Reading
from ui.columns import Column, Listing
from ui.formats import Kind
from ui.screens.deliveries import moment

COLUMNS = (
    Column(name="number", heading="Số", width=50),
    Column(name="unit", heading="Đơn vị", width=110),
    Column(name="state", heading="Trạng thái", width=180),
    Column(name="errors", heading="Lỗi", kind=Kind.COUNT),
    Column(name="reports", heading="Báo cáo", is_long=True),
    Column(name="reason", heading="Lý do xin", is_long=True),
    Column(name="asked", heading="Xin lúc", width=150),
    Column(name="by", heading="Người xin"),
    Column(name="file", heading="Tệp", is_long=True),
)
_MARKS = {
    WaiverState.WAITING: "◔",
    WaiverState.GRANTED: "●",
    WaiverState.DECLINED: "■",
    WaiverState.SUPERSEDED: "–",
}
_MONTH = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """How it stands for a draft with errors: `told` says so, `can_ask` whether there is more to ask
    for."""

    told: str
    can_ask: bool


def asked(one: Waiver | None, reading: Reading, sha256: str, day: date) -> Asked:
    """What a unit has asked for of a draft's reports, and what was answered."""
    if one is None or one.state is WaiverState.SUPERSEDED:
        return Asked(told="", can_ask=True)
    if one.state is WaiverState.WAITING:
        return _waiting(one, sha256)
    last = one.answers[-1]
    if one.state is WaiverState.DECLINED:
        was = "Phép" if one.is_taken_back else "Đề nghị"
        done = "đã bị thu hồi" if one.is_taken_back else "không được đồng ý"
        told = f"{was} số {one.id} {done} lúc {moment(last.at)} ({last.by}): {last.reason}"
        return Asked(told=told, can_ask=True)
    until = f"{last.valid_to:%d/%m/%Y}"
    new = len(one.not_covered(reading))
    if not one.holds_on(day):
        return Asked(told=f"Phép số {one.id} đã hết hạn ngày {until}.", can_ask=True)
    if new:
        told = f"Phép số {one.id} (đến hết ngày {until}) không gồm {new} lỗi của tệp này."
        return Asked(told=told, can_ask=True)
    count = format_vi(len(errors_of(reading)))
    told = (
        f"Được gửi kèm {count} lỗi đến hết ngày {until} (phép số {one.id}, {last.by}): "
        f"{last.reason}"
    )
    return Asked(told=told, can_ask=False)


def _waiting(one: Waiver, sha256: str) -> Asked:
    is_this = one.sha256 == sha256
    whose = "" if is_this else f" cho tệp “{one.file}”"
    told = (
        f"Đã xin gửi kèm {format_vi(len(errors_of(one.reading)))} lỗi{whose} lúc "
        f"{moment(one.asked_at)} (đề nghị số {one.id}), đang chờ đầu mối trả lời. "
        f"Lý do đã ghi: {one.reason}"
    )
    more = "" if is_this else ". Đề nghị mới sẽ thay đề nghị ấy."
    return Asked(told=f"{told}{more}", can_ask=not is_this)


def listing(title: str, held: Sequence[Waiver]) -> Listing:
    """Requests as a table."""
    return Listing(title=title, columns=COLUMNS, records=[_record(one) for one in held])


def _record(one: Waiver) -> dict[str, object]:
    return {
        "id": one.id,
        "number": str(one.id),
        "unit": short_name(one.unit_code),
        "reports": "; ".join(reports_told(one)),
        "errors": len(errors_of(one.reading)),
        "reason": one.reason,
        "state": state_told(one),
        "asked": moment(one.asked_at),
        "by": one.asked_by,
        "file": one.file,
    }


def state_told(one: Waiver) -> str:
    """What became of a request, with its shape."""
    told = one.answers[-1].told if one.answers else "chờ trả lời"
    return f"{_MARKS[one.state]} {'đã bị thu hồi' if one.is_taken_back else told}"


def reports_told(one: Waiver) -> Iterator[str]:
    """Each report of it: "Giải ngân tháng 11/2022, Văn phòng Bộ"."""
    for unit, view, code in one.reports:
        yield f"{VIEW_NAMES[view].capitalize()} {period_label(code)}, {unit_name(unit)}"


def about(one: Waiver) -> list[tuple[str, str]]:
    """What a request says, by lines of name and value."""
    lines = [
        ("Lý do xin", one.reason),
        ("Xin lúc", f"{moment(one.asked_at)}, {one.asked_by} ({one.account})"),
        ("Đơn vị, tệp", f"{unit_name(one.unit_code)}, {one.file}"),
    ]
    return lines + [("Trả lời", each.label) for each in one.answers]


def first_choice(one: Waiver, today: date) -> date:
    """The last day that is offered: a month after the deadline of its latest report, where that is
    still to come, else a month from today."""
    due = max(deadline(code) for _, _, code in one.reports)
    return max(due, today) + _MONTH
