"""Disbursement counted in đồng: two denominators, what is not stated, capital carried over."""

import pytest

from tests.reports import board_of, counted, sent
from tracking.figures.words import counted_text
from tracking.indicators import fields_used
from tracking.vocabulary import View

ASSIGNED, ADJUSTED = "disbursed_assigned_rate", "disbursed_adjusted_rate"
CARRIED = "disbursed_with_carried_over_rate"


def report(table, unit="KH", code="2022-10"):
    return sent(unit, code, View.DISBURSEMENT, table)


def test_the_year_2022_is_47_5_percent_of_one_plan_and_94_of_the_other():
    million = 1_000_000
    rows = [
        {
            "project_name": "Kế hoạch năm 2022",
            "plan_assigned_vnd": 825_255 * million,
            "plan_adjusted_vnd": 418_571 * million,
            "disbursed_to_date_vnd": 392_036 * million,
        }
    ]
    board = board_of(report(rows, code="2022-12"), code="2022-12")
    assigned, adjusted = board.figure(ASSIGNED), board.figure(ADJUSTED)
    assert assigned.value == pytest.approx(0.475, abs=0.0005)
    assert adjusted.value == pytest.approx(0.94, abs=0.005)
    assert assigned.numerator == adjusted.numerator == 392_036 * million


@pytest.mark.parametrize(
    ("table", "assigned", "adjusted"),
    [
        (
            """
            project_name | plan_assigned_vnd | plan_adjusted_vnd | disbursed_to_date_vnd
            A            | 100               | 60                | 40
            B            | 50                | -                 | 10
            C            | 30                | -                 | -
            """,
            (50, 180),
            (50, 140),
        ),
        (
            """
            project_name | plan_assigned_vnd | plan_adjusted_vnd | disbursed_to_date_vnd
            A            | -                 | 60                | 40
            B            | -                 | -                 | 10
            """,
            None,
            (50, 60),
        ),
        (
            """
            project_name | plan_assigned_vnd | plan_adjusted_vnd | disbursed_to_date_vnd
            A            | -                 | -                 | 40
            """,
            None,
            None,
        ),
        (
            """
            project_name | plan_assigned_vnd | plan_adjusted_vnd | disbursed_to_date_vnd
            A            | 100               | -                 | -
            """,
            None,
            None,
        ),
        (
            """
            project_name | plan_assigned_vnd | plan_adjusted_vnd | disbursed_to_date_vnd
            A            | 100               | 0                 | 0
            """,
            (0, 100),
            (0, 0),
        ),
    ],
    ids=[
        "a blank adjusted plan is the assigned one, a blank amount adds nothing",
        "the assigned plan is stated nowhere",
        "no plan is stated",
        "nothing says what was disbursed",
        "zero is stated and is zero",
    ],
)
def test_what_is_not_stated_is_unknown_and_what_is_blank_adds_nothing(table, assigned, adjusted):
    one = report(table)
    assert counted(View.DISBURSEMENT, ASSIGNED, one) == assigned
    assert counted(View.DISBURSEMENT, ADJUSTED, one) == adjusted


HEAD = (
    "project_name | plan_assigned_vnd | disbursed_to_date_vnd | plan_carried_over_vnd"
    " | disbursed_carried_over_vnd\n"
)


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ("A | 100 | 40 | 20 | 10\nB | 50 | 10 | - | -", (60, 170)),
        ("A | 100 | 40 | 20 | 0", (40, 120)),
        ("A | 100 | 40 | - | -", None),
        ("A | 100 | 40 | 0 | -", (40, 100)),
        ("A | 100 | 40 | - | 0", None),
        ("A | 100 | 40 | 20 | -", None),
        ("A | 100 | 40 | - | 10", None),
    ],
)
def test_capital_carried_over_needs_both_its_plan_and_what_is_disbursed_of_it(rows, found):
    assert counted(View.DISBURSEMENT, CARRIED, report(HEAD + rows)) == found


def test_a_unit_that_states_no_capital_carried_over_is_not_one_without_any():
    states = report(HEAD + "A | 100 | 40 | 20 | 10", unit="VP")
    none = report(HEAD + "B | 200 | 50 | 0 | 0", unit="HC")
    says_nothing = report("project_name | plan_assigned_vnd | disbursed_to_date_vnd\nC | 500 | 5")
    owed = {View.DISBURSEMENT: ("VP", "HC", "KH")}
    figure = board_of(states, none, says_nothing, code="2022-10", owed=owed).figure(CARRIED)
    assert (figure.numerator, figure.denominator) == (100, 320)
    assert (figure.coverage.present, figure.coverage.unstated) == (("VP", "HC"), ("KH",))
    assert counted_text(figure).endswith("mới 2/3 đơn vị nêu số này")


@pytest.mark.parametrize(
    ("row", "names"),
    [
        ({"plan_adjusted_vnd": 60, "plan_assigned_vnd": 100}, ["plan_adjusted_vnd"]),
        ({"plan_adjusted_vnd": 0, "plan_assigned_vnd": 100}, ["plan_adjusted_vnd"]),
        ({"plan_adjusted_vnd": None, "plan_assigned_vnd": 100}, ["plan_assigned_vnd"]),
    ],
    ids=["adjusted", "adjusted to nothing", "not adjusted: the one assigned"],
)
@pytest.mark.parametrize("code", [ADJUSTED, CARRIED, "forecast_year_rate"])
def test_a_row_rests_on_the_plan_in_force_and_not_on_the_other(row, names, code):
    used = fields_used(View.DISBURSEMENT, code, row)
    assert [name for name in used if name in ("plan_adjusted_vnd", "plan_assigned_vnd")] == names


def test_totals_of_ten_to_the_fifteenth_are_exact_to_the_dong():
    rows = [
        {
            "project_name": f"Dự án {number}",
            "plan_assigned_vnd": 10**12 + number,
            "disbursed_to_date_vnd": 10**11 + 3 * number + 1,
        }
        for number in range(1_000)
    ]
    figure = board_of(report(rows), code="2022-10").figure(ASSIGNED)
    assert figure.denominator == 10**15 + sum(range(1_000))
    assert figure.numerator == 10**14 + 3 * sum(range(1_000)) + 1_000


def test_a_units_own_projects_count_and_what_another_says_of_them_does_not():
    own = report(
        "project_name | plan_assigned_vnd | disbursed_to_date_vnd\nA | 100 | 40", unit="VP"
    )
    summary = report(
        """
        project_name | investor     | plan_assigned_vnd | disbursed_to_date_vnd
        A            | Văn phòng Bộ | 100               | 35
        B            | Cục Hóa chất | 50                | 5
        """
    )
    board = board_of(own, summary, code="2022-10")
    assert board.figure(ASSIGNED).numerator == 45
    assert board.figure(ASSIGNED, "VP").shares[0].reported_by == ("VP",)
    assert board.figure(ASSIGNED, "HC").shares[0].reported_by == ("KH",)
    of_summary = board.figure(ASSIGNED, "KH")
    assert (of_summary.numerator, of_summary.denominator) == (0, 0)


def test_an_own_report_without_a_plan_is_not_mended_by_what_another_says():
    own = report("project_name | disbursed_to_date_vnd\nA | 40", unit="VP")
    summary = report(
        """
        project_name | investor     | plan_assigned_vnd | disbursed_to_date_vnd
        A            | Văn phòng Bộ | 100               | 35
        """
    )
    board = board_of(own, summary, code="2022-10")
    assert board.figure(ASSIGNED, "VP").value is None
    assert "VP" in board.reported(View.DISBURSEMENT)


def test_the_forecast_of_the_units_themselves_is_of_the_plan_in_force():
    one = report(
        """
        project_name | plan_assigned_vnd | plan_adjusted_vnd | forecast_year_vnd
        A            | 100               | 60                | 58
        B            | 50                | -                 | 40
        """
    )
    assert counted(View.DISBURSEMENT, "forecast_year_rate", one) == (98, 110)
