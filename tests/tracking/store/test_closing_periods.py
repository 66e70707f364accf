"""Closing a period: once, with a number; what comes later waits until somebody opens it again."""

from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy.exc import DatabaseError

from data_loaders import read_workbook
from tests.tracking.store.delivering import (
    ADMIN,
    CLERK,
    LATER,
    LEADER,
    OFFICER,
    SECOND_OFFICER,
    deeds,
    deliver,
    recorded,
)
from tests.tracking.store.sending import NOON, money, work
from tests.tracking.store.sending import send as accepted
from tests.tracking.store.test_kept import counts
from tests.tracking.store.test_sending import at_once, make_full
from tests.tracking.store.test_verifying import change
from tests.workbooks import book, projects
from tracking.roles import NotAllowed
from tracking.store.backups import restore, write_backup
from tracking.store.closing_periods import NotClosable, close_period, reopen_period
from tracking.store.closings import ClosingKind, closed_periods, closings_of
from tracking.store.delivered import DeliveryState
from tracking.store.deliveries import deliveries_of, delivery, waiting
from tracking.store.follow_up import follow_up
from tracking.store.held import in_force
from tracking.store.loading import Outcome, load
from tracking.store.reviewing import PeriodClosed, accept_delivery, return_delivery
from tracking.store.serving import stamp
from tracking.store.snapshots import members
from tracking.store.verifying import verify
from tracking.store.withdrawing import withdraw_delivery

MONTH = "2022-10"
EVENING = NOON + timedelta(hours=6)


def close(engine, code=MONTH, *, actor=OFFICER, at=LATER, reason="", incomplete=True):
    return close_period(engine, actor, code, at, reason=reason, incomplete=incomplete)


def reopen(engine, code=MONTH, *, actor=OFFICER, at=EVENING, reason="Bổ sung vốn kéo dài"):
    return reopen_period(engine, actor, code, reason, at)


class TestClosing:
    def test_it_gives_what_is_in_force_a_number(self, engine):
        accepted(engine, money(400))
        made = close(engine, reason="Giao ban tháng 11")
        assert (made.number, made.name, made.kind) == (1, "số liệu chốt số 1", ClosingKind.CLOSED)
        assert made.label == (
            "Tháng 10/2022 đã chốt (số liệu chốt số 1) lúc 20:00 ngày 05/11/2022 (Phòng Tổng hợp)"
        )
        assert members(engine, made.snapshot_id) == [one.id for one in in_force(engine)]
        assert closings_of(engine, MONTH) == [made]
        assert closed_periods(engine) == {MONTH: made}
        assert deeds(engine) == [("period_closed", "dau.moi")]
        (said,) = recorded(engine)
        assert said.startswith("tháng 10/2022, số liệu chốt số 1; còn thiếu ")
        assert said.endswith("; Giao ban tháng 11")

    def test_reports_missing_need_an_explicit_word_and_are_counted(self, engine):
        accepted(engine, money(400))
        board = follow_up(engine, MONTH, LATER.date())
        missing = sum(map(len, board.reports.values())) - 1
        with pytest.raises(NotClosable, match=f"Tháng 10/2022 còn {missing} báo cáo chưa tiếp nh"):
            close(engine, incomplete=False)
        assert closed_periods(engine) == {}
        assert close(engine).missing == missing

    def test_a_period_that_lacks_nothing_is_closed_without_more(self, engine):
        """No unit owed anything yet before the directive."""
        assert close(engine, "2022-01", incomplete=False).missing == 0

    def test_again_it_answers_the_same_and_makes_nothing(self, engine):
        made = close(engine)
        before = counts(engine)
        assert close(engine, actor=SECOND_OFFICER, at=EVENING, reason="khác") == made
        assert counts(engine) == before

    def test_two_officers_at_once(self, engine):
        for turn in range(5):
            code = f"2022-{turn + 1:02}"
            first, second = at_once(
                lambda code=code: close(engine, code),
                lambda code=code: close(engine, code, actor=SECOND_OFFICER),
            )
            assert first == second
        assert sorted(one.number for one in closed_periods(engine).values()) == [1, 2, 3, 4, 5]

    def test_numbers_go_on_through_all_periods_and_reopenings(self, engine):
        close(engine, "2022-09")
        close(engine)
        reopen(engine)
        assert close(engine, at=EVENING).number == 3
        kinds = [(one.kind.value, one.number) for one in closings_of(engine, MONTH)]
        assert kinds == [("closed", 3), ("reopened", 2), ("closed", 2)]

    def test_the_screens_know_at_the_next_click(self, engine):
        before = stamp(engine).closings
        close(engine)
        reopen(engine)
        assert stamp(engine).closings == before + 2

    @pytest.mark.parametrize("actor", [CLERK, LEADER, ADMIN], ids=lambda one: one.role)
    def test_no_other_role_closes_or_reopens_and_the_attempt_is_recorded(self, engine, actor):
        for deed in (close, reopen):
            with pytest.raises(NotAllowed, match="^Vai trò .* không được "):
                deed(engine, actor=actor)
        assert deeds(engine) == [("refused", actor.account)] * 2
        assert closed_periods(engine) == {}

    @pytest.mark.parametrize("code", ["2022-13", "", "tháng 10"])
    def test_a_period_nobody_knows(self, engine, code):
        with pytest.raises(NotClosable, match="chọn một kỳ trong danh sách"):
            close(engine, code)

    def test_a_full_disk_changes_nothing(self, engine):
        accepted(engine, money(400))
        before = counts(engine)
        make_full(engine, "audit_entries", "action", "period_closed")
        with pytest.raises(DatabaseError):
            close(engine)
        assert counts(engine) == before


class TestWhatComesAfter:
    def test_it_waits_behind_the_closing_and_is_shown_so(self, engine):
        close(engine)
        receipt = deliver(engine, money(400), at=EVENING)
        assert receipt.state_name == "chờ mở lại kỳ tháng 10/2022"
        with pytest.raises(PeriodClosed) as why:
            accept_delivery(engine, OFFICER, receipt.id, EVENING)
        assert str(why.value) == (
            "Tháng 10/2022 đã chốt (số liệu chốt số 1) lúc 20:00 ngày 05/11/2022 (Phòng Tổng hợp) "
            "nên lần gửi số 1 phải chờ; hãy mở lại kỳ ấy rồi tiếp nhận, hoặc trả lại đơn vị."
        )
        assert in_force(engine) == []
        assert [one.behind for one in waiting(engine, OFFICER, EVENING)] == [(MONTH,)]
        assert [one.behind for one in deliveries_of(engine, CLERK, "VP", EVENING)] == [(MONTH,)]

    def test_reopened_it_can_be_accepted(self, engine):
        receipt = deliver(engine, money(400))
        close(engine)
        reopen(engine)
        assert delivery(engine, CLERK, receipt.id, EVENING).state_name == "chờ tiếp nhận"
        (made,) = accept_delivery(engine, OFFICER, receipt.id, EVENING)
        assert close(engine, at=EVENING).number == 2
        assert accept_delivery(engine, OFFICER, receipt.id, EVENING) == (made,)
        assert delivery(engine, CLERK, receipt.id, EVENING).state_name == "đã tiếp nhận"

    def test_it_may_be_returned_or_taken_back(self, engine):
        close(engine)
        first, second = deliver(engine, money(1)), deliver(engine, work(), explanation="Đã xem")
        return_delivery(engine, OFFICER, first.id, "Kỳ đã chốt", "", EVENING)
        gone = withdraw_delivery(engine, CLERK, second.id, EVENING)
        assert (gone.state, gone.behind) == (DeliveryState.WITHDRAWN, ())

    def test_a_file_of_two_periods_waits_whole_for_the_closed_one(self, engine):
        close(engine)
        sheets = {
            f"Tháng {month}": projects([f"Dự án {month}", 1000, 1], period=f"Tháng {month}/2022")
            for month in (9, 10)
        }
        receipt = deliver(engine, sheets, period="", explanation="Đã xem", at=EVENING)
        assert [one.period_code for one in receipt.reports] == ["2022-09", MONTH]
        assert receipt.behind == (MONTH,)
        with pytest.raises(PeriodClosed):
            accept_delivery(engine, OFFICER, receipt.id, EVENING)
        assert in_force(engine) == []

    def test_a_code_stands_for_itself(self, engine):
        """The month closed, its quarter and the next month are open; and the other way round."""
        close(engine)
        for code in ("2022-11", "2022-Q4", "2022"):
            receipt = deliver(engine, money(400), period=code, at=EVENING)
            assert receipt.behind == ()
            assert accept_delivery(engine, OFFICER, receipt.id, EVENING)

    def test_a_file_loaded_from_a_terminal_is_refused_too(self, engine, tmp_path):
        files = [tmp_path / f"{spent}.xlsx" for spent in (400, 500)]
        for file, spent in zip(files, (400, 500), strict=True):
            file.write_bytes(book(money(spent)))

        def outcomes(*some):
            read = partial(read_workbook, unit="VP", period=MONTH)
            return list(load(engine, some, read=read, by="Văn phòng Bộ", now=lambda: EVENING))

        outcomes(files[0])
        close(engine)
        again, new = outcomes(*files)
        assert again.outcome is Outcome.HELD
        assert new.outcome is Outcome.REFUSED
        assert new.reason.endswith("hãy mở lại kỳ ấy rồi nạp lại tệp này.")
        assert verify(engine).faults == ()


class TestReopening:
    def test_it_leaves_a_trace(self, engine):
        close(engine)
        made = reopen(engine)
        assert (made.kind, made.number, made.reason) == (
            ClosingKind.REOPENED,
            1,
            "Bổ sung vốn kéo dài",
        )
        assert closed_periods(engine) == {}
        assert deeds(engine) == [("period_closed", "dau.moi"), ("period_reopened", "dau.moi")]
        assert recorded(engine)[-1].endswith("; Bổ sung vốn kéo dài")

    @pytest.mark.parametrize("reason", ["", "  \n"])
    def test_it_needs_a_reason(self, engine, reason):
        close(engine)
        with pytest.raises(NotClosable, match="Ghi lý do mở lại kỳ"):
            reopen(engine, reason=reason)

    def test_twice_is_once(self, engine):
        close(engine)
        made = reopen(engine)
        assert reopen(engine, actor=SECOND_OFFICER) == made
        with pytest.raises(NotClosable, match=r"đã mở lại .* tải lại trang"):
            reopen(engine, reason="lý do khác")
        assert len(closings_of(engine, MONTH)) == 2

    def test_a_period_never_closed(self, engine):
        with pytest.raises(NotClosable, match="chưa chốt lần nào"):
            reopen(engine)

    def test_a_reason_the_store_cannot_hold(self, engine):
        close(engine)
        with pytest.raises(NotClosable, match="viết lại rồi bấm lại"):
            reopen(engine, reason="a\ud800")
        assert MONTH in closed_periods(engine)


class TestKeeping:
    @pytest.fixture
    def closed(self, engine):
        """A store with a period closed, reopened and closed again."""
        accepted(engine, money(400))
        close(engine)
        reopen(engine)
        accepted(engine, money(450), at=EVENING)
        close(engine, at=EVENING)
        return engine

    def test_a_backup_has_every_closing(self, closed, elsewhere, tmp_path):
        write_backup(closed, tmp_path / "kho.zip", EVENING)
        restore(elsewhere, tmp_path / "kho.zip")
        assert closings_of(elsewhere, MONTH) == closings_of(closed, MONTH)
        assert verify(elsewhere).faults == ()
        assert close(elsewhere, "2022-09").number == 3

    CHANGES = {
        "a report that came behind it": (
            "DELETE FROM snapshot_members WHERE snapshot_id = (SELECT snapshot_id FROM "
            "period_closings WHERE seq = 3)",
            "số liệu đang dùng của kỳ không còn như khi chốt",
        ),
        "a reopening": (
            "DELETE FROM period_closings WHERE seq = 2",
            "Kỳ tháng 10/2022: các lần chốt và mở lại không còn đủ",
        ),
        "a number": (
            "UPDATE period_closings SET number = 7 WHERE seq = 3",
            "không còn đủ số thứ tự",
        ),
    }

    @pytest.mark.parametrize(("statement", "said"), CHANGES.values(), ids=CHANGES)
    def test_every_change_is_found_and_named(self, closed, statement, said):
        assert verify(closed).faults == ()
        change(closed, statement)
        faults = verify(closed).faults
        assert any(said in one for one in faults), faults
