"""Targets the ministry enters: numbered sets, the newest in force, none ever changed."""

from datetime import UTC, date, datetime

import pytest

from tracking.specs.targets import upstream_targets
from tracking.store.boards import board
from tracking.store.serving import stamp
from tracking.store.targets import enter_targets, targets_in_force, targets_version
from tracking.vocabulary import Origin, TrackingError

NOON = datetime(2022, 11, 5, 12, tzinfo=UTC)
CODE = "tasks_on_time_rate"


def row(level="90%", **more):
    return {
        "indicator_code": CODE, "level": level, "start_level": "0%", "starts_on": "01/01/2022",
        "due_on": "31/12/2022", "origin": "ministry", "document": "", "document_on": "",
        "note": "", "milestones": "", "source": "", **more,
    }  # fmt: skip


def enter(engine, *rows):
    return enter_targets(engine, rows, by="Vụ Kế hoạch", now=NOON)


def own(engine):
    return [one for one in targets_in_force(engine) if one.indicator_code == CODE]


def test_before_anything_is_entered_those_of_documents_above_hold(engine):
    assert targets_version(engine) == 0
    assert targets_in_force(engine) == upstream_targets()


def test_a_set_replaces_the_one_before_and_the_same_again_changes_nothing(engine):
    assert (enter(engine, row("90%")), enter(engine, row("90%"))) == (1, 1)
    assert enter(engine, row("95%"), row("80%", indicator_code="tasks_completion_rate")) == 2
    assert [one.level for one in own(engine)] == [0.95]
    assert enter(engine, row("90%")) == 3
    assert [one.level for one in own(engine)] == [0.9]
    assert stamp(engine).targets == targets_version(engine) == 3


def test_every_target_may_be_taken_back(engine):
    assert enter(engine) == 0
    enter(engine, row())
    assert (enter(engine), enter(engine)) == (2, 2)
    assert targets_in_force(engine) == upstream_targets()
    assert enter(engine, row()) == 3


def test_a_row_that_cannot_be_used_keeps_the_whole_set_out(engine):
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
