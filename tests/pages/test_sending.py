"""The pages of units and of the coordinating office, drawn without a browser."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from data_loaders import read_workbook
from tests.tracking.store.sending import money
from tests.workbooks import book, projects
from tracking.roles import Role
from tracking.store.accounts import demo_account
from tracking.store.audit import Deed, entries
from tracking.store.closing_periods import close_period
from tracking.store.drafts import keep_draft
from tracking.store.reviewing import accept_delivery, return_delivery
from tracking.store.sending import send

NOW = datetime(2022, 11, 16, 3, tzinfo=UTC)
WORK = {
    Role.UNIT_STAFF: ("sending",),
    Role.COORDINATOR: ("reviewing", "ministry_tables"),
    Role.ADMIN: ("accounts", "audit", "ministry_tables"),
}
PAGES = [(page, role) for role, pages in WORK.items() for page in pages]


def actor(engine, role, unit="VP"):
    return demo_account(engine, role, unit, NOW).actor("10.0.0.1")


def drafted(engine, sheets=None, unit="VP"):
    content = book(sheets or money(400))
    reading = read_workbook(content, "bao cao.xlsx", unit="VP", period="2022-10")
    return keep_draft(engine, actor(engine, Role.UNIT_STAFF, unit), content, reading, ("", ""), NOW)


def sent(engine):
    return send(engine, actor(engine, Role.UNIT_STAFF), drafted(engine).id, "đã kiểm tra", NOW)


@pytest.mark.parametrize(("page", "role"), PAGES)
def test_a_page_of_work_opens_on_a_store_that_holds_nothing(nothing, opened, page, role):
    shown = opened(nothing, page, role=role)
    assert shown.troubles == []
    assert shown.headline


@pytest.mark.parametrize(("page", "role"), PAGES)
def test_a_page_of_work_is_nobodys_without_a_session(nothing, opened, page, role):
    shown = opened(nothing, page, role=None)
    assert shown.pieces == []
    assert "Đăng nhập lại" in shown.app.error[0].value


@pytest.mark.parametrize("page", [page for page, _ in PAGES])
def test_a_leader_has_no_page_of_work(nothing, opened, page):
    with pytest.raises(ValueError, match=f"{page}.py"):
        opened(nothing, page)


class TestSending:
    def opened(self, opened, engine, **address):
        return opened(
            engine, "sending", role=Role.UNIT_STAFF, unit="VP", kygui="2022-10", **address
        )

    def test_it_says_what_is_owed_and_by_when(self, nothing, opened):
        shown = self.opened(opened, nothing)
        assert shown.headline.startswith("Tháng 10/2022: còn phải gửi")
        rows = {row["report"]: row["state"] for row in shown.table("report", "state")}
        assert rows["Giải ngân"] == "○ chưa gửi, quá hạn"

    def test_a_draft_is_there_until_it_is_sent(self, nothing, opened):
        held = drafted(nothing)
        assert "bao cao\\.xlsx\\: 0 lỗi, 0 cảnh báo" in self.opened(opened, nothing).buttons
        shown = self.opened(opened, nothing, nhap=held.id)
        assert shown.headline == "Không có lỗi, gửi được"
        assert "1 dòng số liệu" in shown.words
        assert "Thêm 1 dòng." in shown.words

    def test_errors_are_shown_and_nothing_can_be_sent(self, nothing, opened):
        wrong = {"Biểu 1": projects(["Cải tạo trụ sở", 1000, "nhiều"], unit=None, period=None)}
        shown = self.opened(opened, nothing, nhap=drafted(nothing, wrong).id)
        assert shown.headline == "Còn 1 lỗi phải sửa trước khi gửi"
        assert "■ LỖI" in shown.words
        assert "Gửi báo cáo" not in shown.buttons

    def test_a_file_of_another_unit_is_said_at_once(self, nothing, opened):
        held = drafted(nothing, unit="XNK")
        shown = opened(nothing, "sending", role=Role.UNIT_STAFF, unit="XNK", nhap=held.id)
        assert "Tệp này ghi là của Văn phòng Bộ" in shown.words

    def test_the_draft_of_another_unit_is_not_shown_and_the_attempt_is_kept(self, nothing, opened):
        held = drafted(nothing)
        shown = opened(nothing, "sending", role=Role.UNIT_STAFF, unit="XNK", nhap=held.id)
        shown.app.run()
        assert "không gửi hay xem được bản nháp" in shown.words
        day = timedelta(days=9_000)
        found = entries(nothing, since=NOW - day, until=NOW + day)
        assert [one.unit_code for one in found if one.deed is Deed.REFUSED] == ["XNK"]

    def test_sending_answers_a_receipt(self, nothing, opened):
        shown = self.opened(opened, nothing, nhap=drafted(nothing).id)
        next(one for one in shown.app.button if one.label == "Gửi báo cáo").click().run()
        assert shown.headline == "Lần gửi số 1: ◔ chờ tiếp nhận"
        assert "Dấu vân tay của tệp (SHA-256)" in shown.words

    def test_what_a_colleague_sent_and_would_be_replaced_is_said_before(self, nothing, opened):
        one = sent(nothing)
        assert "Sẽ thành" in self.opened(opened, nothing, lan=str(one.id)).words
        shown = self.opened(opened, nothing, nhap=drafted(nothing).id)
        assert f"Lần gửi số {one.id} (" in shown.words
        assert "đang chờ tiếp nhận; gửi tệp này là thay lần gửi ấy." in shown.words
        next(it for it in shown.app.button if it.label == "Gửi báo cáo").click().run()
        superseded = self.opened(opened, nothing, lan=str(one.id)).words
        assert "Sẽ thành" not in superseded
        assert "Lúc gửi dự kiến thành" in superseded

    def test_a_file_that_cannot_be_read_is_not_offered_back_as_if_it_were_marked(
        self, nothing, opened
    ):
        held = keep_draft(
            nothing,
            actor(nothing, Role.UNIT_STAFF, "VP"),
            b"x",
            read_workbook(b"x", "a.xlsx"),
            ("VP", ""),
            NOW,
        )
        shown = self.opened(opened, nothing, nhap=held.id)
        assert shown.headline == "Chưa đọc được tệp này"
        assert not any("đánh dấu" in one.label for one in shown.app.get("download_button"))

    def test_what_is_returned_says_why_and_where(self, nothing, opened):
        one = sent(nothing)
        boss = actor(nothing, Role.COORDINATOR)
        return_delivery(nothing, boss, one.id, "thiếu vốn kéo dài", "Biểu 1!F12", NOW)
        shown = self.opened(opened, nothing)
        assert "giải ngân bị trả lại" in shown.headline
        (row,) = [row for row in shown.table("report", "reason") if row["report"] == "Giải ngân"]
        assert row["reason"] == "thiếu vốn kéo dài (Biểu 1!F12)"

    def test_a_receipt_of_another_unit_is_refused_in_words(self, nothing, opened):
        sent(nothing)
        shown = opened(nothing, "sending", role=Role.UNIT_STAFF, unit="XNK", lan="1")
        assert "không gửi hay xem được" in shown.words
        assert "Giấy biên nhận" not in shown.words


class TestReviewing:
    def opened(self, opened, engine, **address):
        return opened(engine, "reviewing", role=Role.COORDINATOR, kygui="2022-10", **address)

    def click(self, shown, label):
        next(one for one in shown.app.button if one.label == label).click().run()

    def test_it_says_what_waits_and_who_owes(self, nothing, opened):
        sent(nothing)
        shown = self.opened(opened, nothing)
        assert shown.headline.startswith("1 lần gửi chờ tiếp nhận; tháng 10/2022:")
        (row,) = shown.table("number", "unit")
        assert row["unit"] == "Văn phòng Bộ"
        board = {row["unit"]: row for row in shown.table("unit", "disbursement")}
        assert board["VP Bộ"]["disbursement"].startswith("◑ chờ tiếp nhận")

    def test_accepting_puts_the_figures_in_force(self, nothing, opened):
        sent(nothing)
        shown = self.opened(opened, nothing, lan="1")
        self.click(shown, "Tiếp nhận")
        assert shown.headline == "Lần gửi số 1: ● đã tiếp nhận"
        assert "Tiếp nhận" not in shown.buttons
        overview = opened(nothing, "overview", role=Role.LEADER)
        assert "Tháng 10/2022" in overview.headline

    def test_what_is_foreseen_is_what_accepting_would_do(self, nothing, opened):
        """Ticked, the file takes the place of all that is in force: so does what is foreseen."""
        boss = actor(nothing, Role.COORDINATOR)
        rows = [[f"Dự án {name}", 1000, 400] for name in "ABCDEF"]
        for number, kept in ((1, rows), (2, rows[:1])):
            book_of = {"Biểu 1": projects(*kept, unit=None, period=None)}
            send(nothing, actor(nothing, Role.UNIT_STAFF), drafted(nothing, book_of).id, "", NOW)
            if number == 1:
                accept_delivery(nothing, boss, number, NOW)
        shown = self.opened(opened, nothing, lan="2")
        before = shown.words
        shown.app.checkbox[0].check().run()
        assert "5/6 dòng của bản 1 đang dùng" in before
        assert "5/6 dòng của bản 1 đang dùng" not in shown.words
        assert "Bỏ 5 dòng" in shown.words
        self.click(shown, "Tiếp nhận")
        assert shown.headline == "Lần gửi số 2: ● đã tiếp nhận"

    def test_returning_needs_a_reason(self, nothing, opened):
        sent(nothing)
        shown = self.opened(opened, nothing, lan="1")
        self.click(shown, "Trả lại")
        assert "Ghi lý do trả lại" in shown.words
        shown.app.text_area[0].set_value("sai đơn vị tính").run()
        self.click(shown, "Trả lại")
        assert shown.headline == "Lần gửi số 1: ■ đã trả lại"

    def test_what_was_being_written_is_not_lost_when_another_decides(self, nothing, opened):
        one = sent(nothing)
        shown = self.opened(opened, nothing, lan="1")
        shown.app.text_area[0].set_value("thiếu vốn kéo dài").run()
        other = replace(actor(nothing, Role.COORDINATOR), account="dau.moi.2")
        accept_delivery(nothing, other, one.id, NOW)
        shown.app.run()
        assert shown.headline == "Lần gửi số 1: ● đã tiếp nhận"
        for _ in range(2):
            assert "chưa gửi đi: “thiếu vốn kéo dài”" in shown.words
            shown.app.run()

    def test_what_one_wrote_before_deciding_oneself_is_not_told_as_lost(self, nothing, opened):
        sent(nothing)
        shown = self.opened(opened, nothing, lan="1")
        shown.app.text_area[0].set_value("thiếu vốn kéo dài").run()
        self.click(shown, "Tiếp nhận")
        assert "chưa gửi đi" not in shown.words

    def test_what_is_withdrawn_is_a_draft_again(self, nothing, opened):
        sent(nothing)
        clerk = {"role": Role.UNIT_STAFF, "unit": "VP"}
        shown = opened(nothing, "sending", **clerk, kygui="2022-10", lan="1")
        self.click(shown, "Rút lại")
        assert "còn phải gửi" in shown.headline
        assert "bao cao\\.xlsx\\: 0 lỗi, 0 cảnh báo" in shown.buttons


class TestClosing:
    def opened(self, opened, engine, role=Role.COORDINATOR, page="reviewing", **address):
        return opened(engine, page, role=role, unit="VP", kygui="2022-10", **address)

    def click(self, shown, label):
        next(one for one in shown.app.button if one.label == label).click().run()

    def closed(self, engine):
        boss = actor(engine, Role.COORDINATOR)
        return close_period(engine, boss, "2022-10", NOW, reason="giao ban", incomplete=True)

    def test_reports_missing_are_listed_and_need_a_tick(self, nothing, opened):
        shown = self.opened(opened, nothing)
        assert "Tháng 10/2022 đang mở, chưa chốt lần nào." in shown.words
        missing = {row["unit"]: row["reports"] for row in shown.table("unit", "reports")}
        assert "giải ngân: chưa gửi, quá hạn" in missing["Văn phòng Bộ"]
        self.click(shown, "Chốt tháng 10/2022")
        assert "đánh dấu chốt khi còn thiếu rồi bấm chốt" in shown.words
        (tick,) = shown.app.checkbox
        assert tick.label.startswith("Chốt dù còn ")
        tick.check().run()
        self.click(shown, "Chốt tháng 10/2022")
        assert "Tháng 10/2022 đã chốt (số liệu chốt số 1) lúc" in shown.words
        assert "Không lần gửi nào chờ phía sau." in shown.words
        (row,) = shown.table("done", "number")
        assert (row["done"], row["number"]) == ("● Chốt kỳ", 1)

    def test_what_comes_after_waits_and_both_sides_see_it(self, nothing, opened):
        self.closed(nothing)
        sent(nothing)
        (row,) = self.opened(opened, nothing).table("number", "unit")
        assert row["state"] == "◔ chờ mở lại kỳ tháng 10/2022"
        asked = self.opened(opened, nothing, lan="1")
        assert "mở lại kỳ ở phần Chốt kỳ" in asked.words
        (accept,) = [one for one in asked.app.button if one.label == "Tiếp nhận"]
        assert accept.disabled
        own = self.opened(opened, nothing, Role.UNIT_STAFF, "sending", lan="1")
        assert own.headline == "Lần gửi số 1: ◔ chờ mở lại kỳ tháng 10/2022"

    def test_a_unit_is_told_before_it_sends(self, nothing, opened):
        self.closed(nothing)
        shown = self.opened(opened, nothing, Role.UNIT_STAFF, "sending")
        assert "báo cáo gửi bây giờ chờ đầu mối mở lại kỳ" in shown.words

    def test_reopening_needs_a_reason_and_leaves_a_trace(self, nothing, opened):
        self.closed(nothing)
        sent(nothing)
        shown = self.opened(opened, nothing)
        assert "1 lần gửi đang chờ mở lại kỳ." in shown.words
        self.click(shown, "Mở lại tháng 10/2022")
        assert "Ghi lý do mở lại kỳ" in shown.words
        shown.app.text_input(key="why_open_2022-10").set_value("bổ sung vốn kéo dài").run()
        self.click(shown, "Mở lại tháng 10/2022")
        assert "Tháng 10/2022 đã mở lại (số liệu chốt số 1)" in shown.words
        history = [(row["done"], row["reason"]) for row in shown.table("done", "number")]
        assert history == [("○ Mở lại kỳ", "bổ sung vốn kéo dài"), ("● Chốt kỳ", "giao ban")]
        again = self.opened(opened, nothing, lan="1")
        self.click(again, "Tiếp nhận")
        assert again.headline == "Lần gửi số 1: ● đã tiếp nhận"

    def test_every_page_of_figures_says_that_the_period_is_closed(self, nothing, opened):
        boss = actor(nothing, Role.COORDINATOR)
        accept_delivery(nothing, boss, sent(nothing).id, NOW)
        page = opened(nothing, "overview", role=Role.LEADER)
        assert "Cập nhật lúc 10:00 ngày 16/11/2022" in page.words
        self.closed(nothing)
        page.app.run()
        assert "Đã chốt: số liệu chốt số 1, lúc 10:00 ngày 16/11/2022" in page.words


def test_the_record_tells_who_did_what(nothing, opened):
    sent(nothing)
    shown = opened(nothing, "audit", role=Role.ADMIN)
    deeds = [row["deed"] for row in shown.table("deed", "account")]
    assert deeds == ["đăng nhập"]
    assert shown.headline == "1 việc đã ghi"


def test_an_account_is_added_with_a_password_that_is_shown_once(nothing, opened):
    shown = opened(nothing, "accounts", role=Role.ADMIN)
    shown.app.text_input[0].set_value("vp.daumoi")
    shown.app.text_input[1].set_value("Phòng Tổng hợp")
    shown.app.selectbox[0].set_value(Role.COORDINATOR)
    next(one for one in shown.app.button if one.label == "Thêm tài khoản").click().run()
    assert "Mật khẩu tạm của vp.daumoi" in shown.words
    (row,) = shown.table("account", "state")
    assert row["state"] == "chờ chủ tài khoản đổi mật khẩu"
    shown.app.run()
    assert "Mật khẩu tạm" not in shown.words


def test_two_versions_of_a_report_are_held_against_each_other(nothing, opened):
    for number, spent in ((1, 400), (2, 650)):
        held = drafted(nothing, money(spent))
        send(nothing, actor(nothing, Role.UNIT_STAFF), held.id, "", NOW)
        accept_delivery(nothing, actor(nothing, Role.COORDINATOR), number, NOW)
    shown = opened(nothing, "sending", role=Role.UNIT_STAFF, unit="VP")
    (row,) = shown.table("field", "before", "after")
    assert (row["field"], row["before"], row["after"]) == (
        "Lũy kế giải ngân", "400.000.000 đồng", "650.000.000 đồng",
    )  # fmt: skip
