"""Briefings, their edits, what was concluded on them."""

import sqlalchemy as sa
from alembic import op

from tracking.store.migrations.append_only import forbid_changes

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Three tables that start empty."""
    op.create_table(
        "briefings",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("period_code", sa.String(length=8), nullable=False),
        sa.Column("snapshot_id", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        *_done(),
        sa.ForeignKeyConstraint(
            ["snapshot_id"], ["snapshots.id"], name=op.f("fk_briefings_snapshot_id")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_briefings")),
    )
    op.create_table(
        "briefing_edits",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("stated", sa.Text(), nullable=False),
        *_done(),
        sa.ForeignKeyConstraint(
            ["number"], ["briefings.number"], name=op.f("fk_briefing_edits_number")
        ),
        sa.PrimaryKeyConstraint("number", "seq", name=op.f("pk_briefing_edits")),
    )
    op.create_table(
        "conclusions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("unit_code", sa.String(length=32), nullable=False),
        sa.Column("clause", sa.String(length=8), nullable=False),
        sa.Column("indicator_code", sa.String(length=64), nullable=False),
        sa.Column("due_on", sa.Date()),
        sa.Column("outcome", sa.String(length=16), nullable=False),
        *_done(),
        sa.ForeignKeyConstraint(
            ["number"], ["briefings.number"], name=op.f("fk_conclusions_number")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conclusions")),
    )
    op.create_index("ix_conclusions_number", "conclusions", ["number"])
    forbid_changes("briefings", "briefing_edits", "conclusions")


def _done() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
    )
