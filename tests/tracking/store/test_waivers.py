"""Leave to send errors: asked for by a unit, dated and reasoned by the office, for those errors."""

from datetime import date, timedelta

import pytest
from sqlalchemy.exc import DatabaseError

from data_loaders import read_workbook
from tests.tracking.store.delivering import (
    ADMIN,
    CHEMIST,
    CLERK,
    LATER,
    LEADER,
    NAME,
    OFFICER,
    SECOND_OFFICER,
    deeds,
    deliver,
    faulty,
    recorded,
    upload,
)
from tests.tracking.store.sending import NOON, money
from tests.tracking.store.test_kept import counts
from tests.tracking.store.test_load import store
from tests.tracking.store.test_sending import at_once, make_full
from tests.tracking.store.test_verifying import change
from tests.workbooks import book, projects
from tracking.mending import errors_of
from tracking.roles import Actor, NotAllowed, Role
from tracking.store.backups import restore, write_backup
from tracking.store.closing_periods import close_period
from tracking.store.delivered import DeliveryState
from tracking.store.deliveries import deliveries_of, delivery, waiting
from tracking.store.drafts import NoDraft, draft, drop_draft, known_reports
from tracking.store.held import in_force, view_rows
from tracking.store.impact import impact
from tracking.store.reviewing import accept_delivery, return_delivery
from tracking.store.sending import NotSendable, send
from tracking.store.submissions import NotAcceptable, accept
from tracking.store.verifying import verify
from tracking.store.waived import AnsweredMeanwhile, NotWaivable, WaiverState
from tracking.store.waivers import waiver, waiver_for, waivers_at_work
from tracking.store.waiving import ask_leave, decline_leave, grant_leave
from tracking.vocabulary import TrackingError, View

DAY = date(2022, 11, 20)
"""The last day of leave; NOON is the 5th of November."""
LAST_MINUTE = NOON.replace(day=20, hour=16, minute=59)
"""One minute before midnight in Hà Nội at the end of that day."""
WHY = "Chưa có số vốn của dự án; bổ sung tháng sau"
WRONG = faulty("nhiều", "chưa rõ")
"""Two errors."""


def asked(engine, sheets=WRONG, *, actor=CLERK, at=NOON, reason=WHY, **more):
    """A draft and the request about it."""
    made = upload(engine, sheets, actor=actor, at=at, **more)
    return made, ask_leave(engine, actor, made.id, reason, at)


def granted(engine, sheets=WRONG, *, day=DAY, **more):
    """A draft with leave to be sent."""
    made, one = asked(engine, sheets, **more)
    return made, grant_leave(engine, OFFICER, one.id, day, "Đồng ý", NOON, seen=0)


def delivered(engine):
    """A delivery that was sent under leave."""
    made, _ = granted(engine)
    return send(engine, CLERK, made.id, "", LATER)


def seen_by_unit(engine, made, at=NOON):
    return waiver_for(engine, CLERK, "VP", made.reading, known_reports(made.reading), at)


class TestAsking:
    def test_the_request_says_what_of_whom_and_why(self, engine):
        made, one = asked(engine)
        assert (one.id, one.unit_code, one.file, one.sha256) == (1, "VP", NAME, made.sha256)
        assert (one.reason, one.asked_at, one.asked_by) == (WHY, NOON, "Văn thư Văn phòng Bộ")
        assert one.reports == (("VP", View.DISBURSEMENT, "2022-10"),)
        assert errors_of(one.reading) == errors_of(made.reading)
        assert one.reading.tables == ()
        assert one.state is WaiverState.WAITING
        assert waiver(engine, OFFICER, 1, NOON) == one
        assert waivers_at_work(engine, OFFICER, NOON) == [one]
        assert seen_by_unit(engine, made) == one
        assert draft(engine, CLERK, made.id, NOON) == made

    def test_nothing_may_be_sent_while_it_waits(self, engine):
        made, _ = asked(engine)
        with pytest.raises(NotSendable, match="còn 2 lỗi nên chưa gửi được"):
            send(engine, CLERK, made.id, "", NOON)

    def test_again_while_it_waits_changes_nothing(self, engine):
        made, one = asked(engine)
        before = counts(engine)
        assert ask_leave(engine, CLERK, made.id, "Lý do khác", LATER) == one
        assert counts(engine) == before

    def test_a_double_click_asks_once(self, engine):
        made = upload(engine, WRONG)
        first, second = at_once(*[lambda: ask_leave(engine, CLERK, made.id, WHY, NOON)] * 2)
        assert first == second
        assert deeds(engine).count(("waiver_asked", "vp.lan")) == 1

    def test_where_there_is_leave_already_that_is_the_answer(self, engine):
        made, one = granted(engine)
        assert ask_leave(engine, CLERK, made.id, WHY, LATER) == one

    def test_another_file_of_the_same_reports_takes_its_place(self, engine):
        _, first = asked(engine)
        _, second = asked(engine, faulty("nhiều"), at=LATER)
        assert waivers_at_work(engine, OFFICER, LATER) == [second]
        gone = waiver(engine, OFFICER, first.id, LATER)
        assert gone.state is WaiverState.SUPERSEDED
        assert gone.answers[-1].reason == "Đã có đề nghị số 2 thay."

    def test_other_reports_wait_beside_it(self, engine):
        _, first = asked(engine)
        _, second = asked(engine, period="2022-09")
        assert waivers_at_work(engine, OFFICER, NOON) == [first, second]

    def test_what_is_mended_and_sent_needs_no_answer_any_more(self, engine):
        _, one = asked(engine)
        deliver(engine, money(400))
        assert waivers_at_work(engine, OFFICER, NOON) == []
        gone = waiver(engine, OFFICER, one.id, NOON).answers[-1]
        assert (gone.kind, gone.reason) == (WaiverState.SUPERSEDED, "Đã có lần gửi số 1.")
        with pytest.raises(NotWaivable, match="không còn cần trả lời: Đã có lần gửi số 1"):
            grant_leave(engine, OFFICER, one.id, DAY, "Đồng ý", NOON, seen=1)

    @pytest.mark.parametrize("reason", ["", " \n"])
    def test_a_reason_is_needed(self, engine, reason):
        made = upload(engine, WRONG)
        with pytest.raises(NotWaivable, match="Ghi lý do xin gửi kèm lỗi"):
            ask_leave(engine, CLERK, made.id, reason, NOON)

    def test_a_reason_that_cannot_be_kept(self, engine):
        made = upload(engine, WRONG)
        with pytest.raises(NotWaivable, match="viết lại rồi bấm lại"):
            ask_leave(engine, CLERK, made.id, "a\ud800", NOON)

    def test_only_for_what_could_be_accepted_but_for_its_errors(self, engine):
        for content, period, said in (
            (b"khong phai bang tinh", "2022-10", "không có biểu nào đọc được"),
            (money(400), "2022-10", "không còn lỗi, gửi được ngay"),
            (WRONG, "", "chưa rõ đơn vị hoặc kỳ báo cáo. Hãy chọn"),
        ):
            made = upload(engine, content, period=period)
            with pytest.raises(NotWaivable, match=said):
                ask_leave(engine, CLERK, made.id, WHY, NOON)
        assert waivers_at_work(engine, OFFICER, NOON) == []

    def test_a_draft_that_is_gone(self, engine):
        made = upload(engine, WRONG)
        drop_draft(engine, CLERK, made.id, NOON)
        with pytest.raises(NoDraft):
            ask_leave(engine, CLERK, made.id, WHY, NOON)


class TestAnswering:
    def test_leave_has_a_last_day_and_a_reason(self, engine):
        _, one = granted(engine)
        (answer,) = one.answers
        assert (answer.kind, answer.valid_to) == (WaiverState.GRANTED, DAY)
        assert (answer.reason, answer.at, answer.by) == ("Đồng ý", NOON, "Phòng Tổng hợp")
        assert answer.told == "được cho phép đến hết ngày 20/11/2022"
        assert waivers_at_work(engine, OFFICER, LAST_MINUTE) == [one]
        assert waivers_at_work(engine, OFFICER, LAST_MINUTE + timedelta(minutes=1)) == []

    def test_declined_it_is_told_why_and_may_be_asked_again(self, engine):
        made, one = asked(engine)
        gone = decline_leave(engine, OFFICER, one.id, "Đủ số liệu rồi", NOON, seen=0)
        assert seen_by_unit(engine, made) == gone
        assert gone.state is WaiverState.DECLINED
        with pytest.raises(NotSendable):
            send(engine, CLERK, made.id, "", NOON)
        assert ask_leave(engine, CLERK, made.id, WHY, LATER).id == 2

    @pytest.mark.parametrize("reason", ["", " \n"])
    def test_a_reason_is_needed(self, engine, reason):
        _, one = asked(engine)
        for deed in (
            lambda: grant_leave(engine, OFFICER, one.id, DAY, reason, NOON, seen=0),
            lambda: decline_leave(engine, OFFICER, one.id, reason, NOON, seen=0),
        ):
            with pytest.raises(NotWaivable, match="Ghi lý do trả lời"):
                deed()
        assert waiver(engine, OFFICER, one.id, NOON) == one

    def test_the_last_day_is_today_or_later_by_the_clock_of_hanoi(self, engine):
        _, one = asked(engine)
        at = NOON.replace(hour=17)
        with pytest.raises(NotWaivable, match="ghi hôm nay hoặc ngày sau"):
            grant_leave(engine, OFFICER, one.id, date(2022, 11, 5), "Đồng ý", at, seen=0)
        grant_leave(engine, OFFICER, one.id, date(2022, 11, 6), "Đồng ý", at, seen=0)

    def test_a_number_nobody_has(self, engine):
        with pytest.raises(TrackingError, match="Không có đề nghị gửi kèm lỗi số 7"):
            grant_leave(engine, OFFICER, 7, DAY, "Đồng ý", NOON, seen=0)

    def test_leave_is_taken_back(self, engine):
        made, one = granted(engine)
        gone = decline_leave(engine, OFFICER, one.id, "Hết lý do", LATER, seen=1)
        assert gone.is_taken_back
        assert not one.is_taken_back
        with pytest.raises(NotSendable):
            send(engine, CLERK, made.id, "", LATER)

    def test_a_day_is_changed(self, engine):
        _, one = granted(engine)
        later = DAY + timedelta(days=9)
        again = grant_leave(engine, OFFICER, one.id, later, "Gia hạn", LATER, seen=1)
        assert again.valid_to == later

    def test_the_same_answer_again_changes_nothing(self, engine):
        _, one = granted(engine)
        before = counts(engine)
        assert grant_leave(engine, OFFICER, one.id, DAY, "Đồng ý", LATER, seen=0) == one
        assert counts(engine) == before

    def test_the_second_of_two_officers_is_told_what_the_first_answered(self, engine):
        _, one = granted(engine)
        with pytest.raises(AnsweredMeanwhile) as why:
            decline_leave(engine, SECOND_OFFICER, one.id, "Không", LATER, seen=0)
        assert "được cho phép đến hết ngày 20/11/2022, trả lời lúc 19:00" in str(why.value)
        assert "(Phòng Tổng hợp): Đồng ý" in str(why.value)
        assert waiver(engine, OFFICER, one.id, LATER) == one

    def test_two_officers_at_once(self, engine):
        for turn in range(5):
            _, one = asked(engine, period=f"2022-{turn + 1:02}")
            answers = at_once(
                lambda number=one.id: grant_leave(
                    engine, OFFICER, number, DAY, "Đồng ý", NOON, seen=0
                ),
                lambda number=one.id: decline_leave(
                    engine, SECOND_OFFICER, number, "Không", NOON, seen=0
                ),
            )
            assert sum(isinstance(one, AnsweredMeanwhile) for one in answers) == 1
            assert len(waiver(engine, OFFICER, one.id, NOON).answers) == 1


class TestSending:
    def test_the_receipt_says_by_which_leave_with_how_many_errors(self, engine):
        made, one = granted(engine)
        receipt = send(engine, CLERK, made.id, "", LATER)
        assert receipt.leave.label == "kèm 2 lỗi theo phép số 1 đến hết ngày 20/11/2022"
        assert (receipt.leave.waiver_id, receipt.leave.reason) == (one.id, "Đồng ý")
        assert delivery(engine, CLERK, receipt.id, LATER) == receipt
        assert send(engine, CLERK, made.id, "", LATER) == receipt
        assert recorded(engine)[-1].endswith("; kèm 2 lỗi theo phép số 1 đến hết ngày 20/11/2022")

    def test_it_holds_to_the_end_of_its_last_day_in_hanoi(self, engine):
        made, _ = granted(engine)
        with pytest.raises(NotSendable, match="còn 2 lỗi nên chưa gửi được"):
            send(engine, CLERK, made.id, "", LAST_MINUTE + timedelta(minutes=1))
        assert send(engine, CLERK, made.id, "", LAST_MINUTE).leave

    def test_the_same_errors_in_other_rows_and_fewer_of_them_are_covered(self, engine):
        granted(engine)
        rows = [["Dự án 0", 7, 1], ["Dự án 2", "chưa rõ", 1], ["Dự án 1", "nhiều", 1]]
        for kept in (rows, rows[:2]):
            sheets = {"Biểu 1": projects(*kept, unit=None, period=None)}
            receipt = deliver(engine, sheets, at=LATER)
            assert receipt.leave.errors == len(kept) - 1

    def test_a_file_without_errors_needs_no_leave_and_names_none(self, engine):
        granted(engine)
        assert deliver(engine, money(400)).leave is None

    @pytest.mark.parametrize(
        "sheets",
        [
            faulty("nhiều", "chưa rõ", "lắm"),
            {"Biểu 1": projects(["A", "nhiều", "ít"], unit=None, period=None)},
            {"Biểu 2": WRONG["Biểu 1"]},
        ],
        ids=["one more", "another column", "another sheet"],
    )
    def test_a_new_error_is_not_covered(self, engine, sheets):
        granted(engine)
        made = upload(engine, sheets, at=LATER)
        with pytest.raises(NotSendable, match="nên chưa gửi được"):
            send(engine, CLERK, made.id, "", LATER)
        assert len(seen_by_unit(engine, made).not_covered(made.reading)) >= 1

    def test_an_error_that_has_spread_to_more_rows_is_not_covered(self, engine):
        made, _ = granted(engine, faulty("nhiều"))
        assert [one.cells for one in errors_of(made.reading)] == [("C5",)]
        spread = upload(engine, faulty("nhiều", "nhiều", "nhiều"), at=LATER)
        assert [len(one.cells) for one in errors_of(spread.reading)] == [3]
        with pytest.raises(NotSendable):
            send(engine, CLERK, spread.id, "", LATER)

    def test_another_period_or_unit_is_not_covered(self, engine):
        granted(engine)
        for actor, period in ((CLERK, "2022-09"), (CHEMIST, "2022-10")):
            made = upload(engine, WRONG, actor=actor, period=period)
            with pytest.raises(NotSendable):
                send(engine, actor, made.id, "", NOON)

    def test_warnings_are_still_explained(self, engine):
        rows = [["A", "nhiều", 1], ["B", 1000, 1400]]
        made, _ = granted(engine, {"Biểu 1": projects(*rows, unit=None, period=None)})
        with pytest.raises(NotSendable, match="còn 1 cảnh báo; ghi lời giải thích"):
            send(engine, CLERK, made.id, "", NOON)
        assert send(engine, CLERK, made.id, "Vốn kéo dài", NOON).leave.errors == 1

    def test_what_is_answered_later_does_not_touch_what_was_sent(self, engine):
        receipt = delivered(engine)
        decline_leave(engine, OFFICER, 1, "Thôi", LATER, seen=1)
        assert delivery(engine, CLERK, receipt.id, LATER).leave == receipt.leave

    def test_a_full_disk_leaves_the_draft_and_nothing_else(self, engine):
        made, _ = granted(engine)
        before = counts(engine)
        make_full(engine, "audit_entries", "action", "sent")
        with pytest.raises(DatabaseError):
            send(engine, CLERK, made.id, "", NOON)
        assert counts(engine) == before


class TestAccepting:
    def test_it_is_put_in_force_and_the_store_is_whole(self, engine):
        receipt = delivered(engine)
        (made,) = accept_delivery(engine, OFFICER, receipt.id, LATER)
        assert [one.id for one in in_force(engine)] == [made.id]
        rows = view_rows(engine, View.DISBURSEMENT, [made.id])
        assert [row["plan_assigned_vnd"] for row in rows] == [None, None]
        assert [row["disbursed_to_date_vnd"] for row in rows] == [1_000_000, 1_000_000]
        assert verify(engine).faults == ()
        assert accept_delivery(engine, SECOND_OFFICER, receipt.id, LATER) == (made,)

    def test_also_after_the_last_day_since_it_was_sent_in_time(self, engine):
        receipt = delivered(engine)
        assert accept_delivery(engine, OFFICER, receipt.id, NOON + timedelta(days=90))

    def test_it_is_foreseen_as_what_has_no_errors(self, engine):
        made, _ = granted(engine)
        told = impact(engine, made.reading, now=NOON)
        assert [(one.version, one.makes_version) for one in told.reports] == [(1, True)]

    def test_it_may_be_returned(self, engine):
        receipt = delivered(engine)
        gone = return_delivery(engine, OFFICER, receipt.id, "Bổ sung", "Biểu 1!C5", LATER)
        assert (gone.state, gone.leave) == (DeliveryState.RETURNED, receipt.leave)

    def test_its_period_can_be_closed_and_the_store_is_whole(self, engine):
        accept_delivery(engine, OFFICER, delivered(engine).id, LATER)
        close_period(engine, OFFICER, "2022-10", LATER, incomplete=True)
        assert verify(engine).faults == ()

    def test_a_newer_file_without_errors_takes_its_place(self, engine):
        accept_delivery(engine, OFFICER, delivered(engine).id, LATER)
        rows = [["Dự án 1", 7, 1], ["Dự án 2", 8, 1]]
        sheets = {"Biểu 1": projects(*rows, unit=None, period=None)}
        second = deliver(engine, sheets, at=LATER)
        (made,) = accept_delivery(engine, OFFICER, second.id, LATER)
        assert made.version == 2
        assert verify(engine).faults == ()

    def test_without_a_delivery_there_is_no_leave(self, engine, url, tmp_path):
        """From a terminal a file with errors is refused, whatever a unit may send."""
        accept_delivery(engine, OFFICER, delivered(engine).id, LATER)
        content = book(WRONG)
        reading = read_workbook(content, NAME, unit="VP", period="2022-10")
        with pytest.raises(NotAcceptable, match="còn lỗi nên không tiếp nhận được"):
            accept(engine, content=content, reading=reading, accepted_by="x", now=LATER)
        (tmp_path / "gui").mkdir()
        (tmp_path / "gui" / NAME).write_bytes(content)
        stated = ("--unit", "VP", "--period", "2022-10")
        assert "LỖI" in store(url, "load", tmp_path / "gui", *stated, expect=1)
        assert len(in_force(engine)) == 1


class TestForWhom:
    def test_another_units_draft_by_its_id(self, engine):
        made = upload(engine, WRONG)
        with pytest.raises(NotAllowed, match=r"Cục Hóa chất.*Văn phòng Bộ"):
            ask_leave(engine, CHEMIST, made.id, WHY, NOON)
        assert deeds(engine)[-1] == ("refused", "hc.nam")
        assert waivers_at_work(engine, OFFICER, NOON) == []

    def test_a_draft_that_names_another_unit(self, engine):
        theirs = {"Biểu 1": projects(["A", "nhiều", 1], unit="Cục Hóa chất")}
        made = upload(engine, theirs, unit="")
        with pytest.raises(NotAllowed, match=r"Văn phòng Bộ.*Cục Hóa chất"):
            ask_leave(engine, CLERK, made.id, WHY, NOON)
        assert deeds(engine)[-1] == ("refused", "vp.lan")

    def test_another_units_leave_is_not_seen(self, engine):
        made, _ = granted(engine)
        reports = known_reports(made.reading)
        with pytest.raises(NotAllowed, match=r"Cục Hóa chất.*Văn phòng Bộ"):
            waiver_for(engine, CHEMIST, "VP", made.reading, reports, NOON)
        assert waiver_for(engine, CHEMIST, "HC", made.reading, reports, NOON) is None

    @pytest.mark.parametrize("actor", [OFFICER, LEADER, ADMIN], ids=lambda one: one.role)
    def test_no_other_role_asks(self, engine, actor):
        made = upload(engine, WRONG)
        with pytest.raises(NotAllowed, match="^Vai trò .* không được "):
            ask_leave(engine, actor, made.id, WHY, NOON)

    @pytest.mark.parametrize("actor", [CLERK, LEADER, ADMIN], ids=lambda one: one.role)
    def test_nobody_but_the_coordinating_office_answers_or_looks(self, engine, actor):
        _, one = asked(engine)
        for attempt in (
            lambda: grant_leave(engine, actor, one.id, DAY, "Đồng ý", NOON, seen=0),
            lambda: decline_leave(engine, actor, one.id, "Không", NOON, seen=0),
            lambda: waiver(engine, actor, one.id, NOON),
            lambda: waivers_at_work(engine, actor, NOON),
        ):
            with pytest.raises(NotAllowed, match="^Vai trò .* không được "):
                attempt()
        assert deeds(engine)[-4:] == [("refused", actor.account)] * 4
        assert waiver(engine, OFFICER, one.id, NOON) == one

    def test_staff_ask_for_a_unit_merged_into_theirs(self, engine):
        after = Actor(account="ql", label="Vụ", role=Role.UNIT_STAFF, unit_code="KHTCQLDN")
        made, one = granted(engine, actor=after, unit="KH")
        assert (one.unit_code, one.reports[0][0]) == ("KHTCQLDN", "KH")
        assert send(engine, after, made.id, "", NOON).leave.errors == 2


def test_every_deed_is_recorded_with_who_about_what_and_why(engine):
    made, one = granted(engine)
    decline_leave(engine, SECOND_OFFICER, one.id, "Hết lý do", LATER, seen=1)
    assert deeds(engine) == [
        ("uploaded", "vp.lan"),
        ("waiver_asked", "vp.lan"),
        ("waiver_granted", "dau.moi"),
        ("waiver_declined", "dau.moi.2"),
    ]
    about = (
        f"đề nghị số 1, tệp “{NAME}” ({made.sha256[:12]}): giải ngân, VP Bộ, kỳ 2022-10; 2 lỗi; "
    )
    assert recorded(engine)[1:] == [
        about + WHY,
        about + "được cho phép đến hết ngày 20/11/2022: Đồng ý",
        about + "không được phép: Hết lý do",
    ]


def test_words_are_kept_to_the_letter(engine):
    words = "**Vốn** <b>chưa</b> có; =1+1 | $x$"
    _, one = asked(engine, reason=words)
    assert waiver(engine, OFFICER, one.id, NOON).reason == words


def test_a_backup_has_requests_answers_and_what_was_sent_by_them(engine, elsewhere, tmp_path):
    accept_delivery(engine, OFFICER, delivered(engine).id, LATER)
    _, one = asked(engine, period="2022-09")
    write_backup(engine, tmp_path / "kho.zip", LATER)
    restore(elsewhere, tmp_path / "kho.zip")
    sent = deliveries_of(engine, OFFICER, "VP", LATER)
    assert deliveries_of(elsewhere, OFFICER, "VP", LATER) == sent
    assert sent[0].leave.errors == 2
    assert waivers_at_work(elsewhere, OFFICER, LATER) == waivers_at_work(engine, OFFICER, LATER)
    assert verify(elsewhere).faults == ()
    assert asked(elsewhere, period="2022-08")[1].id == one.id + 1


CHANGES = {
    "the leave is gone": (
        "DELETE FROM delivery_waivers WHERE delivery_id = 1",
        "số lỗi không còn đúng với phép gửi kèm lỗi",
    ),
    "the number of errors": (
        "UPDATE delivery_waivers SET error_count = 1 WHERE delivery_id = 1",
        "số lỗi không còn đúng với phép gửi kèm lỗi",
    ),
    "the last day": (
        "UPDATE waiver_answers SET valid_to = '2022-11-01' WHERE waiver_id = 1",
        "gửi kèm lỗi khi phép số 1 đã hết hạn",
    ),
}


@pytest.mark.parametrize(("statement", "said"), CHANGES.values(), ids=CHANGES)
def test_every_change_is_found_and_named(engine, statement, said):
    delivered(engine)
    assert verify(engine).faults == ()
    change(engine, statement)
    assert any(said in one for one in verify(engine).faults)


def test_what_waits_under_leave_is_listed_with_it(engine):
    receipt = delivered(engine)
    assert waiting(engine, OFFICER, LATER) == [receipt]
