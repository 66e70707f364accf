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


@pytest.mark.parametrize(
    ("written", "day"),
    [("Quí IV/2022", "2022-12-31"), ("Quí 3", "2022-09-30"), ("cuối quí II/2022", "2022-06-30")],
)
def test_a_quarter_may_be_spelt_the_older_way(written: str, day: str):
    assert days("Thời hạn", written) == (day, None)
