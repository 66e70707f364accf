"""What stands below a table: the day, the place and the names of those who sign it."""

from collections.abc import Sequence
from typing import Any

import pytest

from data_loaders import read_workbook
from tests.workbooks import Rows, book, measures, procedures, projects, tasks
from tracking.vocabulary import Reading

DAYS = (
    "Hà Nội, ngày 02 tháng 11 năm 2022",
    "Hà Nội, ngày     tháng 11 năm 2022",
    "..., ngày 02 tháng 11 năm 2022",
    "Ngày 02 tháng 11 năm 2022",
    "TP. Hồ Chí Minh, ngày 02/11/2022",
    "Hà Nội ngày … tháng … năm 2022",
)
TABLES: dict[str, Rows] = {
    "projects": projects(["Dự án A", 10_000, 5000], ["Dự án B", 4000, 1000]),
    "projects with a total": projects(["Dự án A", 10_000, 5000], ["[]", "Tổng số", 10_000, 5000]),
    "procedures": procedures(["Cấp phép", "Mức độ 4", 10]),
    "measures": measures(["Tỷ lệ hồ sơ nộp trực tuyến", "80%", "85%"]),
    "tasks": tasks(["Xây dựng đề án", "Cục Hóa chất", None, "30/10/2022"]),
}


def read(rows: Rows) -> Reading:
    return read_workbook(book({"Biểu 1": rows}), "bao-cao.xlsx")


def at(column: int, text: str) -> Sequence[Any]:
    return [*[None] * column, text]


@pytest.mark.parametrize("blank", [0, 1])
@pytest.mark.parametrize("column", range(5))
@pytest.mark.parametrize("name", TABLES)
def test_the_day_of_signing_is_no_figure_in_whatever_column_it_stands(
    name: str, column: int, blank: int
):
    rows = TABLES[name]
    alone = read(rows)
    below = [*[[]] * blank, at(column, DAYS[0]), at(column, "CỤC TRƯỞNG"), at(column, "(Ký tên)")]
    signed = read([*rows, *below])
    assert [table.rows for table in signed.tables] == [table.rows for table in alone.tables]
    assert signed.findings == alone.findings


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("column", [2, 3])
def test_the_day_of_signing_is_written_in_many_ways(day: str, column: int):
    rows = TABLES["projects with a total"]
    beside = ["[]", "Người lập biểu", *at(column - 2, "Thủ trưởng đơn vị")]
    reading = read([*rows, [], at(column, day), [None, *beside[1:]]])
    assert len(reading.tables[0].rows) == 1
    assert reading.findings == ()


def test_a_day_beside_a_named_record_is_still_no_amount():
    reading = read(projects(["Dự án A", 10_000, "Hà Nội, ngày 02 tháng 11 năm 2022"]))
    assert [finding.code for finding in reading.findings] == ["amount_not_a_number"]


def test_the_number_and_day_of_a_document_end_no_table_of_tasks():
    first = ["Xây dựng đề án", "Cục Hóa chất", None, "30/10/2022", "Số 12/BCT-KH"]
    second = at(5, "Số 15/BCT-KH, ngày 02 tháng 11 năm 2022")
    more = ["Sửa nghị định", "Cục Hóa chất", None, "30/10/2022"]
    rows = [*tasks(first), second, [2, *more]]
    assert len(read(rows).tables[0].rows) == 2


def test_figures_below_the_signature_are_told():
    more = [3, "Dự án C", 500, 100]
    reading = read([*TABLES["projects"], at(2, DAYS[0]), more])
    (found,) = reading.findings
    assert (found.code, found.cells) == ("rows_below_signature", ("B8",))
    assert "Dòng 8 có số liệu" in found.message
