"""How a unit told that it writes dates and numbers, asked once."""

import sqlalchemy as sa
from alembic import op

from tracking.store.migrations.append_only import forbid_changes

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Nobody has told anything yet."""
    op.create_table(
        "writing_habits",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_code", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("manner", sa.String(length=32), nullable=False),
        sa.Column("written", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_writing_habits")),
    )
    op.create_index("ix_writing_habits_unit_code", "writing_habits", ["unit_code"])
    forbid_changes("writing_habits")
