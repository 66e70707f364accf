"""The parts of figures of a report and a unit in one row: a screen reads a tenth of the rows."""

import sqlalchemy as sa
from alembic import op

from tracking.store.migrations.append_only import forbid_changes

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Parts are counted from rows: what was kept in the old form is counted anew."""
    op.drop_table("indicator_parts")
    op.create_table(
        "indicator_parts",
        sa.Column("basis", sa.String(length=256), nullable=False),
        sa.Column("unit_code", sa.String(length=32), nullable=False),
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("period_code", sa.String(length=8), nullable=False),
        sa.Column("sums", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submissions.id"], name=op.f("fk_indicator_parts_submission_id")
        ),
        sa.PrimaryKeyConstraint(
            "basis", "unit_code", "submission_id", name=op.f("pk_indicator_parts")
        ),
    )
    op.create_index("ix_indicator_parts_period", "indicator_parts", ["period_code"])
    op.create_index("ix_indicator_parts_submission", "indicator_parts", ["submission_id"])
    forbid_changes("indicator_parts")
