"""Sheets of one workbook that are read together: a letterhead on the first alone, a total of all
pages on the last, a summary beside its details."""

import pytest

from data_loaders import read_workbook
from tests.workbooks import MONEY, PERIOD, PROJECTS, UNIT, Rows, book, projects, table, tasks
from tracking.vocabulary import Reading

A, B, C = ["Dự án A", 12_000, 6000], ["Dự án B", 45_500, 30_212], ["Dự án C", 8000, 2600]
BARE = {"unit": None, "period": None}


def read(**sheets: Rows) -> Reading:
    return read_workbook(book(sheets), "bao-cao.xlsx")


def said(reading: Reading) -> list[str]:
    return [finding.message for finding in reading.findings]


def codes(reading: Reading) -> set[str]:
    return {finding.code for finding in reading.findings}


@pytest.mark.parametrize("comes_first", [True, False])
def test_a_sheet_without_a_letterhead_takes_that_of_the_others(comes_first: bool):
    sheets = {"Trang 1": projects(A), "Trang 2": projects(B, money=None, **BARE)}
    reading = read(**(sheets if comes_first else dict(reversed(sheets.items()))))
    found = {(one.unit_code, one.period_code, one.money_unit) for one in reading.tables}
    assert found == {("VP", "2022-10", "triệu đồng")}
    begins = "Trang “Trang 2”: Không ghi "
    assert [message.partition(" Ghi ")[0] for message in said(reading)] == [
        f"{begins}kỳ báo cáo (tháng 10/2022), đơn vị báo cáo (Văn phòng Bộ); đang lấy như "
        "trang “Trang 1”.",
        f"{begins}đơn vị tính (triệu đồng); đang lấy như trang “Trang 1”.",
    ]


def test_tables_of_another_kind_take_it_too():
    task = ["Việc A", "Vụ Pháp chế", "25/9/2022", "30/10/2022", None]
    reading = read(Biểu=projects(A), Việc=tasks(task, **BARE))
    found = [(one.unit_code, one.period_code, one.money_unit) for one in reading.tables]
    assert found == [("VP", "2022-10", "triệu đồng"), ("VP", "2022-10", None)]
    assert codes(reading) == {"taken_from_sheet"}


@pytest.mark.parametrize("times", [1 / 1000, 1000, 10**6])
def test_a_unit_of_money_is_not_taken_for_amounts_of_another_size(times: float):
    rows = [[name, *(value * times for value in values)] for name, *values in (B, C)]
    reading = read(Một=projects(A), Hai=projects(*rows, money=None, **BARE))
    assert "money_unit_missing" in codes(reading)


def test_what_the_other_sheets_state_differently_is_not_taken():
    bare = projects(C, money=None, **BARE)
    money = "Đơn vị tính: tỷ đồng"
    other = projects(B, unit="CỤC HÓA CHẤT", period="Tháng 9 năm 2022", money=money)
    reading = read(Một=projects(A), Hai=other, Ba=bare)
    assert codes(reading) >= {"unit_unknown", "period_unknown", "money_unit_missing"}


@pytest.mark.parametrize(
    ("name", "line", "code"),
    [
        ("Biểu 2", "CÔNG TY ĐIỆN LỰC A", "unit_unknown"),
        ("Viện Dầu khí", None, "unit_unknown"),
        ("Biểu 2", "Phòng Kế hoạch", "unit_unknown"),
        ("Biểu 2", "BÁO CÁO THÁNG 9", "period_unknown"),
        ("T9", None, "period_unknown"),
        ("Biểu 2", "BÁO CÁO GIẢI NGÂN VỐN ĐẦU TƯ CÔNG NĂM 2021", "period_only_year"),
    ],
)
def test_a_sheet_that_speaks_of_another_unit_or_period_takes_none(name, line, code):
    reading = read(**{"Biểu 1": projects(A), name: projects(B, unit=line, period=None)})
    assert code in codes(reading)


@pytest.mark.parametrize("line", ["(tiếp theo)", "BÁO CÁO GIẢI NGÂN NĂM KẾ HOẠCH 2022", "THÁNG 10"])
def test_a_title_that_agrees_takes_the_rest(line: str):
    reading = read(**{"Biểu 1": projects(A), "Biểu 2": projects(B, unit=None, period=line)})
    assert {(one.unit_code, one.period_code) for one in reading.tables} == {("VP", "2022-10")}
    assert codes(reading) == {"taken_from_sheet"}


@pytest.mark.parametrize(
    ("total", "told"),
    [([53_500, 32_812], set()), ([65_500, 38_812], set()), ([65_400, 38_812], {"total_mismatch"})],
)
def test_a_total_on_the_last_sheet_may_be_of_all_of_them(total: list[int], told: set[str]):
    last = table(
        PROJECTS, [B, C, ["[]", "Tổng cộng", *total]], unit=UNIT, period=PERIOD, money=MONEY
    )
    assert codes(read(Một=projects(A), Hai=last)) == told


HOME, FOREIGN = ["Vốn trong nước", 57_500, 36_212], ["Vốn nước ngoài", 8000, 2600]


@pytest.mark.parametrize("unit_of_money", [MONEY, "Đơn vị tính: tỷ đồng"])
def test_a_summary_of_the_other_sheets_is_not_counted(unit_of_money: str):
    factor = 1 if unit_of_money == MONEY else 1000
    rows = [[name, *(value / factor for value in values)] for name, *values in (HOME, FOREIGN)]
    summary = projects(*rows, money=unit_of_money)
    reading = read(**{"Tổng hợp": summary, "TN": projects(A, B), "NN": projects(C)})
    assert [one.sheet for one in reading.tables] == ["TN", "NN"]
    assert codes(reading) == {"table_summary"}


def test_a_table_that_is_no_sum_of_each_of_the_others_counts():
    other = ["Vốn nước ngoài", 8000, 2601]
    reading = read(**{"Tổng hợp": projects(HOME, other), "TN": projects(A, B), "NN": projects(C)})
    assert len(reading.tables) == 3
