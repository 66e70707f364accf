"""The whole store as one file, and back: from one database to another, of either kind."""

import base64
import json
import os
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, Engine, MetaData, Table, insert, select, text

from tracking.store.archives import (
    Backup,
    Damaged,
    Held,
    lines,
    opened,
    read_backup,
    write_table,
    write_told,
)
from tracking.store.engine import looking, writing
from tracking.store.migrations import migrate
from tracking.store.schema import PASSING
from tracking.vocabulary import TrackingError

_NOT_KEPT = PASSING | {"alembic_version"}
_ROWS_AT_ONCE = 500


def write_backup(engine: Engine, file: Path, now: datetime) -> Backup:
    """The store as it is at one moment, while others go on reading and writing.

    The file is there whole or not at all; one that is there already is never written over.
    """
    try:
        if file.exists():
            raise TrackingError(f"Đã có tệp “{file}”; hãy ghi bản sao lưu vào tệp khác.")
        return _written(engine, file, now)
    except OSError as trouble:
        raise TrackingError(
            f"Không ghi được bản sao lưu “{file}”; kiểm tra thư mục, quyền ghi và dung lượng đĩa "
            f"(máy báo: {trouble.strerror})."
        ) from trouble


def _written(engine: Engine, file: Path, now: datetime) -> Backup:
    part = file.with_name(f"{file.name}.dang-ghi")
    try:
        part.touch(mode=0o600)  # it holds accounts and everything sent
        with part.open("wb") as raw:
            with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
                _write(engine, archive, now)
            raw.flush()
            os.fsync(raw.fileno())
        made = read_backup(part)
        part.rename(file)
    finally:
        part.unlink(missing_ok=True)
    return made


def _write(engine: Engine, archive: zipfile.ZipFile, now: datetime) -> None:
    with looking(engine) as connection:
        made = Backup(
            made_at=now,
            step=_step(connection) or "",
            tables={
                table.name: write_table(
                    archive, table.name, table.columns.keys(), _rows(connection, table)
                )
                for table in _tables(connection)
            },
        )
    write_told(archive, made)


def _step(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _tables(connection: Connection) -> list[Table]:
    """The tables as the database has them, those that others refer to first."""
    found = MetaData()
    found.reflect(connection)
    return [table for table in found.sorted_tables if table.name not in _NOT_KEPT]


def _rows(connection: Connection, table: Table) -> Iterator[list[Any]]:
    ordered = select(table).order_by(*table.primary_key.columns)
    found = connection.execute(ordered, execution_options={"yield_per": _ROWS_AT_ONCE})
    return ([_plain(value) for value in row] for row in found)


def _plain(value: Any) -> Any:
    """As JSON knows it: bytes in base64, moments in UTC."""
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, datetime):
        # SQLite gives moments back without their zone; all are kept in UTC.
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return value


def restore(engine: Engine, file: Path) -> Backup:
    """Fill an empty database from a backup, all of it or nothing, and bring it to the newest step.

    Raises TrackingError where the database holds anything, or the backup is damaged.
    """
    made = read_backup(file)
    _prepare(engine, made.step)
    with writing(engine) as connection, opened(file) as archive:
        tables = {table.name: table for table in _tables(connection)}
        for name, held in made.tables.items():
            if name not in tables or not set(held.columns) <= set(tables[name].columns.keys()):
                raise Damaged(f"bảng {name} không phải của kho này")
            try:
                _fill(connection, tables[name], held, lines(archive, name))
            except (ValueError, TypeError) as trouble:
                raise Damaged(f"bảng {name} có dòng không đọc được") from trouble
    migrate(engine)
    return made


def _prepare(engine: Engine, step: str) -> None:
    """The structure that the backup was made of, without a row."""
    with engine.connect() as connection:
        is_used = any(
            connection.execute(select(table).limit(1)).first() for table in _tables(connection)
        )
        now = _step(connection)
    if is_used:
        raise TrackingError(
            "Kho này đã có số liệu nên không phục hồi đè lên; hãy phục hồi vào cơ sở dữ liệu trống "
            "(đặt CHI_THI_07_DATA sang thư mục mới, hoặc CHI_THI_07_DATABASE_URL sang kho mới)."
        )
    if now not in (None, step):
        raise TrackingError(
            "Kho trống này có cấu trúc khác với bản sao lưu; hãy phục hồi vào cơ sở dữ liệu mới."
        )
    migrate(engine, step)


def _fill(connection: Connection, table: Table, held: Held, told: Iterator[bytes]) -> None:
    kinds = {name: table.columns[name].type.python_type for name in held.columns}
    while batch := list(islice(told, _ROWS_AT_ONCE)):
        rows = [dict(zip(held.columns, json.loads(line), strict=True)) for line in batch]
        connection.execute(
            insert(table),
            [{name: _value(value, kinds[name]) for name, value in row.items()} for row in rows],
        )
    if connection.dialect.name == "postgresql":
        _go_on_numbering(connection, table)


def _value(value: Any, kind: type[Any]) -> Any:
    if value is None:
        return None
    if kind is bytes:
        return base64.b64decode(value)
    if kind in (datetime, date):
        return kind.fromisoformat(value)
    return value


def _go_on_numbering(connection: Connection, table: Table) -> None:
    """PostgreSQL counts ids by itself: it goes on after the last one restored."""
    for column in table.primary_key.columns:
        if column.server_default is not None or column.identity is not None:
            place = {"name": table.name, "column": column.name}
            last = connection.execute(select(column).order_by(column.desc()).limit(1)).scalar()
            if last is not None:
                counter = text("SELECT setval(pg_get_serial_sequence(:name, :column), :last)")
                connection.execute(counter, {**place, "last": last})
