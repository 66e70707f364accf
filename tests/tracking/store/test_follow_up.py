"""The board of the coordinating office: what each unit owes, from what the store holds."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from data_loaders import read_workbook
from tests.tracking.store.delivering import CHEMIST, CLERK, OFFICER, deliver, faulty, upload
from tests.tracking.store.sending import money, work
from tests.workbooks import book
from tracking.following import FollowState
from tracking.roles import Actor, Role
from tracking.store.closing_periods import close_period, reopen_period
from tracking.store.follow_up import follow_up, punctuality
from tracking.store.reviewing import accept_delivery, return_delivery
from tracking.store.submissions import accept
from tracking.store.withdrawing import withdraw_delivery
from tracking.vocabulary import View

TODAY = date(2022, 10, 20)
IN_TIME = datetime(2022, 10, 18, 9, tzinfo=UTC)
LATE = datetime(2022, 10, 19, 9, tzinfo=UTC)


def money_of(engine, unit="VP", period="2022-10", today=TODAY):
    """The unit's report of disbursement, as the board tells it."""
    return follow_up(engine, period, today).reports[unit][View.DISBURSEMENT]


def test_where_nothing_came_everything_owed_is_told(engine):
    board = follow_up(engine, "2022-10", TODAY)
    assert (board.period_code, board.deadline, board.today) == (
        "2022-10",
        date(2022, 10, 18),
        TODAY,
    )
    assert board.counts[FollowState.NOT_SENT] == sum(map(len, board.reports.values())) > 30
    assert money_of(engine).label == "chưa gửi, quá hạn"


def test_from_a_draft_to_acceptance(engine):
    upload(engine, faulty("không rõ"), at=IN_TIME)
    one = money_of(engine)
    assert (one.state, one.at) == (FollowState.DRAFT, IN_TIME)
    receipt = deliver(engine, money(400), at=IN_TIME)
    one = money_of(engine)
    assert (one.label, one.at, one.delivery_id) == (
        "chờ tiếp nhận, gửi đúng hạn",
        IN_TIME,
        receipt.id,
    )
    accept_delivery(engine, OFFICER, receipt.id, LATE)
    one = money_of(engine)
    assert (one.label, one.at) == ("đã tiếp nhận, gửi đúng hạn", IN_TIME)


def test_returned_with_a_reason_and_sent_again_late(engine):
    first = deliver(engine, money(400), at=IN_TIME)
    return_delivery(engine, OFFICER, first.id, "Thiếu cột", "Biểu 1!F12", IN_TIME)
    one = money_of(engine)
    assert (one.state, one.reason, one.place) == (FollowState.RETURNED, "Thiếu cột", "Biểu 1!F12")
    deliver(engine, money(450), at=LATE)
    assert money_of(engine).label == "chờ tiếp nhận, gửi muộn"


def test_what_was_withdrawn_is_a_draft_that_was_never_sent(engine):
    receipt = deliver(engine, money(400), at=IN_TIME)
    withdraw_delivery(engine, CLERK, receipt.id, IN_TIME)
    assert money_of(engine).state is FollowState.DRAFT


@pytest.mark.parametrize(("received_at", "is_late"), [(IN_TIME, False), (None, True)])
def test_what_was_loaded_from_a_terminal_counts_by_when_it_came(engine, received_at, is_late):
    content = book(money(400))
    reading = read_workbook(content, "a.xlsx", unit="VP", period="2022-10")
    accept(
        engine,
        content=content,
        reading=reading,
        accepted_by="Văn phòng Bộ",
        now=LATE,
        received_at=received_at,
    )
    one = money_of(engine)
    assert (one.state, one.at, one.is_late) == (
        FollowState.ACCEPTED,
        received_at or LATE,
        is_late,
    )


def test_each_report_of_a_file_and_no_other(engine):
    deliver(engine, {**money(400), **work()}, at=IN_TIME, explanation="Đã kiểm tra")
    reports = follow_up(engine, "2022-10", TODAY).reports
    states = {view: one.state for view, one in reports["VP"].items()}
    assert states == {
        View.TASKS: FollowState.WAITING,
        View.DISBURSEMENT: FollowState.WAITING,
        View.MEASURES: FollowState.NOT_SENT,
    }
    assert reports["HC"][View.TASKS].state is FollowState.NOT_SENT
    assert money_of(engine, period="2022-09").state is FollowState.NOT_SENT


def test_a_report_of_a_unit_merged_meanwhile_is_its_successors(engine):
    content = book(money(400))
    reading = read_workbook(content, "a.xlsx", unit="KH", period="2022-10")
    (table,) = reading.tables
    kept = replace(reading, tables=(replace(table, period_code="2022-11"),))
    accept(engine, content=content, reading=kept, accepted_by="Văn phòng Bộ", now=IN_TIME)
    reports = follow_up(engine, "2022-11", TODAY).reports
    assert "KH" not in reports
    assert reports["KHTC"][View.DISBURSEMENT].state is FollowState.ACCEPTED


def test_how_punctual_units_were_over_the_year(engine):
    deliver(engine, work(), actor=CHEMIST, at=IN_TIME, explanation="Đã kiểm tra")
    told = {one.unit_code: one for one in punctuality(engine, 2022, date(2022, 10, 31))}
    assert told["HC"].missing == ("2022-08", "2022-09", "2022-10")
    planner = Actor(account="kt", label="Vụ", role=Role.UNIT_STAFF, unit_code="TCCB")
    deliver(engine, work(), actor=planner, at=LATE, explanation="Đã kiểm tra")
    told = {one.unit_code: one for one in punctuality(engine, 2022, date(2022, 10, 31))}
    assert (told["TCCB"].late, told["TCCB"].missing) == (("2022-10",), ("2022-08", "2022-09"))


def test_what_waits_behind_a_closing_says_so(engine):
    close_period(engine, OFFICER, "2022-10", IN_TIME, incomplete=True)
    deliver(engine, money(400), at=IN_TIME)
    assert money_of(engine).label == "chờ tiếp nhận sau khi mở lại kỳ, gửi đúng hạn"
    reopen_period(engine, OFFICER, "2022-10", "Bổ sung", IN_TIME)
    assert money_of(engine).label == "chờ tiếp nhận, gửi đúng hạn"


def test_the_report_of_a_quarter_stands_for_its_last_month_and_for_no_other(engine):
    receipt = deliver(
        engine, money(400), at=datetime(2022, 12, 15, 9, tzinfo=UTC), period="2022-Q4"
    )
    accept_delivery(engine, OFFICER, receipt.id, datetime(2022, 12, 16, 9, tzinfo=UTC))
    for code in ("2022-12", "2022-Q4"):
        one = money_of(engine, period=code, today=date(2022, 12, 20))
        assert one.label == "đã tiếp nhận, gửi đúng hạn"
    one = money_of(engine, period="2022-11", today=date(2022, 12, 20))
    assert one.label == "chưa gửi, quá hạn"
