"""How a unit writes is remembered for it, every answer in order, and for nobody else."""

from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from data_loaders import read_workbook
from tests.tracking.store.delivering import (
    CLERK,
    LEADER,
    OFFICER,
    deeds,
    merged_unit,
    recorded,
    staff,
)
from tests.tracking.store.sending import NOON
from tests.workbooks import book, projects
from tracking.dates import DateOrder
from tracking.habits import NONE_TOLD, HabitKind, Habits
from tracking.quantities import Notation
from tracking.roles import NotAllowed
from tracking.store.backups import restore, write_backup
from tracking.store.drafts import keep_draft
from tracking.store.exporting import write_export
from tracking.store.reviewing import accept_delivery
from tracking.store.sending import send
from tracking.store.verifying import verify
from tracking.store.writing_habits import Habit, habits_of, take_back, tell, told_by
from tracking.vocabulary import TrackingError

MONTH = Habit(manner=DateOrder.MONTH_FIRST, written="03/04/2022")
DAY = Habit(manner=DateOrder.DAY_FIRST, written="05/06/2022")
DECIMALS = Habit(manner=Notation.COMMA_THOUSANDS, written="1.234")
REPORT = book({"Biểu 1": projects(["A", "1.234", 1])})


class TestRemembering:
    def test_what_a_unit_told_holds_for_it_alone(self, engine):
        tell(engine, CLERK, [MONTH, DECIMALS], NOON)
        assert told_by(engine, "VP") == [MONTH, DECIMALS]
        assert habits_of(engine, "VP") == Habits(
            dates=DateOrder.MONTH_FIRST, numbers=Notation.COMMA_THOUSANDS
        )
        assert habits_of(engine, "HC") == NONE_TOLD

    def test_the_last_answer_of_a_kind_holds(self, engine):
        tell(engine, CLERK, [MONTH, DECIMALS], NOON)
        tell(engine, CLERK, [DAY], NOON + timedelta(hours=1))
        assert {*told_by(engine, "VP")} == {DAY, DECIMALS}

    def test_the_same_answer_again_adds_nothing(self, engine):
        tell(engine, CLERK, [MONTH], NOON)
        tell(engine, CLERK, [Habit(manner=MONTH.manner, written="01/02/2022")], NOON)
        assert told_by(engine, "VP") == [MONTH]
        assert deeds(engine) == [("habit_told", "vp.lan")]

    def test_what_is_taken_back_is_forgotten_and_can_be_told_again(self, engine):
        tell(engine, CLERK, [MONTH, DECIMALS], NOON)
        take_back(engine, CLERK, HabitKind.DATES, NOON)
        take_back(engine, CLERK, HabitKind.DATES, NOON)
        assert told_by(engine, "VP") == [DECIMALS]
        tell(engine, CLERK, [DAY], NOON)
        assert habits_of(engine, "VP").dates is DateOrder.DAY_FIRST

    def test_who_did_it_is_recorded(self, engine):
        tell(engine, CLERK, [MONTH, DECIMALS], NOON)
        take_back(engine, CLERK, HabitKind.DATES, NOON)
        assert deeds(engine) == [
            ("habit_told", "vp.lan"),
            ("habit_told", "vp.lan"),
            ("habit_taken_back", "vp.lan"),
        ]
        assert recorded(engine) == [
            "Văn phòng Bộ; “03/04/2022” là ngày 4 tháng 3 năm 2022",
            "Văn phòng Bộ; “1.234” là 1 phẩy 234",
            "Văn phòng Bộ; “03/04/2022” là ngày 4 tháng 3 năm 2022",
        ]

    def test_no_line_is_ever_changed(self, engine):
        tell(engine, CLERK, [MONTH], NOON)
        for statement in ("UPDATE writing_habits SET manner = ''", "DELETE FROM writing_habits"):
            with pytest.raises(DatabaseError), engine.begin() as connection:
                connection.execute(text(statement))

    @pytest.mark.parametrize("actor", [OFFICER, LEADER], ids=["officer", "leader"])
    def test_only_who_sends_for_a_unit_may(self, engine, actor):
        with pytest.raises(NotAllowed):
            tell(engine, actor, [MONTH], NOON)
        with pytest.raises(NotAllowed):
            take_back(engine, actor, HabitKind.DATES, NOON)
        assert [deed for deed, _ in deeds(engine)] == ["refused", "refused"]

    @pytest.mark.parametrize(
        ("manner", "written"),
        [
            (DateOrder.MONTH_FIRST, "25/04/2022"),
            (DateOrder.MONTH_FIRST, "5/5/2022"),
            (Notation.DOT_THOUSANDS, "1.234,5"),
            (Notation.DOT_THOUSANDS, ""),
        ],
    )
    def test_a_text_of_one_reading_tells_nothing_and_nothing_is_kept(self, engine, manner, written):
        with pytest.raises(TrackingError):
            tell(engine, CLERK, [DECIMALS, Habit(manner=manner, written=written)], NOON)
        assert told_by(engine, "VP") == []

    def test_a_successor_takes_over_until_it_says_otherwise(self, engine):
        former, heir = merged_unit()
        tell(engine, staff(former), [MONTH, DECIMALS], NOON)
        assert {*told_by(engine, heir)} == {MONTH, DECIMALS}
        tell(engine, staff(heir), [DAY], NOON)
        take_back(engine, staff(heir), HabitKind.NUMBERS, NOON)
        assert told_by(engine, heir) == [DAY]
        assert {*told_by(engine, former)} == {MONTH, DECIMALS}


class TestKept:
    def test_a_backup_and_the_export_have_it(self, engine, elsewhere, tmp_path):
        tell(engine, CLERK, [MONTH], NOON)
        write_backup(engine, tmp_path / "kho.zip", NOON)
        restore(elsewhere, tmp_path / "kho.zip")
        assert told_by(elsewhere, "VP") == [MONTH]
        write_export(engine, tmp_path / "xuat")
        lines = (tmp_path / "xuat" / "viec" / "writing_habits.csv").read_text(encoding="utf-8-sig")
        assert "month_first" in lines
        assert verify(engine).faults == ()

    def test_the_same_file_read_otherwise_is_a_new_version(self, engine):
        """Sent first with the dot taken for thousands, then told otherwise: it must not be lost."""
        made, told = [], Habits(numbers=DECIMALS.manner)
        for number, habits in enumerate((NONE_TOLD, told, told)):
            at = NOON + timedelta(hours=number)
            reading = read_workbook(REPORT, "a.xlsx", habits=habits)
            held = keep_draft(engine, CLERK, REPORT, reading, ("", ""), at)
            one = send(engine, CLERK, held.id, "đã xem", at)
            made.append([each.version for each in accept_delivery(engine, OFFICER, one.id, at)])
        assert made == [[1], [2], []]
        assert verify(engine).faults == ()
