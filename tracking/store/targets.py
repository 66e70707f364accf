"""The targets the ministry has entered: numbered sets, the newest in force, none ever changed."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Engine, func, insert, select

from tracking.specs.targets import parse_targets, upstream_targets
from tracking.store.engine import writing
from tracking.store.schema import targets
from tracking.vocabulary import Target

_NONE = ""
"""What stands in the only row of a set without targets."""


def enter_targets(
    engine: Engine, rows: Sequence[Mapping[str, str]], *, by: str, now: datetime
) -> int:
    """Keep rows of the form of specs/targets.csv as the next set; its version.

    The set in force again changes nothing; an empty set takes all back. Raises TrackingError for a
    row that cannot be used.
    """
    codes = [target.indicator_code for target in parse_targets(rows)] or [_NONE]
    stated = [json.dumps(dict(row), ensure_ascii=False, sort_keys=True) for row in rows] or [_NONE]
    with writing(engine) as connection:
        newest = connection.execute(select(func.max(targets.c.version))).scalar() or 0
        query = select(targets.c.stated).where(targets.c.version == newest)
        held = list(connection.execute(query.order_by(targets.c.seq)).scalars())
        if stated == (held or [_NONE]):
            return int(newest)
        values = [
            {
                "version": newest + 1,
                "seq": seq,
                "indicator_code": code,
                "stated": text,
                "entered_at": now,
                "entered_by": by,
            }
            for seq, (code, text) in enumerate(zip(codes, stated, strict=True), 1)
        ]
        connection.execute(insert(targets), values)
    return int(newest + 1)


def targets_version(engine: Engine) -> int:
    """The version of the set in force, 0 before any was entered."""
    with engine.connect() as connection:
        return connection.execute(select(func.max(targets.c.version))).scalar() or 0


def targets_in_force(engine: Engine) -> tuple[Target, ...]:
    """The targets of documents above the ministry, then those it entered: the later one holds."""
    query = select(targets.c.stated).where(targets.c.version == targets_version(engine))
    with engine.connect() as connection:
        stated = list(connection.execute(query.order_by(targets.c.seq)).scalars())
    entered = parse_targets([json.loads(text) for text in stated if text != _NONE])
    return (*upstream_targets(), *entered)
