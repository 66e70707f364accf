"""Where does a row come from: which workbook, sheet and cells, who sent it, and what before?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, Select, select

from tracking.store.forms import forms_of
from tracking.store.held import Submission, rows_of, submission
from tracking.store.readings import unpacked
from tracking.store.schema import (
    deliveries,
    delivery_versions,
    readings,
    submissions,
)
from tracking.views import record_key
from tracking.vocabulary import Table, TrackingError


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A version of a report, and the same record in it; None where it was not there."""

    submission: Submission
    row: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The workbook of a row, the letters of the columns that made up each field in it, and the
    record in every version of the report, oldest first; `first_row` is the first row of records of
    its table, `sent_by` is "" where the file was loaded from a terminal."""

    file_name: str
    sha256: str
    received_at: datetime
    sheet: str
    row: int
    first_row: int
    letters: Mapping[str, tuple[str, ...]]
    sent_by: str
    accepted_by: str
    accepted_at: datetime
    versions: tuple[Version, ...]


def source(engine: Engine, submission_id: int, row: Mapping[str, Any]) -> Source:
    """Where a row of an accepted report stands."""
    with engine.connect() as connection:
        one = _submission(connection, submission_id)
        brought = _brought(connection, one, row)
        query = select(readings).join(submissions, submissions.c.reading_id == readings.c.id)
        kept = connection.execute(query.where(submissions.c.id == brought.id)).one()
        versions = _versions(connection, one, row)
        sent_by = connection.execute(_sender(brought.id)).scalar()
    # The same bytes may have come before, under another name: what counts is this sending.
    reading = unpacked(kept)
    table = _table(reading.tables, one, row)
    return Source(
        file_name=reading.file,
        sha256=brought.workbook_sha256,
        received_at=brought.came_at,
        sheet=row["_sheet"],
        row=row["_row"],
        first_row=table.first_row,
        letters=_letters(table, row["_row"]),
        sent_by=sent_by or "",
        accepted_by=brought.accepted_by,
        accepted_at=brought.accepted_at,
        versions=versions,
    )


def _sender(submission_id: int) -> Select[Any]:
    """Who sent the delivery that made a version."""
    of = delivery_versions.c
    return (
        select(deliveries.c.sent_by)
        .join(delivery_versions, of.delivery_id == deliveries.c.id)
        .where(of.submission_id == submission_id)
    )


def _submission(connection: Connection, submission_id: int) -> Submission:
    query = select(submissions).where(submissions.c.id == submission_id)
    found = connection.execute(query).one_or_none()
    if found is None:
        raise TrackingError("Kho không giữ bản nộp này.")
    return submission(found)


def _brought(connection: Connection, one: Submission, row: Mapping[str, Any]) -> Submission:
    """The submission that brought a row: an earlier one, where the form of the row was kept."""
    forms = forms_of(connection, [one.id])
    number = next(
        (form.brought_by for form in forms if form.template == row.get("template")), one.id
    )
    return one if number == one.id else _submission(connection, number)


def _table(tables: Sequence[Table], one: Submission, row: Mapping[str, Any]) -> Table:
    """The table of a reading that a kept row was read from."""
    return next(
        table
        for table in tables
        if table.view is one.view
        and table.sheet == row["_sheet"]
        and row["_row"] in table.row_numbers
    )


def _letters(table: Table, row: int) -> dict[str, tuple[str, ...]]:
    """The columns of each field that cells of a row made up."""
    found = {name: table.letters(name, row) for name in table.fields}
    return {name: letters for name, letters in found.items() if letters}


def _versions(
    connection: Connection, one: Submission, row: Mapping[str, Any]
) -> tuple[Version, ...]:
    columns = submissions.c
    query = select(submissions).where(
        columns.unit_code == one.unit_code,
        columns.view == one.view.value,
        columns.period_code == one.period_code,
    )
    key = record_key(one.view, row)
    found = []
    for other in map(submission, connection.execute(query.order_by(columns.version))):
        rows = rows_of(connection, one.view, [other.id])
        same = [each for each in rows if record_key(one.view, each) == key]
        same.sort(key=lambda each: each["template"] != row.get("template"))
        found.append(Version(submission=other, row=next(iter(same), None)))
    return tuple(found)
