"""A cell among its neighbours is written as the workbook shows it."""

import pytest

from data_loaders.neighbours import neighbours
from tests.workbooks import book

ROWS = [["Dự án", "Kế hoạch", "% giải ngân"], ["Trụ sở", 1234.5, 0.8788]]


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
    content = book({"Biểu 1": ROWS}, formats={"Biểu 1": {"C2": code}})
    piece = neighbours(content, "Biểu 1", 2, 2)
    assert piece.cells[-1] == ("Trụ sở", "1.234,5", shown)
