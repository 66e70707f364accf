"""The monthly book of the General Statistics Office: how its headings have drifted over the years.

Each case is drawn: the title, the heading rows as they stand in columns C, D, E..., the figures of
one ministry, and what they mean.
"""

from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from data_loaders import read_workbook
from tests.workbooks import book as drawn

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
    hidden: str = "",
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
    for letter in hidden:
        sheet.column_dimensions[letter].hidden = True
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
    "cung so thang cua nam truoc, chi nam goc co nam": (
        f"{TITLE} tháng 8 năm 2005",
        [["Thực hiện tháng 7", "Ước tính tháng 8", "Cộng dồn 8 tháng", "So với kế hoạch năm (%)",
          "8 tháng so với 8 tháng năm 2004 (%)"]],
        [20.0, 25.0, 190.0, 62.0, 108.0],
        "2005-08",
        {PREVIOUS: 20, MONTH: 25, TO_DATE: 190, PLAN: 0.62, SAME: 1.08},
    ),
    "cot nam truoc khong phai cong don": (
        TITLE,
        [["Thực hiện 9 tháng năm trước", "Ước tính tháng 9 năm 2003", "Ước tính 9 tháng năm 2003",
          "So với kế hoạch năm (%)", "So với cùng kỳ năm trước (%)"]],
        [150.0, 25.0, 190.0, 62.0, 126.7],
        "2003-09",
        {MONTH: 25, TO_DATE: 190, PLAN: 0.62, SAME: 1.267},
    ),
    "so bo thang truoc": (
        TITLE,
        [["Sơ bộ tháng 6/2023", "Ước tính tháng 7/2023", "Cộng dồn 7 tháng/2023",
          "7 tháng so với kế hoạch năm (%)"]],
        [20.0, 25.0, 190.0, 42.0],
        "2023-07",
        {PREVIOUS: 20, MONTH: 25, TO_DATE: 190, PLAN: 0.42},
    ),
    "thang truoc, thang bao cao": (
        f"{TITLE} tháng 8 năm 2005",
        [["Thực hiện tháng trước", "Ước tính tháng báo cáo", "Cộng dồn đến cuối tháng báo cáo",
          "So với kế hoạch năm (%)"]],
        [20.0, 25.0, 190.0, 62.0],
        "2005-08",
        {PREVIOUS: 20, MONTH: 25, TO_DATE: 190, PLAN: 0.62},
    ),
    "T8/2005, 9T/2005": (
        TITLE,
        [["TH T8/2005", "Ước T9/2005", "Lũy kế 9T/2005", "% so KH 2005", "% so cùng kỳ 2004"]],
        [20.0, 25.0, 190.0, 62.0, 108.0],
        "2005-09",
        {PREVIOUS: 20, MONTH: 25, TO_DATE: 190, PLAN: 0.62, SAME: 1.08},
    ),
    "thang mot, nam chi o tieu de": (
        "4. Thực hiện vốn đầu tư XDCB tháng 1 năm 2003",
        [["Kế hoạch năm", "Thực hiện tháng 1", "Thực hiện tháng 1 so với kế hoạch năm (%)"]],
        [500.0, 25.0, 5.0],
        "2003-01",
        {MONTH: 25, TO_DATE: 25, PLAN: 0.05},
    ),
    "01 thang": (
        TITLE,
        [["Thực hiện 01 tháng năm 2003", "Ước tính tháng 01 năm 2004",
          "Tháng 01 năm 2004 so với tháng 01 năm 2003 (%)"]],
        [20.0, 25.0, 125.0],
        "2004-01",
        {MONTH: 25, TO_DATE: 25, SAME: 1.25},
    ),
    "mot thang cua thang hai": (
        TITLE,
        [["Thực hiện 1 tháng năm 2005", "Ước tính tháng 2 năm 2005", "Cộng dồn 2 tháng năm 2005",
          "2 tháng so với kế hoạch năm (%)"]],
        [20.0, 25.0, 45.0, 9.0],
        "2005-02",
        {PREVIOUS: 20, MONTH: 25, TO_DATE: 45, PLAN: 0.09},
    ),
    "hang trong giua hai hang dau cot": (
        TITLE,
        [
            ["Thực hiện", None, None, "9 tháng năm 2005 so với (%)", None],
            [],
            ["Tháng 8", "Tháng 9", "9 tháng", "Kế hoạch năm", "Cùng kỳ năm trước"],
        ],
        [20.0, 25.0, 190.0, 62.0, 108.0],
        "2005-09",
        {PREVIOUS: 20, MONTH: 25, TO_DATE: 190, PLAN: 0.62, SAME: 1.08},
    ),
    "nam dung mot minh o hang cuoi": (
        TITLE,
        [
            ["Ước tính", "Cộng dồn", "5 tháng so với"],
            ["tháng 5", "5 tháng", "kế hoạch năm (%)"],
            [2020, 2020, None],
        ],
        [25.0, 190.0, 32.0],
        "2020-05",
        {MONTH: 25, TO_DATE: 190, PLAN: 0.32},
    ),
    "tong so va trong do": (
        TITLE,
        [
            ["Ước tính 9 tháng năm 2003", None, "9 tháng so với kế hoạch năm (%)"],
            ["Tổng số", "Trong đó: Vốn nước ngoài", None],
        ],
        [190.0, 25.0, 62.0],
        "2003-09",
        {TO_DATE: 190, PLAN: 0.62},
    ),
    "nam cu sot lai o mot cot": (
        TITLE,
        [["Thực hiện tháng 8 năm 2013", "Ước tính tháng 9 năm 2013", "Cộng dồn 9 tháng năm 2012",
          "9 tháng so với kế hoạch năm (%)"]],
        [20.0, 25.0, 190.0, 62.0],
        "2013-09",
        {PREVIOUS: 20, MONTH: 25, TO_DATE: 190, PLAN: 0.62},
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
         [None, "- Bộ Y tế", *FIGURES], [None, "  TĐ: Bộ Thủy sản", *FIGURES]],
        ["Bộ Xây dựng", "Bộ Công Thương", "Bộ Y tế", "Bộ Thủy sản"],
    ),
    "ten xuong dong trong o": (
        [[None, "Bộ Nông nghiệp và\nPhát triển nông thôn", *FIGURES]],
        ["Bộ Nông nghiệp và Phát triển nông thôn"],
    ),
    "ten o cot ben trai, dia phuong lui vao": (
        [["Bộ Y tế", None, *FIGURES], ["Bộ Xây dựng", None, *FIGURES]],
        ["Bộ Y tế", "Bộ Xây dựng"],
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


@pytest.mark.parametrize(
    "title",
    [
        "9. Vốn đầu tư phát triển toàn xã hội khu vực Nhà nước",
        "9. Thực hiện vốn tín dụng đầu tư phát triển của Nhà nước",
        "9. Đầu tư trực tiếp nước ngoài vào khu vực Nhà nước",
        "9. Vốn ODA thực hiện của các Bộ",
        f"23. {TITLE} theo quý",
    ],
)
def test_other_investment_is_not_this_table(title: str):
    assert not read_workbook(book(title, HEADINGS, FIGURES), "bieu.xlsx").tables


def sheet_of(content: bytes) -> list[list]:
    return [list(row) for row in load_workbook(BytesIO(content)).active.values]


FOREIGN = [
    ["6. Đầu tư trực tiếp của nước ngoài từ 01/01 đến 20/9/2012"],
    [None, None, "Số dự án", "Số vốn đăng ký"],
    [None, None, "(Dự án)", "(Triệu USD)"],
    *[[None, f"Tỉnh {number}", number + 0.5, number + 0.25] for number in range(30)],
    [],
]
BY_QUARTER = [
    [],
    [f"8. {TITLE} quý II và quý III năm 2012"],
    [None, None, "Thực hiện quý II", "Ước tính quý III", "Quý III so với cùng kỳ năm trước (%)"],
    [None, "Trung ương", 300, 200, 101.5],
    [None, "Bộ Công Thương", 30, 20, 101.5],
]


def test_several_tables_in_one_sheet():
    """Each title counts for the table right below it."""
    rows = [*FOREIGN, *sheet_of(book(TITLE, HEADINGS, FIGURES)), *BY_QUARTER]
    (table,) = read_workbook(drawn({"So lieu": rows}), "bieu.xlsx").tables
    assert table.period_code == "2012-09"
    assert [record["body_name"] for record in table.records()] == ["Bộ Công Thương", "Bộ Y tế"]


@pytest.mark.parametrize(
    ("file", "period_code"),
    [("2009-08-29-Bieu0809.xls", "2009-08"), ("2010-01-04-Bieu1209.xls", "2009-12")],
)
def test_year_of_the_file_where_the_sheet_has_none(file: str, period_code: str):
    month = int(period_code[5:])
    headings = [[f"Thực hiện tháng {month - 1}", f"Ước tính tháng {month}",
                 f"Cộng dồn {month} tháng", "So với kế hoạch năm (%)"]]  # fmt: skip
    (table,) = read_workbook(book(TITLE, headings, [20.0, 25.0, 190.0, 62.0]), file).tables
    assert table.period_code == period_code
    assert table.columns == {
        PREVIOUS: "C", MONTH: "D", TO_DATE: "E", PLAN: "F", "body_name": "B"
    }  # fmt: skip


def test_seen_columns_come_before_hidden_ones():
    old = ["Ước tính tháng 9 năm 2012", "Cộng dồn 9 tháng năm 2012"]
    headings = [[*old, *old, "9 tháng so với kế hoạch năm (%)"]]
    content = book(TITLE, headings, FIGURES, hidden="CD")
    (table,) = read_workbook(content, "bieu.xlsx").tables
    assert table.columns == {MONTH: "E", TO_DATE: "F", PLAN: "G", "body_name": "B"}


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
