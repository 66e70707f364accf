"""Sending: a file whole or not at all, once, for one's own unit; what waits is replaced."""

import threading
from pathlib import Path

import pytest
from sqlalchemy import delete, event, text, update
from sqlalchemy.exc import DatabaseError

from tests.tracking.store.delivering import (
    ADMIN,
    CHEMIST,
    CLERK,
    LATER,
    LEADER,
    NAME,
    OFFICER,
    deeds,
    deliver,
    faulty,
    recorded,
    upload,
)
from tests.tracking.store.sending import NOON, money, work
from tests.tracking.store.sending import send as accepted
from tests.tracking.store.test_kept import counts
from tests.workbooks import book, projects, tasks
from tracking.roles import Actor, NotAllowed, Role
from tracking.store.delivered import DeliveryState, NotWaiting
from tracking.store.deliveries import (
    deliveries_of,
    delivery,
    delivery_reading,
    original_of,
    waiting,
)
from tracking.store.drafts import NoDraft, Words, draft, drafts_of
from tracking.store.engine import writing
from tracking.store.held import in_force
from tracking.store.schema import drafts
from tracking.store.sending import NotSendable, send
from tracking.store.withdrawing import withdraw_delivery
from tracking.vocabulary import TrackingError, View

ROOT = Path(__file__).parents[3]
WARNED = money(1400)
"""More disbursed than planned: a warning."""


def states(engine, unit="VP"):
    """The state of each delivery of a unit, the oldest first."""
    return [one.state.value for one in reversed(deliveries_of(engine, OFFICER, unit, LATER))]


class TestTheReceipt:
    def test_it_names_the_file_the_fingerprint_the_time_and_the_versions(self, engine):
        accepted(engine, money(300))
        made = upload(engine, money(400), at=NOON)
        receipt = send(engine, CLERK, made.id, "", LATER)
        assert (receipt.id, receipt.file, receipt.sha256) == (1, NAME, made.sha256)
        assert (receipt.sent_at, receipt.sent_by) == (LATER, "Văn thư Văn phòng Bộ")
        assert (receipt.sent_account, receipt.unit_code) == ("vp.lan", "VP")
        (report,) = receipt.reports
        assert report.key == ("VP", View.DISBURSEMENT, "2022-10")
        assert (report.row_count, report.version) == (1, 2)
        assert receipt.state is DeliveryState.WAITING
        assert delivery(engine, CLERK, receipt.id, LATER) == receipt

    def test_the_bytes_and_the_reading_are_kept_and_the_draft_is_gone(self, engine):
        content = book({**money(400), **work()})
        made = upload(engine, content)
        receipt = send(engine, CLERK, made.id, "Ngày ghi theo Việt Nam", NOON)
        assert original_of(engine, CLERK, receipt.id, NOON) == content
        assert delivery_reading(engine, CLERK, receipt.id, NOON) == made.reading
        assert {one.view for one in receipt.reports} == {View.DISBURSEMENT, View.TASKS}
        assert drafts_of(engine, CLERK, NOON) == []

    def test_no_figure_changes_before_it_is_accepted(self, engine):
        deliver(engine, money(400))
        assert in_force(engine) == []


class TestWhatIsNotSent:
    @pytest.mark.parametrize(
        ("sheets", "said"),
        [
            (faulty("không rõ", "nhiều"), "còn 2 lỗi .* sửa các ô đã chỉ rồi tải lên lại"),
            ({"Biểu 1": [["x"]]}, "còn 1 lỗi .* rồi tải lên lại"),
            (WARNED, "còn 1 cảnh báo; ghi lời giải thích rồi gửi, hoặc sửa tệp"),
        ],
        ids=["errors", "no table", "a warning without a word"],
    )
    def test_it_is_said_what_to_do_and_the_draft_stays(self, engine, sheets, said):
        made = upload(engine, sheets)
        with pytest.raises(NotSendable, match=said):
            send(engine, CLERK, made.id, " \n", NOON)
        assert draft(engine, CLERK, made.id, NOON) == made
        assert states(engine) == []

    def test_what_is_no_workbook(self, engine):
        made = upload(engine, b"khong phai bang tinh")
        with pytest.raises(NotSendable, match="rồi tải lên lại"):
            send(engine, CLERK, made.id, "", NOON)

    def test_a_draft_that_is_not_there(self, engine):
        with pytest.raises(NoDraft, match="hãy tải tệp lên lại"):
            send(engine, CLERK, "khong-co", "", NOON)

    def test_warnings_with_an_explanation_are_sent(self, engine):
        words = "Vốn **kéo dài** <b>đã</b> cộng; =1+1"
        receipt = deliver(engine, WARNED, explanation=words)
        assert receipt.explanation == words

    def test_an_explanation_that_cannot_be_kept(self, engine):
        made = upload(engine, WARNED)
        with pytest.raises(NotSendable, match="viết lại rồi gửi"):
            send(engine, CLERK, made.id, "a\ud800", NOON)
        assert draft(engine, CLERK, made.id, NOON) == made


class TestForWhom:
    def test_another_units_file_is_refused_and_both_units_are_named(self, engine):
        theirs = {"Biểu 1": projects(["A", 1000, 1], unit="Cục Hóa chất")}
        made = upload(engine, theirs, unit="")
        with pytest.raises(NotAllowed, match=r"Văn phòng Bộ.*Cục Hóa chất"):
            send(engine, CLERK, made.id, "", NOON)
        assert states(engine) == states(engine, "HC") == []
        assert deeds(engine)[-1] == ("refused", "vp.lan")
        assert draft(engine, CLERK, made.id, NOON) == made

    def test_a_file_in_which_one_report_is_another_units(self, engine):
        both = {
            "VP": projects(["A", 1000, 1]),
            "HC": projects(["B", 500, 2], unit="Cục Hóa chất"),
        }
        made = upload(engine, both, unit="")
        with pytest.raises(NotAllowed, match="Cục Hóa chất"):
            send(engine, CLERK, made.id, "Đã kiểm tra", NOON)
        assert states(engine) == []

    def test_published_statistics_are_no_units_to_send(self, engine):
        published = sorted((ROOT / "sample_data" / "von-dau-tu-cong-bo").glob("*.xlsx"))[0]
        made = upload(engine, published.read_bytes(), unit="", period="", name=published.name)
        assert {table.view for table in made.reading.tables} == {View.PUBLISHED_INVESTMENT}
        with pytest.raises(NotAllowed, match=r"Văn phòng Bộ.*TCTK"):
            send(engine, CLERK, made.id, "Đã kiểm tra", NOON)

    def test_another_units_draft_by_its_id(self, engine):
        made = upload(engine, money(400))
        with pytest.raises(NotAllowed, match=r"Cục Hóa chất.*Văn phòng Bộ"):
            send(engine, CHEMIST, made.id, "", NOON)
        assert states(engine) == states(engine, "HC") == []

    def test_another_units_delivery_by_its_number(self, engine):
        receipt = deliver(engine, money(400))
        for attempt in (delivery, delivery_reading, original_of, withdraw_delivery):
            with pytest.raises(NotAllowed, match=r"Cục Hóa chất.*Văn phòng Bộ"):
                attempt(engine, CHEMIST, receipt.id, NOON)
        with pytest.raises(NotAllowed, match=r"Cục Hóa chất.*Văn phòng Bộ"):
            deliveries_of(engine, CHEMIST, "VP", NOON)
        with pytest.raises(NotAllowed, match="^Vai trò .* không được "):
            waiting(engine, CHEMIST, NOON)
        assert [one for one in deeds(engine) if one[1] == "hc.nam"] == [("refused", "hc.nam")] * 6
        assert states(engine) == ["waiting"]

    def test_a_draft_sent_by_another_unit_is_not_answered(self, engine):
        made = upload(engine, money(400))
        send(engine, CLERK, made.id, "", NOON)
        with pytest.raises(NotAllowed, match=r"Cục Hóa chất.*Văn phòng Bộ"):
            send(engine, CHEMIST, made.id, "", NOON)

    @pytest.mark.parametrize("actor", [OFFICER, LEADER, ADMIN], ids=lambda one: one.role)
    def test_no_other_role_sends(self, engine, actor):
        made = upload(engine, money(400))
        with pytest.raises(NotAllowed, match="^Vai trò .* không được "):
            send(engine, actor, made.id, "", NOON)

    @pytest.mark.parametrize("actor", [LEADER, ADMIN], ids=lambda one: one.role)
    def test_what_waits_is_seen_by_the_unit_and_the_coordinating_office_alone(self, engine, actor):
        receipt = deliver(engine, money(400))
        for attempt in (delivery, original_of):
            with pytest.raises(NotAllowed, match="^Vai trò .* không được "):
                attempt(engine, actor, receipt.id, NOON)
            attempt(engine, OFFICER, receipt.id, NOON)

    def test_staff_send_for_a_unit_merged_into_theirs(self, engine):
        after = Actor(account="ql", label="Vụ", role=Role.UNIT_STAFF, unit_code="KHTCQLDN")
        receipt = deliver(engine, money(400), actor=after, unit="KH")
        assert receipt.unit_code == "KHTCQLDN"
        assert [one.unit_code for one in receipt.reports] == ["KH"]

    def test_a_number_nobody_has_is_said(self, engine):
        with pytest.raises(TrackingError, match="Không có lần gửi số 7; xem lại số trên giấy"):
            delivery(engine, OFFICER, 7, NOON)


class TestOnce:
    def test_a_draft_sent_again_answers_the_same_delivery(self, engine):
        made = upload(engine, money(400))
        first = send(engine, CLERK, made.id, "", NOON)
        before = counts(engine)
        assert send(engine, CLERK, made.id, "", LATER) == first
        assert counts(engine) == before

    def test_two_tabs_at_once(self, engine):
        for turn in range(5):
            made = upload(engine, money(400 + turn))
            answers = at_once(
                *(lambda made=made: send(engine, CLERK, made.id, "", NOON) for _ in range(2))
            )
            assert answers[0].id == answers[1].id
        assert states(engine) == ["superseded"] * 4 + ["waiting"]

    def test_two_people_of_a_unit_at_once_are_both_kept_and_the_later_waits(self, engine):
        for turn in range(5):
            period = f"2022-{turn + 1:02}"
            made = [upload(engine, money(spent), period=period) for spent in (1, 2)]
            answers = at_once(
                *(lambda one=one: send(engine, CLERK, one.id, "", NOON) for one in made)
            )
            first, last = sorted(answers, key=lambda one: one.id)
            held = {one.id: one for one in deliveries_of(engine, CLERK, "VP", NOON)}
            assert held[first.id].state is DeliveryState.SUPERSEDED
            assert held[last.id].state is DeliveryState.WAITING
            assert [report.version for report in held[last.id].reports] == [1]
        assert len(held) == 10

    @pytest.mark.parametrize(
        "change",
        [delete(drafts), update(drafts).values(packed=b"...")],
        ids=["dropped", "read anew"],
    )
    def test_a_draft_changed_in_another_tab_meanwhile_is_looked_at_first(self, engine, change):
        made = upload(engine, money(400))
        has_looked = threading.Event()
        answers = []
        sender = threading.Thread(
            target=lambda: answers.extend(at_once(lambda: send(engine, CLERK, made.id, "", NOON)))
        )
        with writing(engine) as connection:
            event.listen(engine.pool, "checkin", lambda *_: has_looked.set())
            sender.start()
            assert has_looked.wait(20)
            connection.execute(change)
        sender.join()
        assert isinstance(answers[0], NotSendable)
        assert "tải lại trang, xem rồi gửi" in str(answers[0])
        assert states(engine) == []


def at_once(*deeds):
    """What each of several deeds, begun at one moment, answers."""
    start = threading.Barrier(len(deeds))
    answers = [None] * len(deeds)

    def run(place, deed):
        start.wait()
        try:
            answers[place] = deed()
        except TrackingError as why:
            answers[place] = why

    threads = [threading.Thread(target=run, args=one) for one in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


class TestWhatStillWaits:
    def test_a_newer_file_of_the_same_report_takes_its_place(self, engine):
        first = deliver(engine, money(400))
        second = deliver(engine, money(450), at=LATER)
        assert [one.id for one in waiting(engine, OFFICER, LATER)] == [second.id]
        (event,) = delivery(engine, CLERK, first.id, LATER).events
        assert (event.kind, event.at) == (DeliveryState.SUPERSEDED, LATER)
        assert event.reason == "Đã có lần gửi số 2 thay."
        assert [one.id for one in deliveries_of(engine, CLERK, "VP", LATER)] == [2, 1]

    def test_other_periods_views_and_units_wait_beside_it(self, engine):
        deliver(engine, money(400))
        deliver(engine, money(400, "B"), period="2022-09")
        deliver(engine, work(), explanation="Ngày ghi theo Việt Nam")
        deliver(engine, money(7), actor=CHEMIST)
        assert [one.state.value for one in waiting(engine, OFFICER, NOON)] == ["waiting"] * 4

    def test_another_form_of_the_same_report_waits_beside_it(self, engine):
        """Tasks come form by form, in files of their own."""
        deliver(engine, work(), explanation="Ngày ghi theo Việt Nam")
        row = ["Thông tư về hóa chất", "Văn phòng Bộ", "20/01/2022", "30/10/2022", None]
        programme = tasks(row, unit=None, period=None)
        programme.insert(0, ["CHƯƠNG TRÌNH XÂY DỰNG VĂN BẢN QUY PHẠM PHÁP LUẬT NĂM 2022"])
        second = deliver(engine, {"VBQPPL": programme}, explanation="Đã kiểm tra")
        first = delivery(engine, CLERK, 1, NOON)
        assert {one.templates for one in (*first.reports, *second.reports)} == {
            ("tasks_assigned",),
            ("tasks_legal_documents",),
        }
        assert states(engine) == ["waiting", "waiting"]
        assert second.reports[0].version == 2

    def test_a_file_that_brings_only_a_part_takes_nothing_away(self, engine):
        both = {**money(400), **work()}
        deliver(engine, both, explanation="Ngày ghi theo Việt Nam")
        deliver(engine, money(450))
        assert states(engine) == ["waiting", "waiting"]

    def test_it_is_withdrawn_by_its_unit_and_once(self, engine):
        receipt = deliver(engine, money(400))
        gone = withdraw_delivery(engine, CLERK, receipt.id, LATER)
        assert gone.state is DeliveryState.WITHDRAWN
        assert withdraw_delivery(engine, CLERK, receipt.id, LATER) == gone
        assert waiting(engine, OFFICER, LATER) == []

    def test_what_was_withdrawn_is_a_draft_again_and_can_be_sent(self, engine):
        """The file, whose it is said to be and what explains it come back; the delivery stays."""
        receipt = deliver(engine, money(400), explanation="Số tạm tính")
        withdraw_delivery(engine, CLERK, receipt.id, LATER)
        (held,) = drafts_of(engine, CLERK, LATER)
        assert (held.file, held.sha256) == (receipt.file, receipt.sha256)
        assert held.stated == receipt.stated
        assert held.words[Words.EXPLANATION] == "Số tạm tính"
        again = send(engine, CLERK, held.id, "Số tạm tính", LATER)
        assert again.id != receipt.id
        assert states(engine) == ["withdrawn", "waiting"]

    def test_withdrawing_leaves_the_draft_that_was_uploaded_since(self, engine):
        """The same bytes again, meanwhile said to be of another month."""
        content = book(money(400))
        receipt = deliver(engine, content)
        newer = upload(engine, content, period="2022-09")
        withdraw_delivery(engine, CLERK, receipt.id, LATER)
        assert drafts_of(engine, CLERK, LATER) == [newer]

    def test_what_does_not_wait_any_more_is_not_withdrawn(self, engine):
        receipt = deliver(engine, money(400))
        deliver(engine, money(450), at=LATER)
        with pytest.raises(
            NotWaiting, match=r"đã được thay bằng lần gửi sau lúc 20:00 ngày 05/11/2022"
        ):
            withdraw_delivery(engine, CLERK, receipt.id, LATER)


def test_a_full_disk_leaves_the_draft_and_nothing_else(engine):
    """The last thing to be written fails: the draft is there to be sent again."""
    made = upload(engine, money(400))
    before = counts(engine)
    make_full(engine, "audit_entries", "action", "sent")
    with pytest.raises(DatabaseError):
        send(engine, CLERK, made.id, "", NOON)
    assert counts(engine) == before
    assert draft(engine, CLERK, made.id, NOON) == made


def make_full(engine, table, column, value):
    """From now on a row with a value is one too many for the disk."""
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            connection.execute(
                text(
                    f"CREATE TRIGGER t BEFORE INSERT ON {table} WHEN NEW.{column} = '{value}' "
                    "BEGIN SELECT RAISE(ABORT, 'đĩa đầy'); END"
                )
            )
        else:
            connection.execute(
                text(f"ALTER TABLE {table} ADD CONSTRAINT c CHECK ({column} <> '{value}')")
            )


def test_every_deed_is_recorded_with_who_and_about_what(engine):
    receipt = deliver(engine, money(400))
    original_of(engine, OFFICER, receipt.id, LATER)
    withdraw_delivery(engine, CLERK, receipt.id, LATER)
    assert deeds(engine) == [
        ("uploaded", "vp.lan"),
        ("sent", "vp.lan"),
        ("downloaded", "dau.moi"),
        ("withdrawn", "vp.lan"),
    ]
    about = (
        f"lần gửi số 1, tệp “{NAME}” ({receipt.sha256[:12]}): giải ngân, VP Bộ, kỳ 2022-10, bản 1"
    )
    assert recorded(engine)[1:] == [about] * 3


def test_words_of_the_file_are_kept_to_the_letter(engine):
    wording = "**Dự án** <script>alert(1)</script> | [a](b) $x$ :red[c]"
    name = "=1+1 **b** <i>.xlsx"
    receipt = deliver(engine, money(400, wording), name=name)
    (table,) = delivery_reading(engine, OFFICER, receipt.id, NOON).tables
    assert next(table.records())["project_name"] == wording
    assert delivery(engine, OFFICER, receipt.id, NOON).file == name
