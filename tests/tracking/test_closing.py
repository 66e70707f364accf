"""The day the figures of a report stand for where it states none."""

from datetime import UTC, datetime

import pytest

from tests.drawn import day
from tracking.closing import closing_day
from tracking.vocabulary import View

LONG_AFTER = datetime(2023, 3, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("view", "code", "closes"),
    [
        (View.TASKS, "2022-11", "14/11/2022"),
        (View.SERVICES, "2022-11", "14/11/2022"),
        (View.TASKS, "2022-Q4", "14/12/2022"),
        (View.TASKS, "2022", "14/12/2022"),
        (View.DISBURSEMENT, "2022-11", "30/11/2022"),
        (View.MEASURES, "2022-11", "30/11/2022"),
    ],
)
def test_the_decree_closes_tasks_and_services_on_the_14th(view, code, closes):
    assert closing_day(view, code, LONG_AFTER) == day(closes)


@pytest.mark.parametrize(
    ("came_at", "closes"),
    [
        (datetime(2022, 11, 10, 16, 59, tzinfo=UTC), "10/11/2022"),
        (datetime(2022, 11, 10, 17, 0, tzinfo=UTC), "11/11/2022"),
    ],
)
def test_no_figure_stands_for_a_day_after_its_report_came_in_hanoi(came_at, closes):
    assert closing_day(View.TASKS, "2022-11", came_at) == day(closes)
    assert closing_day(View.DISBURSEMENT, "2022-11", came_at) == day(closes)
