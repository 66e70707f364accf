"""Briefings as they were frozen, how they were edited, and what was concluded on them."""

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, LargeBinary, String, Table, Text

from tracking.store.schema.base import Moment, metadata

briefings = Table(
    "briefings",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("period_code", String(8), nullable=False),
    Column("snapshot_id", ForeignKey("snapshots.id"), nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("at", Moment, nullable=False),
    Column("by", Text, nullable=False),
    Column("account", Text, nullable=False),
)
"""`content` is the whole briefing as its own module packs it: no figure of it is computed again."""

briefing_edits = Table(
    "briefing_edits",
    metadata,
    Column("number", ForeignKey("briefings.number"), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("stated", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("by", Text, nullable=False),
    Column("account", Text, nullable=False),
)
"""How its slides are told instead, as JSON; the last one holds. Figures are not among it."""

conclusions = Table(
    "conclusions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("number", ForeignKey("briefings.number"), nullable=False),
    Column("line", Integer, nullable=False),
    Column("said", Text, nullable=False),
    Column("unit_code", String(32), nullable=False),
    Column("clause", String(8), nullable=False),
    Column("indicator_code", String(64), nullable=False),
    Column("due_on", Date),
    Column("outcome", String(16), nullable=False),
    Column("at", Moment, nullable=False),
    Column("by", Text, nullable=False),
    Column("account", Text, nullable=False),
    Index("ix_conclusions_number", "number"),
)
"""What a meeting concluded; of a line of a briefing the last row holds, one that says nothing takes
it back. `outcome` is what the office says became of it, "" where it says nothing."""
