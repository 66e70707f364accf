"""Drafts, deliveries, what became of them, the versions they made."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from tracking.store.migrations.append_only import forbid_changes

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Tables that start empty."""
    _create_drafts()
    _create_deliveries()
    _create_reports()
    _create_events()
    _create_versions()
    forbid_changes("deliveries", "delivery_reports", "delivery_events", "delivery_versions")


def _read_columns() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("stated_unit", sa.Text(), nullable=False),
        sa.Column("stated_period", sa.Text(), nullable=False),
        sa.Column("reader_version", sa.Text(), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
    )


def _create_drafts() -> None:
    op.create_table(
        "drafts",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("unit_code", sa.String(length=32), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        *_read_columns(),
        sa.Column("before", sa.LargeBinary(), nullable=True),
        sa.Column("reports", sa.JSON(), nullable=False),
        sa.Column("uploaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drafts")),
        sa.UniqueConstraint("unit_code", "sha256", name=op.f("uq_drafts_unit_code")),
    )


def _create_deliveries() -> None:
    op.create_table(
        "deliveries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("draft_id", sa.String(length=32), nullable=False),
        sa.Column("unit_code", sa.String(length=32), nullable=False),
        sa.Column("workbook_sha256", sa.String(length=64), nullable=False),
        *_read_columns(),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_account", sa.Text(), nullable=False),
        sa.Column("sent_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workbook_sha256"], ["workbooks.sha256"], name=op.f("fk_deliveries_workbook_sha256")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deliveries")),
        sa.UniqueConstraint("draft_id", name=op.f("uq_deliveries_draft_id")),
    )
    op.create_index("ix_deliveries_unit_code", "deliveries", ["unit_code"])


def _delivery_id(table: str) -> tuple[Any, ...]:
    return (
        sa.Column("delivery_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["delivery_id"], ["deliveries.id"], name=op.f(f"fk_{table}_delivery_id")
        ),
    )


def _create_reports() -> None:
    op.create_table(
        "delivery_reports",
        *_delivery_id("delivery_reports"),
        sa.Column("unit_code", sa.String(length=32), nullable=False),
        sa.Column("view", sa.String(length=32), nullable=False),
        sa.Column("period_code", sa.String(length=8), nullable=False),
        sa.Column("templates", sa.Text(), nullable=False),
        sa.Column("row_count", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "delivery_id", "unit_code", "view", "period_code", name=op.f("pk_delivery_reports")
        ),
    )
    op.create_index("ix_delivery_reports_period_code", "delivery_reports", ["period_code"])


def _create_events() -> None:
    op.create_table(
        "delivery_events",
        *_delivery_id("delivery_events"),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("delivery_id", "seq", name=op.f("pk_delivery_events")),
    )


def _create_versions() -> None:
    op.create_table(
        "delivery_versions",
        *_delivery_id("delivery_versions"),
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submissions.id"], name=op.f("fk_delivery_versions_submission_id")
        ),
        sa.PrimaryKeyConstraint("delivery_id", "submission_id", name=op.f("pk_delivery_versions")),
    )
