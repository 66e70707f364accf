"""The tables of the store."""

from tracking.store.schema.access import accounts, audit_entries, sessions
from tracking.store.schema.base import Moment, metadata
from tracking.store.schema.briefings import briefing_edits, briefings, conclusions
from tracking.store.schema.deliveries import (
    deliveries,
    delivery_events,
    delivery_reports,
    delivery_versions,
    drafts,
)
from tracking.store.schema.leave import (
    assigned_headings,
    delivery_waivers,
    waiver_answers,
    waivers,
    writing_habits,
)
from tracking.store.schema.ministry import table_rows, table_versions
from tracking.store.schema.reports import (
    indicator_parts,
    period_closings,
    readings,
    rows,
    snapshot_members,
    snapshots,
    submission_forms,
    submissions,
    workbooks,
)

__all__ = [
    "APPEND_ONLY",
    "CHANGING",
    "PASSING",
    "Moment",
    "accounts",
    "assigned_headings",
    "audit_entries",
    "briefing_edits",
    "briefings",
    "conclusions",
    "deliveries",
    "delivery_events",
    "delivery_reports",
    "delivery_versions",
    "delivery_waivers",
    "drafts",
    "indicator_parts",
    "metadata",
    "period_closings",
    "readings",
    "rows",
    "sessions",
    "snapshot_members",
    "snapshots",
    "submission_forms",
    "submissions",
    "table_rows",
    "table_versions",
    "waiver_answers",
    "waivers",
    "workbooks",
    "writing_habits",
]

PASSING = frozenset({sessions.name})
"""What is true only for a while: it is in no backup."""

CHANGING = PASSING | {drafts.name}
"""What is changed or deleted as work goes on; drafts are somebody's work, so backups have them."""

APPEND_ONLY = tuple(table.name for table in metadata.sorted_tables if table.name not in CHANGING)
"""Nothing else in the store is ever changed or deleted; triggers see to it."""
