"""One pair of tables for everything the ministry enters itself; targets and points move there."""

import sqlalchemy as sa
from alembic import op

from tracking.store.migrations.append_only import forbid_changes

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """What was entered so far keeps its version, its day and who entered it."""
    op.create_table(
        "table_versions",
        sa.Column("table_name", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("document_on", sa.Date(), nullable=True),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("entered_by", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("table_name", "version", name=op.f("pk_table_versions")),
    )
    op.create_table(
        "table_rows",
        sa.Column("table_name", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("stated", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["table_name", "version"],
            ["table_versions.table_name", "table_versions.version"],
            name=op.f("fk_table_rows_table_name"),
        ),
        sa.PrimaryKeyConstraint("table_name", "version", "seq", name=op.f("pk_table_rows")),
    )
    for name in ("targets", "par_points"):
        _move(name)
        op.drop_table(name)
    forbid_changes("table_versions", "table_rows")


def _move(name: str) -> None:
    op.execute(
        "INSERT INTO table_versions (table_name, version, reason, document, document_on,"
        " entered_at, entered_by, account)"
        f" SELECT '{name}', version, '', '', NULL, min(entered_at), min(entered_by), ''"
        f" FROM {name} GROUP BY version"
    )
    # A version without rows had one that said nothing.
    op.execute(
        "INSERT INTO table_rows (table_name, version, seq, stated)"
        f" SELECT '{name}', version, seq, stated FROM {name} WHERE stated <> ''"
    )
