"""Leave to send errors as the store holds it: looking at it, and what was answered."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Row, func, insert, select

from tracking.dates import HANOI
from tracking.roles import Act, Actor
from tracking.store import audit
from tracking.store.held import Key
from tracking.store.readings import unpacked
from tracking.store.schema import waiver_answers, waivers
from tracking.store.waived import Waiver, WaiverAnswer, WaiverState
from tracking.vocabulary import Reading, TrackingError, View


def waiver(engine: Engine, actor: Actor, waiver_id: int, now: datetime) -> Waiver:
    """A request, for who answers it."""
    audit.require(engine, actor, Act.REVIEW, None, now)
    with engine.connect() as connection:
        return waiver_by_id(connection, waiver_id)


def waivers_at_work(engine: Engine, actor: Actor, now: datetime) -> list[Waiver]:
    """What waits for an answer, the oldest first, then the leave that holds, the newest first."""
    audit.require(engine, actor, Act.REVIEW, None, now)
    is_answered = waivers.c.id.in_(select(waiver_answers.c.waiver_id))
    in_time = select(waiver_answers.c.waiver_id).where(waiver_answers.c.valid_to >= today(now))
    with engine.connect() as connection:
        held = found(connection, waivers.c.id.in_(in_time))
        return found(connection, ~is_answered) + [
            one for one in held[::-1] if one.holds_on(today(now))
        ]


def waiver_for(
    engine: Engine,
    actor: Actor,
    unit_code: str,
    reading: Reading,
    reports: Collection[Key],
    now: datetime,
) -> Waiver | None:
    """The leave a unit has to send a file of some reports; else the last it has asked for of
    them."""
    audit.require(engine, actor, Act.SEND, unit_code, now)
    with engine.connect() as connection:
        held = [one for one in _of_unit(connection, unit_code) if one.is_of(reports)]
    leave = (one for one in held if one.allows(reading, reports, today(now)))
    return next(leave, next(iter(held), None))


def leave_for(
    connection: Connection,
    unit_code: str,
    reading: Reading,
    reports: Collection[Key],
    now: datetime,
) -> Waiver | None:
    """The newest leave that lets a unit send a file with its errors now."""
    held = _of_unit(connection, unit_code)
    return next((one for one in held if one.allows(reading, reports, today(now))), None)


def waiting_of(connection: Connection, unit_code: str, reports: Collection[Key]) -> list[Waiver]:
    """What a unit asked for that waits, of no other reports than these."""
    return [
        one
        for one in _of_unit(connection, unit_code)
        if one.state is WaiverState.WAITING and set(one.reports) <= set(reports)
    ]


def today(now: datetime) -> date:
    """The day it is in Hà Nội, by which leave holds."""
    return now.astimezone(HANOI).date()


def waiver_by_id(connection: Connection, waiver_id: int) -> Waiver:
    """A request by its number; raises TrackingError where there is none."""
    for one in found(connection, waivers.c.id == waiver_id):
        return one
    raise TrackingError(f"Không có đề nghị gửi kèm lỗi số {waiver_id}; xem lại danh sách.")


def _of_unit(connection: Connection, unit_code: str) -> list[Waiver]:
    return found(connection, waivers.c.unit_code == unit_code)[::-1]


def found(connection: Connection, *where: ColumnElement[bool]) -> list[Waiver]:
    """The requests that hold `where`, the oldest first."""
    answers: dict[int, list[WaiverAnswer]] = defaultdict(list)
    table = waiver_answers
    of_found = table.c.waiver_id.in_(select(waivers.c.id).where(*where))
    query = select(table).where(of_found).order_by(*table.primary_key.columns)
    for row in connection.execute(query):
        answers[row.waiver_id].append(_answer(row))
    held = connection.execute(select(waivers).where(*where).order_by(waivers.c.id))
    return [_waiver(row, tuple(answers[row.id])) for row in held]


def _answer(row: Row[Any]) -> WaiverAnswer:
    values = {name: getattr(row, name) for name in WaiverAnswer.__dataclass_fields__}
    return WaiverAnswer(**{**values, "kind": WaiverState(row.kind)})


def _waiver(row: Row[Any], answers: tuple[WaiverAnswer, ...]) -> Waiver:
    return Waiver(
        id=row.id,
        unit_code=row.unit_code,
        reports=tuple((unit, View(view), code) for unit, view, code in row.reports),
        file=row.file_name,
        sha256=row.workbook_sha256,
        reading=unpacked(row),
        reason=row.reason,
        asked_at=row.asked_at,
        asked_by=row.asked_by,
        account=row.account,
        answers=answers,
    )


def add_answer(connection: Connection, waiver_id: int, answer: WaiverAnswer) -> None:
    """Write down what was answered to a request."""
    table = waiver_answers
    of_waiver = select(func.max(table.c.seq)).where(table.c.waiver_id == waiver_id)
    last = connection.execute(of_waiver).scalar() or 0
    values = {name: getattr(answer, name) for name in WaiverAnswer.__dataclass_fields__}
    values |= {"waiver_id": waiver_id, "seq": last + 1, "kind": answer.kind.value}
    connection.execute(insert(table).values(values))


def supersede_waiting(
    connection: Connection,
    actor: Actor,
    unit_code: str,
    reports: Collection[Key],
    reason: str,
    now: datetime,
    but: int = 0,
) -> None:
    """What a unit asked for of these reports needs no answer any more; `but` stays."""
    for one in waiting_of(connection, unit_code, reports):
        if one.id != but:
            gone = WaiverAnswer(
                kind=WaiverState.SUPERSEDED, valid_to=None, reason=reason, at=now,
                by=actor.label, account=actor.account,
            )  # fmt: skip
            add_answer(connection, one.id, gone)
