"""What is held: every version of every report, what is in force, its rows, its originals."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Engine, Row, func, select

from tracking.closing import closing_day
from tracking.periods import period
from tracking.store.schema import rows, submissions, workbooks
from tracking.vocabulary import TrackingError, View

Key = tuple[str, View, str]
"""A report: unit, view, period."""
_VIEWS = {view.value: view for view in View}
_PLACE = frozenset({"seq", "sheet", "row", "source_sha256"})


class Submission(NamedTuple):
    """A version of a report: what a unit said of a period in one view.

    A tuple, not a dataclass: every figure begins with thousands of them.
    """

    id: int
    unit_code: str
    view: View
    period_code: str
    version: int
    workbook_sha256: str
    row_count: int
    data_as_of: date | None
    accepted_at: datetime
    accepted_by: str
    received_at: datetime | None

    @property
    def as_of(self) -> date:
        """The day its figures stand for: as it says, else by the rule of its view."""
        return self.data_as_of or closing_day(self.view, self.period_code, self.came_at)

    @property
    def came_at(self) -> datetime:
        """When the file came: by the register of receipt, else when it was accepted."""
        return self.received_at or self.accepted_at


def in_force(engine: Engine, at: datetime | None = None) -> list[Submission]:
    """The newest version of every report, now or at a moment."""
    with engine.connect() as connection:
        return newest(connection, *([submissions.c.accepted_at <= at] if at else []))


def in_force_upto(engine: Engine, newest_id: int, since: int = 0) -> list[Submission]:
    """The newest version of every report, of periods of a year or later, when the submission of an
    id was the last one made."""
    columns = submissions.c
    with engine.connect() as connection:
        return newest(connection, columns.id <= newest_id, columns.period_code >= str(since))


def newest(connection: Connection, *where: ColumnElement[bool]) -> list[Submission]:
    """The newest version of every report among those that hold `where`."""
    columns = submissions.c
    query = select(*(columns[name] for name in Submission._fields)).where(*where)
    ordered = query.order_by(columns.period_code, columns.view, columns.unit_code, columns.version)
    found = (
        Submission(number, unit_code, _VIEWS[view], *rest)
        for number, unit_code, view, *rest in connection.execute(ordered)
    )
    return list({(one.unit_code, one.view, one.period_code): one for one in found}.values())


def of_report(key: Key) -> tuple[ColumnElement[bool], ...]:
    """What holds of every version of a report."""
    unit, view, code = key
    columns = submissions.c
    return columns.unit_code == unit, columns.view == view.value, columns.period_code == code


def key_of(one: Submission) -> Key:
    """The report a version is of."""
    return one.unit_code, one.view, one.period_code


def submission(row: Row[Any]) -> Submission:
    """The submission a row of the table stands for."""
    values = {name: getattr(row, name) for name in Submission._fields}
    return Submission(**{**values, "view": View(row.view)})


def versions(engine: Engine) -> list[Submission]:
    """Every version ever accepted, oldest first."""
    with engine.connect() as connection:
        return [
            submission(row)
            for row in connection.execute(select(submissions).order_by(submissions.c.id))
        ]


def versions_of(engine: Engine, unit_code: str) -> list[Submission]:
    """Every version of the reports of a unit, the newest first."""
    query = select(submissions).where(submissions.c.unit_code == unit_code)
    with engine.connect() as connection:
        ordered = connection.execute(query.order_by(submissions.c.id.desc()))
        return [submission(row) for row in ordered]


def view_rows(engine: Engine, view: View, submission_ids: Sequence[int]) -> list[dict[str, Any]]:
    """The rows of submissions, each with `submission_id`, `template`, and where it stands:
    `_sha256` and `_file` of the workbook, `_sheet`, `_row`."""
    with engine.connect() as connection:
        return rows_of(connection, view, submission_ids)


def rows_of(
    connection: Connection, view: View, submission_ids: Sequence[int]
) -> list[dict[str, Any]]:
    """The same over an open connection."""
    table = rows[view]
    own = {name: column for name, column in table.c.items() if name not in _PLACE}
    source = func.coalesce(table.c.source_sha256, submissions.c.workbook_sha256)
    place = {
        "_sha256": source,
        "_file": workbooks.c.file_name,
        "_sheet": table.c.sheet,
        "_row": table.c.row,
    }
    query = (
        select(*(column.label(name) for name, column in place.items()), *own.values())
        .join(submissions, submissions.c.id == table.c.submission_id)
        .join(workbooks, workbooks.c.sha256 == source)
        .where(table.c.submission_id.in_(submission_ids))
        .order_by(table.c.submission_id, table.c.seq)
    )
    names = (*place, *own)
    return [dict(zip(names, row, strict=True)) for row in connection.execute(query)]


def previous_rows(engine: Engine, key: Key) -> list[dict[str, Any]]:
    """The rows of the nearest earlier period of the same report, each with its `_period_code`."""
    unit, view, _ = key
    of_unit = (submissions.c.unit_code == unit, submissions.c.view == view.value)
    with engine.connect() as connection:
        nearest = previous_of(newest(connection, *of_unit), key)
        if nearest is None:
            return []
        found = rows_of(connection, view, [nearest.id])
    return [{**row, "_period_code": nearest.period_code} for row in found]


def previous_of(held: Iterable[Submission], key: Key) -> Submission | None:
    """Of reports in force the one of the nearest earlier period of the same unit and view."""
    end = period(key[2]).end
    earlier = [
        one for one in held if key_of(one)[:2] == key[:2] and period(one.period_code).end < end
    ]
    return max(earlier, key=lambda one: period(one.period_code).end, default=None)


def original(engine: Engine, digest: str) -> bytes:
    """The bytes of an accepted workbook, as they were sent."""
    with engine.connect() as connection:
        found = connection.execute(select(workbooks.c.content).where(workbooks.c.sha256 == digest))
        content = found.scalar()
    if content is None:
        raise TrackingError("Kho không giữ tệp này.")
    return bytes(content)
