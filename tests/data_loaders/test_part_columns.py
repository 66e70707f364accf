"""The columns of parts beside an amount must add up to it in every row that states them all."""

from collections.abc import Sequence
from typing import Any

import pytest

from data_loaders import read_workbook
from tests.workbooks import MONEY, PERIOD, UNIT, book, table
from tracking.vocabulary import Finding, Severity

TOP = ["STT", "Tên dự án", "Kế hoạch vốn năm 2022", None, None, "Lũy kế giải ngân"]
HALVES = ["Tổng số", "Vốn trong nước", "Vốn nước ngoài"]
SOURCES = ["Tổng số", "NSTW", "Nguồn khác"]
GOOD = [[12_000, 11_500, 500], [45_500, 45_000, 500], [8000, 8000, 0]]


def told(rows: Sequence[Sequence[Any]], leaves: Sequence[str] = HALVES) -> list[Finding]:
    """What is told of projects whose plan stands under one heading, in three columns."""
    records = [[at, f"Dự án {at}", *row, 2500] for at, row in enumerate(rows, 1)]
    sheet = [[UNIT], [PERIOD], [MONEY], TOP, [None, None, *leaves], *records]
    merges = {"Biểu": ["A4:A5", "B4:B5", "C4:E4", "F4:F5"]}
    found = read_workbook(book({"Biểu": sheet}, merges=merges), "bao-cao.xlsx").findings
    return [one for one in found if one.code == "amounts_mismatch"]


@pytest.mark.parametrize(
    "row", [[50_050, 45_000, 500], [45_500, 45_000_000, 500], [45_500, 45_000, 500_000]]
)
@pytest.mark.parametrize("leaves", [HALVES, SOURCES])
def test_parts_that_are_not_the_amount_are_told_with_their_cells(row, leaves):
    (found,) = told([GOOD[0], row, GOOD[2]], leaves)
    assert (found.severity, found.field) == (Severity.WARNING, "plan_assigned_vnd")
    assert found.cells == ("C7", "D7", "E7")


def test_the_sentence_says_the_columns_and_the_sum():
    (found,) = told([[50_050, 45_000, 500]])
    says = (
        "“Kế hoạch vốn năm 2022 / Tổng số” ghi 50.050 triệu đồng nhưng Vốn trong nước + Vốn nước "
        "ngoài = 45.500 triệu đồng."
    )
    assert says in found.message


@pytest.mark.parametrize(
    ("rows", "leaves"),
    [
        (GOOD, HALVES),
        ([[12_001, 11_500, 500]], HALVES),
        ([[12_000, None, 500], GOOD[1]], HALVES),
        ([[12_000, 9000, 500], [45_500, 40_000, 500]], SOURCES),
        ([[12_000, 500, 11_000], GOOD[1], GOOD[2]], ["Tổng số", "Vốn trong nước", "Chi tiết"]),
    ],
)
def test_parts_not_all_stated_or_not_all_there_are_say_nothing(rows, leaves):
    assert told(rows, leaves) == []


def test_columns_behind_an_amount_are_its_parts_where_they_mostly_add_up():
    headings = ["Tên dự án", "Kế hoạch vốn", "Vốn trong nước", "Vốn nước ngoài", "Lũy kế giải ngân"]
    for last, count in (([8000, 8000, 0], 0), ([8000, 7000, 0], 1)):
        rows = [[f"Dự án {at}", *row, 100] for at, row in enumerate([*GOOD[:2], last])]
        sheet = table(headings, rows, unit=UNIT, period=PERIOD, money=MONEY)
        found = read_workbook(book({"Biểu": sheet}), "bao-cao.xlsx").findings
        assert [one.code for one in found].count("amounts_mismatch") == count
