"""The targets the ministry has entered: numbered sets, the newest in force, none ever changed."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Engine, func, insert, select

from tracking.specs.targets import parse_targets, upstream_targets
from tracking.store.engine import writing
from tracking.store.schema import targets
from tracking.vocabulary import Target


def enter_targets(
    engine: Engine, rows: Sequence[Mapping[str, str]], *, by: str, now: datetime
) -> int:
    """Keep rows of the form of specs/targets.csv as the next set; its version.

    The set in force again changes nothing. Raises TrackingError for a row that cannot be used.
    """
    found = parse_targets(rows)
    stated = [json.dumps(dict(row), ensure_ascii=False, sort_keys=True) for row in rows]
    with writing(engine) as connection:
        newest = connection.execute(select(func.max(targets.c.version))).scalar() or 0
        query = select(targets.c.stated).where(targets.c.version == newest)
        if newest and list(connection.execute(query.order_by(targets.c.seq)).scalars()) == stated:
            return int(newest)
        values = [
            {
                "version": newest + 1,
                "seq": seq,
                "indicator_code": target.indicator_code,
                "stated": text,
                "entered_at": now,
                "entered_by": by,
            }
            for seq, (target, text) in enumerate(zip(found, stated, strict=True), 1)
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
    return (*upstream_targets(), *parse_targets([json.loads(text) for text in stated]))
