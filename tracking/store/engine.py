"""One URL, one engine: SQLite by default, PostgreSQL when the URL says so."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DataError, DBAPIError, SQLAlchemyError

from tracking.vocabulary import TrackingError

BUSY_SECONDS = 30
"""How long a writer waits for the one before it."""
DRIVERS = {
    "sqlite": "sqlite",
    "sqlite+pysqlite": "sqlite",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
}
_WRITERS = 7_2022
"""The number of PostgreSQL's advisory lock that writers of the store take in turn."""
_BUSY = ("database is locked", "lock timeout")


def open_engine(url: str) -> Engine:
    """The engine for a database URL; the folder of an embedded database is made.

    Raises TrackingError when the URL names no database the store can use.
    """
    parsed = _parsed(url)
    if parsed.get_backend_name() != "sqlite":
        return create_engine(parsed, pool_pre_ping=True, hide_parameters=True)
    _make_file(parsed)
    engine = create_engine(parsed, connect_args={"timeout": BUSY_SECONDS}, hide_parameters=True)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _parsed(url: str) -> URL:
    try:
        parsed = make_url(url)
        return parsed.set(drivername=DRIVERS[parsed.drivername])
    except (ArgumentError, ValueError, KeyError):
        raise TrackingError(
            "Địa chỉ cơ sở dữ liệu không đúng; ghi theo mẫu sqlite:////thu-muc/kho.sqlite3 "
            "hoặc postgresql+psycopg://nguoi-dung:mat-khau@may-chu/ten-kho."
        ) from None


def _make_file(url: URL) -> None:
    """The embedded database, which nobody else of the machine may read."""
    if not url.database or url.database == ":memory:":
        return
    file = Path(url.database)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.exists():
            file.touch(mode=0o600)
    except OSError as trouble:
        raise TrackingError(
            f"Không tạo được thư mục “{file.parent}” để đặt cơ sở dữ liệu; "
            "kiểm tra đường dẫn và quyền ghi."
        ) from trouble


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # The driver's own way of opening transactions is too late for a writer: we begin them.
    connection.isolation_level = None
    pragmas = (
        f"busy_timeout = {BUSY_SECONDS * 1000}",
        "journal_mode = WAL",
        "foreign_keys = ON",
        "recursive_triggers = ON",  # else INSERT OR REPLACE deletes behind the triggers' back
    )
    for pragma in pragmas:
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    is_writer = connection.get_execution_options().get("is_writer", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writer else "BEGIN")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes: committed whole, or nothing of it.

    Writers take turns, on PostgreSQL as on SQLite; readers never wait for them.
    """
    with engine.connect().execution_options(is_writer=True) as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{BUSY_SECONDS}s'")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITERS})")
        yield connection


@contextmanager
def looking(engine: Engine) -> Iterator[Connection]:
    """A transaction that sees the store as it was when it first looked, whatever is written."""
    level = {"isolation_level": "REPEATABLE READ"} if engine.name == "postgresql" else {}
    with engine.connect().execution_options(**level) as connection:
        yield connection


@contextmanager
def keepable(refusal: TrackingError) -> Iterator[None]:
    """Values that a database cannot hold, such as a NUL in a text, are refused with a sentence."""
    try:
        yield
    except (DataError, OverflowError, UnicodeError) as trouble:
        raise refusal from trouble


@contextmanager
def plain_errors() -> Iterator[None]:
    """Trouble with the database itself, as one sentence for the operator."""
    try:
        yield
    except SQLAlchemyError as trouble:
        raise TrackingError(_sentence(trouble)) from trouble


def _sentence(trouble: SQLAlchemyError) -> str:
    # Never the whole of it: the rest may hold the statement, and what units wrote.
    cause = trouble.orig if isinstance(trouble, DBAPIError) else trouble
    said = (str(cause).strip() or type(cause).__name__).splitlines()[0]
    if any(word in said for word in _BUSY):
        return f"Kho đang bận: nơi khác ghi quá {BUSY_SECONDS} giây chưa xong; thử lại sau."
    return (
        "Không dùng được cơ sở dữ liệu; kiểm tra địa chỉ, tài khoản, quyền ghi, dung lượng đĩa và "
        f"máy chủ có đang chạy không (máy báo: {said})."
    )
