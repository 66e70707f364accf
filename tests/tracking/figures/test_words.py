"""Figures in words: where they come from, up to which day, how far from what was expected."""

from tests.drawn import day
from tests.reports import board_of, sent, target
from tracking.figures.coverage_words import coverage_text, told_months_text
from tracking.figures.words import (
    as_of_by_view,
    as_of_text,
    formerly,
    gap_text,
    parts_text,
)
from tracking.vocabulary import Standing, View
from ui.screens.trail import shares

RATE = "disbursed_assigned_rate"


def money(unit, disbursed, as_of=None):
    table = f"project_name | plan_assigned_vnd | disbursed_to_date_vnd\nA | 100 | {disbursed}"
    return sent(unit, "2022-12", View.DISBURSEMENT, table, as_of=as_of)


def figure(*reports, code=RATE, **more):
    return board_of(*reports, code="2022-12", **more).figure(code)


def test_reports_that_close_on_different_days_are_said_to():
    early = day("14/12/2022")
    assert as_of_text(figure(money("KH", 1, early))) == "số liệu đến 14/12/2022"
    both = figure(money("KH", 1, early), money("VP", 1))
    assert as_of_text(both) == "số liệu đến 14/12/2022–31/12/2022 tùy đơn vị"


def test_a_figure_nobody_told_is_of_no_day():
    assert as_of_text(figure()) == ""


UPTIME = "portal_uptime_rate"


def uptime(*rates, code="2022-12", unit="TMDT"):
    """The portal's uptime as its unit declares it, month by month up to a period's end."""
    reports = [
        sent(unit, f"2022-{13 - back:02d}", View.MEASURES,
             f"indicator_code | actual_value | planned_value\n{UPTIME} | {rate} | 100")
        for back, rate in zip(range(len(rates), 0, -1), rates, strict=True)
    ]  # fmt: skip
    held = target(UPTIME, 0.995, start_level=0.995)
    return board_of(*reports, code=code, targets=(held,)).figure(UPTIME)


def test_what_stands_on_its_trajectory_but_for_rounding_is_not_said_to_be_below_it():
    near, below = uptime("99,4"), uptime("99,3")
    assert (near.standing, below.standing) == (Standing.ON_TRACK, Standing.AT_RISK)
    assert gap_text(near) == "ngang lộ trình (lệch 0,1 điểm %, trong mức làm tròn)"
    assert gap_text(below) == "thấp hơn lộ trình 0,2 điểm %"


def test_rates_that_are_only_declared_have_no_parts_to_show():
    assert parts_text(uptime("99,2")) == "đơn vị khai 99,2%"
    quarter = uptime("99,2", "99,6", code="2022-Q4")
    assert parts_text(quarter) == "trung bình 2 tháng đơn vị khai 99,4%"
    assert [column.name for column in shares(quarter).columns] == ["unit", "value", "by"]


def test_figures_of_several_views_say_up_to_which_day_view_by_view():
    tasks = sent("HC", "2022-12", View.TASKS, "title | due_on\nA | 01/01/2022", day("14/12/2022"))
    board = board_of(money("KH", 1, day("15/12/2022")), money("VP", 1), tasks, code="2022-12")
    found = [board.figure(code) for code in (RATE, "tasks_on_time_rate", "cases_online_rate")]
    assert as_of_by_view(found) == (
        "số liệu đến: nhiệm vụ 14/12/2022, giải ngân 15/12/2022–31/12/2022"
    )


def test_a_series_over_a_merger_says_up_to_when_it_is_of_the_former_units():
    table = "project_name | plan_assigned_vnd | disbursed_to_date_vnd\nA | 100 | 5"
    october = [sent(unit, "2022-10", View.DISBURSEMENT, table) for unit in ("KH", "TCDMDN")]
    board = board_of(*october, money("KHTC", 9), money("VP", 9), code="2022-12")
    assert formerly(board.series(RATE, "KHTC")) == (
        "đến tháng 10/2022 là số của Vụ KH và Vụ TC&ĐMDN, trước khi sáp nhập"
    )
    assert formerly(board.series(RATE, "VP")) == formerly(board.series(RATE)) == ""


def test_a_series_over_a_new_name_says_whose_name_it_was():
    table = "project_name | plan_assigned_vnd | disbursed_to_date_vnd\nA | 100 | 5"
    june, july = (
        sent(unit, code, View.DISBURSEMENT, table)
        for unit, code in (("HUFI", "2023-06"), ("HUIT", "2023-07"))
    )
    board = board_of(june, july, code="2023-07")
    assert formerly(board.series(RATE, "HUIT")) == (
        "đến tháng 6/2023 là số của ĐH CNTP TP.HCM, trước khi thành ĐH CT TP.HCM"
    )


def test_a_rate_the_unit_states_itself_has_no_parts():
    stated = "indicator_code | actual_value\nportal_uptime_rate | 95"
    report = sent("TMDT", "2022-12", View.MEASURES, stated)
    assert parts_text(figure(report, code="portal_uptime_rate")) == "đơn vị khai 95,0%"


def test_no_distance_is_not_said_as_a_distance():
    exact = figure(money("KH", 95), targets=(target(RATE, 0.95),))
    assert gap_text(exact) == "đúng bằng lộ trình"
    behind = figure(money("KH", 90), targets=(target(RATE, 0.95),))
    assert gap_text(behind) == "thấp hơn lộ trình 5,0 điểm %"


def test_who_reported_without_the_number_is_counted_among_those_missing():
    bare = sent("VP", "2022-12", View.DISBURSEMENT, "project_name | disbursed_to_date_vnd\nA | 7")
    shown = figure(money("KH", 1), bare, owed={View.DISBURSEMENT: ("KH", "VP")})
    assert coverage_text(shown) == "1/2 đơn vị có số liệu, 1 đơn vị không nêu số này"


def cases(code):
    table = "procedure_name | service_level | cases_received | cases_online\nA | level_4 | 4 | 2"
    return sent("HC", code, View.SERVICES, table)


def test_a_unit_that_reported_some_months_of_a_quarter_says_which():
    owed = {View.SERVICES: ("HC",)}
    some = board_of(cases("2022-10"), cases("2022-12"), code="2022-Q4", owed=owed)
    shown = some.figure("cases_online_rate", "HC")
    assert told_months_text(shown) == "Mới có báo cáo tháng 10/2022 và tháng 12/2022"
    months = [cases(f"2022-{month}") for month in (10, 11, 12)]
    whole = board_of(*months, code="2022-Q4", owed=owed).figure("cases_online_rate", "HC")
    assert told_months_text(whole) == ""


def test_a_month_of_which_only_one_of_two_merged_units_reported_has_no_months_missing():
    owed = {View.DISBURSEMENT: ("KH", "TCDMDN")}
    shown = board_of(money("KH", 1), code="2022-12", owed=owed).figure(RATE, "KHTC")
    assert shown.coverage.partial
    assert told_months_text(shown) == ""
