"""Online services counted: procedures with a case this year, channels, outcomes; not stated is not
zero."""

import pytest

from tests.drawn import day
from tests.reports import board_of, counted, sent
from tracking.indicators import fields_used
from tracking.indicators.services import service_items
from tracking.vocabulary import View

WITH_CASES = "level34_services_with_cases_rate"


def report(code, table, unit="HC"):
    return sent(unit, code, View.SERVICES, table)


def count(code, *reports):
    """What the last of the reports adds, told with those before it."""
    return counted(View.SERVICES, code, reports[-1], *reports[:-1])


SEPTEMBER = report(
    "2022-09",
    """
    procedure_name | service_level | cases_received | cases_online
    Cấp phép A     | level_4       | 5              | 3
    Cấp phép B     | level_3       | 2              | 0
    Cấp phép C     | level_2       | 9              | 9
    """,
)
OCTOBER = report(
    "2022-10",
    """
    procedure_name | service_level | cases_received | cases_online
    Cấp phép A     | level_4       | 0              | 0
    CẤP PHÉP B     | level_3       | 0              | -
    Cấp phép C     | level_2       | 1              | 1
    Cấp phép D     | full          | 4              | 1
    Cấp phép E     | level_4       | -              | -
    """,
)


def test_a_case_in_an_earlier_month_of_the_year_counts():
    assert count(WITH_CASES, OCTOBER) == (1, 3)
    assert count(WITH_CASES, SEPTEMBER, OCTOBER) == (2, 3)
    assert count("online_services_without_cases", SEPTEMBER, OCTOBER) == (1, 0)


def test_an_earlier_month_sent_again_changes_the_months_after_it():
    again = report("2022-09", "procedure_name | cases_online\nCấp phép B | 1")
    assert count(WITH_CASES, again, OCTOBER) == (2, 3)
    assert count("online_services_without_cases", again, OCTOBER) == (1, 0)


def test_cases_of_last_year_do_not_count():
    last_year = report("2021-12", "procedure_name | cases_online\nCấp phép B | 7")
    assert count(WITH_CASES, last_year, OCTOBER) == (1, 3)


def test_cases_that_are_not_stated_leave_a_procedure_out():
    """E of the list states no cases, so nobody can say that it has none."""
    (unknown,) = [
        item
        for item in service_items(OCTOBER.records, [])
        if item.record.row["procedure_name"] == "Cấp phép E"
    ]
    assert unknown.online_cases is None
    assert count(WITH_CASES, OCTOBER)[1] == 3


def test_without_a_list_in_the_newest_month_the_last_one_holds():
    only_cases = report(
        "2022-10", "field | cases_received | cases_online\nHóa chất | 12 | 6\nTiền chất | 8 | 2"
    )
    assert count(WITH_CASES, SEPTEMBER, only_cases) == (1, 2)
    assert count("level34_services_rate", SEPTEMBER, only_cases) == (2, 3)
    assert count("cases_online_rate", SEPTEMBER, only_cases) == (8, 20)
    assert count(WITH_CASES, only_cases) is None


BOTH = report(
    "2022-10",
    """
    procedure_name | field | service_level | single_window | cases_received | cases_online
    Cấp phép A     | -     | level_4       | nsw           | 10             | 6
    Cấp phép B     | -     | level_4       | none          | 10             | 4
    -              | Than  | -             | -             | 20             | 10
    """,
)


def test_the_same_cases_in_a_list_and_in_bieu_06_count_once():
    assert count("cases_online_rate", BOTH) == (10, 20)
    assert count("single_window_cases", BOTH) == (10, 0)
    assert count(WITH_CASES, BOTH) == (2, 2)


def test_a_procedure_on_both_single_windows_counts_for_each():
    windows = report(
        "2022-10",
        """
        procedure_name | single_window | cases_received
        Cấp phép A     | nsw_asw       | 10
        Cấp phép B     | asw           | 5
        Cấp phép C     | none          | 3
        """,
    )
    names = ("nsw_procedures", "asw_procedures", "single_window_cases")
    assert [count(name, windows) for name in names] == [(1, 0), (2, 0), (15, 0)]


def test_before_the_term_is_on_time_as_well():
    one = report(
        "2022-10",
        """
        field    | cases_resolved_early | cases_resolved_on_time | cases_resolved_late
        Hóa chất | 30                   | 60                     | 10
        Khí      | -                    | 5                      | -
        Than     | -                    | -                      | -
        """,
    )
    assert count("cases_on_time_rate", one) == (95, 105)


@pytest.mark.parametrize(
    ("table", "found"),
    [
        ("field | cases_received | cases_online | cases_in_person\nA | 15 | 4 | 6", (4, 10)),
        ("field | cases_received | cases_online | cases_carried_over\nA | 15 | 4 | 5", (4, 10)),
        ("field | cases_received | cases_online\nA | 10 | 4", (4, 10)),
        ("field | cases_online\nA | 4", None),
        ("field | cases_received\nA | 10", None),
    ],
    ids=["both channels", "carried over is in the total", "the total", "no total", "no channel"],
)
def test_the_share_online_is_of_the_cases_of_the_period(table, found):
    assert count("cases_online_rate", report("2022-10", table)) == found


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        (
            {"cases_received": 15, "cases_online": 4, "cases_in_person": 6},
            ["cases_online", "cases_in_person"],
        ),
        (
            {"cases_received": 15, "cases_online": 4, "cases_carried_over": 5},
            ["cases_online", "cases_received", "cases_carried_over"],
        ),
        (
            {"cases_received": 5, "cases_online": 4, "cases_carried_over": 5},
            ["cases_online", "cases_received"],
        ),
        ({"cases_received": 10, "cases_online": 4}, ["cases_online", "cases_received"]),
    ],
    ids=["both channels", "carried over is in the total", "carried over is beside it", "the total"],
)
def test_the_share_online_rests_on_the_cells_that_were_counted_and_no_other(row, cells):
    assert list(fields_used(View.SERVICES, "cases_online_rate", row)) == cells


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ({"cases_online": 0, "cases_received": 3}, ["cases_online"]),
        ({"cases_online": None, "cases_received": 0}, ["cases_received"]),
        ({"cases_online": None, "cases_received": 3}, []),
    ],
    ids=["stated", "no cases at all", "told by another report"],
)
def test_a_procedure_rests_on_the_cell_that_tells_its_online_cases(row, cells):
    assert list(fields_used(View.SERVICES, WITH_CASES, row)) == ["service_level", *cells]


def test_cases_of_the_single_windows_rest_on_both_channels_where_both_are_stated():
    row = {"single_window": "nsw", "cases_received": 9, "cases_online": 2, "cases_in_person": 3}
    used = fields_used(View.SERVICES, "single_window_cases", row)
    assert used == ("single_window", "cases_online", "cases_in_person")


def test_decision_422_is_integrated_or_not_only_where_the_portal_is_stated():
    listed = report(
        "2022-10",
        """
        procedure_name | in_decision_422 | on_national_portal
        A              | x               | x
        B              | x               | -
        C              | -               | x
        """,
    )
    assert count("decision_422_integrated_rate", listed) == (1, 2)
    assert count("decision_422_integrated", listed) == (1, 0)
    assert count("procedures_on_national_portal", listed) == (2, 0)
    silent = report("2022-10", "procedure_name | in_decision_422\nA | x\nB | -")
    assert count("decision_422_integrated_rate", silent) is None
    assert count("decision_422_integrated", silent) is None


@pytest.mark.parametrize(
    "code",
    [
        "level34_services", "level34_services_rate", "procedures_on_national_portal",
        "nsw_procedures", "asw_procedures", "single_window_cases", "cases_online_rate",
        "cases_on_time_rate", "decision_422_integrated_rate", WITH_CASES,
        "online_services_with_cases_rate", "online_services_without_cases",
    ],
)  # fmt: skip
def test_what_no_column_of_the_list_states_is_unknown_not_zero(code):
    names = report("2022-10", "procedure_name | field\nCấp phép A | Hóa chất\nCấp phép B | Khí")
    assert count(code, names) is None


def test_a_blank_cell_of_a_stated_column_is_no():
    listed = report(
        "2022-10",
        """
        procedure_name | service_level | single_window
        A              | level_4       | nsw
        B              | -             | -
        C              | not_online    | asw
        """,
    )
    assert count("level34_services_rate", listed) == (1, 3)
    assert count("nsw_procedures", listed) == (1, 0)
    assert count("asw_procedures", listed) == (1, 0)


def test_cases_of_the_single_windows_are_those_of_the_period_itself():
    before = report(
        "2022-09", "procedure_name | single_window | cases_received\nA | nsw | 40\nB | none | 7"
    )
    assert count("single_window_cases", before) == (40, 0)
    now = report("2022-10", "field | cases_received\nXuất nhập khẩu | 9")
    assert count("nsw_procedures", before, now) == (1, 0)
    assert count("single_window_cases", before, now) is None


@pytest.mark.parametrize(
    ("as_of", "level", "counts"),
    [
        ("31/10/2022", "level_3", True),
        ("31/10/2022", "level_4", True),
        ("31/10/2022", "partial", True),
        ("31/10/2022", "full", True),
        ("31/07/2022", "full", False),
        ("31/07/2022", "level_3", True),
        ("31/10/2022", "level_2", False),
        ("31/10/2022", "not_online", False),
    ],
)
def test_old_and_new_words_of_level_count_by_the_dated_dictionary(as_of, level, counts):
    rows = [{"procedure_name": "A", "service_level": level}]
    one = sent("HC", f"{as_of[6:]}-{as_of[3:5]}", View.SERVICES, rows, day(as_of))
    assert count("level34_services_rate", one) == (int(counts), 1)


def test_a_procedure_is_found_again_by_code_or_by_name_where_one_report_has_no_code():
    coded = report(
        "2022-09",
        """
        procedure_code | procedure_name | cases_online
        1.001          | Cấp phép A     | 3
        1.002          | Cấp lại        | 4
        """,
    )
    by_name = report(
        "2022-10",
        "procedure_name | service_level | cases_online\nCấp phép A | level_4 | 0",
    )
    assert count(WITH_CASES, coded, by_name) == (1, 1)
    other_code = report(
        "2022-10",
        """
        procedure_code | procedure_name | service_level | cases_online
        1.001          | Cấp phép (mới) | level_4       | 0
        1.009          | Cấp lại        | level_4       | 0
        """,
    )
    assert count(WITH_CASES, coded, other_code) == (1, 2)


def test_a_quarters_report_and_those_of_its_months_are_not_added():
    table = "procedure_name | service_level | cases_online\nA | level_4 | {}"
    months = [
        report(f"2022-{month:02d}", table.format(cases))
        for month, cases in ((7, 1), (8, 2), (9, 4))
    ]
    quarter, october = report("2022-Q3", table.format(7)), report("2022-10", table.format(1))
    earlier = [record for one in (*months, quarter) for record in one.records]
    (item,) = service_items(october.records, earlier)
    assert item.online_cases == 8


def test_a_list_that_gives_a_procedure_twice_has_it_once():
    twice = report("2022-10", "procedure_name | service_level\nA | level_4\nA | level_4")
    assert count("level34_services", twice) == (1, 0)


def test_nothing_of_services_is_known_of_a_unit_that_has_sent_none():
    board = board_of(SEPTEMBER, code="2022-09", owed={View.SERVICES: ("HC", "XNK")})
    figure = board.figure("nsw_procedures")
    assert (figure.value, figure.coverage.missing) == (None, ("HC", "XNK"))
    assert figure.coverage.unstated == ("HC",), "its list has no column of single windows"
    assert board.reported(View.SERVICES) == {"HC"}


@pytest.mark.parametrize(
    ("table", "present"),
    [
        ("procedure_name | service_level\nA | level_2\nB | level_1", True),
        ("procedure_name | on_national_portal\nA | yes", False),
        ("procedure_name | service_level\nA | level_2\nB | level_4", False),
    ],
    ids=["no level high enough", "no levels", "no cases stated of the high one"],
)
def test_a_list_tells_of_online_cases_when_nothing_in_it_has_to_have_any(table, present):
    board = board_of(report("2022-10", table), code="2022-10", owed={View.SERVICES: ("HC",)})
    for code in (WITH_CASES, "online_services_without_cases"):
        assert board.figure(code).coverage.present == (("HC",) if present else ())
