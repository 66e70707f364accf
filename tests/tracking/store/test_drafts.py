"""A draft is a clerk's unfinished work: there on return, for its unit alone, gone when sent."""

from datetime import timedelta

import pytest

from tests.tracking.store.delivering import (
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
from tests.tracking.store.sending import NOON, money
from tests.workbooks import book, projects
from tracking.mending import mended
from tracking.roles import Actor, NotAllowed, Role
from tracking.store.backups import restore, write_backup
from tracking.store.drafts import (
    NoDraft,
    Words,
    draft,
    draft_content,
    drafts_of,
    drop_draft,
    keep_draft,
    keep_words,
)
from tracking.vocabulary import TrackingError


def test_it_is_there_on_return_as_it_was_understood(engine):
    content = book(faulty("không rõ"))
    made = upload(engine, content)
    (again,) = drafts_of(engine, CLERK, LATER)
    assert again == made == draft(engine, CLERK, made.id, LATER)
    assert (again.file, again.stated, again.uploaded_at) == (NAME, ("VP", "2022-10"), NOON)
    assert [finding.code for finding in again.reading.findings] == ["amount_not_a_number"]
    assert draft_content(engine, CLERK, made.id, LATER) == content


def test_the_same_bytes_again_take_the_place_of_the_draft(engine):
    content = book(money(400))
    first = upload(engine, content, period="2022-09")
    second = upload(engine, content, at=LATER)
    assert [one.id for one in drafts_of(engine, CLERK, LATER)] == [first.id] == [second.id]
    assert (second.stated, second.uploaded_at) == (("VP", "2022-10"), LATER)
    assert {table.period_code for table in second.reading.tables} == {"2022-10"}


def test_the_same_bytes_of_two_units_are_two_drafts(engine):
    content = book(money(400))
    upload(engine, content)
    upload(engine, content, actor=CHEMIST)
    assert len(drafts_of(engine, CLERK, NOON)) == len(drafts_of(engine, CHEMIST, NOON)) == 1


def test_another_unit_neither_reads_nor_drops_it_and_the_attempt_is_recorded(engine):
    made = upload(engine, money(400))
    for attempt in (draft, draft_content, drop_draft):
        with pytest.raises(NotAllowed, match=r"Cục Hóa chất.*Văn phòng Bộ.*hãy dùng tệp của đơn"):
            attempt(engine, CHEMIST, made.id, NOON)
    assert drafts_of(engine, CHEMIST, NOON) == []
    assert deeds(engine)[1:] == [("refused", "hc.nam")] * 3
    assert draft(engine, CLERK, made.id, NOON) == made


@pytest.mark.parametrize("actor", [OFFICER, LEADER], ids=lambda one: one.role)
def test_drafts_are_for_unit_staff(engine, actor):
    made = upload(engine, money(400))
    with pytest.raises(NotAllowed, match="liên hệ người quản trị"):
        draft(engine, actor, made.id, NOON)
    with pytest.raises(NotAllowed, match="liên hệ người quản trị"):
        drafts_of(engine, actor, NOON)
    with pytest.raises(NotAllowed, match="liên hệ người quản trị"):
        upload(engine, money(400), actor=actor, unit="VP")


@pytest.mark.parametrize("code", ["KHTC", "KHTCQLDN"])
def test_staff_go_on_with_the_drafts_of_a_unit_merged_into_theirs(engine, code):
    """Vụ Kế hoạch became Vụ KHTC in 2022, and that Vụ KHTC&QLDN in 2025."""
    before = Actor(account="kh", label="Vụ Kế hoạch", role=Role.UNIT_STAFF, unit_code="KH")
    after = Actor(account="moi", label="Đơn vị mới", role=Role.UNIT_STAFF, unit_code=code)
    made = upload(engine, money(400), actor=before)
    assert drafts_of(engine, after, NOON) == [made]
    assert draft(engine, after, made.id, NOON) == made


def test_a_dropped_draft_is_gone_and_dropping_it_again_changes_nothing(engine):
    made = upload(engine, money(400))
    drop_draft(engine, CLERK, made.id, NOON)
    drop_draft(engine, CLERK, made.id, NOON)
    assert drafts_of(engine, CLERK, NOON) == []
    with pytest.raises(NoDraft, match="hãy tải tệp lên lại"):
        draft(engine, CLERK, made.id, NOON)
    assert deeds(engine) == [("uploaded", "vp.lan"), ("draft_dropped", "vp.lan")]
    assert recorded(engine)[0] == f"tệp “{NAME}” ({made.sha256[:12]})"


def test_a_reading_of_other_bytes_is_never_kept(engine):
    made = upload(engine, money(400))
    with pytest.raises(ValueError, match="not of this content"):
        keep_draft(engine, CLERK, b"khac", made.reading, ("VP", "2022-10"), NOON)


def test_a_name_that_cannot_be_kept_is_refused_with_what_to_do(engine):
    with pytest.raises(TrackingError, match="đổi tên rồi tải lên lại"):
        upload(engine, money(400), name="a\ud800.xlsx")
    assert drafts_of(engine, CLERK, NOON) == []


class TestWhatWasMended:
    """A draft knows what the unit had uploaded, or sent, of the same reports before."""

    def test_nothing_the_first_time(self, engine):
        assert upload(engine, faulty("không rõ")).before is None

    def test_against_the_draft_before(self, engine):
        upload(engine, faulty("không rõ", "nhiều", "ít"))
        mending = upload(engine, faulty(5, 6, "ít"), at=LATER, name="sửa.xlsx")
        assert mending.before is not None
        told = mended(mending.before, mending.reading)
        assert (told.errors.before, told.errors.fixed, told.errors.new) == (3, 2, 0)
        assert drafts_of(engine, CLERK, LATER)[0].before == mending.before

    def test_against_what_was_sent_where_that_is_newer(self, engine):
        upload(engine, faulty("không rõ"))
        deliver(engine, money(1400), at=LATER, explanation="Đã kiểm tra")
        after = upload(engine, money(400), at=LATER + timedelta(hours=1))
        told = mended(after.before, after.reading)
        assert (told.errors.before, told.warnings.fixed) == (0, 1)

    def test_not_against_another_report_or_another_unit(self, engine):
        upload(engine, faulty("không rõ"), name="b.xlsx", period="2022-09")
        upload(engine, faulty("không rõ"), actor=CHEMIST)
        assert upload(engine, faulty("ít"), at=LATER).before is None

    def test_by_its_name_where_no_report_was_recognised(self, engine):
        unknown = {"Biểu 1": projects(["A", 1000, 1], unit=None)}
        first = upload(engine, unknown, unit="")
        assert [one.code for one in first.reading.findings] == ["unit_unknown"]
        told = upload(engine, money(400), at=LATER)
        assert mended(told.before, told.reading).errors.fixed == 1

    def test_the_same_bytes_again_are_compared_with_what_was_before_them(self, engine):
        upload(engine, faulty("không rõ"))
        content = book(money(400))
        second = upload(engine, content, at=LATER)
        again = upload(engine, content, at=LATER)
        assert again.before == second.before is not None


def test_drafts_are_in_backups(engine, elsewhere, tmp_path):
    upload(engine, faulty("không rõ"))
    made = upload(engine, faulty("ít"), at=LATER)
    write_backup(engine, tmp_path / "kho.zip", LATER)
    restore(elsewhere, tmp_path / "kho.zip")
    assert drafts_of(elsewhere, CLERK, LATER) == drafts_of(engine, CLERK, LATER)
    drop_draft(elsewhere, CLERK, made.id, LATER)
    assert len(drafts_of(elsewhere, CLERK, LATER)) == 1


def test_what_was_written_about_it_is_there_on_return(engine):
    content = book(faulty("không rõ"))
    made = upload(engine, content)
    assert dict(made.words) == {Words.EXPLANATION: "", Words.LEAVE_REASON: ""}
    keep_words(engine, CLERK, made.id, Words.EXPLANATION, "Vốn điều chỉnh", LATER)
    keep_words(engine, CLERK, made.id, Words.LEAVE_REASON, "Chưa có số", LATER)
    expected = {Words.EXPLANATION: "Vốn điều chỉnh", Words.LEAVE_REASON: "Chưa có số"}
    assert draft(engine, CLERK, made.id, LATER).words == expected
    assert upload(engine, content, at=LATER).words == expected


def test_only_its_unit_writes_about_it_while_it_is_there(engine):
    made = upload(engine, money(400))
    with pytest.raises(NotAllowed):
        keep_words(engine, CHEMIST, made.id, Words.EXPLANATION, "x", NOON)
    drop_draft(engine, CLERK, made.id, NOON)
    with pytest.raises(NoDraft):
        keep_words(engine, CLERK, made.id, Words.EXPLANATION, "x", NOON)
