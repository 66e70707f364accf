"""What a unit has sent, and whether in time."""

from collections.abc import Sequence
from datetime import date

from tracking.figures.ledger import seen_as
from tracking.period_codes import period_label
from tracking.specs.deadlines import deadline
from tracking.specs.units import short_name, unit_by_code
from tracking.store.held import Submission
from tracking.vocabulary import VIEW_NAMES
from ui.columns import Column, Listing
from ui.formats import HANOI, Kind, moment


def sent_listing(reports: Sequence[Submission], unit: str, period: str) -> Listing:
    """What the unit, and those that merged into it, have sent, the newest period first, and
    whether in time."""
    columns = (
        Column(name="unit", heading="Đơn vị gửi"),
        Column(name="period", heading="Kỳ"),
        Column(name="view", heading="Báo cáo"),
        Column(name="version", heading="Phiên bản", kind=Kind.COUNT),
        Column(name="rows", heading="Số dòng", kind=Kind.COUNT),
        Column(name="came", heading="Nhận lúc"),
        Column(name="in_time", heading="Thời hạn"),
    )
    own = [one for one in reports if seen_as(one.unit_code, period) == unit]
    own.sort(key=lambda one: (one.period_code, one.view), reverse=True)
    return Listing(title="Báo cáo đã gửi", columns=columns, records=[_report(one) for one in own])


def _report(one: Submission) -> dict[str, object]:
    came = one.came_at.astimezone(HANOI)
    return {
        "unit": short_name(one.unit_code),
        "period": period_label(one.period_code),
        "view": VIEW_NAMES[one.view].capitalize(),
        "version": one.version,
        "rows": one.row_count,
        "came": moment(came),
        "in_time": _in_time(one, came.date()),
    }


def _in_time(one: Submission, came: date) -> str:
    """How a report stands to its deadline; when an earlier version came is not known here."""
    due = deadline(one.period_code)
    unit, late = unit_by_code(one.unit_code), (came - due).days
    if unit and unit.valid_from > due:
        return "đơn vị lập sau hạn"
    if late <= 0:
        return "đúng hạn"
    return f"gửi lại sau hạn {late} ngày" if one.version > 1 else f"muộn {late} ngày"
