"""What the ministry has scored itself in the PAR Index."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Engine

from tracking.specs.par_points import Point, empty_points, parse_points
from tracking.store.entered import enter, in_force
from tracking.store.schema import par_points


def enter_points(
    engine: Engine, rows: Sequence[Mapping[str, str]], *, by: str, now: datetime
) -> int:
    """Keep rows of the form of specs/par_index_points.csv as the next set; its version.

    Raises TrackingError for a row that cannot be used.
    """
    parse_points(rows)
    return enter(engine, par_points, rows, by=by, now=now)


def points_in_force(engine: Engine) -> tuple[Point, ...]:
    """The points of the set in force; every row blank before any was entered."""
    return parse_points(in_force(engine, par_points)) or empty_points()
