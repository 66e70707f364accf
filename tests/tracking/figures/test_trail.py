"""From a figure back to its rows: whatever units report, the rows add up to the figure."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.reports import bases_of, board_of, merged_of, sent
from tracking.figures.tasks import tasks_page
from tracking.figures.trail import trail
from tracking.specs.indicators import indicators
from tracking.vocabulary import View

UNITS = ("KH", "TCDMDN", "KHTC", "VP", "CN")
PERIODS = ("2022-09", "2022-10", "2022-11", "2022-12", "2022-Q4", "2022")
NAMED = st.sampled_from([None, "Vụ Kế hoạch", "Vụ TC&ĐMDN", "Văn phòng Bộ", "Cục Công nghiệp"])
DAYS = st.none() | st.dates(date(2022, 7, 1), date(2023, 1, 31))
AMOUNTS = st.none() | st.integers(0, 10**13)
COUNTS = st.none() | st.integers(0, 50)
TITLES = st.sampled_from(["A", "B", "C", "Quy chế quản lý tài sản công"])

ROWS = {
    View.TASKS: st.fixed_dictionaries(
        {
            "title": TITLES,
            "_sheet": st.sampled_from(["I", "II"]),
            "task_type": st.sampled_from([None, "legal_document", "work_programme"]),
            "lead_unit": NAMED,
            "due_on": DAYS,
            "completed_on": DAYS,
            "due_kind": st.sampled_from(["date", "recurring", "none"]),
            "declared_status": st.sampled_from([None, "Hoàn thành", "Xin rút", "Đã rút"]),
        }
    ),
    View.DISBURSEMENT: st.fixed_dictionaries(
        {
            "project_name": TITLES,
            "investor": NAMED,
            "plan_assigned_vnd": AMOUNTS,
            "plan_adjusted_vnd": AMOUNTS,
            "plan_carried_over_vnd": AMOUNTS,
            "disbursed_to_date_vnd": AMOUNTS,
            "disbursed_carried_over_vnd": AMOUNTS,
            "forecast_year_vnd": AMOUNTS,
        }
    ),
    View.SERVICES: st.fixed_dictionaries(
        {
            "procedure_code": st.sampled_from([None, "1.001", "1.002"]),
            "procedure_name": st.none() | TITLES,
            "field": st.sampled_from([None, "Than"]),
            "service_level": st.sampled_from([None, "level_2", "level_4", "full"]),
            "on_national_portal": st.sampled_from([None, True, False]),
            "in_decision_422": st.sampled_from([None, True]),
            "single_window": st.sampled_from([None, "none", "nsw", "asw"]),
            "cases_received": COUNTS,
            "cases_online": COUNTS,
            "cases_in_person": COUNTS,
            "cases_carried_over": COUNTS,
            "cases_resolved_early": COUNTS,
            "cases_resolved_late": COUNTS,
        }
    ),
    View.MEASURES: st.fixed_dictionaries(
        {
            "indicator_code": st.sampled_from(
                [one.code for one in indicators().values() if one.view is View.MEASURES]
            ),
            "actual_value": st.none() | st.floats(0, 1000, width=32),
        }
    ),
}


@st.composite
def reports(draw, view):
    """Reports of a view, one a unit and period."""
    keys = draw(
        st.lists(
            st.tuples(st.sampled_from(UNITS), st.sampled_from(PERIODS)), max_size=6, unique=True
        )
    )
    return [
        sent(unit, code, view, draw(st.lists(ROWS[view], min_size=1, max_size=4)))
        for unit, code in keys
    ]


@pytest.mark.parametrize("view", list(ROWS))
@given(data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_the_rows_of_every_figure_add_up_to_it(view, data):
    found = data.draw(reports(view))
    code = data.draw(st.sampled_from(PERIODS))
    board = board_of(*found, code=code)
    bases = bases_of(*found)
    for indicator in (one for one in indicators().values() if one.view is view):
        for unit in (None, *UNITS):
            figure = board.figure(indicator.code, unit)
            assert trail(figure, bases, code).adds_up, (indicator.code, unit)


@pytest.mark.parametrize("view", list(ROWS))
@given(data=st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_the_figures_of_units_add_up_to_the_ministrys(view, data):
    board = board_of(*data.draw(reports(view)), code="2022-12")
    for indicator in (one for one in indicators().values() if one.view is view):
        whole, units = board.figure(indicator.code), board.by_unit(indicator.code)
        if whole.numerator is not None:
            assert whole.numerator == pytest.approx(sum(one.numerator or 0 for one in units))
        for one in (*units, whole):
            if indicator.is_rate and view is not View.MEASURES and one.value is not None:
                assert one.value == one.numerator / one.denominator


def test_a_trail_shows_the_rows_that_make_the_figure_and_no_other():
    tasks = sent(
        "CN", "2022-10", View.TASKS,
        """
        title | due_on     | completed_on
        A     | 01/10/2022 | -
        B     | 01/10/2022 | 01/10/2022
        C     | 31/12/2022 | -
        """,
    )  # fmt: skip
    board = board_of(tasks, code="2022-10")

    def titles(code):
        rows = trail(board.figure(code), bases_of(tasks), "2022-10").rows
        return [row.record.row["title"] for row in rows]

    assert titles("tasks_overdue") == ["A"]
    assert titles("tasks_on_time_rate") == ["A", "B"]
    assert titles("units_with_overdue_tasks") == ["A"]


def test_a_measure_of_nothing_has_its_row():
    table = "indicator_code | actual_value\nviolations_published | 0"
    one = sent("XNK", "2022-10", View.MEASURES, table)
    figure = board_of(one, code="2022-10").figure("violations_published")
    found = trail(figure, bases_of(one), "2022-10")
    assert (found.adds_up, len(found.rows)) == (True, 1)


def test_what_two_units_that_merged_say_of_each_other_stands_in_no_trail():
    head = "title | lead_unit | due_on\n"
    kh = sent("KH", "2022-10", View.TASKS, head + "A | Vụ TC&ĐMDN | 01/09/2022")
    other = sent("TCDMDN", "2022-10", View.TASKS, head + "A | - | 01/09/2022")
    figure = board_of(kh, other, code="2022-12").figure("tasks_overdue", "KHTC", "2022-10")
    assert figure.value == 1
    rows = trail(figure, bases_of(kh, other), "2022-12").rows
    assert [row.record.report.unit_code for row in rows] == ["TCDMDN"]


# The gap that decision 0010 tells of can be drawn: the same examples each time, none left out.
@given(data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
def test_the_tasks_listed_are_those_that_are_counted(data):
    found = data.draw(reports(View.TASKS))
    code = data.draw(st.sampled_from(PERIODS))
    board = board_of(*found, code=code)
    telling = {number for _, number in board.ledger.telling(View.TASKS, code).values()}
    told = [one for one in found if one.report.submission_id in telling]
    page = tasks_page(board, merged_of(*told))
    listed = Counter((line.unit_code, line.state) for line in page.lines)
    counted = {
        (unit, state): number
        for unit, states in page.states.items()
        for state, number in states.items()
        if number
    }
    assert listed == counted


class TestCasesOfTheYear:
    HEAD = "procedure_code | procedure_name | service_level | cases_online\n"
    NOVEMBER = sent(
        "XNK", "2022-11", View.SERVICES, HEAD + "1 | A | level_4 | 3\n2 | B | level_4 | 0"
    )
    DECEMBER = sent(
        "XNK", "2022-12", View.SERVICES, HEAD + "1 | A | level_4 | 0\n2 | B | level_4 | 0"
    )

    def rows(self, code):
        reports = (self.NOVEMBER, self.DECEMBER)
        figure = board_of(*reports, code="2022-12").figure(code, "XNK")
        return trail(figure, bases_of(*reports), "2022-12").rows

    def test_a_row_that_counts_by_an_earlier_report_names_it(self):
        rows = self.rows("level34_services_with_cases_rate")
        assert [(row.numerator, row.of_year) for row in rows] == [(1, 3), (0, 0)]
        told_by = [[one.report.period_code for one in row.told_by] for row in rows]
        assert told_by == [["2022-11"], []]

    def test_an_indicator_of_the_list_alone_asks_for_no_cases(self):
        rows = self.rows("level34_services")
        assert {(row.of_year, row.told_by) for row in rows} == {(None, ())}
