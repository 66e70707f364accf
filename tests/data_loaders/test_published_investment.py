"""The monthly book of the General Statistics Office: how its headings have drifted over the years.

Each case is drawn: the title, the heading rows as they stand in columns C, D, E..., the figures of
one ministry, and what they mean.
"""

from io import BytesIO

import pytest
from openpyxl import Workbook

from data_loaders import read_workbook

PREVIOUS, MONTH, TO_DATE = "actual_previous_month_vnd", "estimate_month_vnd", "year_to_date_vnd"
PLAN, SAME = "year_plan_rate", "same_period_rate"
TITLE = "Vốn đầu tư thực hiện từ nguồn ngân sách Nhà nước"


def book(title: str, headings: list[list], figures: list[float], unit: str = "Tỷ đồng") -> bytes:
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "VonDT"
    sheet.append([title])
    sheet.append([])
    sheet.append([*[None] * (len(figures) + 1), unit])
    for line in headings:
        sheet.append([None, None, *line])
    sheet.append(["TỔNG SỐ", None, *[value * 10 for value in figures]])
    sheet.append([None, "Trung ương", *[value * 3 for value in figures]])
    sheet.append(["Một số Bộ"])
    sheet.append([None, "Bộ Công Thương", *figures])
    sheet.append([None, "Bộ Y tế", *[value * 2 for value in figures]])
    sheet.append(["Một số địa phương"])
    sheet.append([None, "Hà Nội", *[value * 2 for value in figures]])
    stream = BytesIO()
    workbook.save(stream)
    return stream.getvalue()


CASES = {
    "thang, cong don, ke hoach, cung ky": (
        TITLE,
        [
            ["Thực hiện", "Ước tính", "Cộng dồn", "9 tháng", "9 tháng"],
            ["tháng 8", "tháng 9", "9 tháng", "năm 2012 so", "năm 2012 so"],
            ["năm 2012", "năm 2012", "năm 2012", "với kế hoạch", "với cùng kỳ"],
            [None, None, None, "năm 2012 (%)", "năm 2011 (%)"],
        ],
        [42.0, 47.0, 321.0, 71.5, 108.2],
        "2012-09",
        {PREVIOUS: 42, MONTH: 47, TO_DATE: 321, PLAN: 0.715, SAME: 1.082},
    ),
    "thang mot sau thang muoi hai": (
        TITLE,
        [
            ["Thực hiện", "Ước tính", "Tháng 1", "Tháng 1"],
            ["tháng 12", "tháng 1", "năm 2013 so với", "năm 2013 so với"],
            ["năm 2012", "năm 2013", "kế hoạch năm (%)", "cùng kỳ năm trước (%)"],
        ],
        [60.0, 12.0, 5.1, 98.0],
        "2013-01",
        {PREVIOUS: 60, MONTH: 12, TO_DATE: 12, PLAN: 0.051, SAME: 0.98},
    ),
    "ca nam": (
        TITLE,
        [
            ["Thực hiện (Tỷ đồng)", None, None, "Thực hiện so với kế hoạch năm 2006 (%)", None],
            ["11 tháng năm 2006", "Tháng 12 năm 2006", "Cộng dồn cả năm 2006", "Tháng 12 năm 2006",
             "Cả năm 2006"],
        ],
        [132.0, 12.8, 144.8, 8.8, 99.9],
        "2006-12",
        {MONTH: 12.8, TO_DATE: 144.8, PLAN: 0.999},
    ),
    "nam nay so voi nam truoc": (
        TITLE,
        [
            ["Thực hiện", "Ước tính", "Ước tính", "Năm 2013", "Năm 2013"],
            ["tháng 11", "tháng 12", "năm", "so với", "so với"],
            ["năm 2013", "năm 2013", "2013", "kế hoạch (%)", "năm 2012 (%)"],
        ],
        [42.0, 47.0, 521.0, 101.5, 108.2],
        "2013-12",
        {PREVIOUS: 42, MONTH: 47, TO_DATE: 521, PLAN: 1.015, SAME: 1.082},
    ),
    "ke hoach, thuc hien, khong thang truoc": (
        "4. Thực hiện vốn đầu tư xây dựng thuộc nguồn vốn ngân sách Nhà nước tháng 5 năm 2004",
        [
            ["Kế hoạch", "Ước thực hiện", "Ước thực hiện", "5 tháng năm 2004"],
            ["năm 2004", "tháng 5", "5 tháng", "so với kế hoạch"],
            [None, "năm 2004", "năm 2004", "năm 2004 (%)"],
        ],
        [110.0, 8.0, 40.0, 36.4],
        "2004-05",
        {MONTH: 8, TO_DATE: 40, PLAN: 0.364},
    ),
    "quy": (
        TITLE,
        [
            ["Thực hiện", "Ước tính", "Ước tính", "Quý I năm", "Quý I năm"],
            ["tháng 2", "tháng 3", "quý I", "2024 so với", "2024 so với"],
            ["năm", "năm", "năm", "kế hoạch", "cùng kỳ"],
            [2024, 2024, 2024, "2024 (%)", "năm trước (%)"],
        ],
        [29.5, 36.4, 101.5, 9.6, 110.9],
        "2024-03",
        {PREVIOUS: 29.5, MONTH: 36.4, TO_DATE: 101.5, PLAN: 0.096, SAME: 1.109},
    ),
    "sau thang dau nam": (
        TITLE,
        [
            ["Thực hiện 5 tháng năm 2009", "Ước tính tháng 6 năm 2009",
             "Ước tính 6 tháng đầu năm 2009", "6 tháng đầu năm 2009 so với KH năm 2009 (%)",
             "6 tháng đầu năm 2009 so với cùng kỳ năm 2008 (%)"],
        ],
        [150.0, 30.0, 180.0, 45.0, 130.0],
        "2009-06",
        {MONTH: 30, TO_DATE: 180, PLAN: 0.45, SAME: 1.3},
    ),
    "mot hang tieu de, dau gach cheo": (
        TITLE,
        [["TH tháng 3/2008", "Ước TH tháng 4/2008", "Cộng dồn 4 tháng/2008", "% so với KH năm",
          "% so với cùng kỳ"]],
        [20.0, 25.0, 80.0, 22.0, 104.0],
        "2008-04",
        {PREVIOUS: 20, MONTH: 25, TO_DATE: 80, PLAN: 0.22, SAME: 1.04},
    ),
    "quy mot, khong co thang": (
        "6. Thực hiện vốn đầu tư xây dựng cơ bản của Nhà nước quý I năm 2000",
        [
            ["Thực hiện", "Thực hiện quý I/2000 so với", None],
            ["Quý I/2000", "Quý I/1999", "Kế hoạch năm"],
            ["(Tỷ đồng)", "(%)", "(%)"],
        ],
        [6.5, 110.2, 13.2],
        "2000-03",
        {TO_DATE: 6.5, PLAN: 0.132, SAME: 1.102},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_headings_of_all_years_are_understood(name: str):
    title, headings, figures, period_code, expected = CASES[name]
    reading = read_workbook(book(title, headings, figures), "bieu.xlsx")
    (table,) = reading.tables
    first = next(table.records())
    amounts = {key: value for key, value in first.items() if key.endswith("_vnd")}
    rates = {key: value for key, value in first.items() if key.endswith("_rate")}
    assert table.period_code == period_code
    assert [record["body_name"] for record in table.records()] == ["Bộ Công Thương", "Bộ Y tế"]
    assert amounts == {
        key: round(value * 10**9) for key, value in expected.items() if key.endswith("_vnd")
    }
    assert rates == pytest.approx(
        {key: value for key, value in expected.items() if key.endswith("_rate")}
    )
