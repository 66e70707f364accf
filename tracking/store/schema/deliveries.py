"""What units send before it is accepted: drafts, deliveries, and what became of each delivery."""

from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from tracking.store.schema.base import Moment, metadata


def _read_columns() -> tuple[Column[Any], ...]:
    """What was understood of a file, as `readings` keeps it, and what was said of it outside."""
    return (
        Column("file_name", Text, nullable=False),
        Column("stated_unit", Text, nullable=False),
        Column("stated_period", Text, nullable=False),
        Column("reader_version", Text, nullable=False),
        Column("packed", LargeBinary, nullable=False),
    )


drafts = Table(
    "drafts",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("unit_code", String(32), nullable=False),
    Column("account", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("content", LargeBinary, nullable=False),
    *_read_columns(),
    Column("before", LargeBinary),
    Column("reports", JSON, nullable=False),
    Column("uploaded_at", Moment, nullable=False),
    Column("explanation", Text, nullable=False, server_default=""),
    Column("leave_reason", Text, nullable=False, server_default=""),
    UniqueConstraint("unit_code", "sha256"),
)
"""`before` is the packed reading, without its tables, of what the unit had sent or uploaded of
these reports before; `reports` are [unit, view, period] of each; `explanation` and `leave_reason`
are what was written about it so far. An id is never used again."""

deliveries = Table(
    "deliveries",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("draft_id", String(32), nullable=False),
    Column("unit_code", String(32), nullable=False),
    Column("workbook_sha256", ForeignKey("workbooks.sha256"), nullable=False),
    *_read_columns(),
    Column("explanation", Text, nullable=False),
    Column("sent_at", Moment, nullable=False),
    Column("sent_account", Text, nullable=False),
    Column("sent_by", Text, nullable=False),
    UniqueConstraint("draft_id"),
    Index("ix_deliveries_unit_code", "unit_code"),
)
"""The id is the number of the receipt; `draft_id` is the draft it was, which is gone."""

delivery_reports = Table(
    "delivery_reports",
    metadata,
    Column("delivery_id", ForeignKey("deliveries.id"), primary_key=True),
    Column("unit_code", String(32), primary_key=True),
    Column("view", String(32), primary_key=True),
    Column("period_code", String(8), primary_key=True),
    Column("templates", Text, nullable=False),
    Column("row_count", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Index("ix_delivery_reports_period_code", "period_code"),
)
"""`version` is the one the report would become, as it was when it was sent."""

delivery_events = Table(
    "delivery_events",
    metadata,
    Column("delivery_id", ForeignKey("deliveries.id"), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(16), nullable=False),
    Column("reason", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("by", Text, nullable=False),
    Column("account", Text, nullable=False),
)

delivery_versions = Table(
    "delivery_versions",
    metadata,
    Column("delivery_id", ForeignKey("deliveries.id"), primary_key=True),
    Column("submission_id", ForeignKey("submissions.id"), primary_key=True),
)
"""The versions that an accepted delivery made."""
