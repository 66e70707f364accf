"""Cells are written as in Vietnam, the same in every format."""

import pytest

from tracking.briefings.cells import cell_text
from tracking.briefings.content import Measure


@pytest.mark.parametrize(
    ("value", "measure", "text"),
    [
        (None, Measure.COUNT, "–"),
        ("", Measure.TEXT, "–"),
        (0, Measure.COUNT, "0"),
        (1234, Measure.COUNT, "1.234"),
        (0.475, Measure.RATE, "47,5%"),
        (392_000_000_000, Measure.VND, "392,0 tỷ đồng"),
        (1_234_567, Measure.VND, "1.234.567 đồng"),
        ("2022-10-31", Measure.DAY, "31/10/2022"),
        ("2022-10-31", Measure.TEXT, "2022-10-31"),
    ],
)
def test_a_cell(value, measure, text):
    assert cell_text(value, measure) == text
