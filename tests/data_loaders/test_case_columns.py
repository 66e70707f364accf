"""Which cases a column counts, where its heading alone does not say."""

from itertools import zip_longest

import pytest

from data_loaders import read_workbook
from tests.workbooks import book, table
from tracking.vocabulary import Reading

RECEIVED, ONLINE, IN_PERSON = "cases_received", "cases_online", "cases_in_person"
ON_TIME, LATE = "cases_resolved_on_time", "cases_resolved_late"
IN_TERM, OVERDUE = "cases_pending_in_term", "cases_pending_overdue"


def read(headings: str, *cells: int) -> Reading:
    """A list of one procedure with these headings, parted by ";", " / " between their levels."""
    levels = [heading.split(" / ") for heading in headings.split("; ")]
    first, *below = zip_longest(*levels)
    rows = table(["Tên thủ tục hành chính", *first], [["Cấp giấy phép", *cells]])
    rows[4:4] = [[None, None, *level] for level in below]
    return read_workbook(book({"Biểu 1": rows}), "bao-cao.xlsx")


def record(headings: str, *cells: int) -> dict[str, object]:
    return next(read(headings, *cells).tables[0].records())


@pytest.mark.parametrize(
    ("headings", "field"),
    [
        ("Tiếp nhận / Tổng số; Tiếp nhận / Trực tiếp; Tiếp nhận / Bưu chính công ích", IN_PERSON),
        ("Số hồ sơ tiếp nhận; Hồ sơ trực tiếp; Nộp qua bưu chính công ích", IN_PERSON),
        ("Tiếp nhận / Trực tuyến toàn trình; Tiếp nhận / Trực tuyến một phần", ONLINE),
    ],
)
def test_two_ways_of_one_channel_are_added(headings: str, field: str):
    cells = [100, 15, 5][-headings.count(";") - 1 :]
    assert record(headings, *cells)[field] == 20


def test_a_total_of_a_channel_is_not_added_to_its_part():
    headings = "Số hồ sơ tiếp nhận; Hồ sơ trực tuyến; Hồ sơ trực tuyến toàn trình"
    assert record(headings, 100, 80, 60)[ONLINE] == 80


def test_a_heading_that_stands_twice_is_of_what_it_stands_behind():
    headings = (
        "Tồn kỳ trước; Tổng số phải giải quyết; Đã giải quyết; Trong hạn; Quá hạn; "
        "Tồn cuối kỳ; Trong hạn; Quá hạn"
    )
    found = record(headings, 5, 15, 12, 11, 1, 3, 2, 1)
    expected = {RECEIVED: 15, ON_TIME: 11, LATE: 1, IN_TERM: 2, OVERDUE: 1}
    assert {name: found[name] for name in expected} == expected


def test_the_total_of_what_was_received_counts_as_in_the_official_form():
    headings = "Tiếp nhận / Kỳ trước chuyển; Tiếp nhận / Trong kỳ; Tiếp nhận / Tổng"
    assert record(headings, 5, 10, 15)[RECEIVED] == 15


@pytest.mark.parametrize(
    ("headings", "is_told"),
    [
        ("Số hồ sơ tiếp nhận; Đúng hạn; Số hồ sơ quá hạn", False),
        ("Số hồ sơ tiếp nhận; Đã giải quyết; Quá hạn", False),
        ("Số hồ sơ tiếp nhận; Giải quyết quá hạn", False),
        ("Số hồ sơ tiếp nhận; Đúng hạn; Đang giải quyết; Hồ sơ quá hạn", True),
        ("Số hồ sơ tiếp nhận; Hồ sơ quá hạn", True),
    ],
)
def test_overdue_cases_of_no_known_outcome_are_told(headings: str, is_told: bool):
    cells = [90, 60, 20, 10][: headings.count(";") + 1]
    codes = [finding.code for finding in read(headings, *cells).findings]
    assert ("late_cases_undecided" in codes) is is_told
