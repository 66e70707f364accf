"""Which cases a column counts, where its heading alone does not say."""

from collections.abc import Sequence
from itertools import zip_longest

import pytest

from data_loaders import read_workbook
from tests.workbooks import book, table
from tracking.vocabulary import Reading

RECEIVED, ONLINE, IN_PERSON = "cases_received", "cases_online", "cases_in_person"
ON_TIME, LATE = "cases_resolved_on_time", "cases_resolved_late"
IN_TERM, OVERDUE = "cases_pending_in_term", "cases_pending_overdue"


def read(headings: str, *cells: float, levels: Sequence[str] = (), **lines: str) -> Reading:
    """A list of one procedure with these headings, parted by ";", " / " between their levels;
    `levels` is its level of service, `lines` what else the table says."""
    parted = [heading.split(" / ") for heading in headings.split("; ")]
    first, *below = zip_longest(*parted)
    heads = ["Tên thủ tục hành chính", *["Mức độ"][: len(levels)]]
    rows = table([*heads, *first], [["Cấp giấy phép", *levels, *cells]], **lines)
    rows[4:4] = [[*[None] * (len(heads) + 1), *level] for level in below]
    return read_workbook(book({"Biểu 1": rows}), "bao-cao.xlsx")


def codes_of(reading: Reading) -> list[str]:
    return [finding.code for finding in reading.findings]


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
    assert ("late_cases_undecided" in codes_of(read(headings, *cells))) is is_told


@pytest.mark.parametrize(
    ("heading", "is_told"),
    [
        ("Tổng số hồ sơ (gồm cả kỳ trước chuyển sang)", True),
        ("Tổng số hồ sơ tiếp nhận (bao gồm hồ sơ kỳ trước chuyển qua)", True),
        ("Tổng số hồ sơ tiếp nhận và từ kỳ trước chuyển sang", True),
        ("Tổng số hồ sơ (kỳ trước chuyển sang + tiếp nhận mới)", True),
        ("Số hồ sơ tiếp nhận trong kỳ (không tính hồ sơ kỳ trước)", False),
    ],
)
def test_cases_of_before_counted_in_or_left_out_leave_a_number_of_cases_received(
    heading: str, is_told: bool
):
    reading = read(f"{heading}; Trực tuyến", 100, 60)
    found = next(reading.tables[0].records())
    assert (found[RECEIVED], found.get("cases_carried_over")) == (100, None)
    assert ("cases_before_included" in codes_of(reading)) is is_told


def test_cases_of_before_that_have_a_column_are_no_matter_of_doubt():
    reading = read("Tổng số hồ sơ (gồm cả kỳ trước); Trong đó: kỳ trước chuyển sang", 105, 5)
    assert "cases_before_included" not in codes_of(reading)


@pytest.mark.parametrize(
    "heading",
    [
        "Số hồ sơ trực tuyến bị từ chối",
        "Hồ sơ chưa nộp trực tuyến",
        "Số hồ sơ không nộp trực tuyến",
        "Số hồ sơ đủ điều kiện nộp trực tuyến",
        "Số hồ sơ trực tuyến kỳ trước",
        "Số hồ sơ trực tuyến năm 2021",
        "Số hồ sơ trực tuyến cùng kỳ",
        "Có phát sinh hồ sơ trực tuyến (có/không)",
        "Tổng số hồ sơ trực tuyến và trực tiếp",
    ],
)
def test_other_cases_than_those_that_came_in_online_are_not_taken_for_them(heading: str):
    reading = read(f"Số hồ sơ tiếp nhận; {heading}", 100, 60)
    found = next(reading.tables[0].records())
    assert {name for name in found if name.startswith("cases_")} == {RECEIVED}
    assert "online_not_found" in codes_of(reading)


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (
            "Hồ sơ tiếp nhận tháng 10; Hồ sơ tiếp nhận lũy kế; Hồ sơ trực tuyến tháng 10; "
            "Hồ sơ trực tuyến lũy kế",
            {RECEIVED: 10, ONLINE: 6},
        ),
        (
            "Hồ sơ tiếp nhận / Tháng 10; Hồ sơ tiếp nhận / Lũy kế; Trực tuyến / Tháng 10; "
            "Trực tuyến / Lũy kế",
            {RECEIVED: 10, ONLINE: 6},
        ),
        ("Hồ sơ tiếp nhận tháng 10; Hồ sơ trực tuyến từ đầu năm", {RECEIVED: 10, ONLINE: None}),
        ("Hồ sơ tiếp nhận; Hồ sơ trực tuyến từ đầu năm", {RECEIVED: 10, ONLINE: None}),
        ("Hồ sơ tiếp nhận từ đầu năm; Trực tuyến tháng 10", {RECEIVED: None, ONLINE: 100}),
        ("Hồ sơ tiếp nhận từ đầu năm; Trực tuyến", {RECEIVED: 10, ONLINE: 100}),
    ],
)
def test_all_cases_of_a_table_are_of_one_time(headings: str, expected: dict[str, int | None]):
    found = record(headings, *[10, 100, 6, 60][: headings.count(";") + 1])
    assert {name: found.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    ("headings", "code"),
    [
        ("Hồ sơ tiếp nhận tháng 10; Hồ sơ trực tuyến từ đầu năm", "cases_time_left_out"),
        ("Hồ sơ tiếp nhận 10 tháng; Hồ sơ trực tuyến 10 tháng", "cases_of_other_time"),
    ],
)
def test_cases_of_another_time_than_the_period_are_told(headings: str, code: str):
    assert code in codes_of(read(headings, 100, 60))


@pytest.mark.parametrize(
    ("period", "heading"),
    [
        ("Quý III năm 2022", "Quý III"),
        ("6 tháng đầu năm 2022", "6 tháng"),
        ("Năm 2022", "lũy kế từ đầu năm"),
    ],
)
def test_the_time_of_cases_is_that_of_the_period(period: str, heading: str):
    headings = f"Hồ sơ tiếp nhận trong tháng; Hồ sơ tiếp nhận {heading}; Trực tuyến {heading}"
    reading = read(headings, 10, 100, 60, period=period)
    found = next(reading.tables[0].records())
    assert (found[RECEIVED], found[ONLINE]) == (100, 60)
    assert "cases_of_other_time" not in codes_of(reading)


@pytest.mark.parametrize(
    ("headings", "cells", "expected"),
    [
        (
            "Số hồ sơ tiếp nhận; Trực tuyến / Số hồ sơ; Trực tuyến / Tỷ lệ; Đúng hạn / Số lượng",
            (100, 60, 0.6, 97),
            {RECEIVED: 100, ONLINE: 60, ON_TIME: 97},
        ),
        (
            "Trực tuyến / Tiếp nhận; Trực tuyến / Đúng hạn; Trực tiếp / Tiếp nhận; "
            "Trực tiếp / Đúng hạn",
            (60, 57, 40, 39),
            {ONLINE: 60, IN_PERSON: 40, ON_TIME: 96},
        ),
        (
            "Tiếp nhận / Trực tuyến; Tiếp nhận / Trực tiếp; Giải quyết đúng hạn / Trực tuyến; "
            "Giải quyết đúng hạn / Trực tiếp",
            (60, 40, 57, 39),
            {ONLINE: 60, IN_PERSON: 40, ON_TIME: 96},
        ),
        ("Hồ sơ trực tuyến / Số tiếp nhận; Hồ sơ trực tuyến / Đúng hạn", (60, 57), {ONLINE: 60}),
        (
            "Số hồ sơ tiếp nhận; Trực tiếp; Qua BCCI; Trực tuyến toàn trình; Trực tuyến một phần",
            (100, 30, 10, 50, 10),
            {RECEIVED: 100, IN_PERSON: 40, ONLINE: 60},
        ),
        (
            "Nộp trực tuyến qua Cổng DVCQG; Nộp trực tuyến qua Cổng DVC của Bộ",
            (50, 10),
            {ONLINE: 60},
        ),
        (
            "Số hồ sơ tiếp nhận; Trực tuyến cùng kỳ; Trực tuyến kỳ này; Số HS nộp trực tiếp",
            (100, 50, 60, 40),
            {RECEIVED: 100, ONLINE: 60, IN_PERSON: 40},
        ),
    ],
)
def test_a_channel_is_read_however_its_columns_are_laid_out(
    headings: str, cells: tuple[int, ...], expected: dict[str, int]
):
    found = next(read(headings, *cells, levels=["Mức độ 4"]).tables[0].records())
    assert {name: found.get(name) for name in expected} == expected


def test_a_total_is_of_what_the_levels_above_it_name_and_not_only_count():
    headings = "Tiếp nhận / Số lượng / Tổng số; Đã giải quyết / Số lượng / Tổng số; Đúng hạn"
    assert "column_not_read" not in codes_of(read(headings, 100, 90, 90))


def test_an_outcome_of_one_channel_is_not_taken_for_that_of_all_cases():
    reading = read("Số hồ sơ tiếp nhận; Trực tuyến / Tiếp nhận; Trực tuyến / Đúng hạn", 100, 60, 57)
    assert ON_TIME not in next(reading.tables[0].records())
    assert "cases_of_channel" in codes_of(reading)


@pytest.mark.parametrize("words", ["DVC", "DVCTT", "Cung cấp DVCTT", "Dịch vụ công"])
def test_marks_under_the_two_kinds_of_service_are_its_level(words: str):
    rows = table(
        ["Tên thủ tục hành chính", f"{words} một phần", f"{words} toàn trình", "Số hồ sơ"],
        [["Cấp giấy phép", "x", None, 5], ["Cấp lại giấy phép", None, "x", 6]],
    )
    (found,) = read_workbook(book({"Biểu 1": rows}), "bao-cao.xlsx").tables
    assert [one["service_level"] for one in found.records()] == ["partial", "full"]
