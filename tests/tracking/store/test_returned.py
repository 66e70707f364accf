"""What was returned and not sent again: told to its unit whatever it looks at."""

from datetime import timedelta

import pytest

from data_loaders import read_workbook
from tests.tracking.store.delivering import (
    CHEMIST,
    CLERK,
    LATER,
    OFFICER,
    deliver,
)
from tests.tracking.store.sending import NOON, money, work
from tests.workbooks import book
from tracking.roles import Actor, Role
from tracking.store.returned import returned_reports
from tracking.store.reviewing import accept_delivery, return_delivery
from tracking.store.submissions import accept
from tracking.store.withdrawing import withdraw_delivery
from tracking.vocabulary import View

LAST = LATER + timedelta(hours=1)


def come_back(engine, sheets, *, at=NOON, reason="Thiếu cột", **more):
    one = deliver(engine, sheets, at=at, explanation="Đã xem", **more)
    return return_delivery(engine, OFFICER, one.id, reason, "Biểu 1!F12", at)


def told(engine, actor=CLERK):
    return [(one.view, one.period_code) for one in returned_reports(engine, actor)]


@pytest.fixture
def correction(engine):
    """A correction that came back: an earlier version is in force."""
    accept_delivery(engine, OFFICER, deliver(engine, money(400)).id, NOON)
    return come_back(engine, money(450))


def test_a_correction_that_came_back_says_why(engine, correction):
    (one,) = returned_reports(engine, CLERK)
    assert (one.delivery_id, one.view, one.period_code, one.at) == (
        correction.id,
        View.DISBURSEMENT,
        "2022-10",
        NOON,
    )
    assert (one.unit_code, one.reason, one.place) == ("VP", "Thiếu cột", "Biểu 1!F12")


def test_every_report_of_every_period_the_last_one_first(engine):
    come_back(engine, {**money(400), **work()})
    come_back(engine, money(400), period="2022-09", at=LATER)
    assert told(engine) == [
        (View.DISBURSEMENT, "2022-09"),
        (View.DISBURSEMENT, "2022-10"),
        (View.TASKS, "2022-10"),
    ]


def test_it_is_nobody_elses(engine, correction):
    assert told(engine, CHEMIST) == []
    assert told(engine, OFFICER) == []


def test_it_goes_on_with_the_unit_that_others_were_merged_into(engine):
    planner = Actor(account="kh", label="Vụ", role=Role.UNIT_STAFF, unit_code="KH")
    come_back(engine, money(400), actor=planner)
    after = Actor(account="khtc", label="Vụ", role=Role.UNIT_STAFF, unit_code="KHTC")
    assert told(engine, after) == [(View.DISBURSEMENT, "2022-10")]


def test_sent_again_it_is_settled_and_returned_again_it_is_not(engine, correction):
    again = deliver(engine, money(460), at=LATER)
    assert told(engine) == []
    return_delivery(engine, OFFICER, again.id, "Vẫn thiếu", "", LAST)
    (one,) = returned_reports(engine, CLERK)
    assert (one.delivery_id, one.reason) == (again.id, "Vẫn thiếu")


def test_another_report_does_not_settle_it(engine, correction):
    deliver(engine, work(), at=LATER, explanation="Đã xem")
    assert told(engine) == [(View.DISBURSEMENT, "2022-10")]


def test_what_was_sent_again_and_withdrawn_settles_nothing(engine, correction):
    again = deliver(engine, money(460), at=LATER)
    withdraw_delivery(engine, CLERK, again.id, LATER)
    assert told(engine) == [(View.DISBURSEMENT, "2022-10")]


def test_what_is_loaded_from_a_terminal_since_settles_it(engine, correction):
    content = book(money(470))
    reading = read_workbook(content, "a.xlsx", unit="VP", period="2022-10")
    accept(engine, content=content, reading=reading, accepted_by="Văn phòng Bộ", now=LATER)
    assert told(engine) == []


def test_a_unit_may_let_it_be(engine, correction):
    """What is in force stays; nobody is reminded any more, and the receipt says who decided."""
    made = withdraw_delivery(engine, CLERK, correction.id, LATER)
    assert told(engine) == []
    assert [event.kind.value for event in made.events] == ["returned", "withdrawn"]
    assert withdraw_delivery(engine, CLERK, correction.id, LAST) == made
