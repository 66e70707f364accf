"""What the screens ask the store before any figure: is it there, what is newest, is it sample?"""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Engine, Select, func, select, true

from tracking.period_codes import with_longer
from tracking.store.engine import plain_errors
from tracking.store.schema import period_closings, submissions, table_versions
from tracking.store.submissions import PUBLISHER

Store = Engine
"""The opened store, for those who may not know the database."""
SAMPLE = "bộ số liệu mẫu"
"""Who accepted the sample workbooks: this name marks them in the store."""
TRIAL = "(dùng thử)"
"""How the names of those end who try the dashboard on the sample."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """Where the store stands: every acceptance raises `newest`, 0 when it holds nothing; every
    change of a table the ministry keeps raises `entered`, every closing or reopening of a period
    `closings`."""

    newest: int
    entered: int
    closings: int
    accepted_at: datetime | None


def stamp(store: Store) -> Stamp:
    """The newest submission; raises TrackingError when the store does not answer."""
    with plain_errors(), store.connect() as connection:
        found = connection.execute(_stamp_query()).one()
    return Stamp(
        newest=found.id or 0,
        entered=found.entered,
        closings=found.closings,
        accepted_at=found.accepted_at,
    )


@cache
def _stamp_query() -> Select[Any]:
    """Made once: it is asked at every click of everybody, and to make it costs more than to ask."""
    columns = submissions.c
    newest = select(columns.id, columns.accepted_at).order_by(columns.id.desc()).limit(1).subquery()
    versions = select(
        select(func.count()).select_from(table_versions).scalar_subquery().label("entered"),
        select(func.count()).select_from(period_closings).scalar_subquery().label("closings"),
    ).subquery()
    return select(versions, newest.c.id, newest.c.accepted_at).select_from(
        versions.outerjoin(newest, true())
    )


def holders(store: Store) -> frozenset[str]:
    """Everyone who accepted something the store holds."""
    with plain_errors(), store.connect() as connection:
        names = connection.execute(select(submissions.c.accepted_by).distinct()).scalars()
        return frozenset(names)


def is_trial(holder: str) -> bool:
    """Whether what somebody accepted is of the sample, or was tried on it."""
    return holder == SAMPLE or holder.endswith(TRIAL)


def held_units(store: Store) -> frozenset[str]:
    """The units that any report is held of."""
    with plain_errors(), store.connect() as connection:
        codes = connection.execute(select(submissions.c.unit_code).distinct()).scalars()
        return frozenset(codes) - {PUBLISHER}


def held_periods(store: Store) -> tuple[str, ...]:
    """The periods units reported on and the longer ones that end with them, which their reports
    make up; the newest first, longer ones behind shorter ones."""
    query = select(submissions.c.period_code).where(submissions.c.unit_code != PUBLISHER)
    with plain_errors(), store.connect() as connection:
        return with_longer(connection.execute(query.distinct()).scalars())
