"""Leave to send errors, on the page of the unit that asks and of the office that answers."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.pages.test_sending import actor, drafted
from tests.tracking.store.delivering import faulty
from tests.workbooks import projects
from tracking.roles import Role
from tracking.store.reviewing import accept_delivery
from tracking.store.sending import send
from tracking.store.waivers import today, waiver
from tracking.store.waiving import ask_leave, decline_leave, grant_leave

WRONG = faulty("nhiều")
WHY = "Chưa có số vốn <b>của</b> dự án"


def now():
    return datetime.now(UTC)


def staff(engine, unit="VP"):
    return actor(engine, Role.UNIT_STAFF, unit)


def office(engine):
    return actor(engine, Role.COORDINATOR)


def asked(engine, sheets=WRONG):
    held = drafted(engine, sheets)
    return held, ask_leave(engine, staff(engine), held.id, WHY, now())


def granted(engine, sheets=WRONG, days=5):
    held, one = asked(engine, sheets)
    day = today(now()) + timedelta(days=days)
    return held, grant_leave(engine, office(engine), one.id, day, "Đồng ý", now(), seen=0)


def click(shown, label):
    next(one for one in shown.app.button if one.label == label).click().run()


def day_in(days):
    return f"{today(now()) + timedelta(days=days):%d/%m/%Y}"


class TestTheUnit:
    @pytest.fixture
    def page(self, nothing, opened):
        def open_page(**address):
            return opened(
                nothing, "sending", role=Role.UNIT_STAFF, unit="VP", kygui="2022-10", **address
            )

        return open_page

    def test_it_asks_with_a_reason_and_then_waits(self, nothing, page):
        shown = page(nhap=drafted(nothing, WRONG).id)
        assert "Xin gửi kèm lỗi" in shown.words
        click(shown, "Gửi đề nghị")
        assert "Ghi lý do xin gửi kèm lỗi" in shown.words
        shown.app.text_area[0].set_value(WHY).run()
        click(shown, "Gửi đề nghị")
        assert shown.troubles == []
        assert "Đã xin gửi kèm 1 lỗi lúc" in shown.words
        assert f"đang chờ đầu mối trả lời. Lý do đã ghi: {WHY}" in shown.words
        assert {"Gửi đề nghị", "Gửi báo cáo"}.isdisjoint(shown.buttons)

    def test_granted_it_is_sent_and_the_receipt_says_so(self, nothing, page):
        held, _ = granted(nothing)
        shown = page(nhap=held.id)
        assert shown.headline == f"Được gửi kèm 1 lỗi đến hết ngày {day_in(5)}"
        assert f"đến hết ngày {day_in(5)} (phép số 1, Đầu mối" in shown.words
        assert "Nếu được tiếp nhận" in shown.words
        assert "Gửi đề nghị" not in shown.buttons
        click(shown, "Gửi báo cáo")
        assert shown.troubles == []
        assert shown.headline == "Lần gửi số 1: ◔ chờ tiếp nhận"
        assert f"Gửi kèm 1 lỗi theo phép số 1 đến hết ngày {day_in(5)}" in shown.words
        assert "đầu mối cho phép vì: Đồng ý." in shown.words
        (row,) = page().table("number", "state")
        assert row["state"] == "◔ chờ tiếp nhận; kèm 1 lỗi"

    def test_with_warnings_it_is_explained_as_ever(self, nothing, page):
        rows = [["A", "nhiều", 1], ["B", 1000, 1400]]
        held, _ = granted(nothing, {"Biểu 1": projects(*rows, unit=None, period=None)})
        shown = page(nhap=held.id)
        assert shown.headline.endswith("; có 1 cảnh báo cần giải thích")
        click(shown, "Gửi báo cáo")
        assert "còn 1 cảnh báo; ghi lời giải thích" in shown.words

    def test_declined_it_says_why_and_may_be_asked_again(self, nothing, page):
        held, one = asked(nothing)
        decline_leave(nothing, office(nothing), one.id, "Đủ số rồi", now(), seen=0)
        shown = page(nhap=held.id)
        assert "Đề nghị số 1 không được đồng ý lúc" in shown.words
        assert ": Đủ số rồi" in shown.words
        assert "Gửi đề nghị" in shown.buttons
        assert "Gửi báo cáo" not in shown.buttons

    def test_leave_that_is_taken_back_is_said(self, nothing, page):
        held, one = granted(nothing)
        decline_leave(nothing, office(nothing), one.id, "Thôi", now(), seen=1)
        assert "Phép số 1 đã bị thu hồi lúc" in page(nhap=held.id).words

    def test_the_answer_is_told_where_the_unit_comes_in(self, nothing, page):
        asked(nothing)
        assert "Bản nháp “" not in page().words
        granted(nothing)
        assert "Bản nháp “bao cao.xlsx”: Được gửi kèm 1 lỗi đến hết ngày" in page().words

    def test_an_error_beyond_the_leave_is_said(self, nothing, page):
        granted(nothing)
        other = drafted(nothing, faulty("nhiều", "chưa rõ"))
        shown = page(nhap=other.id)
        assert shown.headline == "Còn 2 lỗi phải sửa trước khi gửi"
        assert f"Phép số 1 (đến hết ngày {day_in(5)}) không gồm 1 lỗi của tệp này" in shown.words
        assert "Gửi đề nghị" in shown.buttons

    def test_leave_that_has_ended_is_said(self, nothing, page):
        held = drafted(nothing, WRONG)
        past = now() - timedelta(days=9)
        one = ask_leave(nothing, staff(nothing), held.id, WHY, past)
        grant_leave(nothing, office(nothing), one.id, today(past), "Đồng ý", past, seen=0)
        shown = page(nhap=held.id)
        assert f"Phép số 1 đã hết hạn ngày {day_in(-9)}" in shown.words
        assert "Gửi báo cáo" not in shown.buttons

    def test_another_file_takes_the_place_of_what_waits(self, nothing, page):
        asked(nothing)
        other = drafted(nothing, faulty("nhiều", "chưa rõ"))
        assert "Đề nghị mới sẽ thay đề nghị ấy." in page(nhap=other.id).words

    def test_nothing_is_offered_for_a_file_without_period_or_of_another_unit(
        self, nothing, opened, page
    ):
        shown = page(nhap=drafted(nothing, {"Biểu 1": [["x"]]}).id)
        assert "Gửi đề nghị" not in shown.buttons
        theirs = drafted(nothing, WRONG, unit="XNK")
        shown = opened(nothing, "sending", role=Role.UNIT_STAFF, unit="XNK", nhap=theirs.id)
        assert "Tệp này ghi là của Văn phòng Bộ" in shown.words
        assert "Gửi đề nghị" not in shown.buttons


class TestTheOffice:
    @pytest.fixture
    def page(self, nothing, opened):
        def open_page(**address):
            return opened(nothing, "reviewing", role=Role.COORDINATOR, kygui="2022-10", **address)

        return open_page

    def answer(self, shown, label, reason, day=""):
        shown.app.text_area[0].set_value(reason)
        if day:
            shown.app.text_input[0].set_value(day)
        click(shown, label)

    def test_what_waits_is_listed_and_nothing_where_there_is_none(self, nothing, page):
        assert "Xin gửi kèm lỗi" not in page().words
        asked(nothing)
        shown = page()
        assert "1 đề nghị chờ trả lời; bấm một dòng" in shown.words
        (row,) = shown.table("number", "errors")
        assert (row["unit"], row["reports"], row["errors"]) == (
            "VP Bộ", "Giải ngân tháng 10/2022, Văn phòng Bộ", 1,
        )  # fmt: skip
        assert (row["reason"], row["file"]) == (WHY, "bao cao.xlsx")
        assert row["state"] == "◔ chờ trả lời"

    def test_a_request_shows_its_errors_and_is_granted_a_month(self, nothing, page):
        asked(nothing)
        shown = page(phep="1")
        assert shown.headline == "Đề nghị số 1: ◔ chờ trả lời"
        assert WHY in shown.words
        assert shown.table("severity", "cells")[0]["cells"] == "C5"
        assert shown.app.text_input[0].value == day_in(30)
        click(shown, "Cho phép")
        assert "Ghi lý do trả lời" in shown.words
        self.answer(shown, "Cho phép", "Đồng ý")
        assert shown.troubles == []
        assert shown.headline == f"Đề nghị số 1: ● được cho phép đến hết ngày {day_in(30)}"
        assert "1 phép còn hạn" in page().words

    @pytest.mark.parametrize(
        ("day", "said"),
        [("hôm nào đó", "theo mẫu 31/12/2022"), ("01/11/2022", "ghi hôm nay hoặc ngày sau")],
    )
    def test_a_day_that_is_none_or_past_is_refused_in_words(self, nothing, page, day, said):
        _, one = asked(nothing)
        shown = page(phep="1")
        self.answer(shown, "Cho phép", "Đồng ý", day)
        assert said in shown.words
        assert waiver(nothing, office(nothing), one.id, now()) == one

    def test_it_is_declined_and_then_granted_by_the_same_office(self, nothing, page):
        asked(nothing)
        shown = page(phep="1")
        self.answer(shown, "Không cho phép", "Đủ số rồi")
        assert shown.headline == "Đề nghị số 1: ■ không được phép"
        self.answer(shown, "Cho phép", "Đồng ý", day_in(0))
        assert shown.headline == f"Đề nghị số 1: ● được cho phép đến hết ngày {day_in(0)}"
        self.answer(shown, "Không cho phép", "Thôi")
        assert shown.headline == "Đề nghị số 1: ■ đã bị thu hồi"

    def test_the_second_of_two_is_told_what_the_first_answered(self, nothing, page):
        _, one = asked(nothing)
        shown = page(phep="1")
        first = decline_leave(nothing, office(nothing), one.id, "Đủ số rồi", now(), seen=0)
        self.answer(shown, "Cho phép", "Đồng ý")
        assert "vừa được trả lời ở nơi khác: không được phép, trả lời lúc" in shown.words
        assert ": Đủ số rồi. Xem câu trả lời ấy trước" in shown.words
        assert waiver(nothing, office(nothing), one.id, now()) == first
        click(shown, "Cho phép")
        assert "● được cho phép" in shown.headline

    def test_a_number_nobody_has_is_said(self, nothing, page):
        shown = page(phep="7")
        assert "Không có đề nghị gửi kèm lỗi số 7" in shown.words
        assert "Theo dõi từng đơn vị" in shown.words

    def test_what_is_sent_under_leave_says_so_and_is_accepted(self, nothing, page):
        held, one = granted(nothing)
        send(nothing, staff(nothing), held.id, "", now())
        decline_leave(nothing, office(nothing), one.id, "Thôi", now(), seen=1)
        shown = page(lan="1")
        assert f"Gửi kèm 1 lỗi theo phép số 1 đến hết ngày {day_in(5)}" in shown.words
        assert "Phép ấy đã bị thu hồi sau khi gửi." in shown.words
        assert shown.table("severity", "cells")[0]["severity"] == "■ LỖI"
        click(shown, "Tiếp nhận")
        assert shown.headline == "Lần gửi số 1: ● đã tiếp nhận"

    def test_what_it_put_in_force_is_drawn_everywhere(self, nothing, opened):
        held, _ = granted(nothing)
        made = send(nothing, staff(nothing), held.id, "", now())
        accept_delivery(nothing, office(nothing), made.id, now())
        for page in ("overview", "disbursement", "unit"):
            shown = opened(nothing, page, role=Role.LEADER)
            assert shown.troubles == []
