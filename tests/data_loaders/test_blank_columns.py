"""Columns that a report must state, with no figure in any row."""

from typing import Any

import pytest

from data_loaders import read_workbook
from tests.workbooks import Rows, book, procedures, projects, table
from tracking.vocabulary import Finding, Severity

BLANKS = [None, "x", "…", "...", "-", "–"]
CARRIED = ("Vốn năm trước kéo dài", "Giải ngân vốn kéo dài")


def blank(rows: Rows) -> list[Finding]:
    """What is told of columns without figures."""
    reading = read_workbook(book({"Biểu 1": rows}), "bao-cao.xlsx")
    assert reading.tables
    return [one for one in reading.findings if one.code in ("column_blank", "amounts_blank")]


def cells(rows: Rows) -> list[tuple[str, ...]]:
    return [finding.cells for finding in blank(rows)]


@pytest.mark.parametrize("mark", BLANKS)
@pytest.mark.parametrize("total", [[], [["[]", "Tổng số", 3000, None]]])
def test_no_row_with_what_was_disbursed_is_an_error(mark: Any, total: Rows):
    rows = [["Cải tạo trụ sở", 1000, mark], ["Mua sắm thiết bị", 2000, mark], *total]
    (told,) = blank(projects(*rows))
    assert (told.code, told.severity, told.cells) == ("column_blank", Severity.ERROR, ("D4",))
    assert "D “Lũy kế giải ngân”" in told.message
    assert "ghi 0" in told.message


@pytest.mark.parametrize("mark", BLANKS)
def test_no_row_with_a_plan_is_an_error(mark: Any):
    assert cells(projects(["Cải tạo trụ sở", mark, 400], ["Xây kho", mark, 0])) == [("C4",)]


@pytest.mark.parametrize(("adjusted", "expected"), [(None, [("C4", "E4")]), (1200, [])])
def test_one_of_two_plans_is_enough(adjusted: Any, expected: list[tuple[str, ...]]):
    more = ["Kế hoạch vốn sau điều chỉnh"]
    assert cells(projects(["Cải tạo trụ sở", "x", 400, adjusted], more=more)) == expected


@pytest.mark.parametrize("figure", [0, 400, "chưa giải ngân", "400 (*)"])
def test_one_row_with_a_figure_is_enough(figure: Any):
    assert cells(projects(["Cải tạo trụ sở", 1000, figure], ["Xây kho", 2000, None])) == []


def test_a_cell_that_cannot_be_read_is_told_on_its_own():
    assert cells(projects(["Cải tạo trụ sở", 1000, "xem phụ lục"])) == []


def test_a_total_that_alone_has_the_figure_is_told_of_the_total():
    rows = [["Cải tạo trụ sở", 1000, None], ["Xây kho", 2000, None], ["[]", "Tổng số", 3000, 900]]
    assert cells(projects(*rows)) == []


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ((None, None, 500, 200), []),
        ((1000, None, 500, 200), [("D4",)]),
        ((None, 300, 500, 200), []),
        ((None, None, None, None), [("C4", "D4", "E4", "F4")]),
    ],
)
def test_a_report_of_capital_carried_over_alone_needs_no_more(figures, expected):
    assert cells(projects(["Cải tạo trụ sở", *figures], more=CARRIED)) == expected


@pytest.mark.parametrize(("spent", "expected"), [(0, []), (5, [("C4",)])])
def test_a_plan_may_not_be_assigned_while_nothing_is_spent(spent: int, expected: list[Any]):
    assert cells(projects(["Cải tạo trụ sở", None, spent], ["Xây kho", None, 0])) == expected


@pytest.mark.parametrize(("spent", "count"), [(400, 0), (None, 2)])
def test_a_report_in_several_tables_is_seen_whole(spent: Any, count: int):
    sheets = {
        "Biểu 1": projects(["Cải tạo trụ sở", 1000, spent]),
        "Biểu 2": projects(["Xây kho", 3100, None]),
    }
    reading = read_workbook(book(sheets), "bao-cao.xlsx")
    assert [one.code for one in reading.findings] == ["column_blank"] * count


@pytest.mark.parametrize(
    ("beside", "severity"), [("Hà Nội", Severity.WARNING), (7000, Severity.ERROR)]
)
def test_a_table_without_amounts_beside_one_with_them_is_asked_about(beside: Any, severity: Any):
    sheets = {
        "Biểu 1": projects(["Cải tạo trụ sở", 1000, 400]),
        "Biểu 2": projects(["Xây kho", None, None, beside], more=["Địa điểm xây dựng"]),
    }
    reading = read_workbook(book(sheets), "bao-cao.xlsx")
    (told,) = [one for one in reading.findings if one.code == "amounts_blank"]
    assert (told.severity, told.sheet) == (severity, "Biểu 2")


@pytest.mark.parametrize("mark", BLANKS)
def test_no_procedure_with_a_number_of_cases_is_an_error(mark: Any):
    drawn = procedures(
        ["Cấp giấy phép", "Mức độ 4", mark, mark],
        ["Cấp chứng nhận", "Mức độ 3", mark, mark],
        more=["Hồ sơ trực tuyến"],
    )
    (told,) = blank(drawn)
    assert (told.severity, told.cells) == (Severity.ERROR, ("D4", "E4"))
    assert "thủ tục không có hồ sơ nào trong kỳ ghi 0" in told.message


@pytest.mark.parametrize("count", [0, 7, "không phát sinh"])
def test_one_procedure_with_cases_is_enough(count: Any):
    drawn = procedures(["Cấp giấy phép", "Mức độ 4", count], ["Cấp lại", "Mức độ 3", None])
    assert cells(drawn) == []


def test_a_catalogue_of_procedures_has_no_cases_to_state():
    drawn = table(
        ("Mã thủ tục", "Tên thủ tục hành chính", "Mức độ"),
        [["1.000001", "Cấp giấy phép", "Mức độ 4"], ["1.000002", "Cấp lại", "Mức độ 3"]],
    )
    assert cells(drawn) == []
