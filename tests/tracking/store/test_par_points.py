"""What the ministry scores itself in the PAR Index: only filled rows add up."""

from datetime import UTC, datetime

import pytest

from tracking.specs.catalogue import read_rows
from tracking.specs.par_points import Score, empty_points, score, score_by_area
from tracking.specs.table_form import MinistryTable
from tracking.store.entered import Basis, enter_alone
from tracking.store.par_points import points_in_force
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
    basis = Basis(reason="Tự chấm", by="Vụ Tổ chức cán bộ")
    return enter_alone(engine, MinistryTable.PAR_POINTS, rows, basis, NOON)


def test_before_anything_is_entered_every_row_is_blank(engine):
    assert points_in_force(engine) == empty_points()
    assert score(points_in_force(engine)).rate is None


def test_a_version_replaces_the_one_before(engine):
    assert enter(engine, table(a1c2=("2", "1,5"))) == 1
    assert enter(engine, table(a1c2=("2", "2"), a3c1=("1", "0,25"))) == 2
    points = points_in_force(engine)
    assert score(points) == Score(self_points=2.25, max_points=3, filled=2)
    assert score_by_area(points) == {
        1: Score(self_points=2, max_points=2, filled=1),
        3: Score(self_points=0.25, max_points=1, filled=1),
    }


def test_a_row_that_cannot_be_used_keeps_the_whole_version_out(engine):
    enter(engine, table(a1c2=("2", "1,5")))
    with pytest.raises(TrackingError, match="lớn hơn điểm tối đa"):
        enter(engine, table(a1c2=("2", "3")))
    assert score(points_in_force(engine)).self_points == 1.5
