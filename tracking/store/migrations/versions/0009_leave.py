"""Leave to send errors for a while, and headings that a unit has assigned by hand."""

import sqlalchemy as sa
from alembic import op

from tracking.store.migrations.append_only import forbid_changes

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Tables that start empty."""
    _create_waivers()
    _create_answers()
    _create_leave_of_deliveries()
    _create_headings()
    forbid_changes("waivers", "waiver_answers", "delivery_waivers", "assigned_headings")


def _create_waivers() -> None:
    op.create_table(
        "waivers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_code", sa.String(length=32), nullable=False),
        sa.Column("reports", sa.JSON(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("workbook_sha256", sa.String(length=64), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_by", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_waivers")),
    )
    op.create_index("ix_waivers_unit_code", "waivers", ["unit_code"])


def _create_answers() -> None:
    op.create_table(
        "waiver_answers",
        sa.Column("waiver_id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["waiver_id"], ["waivers.id"], name=op.f("fk_waiver_answers_waiver_id")
        ),
        sa.PrimaryKeyConstraint("waiver_id", "seq", name=op.f("pk_waiver_answers")),
    )


def _create_leave_of_deliveries() -> None:
    op.create_table(
        "delivery_waivers",
        sa.Column("delivery_id", sa.Integer(), nullable=False),
        sa.Column("waiver_id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("error_count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["delivery_id"], ["deliveries.id"], name=op.f("fk_delivery_waivers_delivery_id")
        ),
        sa.ForeignKeyConstraint(
            ["waiver_id", "seq"],
            ["waiver_answers.waiver_id", "waiver_answers.seq"],
            name=op.f("fk_delivery_waivers_waiver_id"),
        ),
        sa.PrimaryKeyConstraint("delivery_id", name=op.f("pk_delivery_waivers")),
    )


def _create_headings() -> None:
    op.create_table(
        "assigned_headings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_code", sa.String(length=32), nullable=False),
        sa.Column("view", sa.String(length=32), nullable=False),
        sa.Column("heading", sa.Text(), nullable=False),
        sa.Column("written", sa.Text(), nullable=False),
        sa.Column("field", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assigned_headings")),
    )
    op.create_index("ix_assigned_headings_unit_code", "assigned_headings", ["unit_code"])
