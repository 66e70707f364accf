"""In SQLite `INSERT OR REPLACE` deletes without waking the triggers that forbid it: refused too."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

TABLES = (
    "accounts", "assigned_headings", "audit_entries", "briefing_edits", "briefings", "conclusions",
    "deliveries", "delivery_events", "delivery_reports", "delivery_versions", "delivery_waivers",
    "period_closings", "snapshot_members", "snapshots", "submission_forms", "submissions",
    "table_rows", "table_versions", "waiver_answers", "waivers", "writing_habits",
)  # fmt: skip
"""What nothing else in the store proves: workbooks answer to their digest, rows and readings to
their workbooks, figures to their rows."""


def upgrade() -> None:
    """No row may take the place of one that is there, by its key or by anything that is unique."""
    if op.get_bind().dialect.name != "sqlite":
        return
    for table in TABLES:
        same = " OR ".join(f"({_same(columns)})" for columns in _unique(table))
        op.execute(
            f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
            f"WHEN EXISTS (SELECT 1 FROM {table} AS held WHERE {same}) "
            f"BEGIN SELECT RAISE(ABORT, 'append-only: {table}'); END"
        )


def _unique(table: str) -> list[list[str]]:
    inspector = sa.inspect(op.get_bind())
    found = [inspector.get_pk_constraint(table)["constrained_columns"]]
    found += [one["column_names"] for one in inspector.get_unique_constraints(table)]
    return found


def _same(columns: list[str]) -> str:
    return " AND ".join(f'held."{name}" = NEW."{name}"' for name in columns)
