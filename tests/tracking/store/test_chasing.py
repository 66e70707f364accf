"""Who is reminded: units with something still to send, by the coordinating office alone."""

import pytest

from tests.tracking.store.delivering import (
    ADMIN,
    CLERK,
    LATER,
    LEADER,
    OFFICER,
    deeds,
    deliver,
    faulty,
    recorded,
    upload,
)
from tests.tracking.store.sending import money
from tracking.following import FollowState
from tracking.roles import NotAllowed
from tracking.store.chasing import chase
from tracking.store.reviewing import accept_delivery, return_delivery
from tracking.vocabulary import TrackingError, View

MONTH = "2022-10"


def of_unit(engine, unit="VP"):
    """The state of each report that the unit is reminded of."""
    found = chase(engine, OFFICER, MONTH, LATER).get(unit, {})
    return {view: one.state for view, one in found.items()}


def test_what_never_came_is_asked_for(engine):
    assert of_unit(engine) == dict.fromkeys(
        (View.TASKS, View.DISBURSEMENT, View.MEASURES), FollowState.NOT_SENT
    )


def test_a_draft_is_not_sent_yet(engine):
    upload(engine, faulty("không rõ"))
    assert of_unit(engine)[View.DISBURSEMENT] is FollowState.DRAFT


def test_what_waits_or_was_accepted_is_not_asked_for(engine):
    receipt = deliver(engine, money(400))
    assert View.DISBURSEMENT not in of_unit(engine)
    accept_delivery(engine, OFFICER, receipt.id, LATER)
    assert View.DISBURSEMENT not in of_unit(engine)


def test_what_was_returned_is_asked_for_with_its_reason(engine):
    receipt = deliver(engine, money(400))
    return_delivery(engine, OFFICER, receipt.id, "Thiếu cột", "Biểu 1!F12", LATER)
    one = chase(engine, OFFICER, MONTH, LATER)["VP"][View.DISBURSEMENT]
    assert (one.state, one.reason, one.place) == (FollowState.RETURNED, "Thiếu cột", "Biểu 1!F12")


def test_it_is_recorded_with_the_units(engine):
    units = chase(engine, OFFICER, MONTH, LATER)
    assert deeds(engine) == [("chased", "dau.moi")]
    (said,) = recorded(engine)
    assert said.startswith(f"tháng 10/2022, {len(units)} đơn vị: ")
    assert "VP Bộ" in said


def test_where_nobody_owes_anything_there_is_nothing_to_take(engine):
    with pytest.raises(TrackingError, match="Mọi đơn vị đã gửi đủ báo cáo tháng 1/2022; tải lại"):
        chase(engine, OFFICER, "2022-01", LATER)
    assert deeds(engine) == []


@pytest.mark.parametrize("actor", [CLERK, LEADER, ADMIN], ids=lambda one: one.role)
def test_no_other_role_takes_it_and_the_attempt_is_recorded(engine, actor):
    with pytest.raises(NotAllowed, match="^Vai trò .* không được "):
        chase(engine, actor, MONTH, LATER)
    assert deeds(engine) == [("refused", actor.account)]
