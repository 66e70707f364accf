"""Who owes a report for a period, mergers followed."""

import pytest

from tracking.specs.reports import owed, reports_due
from tracking.specs.units import unit_by_code, units
from tracking.vocabulary import View

ORDER = list(dict.fromkeys(unit.code for unit in units()))


@pytest.mark.parametrize(
    ("period_code", "count"),
    [("2022-08", 30), ("2022-10", 30), ("2022-11", 28), ("2022-12", 28), ("2025-06", 22)],
)
def test_every_unit_of_the_ministry_reports_its_tasks(period_code: str, count: int):
    assert len(owed(View.TASKS, period_code)) == count


@pytest.mark.parametrize(
    ("view", "before", "after"),
    [(View.DISBURSEMENT, "KH", "KHTC"), (View.SERVICES, "CTBVNTD", "UBCTQG")],
)
def test_a_duty_passes_to_the_successor(view: View, before: str, after: str):
    assert before in owed(view, "2022-10")
    assert after not in owed(view, "2022-10")
    assert after in owed(view, "2022-11")
    assert before not in owed(view, "2022-11")


def test_units_merged_into_one_owe_one_report():
    assert owed(View.SERVICES, "2025-06").count("QLPTTTTN") == 1


def test_longer_periods_are_owed_by_those_who_report_monthly():
    for code in ("2022-Q4", "2022-H2", "2022"):
        assert owed(View.DISBURSEMENT, code) == owed(View.DISBURSEMENT, "2022-12")


def test_nothing_is_owed_before_the_directive():
    assert owed(View.TASKS, "2022-07") == ()


def test_published_statistics_are_owed_by_nobody():
    assert owed(View.PUBLISHED_INVESTMENT, "2022-10") == ()


@pytest.mark.parametrize("view", [View.TASKS, View.DISBURSEMENT, View.SERVICES, View.MEASURES])
def test_units_come_in_the_order_of_the_ministry(view: View):
    codes = owed(view, "2022-12")
    assert list(codes) == sorted(codes, key=ORDER.index)


def test_a_guess_is_said_to_be_one():
    for due in reports_due():
        assert due.units.startswith("kind:") or unit_by_code(due.units)
        assert "giả định, cần đối chiếu" in due.source
