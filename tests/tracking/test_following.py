"""How far a report is, drawn as a table: what happened, and what is told of it today."""

from datetime import UTC, date, datetime

import pytest

from tracking.following import (
    ALL_RETURNED,
    FOLLOW_STATE_NAMES,
    NOT_ACCEPTED,
    TO_CHASE,
    Fact,
    FollowState,
    follow,
    follow_owed,
    punctual,
)
from tracking.specs.deadlines import deadline
from tracking.specs.reports import owed
from tracking.vocabulary import View

DEADLINE = date(2022, 10, 18)


def at(day, hour=3):
    return datetime(2022, 10, day, hour, tzinfo=UTC)


def draft(day):
    return Fact(FollowState.DRAFT, at(day))


def waits(day, number=1, hour=3):
    return Fact(FollowState.WAITING, at(day, hour), number)


def returned(day, number=1):
    return Fact(FollowState.RETURNED, at(day), number, "Thiếu cột", "Biểu 1!F12")


def accepted(day):
    return Fact(FollowState.ACCEPTED, at(day))


TABLE = {
    "nothing, before the deadline": ([], 18, "chưa gửi"),
    "nothing, after it": ([], 19, "chưa gửi, quá hạn"),
    "a draft": ([draft(5)], 18, "có bản nháp, chưa gửi"),
    "a draft after the deadline": ([draft(5)], 19, "có bản nháp, chưa gửi, quá hạn"),
    "sent on the last day": ([waits(18)], 19, "chờ tiếp nhận, gửi đúng hạn"),
    "sent late": ([waits(19)], 19, "chờ tiếp nhận, gửi muộn"),
    "sent with another draft": ([waits(5), draft(6)], 9, "chờ tiếp nhận, gửi đúng hạn"),
    "returned": ([returned(6)], 9, "đã trả lại, chờ gửi lại"),
    "returned, mended in a draft": ([returned(6), draft(7)], 9, "đã trả lại, chờ gửi lại"),
    "returned, not sent again": ([returned(6)], 19, "đã trả lại, chờ gửi lại, quá hạn"),
    "returned, sent again": ([returned(6), waits(7, 2)], 9, "chờ tiếp nhận, gửi đúng hạn"),
    "accepted": ([accepted(5)], 19, "đã tiếp nhận, gửi đúng hạn"),
    "accepted late": ([accepted(25)], 26, "đã tiếp nhận, gửi muộn"),
    "corrected after the deadline": (
        [accepted(5), waits(25, 2)],
        26,
        "chờ tiếp nhận bản sửa, gửi đúng hạn",
    ),
    "accepted, and accepted again late": (
        [accepted(25), accepted(5)],
        26,
        "đã tiếp nhận, gửi đúng hạn",
    ),
    "a correction returned": ([accepted(5), returned(6, 2)], 9, "bản sửa bị trả lại, chờ gửi lại"),
    "a correction returned, sent again": (
        [accepted(5), returned(6, 2), waits(7, 3)],
        9,
        "chờ tiếp nhận bản sửa, gửi đúng hạn",
    ),
    "a correction returned, sent again, accepted": (
        [accepted(5), returned(6, 2), accepted(7)],
        9,
        "đã tiếp nhận, gửi đúng hạn",
    ),
    "returned before it was accepted": (
        [returned(5), accepted(6)],
        9,
        "đã tiếp nhận, gửi đúng hạn",
    ),
}


@pytest.mark.parametrize(("facts", "today", "label"), TABLE.values(), ids=TABLE)
def test_what_happened_and_what_is_told(facts, today, label):
    assert follow(facts, DEADLINE, date(2022, 10, today)).label == label


def test_a_day_ends_in_hanoi():
    """17:00 UTC is midnight in Hanoi."""
    day = date(2022, 10, 19)
    assert not follow([waits(18, hour=16)], DEADLINE, day).is_late
    assert follow([waits(18, hour=17)], DEADLINE, day).is_late


def test_the_moment_the_delivery_and_the_reason_are_told():
    one = follow([returned(5), returned(6, 2)], DEADLINE, date(2022, 10, 9))
    assert (one.at, one.delivery_id, one.reason, one.place) == (
        at(6),
        2,
        "Thiếu cột",
        "Biểu 1!F12",
    )
    assert (one.came_at, one.deadline) == (None, DEADLINE)


def test_every_state_has_a_name():
    assert set(FOLLOW_STATE_NAMES) == set(FollowState)


class TestThePeriod:
    def test_only_what_is_owed_is_followed(self):
        facts = {("VP", View.SERVICES): [waits(5)], ("VP", View.TASKS): [waits(5)]}
        board = follow_owed("2022-10", DEADLINE, facts, date(2022, 10, 9))
        assert set(board.reports) == {unit for view in View for unit in owed(view, "2022-10")}
        assert set(board.reports["VP"]) == {View.TASKS, View.DISBURSEMENT, View.MEASURES}
        assert board.counts[FollowState.WAITING] == 1
        assert board.counts[FollowState.ACCEPTED] == 0
        assert sum(board.counts.values()) == sum(len(owed(view, "2022-10")) for view in View)

    def test_units_stand_in_the_order_of_the_ministry(self):
        board = follow_owed("2022-10", DEADLINE, {}, date(2022, 10, 9))
        assert [unit for unit in board.reports if unit in owed(View.TASKS, "2022-10")] == list(
            owed(View.TASKS, "2022-10")
        )

    def test_a_returned_correction_is_neither_missing_nor_to_be_chased(self):
        """Its earlier version is in force; its unit is told on every page."""
        facts = {("VP", View.TASKS): [accepted(5), returned(6, 2)]}
        board = follow_owed("2022-10", DEADLINE, facts, date(2022, 10, 19))
        one = board.reports["VP"][View.TASKS]
        assert (one.state, one.reason) == (FollowState.CORRECTION_RETURNED, "Thiếu cột")
        assert set(board.among(ALL_RETURNED)) == {"VP"}
        for states in (NOT_ACCEPTED, TO_CHASE):
            assert View.TASKS not in board.among(states)["VP"]

    def test_the_reports_in_some_states_by_unit(self):
        facts = {("VP", View.TASKS): [waits(5)], ("VP", View.MEASURES): [accepted(5)]}
        board = follow_owed("2022-10", DEADLINE, facts, date(2022, 10, 9))
        assert set(board.among(NOT_ACCEPTED)["VP"]) == {View.TASKS, View.DISBURSEMENT}
        assert set(board.among({FollowState.ACCEPTED})) == {"VP"}
        assert board.among({FollowState.RETURNED}) == {}


class TestTheYear:
    def of(self, facts, unit, today):
        months = [f"2022-{month:02}" for month in (8, 9, 10)]
        boards = [follow_owed(one, deadline(one), facts.get(one, {}), today) for one in months]
        return next(one for one in punctual(boards) if one.unit_code == unit)

    def all_of(self, unit, month, day):
        moment = datetime(2022, month, day, 3, tzinfo=UTC)
        return {(unit, view): [Fact(FollowState.ACCEPTED, moment)] for view in View}

    def test_months_in_time_late_missing_and_not_due_yet(self):
        facts = {"2022-08": self.all_of("VP", 8, 15), "2022-09": self.all_of("VP", 9, 29)}
        told = self.of(facts, "VP", date(2022, 10, 9))
        assert (told.on_time, told.late, told.missing) == (("2022-08",), ("2022-09",), ())
        told = self.of(facts, "VP", date(2022, 11, 9))
        assert told.missing == ("2022-10",)

    def test_one_report_that_is_missing_makes_the_month_missing(self):
        facts = self.all_of("VP", 8, 15)
        del facts["VP", View.TASKS]
        assert self.of({"2022-08": facts}, "VP", date(2022, 8, 30)).missing == ("2022-08",)

    def test_a_month_that_came_early_counts_before_it_is_due(self):
        told = self.of({"2022-10": self.all_of("VP", 10, 3)}, "VP", date(2022, 10, 4))
        assert told.on_time == ("2022-10",)
