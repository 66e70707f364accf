"""A date in any listed way is read strictly; a deadline says how exactly it was written."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracking.dates import (
    DateOrder,
    closing_dates_in,
    dates_in,
    from_serial,
    orders,
    parse_date,
)
from tracking.due import Due, extended_to, parse_due
from tracking.vocabulary import DueKind

DAY, MONTH = DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST
DAYS = st.dates(date(1990, 1, 1), date(2059, 12, 31))
FORMS = (
    "{d:02}/{m:02}/{y}",
    "{d}/{m}/{y}",
    "{d}.{m}.{y}",
    "{d}-{m}-{y}",
    "{d} / {m} / {y}",
    "{d:02}/{m:02}/{s:02}",
    "{d:02}/{m:02}/{y} 00:00:00",
    "ngày {d} tháng {m} năm {y}",
    "Ngày {d}/{m}/{y}",
    "{d:02} tháng {m:02} năm {y}",
)
ISO_FORMS = (
    "{y}-{m:02}-{d:02}",
    "{y}/{m:02}/{d:02}",
    "{y}.{m}.{d}",
    "{y}-{m:02}-{d:02} 08:30:00",
    "{y}-{m:02}-{d:02}T00:00:00.000Z",
)


def write(form: str, day: date) -> str:
    return form.format(d=day.day, m=day.month, y=day.year, s=day.year % 100)


@given(DAYS, st.sampled_from(FORMS + ISO_FORMS))
def test_any_date_in_any_form_comes_back(day, form):
    text = write(form, day)
    assert parse_date(text, DAY) == day
    assert parse_date(unicodedata.normalize("NFD", text.upper()), DAY) == day


@given(DAYS, st.sampled_from(ISO_FORMS + ("ngày {d} tháng {m} năm {y}",)))
def test_unambiguous_forms_do_not_follow_the_order(day, form):
    assert parse_date(write(form, day), MONTH) == day
    assert orders(write(form, day)) == frozenset()


@given(DAYS)
def test_the_order_is_evident_after_the_twelfth(day):
    text = f"{day.day}/{day.month}/{day.year}"
    assert orders(text) == ({DAY} if day.day > 12 else {DAY, MONTH})
    assert parse_date(f"{day.month}/{day.day}/{day.year}", MONTH) == day


@pytest.mark.parametrize(
    "text",
    [
        "30/02/2022",
        "31/12-2022",
        "2022-13-01",
        "12/2022",
        "5",
        "",
        "31/12/22022",
        "1/1/1",
        "x" * 300,
    ],
)
def test_what_is_no_date_is_none(text):
    assert parse_date(text, DAY) is None
    assert orders(text) == frozenset()


@pytest.mark.parametrize(
    ("text", "on", "kind"),
    [
        ("31/12/2022", date(2022, 12, 31), DueKind.DATE),
        ("Trước 30/9/2022", date(2022, 9, 30), DueKind.DATE),
        ("trước ngày 30/9/2022", date(2022, 9, 30), DueKind.DATE),
        ("chậm nhất 15/10/2022", date(2022, 10, 15), DueKind.DATE),
        ("Hoàn thành trước ngày 30 tháng 9 năm 2022", date(2022, 9, 30), DueKind.DATE),
        ("15/10", date(2022, 10, 15), DueKind.DATE),
        ("12/2022", date(2022, 12, 31), DueKind.MONTH),
        ("Tháng 12/2022", date(2022, 12, 31), DueKind.MONTH),
        ("T12/2022", date(2022, 12, 31), DueKind.MONTH),
        ("tháng 02 năm 2024", date(2024, 2, 29), DueKind.MONTH),
        ("Tháng 10", date(2022, 10, 31), DueKind.MONTH),
        ("Trong tháng 9/2022", date(2022, 9, 30), DueKind.MONTH),
        ("6 tháng đầu năm 2022", date(2022, 6, 30), DueKind.MONTH),
        ("Đầu tháng 11/2022", date(2022, 11, 30), DueKind.MONTH),
        ("tuần 2 tháng 10/2022", date(2022, 10, 31), DueKind.MONTH),
        ("Tháng 10-12/2022", date(2022, 12, 31), DueKind.MONTH),
        ("từ tháng 10 đến tháng 12/2022", date(2022, 12, 31), DueKind.MONTH),
        ("từ 01/10/2022 đến 31/10/2022", date(2022, 10, 31), DueKind.DATE),
        ("Quý III-IV/2022", date(2022, 12, 31), DueKind.QUARTER),
        ("Quý III/2022", date(2022, 9, 30), DueKind.QUARTER),
        ("Quý 3 năm 2022", date(2022, 9, 30), DueKind.QUARTER),
        ("Q3/2022", date(2022, 9, 30), DueKind.QUARTER),
        ("Quý IV", date(2022, 12, 31), DueKind.QUARTER),
        ("Năm 2022", date(2022, 12, 31), DueKind.YEAR),
        ("2023", date(2023, 12, 31), DueKind.YEAR),
        ("cuối năm 2022", date(2022, 12, 31), DueKind.YEAR),
        ("Thường xuyên", None, DueKind.RECURRING),
        ("Hàng năm", None, DueKind.RECURRING),
        ("Hằng năm", None, DueKind.RECURRING),
        ("Hàng tháng (ngày 25)", None, DueKind.RECURRING),
        ("Định kỳ", None, DueKind.RECURRING),
        ("Không thời hạn", None, DueKind.NONE),
        ("", None, DueKind.NONE),
        (" - ", None, DueKind.NONE),
    ],
)
def test_a_deadline_ends_with_its_period(text, on, kind):
    assert parse_due(text, DAY, 2022) == Due(on, kind)
    assert parse_due(unicodedata.normalize("NFD", text), DAY, 2022) == Due(on, kind)


@pytest.mark.parametrize(
    "text",
    [
        "30/6/2022; 15/12/2022",
        "Quý III, IV/2022",
        "Tháng 10, 11/2022",
        "Đầu năm 2022",
        "Trước tháng 10/2022",
        "Thường xuyên, báo cáo trước 15/12/2022",
        "Ngay sau khi Thông tư có hiệu lực",
        "Tháng 13/2022",
        "30/02/2022",
        "2021-2025",
        "y" * 300,
    ],
)
def test_several_or_unclear_deadlines_are_asked_about(text):
    assert parse_due(text, DAY, 2022) is None


@pytest.mark.parametrize(
    ("text", "later"),
    [
        ("30/6/2022 (gia hạn đến 30/9/2022)", "30/9/2022"),
        ("30/6/2022, lùi đến tháng 9/2022", "thang 9/2022"),
        ("30/6/2022 (xin gia hạn đến 30/9/2022)", None),
        ("30/6/2022", None),
    ],
)
def test_a_deadline_granted_later_is_told_apart(text, later):
    assert extended_to(text) == later


def test_a_month_without_any_year_is_asked_about():
    assert parse_due("Tháng 10", DAY, None) is None
    assert parse_due("15/10", DAY, None) is None


@given(DAYS, st.sampled_from(FORMS), st.sampled_from(["", "trước ", "Chậm nhất là "]))
def test_any_date_is_a_deadline(day, form, lead):
    assert parse_due(lead + write(form, day), DAY) == Due(day, DueKind.DATE)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Công văn số 123/VPCP-KSTT ngày 05/8/2022", [date(2022, 8, 5)]),
        ("Thông tư 07/2022/TT-BCT ngày 1 tháng 3 năm 2022", [date(2022, 3, 1)]),
        ("từ 15/9/2022 đến 14/10/2022.", [date(2022, 9, 15), date(2022, 10, 14)]),
        ("15/9/2022-14/10/2022", [date(2022, 9, 15), date(2022, 10, 14)]),
        ("QĐ 12/5/2022/QĐ-BCT", []),
        ("số 12-5-2022-BCT", []),
        ("mục 1.2.2022.3", []),
        ("ngày 30/02/2022", []),
    ],
)
def test_dates_in_running_text(text, found):
    assert dates_in(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Giải ngân (tính từ 01/01/2022) đến hết tháng 12", []),
        ("từ ngày 01/01/2022 đến 31/10/2022", [date(2022, 10, 31)]),
        ("Từ ngày 1 tháng 1 năm 2022 đến ngày 31 tháng 10 năm 2022", [date(2022, 10, 31)]),
        ("Lũy kế đến 31/10/2022", [date(2022, 10, 31)]),
    ],
)
def test_a_day_that_figures_count_from_is_none_they_count_up_to(text, found):
    assert closing_dates_in(text) == found


@given(DAYS)
def test_a_serial_number_is_its_day(day):
    serial = (day - date(1899, 12, 30)).days
    assert from_serial(serial) == day
    assert from_serial(serial + 0.75) == day


@pytest.mark.parametrize("number", [0, 1, 2022, 10**9, -5, True, float("nan"), float("inf")])
def test_other_numbers_are_no_days(number):
    assert from_serial(number) is None
