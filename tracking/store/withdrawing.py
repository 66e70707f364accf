"""Taking back what still waits at the coordinating office: it is a draft again."""

import uuid
from datetime import datetime

from sqlalchemy import Connection, Engine, insert, select

from tracking.roles import Act, Actor
from tracking.store import audit
from tracking.store.audit import Deed
from tracking.store.delivered import Delivery, DeliveryState, require_waiting
from tracking.store.deliveries import add_event, delivery_by_id, row_of
from tracking.store.engine import writing
from tracking.store.schema import drafts, workbooks


def withdraw_delivery(engine: Engine, actor: Actor, delivery_id: int, now: datetime) -> Delivery:
    """Take back what still waits, which makes it a draft again with what explains it; or let what
    was returned be and not send it again. Done again it changes nothing. Raises NotWaiting."""
    with engine.connect() as connection:
        sender = delivery_by_id(connection, delivery_id).unit_code
    audit.require(engine, actor, Act.SEND, sender, now)
    with writing(engine) as connection:
        one = delivery_by_id(connection, delivery_id)
        if one.state is DeliveryState.WITHDRAWN:
            return one
        if one.state is not DeliveryState.RETURNED:
            require_waiting(one)
            _draft_again(connection, actor, one, now)
        add_event(connection, one.id, DeliveryState.WITHDRAWN, actor, now)
        audit.record(connection, Deed.WITHDRAWN, actor, one.label, now)
        return delivery_by_id(connection, delivery_id)


def _draft_again(connection: Connection, actor: Actor, one: Delivery, now: datetime) -> None:
    """As it was read when it was sent; one of the same bytes that was uploaded since stays."""
    is_same = (drafts.c.unit_code == one.unit_code, drafts.c.sha256 == one.sha256)
    if connection.execute(select(drafts.c.id).where(*is_same)).first():
        return
    row = row_of(connection, one.id)
    query = select(workbooks.c.content).where(workbooks.c.sha256 == one.sha256)
    connection.execute(
        insert(drafts).values(
            id=uuid.uuid4().hex, unit_code=one.unit_code, account=actor.account,
            sha256=one.sha256, file_name=one.file, content=connection.execute(query).scalar_one(),
            stated_unit=row.stated_unit, stated_period=row.stated_period,
            reader_version=row.reader_version, packed=row.packed,
            reports=[[each.unit_code, each.view.value, each.period_code] for each in one.reports],
            uploaded_at=now, explanation=one.explanation,
        )
    )  # fmt: skip
