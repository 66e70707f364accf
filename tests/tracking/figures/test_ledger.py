"""Which reports make a figure: own before others', merged units as one, months in a quarter."""

import pytest

from tests.reports import board_of, sent
from tracking.vocabulary import View

TASKS = "title | lead_unit | due_on | completed_on\n"


def tasks(unit, code, *rows):
    return sent(unit, code, View.TASKS, TASKS + "\n".join(rows))


def money(unit, code, disbursed, plan=100, more=""):
    table = "project_name | investor | plan_assigned_vnd | disbursed_to_date_vnd\n"
    return sent(unit, code, View.DISBURSEMENT, f"{table}A | - | {plan} | {disbursed}\n{more}")


def cases(unit, code, online, received=100):
    table = f"field | cases_received | cases_online\nA | {received} | {online}"
    return sent(unit, code, View.SERVICES, table)


DONE = "Đề án {} | {} | 30/09/2022 | 30/09/2022"
LATE = "Đề án {} | {} | 30/09/2022 | -"


def test_what_a_unit_says_of_its_task_comes_before_what_others_say():
    own = tasks("CN", "2022-10", "Đề án 1 | - | 31/12/2022 | -")
    other = tasks("VP", "2022-10", LATE.format(1, "Cục Công nghiệp"))
    board = board_of(own, other, code="2022-10")
    assert board.figure("tasks_overdue", "CN").value == 0
    rate = board.figure("tasks_on_time_rate", "CN")
    assert (rate.value, rate.denominator, rate.standing) == (None, 0, "not_applicable")


def test_a_task_its_lead_unit_leaves_out_counts_all_the_same():
    own = tasks("CN", "2022-10", "Đề án 1 | - | 31/12/2022 | -")
    other = tasks("VP", "2022-10", LATE.format(2, "Cục Công nghiệp"))
    figure = board_of(own, other, code="2022-10").figure("tasks_overdue", "CN")
    assert (figure.value, figure.shares[0].reported_by) == (1, ("CN", "VP"))


def test_a_unit_that_reports_only_of_others_has_reported():
    of_other = tasks("CN", "2022-10", DONE.format(1, "Cục Hóa chất"))
    of_cn = tasks("VP", "2022-10", LATE.format(2, "Cục Công nghiệp"))
    owed = {View.TASKS: ("CN", "HC")}
    board = board_of(of_other, of_cn, code="2022-10", owed=owed)
    assert board.figure("tasks_overdue", "CN").value == 1
    assert board.figure("tasks_completed_on_time", "HC").value is None, "it owes its own report"
    covered = board.figure("tasks_overdue").coverage
    assert (covered.present, covered.missing) == (("CN",), ("HC",))


def test_of_two_others_the_newest_report_counts():
    first = tasks("VP", "2022-10", LATE.format(1, "Cục Hóa chất"))
    second = tasks("PC", "2022-10", DONE.format(1, "Cục Hóa chất"))
    board = board_of(first, second, code="2022-10")
    assert board.figure("tasks_overdue", "HC").value == 0
    assert board.figure("tasks_completed_on_time", "HC").shares[0].reported_by == ("PC",)


def test_an_own_monthly_report_comes_before_anothers_quarterly_one():
    own = money("VP", "2022-12", 90)
    other = money("KH", "2022-Q4", 10, more="B | Văn phòng Bộ | 100 | 50")
    board = board_of(own, other, code="2022-Q4")
    assert board.figure("disbursed_assigned_rate", "VP").numerator == 90


NOVEMBER = (money("KH", "2022-11", 30), money("TCDMDN", "2022-11", 50))
DECEMBER = money("KHTC", "2022-12", 100, plan=200)


def test_merged_units_are_compared_with_what_they_were_made_of():
    figure = board_of(*NOVEMBER, DECEMBER, code="2022-12").figure("disbursed_assigned_rate", "KHTC")
    assert (figure.value, figure.previous) == (0.5, 0.4)
    assert figure.change == pytest.approx(0.1)


@pytest.mark.parametrize("unit", ["KH", "TCDMDN", "KHTC"])
def test_a_link_to_a_former_unit_leads_to_what_it_has_become(unit):
    board = board_of(*NOVEMBER, DECEMBER, code="2022-12")
    figure = board.figure("disbursed_assigned_rate", unit)
    assert (figure.unit_code, figure.value) == ("KHTC", 0.5)
    assert [one.value for one in board.series("disbursed_assigned_rate", unit)][-2:] == [0.4, 0.5]


def test_before_the_merger_each_unit_is_itself():
    october = money("KH", "2022-10", 30), money("TCDMDN", "2022-10", 50)
    board = board_of(*october, *NOVEMBER, DECEMBER, code="2022-10")
    assert board.figure("disbursed_assigned_rate", "KH").value == 0.3
    assert [one.unit_code for one in board.by_unit("disbursed_assigned_rate")] == ["KH", "TCDMDN"]


def test_the_month_of_the_merger_is_told_of_what_the_units_became_at_its_end():
    board = board_of(*NOVEMBER, code="2022-11", owed={View.DISBURSEMENT: ("KHTC",)})
    (figure,) = board.by_unit("disbursed_assigned_rate")
    assert (figure.unit_code, figure.value, figure.coverage.is_whole) == ("KHTC", 0.4, True)


def test_half_of_a_merged_unit_is_not_compared_with_the_whole():
    owed = {View.DISBURSEMENT: ("KH", "TCDMDN")}
    board = board_of(NOVEMBER[0], DECEMBER, code="2022-12", owed=owed)
    figure = board.figure("disbursed_assigned_rate", "KHTC")
    assert (figure.previous, figure.change, figure.compared) == (0.3, None, 0)


def test_a_quarter_has_lists_and_amounts_to_date_of_its_last_month():
    months = [money("VP", f"2022-{month}", amount) for month, amount in ((10, 10), (12, 40))]
    board = board_of(*months, code="2022-Q4")
    assert board.figure("disbursed_assigned_rate").numerator == 40
    assert board.figure("disbursed_assigned_rate").coverage.partial == ()


def test_a_quarter_has_the_cases_of_its_months_together_and_says_which_are_missing():
    whole = [cases("HC", f"2022-{month}", month) for month in (10, 11, 12)]
    part = [cases("XNK", "2022-10", 50)]
    board = board_of(*whole, *part, code="2022-Q4", owed={View.SERVICES: ("HC", "XNK")})
    figure = board.figure("cases_online_rate")
    assert (figure.numerator, figure.denominator) == (83, 400)
    assert figure.coverage.partial == ("XNK",)
    assert board.figure("cases_online_rate", "HC").shares[0].periods == (
        "2022-10", "2022-11", "2022-12",
    )  # fmt: skip


def test_a_unit_with_a_month_missing_is_not_compared_with_a_whole_quarter():
    before = [cases("XNK", f"2022-{month:02d}", 10) for month in (7, 8, 9)]
    board = board_of(*before, cases("XNK", "2022-10", 50), code="2022-Q4")
    figure = board.figure("cases_online_rate")
    assert (figure.previous, figure.change) == (0.1, None)


def test_a_quarters_own_report_is_preferred_to_its_months():
    months = [cases("HC", f"2022-{month}", 10) for month in (10, 11, 12)]
    board = board_of(*months, cases("HC", "2022-Q4", 45, 300), code="2022-Q4")
    figure = board.figure("cases_online_rate")
    assert (figure.numerator, figure.denominator) == (45, 300)
    assert figure.coverage.partial == ()


def test_a_month_may_be_told_by_the_quarter_that_ends_with_it_but_its_cases_not():
    reports = money("VP", "2022-Q4", 40), cases("HC", "2022-Q4", 45, 300)
    board = board_of(*reports, code="2022-12")
    assert board.figure("disbursed_assigned_rate").numerator == 40
    assert board.figure("cases_online_rate").value is None


@pytest.mark.parametrize(
    ("code", "previous"),
    [
        ("2022-10", "2022-09"), ("2022-01", "2021-12"), ("2022-Q1", "2021-Q4"),
        ("2022-Q4", "2022-Q3"), ("2022-H2", "2022-H1"), ("2022-H1", "2021-H2"),
        ("2022-9M", "2021-9M"), ("2022", "2021"),
    ],
)  # fmt: skip
def test_the_period_of_the_same_kind_before(code, previous):
    before = tasks("VP", previous, LATE.format(1, "-"), LATE.format(2, "-"))
    now = tasks("VP", code, LATE.format(1, "-"))
    figure = board_of(before, now, code=code).figure("tasks_in_term")
    assert figure.previous == board_of(before, code=previous).figure("tasks_in_term").value
