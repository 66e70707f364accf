"""The piece of a sheet around a cell: its headings, and what its amounts are in."""

import pytest

from data_loaders.neighbours import neighbours
from tests.workbooks import book

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
