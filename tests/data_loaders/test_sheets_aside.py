"""Sheets and rows that are no part of a report: guidance, forms, drafts, old copies, examples."""

import pytest

from data_loaders import read_workbook
from tests.workbooks import Rows, book, measures, projects
from tracking.vocabulary import Reading

REPORT = projects(["Dự án A", 10_000, 5000], ["Dự án B", 4000, 1000])
OTHER = projects(["Dự án C", 700, 30])
EXAMPLES = projects(["Ví dụ: Dự án C", 700, 30], ["Dự án D", 50, 20])


def read(sheets: dict[str, Rows]) -> Reading:
    return read_workbook(book(sheets), "bao-cao.xlsx")


def codes(reading: Reading) -> list[str]:
    return [finding.code for finding in reading.findings]


@pytest.mark.parametrize("rows", [OTHER, EXAMPLES])
@pytest.mark.parametrize(
    "name",
    [
        "Hướng dẫn", "Huong dan dien bieu", "Mẫu", "Mau bieu", "Ví dụ", "Vi du 1", "Nháp",
        "T10 nháp", "Cũ", "Biểu 1 (cũ)", "old", "Bản lưu", "Temp",
    ],
)  # fmt: skip
@pytest.mark.parametrize("comes_first", [True, False])
def test_a_sheet_aside_of_the_report_is_left_out_and_told(name: str, rows: Rows, comes_first: bool):
    sheets = {name: rows, "T10": REPORT} if comes_first else {"T10": REPORT, name: rows}
    reading = read(sheets)
    assert [table.sheet for table in reading.tables] == ["T10"]
    assert codes(reading) == ["sheet_left_out"]
    assert "trang “T10” có cùng loại biểu" in reading.findings[0].message


@pytest.mark.parametrize("name", ["Mẫu 01", "Biểu mẫu 2", "Căn cứ", "Nhập liệu", "Công cụ", "DM"])
def test_a_sheet_that_may_be_a_report_is_read(name: str):
    reading = read({"T10": REPORT, name: OTHER})
    assert [table.sheet for table in reading.tables] == ["T10", name]
    assert codes(reading) == []


@pytest.mark.parametrize("name", ["Mẫu", "Hướng dẫn", "Nháp"])
def test_the_only_sheet_with_its_kind_of_table_is_the_report(name: str):
    indicators = measures(["Tỷ lệ hồ sơ nộp trực tuyến", "80%", "85%"])
    for others in ({}, {"Chỉ số": indicators}, {"Cũ": OTHER}):
        reading = read({name: REPORT, **others})
        assert name in [table.sheet for table in reading.tables]


@pytest.mark.parametrize("name", ["Ví dụ: Dự án C", "VD: Dự án C", "(Ví dụ) Dự án C", "Ví dụ 1. C"])
def test_a_row_given_as_an_example_is_refused(name: str):
    reading = read({"T10": REPORT, "Sheet3": projects([name, 700, 30])})
    assert codes(reading) == ["row_is_example"]
    assert reading.has_errors


@pytest.mark.parametrize(
    "name", ["Vi mạch điện tử", "Vỉa hè trụ sở", "Minh họa sách giáo khoa", "VD"]
)
def test_a_project_may_begin_as_an_example_does(name: str):
    assert codes(read({"T10": projects([name, 700, 30])})) == []
