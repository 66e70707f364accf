"""Tables the ministry keeps itself: numbered versions, the newest in force, none ever changed."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, Engine, func, insert, select

from tracking.specs.ministry_tables import shipped_rows, table_forms
from tracking.specs.table_form import MinistryTable, Row, TableForm
from tracking.store.engine import looking, writing
from tracking.store.schema import table_rows, table_versions
from tracking.vocabulary import TrackingError


class Outdated(TrackingError):
    """Somebody else has entered a version meanwhile."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """Why a version was entered, by which document, and by whom."""

    reason: str
    document: str = ""
    document_on: date | None = None
    by: str
    account: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A version of a table, without its rows."""

    table: MinistryTable
    number: int
    basis: Basis
    entered_at: datetime


def enter(
    connection: Connection,
    table: MinistryTable,
    rows: Sequence[Row],
    basis: Basis,
    now: datetime,
    *,
    after: int | None = None,
) -> int:
    """Keep rows as the next version of a table; its number. Rows that are in force already change
    nothing; none at all take back what was entered.

    Raises TrackingError for a row that cannot be used, Outdated where the version in force is not
    the one the rows were made `after`.
    """
    form = table_forms()[table]
    form.parse(rows)
    newest = version_within(connection, table)
    if after is not None and after != newest:
        raise Outdated(
            f"Bảng “{form.title}” vừa được người khác sửa thành bản {newest}; trang đã hiện bản "
            "mới, hãy xem rồi sửa lại."
        )
    kept = [dict(row) for row in rows]
    if kept == rows_of(connection, table, newest):
        return newest
    number = newest + 1
    connection.execute(
        insert(table_versions).values(
            table_name=table.value,
            version=number,
            reason=basis.reason,
            document=basis.document,
            document_on=basis.document_on,
            entered_at=now,
            entered_by=basis.by,
            account=basis.account,
        )
    )
    values = [
        {"table_name": table.value, "version": number, "seq": seq, "stated": _packed(row)}
        for seq, row in enumerate(kept, 1)
    ]
    if values:
        connection.execute(insert(table_rows), values)
    return number


def enter_alone(
    engine: Engine, table: MinistryTable, rows: Sequence[Row], basis: Basis, now: datetime
) -> int:
    """The same in a transaction of its own, as from a terminal."""
    with writing(engine) as connection:
        return enter(connection, table, rows, basis, now)


def _packed(row: Row) -> str:
    return json.dumps(dict(row), ensure_ascii=False, sort_keys=True)


def version_within(connection: Connection, table: MinistryTable) -> int:
    """The number of the version in force, 0 before any was entered."""
    columns = table_versions.c
    query = select(func.max(columns.version)).where(columns.table_name == table.value)
    return connection.execute(query).scalar() or 0


def rows_of(connection: Connection, table: MinistryTable, number: int) -> list[dict[str, str]]:
    """The rows of a version."""
    columns = table_rows.c
    query = select(columns.stated).where(
        columns.table_name == table.value, columns.version == number
    )
    return [json.loads(text) for text in connection.execute(query.order_by(columns.seq)).scalars()]


def entered_rows(connection: Connection, table: MinistryTable) -> list[dict[str, str]] | None:
    """The rows in force that were entered, None where none ever were."""
    newest = version_within(connection, table)
    return rows_of(connection, table, newest) if newest else None


def rows_to_edit(
    engine: Engine, form: TableForm, number: int | None = None
) -> tuple[int, list[Row]]:
    """The version in force, or another one, and its rows; version 0 is what came with the program,
    or nothing where what is entered stands beside it."""
    with looking(engine) as connection:
        version = version_within(connection, form.table) if number is None else number
        if version:
            return version, [*rows_of(connection, form.table, version)]
    return 0, [] if form.is_beside else [*shipped_rows(form)]


def versions_of(engine: Engine, table: MinistryTable) -> list[Version]:
    """The versions of a table, the newest first."""
    with engine.connect() as connection:
        return versions_within(connection, table)


def versions_within(connection: Connection, table: MinistryTable) -> list[Version]:
    """The same over an open connection."""
    columns = table_versions.c
    query = (
        select(table_versions)
        .where(columns.table_name == table.value)
        .order_by(columns.version.desc())
    )
    return [
        Version(
            table=table,
            number=row.version,
            basis=Basis(
                reason=row.reason,
                document=row.document,
                document_on=row.document_on,
                by=row.entered_by,
                account=row.account,
            ),
            entered_at=row.entered_at,
        )
        for row in connection.execute(query)
    ]
