"""Which periods are closed: every closing with its number, every reopening, the last one holds."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Row, select

from tracking.dates import HANOI
from tracking.period_codes import period_title
from tracking.store.schema import period_closings


class ClosingKind(StrEnum):
    """What was done with a period."""

    CLOSED = "closed"
    REOPENED = "reopened"


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """A period closed or reopened; number and snapshot are of the closing in both cases.

    `missing` counts the reports of the period that were not accepted then.
    """

    period_code: str
    seq: int
    kind: ClosingKind
    number: int
    snapshot_id: str
    missing: int
    reason: str
    at: datetime
    by: str
    account: str

    @property
    def name(self) -> str:
        """The closed figures by their number."""
        return f"số liệu chốt số {self.number}"

    @property
    def label(self) -> str:
        """That the period is closed or open, since when and by whom, as a sentence begins."""
        whole = period_title(self.period_code)
        done = "đã chốt" if self.kind is ClosingKind.CLOSED else "đã mở lại"
        at = f"{self.at.astimezone(HANOI):%H:%M ngày %d/%m/%Y}"
        return f"{whole} {done} ({self.name}) lúc {at} ({self.by})"


def closings_of(engine: Engine, period_code: str) -> list[Closing]:
    """Every closing and reopening of a period, the newest first."""
    with engine.connect() as connection:
        return _found(connection, period_closings.c.period_code == period_code)[::-1]


def closed_periods(engine: Engine) -> dict[str, Closing]:
    """The periods that are closed, each with its closing."""
    with engine.connect() as connection:
        return closed_within(connection)


def closed_within(connection: Connection, codes: Iterable[str] | None = None) -> dict[str, Closing]:
    """The same within a transaction, of all periods or of some."""
    where = [] if codes is None else [period_closings.c.period_code.in_(set(codes))]
    last = {one.period_code: one for one in _found(connection, *where)}
    return {code: one for code, one in last.items() if one.kind is ClosingKind.CLOSED}


def last_closing(connection: Connection, period_code: str) -> Closing | None:
    """What was last done with a period, None where it was never closed."""
    found = _found(connection, period_closings.c.period_code == period_code)
    return found[-1] if found else None


def is_closed(connection: Connection, period_code: str) -> bool:
    """Whether a period is closed now."""
    last = last_closing(connection, period_code)
    return last is not None and last.kind is ClosingKind.CLOSED


def all_closings(connection: Connection) -> list[Closing]:
    """Every closing and reopening, by period, the oldest first."""
    return _found(connection)


def _found(connection: Connection, *where: ColumnElement[bool]) -> list[Closing]:
    columns = period_closings.c
    query = select(period_closings).where(*where).order_by(columns.period_code, columns.seq)
    return [_closing(row) for row in connection.execute(query)]


def _closing(row: Row[Any]) -> Closing:
    return Closing(**{**row._asdict(), "kind": ClosingKind(row.kind)})
