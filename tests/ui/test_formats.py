"""Numbers and days as a Vietnamese reader writes them."""

from datetime import date

import pytest

from ui.formats import Kind, shown


@pytest.mark.parametrize(
    ("value", "kind", "text"),
    [
        (1234, Kind.COUNT, "1.234"),
        (1234.5, Kind.NUMBER, "1.234,5"),
        (0.475, Kind.RATE, "47,5%"),
        (30_090 / 30_099, Kind.RATE, "99,97%"),
        (0.031, Kind.POINTS, "+3,1 điểm"),
        (-0.031, Kind.POINTS, "-3,1 điểm"),
        (0.0, Kind.POINTS, "0,0 điểm"),
        (1_234_567_000_000, Kind.VND, "1.234,6"),
        (date(2022, 12, 31), Kind.DATE, "31/12/2022"),
        ("Quý IV/2022", Kind.DATE, "Quý IV/2022"),
        (None, Kind.RATE, "–"),
        (float("nan"), Kind.COUNT, "–"),
        ("Cục Hóa chất", Kind.TEXT, "Cục Hóa chất"),
        (0.5325, Kind.RATE, "53,3%"),
        (0.4135, Kind.RATE, "41,4%"),
        (True, Kind.TEXT, "có"),
        (False, Kind.TEXT, "không"),
    ],
)
def test_shown(value, kind, text):
    assert shown(value, kind) == text
