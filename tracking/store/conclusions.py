"""What meetings concluded: tied to a unit, a clause, an indicator and a day; nothing is erased."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, Connection, Engine, func, insert, select

from tracking.roles import Act, Actor
from tracking.specs.units import heirs, short_name
from tracking.store import audit
from tracking.store.audit import Deed
from tracking.store.engine import keepable, writing
from tracking.store.schema import briefings, conclusions
from tracking.vocabulary import TrackingError

LONGEST = 1000


class Outcome(StrEnum):
    """What became of a conclusion."""

    KEPT = "kept"
    SLIPPED = "slipped"
    OPEN = "open"
    SILENT = "silent"


OUTCOME_NAMES = {
    Outcome.SLIPPED: "chậm",
    Outcome.SILENT: "chưa có thông tin",
    Outcome.OPEN: "chưa đến hạn",
    Outcome.KEPT: "đã thực hiện",
}
"""As they are told, what needs words first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusion:
    """A line of what a meeting concluded; codes are "" where it is tied to none, `outcome` is what
    the office says became of it, None where it says nothing."""

    number: int
    line: int
    said: str
    unit_code: str = ""
    clause: str = ""
    indicator_code: str = ""
    due_on: date | None = None
    outcome: Outcome | None = None
    at: datetime | None = None

    @property
    def of(self) -> str:
        """Which one it is, by meeting and line."""
        return f"Kết luận {self.number}.{self.line}"


def conclude(engine: Engine, actor: Actor, one: Conclusion, now: datetime) -> Conclusion:
    """Keep a conclusion, as a new line where its line is 0, else instead of that line; one that
    says nothing takes the line back. Raises NotAllowed and TrackingError."""
    audit.require(engine, actor, Act.BRIEF, None, now)
    said = one.said.strip()
    if not said and not one.line:
        raise TrackingError("Ghi nội dung kết luận rồi bấm ghi.")
    if len(said) > LONGEST:
        raise TrackingError(f"Kết luận dài quá {LONGEST} chữ; tách thành nhiều kết luận.")
    strange = TrackingError("Kết luận có ký tự lạ mà kho không giữ được; viết lại rồi bấm ghi.")
    with keepable(strange), writing(engine) as connection:
        found = {held.line: held for held in _found(connection, conclusions.c.number == one.number)}
        _require_known(connection, one, found)
        made = replace(one, line=one.line or _next_line(connection, one.number), said=said, at=now)
        connection.execute(
            insert(conclusions).values(
                number=made.number,
                line=made.line,
                said=made.said,
                unit_code=made.unit_code,
                clause=made.clause,
                indicator_code=made.indicator_code,
                due_on=made.due_on,
                outcome=made.outcome.value if made.outcome else "",
                at=now,
                by=actor.label,
                account=actor.account,
            )
        )
        audit.record(connection, Deed.CONCLUDED, actor, _about(made), now)
        return made


def conclusions_of(engine: Engine, numbers: Iterable[int]) -> list[Conclusion]:
    """What some meetings concluded, in order."""
    with engine.connect() as connection:
        return _found(connection, conclusions.c.number.in_(set(numbers)))


def conclusions_for(engine: Engine, unit_code: str) -> list[Conclusion]:
    """What meetings concluded for a unit, or for those that were merged into it; the newest meeting
    first."""
    with engine.connect() as connection:
        told = [one for one in _found(connection) if unit_code in heirs(one.unit_code or "")]
    return sorted(told, key=lambda one: (-one.number, one.line))


def _require_known(connection: Connection, one: Conclusion, found: dict[int, Conclusion]) -> None:
    query = select(briefings.c.number).where(briefings.c.number == one.number)
    if connection.execute(query).first() is None:
        raise TrackingError(f"Không có Tài liệu họp số {one.number}.")
    if one.line and one.line not in found:
        raise TrackingError("Kết luận này đã được bỏ; tải lại trang.")


def _next_line(connection: Connection, number: int) -> int:
    query = select(func.max(conclusions.c.line)).where(conclusions.c.number == number)
    return (connection.execute(query).scalar() or 0) + 1


def _found(connection: Connection, *where: ColumnElement[bool]) -> list[Conclusion]:
    query = select(conclusions).where(*where).order_by(conclusions.c.id)
    last = {(row.number, row.line): row for row in connection.execute(query)}
    return [
        Conclusion(
            number=row.number,
            line=row.line,
            said=row.said,
            unit_code=row.unit_code,
            clause=row.clause,
            indicator_code=row.indicator_code,
            due_on=row.due_on,
            outcome=Outcome(row.outcome) if row.outcome else None,
            at=row.at,
        )
        for _, row in sorted(last.items())
        if row.said
    ]


def _about(made: Conclusion) -> str:
    due = f"hạn {made.due_on:%d/%m/%Y}" if made.due_on else ""
    unit = short_name(made.unit_code) if made.unit_code else ""
    outcome = OUTCOME_NAMES[made.outcome] if made.outcome else ""
    told = made.said or "bỏ kết luận"
    return "; ".join(filter(None, (made.of, unit, due, outcome, told)))
