"""Rows that only remark on the figures of a table: the totals say whether they count."""

from collections.abc import Sequence
from typing import Any

import pytest

from data_loaders import read_workbook
from tests.workbooks import Rows, book, procedures, projects
from tracking.vocabulary import Reading, Severity

A, B = ["[1]", "Dự án A", 12_000, 6000], ["[2]", "Dự án B", 45_500, 30_212]
TOTAL = ["[]", "Tổng cộng", 57_500, 36_212]
WHOLE = ["[]", "Tổng cộng", 58_500, 36_212]
CAPITAL = ["[]", "Chưa phân bổ", 1000, 0]
NAMES = ["Dự án A", "Dự án B"]


def read(rows: Rows) -> Reading:
    return read_workbook(book({"Biểu": rows}), "bao-cao.xlsx")


def named(reading: Reading, field: str = "project_name") -> list[Any]:
    return [record[field] for record in reading.tables[0].records()]


def told(reading: Reading) -> list[tuple[str, Severity]]:
    return [(finding.code, finding.severity) for finding in reading.findings]


@pytest.mark.parametrize(
    "line",
    [
        ["[]", "Còn lại", None, 21_288],
        ["[]", "Số vốn còn lại chưa giải ngân", None, 21_288],
        ["[]", "Tổng số vốn chưa giải ngân:", None, 21_288],
        ["[]", "Số còn phải giải ngân đến 31/12", None, 21_288],
        ["[]", "Kế hoạch giải ngân tháng 11", None, 3000],
        ["[]", "Bình quân", 28_750, 18_106],
    ],
)
@pytest.mark.parametrize("at", [0, 2, 3])
@pytest.mark.parametrize("numbered", [True, False])
def test_a_remark_that_no_total_counts_is_no_project(line, at: int, numbered: bool):
    rows: list[Sequence[Any]] = [A, B, TOTAL]
    rows.insert(at, line)
    reading = read(projects(*(rows if numbered else [["[]", *row[1:]] for row in rows])))
    assert named(reading) == NAMES
    assert reading.tables[0].skipped[0 if at < 3 else 1].why == "remark"
    assert not told(reading)


@pytest.mark.parametrize("name", ["Còn lại", "Chưa phân bổ", "Số vốn chưa giải ngân (%)"])
@pytest.mark.parametrize("total", [[], [TOTAL]])
def test_a_remark_without_figures_is_no_project(name: str, total: Rows):
    reading = read(projects(A, B, *total, ["[]", name, 0, 0]))
    assert named(reading) == NAMES
    assert not told(reading)


def test_a_remark_is_no_procedure():
    rows = [["[1]", "Cấp phép", "Mức độ 4", 100, 60], ["[2]", "Gia hạn", "Mức độ 3", 200, 150]]
    lines = [["[]", "Tổng cộng", None, 300, 210], ["[]", "Còn lại", None, None, 90]]
    reading = read(procedures(*rows, *lines, more=["Trực tuyến"]))
    assert named(reading, "procedure_name") == ["Cấp phép", "Gia hạn"]


GROUPS = [["[I]", "Vốn trong nước", 12_000, 6000], A, ["[II]", "Vốn nước ngoài", 45_500, 30_212]]


@pytest.mark.parametrize(
    "rows",
    [
        [WHOLE, CAPITAL, A, B],
        [A, B, CAPITAL, WHOLE],
        [A, B, WHOLE, CAPITAL],
        [A, B, TOTAL, CAPITAL, WHOLE],
        [["[I]", "Vốn trong nước", 13_000, 6000], A, CAPITAL, GROUPS[2], B, WHOLE],
        [*GROUPS, B, CAPITAL, WHOLE],
        [A, B, ["[]", "Còn lại", 1000, 0], WHOLE],
    ],
)
def test_capital_not_yet_given_to_projects_counts_where_a_total_counts_it(rows: Rows):
    reading = read(projects(*rows))
    assert sum(one["plan_assigned_vnd"] for one in reading.tables[0].records()) == 58_500 * 10**6
    assert not told(reading)


@pytest.mark.parametrize("rows", [[TOTAL, CAPITAL, A, B], [A, B, CAPITAL, TOTAL]])
def test_capital_that_no_total_counts_is_left_out_and_told(rows: Rows):
    reading = read(projects(*rows))
    assert named(reading) == NAMES
    assert told(reading) == [("row_remark", Severity.WARNING)]


@pytest.mark.parametrize(
    ("line", "counts", "code", "severity"),
    [
        (["[]", "Chưa giải ngân", None, 20_000], False, "row_remark", Severity.WARNING),
        (["[]", "Còn lại", None, 21_288], False, "row_remark", Severity.WARNING),
        (["[]", "Còn lại", 5000, 2000], False, "row_remark", Severity.ERROR),
        (CAPITAL, True, "row_apart", Severity.WARNING),
    ],
)
def test_what_no_total_decides_is_told(line, counts: bool, code: str, severity: Severity):
    reading = read(projects(A, B, line))
    assert (len(named(reading)) == 3) == counts
    assert told(reading) == [(code, severity)]


@pytest.mark.parametrize(
    "rows",
    [
        [A, ["[-]", "Đã phân bổ", 11_000, 6000], ["[-]", "Chưa phân bổ", 1000, 0], B, TOTAL],
        [["[]", "Chưa phân bổ", 1000, 40], ["[1]", "Dự án X", 400, 10], ["[2]", "Y", 600, 30]],
        [A, B, ["[3]", "Chưa phân bổ", 1000, 0], WHOLE],
        [A, B, ["[3]", "Dự án chưa phân bổ", 1000, 0]],
        [A, B, ["[]", "Trong đó: chưa giải ngân", None, 100]],
    ],
)
def test_what_figures_numbers_or_more_words_place_is_no_remark(rows: Rows):
    reading = read(projects(*rows))
    assert "remark" not in {one.why for one in reading.tables[0].skipped}
    assert not told(reading)
