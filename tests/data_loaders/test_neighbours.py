"""A cell among its neighbours: as the workbook shows it, its headings, its unit of measure."""

import pytest

from data_loaders.neighbours import neighbours
from tests.workbooks import book

SHARES = [["Dự án", "Kế hoạch", "% giải ngân"], ["Trụ sở", 1234.5, 0.8788]]


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("0.0%", "87,9%"),
        ("0%", "88%"),
        ("0.00%;[Red]-0.00%", "87,88%"),
        ("General", "0,879"),
        ("#,##0.0", "0,879"),
    ],
)
def test_a_cell_in_percent_is_drawn_in_percent(code, shown):
    content = book({"Biểu 1": SHARES}, formats={"Biểu 1": {"C2": code}})
    piece = neighbours(content, "Biểu 1", 2, 2)
    assert piece.cells[-1] == ("Trụ sở", "1.234,5", shown)


HEAD = ["Dự án", "Kế hoạch", "Giải ngân"]
ROWS = [[f"Dự án {number}", 10, 5] for number in range(1, 9)]


@pytest.mark.parametrize("line", ["Đơn vị tính: triệu đồng", "ĐVT: tỷ đồng", "Đơn vị tính: hồ sơ"])
@pytest.mark.parametrize("between", [0, 10])
def test_the_line_of_the_measure_stands_over_the_headings(line, between):
    above = [["BÁO CÁO"], [None, None, line], *([[None]] * between)]
    content = book({"Biểu": [*above, HEAD, *ROWS]})
    heading = len(above) + 2
    piece = neighbours(content, "Biểu", heading + 6, heading)
    assert piece.numbers[:2] == (2, heading - 1)
    assert line in piece.cells[0]


def test_a_sheet_without_such_a_line_has_its_headings_alone():
    piece = neighbours(book({"Biểu": [["BÁO CÁO"], HEAD, *ROWS]}), "Biểu", 8, 3)
    assert piece.numbers[0] == 2
