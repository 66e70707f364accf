"""Taking back what still waits at the coordinating office: it is a draft again."""

from datetime import datetime

from sqlalchemy import Connection, Engine, select, update

from tracking.roles import Act, Actor
from tracking.store import audit
from tracking.store.audit import Deed
from tracking.store.delivered import Delivery, DeliveryState, require_waiting
from tracking.store.deliveries import add_event, delivery_by_id, row_of
from tracking.store.drafts import Words, put_draft
from tracking.store.engine import writing
from tracking.store.readings import unpacked
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
    query = select(workbooks.c.content).where(workbooks.c.sha256 == one.sha256)
    content = bytes(connection.execute(query).scalar_one())
    reading = unpacked(row_of(connection, one.id))
    held = put_draft(connection, actor, one.unit_code, content, reading, one.stated, now)
    if one.explanation and not getattr(held, Words.EXPLANATION):
        words = {Words.EXPLANATION.value: one.explanation}
        connection.execute(update(drafts).where(drafts.c.id == held.id).values(words))
