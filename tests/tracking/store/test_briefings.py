"""A briefing is frozen: what is accepted, edited or concluded later changes no figure of it."""

import json
import zlib
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import update

from tests.tracking.store.delivering import ADMIN, CLERK, LATER, LEADER, OFFICER, recorded
from tests.tracking.store.sending import NOON, cases, money, send, work
from tests.tracking.store.test_verifying import change
from tests.workbooks import tasks
from tracking.briefings.content import from_bytes, to_bytes
from tracking.briefings.edits import Edits, to_text
from tracking.briefings.making import make, opened
from tracking.briefings.parity.data import control_total
from tracking.briefings.tracing import traced
from tracking.figures.trail import trail
from tracking.roles import NotAllowed
from tracking.specs.table_form import MinistryTable
from tracking.store import briefings as kept
from tracking.store.backups import restore, write_backup
from tracking.store.conclusions import (
    LONGEST,
    Conclusion,
    Outcome,
    conclude,
    conclusions_for,
    conclusions_of,
)
from tracking.store.entered import Basis, enter_alone
from tracking.store.held import in_force
from tracking.store.records import bases_of_snapshot
from tracking.store.schema import briefings
from tracking.store.snapshots import members
from tracking.store.verifying import verify
from tracking.vocabulary import TrackingError

MONTH = "2022-10"
EVENING = LATER + timedelta(hours=5)


@pytest.fixture
def store(engine):
    """Three reports of a unit for October."""
    for sheets in (money(400), work(), cases(3)):
        send(engine, sheets)
    return engine


def brief(engine, code=MONTH, at=LATER, actor=OFFICER):
    return make(engine, actor, code, at)


def disbursed(briefing):
    rate = "disbursed_assigned_rate"
    return next(one.numerator for one in briefing.facts if one.code == rate)


class TestMaking:
    def test_it_gets_the_next_number_and_names_what_was_in_force(self, store):
        first, second = brief(store), brief(store, at=EVENING)
        assert (first.number, second.number) == (1, 2)
        assert members(store, first.snapshot_id) == sorted(one.id for one in in_force(store))
        told = opened(store, 1)
        assert (told.name, told.period_code) == ("Tài liệu họp số 1", MONTH)
        assert told.snapshot_id == first.snapshot_id
        assert [one.number for one in kept.kept_briefings(store)] == [2, 1]
        assert "Tài liệu họp số 1, tháng 10/2022, số liệu" in recorded(store)[-2]

    @pytest.mark.parametrize("actor", [CLERK, LEADER, ADMIN])
    def test_only_the_office_makes_one(self, store, actor):
        with pytest.raises(NotAllowed, match="lập, sửa tài liệu họp"):
            brief(store, actor=actor)
        assert kept.kept_briefings(store) == []

    def test_a_period_nobody_told_of_has_none(self, store):
        with pytest.raises(TrackingError, match="Chưa đơn vị nào báo cáo kỳ này"):
            brief(store, "2021-03")

    def test_a_double_click_makes_one(self, store):
        made = [brief(store, at=LATER + timedelta(seconds=at)) for at in (0, 1, 9)]
        assert [one.number for one in made] == [1, 1, 2]

    def test_of_a_longer_period_too(self, store):
        send(store, money(300), period="2022-09")
        assert opened(store, brief(store, "2022-Q3").number).period_label == "quý III/2022"

    def test_what_is_accepted_while_it_is_composed_is_not_mixed_in(self, store, monkeypatch):
        held = in_force(store)
        send(store, money(500), period="2022-09")
        with pytest.raises(kept.OvertakenError, match="bấm lập lại"):
            kept.keep(store, OFFICER, MONTH, held, lambda *_: b"", LATER)
        assert kept.kept_briefings(store) == []

    def test_one_that_there_is_not_is_said(self, store):
        with pytest.raises(TrackingError, match="Không có Tài liệu họp số 7"):
            opened(store, 7)


class TestFreezing:
    def test_twenty_reports_later_it_is_the_same_to_the_byte(self, store):
        number = brief(store).number
        before = kept.content_of(store, number)
        for amount in range(401, 421):
            send(store, money(amount), at=EVENING)
        assert kept.content_of(store, number) == before
        again = opened(store, number)
        assert to_bytes(again) == before
        now = opened(store, brief(store, at=EVENING).number)
        assert disbursed(again) == 400_000_000
        assert disbursed(now) == 420_000_000

    def test_what_came_later_is_said(self, store):
        number = brief(store).number
        assert kept.news_since(store, number) == ""
        send(store, money(500), at=EVENING)
        assert kept.news_since(store, number) == (
            "1 báo cáo được tiếp nhận sau khi lập, không tính vào tài liệu này"
        )
        brief(store, at=EVENING)
        assert kept.news_since(store, number).endswith("; đã có Tài liệu họp số 2")

    def test_a_target_that_is_entered_later_does_not_move_it(self, store):
        number = brief(store).number
        before = opened(store, number)
        row = {
            "indicator_code": "tasks_on_time_rate",
            "level": "0.5",
            "start_level": "0",
            "starts_on": "2022-01-01",
            "due_on": "2022-12-31",
            "origin": "ministry",
            "document": "Quyết định",
            "document_on": "",
            "note": "",
            "milestones": "",
            "source": "",
        }
        basis = Basis(reason="Giao thêm", by="Văn phòng Bộ")
        enter_alone(store, MinistryTable.TARGETS, [row], basis, EVENING)
        assert opened(store, number) == before
        assert opened(store, brief(store, at=EVENING).number).slides[0] != before.slides[0]

    def test_a_backup_has_it_whole(self, store, elsewhere, tmp_path):
        brief(store)
        kept.edit(store, OFFICER, 1, 0, to_text(Edits(hidden=("units",))), LATER)
        write_backup(store, tmp_path / "a.zip", LATER)
        restore(elsewhere, tmp_path / "a.zip")
        assert opened(elsewhere, 1) == opened(store, 1)

    def test_bytes_of_a_newer_program_are_refused_in_words(self):
        newer = zlib.compress(json.dumps({"version": 99, "briefing": {}}).encode())
        with pytest.raises(TrackingError, match="cập nhật rồi mở"):
            from_bytes(newer)


@pytest.mark.parametrize("code", [MONTH, "2022-Q4"])
def test_the_totals_of_the_workbook_are_the_figures_of_the_slides(store, code):
    """A quarter adds the cases of its months, and looks at procedures as its last month does."""
    send(store, cases(5), period="2022-12")
    told = opened(store, brief(store, code).number)
    sheet = next(one for one in told.sheets if one.code == "services")
    facts = {one.code: one for one in told.facts}
    headings = [column.heading for column in sheet.table.columns]
    for words, of in (
        ("nộp trực tuyến", "cases_online_rate"),
        ("trước và đúng hạn", "cases_on_time_rate"),
    ):
        for part, value in (("Tử số", facts[of].numerator), ("Mẫu số", facts[of].denominator)):
            assert control_total(sheet, headings.index(f"{part} {words}")) == (value or 0)
    assert (facts["cases_online_rate"].denominator or 0) > 0
    assert len({row[2] for row in sheet.table.rows}) == (1 if code == MONTH else 2)


def test_the_tasks_of_the_workbook_add_up_to_the_rates_of_the_slides(engine):
    due = (("Nghị định A", "25/09/2022", "20/09/2022"), ("Đề án B", "26/09/2022", None))
    rows = [[title, "Văn phòng Bộ", "01/02/2022", *days] for title, *days in due]
    send(engine, {"NV": tasks(*rows, unit=None, period=None)})
    told = opened(engine, brief(engine).number)
    sheet = next(one for one in told.sheets if one.code == "tasks")
    facts = {one.code: one for one in told.facts}
    headings = [column.heading for column in sheet.table.columns]
    for words, of in (
        ("hoàn thành đúng hạn", "tasks_on_time_rate"),
        ("đến hạn đã hoàn thành", "tasks_completion_rate"),
        ("VBQPPL đúng hạn", "legal_documents_on_time_rate"),
    ):
        for part, value in (("Tử số", facts[of].numerator), ("Mẫu số", facts[of].denominator)):
            assert control_total(sheet, headings.index(f"{part} {words}")) == (value or 0)
    assert facts["tasks_on_time_rate"].denominator == 2
    assert sheet.rates[0][0] == "Tỷ lệ hoàn thành đúng hạn"


class TestTracing:
    """Each figure leads back to the rows it was frozen from, whatever is sent later."""

    def trail_of(self, store, fact, unit=None):
        told = opened(store, 1)
        figure = traced(fact, told.period_code, unit)
        ids = [number for share in figure.shares for number in share.submission_ids]
        return trail(figure, bases_of_snapshot(store, told.snapshot_id, ids), told.period_code)

    def test_the_rows_of_every_figure_add_up(self, store):
        brief(store)
        send(store, money(999), at=EVENING)
        told = [one for one in opened(store, 1).facts if one.parts]
        assert len(told) > 10
        for fact in told:
            assert self.trail_of(store, fact).adds_up, fact.code
            assert all(self.trail_of(store, fact, one.unit_code).adds_up for one in fact.parts)

    def test_they_are_those_of_then(self, store):
        brief(store)
        send(store, money(999), at=EVENING)
        fact = next(one for one in opened(store, 1).facts if one.code == "disbursed_assigned_rate")
        (row,) = self.trail_of(store, fact, "VP").rows
        assert row.numerator == fact.numerator == row.record.row["disbursed_to_date_vnd"]


class TestComparing:
    def compared_with(self, store, code, at):
        return opened(store, brief(store, code, at=at).number).since_number

    def test_with_the_newest_of_a_period_as_long_that_ended_no_later(self, store):
        for code in ("2022-08", "2022-09"):
            send(store, money(300), period=code)
        at = iter(LATER + timedelta(minutes=minute) for minute in range(10))
        assert self.compared_with(store, "2022-Q3", next(at)) is None
        assert self.compared_with(store, "2022-10", next(at)) is None
        assert self.compared_with(store, "2022-09", next(at)) is None
        assert self.compared_with(store, "2022-10", next(at)) == 3
        assert self.compared_with(store, "2022-Q3", next(at)) == 1

    def test_a_report_of_the_month_that_comes_late_is_told_as_that(self, store):
        brief(store)
        send(store, money(100, "Kho lưu trữ"), unit="HC")
        told = opened(store, brief(store, at=EVENING).number)
        since = next(one for one in told.slides if one.code == "since")
        assert {line.head for line in since.lines} == {"Báo cáo đến sau"}
        assert "của tháng 10/2022, do Cục Hóa chất" in since.lines[0].text


class TestEditing:
    def test_figures_stay_whatever_is_told_beside_them(self, store):
        brief(store)
        before = opened(store, 1)
        titled = Edits(titles={"standing": "Một tháng khó khăn"}, hidden=("units",))
        made = kept.edit(store, OFFICER, 1, 0, to_text(titled), LATER)
        after = opened(store, 1)
        assert made.seq == 1
        assert after.slides[0].title == "Một tháng khó khăn"
        assert replace(after.slides[0], title="") == replace(before.slides[0], title="")
        assert after.facts == before.facts
        assert "units" not in {one.code for one in after.slides}
        assert opened(store, 1, 0) == before

    def test_two_people_do_not_overwrite_each_other(self, store):
        brief(store)
        kept.edit(store, OFFICER, 1, 0, to_text(Edits(hidden=("units",))), LATER)
        with pytest.raises(TrackingError, match="Người khác vừa sửa"):
            kept.edit(store, OFFICER, 1, 0, to_text(Edits(hidden=("asks",))), LATER)

    def test_a_double_click_is_one_edit(self, store):
        brief(store)
        text = to_text(Edits(hidden=("units",)))
        assert [kept.edit(store, OFFICER, 1, 0, text, LATER).seq for _ in range(2)] == [1, 1]

    def test_only_the_office_edits(self, store):
        brief(store)
        with pytest.raises(NotAllowed):
            kept.edit(store, LEADER, 1, 0, to_text(Edits()), LATER)


class TestConcluding:
    def concluded(self, store, **more):
        told = {"number": 1, "line": 0, "said": "Hoàn thành nhiệm vụ quá hạn", "unit_code": "VP"}
        return conclude(store, OFFICER, Conclusion(**{**told, **more}), LATER)

    def test_lines_of_a_meeting_are_numbered(self, store):
        brief(store)
        assert [self.concluded(store).of for _ in range(2)] == ["Kết luận 1.1", "Kết luận 1.2"]
        assert [one.line for one in conclusions_of(store, [1])] == [1, 2]
        assert recorded(store)[-1].startswith("Kết luận 1.2; VP Bộ")

    def test_the_audit_says_what_became_of_it_as_readers_do(self, store):
        brief(store)
        self.concluded(store, outcome=Outcome.SLIPPED)
        assert recorded(store)[-1] == "Kết luận 1.1; VP Bộ; chậm; Hoàn thành nhiệm vụ quá hạn"

    def test_the_last_word_on_a_line_holds_and_an_empty_one_takes_it_back(self, store):
        brief(store)
        self.concluded(store)
        self.concluded(store, line=1, outcome=Outcome.KEPT)
        assert [one.outcome for one in conclusions_of(store, [1])] == [Outcome.KEPT]
        self.concluded(store, line=1, said="")
        assert conclusions_of(store, [1]) == []
        with pytest.raises(TrackingError, match="đã được bỏ"):
            self.concluded(store, line=1)

    @pytest.mark.parametrize(
        ("more", "why"),
        [
            ({"said": "  "}, "Ghi nội dung kết luận"),
            ({"said": "a" * (LONGEST + 1)}, "tách thành nhiều kết luận"),
            ({"number": 9}, "Không có Tài liệu họp số 9"),
        ],
    )
    def test_what_cannot_be_kept_is_said(self, store, more, why):
        brief(store)
        with pytest.raises(TrackingError, match=why):
            self.concluded(store, **more)

    @pytest.mark.parametrize("actor", [CLERK, LEADER, ADMIN])
    def test_only_the_office_concludes(self, store, actor):
        brief(store)
        with pytest.raises(NotAllowed):
            conclude(store, actor, Conclusion(number=1, line=0, said="Gửi đủ"), LATER)

    def test_a_unit_sees_its_own_and_those_of_units_merged_into_it(self, store):
        brief(store)
        for unit in ("VP", "KH", "HC"):
            self.concluded(store, unit_code=unit)
        assert [one.unit_code for one in conclusions_for(store, "VP")] == ["VP"]
        assert [one.unit_code for one in conclusions_for(store, "KHTC")] == ["KH"]

    def test_the_next_briefing_opens_with_what_became_of_them(self, store):
        brief(store)
        done, late, silent = (
            self.concluded(store, outcome=Outcome.KEPT, said="Gửi đủ"),
            self.concluded(
                store, indicator_code="tasks_overdue", unit_code="HC", due_on=date(2022, 10, 31)
            ),
            self.concluded(store, said="Rà soát quy chế"),
        )
        brief(store, at=EVENING)
        first = opened(store, 2).slides[0]
        assert first.code == "kept"
        assert [line.head for line in first.lines] == [
            f"{late.of} · chưa có thông tin",
            f"{silent.of} · chưa có thông tin",
            f"{done.of} · đã thực hiện",
        ]
        assert first.title == ("3 kết luận của lần họp trước: 2 chưa có thông tin, 1 đã thực hiện")

    def test_what_is_not_done_is_carried_on_from_meeting_to_meeting(self, store):
        brief(store)
        self.concluded(store, outcome=Outcome.KEPT, said="Gửi đủ")
        left = self.concluded(store, said="Rà soát quy chế")
        brief(store, at=EVENING)
        new = self.concluded(store, number=2, said="Họp lại")
        brief(store, at=EVENING + timedelta(hours=1))
        first = opened(store, 3).slides[0]
        assert [line.head.partition(" ·")[0] for line in first.lines] == [new.of, left.of]

    def test_what_is_done_at_last_is_told_once_more(self, store):
        brief(store)
        left = self.concluded(store, said="Rà soát quy chế")
        brief(store, at=EVENING)
        conclude(store, OFFICER, replace(left, outcome=Outcome.KEPT), LATER)
        for number, heads in ((3, [f"{left.of} · đã thực hiện"]), (4, []), (5, [])):
            brief(store, at=EVENING + timedelta(hours=number))
            told = [one for one in opened(store, number).slides if one.code == "kept"]
            assert [line.head for one in told for line in one.lines] == heads


class TestVerifying:
    """A briefing that was changed behind the program is found."""

    @pytest.fixture
    def frozen(self, store):
        brief(store)
        kept.edit(store, OFFICER, 1, 0, to_text(Edits(hidden=("units",))), LATER)
        kept.edit(store, OFFICER, 1, 1, to_text(Edits(hidden=("asks",))), LATER)
        assert verify(store).faults == ()
        return store

    def test_another_figure_in_its_content(self, frozen):
        told = from_bytes(kept.content_of(frozen, 1))
        facts = (replace(told.facts[0], value=0.99), *told.facts[1:])
        write_over(frozen, content=to_bytes(replace(told, facts=facts)))
        fault = "Tài liệu họp số 1: nội dung không còn như khi lập."
        assert verify(frozen).faults == (fault,)

    def test_another_period_beside_it(self, frozen):
        write_over(frozen, period_code="2022-09")
        assert verify(frozen).faults == (
            "Tài liệu họp số 1: nội dung không còn đọc được, hoặc không phải của số liệu đã ghi.",
        )

    def test_an_edit_that_is_gone(self, frozen):
        change(frozen, "DELETE FROM briefing_edits WHERE seq = 1")
        assert verify(frozen).faults == ("Tài liệu họp số 1: các bản sửa không còn đủ.",)

    def test_one_that_is_gone(self, frozen):
        change(frozen, "DELETE FROM briefing_edits WHERE number = 1")
        change(frozen, "DELETE FROM briefings WHERE number = 1")
        assert verify(frozen).faults == ("Các tài liệu họp không còn đủ số thứ tự.",)


def write_over(engine, **values):
    change(engine, "UPDATE briefings SET number = 1 WHERE number = 1")
    with engine.begin() as connection:
        connection.execute(update(briefings).values(**values))


def test_it_is_of_the_same_moment_for_everybody(store):
    at = NOON + timedelta(hours=2)
    assert opened(store, brief(store, at=at).number).made_at == at
