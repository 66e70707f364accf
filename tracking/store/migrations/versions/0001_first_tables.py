"""The first tables: workbooks, readings, submissions, rows of each view, snapshots; append-only."""

import sqlalchemy as sa
from alembic import op

from tracking.store.migrations.append_only import forbid_changes

revision = "0001"
down_revision = None

APPEND_ONLY = (
    "workbooks", "readings", "submissions", "indicator_parts", "snapshots", "snapshot_members",
    "rows_tasks", "rows_disbursement", "rows_services", "rows_measures",
    "rows_published_investment",
)  # fmt: skip


def upgrade() -> None:
    """Make the tables and forbid changing what is in them."""
    _create_tables()
    _make_refusal()
    forbid_changes(*APPEND_ONLY)


def _make_refusal() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'append-only: %', TG_TABLE_NAME; END $$"
        )


def _create_tables() -> None:
    op.create_table(
        "readings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("stated_unit", sa.Text(), nullable=False),
        sa.Column("stated_period", sa.Text(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("reader_version", sa.Text(), nullable=False),
        sa.Column("outcome", sa.String(length=16), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("read_by", sa.Text(), nullable=False),
        sa.CheckConstraint("outcome IN ('accepted', 'refused')", name=op.f("ck_readings_outcome")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_readings")),
        sa.UniqueConstraint(
            "sha256",
            "file_name",
            "stated_unit",
            "stated_period",
            "reader_version",
            "outcome",
            name=op.f("uq_readings_sha256"),
        ),
    )
    op.create_table(
        "snapshots",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken_by", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_snapshots")),
    )
    op.create_table(
        "workbooks",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("received_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_workbooks")),
    )
    op.create_table(
        "submissions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_code", sa.String(length=32), nullable=False),
        sa.Column("view", sa.String(length=32), nullable=False),
        sa.Column("period_code", sa.String(length=8), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("workbook_sha256", sa.String(length=64), nullable=False),
        sa.Column("reading_id", sa.Integer(), nullable=False),
        sa.Column("templates", sa.Text(), nullable=False),
        sa.Column("data_as_of", sa.Date(), nullable=True),
        sa.Column("row_count", sa.Integer(), nullable=False),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("accepted_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reading_id"], ["readings.id"], name=op.f("fk_submissions_reading_id")
        ),
        sa.ForeignKeyConstraint(
            ["workbook_sha256"], ["workbooks.sha256"], name=op.f("fk_submissions_workbook_sha256")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_submissions")),
        sa.UniqueConstraint(
            "unit_code", "view", "period_code", "version", name=op.f("uq_submissions_unit_code")
        ),
    )
    op.create_index(
        "ix_submissions_period_view", "submissions", ["period_code", "view"], unique=False
    )
    op.create_table(
        "indicator_parts",
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("indicator_code", sa.String(length=64), nullable=False),
        sa.Column("unit_code", sa.String(length=32), nullable=False),
        sa.Column("period_code", sa.String(length=8), nullable=False),
        sa.Column("numerator", sa.BigInteger(), nullable=False),
        sa.Column("denominator", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submissions.id"], name=op.f("fk_indicator_parts_submission_id")
        ),
        sa.PrimaryKeyConstraint("submission_id", "indicator_code", name=op.f("pk_indicator_parts")),
    )
    op.create_index(
        "ix_indicator_parts_period_unit",
        "indicator_parts",
        ["period_code", "unit_code"],
        unique=False,
    )
    op.create_table(
        "rows_disbursement",
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sheet", sa.Text(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("project_code", sa.Text(), nullable=True),
        sa.Column("project_name", sa.Text(), nullable=True),
        sa.Column("funding_source", sa.Text(), nullable=True),
        sa.Column("investor", sa.Text(), nullable=True),
        sa.Column("total_investment_vnd", sa.BigInteger(), nullable=True),
        sa.Column("plan_assigned_vnd", sa.BigInteger(), nullable=True),
        sa.Column("plan_adjusted_vnd", sa.BigInteger(), nullable=True),
        sa.Column("plan_carried_over_vnd", sa.BigInteger(), nullable=True),
        sa.Column("disbursed_to_date_vnd", sa.BigInteger(), nullable=True),
        sa.Column("disbursed_in_period_vnd", sa.BigInteger(), nullable=True),
        sa.Column("disbursed_carried_over_vnd", sa.BigInteger(), nullable=True),
        sa.Column("forecast_year_vnd", sa.BigInteger(), nullable=True),
        sa.Column("disbursed_rate", sa.Double(), nullable=True),
        sa.Column("obstacle", sa.Text(), nullable=True),
        sa.Column("proposal", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submissions.id"], name=op.f("fk_rows_disbursement_submission_id")
        ),
        sa.PrimaryKeyConstraint("submission_id", "seq", name=op.f("pk_rows_disbursement")),
    )
    op.create_table(
        "rows_measures",
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sheet", sa.Text(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("indicator_code", sa.Text(), nullable=True),
        sa.Column("planned_value", sa.Double(), nullable=True),
        sa.Column("actual_value", sa.Double(), nullable=True),
        sa.Column("unit_of_measure", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submissions.id"], name=op.f("fk_rows_measures_submission_id")
        ),
        sa.PrimaryKeyConstraint("submission_id", "seq", name=op.f("pk_rows_measures")),
    )
    op.create_table(
        "rows_published_investment",
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sheet", sa.Text(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("body_name", sa.Text(), nullable=True),
        sa.Column("actual_previous_month_vnd", sa.BigInteger(), nullable=True),
        sa.Column("estimate_month_vnd", sa.BigInteger(), nullable=True),
        sa.Column("year_to_date_vnd", sa.BigInteger(), nullable=True),
        sa.Column("year_plan_rate", sa.Double(), nullable=True),
        sa.Column("same_period_rate", sa.Double(), nullable=True),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["submissions.id"],
            name=op.f("fk_rows_published_investment_submission_id"),
        ),
        sa.PrimaryKeyConstraint("submission_id", "seq", name=op.f("pk_rows_published_investment")),
    )
    op.create_table(
        "rows_services",
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sheet", sa.Text(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("procedure_code", sa.Text(), nullable=True),
        sa.Column("procedure_name", sa.Text(), nullable=True),
        sa.Column("field", sa.Text(), nullable=True),
        sa.Column("service_level", sa.Text(), nullable=True),
        sa.Column("on_national_portal", sa.Boolean(), nullable=True),
        sa.Column("in_decision_422", sa.Boolean(), nullable=True),
        sa.Column("single_window", sa.Text(), nullable=True),
        sa.Column("cases_carried_over", sa.BigInteger(), nullable=True),
        sa.Column("cases_received", sa.BigInteger(), nullable=True),
        sa.Column("cases_online", sa.BigInteger(), nullable=True),
        sa.Column("cases_in_person", sa.BigInteger(), nullable=True),
        sa.Column("cases_resolved_early", sa.BigInteger(), nullable=True),
        sa.Column("cases_resolved_on_time", sa.BigInteger(), nullable=True),
        sa.Column("cases_resolved_late", sa.BigInteger(), nullable=True),
        sa.Column("cases_pending_in_term", sa.BigInteger(), nullable=True),
        sa.Column("cases_pending_overdue", sa.BigInteger(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submissions.id"], name=op.f("fk_rows_services_submission_id")
        ),
        sa.PrimaryKeyConstraint("submission_id", "seq", name=op.f("pk_rows_services")),
    )
    op.create_table(
        "rows_tasks",
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sheet", sa.Text(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("task_code", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("task_type", sa.Text(), nullable=True),
        sa.Column("assigned_by", sa.Text(), nullable=True),
        sa.Column("assigned_on", sa.Date(), nullable=True),
        sa.Column("lead_unit", sa.Text(), nullable=True),
        sa.Column("supporting_units", sa.Text(), nullable=True),
        sa.Column("leader_in_charge", sa.Text(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("due_kind", sa.Text(), nullable=True),
        sa.Column("completed_on", sa.Date(), nullable=True),
        sa.Column("progress_rate", sa.Double(), nullable=True),
        sa.Column("declared_status", sa.Text(), nullable=True),
        sa.Column("product", sa.Text(), nullable=True),
        sa.Column("result_document", sa.Text(), nullable=True),
        sa.Column("obstacle", sa.Text(), nullable=True),
        sa.Column("proposal", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submissions.id"], name=op.f("fk_rows_tasks_submission_id")
        ),
        sa.PrimaryKeyConstraint("submission_id", "seq", name=op.f("pk_rows_tasks")),
    )
    op.create_table(
        "snapshot_members",
        sa.Column("snapshot_id", sa.String(length=64), nullable=False),
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["snapshot_id"], ["snapshots.id"], name=op.f("fk_snapshot_members_snapshot_id")
        ),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submissions.id"], name=op.f("fk_snapshot_members_submission_id")
        ),
        sa.PrimaryKeyConstraint("snapshot_id", "submission_id", name=op.f("pk_snapshot_members")),
    )
