"""What the ministry scores itself in the PAR Index: numbered sets, only filled rows add up."""

from datetime import UTC, datetime

import pytest

from tracking.specs.catalogue import read_rows
from tracking.specs.par_points import Score, empty_points, score, score_by_area
from tracking.store.par_points import enter_points, points_in_force
from tracking.store.serving import stamp
from tracking.vocabulary import TrackingError

NOON = datetime(2023, 1, 5, 12, tzinfo=UTC)


def table(**scored):
    """The empty table with some criteria of areas filled in: a1c2=("2", "1,5")."""
    rows = read_rows("par_index_points.csv")
    for place, (most, given) in scored.items():
        area, criterion = place[1:].split("c")
        (row,) = (
            row
            for row in rows
            if (row["area"], row["criterion_no"], row["component_no"]) == (area, criterion, "")
        )
        row |= {"max_points": most, "self_points": given}
    return rows


def enter(engine, rows):
    return enter_points(engine, rows, by="Vụ Tổ chức cán bộ", now=NOON)


def test_before_anything_is_entered_every_row_is_blank(engine):
    assert points_in_force(engine) == empty_points()
    assert score(points_in_force(engine)).rate is None
    assert stamp(engine).points == 0


def test_a_set_replaces_the_one_before_and_the_same_again_changes_nothing(engine):
    assert (enter(engine, table(a1c2=("2", "1,5"))), enter(engine, table(a1c2=("2", "1,5")))) == (
        1,
        1,
    )
    assert enter(engine, table(a1c2=("2", "2"), a3c1=("1", "0,25"))) == 2
    points = points_in_force(engine)
    assert score(points) == Score(self_points=2.25, max_points=3, filled=2)
    assert score_by_area(points) == {
        1: Score(self_points=2, max_points=2, filled=1),
        3: Score(self_points=0.25, max_points=1, filled=1),
    }
    assert stamp(engine).points == 2


def test_a_row_that_cannot_be_used_keeps_the_whole_set_out(engine):
    enter(engine, table(a1c2=("2", "1,5")))
    with pytest.raises(TrackingError, match="lớn hơn điểm tối đa"):
        enter(engine, table(a1c2=("2", "3")))
    assert score(points_in_force(engine)).self_points == 1.5
