"""What a unit is given leave for: to send errors for a while, to call a column and to write dates
and numbers its own way."""

from sqlalchemy import (
    JSON,
    Column,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
)

from tracking.store.schema.base import Moment, metadata

waivers = Table(
    "waivers",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("unit_code", String(32), nullable=False),
    Column("reports", JSON, nullable=False),
    Column("file_name", Text, nullable=False),
    Column("workbook_sha256", String(64), nullable=False),
    Column("packed", LargeBinary, nullable=False),
    Column("reason", Text, nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("asked_by", Text, nullable=False),
    Column("account", Text, nullable=False),
    Index("ix_waivers_unit_code", "unit_code"),
)
"""Leave that a unit asks for to send a file with the errors it has: `packed` is its reading without
tables, `reports` are [unit, view, period] of each."""

waiver_answers = Table(
    "waiver_answers",
    metadata,
    Column("waiver_id", ForeignKey("waivers.id"), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(16), nullable=False),
    Column("valid_to", Date),
    Column("reason", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("by", Text, nullable=False),
    Column("account", Text, nullable=False),
)
"""What became of it, the last answer holds: what the office answered, or that something later
took its place; `valid_to` is the last day of leave that is granted."""

delivery_waivers = Table(
    "delivery_waivers",
    metadata,
    Column("delivery_id", ForeignKey("deliveries.id"), primary_key=True),
    Column("waiver_id", Integer, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("error_count", Integer, nullable=False),
    ForeignKeyConstraint(["waiver_id", "seq"], ["waiver_answers.waiver_id", "waiver_answers.seq"]),
)
"""The answer that let a delivery be sent with its errors, and how many those are."""

assigned_headings = Table(
    "assigned_headings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("unit_code", String(32), nullable=False),
    Column("view", String(32), nullable=False),
    Column("heading", Text, nullable=False),
    Column("written", Text, nullable=False),
    Column("field", String(64), nullable=False),
    Column("at", Moment, nullable=False),
    Column("by", Text, nullable=False),
    Column("account", Text, nullable=False),
    Index("ix_assigned_headings_unit_code", "unit_code"),
)
"""Which field a unit means by a heading that no declaration knows, the last line holds; `heading`
is what it is known by, `written` how it stood in the file. `field` is "" where it is taken back."""

writing_habits = Table(
    "writing_habits",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("unit_code", String(32), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("manner", String(32), nullable=False),
    Column("written", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("by", Text, nullable=False),
    Column("account", Text, nullable=False),
    Index("ix_writing_habits_unit_code", "unit_code"),
)
"""How a unit told that it writes dates or numbers, the last line of a kind holds; `written` is the
text it was asked about. `manner` is "" where it is taken back."""
