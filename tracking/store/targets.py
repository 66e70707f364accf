"""The targets that hold: those of published documents, and those the ministry has entered."""

from collections.abc import Iterator

from sqlalchemy import Connection, Engine

from tracking.figures.target_moves import TargetMove, moves_between
from tracking.specs.table_form import MinistryTable
from tracking.specs.targets import parse_targets, upstream_targets
from tracking.store.entered import entered_rows, rows_of, versions_within
from tracking.vocabulary import Target


def targets_in_force(engine: Engine) -> tuple[Target, ...]:
    """The targets of documents above the ministry, then those it entered: the later one holds."""
    with engine.connect() as connection:
        return targets_of(connection)


def targets_of(connection: Connection) -> tuple[Target, ...]:
    """The same over an open connection."""
    entered = entered_rows(connection, MinistryTable.TARGETS)
    return (*upstream_targets(), *parse_targets(entered or ()))


def target_moves(engine: Engine) -> tuple[TargetMove, ...]:
    """Every change of a target after it held, oldest first."""
    with engine.connect() as connection:
        return tuple(_moves(connection))


def _moves(connection: Connection) -> Iterator[TargetMove]:
    before: tuple[Target, ...] = upstream_targets()
    for version in reversed(versions_within(connection, MinistryTable.TARGETS)):
        rows = rows_of(connection, MinistryTable.TARGETS, version.number)
        after = (*upstream_targets(), *parse_targets(rows))
        basis = version.basis
        yield from moves_between(
            before,
            after,
            entered_at=version.entered_at,
            document=basis.document,
            reason=basis.reason,
            is_first=version.number == 1,
        )
        before = after
