"""Deliveries as the store holds them: looking at them, and what is done with them."""

from collections import defaultdict
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Row, Table, func, insert, select

from tracking.roles import Act, Actor
from tracking.store import audit
from tracking.store.audit import Deed
from tracking.store.closings import closed_within
from tracking.store.delivered import Delivery, DeliveryEvent, DeliveryState, Leave, SentReport
from tracking.store.held import original
from tracking.store.readings import unpacked
from tracking.store.schema import (
    deliveries,
    delivery_events,
    delivery_reports,
    delivery_versions,
    delivery_waivers,
    waiver_answers,
)
from tracking.vocabulary import Reading, TrackingError, View


def deliveries_of(engine: Engine, actor: Actor, unit_code: str, now: datetime) -> list[Delivery]:
    """All that a unit has sent, the newest first."""
    _require_reader(engine, actor, unit_code, now)
    with engine.connect() as connection:
        return found(connection, deliveries.c.unit_code == unit_code)[::-1]


def waiting(engine: Engine, actor: Actor, now: datetime) -> list[Delivery]:
    """What waits to be accepted, the oldest first."""
    audit.require(engine, actor, Act.REVIEW, None, now)
    with engine.connect() as connection:
        return found(connection, is_waiting())


def delivery(engine: Engine, actor: Actor, delivery_id: int, now: datetime) -> Delivery:
    """A delivery, for who reviews it and the unit that sent it."""
    with engine.connect() as connection:
        one = delivery_by_id(connection, delivery_id)
    _require_reader(engine, actor, one.unit_code, now)
    return one


def delivery_reading(engine: Engine, actor: Actor, delivery_id: int, now: datetime) -> Reading:
    """What was understood of a delivery when it was sent."""
    delivery(engine, actor, delivery_id, now)
    with engine.connect() as connection:
        return unpacked(row_of(connection, delivery_id))


def original_of(engine: Engine, actor: Actor, delivery_id: int, now: datetime) -> bytes:
    """The bytes of a delivery, as they were sent; taking them is recorded."""
    one = delivery(engine, actor, delivery_id, now)
    content = original(engine, one.sha256)
    audit.record_alone(engine, Deed.DOWNLOADED, actor, one.label, now)
    return content


def _require_reader(engine: Engine, actor: Actor, unit_code: str, now: datetime) -> None:
    act = Act.REVIEW if actor.may(Act.REVIEW) else Act.SEND
    audit.require(engine, actor, act, unit_code, now)


def is_waiting() -> ColumnElement[bool]:
    """What holds of a delivery nothing was done with."""
    return deliveries.c.id.not_in(select(delivery_events.c.delivery_id))


def delivery_by_id(connection: Connection, delivery_id: int) -> Delivery:
    """A delivery by the number of its receipt; raises TrackingError where there is none."""
    for one in found(connection, deliveries.c.id == delivery_id):
        return one
    raise TrackingError(f"Không có lần gửi số {delivery_id}; xem lại số trên giấy biên nhận.")


def row_of(connection: Connection, delivery_id: int) -> Row[Any]:
    """The row of a delivery, with its packed reading."""
    return connection.execute(select(deliveries).where(deliveries.c.id == delivery_id)).one()


def found(connection: Connection, *where: ColumnElement[bool]) -> list[Delivery]:
    """The deliveries that hold `where`, the oldest first."""
    columns = [column for column in deliveries.c if column.name != "packed"]
    query = select(*columns).where(*where).order_by(deliveries.c.id)
    reports = _by_delivery(connection, delivery_reports, *where)
    events = _by_delivery(connection, delivery_events, *where)
    made = _by_delivery(connection, delivery_versions, *where)
    leave = _leave(connection, *where)
    closed = closed_within(connection).keys()
    return [
        Delivery(
            id=row.id,
            unit_code=row.unit_code,
            file=row.file_name,
            sha256=row.workbook_sha256,
            stated=(row.stated_unit, row.stated_period),
            explanation=row.explanation,
            sent_at=row.sent_at,
            sent_account=row.sent_account,
            sent_by=row.sent_by,
            reports=tuple(map(_report, reports[row.id])),
            events=tuple(map(_event, events[row.id])),
            submission_ids=tuple(one.submission_id for one in made[row.id]),
            behind=()
            if events[row.id]
            else tuple(sorted({one.period_code for one in reports[row.id]} & closed)),
            leave=leave.get(row.id),
        )
        for row in connection.execute(query)
    ]


def _by_delivery(
    connection: Connection, table: Table, *where: ColumnElement[bool]
) -> dict[int, list[Row[Any]]]:
    grouped: dict[int, list[Row[Any]]] = defaultdict(list)
    query = select(table).where(table.c.delivery_id.in_(select(deliveries.c.id).where(*where)))
    for row in connection.execute(query.order_by(*table.primary_key.columns)):
        grouped[row.delivery_id].append(row)
    return grouped


def _leave(connection: Connection, *where: ColumnElement[bool]) -> dict[int, Leave]:
    """The leave by which deliveries were sent with errors."""
    used, answer = delivery_waivers.c, waiver_answers.c
    query = (
        select(used.delivery_id, used.waiver_id, used.error_count, answer.valid_to, answer.reason)
        .join_from(delivery_waivers, waiver_answers)
        .where(used.delivery_id.in_(select(deliveries.c.id).where(*where)))
    )
    return {
        row.delivery_id: Leave(
            waiver_id=row.waiver_id,
            errors=row.error_count,
            valid_to=row.valid_to,
            reason=row.reason,
        )
        for row in connection.execute(query)
    }


def _report(row: Row[Any]) -> SentReport:
    return SentReport(
        unit_code=row.unit_code,
        view=View(row.view),
        period_code=row.period_code,
        templates=tuple(row.templates.split(",")),
        row_count=row.row_count,
        version=row.version,
    )


def _event(row: Row[Any]) -> DeliveryEvent:
    names = DeliveryEvent.__dataclass_fields__
    values = {name: getattr(row, name) for name in names}
    return DeliveryEvent(**{**values, "kind": DeliveryState(row.kind)})


def add_event(
    connection: Connection,
    delivery_id: int,
    kind: DeliveryState,
    actor: Actor,
    now: datetime,
    reason: str = "",
    place: str = "",
) -> None:
    """Write down what was done with a delivery."""
    table = delivery_events
    of_delivery = select(func.max(table.c.seq)).where(table.c.delivery_id == delivery_id)
    last = connection.execute(of_delivery).scalar() or 0
    connection.execute(
        insert(table).values(
            delivery_id=delivery_id, seq=last + 1, kind=kind.value, reason=reason, place=place,
            at=now, by=actor.label, account=actor.account,
        )
    )  # fmt: skip
