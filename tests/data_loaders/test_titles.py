"""The period of a table by its title, and what is told where the title leaves it open."""

from datetime import date

import pytest

from data_loaders import read_workbook
from data_loaders.context.lines import whole_lines
from tests.workbooks import MONEY, PROJECTS, book, projects, table

CLOSED = ("Tên dự án", "Kế hoạch vốn", "Lũy kế giải ngân đến 31/10/2022")
DONE = ["Cải tạo trụ sở", 1000, 400]


def period_of(title: str, headings: tuple[str, ...] = PROJECTS):
    rows = table(headings, [DONE], money=MONEY, period=title)
    reading = read_workbook(book({"Biểu 1": rows}), "bao-cao.xlsx")
    (found,) = reading.tables
    return found.period_code, found.data_as_of, [finding.code for finding in reading.findings]


@pytest.mark.parametrize(
    ("title", "code", "told"),
    [
        ("BÁO CÁO GIẢI NGÂN NĂM 2022", "2022", []),
        ("BÁO CÁO TÌNH HÌNH GIẢI NGÂN NĂM 2022 CỦA VĂN PHÒNG BỘ", "2022", []),
        ("BÁO CÁO GIẢI NGÂN KẾ HOẠCH VỐN NĂM 2022", None, ["period_only_year"]),
        ("BÁO CÁO GIẢI NGÂN VỐN ĐẦU TƯ CÔNG NĂM 2022", None, ["period_only_year"]),
        ("BÁO CÁO GIẢI NGÂN THÁNG ... NĂM 2022", None, ["period_only_year"]),
        ("BÁO CÁO GIẢI NGÂN NĂM 2022\n(Tháng ... năm 2022)", None, ["period_only_year"]),
        ("KẾ HOẠCH NĂM 2022", None, ["period_only_year"]),
    ],
)
def test_a_title_that_names_a_year_alone_is_of_the_year_unless_it_is_of_a_plan(title, code, told):
    found, _, codes = period_of(title)
    assert (found, codes) == (code, told)


def test_the_finding_says_which_line_makes_a_yearly_title_clear():
    """Figures of a month stand under such a title as often as those of the year: it is asked."""
    title = "BÁO CÁO GIẢI NGÂN VỐN ĐẦU TƯ CÔNG NĂM 2021"
    rows = projects(DONE, period=title)
    (asked,) = read_workbook(book({"Biểu 1": rows}), "bao-cao.xlsx").findings
    lines = {
        "(Số liệu đến ngày 31/10/2021)": "2021-10",
        "Quý III năm 2021": "2021-Q3",
        "Báo cáo cả năm 2021": "2021",
    }
    assert "Thêm một dòng ngay dưới tiêu đề, phía trên dòng tiêu đề cột." in asked.message
    for line, code in lines.items():
        assert f"“{line}”" in asked.message
        reading = read_workbook(book({"Biểu 1": [*rows[:2], [line], *rows[2:]]}), "bao-cao.xlsx")
        assert [table.period_code for table in reading.tables] == [code]
        assert reading.findings == ()
    for name in ("Giai ngan thang 10.xlsx", "T10.xlsx"):
        reading = read_workbook(book({"Biểu 1": rows}), name)
        assert [table.period_code for table in reading.tables] == ["2021-10"]


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("BÁO CÁO GIẢI NGÂN VỐN ĐẦU TƯ CÔNG THÁNG 10", "; biểu ghi “THÁNG 10” nhưng không ghi năm"),
        ("Quý III", "; biểu ghi “Quý III” nhưng không ghi năm"),
        ("BÁO CÁO GIẢI NGÂN", ""),
    ],
)
def test_a_month_without_a_year_is_no_period_and_that_is_said(title: str, named: str):
    reading = read_workbook(book({"Biểu": projects(DONE, period=title)}), "bao-cao.xlsx")
    (asked,) = reading.findings
    assert asked.code == "period_unknown"
    assert f"tên trang hay tên tệp{named}. Ghi kỳ báo cáo" in asked.message


def test_a_day_that_figures_count_from_does_not_close_them():
    since = ("Tên dự án", "Kế hoạch vốn", "Giải ngân (tính từ 01/01/2022) đến hết tháng 10")
    assert period_of("Tháng 10/2022", since)[:2] == ("2022-10", None)


def test_the_columns_say_more_than_the_year_of_the_title():
    found = period_of("BÁO CÁO GIẢI NGÂN NĂM 2022", CLOSED)
    assert found == ("2022-10", date(2022, 10, 31), ["period_from_heading"])


@pytest.mark.parametrize(
    "closing",
    [
        "đến hết thời gian chỉnh lý quyết toán 31/01/2023",
        "đến hết thời gian chỉnh lý quyết toán ngân sách - ngày 31/01/2023",
        "số liệu đến hết ngày 31/01/2023",
    ],
)
def test_a_year_closed_in_january_is_the_year(closing):
    found = period_of(f"BÁO CÁO GIẢI NGÂN VỐN ĐẦU TƯ CÔNG NĂM 2022 ({closing})")
    assert found == ("2022", date(2023, 1, 31), [])


@pytest.mark.parametrize(
    ("title", "code", "is_told"),
    [
        ("GIẢI NGÂN THÁNG 9 VÀ 9 THÁNG ĐẦU NĂM 2022", "2022-09", True),
        ("GIẢI NGÂN THÁNG 9, ƯỚC THÁNG 10 NĂM 2022", "2022-09", True),
        ("GIẢI NGÂN QUÝ III VÀ 9 THÁNG ĐẦU NĂM 2022", "2022-Q3", True),
        ("KẾT QUẢ THÁNG 9, NHIỆM VỤ TRỌNG TÂM THÁNG 10 NĂM 2022", "2022-09", False),
        ("GIẢI NGÂN THÁNG 10, LŨY KẾ 10 THÁNG NĂM 2022", "2022-10", False),
        ("GIẢI NGÂN QUÝ III/2022 (số liệu đến hết ngày 15/10/2022)", "2022-Q3", False),
        ("GIẢI NGÂN THÁNG 10/2022 (từ 15/9/2022 đến 14/10/2022)", "2022-10", False),
    ],
)
def test_a_second_period_in_the_title_is_told(title, code, is_told):
    found, _, codes = period_of(title)
    assert (found, "period_two_named" in codes) == (code, is_told)


def test_a_unit_that_was_not_there_yet_is_told():
    rows = projects(DONE, unit="VỤ KẾ HOẠCH - TÀI CHÍNH")
    reading = read_workbook(book({"Biểu 1": rows}), "bao-cao.xlsx")
    assert reading.tables[0].unit_code == "KHTC"
    assert [finding.code for finding in reading.findings] == ["unit_not_yet"]


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("GIẢI NGÂN 9T/2022", "2022-9M"),
        ("GIẢI NGÂN 6T ĐẦU NĂM 2022", "2022-H1"),
        ("GIẢI NGÂN 10T NĂM 2022", "2022-10"),
    ],
)
def test_months_are_told_in_short(title: str, code: str):
    assert period_of(title) == (code, None, [])


@pytest.mark.parametrize("label", ["Tháng báo cáo:", "Kỳ báo cáo:"])
def test_the_month_may_stand_in_a_cell_of_its_own(label: str):
    rows = [["CỤC HÓA CHẤT"], [label, date(2022, 10, 1)], *projects(DONE, unit=None)[2:]]
    (found,) = read_workbook(book({"Biểu 1": rows}), "bao-cao.xlsx").tables
    assert found.period_code == "2022-10"


@pytest.mark.parametrize(
    "cited",
    [
        "Thực hiện công văn số 12/BCT-KH ngày 01/9/2022 về báo cáo tháng 9/2022",
        "(Theo Văn bản số 5/KH của Vụ Kế hoạch về giải ngân tháng 9 năm 2022)",
    ],
)
def test_the_month_of_a_letter_that_is_answered_is_not_that_of_the_report(cited: str):
    assert period_of(f"{cited}\nBÁO CÁO GIẢI NGÂN THÁNG 10/2022") == ("2022-10", None, [])
    assert period_of(cited)[0] == "2022-09"


def test_a_title_that_names_a_document_is_a_title():
    title = "THEO DÕI THỰC HIỆN CÔNG VĂN SỐ 12/BCT-KH THÁNG 10/2022"
    rows = projects(DONE, period=title)
    (found,) = read_workbook(book({"T9.2022": rows}), "bao-cao.xlsx").tables
    assert found.period_code == "2022-10"


SEPTEMBER = "Tháng 9 năm 2022"


@pytest.mark.parametrize(
    ("title", "closing", "is_told"),
    [
        (SEPTEMBER, "31/10/2022", True),
        (SEPTEMBER, "30/9/2022", False),
        (SEPTEMBER, "14/9/2022", False),
        (SEPTEMBER, "15/10/2022", False),
        ("Số liệu đến 30/9/2022", "31/10/2022", True),
        ("9 tháng đầu năm 2022", "31/10/2022", True),
        ("Tháng 10 năm 2021", "31/10/2022", True),
        ("Tháng 12 năm 2022", "31/01/2023", False),
        ("Báo cáo cả năm 2022", "31/01/2023", False),
        ("Báo cáo cả năm 2022", "28/02/2023", True),
    ],
)
def test_a_heading_that_counts_past_the_period_says_the_title_may_be_old(title, closing, is_told):
    headings = ("Tên dự án", "Kế hoạch vốn", f"Lũy kế giải ngân đến {closing}")
    assert ("period_doubtful" in period_of(title, headings)[2]) == is_told


def test_a_heading_that_counts_past_the_period_stated_from_outside_is_told():
    rows = table(CLOSED, [DONE], money=MONEY, period=None)
    reading = read_workbook(book({"Biểu 1": rows}), "bao-cao.xlsx", period="2022-09")
    assert [finding.code for finding in reading.findings] == ["period_differs"]


@pytest.mark.parametrize(
    ("sheet", "file", "is_told"),
    [
        ("Thang 10", "bao-cao.xlsx", True),
        ("T10", "bao-cao.xlsx", True),
        ("Biểu 1", "Giai ngan thang 10.xlsx", True),
        ("Quý IV", "bao-cao.xlsx", True),
        ("T9", "Bao cao quy III.xlsx", False),
        ("9 tháng", "Năm 2022.xlsx", False),
        ("T1", "q1.xlsx", False),
    ],
)
def test_a_sheet_or_file_named_after_another_month_is_told(sheet, file, is_told):
    rows = projects(DONE, period=SEPTEMBER)
    reading = read_workbook(book({sheet: rows}), file)
    (found,) = reading.tables
    assert found.period_code == "2022-09"
    assert [one.code for one in reading.findings] == ["period_doubtful"] * is_told


@pytest.mark.parametrize(
    "title",
    [
        "Năm 2022 (đến hết 31/01/2023)",
        "Niên độ ngân sách 2022, số liệu đến 31/01/2023",
        "Niên độ 2022 (số liệu đến 31/01/2023)",
        "Báo cáo năm 2022 (từ 01/01/2022 đến 31/01/2023)",
        "(Từ ngày 01/01/2022 đến ngày 31/01/2023)",
    ],
)
def test_a_year_that_is_open_till_january_is_the_year(title):
    assert period_of(title) == ("2022", date(2023, 1, 31), [])


def test_a_month_closed_in_january_is_the_month():
    assert period_of("Tháng 01 năm 2023\nSố liệu đến 31/01/2023")[0] == "2023-01"


@pytest.mark.parametrize(
    ("title", "code", "day"),
    [
        ("Tháng\n10\nnăm 2022", "2022-10", None),
        ("Tháng 10\n/2022", "2022-10", None),
        ("BÁO CÁO GIẢI NGÂN THÁNG\n10 NĂM 2022", "2022-10", None),
        ("Số liệu đến ngày\n31/10/2022", "2022-10", date(2022, 10, 31)),
        ("(Từ ngày 15/9/2022 đến\nngày 14/10/2022)", "2022-10", date(2022, 10, 14)),
        ("(từ 15/09/2022-14/10/2022)", "2022-10", date(2022, 10, 14)),
        ("(Từ 00h00 ngày 15/9/2022 đến 24h00 ngày 14/10/2022)", "2022-10", date(2022, 10, 14)),
        ("Số liệu đến 17 giờ 30 ngày 31/10/2022", "2022-10", date(2022, 10, 31)),
        ("Quí III năm 2022", "2022-Q3", None),
        ("Quí 3/2022", "2022-Q3", None),
        ("Quí thứ ba năm 2022", "2022-Q3", None),
    ],
)
def test_a_period_is_read_however_it_is_broken_or_spelt(title, code, day):
    assert period_of(title) == (code, day, [])


@pytest.mark.parametrize(
    "lines",
    [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
        "VỐN ĐẦU TƯ\nTháng 10",
        "BÁO CÁO NĂM\nTình hình giải ngân",
        "BÁO CÁO NĂM 2022\nTháng 10",
    ],
)
def test_lines_that_are_whole_stay_apart(lines: str):
    assert list(whole_lines(lines)) == lines.split("\n")


def test_a_quarter_in_the_older_spelling_names_no_unit():
    rows = projects(DONE, unit=None, period=None)
    reading = read_workbook(book({"Biểu 1": rows}), "Quí III năm 2022.xlsx")
    assert [(one.unit_code, one.period_code) for one in reading.tables] == [(None, "2022-Q3")]
