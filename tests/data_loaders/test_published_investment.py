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


def book(
    title: str,
    headings: list[list],
    figures: list[float],
    unit: str = "Tỷ đồng",
    rows: list[list] | None = None,
    merges: tuple[str, ...] = (),
) -> bytes:
    """One sheet; `rows` stand in place of its ministries, each with its figures or without."""
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
    doubled = [value * 2 for value in figures]
    for row in rows or [[None, "Bộ Công Thương", *figures], [None, "Bộ Y tế", *doubled]]:
        sheet.append(row)
    sheet.append(["Một số địa phương"])
    sheet.append([None, "Hà Nội", *doubled])
    for area in merges:
        sheet.merge_cells(area)
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
    "so voi nam truoc, khong noi cung ky": (
        TITLE,
        [
            ["Thực hiện", "Ước tính", "Ước tính", "Năm", "Năm"],
            ["tháng 11", "tháng 12", "cả năm", "2021 so với", "2021 so với"],
            ["năm", "năm", None, "kế hoạch", "năm trước (%)"],
            [2021, 2021, 2021, "năm 2021 (%)", None],
        ],
        [42.0, 47.0, 521.0, 84.5, 91.4],
        "2021-12",
        {PREVIOUS: 42, MONTH: 47, TO_DATE: 521, PLAN: 0.845, SAME: 0.914},
    ),
    "thang truoc khong co dong tu, CK": (
        TITLE,
        [["Tháng 4/2009", "Ước tháng 5/2009", "Lũy kế 5 tháng 2009", "Lũy kế so với KH năm (%)",
          "Lũy kế so với CK năm trước (%)"]],
        [20.0, 25.0, 90.0, 32.0, 104.0],
        "2009-05",
        {PREVIOUS: 20, MONTH: 25, TO_DATE: 90, PLAN: 0.32, SAME: 1.04},
    ),
    "luy ke tu dau nam": (
        f"{TITLE} tháng 8 năm 2013",
        [["Thực hiện tháng 7", "Ước tính tháng 8", "Lũy kế từ đầu năm", "So với kế hoạch năm (%)"]],
        [20.0, 25.0, 190.0, 62.0],
        "2013-08",
        {PREVIOUS: 20, MONTH: 25, TO_DATE: 190, PLAN: 0.62},
    ),
    "cung so thang cua nam truoc dung truoc": (
        TITLE,
        [
            ["Thực hiện", "Ước tính", "Ước tính", "8 tháng năm 2003"],
            ["8 tháng", "tháng 8", "8 tháng", "so với 8 tháng"],
            ["năm 2002", "năm 2003", "năm 2003", "năm 2002 (%)"],
        ],
        [150.0, 25.0, 190.0, 126.7],
        "2003-08",
        {MONTH: 25, TO_DATE: 190, SAME: 1.267},
    ),
    "uoc ca nam khong phai cong don": (
        TITLE,
        [
            ["Kế hoạch", "Ước thực hiện", "Ước tính", "Cộng dồn", "11 tháng so"],
            ["năm 2010", "năm 2010", "tháng 11", "11 tháng", "với kế hoạch"],
            [None, None, "năm 2010", "năm 2010", "năm 2010 (%)"],
        ],
        [500.0, 490.0, 45.0, 420.0, 84.0],
        "2010-11",
        {MONTH: 45, TO_DATE: 420, PLAN: 0.84},
    ),
    "nam chi co o cung ky": (
        "6. Thực hiện vốn đầu tư XDCB thuộc nguồn NSNN tháng 5 năm 2000",
        [["Thực hiện tháng 5", "Thực hiện 5 tháng", "5 tháng so với cùng kỳ 1999 (%)",
          "5 tháng so với kế hoạch năm (%)"]],
        [8.0, 40.0, 110.0, 36.4],
        "2000-05",
        {MONTH: 8, TO_DATE: 40, PLAN: 0.364, SAME: 1.1},
    ),
    "ky chi o tieu de": (
        "6. Xây dựng cơ bản 6 tháng đầu năm 2001 (Vốn ngân sách Nhà nước tập trung)",
        [["Thực hiện", "So với kế hoạch năm (%)", "So với cùng kỳ năm trước (%)"]],
        [60.0, 45.0, 108.0],
        "2001-06",
        {TO_DATE: 60, PLAN: 0.45, SAME: 1.08},
    ),
    "tieu de chi co nam, dau cot chi co thang": (
        "6. Thực hiện kế hoạch vốn đầu tư XDCB tập trung năm 2002",
        [["Ước tính tháng 5", "Ước tính 5 tháng", "5 tháng so với kế hoạch năm (%)"]],
        [8.0, 40.0, 36.4],
        "2002-05",
        {MONTH: 8, TO_DATE: 40, PLAN: 0.364},
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


HEADINGS = CASES["thang, cong don, ke hoach, cung ky"][1]
FIGURES = [42.0, 47.0, 321.0, 71.5, 108.2]
HEALTH = [None, "Bộ Y tế", *FIGURES]
ROWS = {
    "ten xuong dong, so o dong duoi": (
        [[None, "Bộ Văn hóa, Thể thao"], [None, "  và Du lịch", *FIGURES], HEALTH],
        ["Bộ Văn hóa, Thể thao và Du lịch", "Bộ Y tế"],
    ),
    "ten xuong dong, so o dong tren": (
        [[None, "Bộ Văn hóa, Thể thao", *FIGURES], [None, "  và Du lịch"], HEALTH],
        ["Bộ Văn hóa, Thể thao và Du lịch", "Bộ Y tế"],
    ),
    "ten xuong dong, dong duoi viet hoa": (
        [[None, "Bộ Nông nghiệp và"], [None, "Phát triển nông thôn", *FIGURES], HEALTH],
        ["Bộ Nông nghiệp và Phát triển nông thôn", "Bộ Y tế"],
    ),
    "danh so, gach dau dong, trong do": (
        [[None, "Trong đó: Bộ Xây dựng", *FIGURES], [None, "2. Bộ Công Thương", *FIGURES],
         [None, "- Bộ Y tế", *FIGURES]],
        ["Bộ Xây dựng", "Bộ Công Thương", "Bộ Y tế"],
    ),
    "phan chia duoi mot bo khong phai ten noi": (
        [HEALTH, [None, "trong đó: vốn nước ngoài", *FIGURES], [None, "vốn trong nước", *FIGURES]],
        ["Bộ Y tế"],
    ),
    "co quan khong mang chu Bo": (
        [[None, "Thanh tra Chính phủ", *FIGURES], [None, "Tòa án nhân dân tối cao", *FIGURES]],
        ["Thanh tra Chính phủ", "Tòa án nhân dân tối cao"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ROWS)
def test_ministries_are_told_from_their_parts(name: str):
    rows, expected = ROWS[name]
    reading = read_workbook(book(TITLE, HEADINGS, FIGURES, rows=rows), "bieu.xlsx")
    (table,) = reading.tables
    records = list(table.records())
    assert [record["body_name"] for record in records] == expected
    assert all(record[TO_DATE] == 321 * 10**9 for record in records)


def test_table_by_quarters_is_another_table():
    """Of its own sheet, or under the monthly one: no record comes from it."""
    alone = read_workbook(book(f"{TITLE} các quý", HEADINGS, FIGURES), "bieu.xlsx")
    title = [f"23. {TITLE} các quý năm 2012"]
    below = [HEALTH, title, [None, None, "quý I", "quý II"], [None, "Bộ Công Thương", 5, 6, 7]]
    (table,) = read_workbook(book(TITLE, HEADINGS, FIGURES, rows=below), "bieu.xlsx").tables
    assert not alone.tables
    assert [record["body_name"] for record in table.records()] == ["Bộ Y tế"]


def test_heading_merged_over_a_blank_row():
    headings = [
        ["Kế hoạch năm 2003", "Ước thực hiện", None, "8 tháng so với kế hoạch năm (%)"],
        [None, "Tháng 8", "8 tháng", None],
        [],
    ]
    merges = ("C4:C6", "D4:E4", "F4:F6")
    content = book(f"{TITLE} tháng 8 năm 2003", headings, [90.0, 7.0, 50.0, 55.5], merges=merges)
    (table,) = read_workbook(content, "bieu.xlsx").tables
    assert table.period_code == "2003-08"
    assert table.columns == {PLAN: "F", MONTH: "D", TO_DATE: "E", "body_name": "B"}
