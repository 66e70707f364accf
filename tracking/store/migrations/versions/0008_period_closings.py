"""Periods closed and reopened."""

import sqlalchemy as sa
from alembic import op

from tracking.store.migrations.append_only import forbid_changes

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """A table that starts empty: no period is closed."""
    op.create_table(
        "period_closings",
        sa.Column("period_code", sa.String(length=8), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("snapshot_id", sa.String(length=64), nullable=False),
        sa.Column("missing", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["snapshot_id"], ["snapshots.id"], name=op.f("fk_period_closings_snapshot_id")
        ),
        sa.PrimaryKeyConstraint("period_code", "seq", name=op.f("pk_period_closings")),
        sa.UniqueConstraint("number", "kind", name=op.f("uq_period_closings_number")),
    )
    forbid_changes("period_closings")
