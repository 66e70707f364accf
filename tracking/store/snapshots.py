"""Naming the versions in force: a snapshot's id is the key of every figure drawn from it."""

import hashlib
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, Engine, insert, select

from tracking.store.engine import writing
from tracking.store.held import Submission, newest
from tracking.store.schema import snapshot_members, snapshots


def snapshot_id(members: Iterable[Submission]) -> str:
    """The id of a set of submissions: the same set always has the same id."""
    return id_of(one.id for one in members)


def id_of(numbers_of_members: Iterable[int]) -> str:
    """The same, of the ids of submissions."""
    numbers = ",".join(map(str, sorted(numbers_of_members)))
    return hashlib.sha256(numbers.encode()).hexdigest()


def take(engine: Engine, *, taken_by: str, label: str, now: datetime) -> str:
    """Name what is in force; the id of the snapshot. Taking the same one again changes nothing."""
    with writing(engine) as connection:
        return take_within(connection, taken_by=taken_by, label=label, now=now)


def take_within(connection: Connection, *, taken_by: str, label: str, now: datetime) -> str:
    """The same within a transaction."""
    members = newest(connection)
    identity = snapshot_id(members)
    query = select(snapshots.c.id).where(snapshots.c.id == identity)
    if connection.execute(query).first() is None:
        connection.execute(
            insert(snapshots).values(id=identity, taken_at=now, taken_by=taken_by, label=label)
        )
        if members:
            connection.execute(
                insert(snapshot_members),
                [{"snapshot_id": identity, "submission_id": one.id} for one in members],
            )
    return identity


def members(engine: Engine, identity: str) -> list[int]:
    """The ids of the submissions of a snapshot."""
    query = select(snapshot_members.c.submission_id).where(
        snapshot_members.c.snapshot_id == identity
    )
    with engine.connect() as connection:
        return sorted(connection.execute(query).scalars())
