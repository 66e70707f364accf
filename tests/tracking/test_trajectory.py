"""What was expected by a day, how a figure stands, what pace is needed and where it leads."""

import pytest

from tests.drawn import day, drawn
from tracking.trajectory import expected, forecast, months_between, pace, standing
from tracking.vocabulary import Direction, Origin, Standing, Target

UP, DOWN = Direction.HIGHER_IS_BETTER, Direction.LOWER_IS_BETTER


def target(level=0.95, start_level=0.0, milestones=()):
    return Target(
        indicator_code="disbursed_assigned_rate",
        level=level,
        start_level=start_level,
        starts_on=day("01/01/2022"),
        due_on=day("31/12/2022"),
        origin=Origin.UPSTREAM,
        document="Nghị quyết 124/NQ-CP",
        document_on=day("15/09/2022"),
        milestones=milestones,
    )


@pytest.mark.parametrize(
    ("on", "level"),
    [
        ("31/12/2021", 0.0),
        ("01/01/2022", 0.0),
        ("02/07/2022", 0.475),
        ("31/12/2022", 0.95),
        ("31/01/2023", 0.95),
    ],
)
def test_a_path_is_linear_from_nothing_to_its_target(on, level):
    assert expected(target(), day(on)) == pytest.approx(level)


def test_milestones_bend_the_path():
    bent = target(milestones=((day("30/06/2022"), 0.3), (day("30/09/2022"), 0.6)))
    assert expected(bent, day("30/06/2022")) == pytest.approx(0.3)
    assert expected(bent, day("15/08/2022")) == pytest.approx(0.45)
    assert expected(bent, day("31/12/2022")) == pytest.approx(0.95)


def test_a_level_to_be_held_is_expected_on_every_day():
    held = target(level=0.9, start_level=0.9)
    assert {expected(held, day(on)) for on in ("01/02/2022", "31/10/2022")} == {0.9}


@pytest.mark.parametrize(
    "row",
    drawn("""
    value  | level | direction | is_rate | standing
    50%    | 50%   | up        | x       | on_track
    49,9%  | 50%   | up        | x       | on_track
    49,8%  | 50%   | up        | x       | at_risk
    40%    | 50%   | up        | x       | at_risk
    39,9%  | 50%   | up        | x       | behind
    12     | 10    | down      | -       | behind
    11     | 10    | down      | -       | at_risk
    10     | 10    | down      | -       | on_track
    0      | 0     | down      | -       | on_track
    -      | 50%   | up        | x       | not_reported
    """),
    ids=str,
)
def test_standing_is_told_by_the_distance_from_the_path(row):
    direction = UP if row["direction"] == "up" else DOWN
    told = standing(
        row["value"], row["level"], direction, is_rate=bool(row["is_rate"]), at_risk=0.1
    )
    assert told is Standing(row["standing"])


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        ("30/11/2022", "31/12/2022", 1),
        ("30/11/2022", "31/01/2023", 2),
        ("31/12/2022", "31/12/2022", 0),
        ("31/01/2023", "31/12/2022", 0),
        ("14/11/2022", "14/12/2022", 30 / 30.4375),
    ],
)
def test_time_left_is_counted_in_months(start, end, months):
    assert months_between(day(start), day(end)) == pytest.approx(months)


LAST = (day("30/11/2022"), 210)
MONTHLY = (20, 30, 60)
"""In tỷ đồng: 120 at the end of September, 150 of October, 210 of November."""


def test_the_pace_needed_stands_beside_the_best_pace_there_was():
    needed = pace(LAST, MONTHLY, 300, day("31/12/2022"))
    assert (needed.months_left, needed.required) == (1, 90)
    assert needed.best == 60
    assert needed.recent == pytest.approx(110 / 3)
    assert pace(LAST, MONTHLY, 300, day("31/01/2023")).required == 45
    assert pace(LAST, MONTHLY, 200, day("31/12/2022")).required == 0
    assert pace(LAST, MONTHLY, 300, day("30/11/2022")).required is None


def test_a_forecast_has_a_range_and_never_passes_the_plan():
    led = forecast(LAST, MONTHLY, day("31/01/2023"), limit=320)
    assert (led.low, led.high) == (250, 320)
    assert led.middle == pytest.approx(210 + 2 * 110 / 3)
    assert (led.months, led.is_capped) == (len(MONTHLY), True)
    assert not forecast(LAST, MONTHLY, day("31/01/2023"), limit=400).is_capped
    assert forecast(LAST, (), day("31/12/2022"), limit=320) is None
