"""What the ministry has scored itself in the PAR Index."""

from sqlalchemy import Engine

from tracking.specs.par_points import Point, empty_points, parse_points
from tracking.specs.table_form import MinistryTable
from tracking.store.entered import entered_rows


def points_in_force(engine: Engine) -> tuple[Point, ...]:
    """The points of the version in force; every row blank before any was entered."""
    with engine.connect() as connection:
        return parse_points(entered_rows(connection, MinistryTable.PAR_POINTS) or ()) or (
            empty_points()
        )
