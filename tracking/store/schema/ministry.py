"""Tables the ministry keeps itself, as numbered versions: the newest of each holds."""

from sqlalchemy import Column, Date, ForeignKeyConstraint, Integer, String, Table, Text

from tracking.store.schema.base import Moment, metadata

table_versions = Table(
    "table_versions",
    metadata,
    Column("table_name", String(32), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("reason", Text, nullable=False),
    Column("document", Text, nullable=False),
    Column("document_on", Date),
    Column("entered_at", Moment, nullable=False),
    Column("entered_by", Text, nullable=False),
    Column("account", Text, nullable=False),
)
"""Who entered a version, when, why, by which document; a version may have no row at all."""

table_rows = Table(
    "table_rows",
    metadata,
    Column("table_name", String(32), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("stated", Text, nullable=False),
    ForeignKeyConstraint(
        ["table_name", "version"], ["table_versions.table_name", "table_versions.version"]
    ),
)
"""The rows of a version, each as JSON of the texts of its columns."""
