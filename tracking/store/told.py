"""What units told by hand, kept in tables whose last line about a thing holds."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, Table, select

from tracking.specs.units import heirs, units


def lines_of(connection: Connection, table: Table, unit_code: str) -> Sequence[Row[Any]]:
    """The lines about a unit, each to take the place of those before: what units merged into it
    said, then what it says itself, in order."""
    former = {one.code for one in units() if unit_code in heirs(one.code)}
    query = select(table).where(table.c.unit_code.in_({unit_code, *former}))
    rows = connection.execute(query.order_by(table.c.id)).all()
    return sorted(rows, key=lambda row: row.unit_code == unit_code)
