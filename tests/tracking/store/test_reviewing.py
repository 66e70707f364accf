"""Accepting is where figures change for everybody: once, whole; returning says why, and where."""

from datetime import timedelta

import pytest
from sqlalchemy.exc import DatabaseError

from tests.tracking.store.delivering import (
    ADMIN,
    CHEMIST,
    CLERK,
    LATER,
    LEADER,
    OFFICER,
    SECOND_OFFICER,
    deeds,
    deliver,
    upload,
)
from tests.tracking.store.sending import NOON, money, work
from tests.tracking.store.sending import send as accepted
from tests.tracking.store.test_kept import counts
from tests.tracking.store.test_sending import at_once, make_full
from tests.tracking.store.test_verifying import change
from tests.workbooks import book, projects
from tracking.roles import NotAllowed
from tracking.store.delivered import DeliveryState, NotWaiting
from tracking.store.deliveries import deliveries_of, delivery, waiting
from tracking.store.held import in_force, original, versions, view_rows
from tracking.store.origins import source
from tracking.store.reviewing import NotInTurn, accept_delivery, return_delivery
from tracking.store.sending import send
from tracking.store.submissions import NotAcceptable
from tracking.store.verifying import verify
from tracking.store.withdrawing import withdraw_delivery
from tracking.vocabulary import TrackingError, View

PAIR = {"Biểu 1": projects(["Cải tạo trụ sở", 1000, 400], ["Kho", 500, 1], unit=None, period=None)}


class TestAccepting:
    def test_it_makes_the_versions_the_receipt_told(self, engine):
        accepted(engine, money(300))
        content = book({**money(400), **work()})
        receipt = deliver(engine, content, explanation="Ngày ghi theo Việt Nam")
        made = accept_delivery(engine, OFFICER, receipt.id, LATER)
        told = {one.key: one.version for one in receipt.reports}
        assert {(one.unit_code, one.view, one.period_code): one.version for one in made} == told
        assert told["VP", View.DISBURSEMENT, "2022-10"] == 2
        assert {one.id for one in in_force(engine)} == {one.id for one in made}
        assert original(engine, made[0].workbook_sha256) == content
        after = delivery(engine, CLERK, receipt.id, LATER)
        assert after.state is DeliveryState.ACCEPTED
        assert after.submission_ids == tuple(one.id for one in made)
        assert verify(engine).faults == ()

    def test_the_report_came_when_it_was_sent_not_when_it_was_accepted(self, engine):
        receipt = deliver(engine, money(400), at=NOON)
        (made,) = accept_delivery(engine, OFFICER, receipt.id, NOON + timedelta(days=9))
        assert (made.received_at, made.accepted_by) == (NOON, "Phòng Tổng hợp")
        assert made.accepted_at == NOON + timedelta(days=9)

    def test_again_it_answers_the_same_and_makes_nothing(self, engine):
        receipt = deliver(engine, {**money(400), **work()}, explanation="Đã kiểm tra")
        made = accept_delivery(engine, OFFICER, receipt.id, NOON)
        before = counts(engine)
        assert accept_delivery(engine, SECOND_OFFICER, receipt.id, LATER) == made
        assert counts(engine) == before

    def test_two_officers_at_once(self, engine):
        for turn in range(5):
            receipt = deliver(engine, money(400), period=f"2022-{turn + 1:02}")
            first, second = at_once(
                lambda number=receipt.id: accept_delivery(engine, OFFICER, number, LATER),
                lambda number=receipt.id: accept_delivery(engine, SECOND_OFFICER, number, LATER),
            )
            assert first == second
        assert [one.version for one in versions(engine)] == [1] * 5

    def test_accepted_and_returned_at_once_only_one_is_done(self, engine):
        for turn in range(5):
            receipt = deliver(engine, money(400), period=f"2022-{turn + 1:02}")
            answers = at_once(
                lambda number=receipt.id: accept_delivery(engine, OFFICER, number, LATER),
                lambda number=receipt.id: return_delivery(
                    engine, SECOND_OFFICER, number, "Thiếu cột", "", LATER
                ),
            )
            assert sum(isinstance(one, NotWaiting) for one in answers) == 1
            assert len(delivery(engine, OFFICER, receipt.id, LATER).events) == 1

    def test_bytes_in_force_already_make_nothing_and_are_accepted(self, engine):
        content = book(money(400))
        accepted(engine, content)
        receipt = deliver(engine, content)
        assert accept_delivery(engine, OFFICER, receipt.id, LATER) == ()
        assert accept_delivery(engine, OFFICER, receipt.id, LATER) == ()
        assert delivery(engine, CLERK, receipt.id, LATER).state is DeliveryState.ACCEPTED
        assert len(versions(engine)) == 1

    def test_a_file_sent_again_after_it_was_returned_is_accepted(self, engine):
        content = book(money(400))
        first = deliver(engine, content)
        return_delivery(engine, OFFICER, first.id, "Chưa có chữ ký", "", NOON)
        second = deliver(engine, content, at=LATER)
        (made,) = accept_delivery(engine, OFFICER, second.id, LATER)
        assert (made.version, made.received_at) == (1, LATER)

    def test_records_that_would_be_lost_are_told_and_nothing_changes(self, engine):
        accepted(engine, PAIR)
        receipt = deliver(engine, money(5, "Dự án khác"))
        before = counts(engine)
        with pytest.raises(NotAcceptable) as why:
            accept_delivery(engine, OFFICER, receipt.id, LATER)
        assert [one.code for one in why.value.findings] == ["replaces_other_records"]
        assert counts(engine) == before
        assert [one.id for one in waiting(engine, OFFICER, LATER)] == [receipt.id]
        (made,) = accept_delivery(engine, OFFICER, receipt.id, LATER, replaces=True)
        (row,) = view_rows(engine, View.DISBURSEMENT, [made.id])
        assert row["project_name"] == "Dự án khác"

    def test_an_earlier_delivery_of_the_same_form_comes_first(self, engine):
        both = deliver(engine, {**money(400), **work()}, explanation="Đã kiểm tra")
        part = deliver(engine, money(450))
        with pytest.raises(NotInTurn, match=r"số 1 .* số 2 .* tiếp nhận hoặc trả lại lần ấy"):
            accept_delivery(engine, OFFICER, part.id, LATER)
        accept_delivery(engine, OFFICER, both.id, LATER)
        (made,) = accept_delivery(engine, OFFICER, part.id, LATER)
        assert made.version == part.reports[0].version == 2

    @pytest.mark.parametrize(
        ("end", "said"),
        [
            (
                lambda engine, number: return_delivery(engine, OFFICER, number, "Sai", "", LATER),
                r"đã trả lại lúc 20:00 ngày 05/11/2022 \(Phòng Tổng hợp\); tải lại trang",
            ),
            (
                lambda engine, _: deliver(engine, money(450), at=LATER),
                "đã được thay bằng lần gửi sau",
            ),
            (
                lambda engine, number: withdraw_delivery(engine, CLERK, number, LATER),
                "đã rút lại",
            ),
        ],
        ids=["returned", "superseded", "withdrawn"],
    )
    def test_what_does_not_wait_any_more_is_not_accepted(self, engine, end, said):
        receipt = deliver(engine, money(400))
        end(engine, receipt.id)
        with pytest.raises(NotWaiting, match=said):
            accept_delivery(engine, OFFICER, receipt.id, LATER)
        assert versions(engine) == []

    @pytest.mark.parametrize("actor", [CLERK, LEADER, ADMIN], ids=lambda one: one.role)
    def test_no_other_role_accepts_or_returns_and_the_attempt_is_recorded(self, engine, actor):
        receipt = deliver(engine, money(400))
        with pytest.raises(NotAllowed, match="^Vai trò .* không được "):
            accept_delivery(engine, actor, receipt.id, LATER)
        with pytest.raises(NotAllowed, match="^Vai trò .* không được "):
            return_delivery(engine, actor, receipt.id, "Sai", "", LATER)
        assert deeds(engine)[-2:] == [("refused", actor.account)] * 2
        assert delivery(engine, OFFICER, receipt.id, LATER).state is DeliveryState.WAITING

    def test_a_full_disk_changes_nothing_and_it_waits_still(self, engine):
        receipt = deliver(engine, money(400))
        before = counts(engine)
        make_full(engine, "audit_entries", "action", "accepted")
        with pytest.raises(DatabaseError):
            accept_delivery(engine, OFFICER, receipt.id, LATER)
        assert counts(engine) == before
        assert [one.id for one in waiting(engine, OFFICER, LATER)] == [receipt.id]


class TestReturning:
    def test_the_unit_sees_why_and_where(self, engine):
        receipt = deliver(engine, money(400))
        reason = "**Thiếu** <b>vốn</b> kéo dài; =SUM(F1:F9)"
        gone = return_delivery(engine, OFFICER, receipt.id, reason, "Biểu 1!F12", LATER)
        (seen,) = deliveries_of(engine, CLERK, "VP", LATER)
        assert seen == gone
        assert (seen.state, seen.reason, seen.place) == (
            DeliveryState.RETURNED,
            reason,
            "Biểu 1!F12",
        )
        assert (seen.events[-1].by, seen.events[-1].at) == ("Phòng Tổng hợp", LATER)
        assert waiting(engine, OFFICER, LATER) == []

    @pytest.mark.parametrize("reason", ["", " \n\t"])
    def test_a_reason_is_needed(self, engine, reason):
        receipt = deliver(engine, money(400))
        with pytest.raises(TrackingError, match="Ghi lý do trả lại"):
            return_delivery(engine, OFFICER, receipt.id, reason, "", LATER)
        assert delivery(engine, CLERK, receipt.id, LATER).state is DeliveryState.WAITING

    def test_a_reason_that_cannot_be_kept_is_refused_with_what_to_do(self, engine):
        receipt = deliver(engine, money(400))
        with pytest.raises(TrackingError, match="viết lại rồi bấm trả lại"):
            return_delivery(engine, OFFICER, receipt.id, "a\ud800", "", LATER)

    def test_a_double_click_returns_it_once(self, engine):
        receipt = deliver(engine, money(400))
        gone = return_delivery(engine, OFFICER, receipt.id, "Sai", "", LATER)
        assert return_delivery(engine, OFFICER, receipt.id, "Sai", "", LATER) == gone
        with pytest.raises(NotWaiting):
            return_delivery(engine, SECOND_OFFICER, receipt.id, "Lý do khác", "", LATER)

    def test_what_is_accepted_is_not_returned(self, engine):
        receipt = deliver(engine, money(400))
        accept_delivery(engine, OFFICER, receipt.id, NOON)
        with pytest.raises(NotWaiting, match="Lần gửi số 1 đã tiếp nhận lúc"):
            return_delivery(engine, OFFICER, receipt.id, "Sai", "", LATER)

    def test_what_is_returned_is_mended_and_sent_again(self, engine):
        first = deliver(engine, money(1400), explanation="Đã kiểm tra")
        return_delivery(engine, OFFICER, first.id, "Giải ngân quá kế hoạch", "Biểu 1!D5", NOON)
        again = upload(engine, money(400), at=LATER)
        assert [one.code for one in again.before.findings] == ["disbursed_above_plan"]
        second = send(engine, CLERK, again.id, "", LATER)
        accept_delivery(engine, OFFICER, second.id, LATER)
        states = [one.state.value for one in deliveries_of(engine, CLERK, "VP", LATER)]
        assert states == ["accepted", "returned"]


def test_what_waits_is_listed_the_oldest_first(engine):
    deliver(engine, money(400))
    deliver(engine, money(5), actor=CHEMIST, at=LATER)
    deliver(engine, money(401), at=LATER + timedelta(hours=1), period="2022-09")
    assert [one.unit_code for one in waiting(engine, OFFICER, LATER)] == ["VP", "HC", "VP"]


def test_every_deed_is_recorded(engine):
    first = deliver(engine, money(400))
    return_delivery(engine, OFFICER, first.id, "Sai", "", LATER)
    second = deliver(engine, money(450))
    accept_delivery(engine, SECOND_OFFICER, second.id, LATER)
    assert deeds(engine) == [
        ("uploaded", "vp.lan"),
        ("sent", "vp.lan"),
        ("returned", "dau.moi"),
        ("uploaded", "vp.lan"),
        ("sent", "vp.lan"),
        ("accepted", "dau.moi.2"),
    ]


def test_two_deliveries_of_the_same_bytes_keep_a_reading_each(engine):
    """What one clerk said of a file outside is not what another said."""
    content = book(money(400))
    first = deliver(engine, content)
    accept_delivery(engine, OFFICER, first.id, NOON)
    second = deliver(engine, content, period="2022-09", at=LATER)
    (made,) = accept_delivery(engine, OFFICER, second.id, LATER)
    assert (made.period_code, made.version) == ("2022-09", 1)
    assert verify(engine).faults == ()


def test_a_row_came_with_the_sending_that_was_accepted_not_with_the_first_of_its_bytes(engine):
    content = book(money(400))
    first = deliver(engine, content, at=NOON, name="cũ.xlsx")
    return_delivery(engine, OFFICER, first.id, "Chưa ký", "", NOON)
    second = deliver(engine, content, at=LATER, name="mới.xlsx")
    (made,) = accept_delivery(engine, OFFICER, second.id, LATER)
    (row,) = view_rows(engine, View.DISBURSEMENT, [made.id])
    found = source(engine, made.id, row)
    assert (found.received_at, found.file_name, found.sent_by) == (LATER, "mới.xlsx", CLERK.label)


def test_an_accepted_report_that_is_gone_is_missed(engine):
    receipt = deliver(engine, money(400))
    (made,) = accept_delivery(engine, OFFICER, receipt.id, LATER)
    of_it = f"submission_id = {made.id}"
    change(
        engine,
        f"DELETE FROM delivery_versions WHERE {of_it}",
        f"DELETE FROM rows_disbursement WHERE {of_it}",
        f"DELETE FROM indicator_parts WHERE {of_it}",
        f"DELETE FROM submission_forms WHERE {of_it}",
        f"DELETE FROM submissions WHERE id = {made.id}",
    )
    assert verify(engine).faults == (
        f"Lần gửi số {receipt.id} (“{receipt.file}”): đã tiếp nhận mà bản nó tạo ra không còn "
        "trong kho.",
    )
