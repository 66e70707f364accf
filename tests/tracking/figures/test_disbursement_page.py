"""The screen of disbursement: months, the cut of the plan, the pace needed, where it leads."""

import pytest

from tests.drawn import day
from tests.reports import board_of, merged_of, sent, target
from tracking.figures.disbursement import disbursement_page, project_line
from tracking.vocabulary import View

BILLION = 10**9


def money(unit, code, disbursed, assigned=1000, adjusted="-", as_of=None):
    """In tỷ đồng."""
    rows = [
        {
            "project_name": f"Dự án của {unit}",
            "plan_assigned_vnd": assigned * BILLION,
            "plan_adjusted_vnd": None if adjusted == "-" else adjusted * BILLION,
            "disbursed_to_date_vnd": disbursed * BILLION,
        }
    ]
    return sent(unit, code, View.DISBURSEMENT, rows, as_of and day(as_of))


def page(*reports, code="2022-11", unit=None, targets=(), owed=None):
    board = board_of(*reports, code=code, targets=targets, owed=owed)
    now = [one for one in reports if one.report.period_code == code]
    return disbursement_page(board, merged_of(*now), unit)


YEAR = (
    money("VP", "2022-08", 100), money("VP", "2022-09", 120),
    money("VP", "2022-10", 150, 1000, 600), money("VP", "2022-11", 210, 1000, 600),
)  # fmt: skip


def billions(amount):
    return amount / BILLION


def test_the_months_of_the_year_against_both_plans():
    shown = page(*YEAR, targets=(target("disbursed_assigned_rate", 0.95),))
    assert [point.period_code for point in shown.points] == [
        "2022-08", "2022-09", "2022-10", "2022-11",
    ]  # fmt: skip
    october = shown.points[2]
    assert (october.on, billions(october.disbursed)) == (day("31/10/2022"), 150)
    assert (october.assigned_rate, october.adjusted_rate) == (0.15, 0.25)
    assert (billions(october.assigned), billions(october.adjusted)) == (1000, 600)
    assert october.expected == pytest.approx(0.95 * 303 / 364)


def test_the_cut_is_found_in_its_month():
    cut = page(*YEAR).cut
    assert (cut.period_code, cut.on) == ("2022-10", day("31/10/2022"))
    assert (billions(cut.before), billions(cut.after)) == (1000, 600)


def test_a_cut_between_two_reports_that_are_months_apart_is_in_none_of_these_months():
    gap = (money("VP", "2022-08", 100), money("VP", "2022-11", 210, 1000, 600))
    assert (page(*gap).cut.since, page(*gap).cut.period_code) == ("2022-08", "2022-11")
    assert page(*YEAR).cut.since == "2022-09"
    months = [(one.period_code, billions(one.amount), one.is_spread) for one in page(*gap).months]
    assert months == [
        ("2022-09", 110 / 3, True), ("2022-10", 110 / 3, True), ("2022-11", 110 / 3, True),
    ]  # fmt: skip


def test_a_late_unit_is_no_cut_and_no_month_of_work():
    late = money("EPU", "2022-09", 50), money("EPU", "2022-11", 90)
    shown = page(*YEAR[:2], money("VP", "2022-10", 150), money("VP", "2022-11", 210), *late)
    assert shown.cut is None
    paces = shown.closings[0].pace
    assert billions(paces.best) == 80, "in November 60 by VP and half of EPU's 40"
    assert billions(paces.recent) == pytest.approx((20 + 50 + 80) / 3)


def test_a_cut_reported_late_is_found_where_it_is_reported():
    late = money("EPU", "2022-09", 50), money("EPU", "2022-11", 90, 1000, 400)
    cut = page(*YEAR[:1], money("VP", "2022-10", 150), money("VP", "2022-11", 210), *late).cut
    assert cut.period_code == "2022-11"
    assert (billions(cut.before), billions(cut.after)) == (2000, 1400)


def test_a_unit_silent_in_the_month_of_the_cut_counts_by_its_first_report_after_it():
    late = money("EPU", "2022-09", 50), money("EPU", "2022-11", 90, 1000, 900)
    shown = page(*YEAR, *late).cut
    assert shown.period_code == "2022-10"
    assert (billions(shown.before), billions(shown.after), shown.units) == (2000, 1500, 2)
    assert (shown.later, page(*YEAR).cut.later) == (1, 0)
    assert page(*YEAR[:3], *late[:1], code="2022-10").cut.units == 1, "not known yet"


def test_a_month_nobody_reported_does_not_make_the_next_one_twice_as_fast():
    shown = page(money("VP", "2022-09", 100), money("VP", "2022-11", 180))
    assert [point.period_code for point in shown.points] == ["2022-09", "2022-11"]
    assert billions(shown.closings[0].pace.best) == 40


def test_a_month_with_a_report_missing_says_so_and_between_which_rates_it_lies():
    two = (money("VP", "2022-09", 100), money("EPU", "2022-09", 50), money("VP", "2022-10", 150))
    shown = page(*two, code="2022-10", owed={View.DISBURSEMENT: ("VP", "EPU")})
    whole, partly = shown.points
    assert (whole.covered, whole.band) == ((2, 2), None)
    assert partly.covered == (1, 2)
    assert partly.band is not None


def test_the_pace_needed_until_both_closing_days():
    shown = page(*YEAR, targets=(target("disbursed_assigned_rate", 0.9),))
    december, january = shown.closings
    assert (december.on, january.on) == (day("31/12/2022"), day("31/01/2023"))
    assert billions(shown.goal) == 900
    assert billions(december.pace.required) == 690
    assert billions(january.pace.required) == 345
    assert (billions(december.pace.best), billions(december.pace.recent)) == (60, 110 / 3)


def test_the_forecast_runs_from_the_slowest_to_the_fastest_month_within_the_plan():
    december, january = page(*YEAR).closings
    assert (billions(december.forecast.low), billions(december.forecast.high)) == (230, 270)
    assert billions(january.forecast.middle) == pytest.approx(210 + 2 * 110 / 3)
    nearly = page(*YEAR[:3], money("VP", "2022-11", 590, 1000, 600)).closings[1]
    assert billions(nearly.forecast.high) == 600


def test_the_pace_is_of_the_units_that_the_amount_is_of():
    """EPU has not reported November: its months are not in the pace of those who have."""
    others = money("EPU", "2022-09", 0), money("EPU", "2022-10", 500)
    assert billions(page(*YEAR, *others).closings[0].pace.best) == 60


def test_january_is_a_month_of_work_of_its_own():
    (first, _) = page(money("VP", "2022-01", 30), code="2022-01").closings
    assert billions(first.pace.best) == 30
    assert first.pace.months_left == 11


def test_at_the_end_of_december_only_january_is_left():
    december, january = page(*YEAR, money("VP", "2022-12", 300), code="2022-12").closings
    assert (december.pace.required, january.pace.months_left) == (None, 1)


def test_a_unit_whose_assigned_plan_is_not_stated_is_in_the_amounts():
    rows = [
        {"project_name": "B", "plan_adjusted_vnd": 10 * BILLION, "disbursed_to_date_vnd": BILLION}
    ]
    shown = page(*YEAR, sent("EPU", "2022-11", View.DISBURSEMENT, rows))
    assert billions(shown.points[-1].disbursed) == 211
    assert billions(shown.points[-1].assigned) == 1000


def test_units_are_ranked_by_the_distance_from_the_trajectory_of_the_target():
    reports = money("VP", "2022-11", 500, 1000, 500), money("EPU", "2022-11", 600, 1000)
    targets = (target("disbursed_assigned_rate", 0.95),)
    shown = page(*reports, targets=targets, owed={View.DISBURSEMENT: ("VIOIT", "VP", "EPU")})
    assert [one.unit_code for one in shown.units] == ["VP", "EPU", "VIOIT"]
    assert [one.unit_code for one in page(*reports).units] == ["EPU", "VP"], "by the plan in force"


def test_projects_with_most_left_come_first():
    rows = """
    project_name | plan_assigned_vnd | plan_adjusted_vnd | disbursed_to_date_vnd | obstacle
    A            | 100               | 60                | 50                    | -
    B            | 100               | -                 | -                     | Chờ mặt bằng
    C            | -                 | -                 | 5                     | -
    """
    shown = page(sent("VP", "2022-11", View.DISBURSEMENT, rows))
    lines = [
        (one.record.row["project_name"], one.plan, one.left, one.rate) for one in shown.projects
    ]
    assert lines == [("B", 100, 100, None), ("A", 60, 10, 50 / 60), ("C", None, None, None)]


def test_a_project_with_a_plan_of_nothing_has_no_rate():
    rows = "project_name | plan_adjusted_vnd | disbursed_to_date_vnd\nA | 0 | 0"
    (record,) = sent("VP", "2022-11", View.DISBURSEMENT, rows).records
    line = project_line(record, "2022-11")
    assert (line.rate, line.left) == (None, 0)


def test_the_page_of_one_unit_is_its_own():
    other = money("EPU", "2022-11", 600)
    shown = page(*YEAR, other, unit="EPU")
    assert [one.unit_code for one in shown.projects] == ["EPU"]
    assert [billions(point.disbursed) for point in shown.points] == [600]
    assert shown.cut is None


def test_without_any_report_there_is_nothing_to_show():
    shown = page()
    assert (shown.points, shown.closings, shown.cut, shown.goal) == ((), (), None, None)


class TestTheBooksOfAYearCloseOn31January:
    CLOSED = money("VP", "2022", 580, as_of="31/01/2023")

    def test_its_figure_stands_on_that_day_beside_that_of_december(self):
        shown = page(*YEAR, money("VP", "2022-12", 500), self.CLOSED, code="2022")
        assert [(point.label, point.on, billions(point.disbursed)) for point in shown.points][
            -2:
        ] == [
            ("tháng 12/2022", day("31/12/2022"), 500),
            ("đến 31/01/2023", day("31/01/2023"), 580),
        ]
        assert [closing.pace.required for closing in shown.closings] == [None, None]
        assert [billions(closing.forecast.high) for closing in shown.closings] == [580, 580]

    def test_it_says_nothing_of_december_alone(self):
        shown = page(*YEAR, self.CLOSED, code="2022")
        assert shown.points[-1].label == "đến 31/01/2023"
        assert [month.period_code for month in shown.months] == ["2022-09", "2022-10", "2022-11"]

    def test_with_units_that_closed_in_december_the_year_is_not_over(self):
        early = money("EPU", "2022", 70)
        shown = page(*YEAR, self.CLOSED, early, code="2022")
        assert (shown.adjusted.stands_on, shown.adjusted.told_on[1]) == (
            day("31/12/2022"), day("31/01/2023"),
        )  # fmt: skip
        assert [closing.pace.months_left for closing in shown.closings] == [0, 1]

    def test_a_report_of_a_few_days_later_is_still_that_of_its_month(self):
        late = money("VP", "2022-12", 500, as_of="05/01/2023")
        shown = page(*YEAR, late, code="2022-12")
        assert shown.points[-1].label == "tháng 12/2022"
        assert shown.months[-1].period_code == "2022-12"


def test_a_month_says_how_many_units_report_first_in_it():
    first = money("EPU", "2022-10", 90)
    months = page(*YEAR, first, money("EPU", "2022-11", 95)).months
    assert [(month.period_code, billions(month.amount), month.begun) for month in months] == [
        ("2022-09", 20, 0), ("2022-10", 30, 1), ("2022-11", 65, 0),
    ]  # fmt: skip
