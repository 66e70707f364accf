"""A figure with what surrounds it: coverage, band, change, target, standing."""

import pytest

from tests.reports import board_of, sent, target
from tracking.figures.figure import Coverage
from tracking.vocabulary import Origin, Standing, View

RATE = "disbursed_assigned_rate"


def money(unit, code, disbursed, plan=100):
    table = f"project_name | plan_assigned_vnd | disbursed_to_date_vnd\nA | {plan} | {disbursed}"
    return sent(unit, code, View.DISBURSEMENT, table)


def tasks(unit, code, done, late):
    rows = ["title | due_on | completed_on"]
    rows += [f"Xong {number} | 01/01/2022 | 01/01/2022" for number in range(done)]
    rows += [f"Chậm {number} | 01/01/2022 | -" for number in range(late)]
    return sent(unit, code, View.TASKS, "\n".join(rows))


OWED = {View.DISBURSEMENT: ("KH", "VP", "HC"), View.TASKS: ("KH", "VP")}


def test_coverage_says_who_owes_who_is_in_and_who_is_missing():
    board = board_of(
        money("KH", "2022-10", 10), money("CN", "2022-10", 5), code="2022-10", owed=OWED
    )
    coverage = board.figure(RATE).coverage
    assert (coverage.owed, coverage.present) == (("KH", "VP", "HC"), ("KH",))
    assert coverage.missing == ("VP", "HC")
    assert board.figure(RATE).numerator == 15, "who owes nothing and reports is counted"
    assert board.figure(RATE, "VP").coverage.missing == ("VP",)


def test_who_reports_without_the_columns_of_a_figure_still_owes_it():
    bare = sent("VP", "2022-10", View.DISBURSEMENT, "project_name | disbursed_to_date_vnd\nA | 7")
    reports = money("KH", "2022-10", 10), bare, tasks("VP", "2022-10", 0, 0)
    board = board_of(*reports, code="2022-10", targets=(target(RATE, 1.0),), owed=OWED)
    coverage = board.figure(RATE).coverage
    assert (coverage.present, coverage.missing) == (("KH",), ("VP", "HC"))
    assert coverage.unstated == ("VP",)
    assert board.figure(RATE, "VP").standing is Standing.NOT_REPORTED
    nothing_due = board.figure("tasks_on_time_rate", "VP")
    assert nothing_due.coverage.present == ("VP",)
    assert nothing_due.standing is Standing.NOT_APPLICABLE


def test_missing_is_in_neither_part_and_the_band_tells_what_it_may_mean():
    before = money("KH", "2022-09", 20), money("VP", "2022-09", 60)
    figure = board_of(*before, money("KH", "2022-10", 40), code="2022-10", owed=OWED).figure(RATE)
    assert (figure.numerator, figure.denominator) == (40, 100)
    assert figure.band == (40 / 200, 100 / 200)


def test_the_last_known_figure_may_be_older_than_a_month():
    reports = money("VP", "2022-07", 60), money("KH", "2022-10", 40)
    assert board_of(*reports, code="2022-10", owed=OWED).figure(RATE).band == (0.2, 0.5)


def test_a_month_a_quarter_and_a_year_that_end_alike_have_the_same_band():
    reports = money("VP", "2022-09", 20), money("VP", "2022-11", 60), money("KH", "2022-12", 40)
    for code in ("2022-12", "2022-Q4", "2022"):
        assert board_of(*reports, code=code, owed=OWED).figure(RATE).band == (0.2, 0.5)


def test_no_band_where_nobody_is_missing_or_nothing_is_known_of_who_is():
    whole = [money(unit, "2022-10", 10) for unit in ("KH", "VP", "HC")]
    assert board_of(*whole, code="2022-10", owed=OWED).figure(RATE).band is None
    assert board_of(whole[0], code="2022-10", owed=OWED).figure(RATE).band is None


def test_a_band_of_numbers_is_of_numbers():
    reports = tasks("VP", "2022-09", 0, 3), tasks("KH", "2022-10", 0, 2)
    figure = board_of(*reports, code="2022-10", owed=OWED).figure("tasks_overdue")
    assert (figure.value, figure.band) == (2, (2, 5))


def test_amounts_of_last_year_are_not_last_known():
    reports = money("VP", "2021-12", 60), money("KH", "2022-01", 4)
    assert board_of(*reports, code="2022-01", owed=OWED).figure(RATE).band is None


def test_in_january_amounts_begin_anew_and_lists_go_on():
    reports = (
        money("KH", "2021-12", 90), money("KH", "2022-01", 4),
        tasks("KH", "2021-12", 0, 3), tasks("KH", "2022-01", 0, 2),
    )  # fmt: skip
    board = board_of(*reports, code="2022-01")
    amount, overdue = board.figure(RATE), board.figure("tasks_overdue")
    assert (amount.value, amount.previous, amount.change) == (0.04, None, None)
    assert (overdue.previous, overdue.change) == (0, 2), "01/01/2022 is overdue in January only"


def test_a_whole_year_is_compared_with_the_whole_year_before():
    figure = board_of(money("KH", "2021", 90), money("KH", "2022", 80), code="2022").figure(RATE)
    assert (figure.previous, figure.change) == (0.9, pytest.approx(-0.1))


def test_a_change_is_told_over_the_units_that_reported_both():
    reports = (
        money("KH", "2022-09", 20), money("VP", "2022-09", 90),
        money("KH", "2022-10", 30), money("HC", "2022-10", 80),
    )  # fmt: skip
    figure = board_of(*reports, code="2022-10").figure(RATE)
    assert (figure.value, figure.previous) == (0.55, 0.55)
    assert (figure.change, figure.compared, figure.improved) == (pytest.approx(0.1), 1, True)


def test_a_rise_of_what_should_fall_is_no_improvement():
    reports = tasks("KH", "2022-09", 0, 1), tasks("KH", "2022-10", 0, 3)
    figure = board_of(*reports, code="2022-10").figure("tasks_overdue")
    assert (figure.change, figure.improved) == (2, False)


def standing(code, value, *targets, unit=None):
    board = board_of(money("KH", code, value), code=code, targets=targets)
    return board.figure(RATE, unit)


def test_a_standing_needs_a_target_and_a_report():
    assert standing("2022-06", 40).standing is Standing.NOT_APPLICABLE
    assert standing("2022-06", 40, target(RATE, 1.0)).standing is Standing.AT_RISK
    silent = board_of(code="2022-06", targets=(target(RATE, 1.0),), owed=OWED).figure(RATE)
    assert (silent.standing, silent.expected) == (Standing.NOT_REPORTED, pytest.approx(180 / 364))


def test_the_target_in_force_is_the_next_that_falls_due():
    half, year = target(RATE, 0.4, due="2022-06-30"), target(RATE, 0.95)
    assert standing("2022-06", 40, year, half).target is half
    assert standing("2022-07", 40, year, half).target is year
    assert standing("2023-01", 40, year, half).target is None


def test_the_ministrys_own_target_holds_over_one_from_above_for_the_same_day():
    above, own = target(RATE, 0.95, origin=Origin.UPSTREAM), target(RATE, 1.0)
    assert standing("2022-10", 40, above, own).target is own


def test_no_target_before_it_starts():
    later = target(RATE, 0.9, start="2022-07-01")
    assert standing("2022-06", 40, later).target is None
    assert standing("2022-07", 40, later).target is later


def test_a_series_measures_each_period_by_the_target_of_its_own_day():
    last, this = target(RATE, 0.5, start="2021-01-01", due="2021-12-31"), target(RATE, 0.95)
    reports = money("KH", "2021-12", 20), money("KH", "2022-01", 20)
    board = board_of(*reports, code="2022-01", targets=(last, this))
    *_, december, january = board.series(RATE)
    assert (december.target, december.expected) == (last, 0.5)
    assert december.standing is Standing.BEHIND
    assert january.target is this


def test_a_target_of_the_ministry_is_asked_of_a_units_rate_not_of_its_numbers():
    targets = target(RATE, 1.0), target("tasks_overdue", 10.0, start_level=10.0)
    reports = money("KH", "2022-06", 40), tasks("KH", "2022-06", 0, 20)
    board = board_of(*reports, code="2022-06", targets=targets)
    assert board.figure(RATE, "KH").standing is Standing.AT_RISK
    assert board.figure("tasks_overdue").standing is Standing.BEHIND
    assert board.figure("tasks_overdue", "KH").target is None


def test_a_gap_below_is_negative_whichever_way_is_good():
    targets = target(RATE, 1.0), target("tasks_overdue", 10.0, start_level=10.0)
    reports = money("KH", "2022-12", 40), tasks("KH", "2022-12", 0, 20)
    board = board_of(*reports, code="2022-12", targets=targets)
    assert board.figure(RATE).gap == pytest.approx(-0.6)
    assert board.figure("tasks_overdue").gap == -10


UPTIME, NEWS, FIXED = "portal_uptime_rate", "reform_news_items", "par_shortcomings_fixed_rate"
DECLARING = {View.MEASURES: ("PC", "TMDT", "TCCT", "HC")}


def declares(unit, code, *names):
    lines = [f"{name} | 90 | 100" for name in names]
    return sent(
        unit,
        code,
        View.MEASURES,
        "\n".join(["indicator_code | actual_value | planned_value", *lines]),
    )


def test_what_a_clause_asks_of_one_unit_by_name_is_missing_of_no_other():
    board = board_of(declares("TMDT", "2022-10", UPTIME), code="2022-10", owed=DECLARING)
    assert board.figure(UPTIME).coverage == Coverage(owed=("TMDT",), present=("TMDT",))
    assert [one.unit_code for one in board.by_unit(UPTIME)] == ["TMDT"]
    silent = board_of(code="2022-10", owed=DECLARING, targets=(target(UPTIME, 0.9),))
    assert silent.figure(UPTIME).coverage.missing == ("TMDT",)
    assert silent.figure(UPTIME, "TMDT").standing is Standing.NOT_REPORTED
    other = silent.figure(UPTIME, "TCCT")
    assert (other.standing, other.target) == (Standing.NOT_APPLICABLE, None)


def test_a_silent_unit_is_asked_for_the_measures_it_stated_the_last_time():
    reports = declares("TCCT", "2022-08", NEWS), declares("HC", "2022-09", FIXED)
    board = board_of(*reports, code="2022-09", owed=DECLARING)
    assert board.figure(FIXED).coverage.missing == ("PC", "TMDT"), "never reported: not known"
    assert "TCCT" in board.figure(NEWS).coverage.missing


def test_a_target_of_a_clause_given_by_name_is_asked_of_nobody_else():
    """Procedures at level 4 of any unit count, the task to raise them is of TMDT."""
    rows = "procedure_name | service_level\nA | level_4"
    reports = [sent(unit, "2022-10", View.SERVICES, rows) for unit in ("HC", "TMDT")]
    board = board_of(*reports, code="2022-10", targets=(target("level34_services_rate", 0.9),))
    assert board.figure("level34_services_rate").denominator == 2
    assert board.figure("level34_services_rate", "HC").target is None
    assert board.figure("level34_services_rate", "TMDT").standing is Standing.ON_TRACK


def test_a_unit_that_is_gone_is_asked_for_nothing():
    board = board_of(
        code="2022-12", owed={View.TASKS: ("CN",)}, targets=(target("tasks_on_time_rate", 0.9),)
    )
    gone = board.figure("tasks_on_time_rate", "CTPN")
    assert (gone.standing, gone.target) == (Standing.NOT_APPLICABLE, None)
    assert board.figure("tasks_on_time_rate", "CN").standing is Standing.NOT_REPORTED


def test_figures_by_unit_are_those_of_who_owes_and_of_who_reports():
    board = board_of(money("CN", "2022-10", 5), code="2022-10", owed=OWED)
    assert [one.unit_code for one in board.by_unit(RATE)] == ["KH", "VP", "HC", "CN"]


@pytest.mark.parametrize(
    ("code", "first", "length"),
    [
        ("2022-10", "2021-11", 12), ("2022-Q4", "2021-Q1", 8), ("2022-H2", "2020-H2", 5),
        ("2022-9M", "2018-9M", 5), ("2022", "2018", 5),
    ],
)  # fmt: skip
def test_a_series_is_of_periods_of_the_same_kind(code, first, length):
    series = board_of(code=code).series(RATE)
    assert (series[0].period_code, series[-1].period_code, len(series)) == (first, code, length)
