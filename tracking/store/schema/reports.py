"""What units reported: one table of rows for each view, its columns those of fields.csv."""

from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from tracking.specs import view_fields
from tracking.store.schema.base import Moment, metadata
from tracking.vocabulary import View

workbooks = Table(
    "workbooks",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("content", LargeBinary, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("file_name", Text, nullable=False),
    Column("received_at", Moment, nullable=False),
    Column("received_by", Text, nullable=False),
)

readings = Table(
    "readings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("sha256", String(64), nullable=False),
    Column("file_name", Text, nullable=False),
    Column("stated_unit", Text, nullable=False),
    Column("stated_period", Text, nullable=False),
    Column("reader_version", Text, nullable=False),
    Column("outcome", String(16), nullable=False),
    Column("packed", LargeBinary, nullable=False),
    Column("read_at", Moment, nullable=False),
    Column("read_by", Text, nullable=False),
    UniqueConstraint(
        "sha256", "file_name", "stated_unit", "stated_period", "reader_version", "outcome"
    ),
    CheckConstraint("outcome IN ('accepted', 'refused')", name="outcome"),
)

submissions = Table(
    "submissions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("unit_code", String(32), nullable=False),
    Column("view", String(32), nullable=False),
    Column("period_code", String(8), nullable=False),
    Column("version", Integer, nullable=False),
    Column("workbook_sha256", ForeignKey("workbooks.sha256"), nullable=False),
    Column("reading_id", ForeignKey("readings.id"), nullable=False),
    Column("templates", Text, nullable=False),
    Column("data_as_of", Date),
    Column("row_count", Integer, nullable=False),
    Column("accepted_at", Moment, nullable=False),
    Column("accepted_by", Text, nullable=False),
    Column("received_at", Moment),
    UniqueConstraint("unit_code", "view", "period_code", "version"),
    Index("ix_submissions_period_view", "period_code", "view"),
)

submission_forms = Table(
    "submission_forms",
    metadata,
    Column("submission_id", ForeignKey("submissions.id"), primary_key=True),
    Column("template", String(64), primary_key=True),
    Column("brought_by", ForeignKey("submissions.id"), nullable=False),
)

_TYPES: dict[str, type] = {
    "amount": BigInteger,
    "count": BigInteger,
    "rate": Double,
    "number": Double,
    "date": Date,
    "flag": Boolean,
}


def _rows_table(view: View) -> Table:
    columns: list[Column[Any]] = [
        Column(name, _TYPES.get(field.type, Text)) for name, field in view_fields(view).items()
    ]
    return Table(
        f"rows_{view.value}",
        metadata,
        Column("submission_id", ForeignKey("submissions.id"), primary_key=True),
        Column("seq", Integer, primary_key=True, autoincrement=False),
        Column("sheet", Text, nullable=False),
        Column("row", Integer, nullable=False),
        *columns,
        Column("template", String(64)),
        Column("source_sha256", String(64)),
    )


rows = {view: _rows_table(view) for view in View}

indicator_parts = Table(
    "indicator_parts",
    metadata,
    Column("basis", String(256), primary_key=True),
    Column("unit_code", String(32), primary_key=True),
    Column("submission_id", ForeignKey("submissions.id"), primary_key=True),
    Column("period_code", String(8), nullable=False),
    Column("sums", JSON, nullable=False),
    Index("ix_indicator_parts_period", "period_code"),
    Index("ix_indicator_parts_submission", "submission_id"),
)


snapshots = Table(
    "snapshots",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("taken_at", Moment, nullable=False),
    Column("taken_by", Text, nullable=False),
    Column("label", Text, nullable=False),
)

snapshot_members = Table(
    "snapshot_members",
    metadata,
    Column("snapshot_id", ForeignKey("snapshots.id"), primary_key=True),
    Column("submission_id", ForeignKey("submissions.id"), primary_key=True),
)

period_closings = Table(
    "period_closings",
    metadata,
    Column("period_code", String(8), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(16), nullable=False),
    Column("number", Integer, nullable=False),
    Column("snapshot_id", ForeignKey("snapshots.id"), nullable=False),
    Column("missing", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("by", Text, nullable=False),
    Column("account", Text, nullable=False),
    UniqueConstraint("number", "kind"),
)
"""A period closed or reopened, the last line holds; `number` and `snapshot_id` are of the closing,
also where it is reopened, `missing` counts the reports that were not accepted then."""
