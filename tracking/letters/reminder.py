"""What a reminder says to a unit: which reports, by when, how they stand, how to send them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from tracking.dates import HANOI
from tracking.following import Followed, FollowState
from tracking.paper import day_in_words
from tracking.period_codes import period, period_label
from tracking.specs.directive import directive
from tracking.specs.units import head_of, signer_of, unit_name
from tracking.text import tidy
from tracking.vocabulary import View

_REPORTS = {
    View.TASKS: "Báo cáo tình hình thực hiện nhiệm vụ",
    View.DISBURSEMENT: "Báo cáo tình hình giải ngân vốn đầu tư công",
    View.SERVICES: "Báo cáo thủ tục hành chính, dịch vụ công trực tuyến",
    View.MEASURES: "Báo cáo các chỉ số khác của Chỉ thị",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter before it has a form; its number, its day and its signature are left to the office.

    `signer` and `recipient` are titles, never names; `copies` are the lines of "Nơi nhận".
    """

    ministry: str
    office: str
    place: str
    year: int
    subject: str
    recipient: str
    paragraphs: tuple[str, ...]
    copies: tuple[str, ...]
    signer: str


def reminder(
    unit_code: str,
    period_code: str,
    reports: Mapping[View, Followed],
    form_name: str,
    today: date,
) -> Letter:
    """The letter to a unit that has reports of a period still to send; `form_name` is the file of
    the form that goes with it."""
    end = period(period_code).end
    unit, label = unit_name(unit_code, end), period_label(period_code)
    about = directive()
    office = unit_name(about.office_unit, end)
    return Letter(
        ministry="Bộ Công Thương",
        office=office,
        place="Hà Nội",
        year=today.year,
        subject=f"V/v đôn đốc gửi báo cáo {label} thực hiện Chỉ thị số {about.number}",
        recipient=head_of(unit_code, end),
        paragraphs=(
            *_duty(unit, label, reports, office, today),
            *_asked(unit, reports, office, today),
            *_how(label, form_name, reports),
            f"Đề nghị {head_of(unit_code, end)} quan tâm, chỉ đạo thực hiện./.",
        ),
        copies=("Như trên;", "Lưu: VT."),
        signer=signer_of(about.office_unit, end),
    )


def _duty(
    unit: str, label: str, reports: Mapping[View, Followed], office: str, today: date
) -> Iterator[str]:
    about, due = directive(), _deadline(reports)
    yield (
        f"Thực hiện Chỉ thị số {about.number} {day_in_words(about.issued_on)} của Bộ Công Thương, "
        f"{unit} gửi báo cáo {label} về {office} chậm nhất {day_in_words(due)}."
    )
    late = f" (đã quá hạn {(today - due).days:02} ngày)" if today > due else ""
    yield f"Đến {day_in_words(today)}, {unit} còn {len(reports):02} báo cáo phải gửi{late}:"
    for place, (view, one) in enumerate(reports.items(), 1):
        yield f"{place}. {_REPORTS[view]}: {_state(one)}{'.' if place == len(reports) else ';'}"


def _state(one: Followed) -> str:
    if one.state is FollowState.RETURNED:
        place = f", tại {tidy(one.place)}" if one.place else ""
        told = f"đã gửi, bị trả lại{_moment(one.at)}{place}, lý do: “{tidy(one.reason)}”"
        return f"{told}; chưa gửi lại"
    if one.state is FollowState.DRAFT:
        return f"đã tải bản nháp lên hệ thống{_moment(one.at)}, chưa gửi"
    return "chưa gửi"


def _asked(unit: str, reports: Mapping[View, Followed], office: str, today: date) -> Iterator[str]:
    due = _deadline(reports)
    what = "đủ các báo cáo nêu trên" if len(reports) > 1 else "báo cáo nêu trên"
    until = "ngay khi nhận được văn bản này" if today > due else f"chậm nhất {day_in_words(due)}"
    yield f"{office} đề nghị {unit} gửi {what} {until}."


def _how(label: str, form_name: str, reports: Mapping[View, Followed]) -> Iterator[str]:
    yield (
        f"Kèm theo văn bản này là tệp biểu mẫu “{form_name}”, chỉ gồm các báo cáo còn phải gửi; "
        "các dòng của báo cáo gần nhất (nếu có) đã được điền sẵn. Đơn vị điền các cột có tiêu đề "
        "nền vàng, đăng nhập Bảng điều hành Chỉ thị 07/CT-BCT, mở trang “Gửi báo cáo”, chọn kỳ "
        f"{label}, tải tệp lên, sửa các ô được chỉ ra (nếu có), bấm “Gửi báo cáo” và giữ giấy "
        "biên nhận."
    )
    if any(one.state is FollowState.RETURNED for one in reports.values()):
        yield "Báo cáo bị trả lại được sửa theo lý do đã nêu và gửi lại cả tệp theo cách trên."


def _deadline(reports: Mapping[View, Followed]) -> date:
    return max(one.deadline for one in reports.values())


def _moment(at: datetime | None) -> str:
    return f" lúc {at.astimezone(HANOI):%H:%M ngày %d/%m/%Y}" if at else ""
