"""A clerk says what a column is, once; the page reads the file anew and never asks again."""

from tests.pages.drafting import NOW, click, drafted, staff
from tests.workbooks import MONEY, book, table
from tracking.roles import Role
from tracking.store.assigned_headings import headings_of
from tracking.store.drafts import draft, drafts_of
from tracking.store.sending import send

READ_AGAIN = "Đọc lại với các cột đã gán"


def report(*headings, values=(1000, 400), first="Tên dự án", month=10):
    rows = table(
        (first, *headings), [["A", *values]], money=MONEY, unit=None,
        period=f"Tháng {month} năm 2022",
    )  # fmt: skip
    return book({"Biểu 1": rows})


def labels(page):
    return [one.label for one in page.app.selectbox if one.key and one.key.startswith("heading_")]


def answer(page, letter, choice):
    (box,) = [
        one
        for one in page.app.selectbox
        if one.key and one.key.startswith("heading_") and f"{letter} “" in one.label
    ]
    box.select(choice)


UNKNOWN = ("Kế hoạch vốn", "Tiền đã rót ra")


class TestAsking:
    def test_a_column_that_was_not_read_is_shown_with_values(self, shown_draft):
        page = shown_draft(report(*UNKNOWN))
        assert "Cột chưa đọc" in page.words
        assert labels(page) == ["Cột D “Tiền đã rót ra”, ví dụ 400"]

    def test_only_what_is_still_free_can_be_chosen(self, shown_draft):
        (box,) = shown_draft(report(*UNKNOWN)).app.selectbox[-1:]
        assert "Lũy kế giải ngân" in box.options
        assert "Kế hoạch vốn giao" not in box.options
        assert box.options[-1] == "Không dùng cột này"

    def test_a_file_in_which_all_is_read_asks_nothing(self, shown_draft):
        page = shown_draft(report("Kế hoạch vốn", "Lũy kế giải ngân"))
        assert "Cột chưa đọc" not in page.words
        assert READ_AGAIN not in page.buttons

    def test_it_says_how_certain_each_column_is(self, shown_draft):
        assert "Cột đọc đúng tên: B Tên dự án" in shown_draft(report(*UNKNOWN)).words

    def test_the_file_is_read_anew_with_the_answer(self, shown_draft, nothing):
        page = shown_draft(report(*UNKNOWN))
        answer(page, "D", "Lũy kế giải ngân")
        click(page, READ_AGAIN)
        assert page.troubles == []
        assert page.headline == "Không có lỗi, gửi được"
        assert "Cột do đơn vị gán: D Lũy kế giải ngân" in page.words
        assert "Cột chưa đọc" not in page.words
        (held,) = drafts_of(nothing, staff(nothing), NOW)
        assert [one.code for one in held.reading.findings] == ["heading_assigned"]

    def test_a_column_that_is_not_used_is_not_asked_about_again(self, shown_draft):
        page = shown_draft(
            report("Kế hoạch vốn", "Lũy kế giải ngân", "Sổ nội bộ", values=(9, 1, "x"))
        )
        answer(page, "E", "Không dùng cột này")
        click(page, READ_AGAIN)
        assert "Cột chưa đọc" not in page.words
        assert "không dùng: E “Sổ nội bộ”" in page.words

    def test_of_two_columns_of_one_meaning_one_is_chosen(self, shown_draft):
        page = shown_draft(report("Kế hoạch vốn", "Kế hoạch vốn được giao", "Lũy kế giải ngân",
                            values=(1000, 900, 400)))  # fmt: skip
        (box,) = [one for one in page.app.selectbox if "là cột nào" in one.label]
        box.select("D “Kế hoạch vốn được giao”")
        click(page, READ_AGAIN)
        assert "Cột do đơn vị gán: D Kế hoạch vốn giao" in page.words
        assert not any("là cột nào" in label for label in labels(page))

    def test_a_table_that_was_not_found_says_what_it_lacks(self, shown_draft):
        page = shown_draft(report("Kế hoạch vốn", "Lũy kế giải ngân", first="Việc"))
        assert "tiêu đề ở dòng 4, còn thiếu: “Tên dự án” hoặc “Chủ đầu tư”" in page.words
        answer(page, "B", "Tên dự án")
        click(page, READ_AGAIN)
        assert page.headline == "Không có lỗi, gửi được"

    def test_nothing_chosen_says_what_to_do(self, shown_draft):
        page = shown_draft(report(*UNKNOWN))
        click(page, READ_AGAIN)
        assert "Chưa chọn cột nào" in page.words

    def test_a_field_is_given_to_one_column_of_a_table(self, shown_draft, nothing):
        page = shown_draft(report("Tiền vào", "Tiền ra"))
        for letter in "CD":
            answer(page, letter, "Lũy kế giải ngân")
        click(page, READ_AGAIN)
        assert "cùng được gán là “Lũy kế giải ngân”" in page.words
        assert headings_of(nothing, "VP") == []

    def test_a_heading_is_never_markup(self, shown_draft):
        page = shown_draft(report("Kế hoạch vốn", "**Tiền** <b>ra</b> [x](http://a)"))
        assert not set("*<>[]") & set(labels(page)[0])
        assert "**Tiền** <b>ra</b> [x](http://a)" in page.words
        assert page.troubles == []


class TestRemembered:
    def assigned(self, shown_draft):
        page = shown_draft(report(*UNKNOWN))
        answer(page, "D", "Lũy kế giải ngân")
        click(page, READ_AGAIN)
        return page

    def test_the_next_file_of_the_unit_is_read_without_asking(self, shown_draft):
        self.assigned(shown_draft)
        page = shown_draft(report(*UNKNOWN, values=(1000, 700), month=11))
        assert "Cột chưa đọc" not in page.words
        assert "Cột do đơn vị gán: D Lũy kế giải ngân" in page.words

    def test_that_of_another_unit_is_not(self, shown_draft):
        self.assigned(shown_draft)
        page = shown_draft(report(*UNKNOWN, values=(1000, 700)), unit="XNK")
        assert "Cột chưa đọc" in page.words
        assert "Tiêu đề đơn vị đã gán" not in [one.label for one in page.app.expander]

    def test_it_can_be_taken_back(self, shown_draft, nothing):
        page = self.assigned(shown_draft)
        assert "Tiêu đề đơn vị đã gán (1)" in [one.label for one in page.app.expander]
        click(page, "Bỏ gán")
        assert headings_of(nothing, "VP") == []
        assert "Cột chưa đọc" in page.words

    def test_a_file_read_before_is_offered_to_be_read_anew(self, shown_draft, nothing, opened):
        before = drafted(nothing, report(*UNKNOWN, values=(1000, 650)))
        self.assigned(shown_draft)
        page = opened(nothing, "sending", role=Role.UNIT_STAFF, unit="VP", nhap=before.id)
        assert "sau khi tệp này được đọc" in page.words
        click(page, "Đọc lại theo các tiêu đề đã gán")
        held = draft(nothing, staff(nothing), before.id, NOW)
        assert [one.code for one in held.reading.findings] == ["heading_assigned"]

    def test_who_reviews_sees_what_was_assigned(self, shown_draft, nothing, opened):
        self.assigned(shown_draft)
        (held,) = drafts_of(nothing, staff(nothing), NOW)
        send(nothing, staff(nothing), held.id, "", NOW)
        page = opened(nothing, "reviewing", role=Role.COORDINATOR, kygui="2022-10", lan="1")
        told = [row["message"] for row in page.table("severity", "message")]
        assert any("được đơn vị gán là “Lũy kế giải ngân”" in one for one in told)
