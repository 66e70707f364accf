"""What was done for a measure is what was done from the beginning of the year, whichever columns
stand beside it and in whichever order; figures of the period alone are told."""

from itertools import zip_longest
from typing import Any

import pytest

from data_loaders import read_workbook
from tests.workbooks import PERIOD, book, table
from tracking.vocabulary import Reading, Table

PLAN = "Kế hoạch năm 2022"
NEWS, UPTIME = "Số tin, bài về CCHC", "Tỷ lệ thời gian Cổng DVCTT hoạt động"
ALONE, TO_DATE, NOT_FOUND = "measure_in_period_only", "measure_to_date_only", "actual_not_found"


def read(headings: str, *names: str, period: str = PERIOD) -> Reading:
    """A table of measures with these headings, parted by ";", " / " between their levels; column C
    is the first of them, the records have 10, 11, 12 ..., 20, 21, 22 ... in them."""
    levels = [heading.split(" / ") for heading in headings.split("; ")]
    first, *below = zip_longest(*levels)
    records = [
        [name, *range(10 * at, 10 * at + len(levels))] for at, name in enumerate(names or [NEWS], 1)
    ]
    rows = table(["Chỉ tiêu", *first], records, period=period)
    rows[4:4] = [[None, None, *level] for level in below]
    return read_workbook(book({"Biểu 1": rows}), "bao-cao.xlsx")


def only(reading: Reading) -> Table:
    (found,) = reading.tables
    return found


def taken(headings: str, **lines: str) -> dict[str, str]:
    """Field -> the heading it is taken from."""
    columns = only(read(headings, **lines)).columns
    by_letter = dict(zip("CDEFGHIJK", headings.split("; "), strict=False))
    return {name: by_letter[at] for name, at in columns.items() if at in by_letter}


def told(reading: Reading) -> dict[str, Any]:
    """Code of a warning or an error -> its cells."""
    return {one.code: one.cells for one in reading.findings if one.severity != "note"}


ONE, OTHER = "Thực hiện / {}", "{}"


@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize("level", [ONE, OTHER])
@pytest.mark.parametrize(
    ("alone", "to_date"),
    [
        ("Trong kỳ", "Lũy kế"),
        ("Tháng 10", "Lũy kế 10 tháng"),
        ("Tháng 10", "10 tháng"),
        ("Trong tháng", "Từ đầu năm"),
        ("Kỳ này", "Lũy kế đến 31/10/2022"),
        ("Thực hiện trong tháng", "Lũy kế từ đầu năm đến nay"),
        ("Thực hiện trong tháng", "Thực hiện từ đầu năm"),
        ("Kết quả tháng 10", "Kết quả lũy kế"),
        ("Số thực hiện trong kỳ", "Số thực hiện đến hết kỳ báo cáo"),
        ("Ước thực hiện tháng 10", "Ước thực hiện 10 tháng"),
        ("Từ 01/10/2022 đến 31/10/2022", "Từ 01/01/2022 đến 31/10/2022"),
        ("Thực hiện", "Lũy kế"),
        ("Kết quả thực hiện", "Giá trị thực hiện lũy kế đến hết tháng 10 năm 2022"),
    ],
)
def test_figures_to_date_come_before_those_of_the_period(alone, to_date, level, order):
    alone, to_date = level.format(alone), level.format(to_date)
    headings = "; ".join([PLAN, *[alone, to_date][::order], "Đạt (%)"])
    assert taken(headings) == {"planned_value": PLAN, "actual_value": to_date}
    assert told(read(headings)).keys() <= {"figures_estimated"}


@pytest.mark.parametrize(
    ("others", "meant"),
    [
        ("Thực hiện / Kỳ trước; Thực hiện / Kỳ này", "Thực hiện / Lũy kế"),
        ("Thực hiện tháng 9; Thực hiện tháng 10", "Lũy kế 10 tháng"),
        ("Lũy kế 9 tháng; Tháng 10", "Lũy kế 10 tháng"),
        ("Kết quả đến 30/9/2022", "Kết quả đến 31/10/2022"),
        ("Thực hiện cùng kỳ năm 2021; Thực hiện 10 tháng năm 2021", "Thực hiện 10 tháng năm 2022"),
        ("Thực hiện / Tháng 8; Thực hiện / Tháng 9; Thực hiện / Tháng 10", "Thực hiện / Cộng"),
        ("Thực hiện / Năm 2022 / Tháng 9; Thực hiện / Năm 2022 / Tháng 10", "Thực hiện / Lũy kế"),
        ("Tháng 10 / Kế hoạch; Tháng 10 / Thực hiện", "Lũy kế 10 tháng / Thực hiện"),
        ("Kết quả thực hiện kế hoạch năm 2022 / Trong tháng",
         "Kết quả thực hiện kế hoạch năm 2022 / Lũy kế"),
        ("So sánh (%) / Cùng kỳ; So với kế hoạch (%)", "Lũy kế đến 31/10/2022"),
        ("Ước thực hiện cả năm; Ước thực hiện năm 2022", "Thực hiện đến tháng 10"),
    ],
)  # fmt: skip
def test_columns_of_other_times_are_named_as_not_read(others, meant):
    headings = f"{PLAN}; {others}; {meant}"
    assert taken(headings) == {"planned_value": PLAN, "actual_value": meant}
    findings = read(headings).findings
    (unread,) = (one for one in findings if one.code == "column_not_read")
    assert all(f"“{one}”" in unread.message for one in others.split("; "))
    assert told(read(headings)) == {}


@pytest.mark.parametrize(
    ("headings", "meant"),
    [
        ("Thực hiện tháng 10/2022", "Thực hiện tháng 10/2022"),
        ("Thực hiện tháng 9; Thực hiện tháng 10", "Thực hiện tháng 10"),
        ("Thực hiện kỳ trước; Thực hiện kỳ này", "Thực hiện kỳ này"),
        ("Thực hiện / Trong tháng", "Thực hiện / Trong tháng"),
        ("Thực hiện / Tháng 10", "Thực hiện / Tháng 10"),
    ],
)
def test_figures_of_the_period_alone_are_told(headings, meant):
    assert taken(f"{PLAN}; {headings}")["actual_value"] == meant
    assert ALONE in told(read(f"{PLAN}; {headings}"))


@pytest.mark.parametrize("plan", ["Kế hoạch tháng 10", "Kế hoạch quý I; Kế hoạch tháng 10"])
def test_the_plan_of_a_month_alone_is_told(plan):
    reading = read(f"{plan}; Thực hiện lũy kế")
    assert [one.field for one in reading.findings if one.code == ALONE] == ["planned_value"]
    assert told(read(f"{plan}; {PLAN}; Thực hiện lũy kế")) == {}


@pytest.mark.parametrize("plan", ["Kế hoạch tháng 11", "Kế hoạch năm 2023", "Kế hoạch năm 2021"])
def test_the_plan_of_another_time_is_none(plan):
    assert "planned_value" not in taken(f"{plan}; Thực hiện lũy kế")
    assert taken(f"{plan}; {PLAN}; Thực hiện lũy kế")["planned_value"] == PLAN


@pytest.mark.parametrize("heading", ["Thực hiện tháng 9", "Thực hiện năm 2021", "Đạt (%)"])
def test_what_is_not_of_the_period_is_not_what_was_done(heading):
    assert taken(f"{PLAN}; {heading}") == {"planned_value": PLAN}
    assert told(read(f"{PLAN}; {heading}")) == {NOT_FOUND: ()}


@pytest.mark.parametrize(
    ("period", "headings", "warned"),
    [
        ("Quý III năm 2022", "Thực hiện quý III; Thực hiện 9 tháng", set()),
        ("Quý III năm 2022", "Thực hiện quý III", {ALONE}),
        ("Quý I năm 2022", "Thực hiện quý I", set()),
        ("6 tháng đầu năm 2022", "Thực hiện trong kỳ", set()),
        ("6 tháng đầu năm 2022", "Thực hiện tháng 6", {ALONE}),
        ("Tháng 1 năm 2022", "Thực hiện tháng 1", set()),
        ("Tháng 12 năm 2022", "Thực hiện tháng 12; Thực hiện cả năm", set()),
    ],
)
def test_a_period_that_begins_with_the_year_is_to_date(period, headings, warned):
    *_, last = headings.split("; ")
    assert taken(f"{PLAN}; {headings}", period=period)["actual_value"] == last
    assert told(read(f"{PLAN}; {headings}", period=period)).keys() == warned


class TestMeasuresOfThePeriodAlone:
    @pytest.mark.parametrize("alone", ["Trong kỳ", "Thực hiện", "Thực hiện tháng 10"])
    def test_they_take_the_figures_of_the_period(self, alone):
        reading = read(f"{PLAN}; {alone}; Lũy kế từ đầu năm", NEWS, UPTIME)
        found = only(reading)
        assert [one["actual_value"] for one in found.records()] == [12, 21]
        assert [found.letters("actual_value", row) for row in (5, 6)] == [("E",), ("D",)]
        assert told(reading) == {}

    def test_figures_to_date_alone_are_told(self):
        assert told(read(f"{PLAN}; Lũy kế từ đầu năm", NEWS, UPTIME)) == {TO_DATE: ("D6",)}

    def test_figures_of_the_period_alone_are_right(self):
        assert told(read(f"{PLAN}; Thực hiện tháng 10", NEWS, UPTIME)) == {ALONE: ("D5",)}
        assert told(read(f"{PLAN}; Thực hiện tháng 10", UPTIME)) == {}
