"""Parts of figures by what they were counted from, targets in numbered sets, when a file came."""

import sqlalchemy as sa
from alembic import op

from tracking.store.migrations.append_only import forbid_changes

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """The parts of 0001 were never filled: their table is made anew."""
    op.drop_table("indicator_parts")
    op.create_table(
        "indicator_parts",
        sa.Column("basis", sa.String(length=256), nullable=False),
        sa.Column("unit_code", sa.String(length=32), nullable=False),
        sa.Column("indicator_code", sa.String(length=64), nullable=False),
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("period_code", sa.String(length=8), nullable=False),
        sa.Column("numerator", sa.Double(), nullable=False),
        sa.Column("denominator", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submissions.id"], name=op.f("fk_indicator_parts_submission_id")
        ),
        sa.PrimaryKeyConstraint(
            "basis", "unit_code", "indicator_code", "submission_id", name=op.f("pk_indicator_parts")
        ),
    )
    op.create_index("ix_indicator_parts_period", "indicator_parts", ["period_code"])
    op.create_index("ix_indicator_parts_submission", "indicator_parts", ["submission_id"])
    op.create_table(
        "targets",
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("indicator_code", sa.String(length=64), nullable=False),
        sa.Column("stated", sa.Text(), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("entered_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("version", "seq", name=op.f("pk_targets")),
    )
    op.add_column("submissions", sa.Column("received_at", sa.DateTime(timezone=True)))
    forbid_changes("indicator_parts", "targets")
