"""One URL, one engine: SQLite by default, PostgreSQL when the URL says so."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from tracking.vocabulary import TrackingError

BUSY_SECONDS = 30


def open_engine(url: str) -> Engine:
    """The engine for a database URL; the folder of an embedded database is made."""
    parsed = make_url(url)
    if parsed.drivername == "postgresql":
        parsed = parsed.set(drivername="postgresql+psycopg")
    if parsed.get_backend_name() != "sqlite":
        return create_engine(parsed, pool_pre_ping=True)
    if parsed.database:
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(parsed, connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # The driver's own way of opening transactions is too late for a writer: we begin them.
    connection.isolation_level = None
    for pragma in (
        "journal_mode = WAL",
        "foreign_keys = ON",
        f"busy_timeout = {BUSY_SECONDS * 1000}",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    is_writer = connection.get_execution_options().get("is_writer", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writer else "BEGIN")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes: committed whole, or nothing of it."""
    with engine.connect().execution_options(is_writer=True) as connection, connection.begin():
        yield connection


@contextmanager
def plain_errors() -> Iterator[None]:
    """Trouble with the database itself, as a sentence for the operator."""
    try:
        yield
    except OperationalError as trouble:
        raise TrackingError(f"Không làm việc được với cơ sở dữ liệu: {trouble.orig}") from trouble
    except SQLAlchemyError as trouble:
        raise TrackingError(f"Cơ sở dữ liệu báo lỗi: {trouble}") from trouble
