"""Tables the ministry fills in itself: numbered sets, the newest in force, none ever changed."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, Engine, Table, func, insert, select

from tracking.store.engine import writing

_NONE = ""
"""What stands in the only row of a set without rows."""


def enter(
    engine: Engine,
    table: Table,
    rows: Sequence[Mapping[str, str]],
    *,
    by: str,
    now: datetime,
    more: Sequence[Mapping[str, str]] = (),
) -> int:
    """Keep rows a person wrote as the next set of a table; its version.

    The set in force again changes nothing; an empty set takes all back. `more` are the values of
    the columns a table has besides, a mapping for each row, one also for an empty set.
    """
    stated = [json.dumps(dict(row), ensure_ascii=False, sort_keys=True) for row in rows] or [_NONE]
    with writing(engine) as connection:
        newest = connection.execute(select(func.max(table.c.version))).scalar() or 0
        query = select(table.c.stated).where(table.c.version == newest)
        held = list(connection.execute(query.order_by(table.c.seq)).scalars())
        if stated == (held or [_NONE]):
            return int(newest)
        common = {"version": newest + 1, "entered_at": now, "entered_by": by}
        besides = more or [{}] * len(stated)
        values = [
            {**common, **extra, "seq": seq, "stated": text}
            for seq, (text, extra) in enumerate(zip(stated, besides, strict=True), 1)
        ]
        connection.execute(insert(table), values)
    return int(newest + 1)


def version_in_force(engine: Engine, table: Table) -> int:
    """The version of the set in force, 0 before any was entered."""
    with engine.connect() as connection:
        return connection.execute(select(func.max(table.c.version))).scalar() or 0


def in_force(engine: Engine, table: Table) -> list[dict[str, str]]:
    """The rows of the set in force, as they were written."""
    with engine.connect() as connection:
        return rows_in_force(connection, table)


def rows_in_force(connection: Connection, table: Table) -> list[dict[str, str]]:
    """The same over an open connection."""
    newest = select(func.max(table.c.version)).scalar_subquery()
    query = select(table.c.stated).where(table.c.version == newest).order_by(table.c.seq)
    stated = connection.execute(query).scalars()
    return [json.loads(text) for text in stated if text != _NONE]
