"""What a reminder says: only facts, in the words of an office, to a title and never to a name."""

from datetime import UTC, date, datetime

import pytest

from tracking.following import Fact, FollowState, follow
from tracking.letters.reminder import reminder
from tracking.vocabulary import View

DEADLINE = date(2022, 10, 18)
BEFORE, AFTER = date(2022, 10, 17), date(2022, 10, 20)
AT = datetime(2022, 10, 19, 3, tzinfo=UTC)
FORM = "Báo cáo tháng 10-2022 - Vụ Pháp chế.xlsx"


def report(*facts, today=AFTER):
    return follow(facts, DEADLINE, today)


def letter(reports, *, unit="PC", period="2022-10", today=AFTER):
    return reminder(unit, period, reports, FORM, today)


def said(reports, **more):
    return "\n".join(letter(reports, **more).paragraphs)


RETURNED = Fact(FollowState.RETURNED, AT, 7, "Thiếu vốn kéo dài", "Biểu 1!F12")
STATES = {
    "not sent": ((), "chưa gửi."),
    "a draft": (
        (Fact(FollowState.DRAFT, AT),),
        "đã tải bản nháp lên hệ thống lúc 10:00 ngày 19/10/2022, chưa gửi.",
    ),
    "returned": (
        (RETURNED,),
        "đã gửi, bị trả lại lúc 10:00 ngày 19/10/2022, tại Biểu 1!F12, lý do: "
        "“Thiếu vốn kéo dài”; chưa gửi lại.",
    ),
    "returned, no place": (
        (RETURNED._replace(place=""),),
        "đã gửi, bị trả lại lúc 10:00 ngày 19/10/2022, lý do: “Thiếu vốn kéo dài”; chưa gửi lại.",
    ),
    "a reason of several lines": (
        (RETURNED._replace(reason="Thiếu vốn\n\tkéo dài ", place=""),),
        "lý do: “Thiếu vốn kéo dài”; chưa gửi lại.",
    ),
}


@pytest.mark.parametrize(("facts", "told"), STATES.values(), ids=STATES)
def test_how_a_report_stands(facts, told):
    line = letter({View.DISBURSEMENT: report(*facts)}).paragraphs[2]
    assert line.startswith("1. Báo cáo tình hình giải ngân vốn đầu tư công: ")
    assert line.endswith(told)


def test_every_report_is_a_numbered_line():
    reports = {View.TASKS: report(), View.DISBURSEMENT: report(RETURNED), View.MEASURES: report()}
    lines = letter(reports).paragraphs[2:5]
    assert [line[:2] for line in lines] == ["1.", "2.", "3."]
    assert [line[-1] for line in lines] == [";", ";", "."]


def test_after_the_deadline_it_is_asked_for_at_once():
    words = said({View.TASKS: report()})
    assert "gửi báo cáo tháng 10/2022 về Văn phòng Bộ chậm nhất ngày 18 tháng 10 năm 2022." in words
    assert "còn 01 báo cáo phải gửi (đã quá hạn 02 ngày):" in words
    assert "gửi báo cáo nêu trên ngay khi nhận được văn bản này." in words


def test_before_the_deadline_it_is_asked_for_by_then():
    reports = {View.TASKS: report(today=BEFORE), View.MEASURES: report(today=BEFORE)}
    words = said(reports, today=BEFORE)
    assert "còn 02 báo cáo phải gửi:" in words
    assert "gửi đủ các báo cáo nêu trên chậm nhất ngày 18 tháng 10 năm 2022." in words
    assert "quá hạn" not in words


def test_it_says_how_to_send_and_with_which_file():
    words = said({View.TASKS: report()})
    assert f"“{FORM}”, chỉ gồm các báo cáo còn phải gửi" in words
    assert "mở trang “Gửi báo cáo”, chọn kỳ tháng 10/2022" in words
    assert "Báo cáo bị trả lại được sửa" not in words
    assert "Báo cáo bị trả lại được sửa" in said({View.TASKS: report(RETURNED)})


@pytest.mark.parametrize(
    ("unit", "period", "recipient"),
    [
        ("PC", "2022-10", "Vụ trưởng Vụ Pháp chế"),
        ("XNK", "2022-Q3", "Cục trưởng Cục Xuất nhập khẩu"),
        ("TTB", "2022", "Chánh Thanh tra Bộ"),
    ],
)
def test_it_goes_to_whoever_heads_the_unit(unit, period, recipient):
    made = letter({View.TASKS: report()}, unit=unit, period=period)
    assert made.recipient == recipient
    assert made.paragraphs[-1] == f"Đề nghị {recipient} quan tâm, chỉ đạo thực hiện./."


def test_the_office_signs_by_title_and_numbers_it_itself():
    made = letter({View.TASKS: report()})
    assert (made.ministry, made.office, made.signer) == (
        "Bộ Công Thương",
        "Văn phòng Bộ",
        "Chánh Văn phòng",
    )
    assert made.subject == "V/v đôn đốc gửi báo cáo tháng 10/2022 thực hiện Chỉ thị số 07/CT-BCT"
    assert made.copies == ("Như trên;", "Lưu: VT.")
