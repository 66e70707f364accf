"""Slips of the money unit, drawn: plan and disbursed of each project, in triệu đồng."""

import pytest

from data_loaders import read_workbook
from tests.workbooks import book, projects


def told(*figures: tuple[float, float]) -> dict[str, tuple[str, str]]:
    rows = [[f"Dự án số {number}", *pair] for number, pair in enumerate(figures, 1)]
    reading = read_workbook(book({"Biểu 1": projects(*rows)}), "bao-cao.xlsx")
    return {
        finding.cells[0]: (finding.code, finding.severity.value)
        for finding in reading.findings
        if finding.code in ("amount_magnitude", "amount_too_small")
    }


SURE, ASKED = ("amount_magnitude", "error"), ("amount_magnitude", "warning")
SMALL = ("amount_too_small", "warning")
OTHERS = [(1_500, 700), (2_400, 1_000), (3_100, 900)]


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ([*OTHERS, (5_000, 2_000)], {}),
        ([*OTHERS, (2_000, 900_000)], {"D8": SURE}),  # spent 450 times its plan
        ([*OTHERS, (2_000, 900_000_000)], {"D8": SURE}),
        ([*OTHERS, (2_000_000, 900)], {"C8": SURE}),  # the plan alone slipped
        ([*OTHERS, (2_000_000_000, 900_000_000)], {"C8": ASKED, "D8": ASKED}),  # the whole row
        ([*OTHERS, (2.1, 0.9)], {"C8": SMALL}),  # written in tỷ
        ([(900, 1), (20_000, 9_000), (300_000, 90_000), (2_500_000, 1)], {}),  # sizes differ
        ([(2_000, 900_000)], {"D5": SURE}),  # one row is enough against its own plan
        ([(1_000, 0), (0, 0), (2_000, 500)], {}),
    ],
)
def test_slips_of_the_money_unit(figures, expected):
    assert told(*figures) == expected
