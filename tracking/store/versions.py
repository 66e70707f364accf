"""Writing a version down: its workbook, its forms, its rows with where each stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select

from tracking.specs import view_fields
from tracking.store.forms import Kept
from tracking.store.held import Key, Submission, of_report, submission
from tracking.store.schema import rows, submission_forms, submissions, workbooks
from tracking.vocabulary import Table

ROWS_AT_ONCE = 5_000


@dataclass(frozen=True, slots=True)
class Arrival:
    """Who accepts a file, when, and when it came where that was before."""

    by: str
    now: datetime
    received_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """What a new version of a report is made of: the tables of its file, the forms it keeps."""

    key: Key
    tables: Sequence[Table]
    kept: Sequence[Kept]

    @property
    def data_as_of(self) -> date | None:
        """The last day its tables say they stand for."""
        said = (table.data_as_of for table, _ in self.all_tables() if table.data_as_of)
        return max(said, default=None)

    @property
    def row_count(self) -> int:
        """How many rows it has."""
        return sum(len(table.rows) for table, _ in self.all_tables())

    def all_tables(self) -> Iterator[tuple[Table, str | None]]:
        """Each table, with the digest of its workbook where that is another one."""
        yield from ((table, None) for table in self.tables)
        for form, tables in self.kept:
            yield from ((table, form.workbook_sha256) for table in tables)

    def rows(self) -> Iterator[dict[str, Any]]:
        """Each row as it is kept: where it stands, and every field of its view."""
        names = view_fields(self.key[1])
        for table, source in self.all_tables():
            of_table = {"sheet": table.sheet, "template": table.template, "source_sha256": source}
            for record in table.records():
                stated = {name: record.get(name) for name in names}
                yield {**of_table, "row": record["_row"], **stated}


def keep_workbook(
    connection: Connection, digest: str, content: bytes, name: str, arrival: Arrival
) -> None:
    """Keep the bytes of a workbook, once."""
    query = select(workbooks.c.sha256).where(workbooks.c.sha256 == digest)
    if connection.execute(query).first() is None:
        connection.execute(
            insert(workbooks).values(
                sha256=digest, content=content, size=len(content), file_name=name,
                received_at=arrival.received_at or arrival.now, received_by=arrival.by,
            )
        )  # fmt: skip


def add_version(
    connection: Connection, new: Version, digest: str, reading_id: int, arrival: Arrival
) -> Submission:
    """Add the next version of a report."""
    unit, view, code = new.key
    query = select(func.max(submissions.c.version)).where(*of_report(new.key))
    newest = connection.execute(query).scalar()
    own = dict.fromkeys(table.template for table in new.tables)
    added = connection.execute(
        insert(submissions)
        .values(
            unit_code=unit, view=view.value, period_code=code, version=(newest or 0) + 1,
            workbook_sha256=digest, reading_id=reading_id, data_as_of=new.data_as_of,
            templates=",".join([*own, *(form.template for form, _ in new.kept)]),
            row_count=new.row_count, accepted_at=arrival.now,
            accepted_by=arrival.by, received_at=arrival.received_at,
        )
        .returning(submissions)
    ).one()  # fmt: skip
    brought = {
        **{form.template: form.brought_by for form, _ in new.kept},
        **dict.fromkeys(own, added.id),
    }
    connection.execute(
        insert(submission_forms),
        [
            {"submission_id": added.id, "template": template, "brought_by": number}
            for template, number in brought.items()
        ],
    )
    _add_rows(connection, added.id, new)
    return submission(added)


def _add_rows(connection: Connection, submission_id: int, new: Version) -> None:
    view = new.key[1]
    batch: list[dict[str, Any]] = []
    for seq, row in enumerate(new.rows(), 1):
        batch.append({"submission_id": submission_id, "seq": seq, **row})
        if len(batch) == ROWS_AT_ONCE:
            connection.execute(insert(rows[view]), batch)
            batch = []
    if batch:
        connection.execute(insert(rows[view]), batch)
