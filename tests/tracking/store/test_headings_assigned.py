"""A unit's headings are remembered for it, every word in order, and for nobody else."""

from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from data_loaders import read_workbook
from tests.tracking.store.delivering import (
    CHEMIST,
    CLERK,
    LEADER,
    OFFICER,
    deeds,
    merged_unit,
    recorded,
    staff,
)
from tests.tracking.store.sending import NOON
from tests.workbooks import MONEY, book, table
from tracking.roles import NotAllowed
from tracking.specs.catalogue import UNUSED
from tracking.store.assigned_headings import (
    Heading,
    assign,
    fields_by_heading,
    headings_of,
    take_back,
)
from tracking.store.drafts import keep_draft
from tracking.store.loading import load
from tracking.store.readings import unpacked
from tracking.store.reviewing import accept_delivery
from tracking.store.schema import readings
from tracking.store.sending import send
from tracking.store.verifying import verify
from tracking.vocabulary import TrackingError, View

PAID = Heading(
    view=View.DISBURSEMENT,
    words="tien da rot ra",
    written="Tiền đã rót ra",
    field="disbursed_to_date_vnd",
)
ASIDE = Heading(view=View.DISBURSEMENT, words="so noi bo", written="Sổ nội bộ", field=UNUSED)
REPORT = book(
    {
        "Biểu 1": table(
            ("Tên dự án", "Kế hoạch vốn", "Tiền đã rót ra"), [["A", 1000, 400]], money=MONEY
        )
    }
)


def as_field(one, field):
    return Heading(view=one.view, words=one.words, written=one.written, field=field)


class TestRemembering:
    def test_what_a_unit_assigned_holds_for_it_alone(self, engine):
        assign(engine, CLERK, [PAID, ASIDE], NOON)
        assert headings_of(engine, "VP") == [PAID, ASIDE]
        assert headings_of(engine, "HC") == []
        assert fields_by_heading(headings_of(engine, "VP")) == {
            (View.DISBURSEMENT, "tien da rot ra"): "disbursed_to_date_vnd",
            (View.DISBURSEMENT, "so noi bo"): UNUSED,
        }

    def test_the_last_word_on_a_heading_holds(self, engine):
        assign(engine, CLERK, [PAID], NOON)
        assign(engine, CLERK, [as_field(PAID, "forecast_year_vnd")], NOON + timedelta(hours=1))
        assert [one.field for one in headings_of(engine, "VP")] == ["forecast_year_vnd"]

    def test_the_same_word_again_adds_nothing(self, engine):
        assign(engine, CLERK, [PAID], NOON)
        assign(engine, CLERK, [PAID], NOON)
        assert deeds(engine) == [("heading_assigned", "vp.lan")]

    def test_what_is_taken_back_is_forgotten_and_can_be_said_again(self, engine):
        assign(engine, CLERK, [PAID], NOON)
        take_back(engine, CLERK, PAID.view, PAID.words, NOON)
        take_back(engine, CLERK, PAID.view, PAID.words, NOON)
        assert headings_of(engine, "VP") == []
        assign(engine, CLERK, [PAID], NOON)
        assert headings_of(engine, "VP") == [PAID]

    def test_who_did_it_is_recorded(self, engine):
        assign(engine, CLERK, [PAID, ASIDE], NOON)
        take_back(engine, CLERK, PAID.view, PAID.words, NOON)
        assert deeds(engine) == [
            ("heading_assigned", "vp.lan"),
            ("heading_assigned", "vp.lan"),
            ("heading_taken_back", "vp.lan"),
        ]
        assert recorded(engine)[0] == "Văn phòng Bộ; “Tiền đã rót ra” là “Lũy kế giải ngân”"
        assert recorded(engine)[1] == "Văn phòng Bộ; “Sổ nội bộ” là cột không dùng"

    def test_no_line_is_ever_changed(self, engine):
        assign(engine, CLERK, [PAID], NOON)
        for statement in (
            "UPDATE assigned_headings SET field = ''",
            "DELETE FROM assigned_headings",
        ):
            with pytest.raises(DatabaseError), engine.begin() as connection:
                connection.execute(text(statement))

    @pytest.mark.parametrize("actor", [OFFICER, LEADER], ids=["officer", "leader"])
    def test_only_who_sends_for_a_unit_may(self, engine, actor):
        with pytest.raises(NotAllowed):
            assign(engine, actor, [PAID], NOON)
        with pytest.raises(NotAllowed):
            take_back(engine, actor, PAID.view, PAID.words, NOON)
        assert [deed for deed, _ in deeds(engine)] == ["refused", "refused"]

    @pytest.mark.parametrize(
        "wrong",
        [
            as_field(PAID, "cases_online"),
            Heading(view=View.TASKS, words="", written="–", field="title"),
            Heading(view=View.TASKS, words="a" * 2_001, written="a", field="title"),
        ],
        ids=["no field of the view", "no words", "too long"],
    )
    def test_what_cannot_be_used_is_refused_and_nothing_of_it_kept(self, engine, wrong):
        with pytest.raises(TrackingError):
            assign(engine, CLERK, [PAID, wrong], NOON)
        assert headings_of(engine, "VP") == []

    def test_a_successor_takes_over_until_it_says_otherwise(self, engine):
        former, heir = merged_unit()
        assign(engine, staff(former), [PAID, ASIDE], NOON)
        assert headings_of(engine, heir) == [PAID, ASIDE]
        assign(engine, staff(heir), [as_field(PAID, "forecast_year_vnd")], NOON)
        take_back(engine, staff(heir), ASIDE.view, ASIDE.words, NOON)
        assert [one.field for one in headings_of(engine, heir)] == ["forecast_year_vnd"]
        assert headings_of(engine, former) == [PAID, ASIDE]


class TestReadingsOfThem:
    """A file read with what a unit assigned goes the way of every other."""

    def delivered(self, engine, actor, assigned, at):
        reading = read_workbook(REPORT, "a.xlsx", assigned=fields_by_heading(assigned))
        held = keep_draft(engine, actor, REPORT, reading, ("", ""), at)
        return send(engine, actor, held.id, "đã xem", at)

    def test_the_same_file_read_otherwise_is_a_new_version(self, engine):
        """Sent first without the column, then with it: its figures must not be lost."""
        made = []
        for number, assigned in enumerate(([], [PAID], [PAID], []), 1):
            at = NOON + timedelta(hours=number)
            one = self.delivered(engine, CLERK, assigned, at)
            made.append([each.version for each in accept_delivery(engine, OFFICER, one.id, at)])
        assert made == [[1], [2], [], [3]]
        with engine.connect() as connection:
            kept = [unpacked(row) for row in connection.execute(readings.select())]
        assert [[one.code for one in each.findings] for each in kept] == [
            ["column_not_read", "disbursed_not_found"],
            ["heading_assigned"],
            ["column_not_read", "disbursed_not_found"],
        ]
        assert verify(engine).faults == ()

    def test_a_folder_that_holds_the_same_file_changes_nothing(self, engine, tmp_path):
        one = self.delivered(engine, CLERK, [PAID], NOON)
        accept_delivery(engine, OFFICER, one.id, NOON)
        (tmp_path / "a.xlsx").write_bytes(REPORT)
        files = [tmp_path / "a.xlsx"]
        (loaded,) = load(engine, files, read=read_workbook, by="VP", now=lambda: NOON)
        assert loaded.outcome == "held"

    def test_what_was_assigned_is_in_the_reading_that_is_kept(self, engine):
        one = self.delivered(engine, CLERK, [PAID], NOON)
        (made,) = accept_delivery(engine, OFFICER, one.id, NOON)
        with engine.connect() as connection:
            (kept,) = [unpacked(row) for row in connection.execute(readings.select())]
        assert [each.code for each in kept.findings] == ["heading_assigned"]
        assert made.row_count == 1
        assert verify(engine).faults == ()

    def test_another_unit_is_asked_anew(self, engine):
        assign(engine, CLERK, [PAID], NOON)
        own = fields_by_heading(headings_of(engine, CHEMIST.unit_code))
        reading = read_workbook(REPORT, "a.xlsx", assigned=own)
        assert "disbursed_not_found" in [one.code for one in reading.findings]
