"""Measures that units state as plain numbers: numbers add up, rates do not."""

import pytest

from tests.reports import board_of, sent
from tracking.vocabulary import View


def report(unit, table, code="2022-10"):
    return sent(unit, code, View.MEASURES, table)


TMDT = report(
    "TMDT",
    """
    indicator_code           | planned_value | actual_value
    databases_connected      | 10            | 8
    databases_connected_rate | 100           | 80
    portal_uptime_rate       | 99,9          | 99,5
    """,
)
HC = report(
    "HC",
    """
    indicator_code           | planned_value | actual_value
    databases_connected      | 5             | 2
    databases_connected_rate | 100           | 40
    reform_news_items        | 3             | -
    """,
)
OWED = {View.MEASURES: ("TMDT", "HC")}


def test_numbers_of_units_add_up():
    board = board_of(TMDT, HC, code="2022-10", owed=OWED)
    assert board.figure("databases_connected").value == 10


def test_rates_of_units_are_a_range_not_a_sum():
    figure = board_of(TMDT, HC, code="2022-10", owed=OWED).figure("databases_connected_rate")
    assert (figure.value, figure.numerator, figure.band) == (None, None, (0.4, 0.8))


def test_a_rate_only_one_unit_states_is_the_ministrys():
    board = board_of(TMDT, HC, code="2022-10", owed=OWED)
    assert board.figure("portal_uptime_rate").value == pytest.approx(0.995)


def test_a_plan_without_a_result_states_nothing():
    board = board_of(HC, code="2022-10", owed=OWED)
    assert board.figure("reform_news_items").value is None


def test_a_unit_that_has_sent_its_measures_owes_no_other_one():
    board = board_of(TMDT, HC, code="2022-10", owed=OWED)
    uptime = board.figure("portal_uptime_rate")
    assert (uptime.coverage.owed, uptime.coverage.missing) == (("TMDT",), ())
    assert board.figure("portal_uptime_rate", "HC").standing == "not_applicable"
    silent = board_of(TMDT, code="2022-10", owed=OWED)
    assert silent.figure("databases_connected_rate").coverage.missing == ("HC",)
    assert silent.figure("databases_connected_rate", "HC").standing == "not_reported"
    assert silent.figure("portal_uptime_rate").coverage.missing == (), "given to TMDT by name"
    assert silent.figure("portal_uptime_rate", "HC").standing == "not_applicable"


def test_the_range_of_rates_keeps_the_last_known_one_of_a_missing_unit():
    november = report(
        "TMDT", "indicator_code | actual_value\ndatabases_connected_rate | 85", "2022-11"
    )
    board = board_of(TMDT, HC, november, code="2022-11", owed=OWED)
    assert board.figure("databases_connected_rate").band == (0.4, 0.85)
