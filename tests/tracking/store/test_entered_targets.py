"""Targets the ministry enters: numbered versions, the newest in force, none ever changed."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tracking.figures.target_moves import last_moves, move_of, move_text
from tracking.specs.ministry_tables import table_forms
from tracking.specs.table_form import MinistryTable
from tracking.specs.targets import upstream_targets
from tracking.store.boards import board
from tracking.store.entered import Basis, enter_alone, rows_to_edit
from tracking.store.serving import stamp
from tracking.store.targets import target_moves, targets_in_force
from tracking.vocabulary import Origin, TrackingError

NOON = datetime(2022, 11, 5, 12, tzinfo=UTC)
CODE = "tasks_on_time_rate"


def row(level="90%", **more):
    return {
        "indicator_code": CODE, "level": level, "start_level": "0%", "starts_on": "01/01/2022",
        "due_on": "31/12/2022", "origin": "ministry", "document": "", "document_on": "",
        "note": "", "milestones": "", "source": "", **more,
    }  # fmt: skip


def enter(engine, *rows, at=NOON, document=""):
    basis = Basis(reason="Giao chỉ tiêu", document=document, by="Vụ Kế hoạch")
    return enter_alone(engine, MinistryTable.TARGETS, rows, basis, at)


def own(engine):
    return [one for one in targets_in_force(engine) if one.indicator_code == CODE]


def version(engine):
    return rows_to_edit(engine, table_forms()[MinistryTable.TARGETS])[0]


def test_before_anything_is_entered_those_of_documents_above_hold(engine):
    assert version(engine) == stamp(engine).entered == 0
    assert targets_in_force(engine) == upstream_targets()


def test_a_version_replaces_the_one_before_and_the_same_again_changes_nothing(engine):
    assert (enter(engine, row("90%")), enter(engine, row("90%"))) == (1, 1)
    assert enter(engine, row("95%"), row("80%", indicator_code="tasks_completion_rate")) == 2
    assert [one.level for one in own(engine)] == [0.95]
    assert enter(engine, row("90%")) == 3
    assert [one.level for one in own(engine)] == [0.9]
    assert stamp(engine).entered == version(engine) == 3


def test_every_target_may_be_taken_back(engine):
    assert enter(engine) == 0
    enter(engine, row())
    assert (enter(engine), enter(engine)) == (2, 2)
    assert targets_in_force(engine) == upstream_targets()
    assert enter(engine, row()) == 3


def test_a_row_that_cannot_be_used_keeps_the_whole_version_out(engine):
    enter(engine, row("90%"))
    with pytest.raises(TrackingError):
        enter(engine, row("95%"), row("80%", indicator_code="khong_co"))
    assert [one.level for one in own(engine)] == [0.9]


def test_what_was_entered_is_what_the_board_measures_by(engine):
    enter(engine, row("90%", milestones="30/06/2022=40%"))
    (target,) = own(engine)
    assert (target.origin, target.due_on) == (Origin.MINISTRY, date(2022, 12, 31))
    seen = board(engine, [], "2022-06")
    assert seen.figure(CODE).expected == pytest.approx(0.4)


class TestMoved:
    """A target that moved never looks like performance that moved."""

    def test_the_first_version_gives_targets_and_moves_none(self, engine):
        enter(engine, row("90%"))
        assert target_moves(engine) == ()

    def test_what_only_its_note_says_is_no_move(self, engine):
        enter(engine, row("90%"))
        enter(engine, row("90%", note="Làm rõ mẫu số"))
        assert target_moves(engine) == ()

    def test_a_change_tells_what_it_was_since_when_and_by_what(self, engine):
        enter(engine, row("90%"))
        enter(engine, row("70%"), at=NOON + timedelta(days=30), document="Công văn 12/BCT-VP")
        (move,) = target_moves(engine)
        assert (move.before.level, move.after.level) == (0.9, 0.7)
        figure = board(engine, [], "2022-12").figure(CODE)
        assert move_of(figure, last_moves([move])) is move
        assert move_text(figure, move) == (
            "Chỉ tiêu đổi từ 90,0% thành 70,0% từ ngày 05/12/2022 theo Công văn 12/BCT-VP."
        )

    def test_a_target_that_replaces_one_of_a_document_moves_it(self, engine):
        above = next(one for one in upstream_targets() if one.due_on == date(2022, 12, 31))
        lower = row(
            "50%",
            indicator_code=above.indicator_code,
            start_level=str(above.start_level).replace(".", ","),
            starts_on=above.starts_on.isoformat(),
        )
        enter(engine, lower)
        (move,) = target_moves(engine)
        assert (move.before, move.after.level) == (above, 0.5)
