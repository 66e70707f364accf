"""The forms of a submission and the version that brought each; the workbook a row came from."""

import sqlalchemy as sa
from alembic import op

from tracking.store.migrations.append_only import forbid_changes

revision = "0003"
down_revision = "0002"

ROWS = (
    "rows_tasks", "rows_disbursement", "rows_services", "rows_measures",
    "rows_published_investment",
)  # fmt: skip


def upgrade() -> None:
    """Every form held so far was brought by the submission it is in."""
    op.create_table(
        "submission_forms",
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("template", sa.String(length=64), nullable=False),
        sa.Column("brought_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submissions.id"], name=op.f("fk_submission_forms_submission_id")
        ),
        sa.ForeignKeyConstraint(
            ["brought_by"], ["submissions.id"], name=op.f("fk_submission_forms_brought_by")
        ),
        sa.PrimaryKeyConstraint("submission_id", "template", name=op.f("pk_submission_forms")),
    )
    for table in ROWS:
        op.add_column(table, sa.Column("template", sa.String(length=64)))
        op.add_column(table, sa.Column("source_sha256", sa.String(length=64)))
    _tell_forms_held()
    forbid_changes("submission_forms")


def _tell_forms_held() -> None:
    connection = op.get_bind()
    held = connection.execute(sa.text("SELECT id, templates FROM submissions")).all()
    forms = [
        {"number": number, "template": template}
        for number, templates in held
        for template in templates.split(",")
    ]
    if forms:
        connection.execute(
            sa.text("INSERT INTO submission_forms VALUES (:number, :template, :number)"), forms
        )
