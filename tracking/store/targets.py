"""The targets the ministry has entered, beside those of documents above it."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, Engine

from tracking.specs.targets import parse_targets, upstream_targets
from tracking.store.entered import enter, rows_in_force, version_in_force
from tracking.store.schema import targets
from tracking.vocabulary import Target


def enter_targets(
    engine: Engine, rows: Sequence[Mapping[str, str]], *, by: str, now: datetime
) -> int:
    """Keep rows of the form of specs/targets.csv as the next set; its version.

    Raises TrackingError for a row that cannot be used.
    """
    codes = [target.indicator_code for target in parse_targets(rows)] or [""]
    more = [{"indicator_code": code} for code in codes]
    return enter(engine, targets, rows, by=by, now=now, more=more)


def targets_version(engine: Engine) -> int:
    """The version of the set in force, 0 before any was entered."""
    return version_in_force(engine, targets)


def targets_in_force(engine: Engine) -> tuple[Target, ...]:
    """The targets of documents above the ministry, then those it entered: the later one holds."""
    with engine.connect() as connection:
        return targets_of(connection)


def targets_of(connection: Connection) -> tuple[Target, ...]:
    """The same over an open connection."""
    return (*upstream_targets(), *parse_targets(rows_in_force(connection, targets)))
