"""Our ministry among the others, in the month that belongs to the period that is looked at."""

from datetime import date

import pytest

from tracking.figures.published import month_shown, our_place, published_lines, until
from tracking.views import Record, Report
from tracking.vocabulary import View

BOOKS = """
    2021-12 | Bộ Công Thương      | 0.80
    2021-12 | Bộ Giao thông vận tải | 0.90
    2022-09 | BỘ CÔNG THƯƠNG      | 0.55
    2022-09 | Bộ Giao thông vận tải | 0.50
    2022-09 | Bộ Y tế             | -
    2024-03 | Bộ Công Thương      | 0.10
"""


def lines():
    found = []
    for line in BOOKS.strip().splitlines():
        period, body, rate = (cell.strip() for cell in line.split("|"))
        row = {"body_name": body, "year_plan_rate": None if rate == "-" else float(rate)}
        report = Report(
            submission_id=1,
            unit_code="BCT",
            view=View.PUBLISHED_INVESTMENT,
            period_code=period,
            as_of=date(2022, 12, 31),
        )
        found.append(Record(report=report, owner="BCT", row=row))
    return published_lines(found)


@pytest.mark.parametrize(
    ("period", "month"),
    [
        ("2022-09", "2022-09"),
        ("2022-12", "2022-09"),
        ("2022-Q3", "2022-09"),
        ("2022-08", "2021-12"),
        ("2026-12", "2024-03"),
        ("2020-12", "2021-12"),
    ],
)
def test_the_month_shown_is_the_newest_until_the_period_ends_else_the_first_after(period, month):
    assert {line.period_code for line in month_shown(lines(), period)} == {month}


def test_ministries_stand_by_their_rate_those_without_one_are_left_out():
    shown = month_shown(lines(), "2022-09")
    assert [(line.body, line.plan_rate) for line in shown] == [
        ("Bộ Công Thương", 0.55),
        ("Bộ Giao thông vận tải", 0.50),
    ]
    assert our_place(shown) == (1, 2)


def test_without_books_there_is_no_month():
    assert month_shown([], "2022-12") == []


def test_books_of_different_months_are_compared_by_their_pace():
    paces = {line.period_code: line.pace for line in lines() if line.is_ours}
    assert paces == {
        "2021-12": pytest.approx(0.80),
        "2022-09": pytest.approx(0.55 / 0.75),
        "2024-03": pytest.approx(0.10 / 0.25),
    }


def test_books_after_the_period_are_left_out_unless_there_are_no_others():
    assert {line.period_code for line in until(lines(), "2022-12")} == {"2021-12", "2022-09"}
    assert len(until(lines(), "2020-12")) == len(lines())


def test_a_ministry_is_one_whether_its_name_is_joined_by_a_word_or_a_dash(monkeypatch):
    names = ("Bộ Giáo dục và Đào tạo", "Bộ Giáo dục - Đào tạo", "Bộ Giáo dục & Đào tạo", "Bộ Y tế")
    books = "\n".join(f"2021-{month} | {name} | 0.5" for month, name in enumerate(names, 9))
    monkeypatch.setattr(f"{__name__}.BOOKS", books.replace("2021-9", "2021-09"))
    assert {line.body for line in lines()} == {"Bộ Giáo dục & Đào tạo", "Bộ Y tế"}
