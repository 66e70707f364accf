"""Who may come in, who is in, and who did what."""

from sqlalchemy import Boolean, Column, Index, Integer, String, Table, Text

from tracking.store.schema.base import Moment, metadata

accounts = Table(
    "accounts",
    metadata,
    Column("account", String(64), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("label", Text, nullable=False),
    Column("role", String(16), nullable=False),
    Column("unit_code", String(32), nullable=False),
    Column("secret", Text, nullable=False),
    Column("must_change", Boolean, nullable=False),
    Column("is_open", Boolean, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Column("changed_by", Text, nullable=False),
)
"""Versions of accounts, the newest holds; `secret` is the password's argon2id hash or ""."""

sessions = Table(
    "sessions",
    metadata,
    Column("token_sha256", String(64), primary_key=True),
    Column("account", String(64), nullable=False),
    Column("address", Text, nullable=False),
    Column("started_at", Moment, nullable=False),
    Column("seen_at", Moment, nullable=False),
    Column("ended_at", Moment),
    Index("ix_sessions_account", "account"),
)

audit_entries = Table(
    "audit_entries",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("action", String(32), nullable=False),
    Column("account", Text, nullable=False),
    Column("role", String(16), nullable=False),
    Column("unit_code", String(32), nullable=False),
    Column("address", Text, nullable=False),
    Column("about", Text, nullable=False),
    Index("ix_audit_entries_at", "at"),
    Index("ix_audit_entries_action_account", "action", "account"),
)
