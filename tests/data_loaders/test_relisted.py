"""Rows that are listed once more under a heading repeated in the same sheet."""

from typing import Any

import pytest

from data_loaders import read_workbook
from tests.workbooks import Rows, book, projects, tasks
from tracking.vocabulary import Reading, Severity

A, B, C = ["Dự án A", 5200, 3100], ["Dự án B", 1800, 900], ["Dự án C", 3450, 2100]
TOTAL = ["[]", "Tổng số", 10_450, 6100]
SLOW = "DANH SÁCH DỰ ÁN CHẬM GIẢI NGÂN"


def read(rows: Rows) -> Reading:
    return read_workbook(book({"Biểu 1": rows}), "bao-cao.xlsx")


def again(*rows: Any, title: str = SLOW, above: Rows = (A, B, C, TOTAL), more: Rows = ()) -> Rows:
    """Projects, and below them a title, their heading once more and rows under it."""
    given = projects(*above)
    return [*given, [], [title], *more, given[3], *([at, *row] for at, row in enumerate(rows, 1))]


def told(reading: Reading) -> list[tuple[str, Severity]]:
    return [(one.code, one.severity) for one in reading.findings]


def counted(reading: Reading) -> list[int]:
    return [number for one in reading.tables for number in one.row_numbers]


@pytest.mark.parametrize(
    "title",
    [
        SLOW,
        "Trong đó, các dự án giải ngân dưới 30%",
        "II. Các dự án giải ngân thấp",
        "Biểu 2: Dự án giải ngân dưới 50% kế hoạch",
        "Phụ lục 2. Danh mục dự án có khó khăn, vướng mắc",
    ],
)
@pytest.mark.parametrize("above", [(A, B, C, TOTAL), (A, B, C)])
@pytest.mark.parametrize("more", [[], [[None, None, None, "ĐVT: triệu đồng"]]])
def test_projects_listed_again_are_counted_once(title: str, above: Rows, more: Rows):
    reading = read(again(B, C, title=title, above=above, more=more))
    assert counted(reading) == [5, 6, 7]
    assert told(reading) == [("rows_listed_again", Severity.WARNING)]


def test_the_total_of_the_list_goes_with_it():
    rows = again(B, C)
    reading = read([*rows, [None, "Cộng", 5250, 3000]])
    assert counted(reading) == [5, 6, 7]
    assert told(reading) == [("rows_listed_again", Severity.WARNING)]


def test_a_total_that_counts_them_again_is_wrong():
    reading = read([*again(B, C, above=(A, B, C)), [None, "Tổng số", 15_700, 9100]])
    assert "total_mismatch" in {code for code, _ in told(reading)}


def test_a_list_with_other_figures_of_the_same_projects_is_an_error():
    reading = read(again(["Dự án B", 1800, 700], ["Dự án C", 3450, 1900]))
    assert told(reading) == [("table_named_again", Severity.ERROR)]


def test_a_row_listed_again_among_new_ones_is_told():
    reading = read(again(B, ["Dự án D", 700, 300], above=(A, B, C)))
    assert counted(reading) == [5, 6, 7, 11, 12]
    assert ("duplicate_row", Severity.WARNING) in told(reading)


@pytest.mark.parametrize("title", ["II. Vốn nước ngoài", "II. Cục Xuất nhập khẩu"])
def test_the_same_figures_under_another_source_or_unit_are_its_own(title: str):
    reading = read(again(B, title=title, above=(A, B)))
    assert counted(reading) == [5, 6, 10]
    assert "rows_listed_again" not in {code for code, _ in told(reading)}


def test_the_next_page_lists_nothing_again():
    reading = read(again(["Dự án D", 1800, 900], title="(tiếp theo)", above=(A, B)))
    assert counted(reading) == [5, 6, 10]
    assert told(reading) == []


def test_tasks_listed_again_are_counted_once():
    given = ["Văn phòng Bộ", "01/9/2022", "30/9/2022", None]
    rows = tasks(["Việc A", *given], ["Việc B", *given])
    reading = read([*rows, [], ["NHIỆM VỤ QUÁ HẠN"], rows[3], [1, "Việc B", *given]])
    assert counted(reading) == [5, 6]
    assert "rows_listed_again" in {code for code, _ in told(reading)}
