"""What was sent: a list of it, and the receipt of one."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from tracking.dates import HANOI
from tracking.period_codes import period_label
from tracking.specs.units import unit_name
from tracking.store.delivered import DELIVERY_STATE_NAMES, Delivery, DeliveryState
from tracking.vocabulary import VIEW_NAMES
from ui.columns import Column, Listing

COLUMNS = (
    Column(name="number", heading="Số", width=70),
    Column(name="sent", heading="Gửi lúc", width=150),
    Column(name="reports", heading="Báo cáo", is_long=True),
    Column(name="state", heading="Trạng thái"),
    Column(name="reason", heading="Lý do trả lại", is_long=True),
    Column(name="file", heading="Tệp", is_long=True),
)
UNIT = Column(name="unit", heading="Đơn vị", is_long=True)
_MARKS = {
    DeliveryState.WAITING: "◔",
    DeliveryState.ACCEPTED: "●",
    DeliveryState.RETURNED: "■",
    DeliveryState.SUPERSEDED: "–",
    DeliveryState.WITHDRAWN: "–",
}


def listing(title: str, sent: Sequence[Delivery], *, of_all: bool = False) -> Listing:
    """Deliveries as a table, with their units where they are of several."""
    columns = (COLUMNS[0], UNIT, *COLUMNS[1:]) if of_all else COLUMNS
    return Listing(title=title, columns=columns, records=[_record(one) for one in sent])


def _record(one: Delivery) -> dict[str, object]:
    place = f" ({one.place})" if one.place else ""
    return {
        "id": one.id,
        "number": str(one.id),
        "unit": unit_name(one.unit_code),
        "sent": moment(one.sent_at),
        "reports": "; ".join(reports_told(one)),
        "state": f"{state_told(one)}{f'; kèm {one.leave.errors} lỗi' if one.leave else ''}",
        "reason": f"{one.reason}{place}" if one.reason else "",
        "file": one.file,
    }


_WILL_BE = {DeliveryState.WAITING: "Sẽ thành", DeliveryState.ACCEPTED: "Đã thành"}


def state_told(one: Delivery) -> str:
    """What became of it, with its shape."""
    return f"{_MARKS[one.state]} {one.state_name}"


def reports_told(one: Delivery) -> Iterator[str]:
    """Each report of it: "Giải ngân tháng 11/2022, Văn phòng Bộ: 12 dòng"."""
    for report in one.reports:
        name = VIEW_NAMES[report.view].capitalize()
        label = f"{name} {period_label(report.period_code)}, {unit_name(report.unit_code)}"
        yield f"{label}: {report.row_count} dòng"


def moment(at: datetime) -> str:
    """A moment as it is read in Hà Nội."""
    return f"{at.astimezone(HANOI):%H:%M ngày %d/%m/%Y}"


def receipt(one: Delivery) -> list[tuple[str, str]]:
    """What a receipt says, by lines of name and value."""
    versions = (f"{VIEW_NAMES[report.view]} bản {report.version}" for report in one.reports)
    lines = [
        ("Số biên nhận", str(one.id)),
        ("Đơn vị gửi", unit_name(one.unit_code)),
        ("Tệp", one.file),
        ("Báo cáo", "; ".join(reports_told(one))),
        (_WILL_BE.get(one.state, "Lúc gửi dự kiến thành"), ", ".join(versions)),
        ("Gửi lúc", moment(one.sent_at)),
        ("Người gửi", f"{one.sent_by} ({one.sent_account})"),
        ("Dấu vân tay của tệp (SHA-256)", one.sha256.upper()),
        ("Giải thích", one.explanation),
        ("Lỗi gửi kèm", f"{one.leave.label}; {one.leave.reason}" if one.leave else ""),
        ("Trạng thái", state_told(one)),
    ]
    for event in one.events:
        place = f"; ô {event.place}" if event.place else ""
        said = f": {event.reason}{place}" if event.reason else ""
        name = DELIVERY_STATE_NAMES[event.kind].capitalize()
        lines.append((name, f"{moment(event.at)}, {event.by}{said}"))
    return [(name, value) for name, value in lines if value]
