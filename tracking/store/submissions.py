"""Accepting a reading, and what is in force: versions are added, never changed."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, func, insert, select
from sqlalchemy.exc import DataError

from tracking.periods import period
from tracking.specs.units import unit_by_code
from tracking.store.engine import writing
from tracking.store.held import Key, Submission, submission
from tracking.store.parts import keep_parts
from tracking.store.readings import keep_reading
from tracking.store.schema import rows, submissions, workbooks
from tracking.vocabulary import Reading, Table, TrackingError, View

PUBLISHER = "TCTK"
"""The unit code of published statistics, which belong to no unit of the ministry."""
ROWS_AT_ONCE = 5_000


@dataclass(frozen=True, slots=True)
class Arrival:
    """Who accepts a file, when, and when it came where that was before."""

    by: str
    now: datetime
    received_at: datetime | None


class NotAcceptable(TrackingError):
    """A reading with errors, or without a unit or a period, cannot be accepted."""


def report_key(table: Table) -> Key:
    """The report a table belongs to: unit, view, period.

    Raises NotAcceptable for a code nobody knows: what is kept once is kept for ever.
    """
    unit = PUBLISHER if table.view is View.PUBLISHED_INVESTMENT else table.unit_code
    if not (unit and _is_unit(unit) and table.period_code and _is_period(table.period_code)):
        raise NotAcceptable(f"Trang “{table.sheet}” chưa rõ đơn vị hoặc kỳ báo cáo.")
    return unit, table.view, table.period_code


def _is_unit(code: str) -> bool:
    unit = unit_by_code(code)
    return code == PUBLISHER or (unit is not None and unit.code == code)


def _is_period(code: str) -> bool:
    try:
        return period(code).code == code
    except ValueError:
        return False


def accept(
    engine: Engine,
    *,
    content: bytes,
    reading: Reading,
    accepted_by: str,
    now: datetime,
    stated: tuple[str, str] = ("", ""),
    received_at: datetime | None = None,
) -> tuple[Submission, ...]:
    """Keep a reading as new versions of the reports it holds: all of it, or nothing.

    Answers the submissions made; none when these bytes are held for these reports already.
    `stated` are the unit and period given from outside, `received_at` tells when the file came
    where that was before now. Raises NotAcceptable.
    """
    if not reading.ok or reading.has_errors or not reading.tables:
        raise NotAcceptable(f"Tệp “{reading.file}” còn lỗi nên không tiếp nhận được.")
    if hashlib.sha256(content).hexdigest() != reading.sha256:
        raise ValueError("the reading is not of this content")
    parts: dict[Key, list[Table]] = {}
    for table in reading.tables:
        parts.setdefault(report_key(table), []).append(table)
    try:
        with writing(engine) as connection:
            arrival = Arrival(accepted_by, now, received_at)
            return _accept(connection, content, reading, parts, arrival, stated)
    except (DataError, OverflowError, UnicodeError) as trouble:
        raise NotAcceptable(
            f"Tệp “{reading.file}” có số quá lớn hoặc ký tự lạ mà kho không giữ được."
        ) from trouble


def _accept(
    connection: Connection,
    content: bytes,
    reading: Reading,
    parts: Mapping[Key, list[Table]],
    arrival: Arrival,
    stated: tuple[str, str],
) -> tuple[Submission, ...]:
    digest = reading.sha256
    held = _held_keys(connection, digest)
    new = {key: tables for key, tables in parts.items() if key not in held}
    if not new:
        return ()
    _keep_workbook(connection, digest, content, reading.file, arrival)
    reading_id = keep_reading(connection, reading, "accepted", arrival.by, arrival.now, stated)
    made = tuple(
        _add(connection, key, tables, digest, reading_id, arrival) for key, tables in new.items()
    )
    keep_parts(connection, made)
    return made


def _held_keys(connection: Connection, digest: str) -> set[Key]:
    query = select(submissions.c.unit_code, submissions.c.view, submissions.c.period_code)
    found = connection.execute(query.where(submissions.c.workbook_sha256 == digest))
    return {(unit, View(view), code) for unit, view, code in found}


def _keep_workbook(
    connection: Connection, digest: str, content: bytes, name: str, arrival: Arrival
) -> None:
    query = select(workbooks.c.sha256).where(workbooks.c.sha256 == digest)
    if connection.execute(query).first() is None:
        connection.execute(
            insert(workbooks).values(
                sha256=digest, content=content, size=len(content), file_name=name,
                received_at=arrival.received_at or arrival.now, received_by=arrival.by,
            )
        )  # fmt: skip


def _add(
    connection: Connection,
    key: Key,
    tables: Sequence[Table],
    digest: str,
    reading_id: int,
    arrival: Arrival,
) -> Submission:
    unit, view, code = key
    same = _of_report(unit, view, code)
    newest = connection.execute(select(func.max(submissions.c.version)).where(*same)).scalar()
    as_of = max((table.data_as_of for table in tables if table.data_as_of), default=None)
    added = connection.execute(
        insert(submissions)
        .values(
            unit_code=unit, view=view.value, period_code=code, version=(newest or 0) + 1,
            workbook_sha256=digest, reading_id=reading_id, data_as_of=as_of,
            templates=",".join(dict.fromkeys(table.template for table in tables)),
            row_count=sum(len(table.rows) for table in tables), accepted_at=arrival.now,
            accepted_by=arrival.by, received_at=arrival.received_at,
        )
        .returning(submissions)
    ).one()  # fmt: skip
    _add_rows(connection, view, added.id, tables)
    return submission(added)


def _of_report(unit: str, view: View, code: str) -> tuple[Any, ...]:
    columns = submissions.c
    return columns.unit_code == unit, columns.view == view.value, columns.period_code == code


def _add_rows(
    connection: Connection, view: View, submission_id: int, tables: Sequence[Table]
) -> None:
    names = [column.name for column in rows[view].columns][4:]
    batch: list[dict[str, Any]] = []
    for seq, (sheet, record) in enumerate(_records(tables), 1):
        stated = {name: record.get(name) for name in names}
        place = {"submission_id": submission_id, "seq": seq, "sheet": sheet, "row": record["_row"]}
        batch.append(place | stated)
        if len(batch) == ROWS_AT_ONCE:
            connection.execute(insert(rows[view]), batch)
            batch = []
    if batch:
        connection.execute(insert(rows[view]), batch)


def _records(tables: Sequence[Table]) -> Iterator[tuple[str, dict[str, Any]]]:
    for table in tables:
        for record in table.records():
            yield table.sheet, record
