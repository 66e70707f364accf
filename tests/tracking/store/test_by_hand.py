"""Three workbooks, their figures computed by hand: the rows of the store, the figures of the board
and the hand agree."""

from datetime import UTC, date, datetime

import pytest

from data_loaders import read_workbook
from tests.workbooks import book, procedures, projects, tasks
from tracking.figures.overview import overview
from tracking.store.boards import board
from tracking.store.held import in_force, view_rows
from tracking.store.status import status
from tracking.store.submissions import accept
from tracking.vocabulary import View

NOON = datetime(2022, 11, 5, 12, tzinfo=UTC)

VP = book(
    {
        "Giải ngân": projects(
            ["Cải tạo trụ sở", 1_000, 400, 600],
            ["Mua sắm thiết bị", 500, 100, None],
            ["Xây kho lưu trữ", 250, None, 150],
            more=("Kế hoạch sau điều chỉnh",),
        )
    }
)
"""In triệu đồng. Assigned: 500 of 1.750. Adjusted, B keeping its plan: 500 of 600 + 500 + 150."""

CN = book(
    {
        "Nhiệm vụ": tasks(
            ["Đề án A", "Cục Công nghiệp", date(2022, 8, 1), date(2022, 9, 30), date(2022, 9, 30)],
            ["Đề án B", "Cục Công nghiệp", date(2022, 8, 1), date(2022, 9, 30), date(2022, 10, 3)],
            ["Đề án C", "Cục Công nghiệp", date(2022, 8, 1), date(2022, 10, 13), None],
            ["Đề án D", "Cục Công nghiệp", date(2022, 8, 1), date(2022, 10, 15), None],
            ["Đề án E", "Cục Hóa chất", date(2022, 8, 1), date(2022, 10, 1), None],
            unit="CỤC CÔNG NGHIỆP",
        )
    }
)
"""Closed on 14/10, as no day is stated: of CN 1 on time, 1 late, 1 overdue, 1 in term;
HC has not reported: nothing of it counts."""

HC = book(
    {
        "TTHC": procedures(
            ["Cấp phép A", "Mức độ 4", 30, 20, 9, 18, 3],
            ["Cấp phép B", "Mức độ 3", 10, 0, 1, 9, 0],
            ["Cấp phép C", "Mức độ 2", 60, 0, 0, 50, 10],
            more=("Hồ sơ trực tuyến", "Trước hạn", "Đúng hạn", "Quá hạn"),
            unit="CỤC HÓA CHẤT",
        )
    }
)
"""Level 3-4: A of A and B. Online 20 of 100 cases; on time 9 + 18 + 1 + 9 + 50 of those and 13."""

BY_HAND = {
    "disbursed_assigned_rate": (500_000_000, 1_750_000_000),
    "disbursed_adjusted_rate": (500_000_000, 1_250_000_000),
    "tasks_on_time_rate": (1, 3),
    "tasks_completion_rate": (2, 3),
    "tasks_overdue": (1, None),
    "tasks_in_term": (1, None),
    "units_with_overdue_tasks": (1, None),
    "level34_services_with_cases_rate": (1, 2),
    "level34_services_rate": (2, 3),
    "online_services_without_cases": (1, None),
    "cases_online_rate": (20, 100),
    "cases_on_time_rate": (87, 100),
}


@pytest.fixture
def loaded(engine):
    """The three of them accepted."""
    for name, content in (("VP.xlsx", VP), ("CN.xlsx", CN), ("HC.xlsx", HC)):
        reading = read_workbook(content, name)
        assert not reading.has_errors, [one.message for one in reading.findings]
        accept(engine, content=content, reading=reading, accepted_by="Văn phòng Bộ", now=NOON)
    return engine


@pytest.mark.parametrize("code", BY_HAND)
def test_the_board_says_what_the_hand_says(loaded, code):
    figure = board(loaded, in_force(loaded), "2022-10").figure(code)
    assert (figure.numerator, figure.denominator) == BY_HAND[code]
    numerator, denominator = BY_HAND[code]
    assert figure.value == (numerator if denominator is None else numerator / denominator)


def test_the_rows_of_the_store_say_the_same(loaded):
    held = {one.view: one for one in in_force(loaded)}
    assert [(one.unit_code, one.period_code) for one in held.values()] == [
        ("VP", "2022-10"), ("HC", "2022-10"), ("CN", "2022-10"),
    ]  # fmt: skip
    money = view_rows(loaded, View.DISBURSEMENT, [held[View.DISBURSEMENT].id])
    assert [row["plan_adjusted_vnd"] for row in money] == [600_000_000, None, 150_000_000]
    totals = {one["view"]: one["totals"] for one in status(loaded)["held"]}
    assert totals["disbursement"]["plan_assigned_vnd"] == 1_750_000_000
    assert totals["disbursement"]["disbursed_to_date_vnd"] == 500_000_000
    assert totals["services"] == {"cases_received": 100, "cases_online": 20}


def test_the_first_screen_says_it_in_a_sentence(loaded):
    """47,5 % was not asked for: 28,6 % of the plan in October is behind 95 % by the end of the
    year; 2 of 3 procedures are on the way to 80 % in 2025."""
    seen = overview(board(loaded, in_force(loaded), "2022-10"))
    assert seen.headline == ("Tháng 10/2022: 1/4 chỉ tiêu đúng lộ trình, 1 chậm, 2 chưa đủ số liệu")
    assert [card.figure.value for card in seen.cards] == [1 / 3, 500 / 1750, 1 / 2]
    assert View.TASKS in seen.missing["HC"]
    assert "CN" not in seen.missing or View.TASKS not in seen.missing["CN"]
