"""A clerk says once how the unit writes what can be read two ways; the page never asks again."""

import pytest

from tests.pages.drafting import NOW, click, drafted, staff
from tests.workbooks import book, projects, tasks
from tracking.dates import DateOrder
from tracking.habits import NONE_TOLD
from tracking.quantities import Notation
from tracking.roles import Role
from tracking.store.drafts import draft, drafts_of
from tracking.store.sending import send
from tracking.store.writing_habits import Habit, habits_of, take_back, tell, told_by
from tracking.vocabulary import Severity

READ_AGAIN = "Đọc lại theo cách viết này"
BEHIND = "Đọc lại theo cách viết hiện nay"
DAY, MONTH = "ngày 3 tháng 4 năm 2022", "ngày 4 tháng 3 năm 2022"
HALF = Habit(manner=Notation.COMMA_THOUSANDS, written="1.234")


def dated(*days):
    rows = [[f"Nhiệm vụ {n}", "Văn phòng Bộ", None, None, day] for n, day in enumerate(days)]
    return book({"Biểu 1": tasks(*rows)})


def amounts(plan="1.234"):
    return book({"Biểu 1": projects(["Cải tạo trụ sở", plan, 1])})


BOTH = book(
    {
        "Biểu 1": tasks(["Nhiệm vụ", "Văn phòng Bộ", None, None, "03/04/2022"]),
        "Biểu 2": projects(["Cải tạo trụ sở", "1.234", 1]),
    }
)


def questions(page):
    return {one.label.replace("\\", ""): one.options for one in page.app.radio}


def answered(page, choice):
    next(one for one in page.app.radio if choice in one.options).set_value(choice)
    click(page, READ_AGAIN)
    assert page.troubles == []
    return page


def codes(engine, unit="VP"):
    return [
        [one.code for one in held.reading.findings]
        for held in drafts_of(engine, staff(engine, unit), NOW)
    ]


class TestAsking:
    def test_a_day_of_two_readings_is_asked_with_both(self, shown_draft):
        page = shown_draft(dated("03/04/2022"))
        assert "Hỏi một lần" in page.words
        assert questions(page) == {"Ngày “03/04/2022” (trang “Biểu 1”, ô F5) là": [DAY, MONTH]}

    @pytest.mark.parametrize(
        ("written", "answers"),
        [
            ("1.234", ["1234 (dấu chấm ngăn hàng nghìn)", "1 phẩy 234 (dấu chấm ngăn phần lẻ)"]),
            ("1,234", ["1 phẩy 234 (dấu phẩy ngăn phần lẻ)", "1234 (dấu phẩy ngăn hàng nghìn)"]),
        ],
    )
    def test_a_number_of_two_readings_is_asked_with_both(self, shown_draft, written, answers):
        page = shown_draft(amounts(written))
        assert questions(page) == {f"Số “{written}” (trang “Biểu 1”, ô C5) là": answers}

    def test_each_kind_is_asked_once_however_many_columns_there_are(self, shown_draft):
        assert len(questions(shown_draft(BOTH))) == 2

    @pytest.mark.parametrize("content", [dated("25/04/2022", "03/04/2022"), amounts("1.234,5")])
    def test_a_file_of_one_reading_asks_nothing(self, shown_draft, content):
        page = shown_draft(content)
        assert "Hỏi một lần" not in page.words
        assert READ_AGAIN not in page.buttons

    def test_the_warning_becomes_a_note_and_the_report_goes_without_explanation(
        self, shown_draft, nothing
    ):
        page = shown_draft(dated("03/04/2022"))
        assert page.headline == "Gửi được; có 1 cảnh báo cần giải thích"
        answered(page, MONTH)
        assert page.headline == "Không có lỗi, gửi được"
        assert "Hỏi một lần" not in page.words
        assert f"“03/04/2022” là {MONTH}." in page.words
        assert codes(nothing) == [["date_order_told"]]
        click(page, "Gửi báo cáo")
        assert page.troubles == []
        assert drafts_of(nothing, staff(nothing), NOW) == []

    def test_only_what_is_answered_is_remembered(self, shown_draft, nothing):
        page = answered(shown_draft(BOTH), MONTH)
        assert [one.manner for one in told_by(nothing, "VP")] == [DateOrder.MONTH_FIRST]
        assert [*questions(page)] == ["Số “1.234” (trang “Biểu 2”, ô C5) là"]

    def test_nothing_chosen_says_what_to_do(self, shown_draft, nothing):
        page = shown_draft(dated("03/04/2022"))
        click(page, READ_AGAIN)
        assert "Chưa chọn cách viết nào" in page.words
        assert habits_of(nothing, "VP") == NONE_TOLD


class TestRemembered:
    def test_the_next_file_of_the_unit_is_not_asked(self, shown_draft):
        answered(shown_draft(dated("03/04/2022")), MONTH)
        page = shown_draft(dated("05/06/2022", "07/08/2022"))
        assert "Hỏi một lần" not in page.words
        assert page.headline == "Không có lỗi, gửi được"
        assert "“05/06/2022” là ngày 6 tháng 5 năm 2022." in page.words

    def test_that_of_another_unit_is(self, shown_draft):
        answered(shown_draft(amounts()), "1 phẩy 234 (dấu chấm ngăn phần lẻ)")
        page = shown_draft(amounts("1.500"), unit="XNK")
        assert "Hỏi một lần" in page.words
        assert not any(one.label.startswith("Cách viết đơn vị") for one in page.app.expander)

    def test_a_file_that_is_taken_in_is_read_so(self, shown_draft, nothing):
        """The period is said, so the file is read anew by the page itself."""
        tell(nothing, staff(nothing), [HALF], NOW)
        rows = projects(["Cải tạo trụ sở", "1.234", 1], period=None)
        page = shown_draft(book({"Biểu 1": rows}))
        click(page, "Đọc lại với kỳ này")
        assert page.troubles == []
        (held,) = codes(nothing)
        assert "number_notation_told" in held

    def test_it_can_be_taken_back(self, shown_draft, nothing):
        page = answered(shown_draft(dated("03/04/2022")), MONTH)
        assert "Cách viết đơn vị đã cho biết (1)" in [one.label for one in page.app.expander]
        click(page, "Bỏ")
        assert told_by(nothing, "VP") == []
        assert "Hỏi một lần" in page.words
        assert codes(nothing) == [["date_order_assumed"]]

    def test_a_file_read_before_is_offered_to_be_read_anew(self, shown_draft, nothing, opened):
        before = drafted(nothing, dated("05/06/2022"))
        answered(shown_draft(dated("03/04/2022")), MONTH)
        page = opened(nothing, "sending", role=Role.UNIT_STAFF, unit="VP", nhap=before.id)
        assert "sau khi tệp này được đọc" in page.words
        assert "Hỏi một lần" not in page.words
        click(page, BEHIND)
        held = draft(nothing, staff(nothing), before.id, NOW)
        assert [one.code for one in held.reading.findings] == ["date_order_told"]
        assert BEHIND not in page.buttons

    def test_so_is_one_read_in_the_manner_told_before(self, shown_draft, nothing, opened):
        actor = staff(nothing)
        tell(nothing, actor, [HALF], NOW)
        before = drafted(nothing, amounts())
        page = opened(nothing, "sending", role=Role.UNIT_STAFF, unit="VP", nhap=before.id)
        assert BEHIND not in page.buttons
        other = Habit(manner=Notation.DOT_THOUSANDS, written="1.234")
        tell(nothing, actor, [other], NOW)
        page = opened(nothing, "sending", role=Role.UNIT_STAFF, unit="VP", nhap=before.id)
        assert BEHIND in page.buttons

    def test_and_one_read_as_told_before_it_was_taken_back(self, shown_draft, nothing, opened):
        tell(nothing, staff(nothing), [HALF], NOW)
        before = drafted(nothing, amounts())
        take_back(nothing, staff(nothing), HALF.kind, NOW)
        page = opened(nothing, "sending", role=Role.UNIT_STAFF, unit="VP", nhap=before.id)
        assert BEHIND in page.buttons

    def test_who_reviews_sees_how_it_was_read(self, shown_draft, nothing, opened):
        answered(shown_draft(dated("03/04/2022")), MONTH)
        (held,) = drafts_of(nothing, staff(nothing), NOW)
        assert {one.severity for one in held.reading.findings} == {Severity.NOTE}
        send(nothing, staff(nothing), held.id, "", NOW)
        page = opened(nothing, "reviewing", role=Role.COORDINATOR, kygui="2022-10", lan="1")
        told = [row["message"] for row in page.table("severity", "message")]
        assert any(f"“03/04/2022” là {MONTH}" in one for one in told)
