"""A period is read from titles, names and days, and headings are told relative to it."""

import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracking.period_codes import (
    decreed_deadline,
    longer_periods,
    period_kind,
    period_mark,
    period_title,
)
from tracking.periods import (
    find_period,
    find_periods,
    mark_periods,
    period,
    period_label,
    reporting_window,
)
from tracking.text import fold

YEARS = range(2000, 2060)
PARTS = [f"{month:02}" for month in range(1, 13)]
PARTS += ["Q1", "Q2", "Q3", "Q4", "H1", "H2", "9M", ""]
CODES = st.builds(
    lambda year, part: f"{year}-{part}" if part else str(year),
    st.sampled_from(YEARS),
    st.sampled_from(PARTS),
)


@pytest.mark.parametrize(
    ("code", "start", "end"),
    [
        ("2022-10", date(2022, 10, 1), date(2022, 10, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2022-Q3", date(2022, 7, 1), date(2022, 9, 30)),
        ("2022-H1", date(2022, 1, 1), date(2022, 6, 30)),
        ("2022-H2", date(2022, 7, 1), date(2022, 12, 31)),
        ("2022-9M", date(2022, 1, 1), date(2022, 9, 30)),
        ("2022", date(2022, 1, 1), date(2022, 12, 31)),
    ],
)
def test_a_code_is_a_span_of_the_calendar(code, start, end):
    found = period(code)
    assert (found.code, found.start, found.end) == (code, start, end)


@pytest.mark.parametrize("code", ["", "2022-13", "2022-1", "2022-Q5", "10-2022", "2022-", "1822"])
def test_other_codes_are_refused(code):
    with pytest.raises(ValueError, match="Mã kỳ"):
        period(code)


@pytest.mark.parametrize(
    ("code", "start", "end", "due"),
    [
        ("2022-10", date(2022, 9, 15), date(2022, 10, 14), date(2022, 10, 18)),
        ("2022-01", date(2021, 12, 15), date(2022, 1, 14), date(2022, 1, 18)),
        ("2022-Q3", date(2022, 6, 15), date(2022, 9, 14), date(2022, 9, 16)),
        ("2022-H1", date(2021, 12, 15), date(2022, 6, 14), date(2022, 6, 16)),
        ("2022-9M", date(2021, 12, 15), date(2022, 9, 14), date(2022, 9, 16)),
        ("2022", date(2021, 12, 15), date(2022, 12, 14), date(2022, 12, 16)),
    ],
)
def test_windows_and_deadlines_of_the_decree(code, start, end, due):
    assert reporting_window(code) == (start, end)
    assert decreed_deadline(code) == due


@given(CODES)
def test_a_deadline_is_a_working_day_soon_after(code):
    due = decreed_deadline(code)
    assert due.weekday() < 5
    assert timedelta(2) <= due - reporting_window(code)[1] <= timedelta(4)


@pytest.mark.parametrize(
    ("text", "code", "strength"),
    [
        ("BÁO CÁO THÁNG 10 NĂM 2022", "2022-10", 4),
        ("Quý III năm 2022", "2022-Q3", 4),
        ("6 tháng đầu năm 2022", "2022-H1", 4),
        ("9 tháng năm 2022", "2022-9M", 4),
        ("9 tháng 2022", "2022-9M", 4),
        ("Giải ngân 10 tháng năm 2022", "2022-10", 4),
        ("Tháng 10, lũy kế 10 tháng năm 2022", "2022-10", 4),
        ("Tháng 9 và 9 tháng năm 2012", "2012-09", 4),
        ("T10.2022", "2022-10", 4),
        ("BC_GN_T10_2022.xlsx", "2022-10", 4),
        ("BC T10 2022 gui 05.11.2022.xlsx", "2022-10", 4),
        ("bao cao thang 10-2022", "2022-10", 4),
        ("BaoCaoThang10.2022.xlsx", "2022-10", 4),
        ("2000-03-29-Bieu-Thang-3.2000.xls", "2000-03", 4),
        ("2022-10", "2022-10", 4),
        ("2022-Q3", "2022-Q3", 4),
        ("10-2022", "2022-10", 3),
        ("2016-06-29-Bieu-6.2016.xlsx", "2016-06", 3),
        ("2012-09-29-Solieu-9.-2012.xls", "2012-09", 3),
        ("Kế hoạch năm 2022", "2022", 1),
        ("năm 2022", "2022", 2),
        ("Báo cáo năm 2022", "2022", 2),
        ("BC năm 2022", "2022", 2),
        ("Giải ngân cả năm 2022", "2022", 2),
        ("Báo cáo tổng kết năm 2022", "2022", 2),
        ("Kỳ báo cáo 2022", "2022", 2),
        ("2022", "2022", 1),
        ("BÁO CÁO GIẢI NGÂN THÁNG ..... NĂM 2022", "2022", 1),
        ("BÁO CÁO GIẢI NGÂN THÁNG … NĂM 2022", "2022", 1),
        ("Tháng        năm 2022", "2022", 1),
        ("THÁNG 13 NĂM 2022", "2022", 1),
        ("BÁO CÁO GIẢI NGÂN KẾ HOẠCH VỐN NĂM 2022", "2022", 1),
        ("Sáu tháng đầu năm 2022", "2022-H1", 4),
        ("Sáu tháng cuối năm 2022", "2022-H2", 4),
        ("Chín tháng đầu năm 2022", "2022-9M", 4),
        ("Nửa đầu năm 2022", "2022-H1", 4),
        ("Tháng mười năm 2022", "2022-10", 4),
        ("Tháng mười một năm 2022", "2022-11", 4),
        ("Tháng mười hai/2022", "2022-12", 4),
        ("Tháng Giêng năm 2022", "2022-01", 4),
        ("Tháng tư năm 2022", "2022-04", 4),
        ("Tháng năm năm 2022", "2022-05", 4),
        ("Quý thứ ba năm 2022", "2022-Q3", 4),
        ("Quý tư năm 2022", "2022-Q4", 4),
        ("Tháng 10/22", "2022-10", 4),
        ("QUÝ IV VÀ NĂM 2022", "2022-Q4", 4),
        ("Phụ lục 1 - 2022", "2022", 1),
        ("6 tháng năm 2016 theo giá so sánh 2010", "2016-H1", 4),
        ("So với tháng 9, tháng 10 năm 2022", "2022-10", 4),
        ("Kế hoạch năm 2022 so với năm 2021", "2022", 1),
    ],
)
def test_a_period_is_found_in_titles_and_names(text, code, strength):
    for form in (text, unicodedata.normalize("NFD", text), text.upper()):
        found = find_period(form)
        assert found is not None
        assert (found.code, found.strength) == (code, strength)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("T10", "2022-10"),
        ("Thang 10", "2022-10"),
        ("QIII", "2022-Q3"),
        ("Quý 3", "2022-Q3"),
        ("6 tháng đầu năm", "2022-H1"),
        ("Biểu số 06 thang10", "2022-10"),
    ],
)
def test_a_year_may_come_from_outside(text, code):
    assert find_period(text) is None
    found = find_period(text, 2022)
    assert found is not None
    assert (found.code, found.strength) == (code, 2)


@pytest.mark.parametrize(
    "text",
    [
        "Hà Nội, ngày 05 tháng 11 năm 2022",
        "Ngày ... tháng ... năm 2022",
        "Nghị định số 09/2019/NĐ-CP",
        "Thông tư số 01/2020/TT-VPCP ngày 21/10/2020",
        "Cùng kỳ năm 2021",
        "Theo giá so sánh 2010",
        "Biểu 1",
        "Sheet1",
        "",
        "tháng " * 1000,
    ],
)
def test_dates_and_document_numbers_are_no_periods(text):
    assert find_period(text) is None


@pytest.mark.parametrize(
    ("text", "code", "as_of"),
    [
        ("tính đến ngày 31/10/2022", "2022-10", date(2022, 10, 31)),
        ("số liệu đến 31/10/2022", "2022-10", date(2022, 10, 31)),
        ("đến hết tháng 10/2022", "2022-10", date(2022, 10, 31)),
        ("Quý III năm 2022 (số liệu đến hết ngày 15/10/2022)", "2022-Q3", date(2022, 10, 15)),
        ("Tháng 10 năm 2022", "2022-10", None),
        ("Báo cáo tháng 10 (số liệu đến 05/11/2022)", "2022-10", date(2022, 11, 5)),
        ("Báo cáo tháng 12 (số liệu đến 05/01/2023)", "2022-12", date(2023, 1, 5)),
        ("Thời điểm báo cáo: 31/10/2022", "2022-10", date(2022, 10, 31)),
        ("Ngày chốt số liệu: 31/10/2022", "2022-10", date(2022, 10, 31)),
    ],
)
def test_the_day_of_the_data_is_told_only_when_stated(text, code, as_of):
    found = find_period(text)
    assert found is not None
    assert (found.code, found.data_as_of) == (code, as_of)


@pytest.mark.parametrize(
    "form",
    [
        "(Từ ngày {a.day}/{a.month}/{a.year} đến ngày {b.day}/{b.month}/{b.year})",
        "từ {a:%d/%m/%Y} đến {b:%d/%m/%Y}",
        "Từ ngày {a.day} tháng {a.month} năm {a.year} "
        "đến ngày {b.day} tháng {b.month} năm {b.year}",
        "từ {a.day}/{a.month} đến {b.day}/{b.month}/{b.year}",
    ],
)
@given(code=CODES, by_decree=st.booleans())
def test_the_days_of_a_window_tell_its_period(form, code, by_decree):
    days = period(code)
    start, end = reporting_window(code) if by_decree else (days.start, days.end)
    found = find_period(form.format(a=start, b=end))
    assert found is not None
    assert (found.code, found.start, found.end, found.strength) == (code, start, end, 5)


def test_days_that_are_no_window_give_the_month_they_end_in():
    found = find_period("Từ ngày 01/01/2022 đến ngày 31/10/2022")
    assert found is not None
    assert (found.code, found.strength) == ("2022-10", 3)


def test_a_title_may_name_two_periods():
    codes = [(one.code, one.strength) for one in find_periods("BÁO CÁO QUÝ IV VÀ NĂM 2022")]
    assert codes == [("2022-Q4", 4), ("2022", 3)]


def test_the_wording_is_quoted_as_written():
    found = find_period("BÁO CÁO QUÝ III NĂM 2022 CỦA BỘ")
    assert found is not None
    assert found.wording == "QUÝ III NĂM 2022"


@pytest.mark.parametrize(
    ("heading", "code", "marked"),
    [
        ("Thực hiện tháng 9 năm 2012", "2012-09", "thuc hien <thang>"),
        ("Ước tháng 9/2012", "2012-09", "uoc <thang>"),
        ("Thực hiện 9/2012", "2012-09", "thuc hien <thang>"),
        ("T9/2012", "2012-09", "<thang>"),
        ("Tháng 9 năm 2011", "2012-09", "<thang> <namtruoc>"),
        ("Tháng 8 năm 2012", "2012-09", "<thangtruoc>"),
        ("Tháng 12/2011", "2012-01", "<thangtruoc>"),
        ("Tháng 12", "2012-01", "<thangtruoc>"),
        ("Tháng 5", "2012-09", "<thangkhac>"),
        ("9 tháng năm 2012", "2012-09", "<luyke>"),
        ("9 tháng năm 2011", "2012-09", "<luyke> <namtruoc>"),
        ("9 tháng năm trước", "2012-09", "<luyke> nam truoc"),
        ("Từ đầu năm đến hết tháng 9/2012", "2012-09", "<luyke>"),
        ("6 tháng đầu năm", "2022-H1", "<luyke>"),
        ("11 tháng", "2006-12", "<luykekhac>"),
        ("11 tháng", "2006-11", "<luyke>"),
        ("Cả năm 2006", "2006-12", "<luyke>"),
        ("Năm 2006", "2006-12", "<nam>"),
        ("Ước cả năm 2022", "2022-10", "uoc ca <nam>"),
        ("Quý I/2000", "2000-03", "<luyke>"),
        ("Quý I/1999", "2000-03", "<luyke> <namtruoc>"),
        ("Quý III", "2012-09", "<quy>"),
        ("Quý I năm2000", "2000-03", "<luyke>"),
        ("Tháng 12 năm", "2006-12", "<thang>"),
        ("Tháng 12 năm trước", "2006-12", "<thang> nam truoc"),
        ("Kế hoạch 2023", "2022-10", "ke hoach <namsau>"),
        ("2019", "2022-10", "<namkhac>"),
        ("Tháng 9 và 9 tháng năm 2012 so với năm 2011", "2012-09",
         "<thang> va <luyke> so voi <namtruoc>"),
        ("Giai đoạn 2021-2025", "2022-10", "<giaidoan>"),
        ("Đến 31/12/2021", "2022-10", "den <ngaykhac> <namtruoc>"),
        ("Đến ngày 31 tháng 12 năm 2021", "2022-10", "den ngay <ngaykhac> <namtruoc>"),
        ("Từ 01/10/2022 đến 31/10/2022", "2022-10", "<thang>"),
        ("Từ ngày 15/9 đến ngày 14/10", "2022-10", "<thang>"),
        ("Từ ngày 15 tháng 12 năm 2021 đến ngày 14 tháng 1 năm 2022", "2022-01", "<thang>"),
        ("Từ 01/9 đến 30/9/2022", "2022-10", "<thangtruoc>"),
        ("Từ 01/7 đến 30/9/2022", "2022-Q3", "<quy>"),
        ("Từ 01/01 đến 31/10/2022", "2022-10", "tu 01 01 den <ngay>"),
        ("Từ 15/12/2021 đến 14/10/2022", "2022-10", "tu <ngay> den <ngay>"),
        ("Mã số 12", "2022-10", "ma so 12"),
        ("Tháng 9 năm 2012", None, "<thang>"),
        ("9 tháng 2012", None, "<luyke>"),
        ("Quý I năm 2012", None, "<quy>"),
        ("Năm 2011", None, "<nam>"),
    ],
)  # fmt: skip
def test_headings_are_told_relative_to_the_period(heading, code, marked):
    assert mark_periods(fold(heading), code) == marked


@given(st.sampled_from(YEARS), st.integers(1, 12))
def test_a_heading_reads_the_same_every_month(year, month):
    code = f"{year}-{month:02}"
    heading = fold(f"Giải ngân tháng {month}/{year} so với kế hoạch năm {year}")
    assert mark_periods(heading, code) == "giai ngan <thang> so voi ke hoach <nam>"


@given(CODES)
def test_the_last_month_of_any_period_is_its_month(code):
    last = period(code).end
    assert mark_periods(f"thang {last.month} {last.year}", code) == "<thang>"


@pytest.mark.parametrize(
    ("code", "label"),
    [
        ("2022-10", "tháng 10/2022"),
        ("2022-Q3", "quý III/2022"),
        ("2022-H1", "6 tháng đầu năm 2022"),
        ("2022-9M", "9 tháng đầu năm 2022"),
        ("2022", "năm 2022"),
    ],
)
def test_a_period_as_people_say_it(code, label):
    assert period_label(code) == label
    assert period_title(code) == label[0].upper() + label[1:]


@pytest.mark.parametrize(
    ("code", "mark", "kind"),
    [
        ("2022-10", "T10", "tháng"),
        ("2023-01", "T1/23", "tháng"),
        ("2022-Q4", "QIV/22", "quý"),
        ("2022-H1", "6T/22", "kỳ 6 tháng"),
        ("2022-H2", "6T cuối/22", "kỳ 6 tháng"),
        ("2022-9M", "9T/22", "kỳ 9 tháng"),
        ("2022", "2022", "năm"),
    ],
)
def test_a_period_on_an_axis(code, mark, kind):
    assert (period_mark(code), period_kind(code)) == (mark, kind)


@pytest.mark.parametrize(
    ("code", "longer"),
    [
        ("2022-12", ("2022-Q4", "2022-H2", "2022")),
        ("2022-09", ("2022-Q3", "2022-9M")),
        ("2022-06", ("2022-Q2", "2022-H1")),
        ("2022-10", ()),
        ("2022-Q4", ("2022-H2", "2022")),
    ],
)
def test_longer_periods_end_with_the_same_day(code, longer):
    assert longer_periods(code) == longer
