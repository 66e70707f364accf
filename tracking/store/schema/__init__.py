"""The tables of the store."""

from tracking.store.schema.access import accounts, audit_entries, sessions
from tracking.store.schema.base import Moment, metadata
from tracking.store.schema.reports import (
    indicator_parts,
    par_points,
    readings,
    rows,
    snapshot_members,
    snapshots,
    submission_forms,
    submissions,
    targets,
    workbooks,
)

__all__ = [
    "APPEND_ONLY",
    "PASSING",
    "Moment",
    "accounts",
    "audit_entries",
    "indicator_parts",
    "metadata",
    "par_points",
    "readings",
    "rows",
    "sessions",
    "snapshot_members",
    "snapshots",
    "submission_forms",
    "submissions",
    "targets",
    "workbooks",
]

PASSING = frozenset({sessions.name})
"""What is true only for a while: changed as it goes, and in no backup."""

APPEND_ONLY = tuple(table.name for table in metadata.sorted_tables if table.name not in PASSING)
"""Nothing else in the store is ever changed or deleted; triggers see to it."""
