"""Which of several days of a task is its deadline, and which the day it was completed on."""

import pytest

from data_loaders import read_workbook
from tests.workbooks import book, table
from tracking.vocabulary import Reading

EARLY, LATE, THIRD = "30/06/2022", "30/09/2022", "15/09/2022"
IN_JUNE, IN_SEPTEMBER, MID_SEPTEMBER = "2022-06-30", "2022-09-30", "2022-09-15"


def read(headings: str, *cells: object, period: str = "Tháng 10 năm 2022") -> Reading:
    """A table of two tasks; both have the same cells under these headings."""
    rows = [[f"Nhiệm vụ {at}", "Cục Hóa chất", *cells] for at in (1, 2)]
    drawn = table(["Tên nhiệm vụ", "Đơn vị chủ trì", *headings.split("; ")], rows, period=period)
    return read_workbook(book({"Biểu 1": drawn}), "bao-cao.xlsx")


def days(headings: str, *cells: object) -> tuple[str | None, str | None]:
    """The deadline and the day of completion of the first task."""
    record = next(read(headings, *cells).tables[0].records())
    due, done = record.get("due_on"), record.get("completed_on")
    return due and due.isoformat(), done and done.isoformat()


@pytest.mark.parametrize(
    "headings",
    [
        "Thời hạn theo VB; Thời hạn gia hạn",
        "Thời hạn ban đầu; Thời hạn điều chỉnh",
        "Thời hạn; Gia hạn đến",
        "Hạn hoàn thành; Hạn sau điều chỉnh",
        "Thời hạn trước điều chỉnh; Thời hạn sau điều chỉnh",
    ],
)
def test_the_deadline_granted_last_counts(headings: str):
    assert days(headings, EARLY, LATE) == (IN_SEPTEMBER, None)
    assert days(headings, EARLY, None) == (IN_JUNE, None)
    other_way = "; ".join(reversed(headings.split("; ")))
    assert days(other_way, LATE, EARLY) == (IN_SEPTEMBER, None)


def test_a_deadline_only_asked_for_does_not_count():
    assert days("Thời hạn; Thời hạn xin gia hạn", EARLY, LATE) == (IN_JUNE, None)


class TestPutOffMoreThanOnce:
    HEADINGS = (
        "Thời hạn; Gia hạn lần 1; Gia hạn lần 2",
        "Thời hạn; Thời hạn điều chỉnh lần 1; Thời hạn điều chỉnh lần 2",
        "Thời hạn; Lùi hạn (lần 1); Lùi hạn (lần 2)",
        "Thời hạn; Gia hạn; Gia hạn thêm",
        "Thời hạn lần 1; Thời hạn lần 2; Thời hạn lần 3",
    )

    @pytest.mark.parametrize("headings", HEADINGS)
    def test_the_last_one_filled_in_counts(self, headings: str):
        assert days(headings, EARLY, THIRD, LATE)[0] == IN_SEPTEMBER
        assert days(headings, EARLY, THIRD, None)[0] == MID_SEPTEMBER
        assert days(headings, EARLY, None, LATE)[0] == IN_SEPTEMBER
        assert days(headings, EARLY, None, None)[0] == IN_JUNE

    def test_rounds_under_one_heading(self):
        rows = [["A", EARLY, None, THIRD, LATE], ["B", EARLY, None, THIRD, None]]
        drawn = table(["Tên nhiệm vụ", "Thời hạn", "Số ngày gia hạn", "Gia hạn", None], rows)
        drawn[4:4] = [[None, None, None, None, "Lần 1", "Lần 2"]]
        (found,) = read_workbook(book({"Biểu 1": drawn}), "bao-cao.xlsx").tables
        assert [str(row["due_on"]) for row in found.records()] == [IN_SEPTEMBER, MID_SEPTEMBER]
        assert [found.letters("due_on", row) for row in (6, 7)] == [("F",), ("E",)]

    def test_columns_in_another_order_count_by_their_number(self):
        headings = "Gia hạn lần 2; Gia hạn lần 1; Thời hạn"
        assert days(headings, LATE, THIRD, EARLY)[0] == IN_SEPTEMBER
        assert days(headings, None, THIRD, EARLY)[0] == MID_SEPTEMBER

    def test_without_a_first_deadline_the_first_extension_is_it(self):
        assert days("Gia hạn lần 1; Gia hạn lần 2", EARLY, None)[0] == IN_JUNE
        assert days("Gia hạn lần 1; Gia hạn lần 2", EARLY, LATE)[0] == IN_SEPTEMBER

    @pytest.mark.parametrize("denied", ["Không", "Không gia hạn", "-"])
    def test_a_cell_that_says_that_none_was_granted_changes_nothing(self, denied: str):
        reading = read(self.HEADINGS[0], EARLY, THIRD, denied)
        assert [one.code for one in reading.findings] == ["due_granted_later"]
        assert next(reading.tables[0].records())["due_on"].isoformat() == MID_SEPTEMBER

    def test_a_deadline_that_cannot_be_read_is_not_replaced_by_the_one_before(self):
        reading = read(self.HEADINGS[0], EARLY, THIRD, "sau khi Bộ duyệt")
        assert next(reading.tables[0].records())["due_on"] is None
        assert "due_not_understood" in {one.code for one in reading.findings}

    def test_each_row_leads_to_the_cell_that_was_used(self):
        rows = [["A", LATE, None, None], ["B", EARLY, THIRD, None], ["C", EARLY, THIRD, LATE]]
        headings = ["Tên nhiệm vụ", *self.HEADINGS[0].split("; ")]
        reading = read_workbook(book({"Biểu 1": table(headings, rows)}), "bao-cao.xlsx")
        (found,) = reading.tables
        assert [found.letters("due_on", row) for row in (5, 6, 7)] == [("C",), ("D",), ("E",)]
        told = {one.cells: one.message for one in reading.findings if one.field == "due_on"}
        assert "lấy theo cột “Gia hạn lần 1”" in told["D6",]
        assert "lấy theo cột “Gia hạn lần 2”" in told["E7",]

    def test_a_finding_about_a_deadline_is_on_the_cell_that_was_used(self):
        rows = [["A", LATE, "05/01/2022", "04/01/2022"]]
        headings = ["Tên nhiệm vụ", "Thời hạn", "Ngày giao", "Gia hạn"]
        reading = read_workbook(book({"Biểu 1": table(headings, rows)}), "bao-cao.xlsx")
        (told,) = [one for one in reading.findings if one.code == "date_before_assignment"]
        assert told.cells == ("E5",)


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("Ngày bắt đầu; Ngày kết thúc", (IN_SEPTEMBER, None)),
        ("Ngày kết thúc; Ngày hoàn thành", (IN_JUNE, IN_SEPTEMBER)),
        ("Thời hạn; Ngày kết thúc", (IN_JUNE, IN_SEPTEMBER)),
        ("Thời hạn; Ngày hoàn thành của đơn vị phối hợp", (IN_JUNE, None)),
        ("Thời hạn; Hoàn thành", (IN_JUNE, IN_SEPTEMBER)),
    ],
)
def test_a_day_of_an_end_is_a_deadline_where_there_is_no_other(headings, expected):
    assert days(headings, EARLY, LATE) == expected


def test_a_mark_under_completed_is_no_day():
    reading = read("Thời hạn; Hoàn thành; Chưa hoàn thành", EARLY, "x", None)
    assert "completed_on" not in reading.tables[0].fields
    assert [one.code for one in reading.findings] == ["column_not_read"]


def test_a_day_of_completion_without_a_year_is_not_after_the_period():
    reading = read("Thời hạn; Ngày hoàn thành", "31/12/2022", "20/12", period="Tháng 1 năm 2023")
    record = next(reading.tables[0].records())
    assert record["completed_on"].isoformat() == "2022-12-20"
    (told,) = [one for one in reading.findings if one.code == "date_year_assumed"]
    assert "đang lấy năm 2022" in told.message


@pytest.mark.parametrize(("due", "severity"), [("15/12", "warning"), ("15/03", "note")])
def test_a_deadline_without_a_year_may_be_of_the_year_before(due, severity):
    reading = read("Thời hạn; Ngày hoàn thành", due, None, period="Tháng 1 năm 2023")
    (told,) = [one for one in reading.findings if one.code == "date_year_assumed"]
    assert told.severity == severity
