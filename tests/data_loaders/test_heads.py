"""Rows that stand over the rows below them, however they are numbered and called, and lines below
a table that state its figures once more."""

from collections.abc import Sequence
from typing import Any

import pytest

from data_loaders import read_workbook
from tests.workbooks import book, procedures, projects, tasks
from tracking.vocabulary import Reading, Severity

A, B = ["Nhà đa năng", 5200, 3100], ["Đường nội bộ", 1800, 900]
C, D = ["Thư viện điện tử", 3450, 2100], ["Khu giảng đường", 12_000, 4000]
AB, CD = [7000, 4000], [15_450, 6100]
TOTAL = ["[]", "Tổng số", 22_450, 10_100]
NAMES = [row[0] for row in (A, B, C, D)]


def read(rows: list[list[Any]]) -> Reading:
    return read_workbook(book({"Biểu 1": rows}), "bao-cao.xlsx")


def named(reading: Reading, field: str = "project_name") -> list[Any]:
    return [row.get(field) for one in reading.tables for row in one.records()]


def told(reading: Reading) -> set[tuple[str, Severity]]:
    return {
        (one.code, one.severity) for one in reading.findings if one.severity is not Severity.NOTE
    }


def under(marks: Sequence[str], names: Sequence[str], numbers: Sequence[str]) -> list[list[Any]]:
    """Two heads with their sums, each over two projects."""
    rows = [[f"[{number}]", *row] for number, row in zip(numbers, (A, B, C, D), strict=True)]
    heads = [[f"[{marks[0]}]", names[0], *AB], [f"[{marks[1]}]", names[1], *CD]]
    return [heads[0], *rows[:2], heads[1], *rows[2:]]


@pytest.mark.parametrize("marks", ["A B", "I II", "I. II.", "(I) (II)", "I) II)"])
@pytest.mark.parametrize("numbers", ["1 2 3 4", "1 2 1 2", "- - - -", ", , , ,"])
@pytest.mark.parametrize(
    "names",
    [
        ("Vốn trong nước", "Vốn nước ngoài"),
        ("Thực hiện dự án", "Chuẩn bị đầu tư"),
        ("Dự án chuyển tiếp", "Dự án khởi công mới"),
        ("Lĩnh vực giáo dục", "Lĩnh vực khoa học"),
    ],
)
@pytest.mark.parametrize("total", [[], [TOTAL]])
def test_numbered_heads_stand_over_their_projects(marks, numbers, names, total):
    below = [number.strip(",") for number in numbers.split()]
    reading = read(projects(*total, *under(marks.split(), names, below)))
    assert named(reading) == NAMES
    assert told(reading) == set()


@pytest.mark.parametrize("numbers", ["1 2 3 4", "1 2 1 2"])
@pytest.mark.parametrize(
    "names", [("Vốn trong nước", "Vốn nước ngoài"), ("Thực hiện dự án", "Chuẩn bị đầu tư")]
)
@pytest.mark.parametrize("total", [[], [TOTAL]])
def test_heads_without_a_number_called_as_parts_are_stand_over_theirs(numbers, names, total):
    reading = read(projects(*total, *under(("", ""), names, numbers.split())))
    assert named(reading) == NAMES
    assert told(reading) == set()


def test_a_head_called_as_a_part_is_may_follow_the_parts_of_a_project():
    parts = [["[]", "Trong đó:"], ["[-]", "Vốn NSNN", 1200, 600], ["[-]", "Vốn vay", 600, 300]]
    rows = under(("", ""), ("Vốn trong nước", "Vốn đối ứng"), ("1", "2", "3", "4"))
    reading = read(projects(*rows[:3], *parts, *rows[3:]))
    assert named(reading) == NAMES
    assert told(reading) == set()


def test_one_class_among_lettered_heads_is_as_high_as_they_are():
    rows = [["[A]", "Thực hiện dự án", *A[1:]], ["[]", *A], ["[B]", "Chuẩn bị đầu tư", *B[1:]]]
    reading = read(projects(*rows, ["[]", *B], ["[C]", "Thanh toán nợ", *C[1:]], ["[]", *C]))
    assert named(reading) == NAMES[:3]
    assert told(reading) == set()


def test_a_part_that_fits_its_project_remains_a_part():
    rows = [["[1]", *A], ["[]", "Vốn nước ngoài", 1800, 900], ["[2]", *B]]
    reading = read(projects(*rows, ["[]", "Tổng số", *AB]))
    assert named(reading) == NAMES[:2]


BARE = [["[1]", "Lĩnh vực giáo dục"], ["[2]", "Lĩnh vực khoa học"]]


@pytest.mark.parametrize("numbers", ["1 2 1 2", "1 2 3 4", ", , , ,"])
@pytest.mark.parametrize("marks", [("1", "2"), ("1/", "2/"), ("I.1", "I.2")])
def test_numbered_rows_of_a_name_alone_head_those_below(numbers, marks):
    below = [number.strip(",") for number in numbers.split()]
    rows = [[f"[{number}]", *row] for number, row in zip(below, (A, B, C, D), strict=True)]
    heads = [[f"[{mark}]", name] for mark, (_, name) in zip(marks, BARE, strict=True)]
    reading = read(projects(heads[0], *rows[:2], heads[1], *rows[2:]))
    assert named(reading) == NAMES
    assert told(reading) == set()


def test_fields_over_procedures_without_a_number_are_none():
    rows = [BARE[0], ["[]", "Cấp phép", "Mức độ 4", 10], BARE[1], ["[]", "Gia hạn", "Mức độ 3", 5]]
    assert named(read(procedures(*rows)), "procedure_name") == ["Cấp phép", "Gia hạn"]


@pytest.mark.parametrize(
    "rows",
    [
        [["[1]", *A], ["[2]", "Nhà kho"], ["[3]", *B]],
        [["[1]", "Nhà kho"], ["[2]", *A], ["[3]", *B]],
        [["[1]", *A], ["[2]", *B], ["[3]", "Nhà kho"]],
        [["[1]", "Nhà kho"], ["[2]", "Trạm bơm"], ["[3]", *A]],
    ],
)
def test_a_project_not_yet_given_capital_is_no_head(rows):
    assert named(read(projects(*rows))) == [row[1] for row in rows]


def test_a_task_of_a_name_alone_among_others_is_a_task():
    given = ["Văn phòng Bộ", "01/9/2022", "30/9/2022", None]
    assert len(named(read(tasks(["Việc A", *given], ["Việc B"], ["Việc C", *given])), "title")) == 3


@pytest.mark.parametrize(
    "words",
    ["Số liệu KBNN", "Theo kho bạc nhà nước", "Ước đến 31/12/2022", "Dự kiến giải ngân cả năm"],
)
@pytest.mark.parametrize("total", [[], [TOTAL]])
def test_a_line_that_states_the_figures_once_more_is_no_project(words, total):
    rows = [[f"[{at}]", *row] for at, row in enumerate((A, B, C, D), 1)]
    reading = read(projects(*rows, *total, ["[]", words, 22_450, 9800]))
    assert named(reading) == NAMES
    assert told(reading) == set()


def test_a_line_below_the_total_with_a_figure_of_it_is_an_error():
    rows = [[f"[{at}]", *row] for at, row in enumerate((A, B, C, D), 1)]
    line = ["[]", "Trên hệ thống TABMIS", 22_450, 9800]
    assert told(read(projects(*rows, TOTAL, line))) == {("row_apart", Severity.ERROR)}
    line = ["[]", "Mua xe", 500, None]
    assert told(read(projects(*rows, TOTAL, line))) == {("row_apart", Severity.WARNING)}
