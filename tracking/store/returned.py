"""What was returned to a unit and not sent again since: read at every page its staff open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Column, ColumnElement, Engine, and_, exists, func, select
from sqlalchemy.sql.base import ReadOnlyColumnCollection

from tracking.roles import Actor
from tracking.store.delivered import DeliveryState
from tracking.store.drafts import units_to_send_for
from tracking.store.schema import deliveries, delivery_events, delivery_reports, submissions
from tracking.vocabulary import View


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedReport:
    """A report that came back: by which delivery, why, and the cell the reason is about or ""."""

    delivery_id: int
    unit_code: str
    view: View
    period_code: str
    reason: str
    place: str
    at: datetime


def returned_reports(engine: Engine, actor: Actor) -> Sequence[ReturnedReport]:
    """What somebody's unit is to send again, the last one returned first.

    Nothing of the report was sent, or accepted from elsewhere, since it was returned; what was
    withdrawn counts as never sent. One question, without a record of who asked: it tells nobody
    but the unit itself.
    """
    of, event = delivery_reports.c, delivery_events.c
    query = (
        select(
            of.delivery_id, of.unit_code, of.view, of.period_code,
            event.reason, event.place, event.at,
        )
        .join(deliveries, deliveries.c.id == of.delivery_id)
        .join(delivery_events, event.delivery_id == of.delivery_id)
        .where(
            deliveries.c.unit_code.in_(units_to_send_for(actor)),
            event.kind == DeliveryState.RETURNED.value,
            ~_is_withdrawn(of.delivery_id),
            ~_is_sent_since(),
            ~_is_accepted_since(),
        )
        .order_by(event.at.desc(), of.delivery_id, of.view, of.period_code)
    )  # fmt: skip
    with engine.connect() as connection:
        return [
            ReturnedReport(**{**row._asdict(), "view": View(row.view)})
            for row in connection.execute(query)
        ]


def _is_withdrawn(delivery_id: ColumnElement[int]) -> ColumnElement[bool]:
    last = delivery_events.alias("last").c
    return exists().where(
        last.delivery_id == delivery_id, last.kind == DeliveryState.WITHDRAWN.value
    )


def _is_sent_since() -> ColumnElement[bool]:
    later, sent = delivery_reports.alias("later").c, deliveries.alias("sent").c
    return exists().where(
        later.delivery_id == sent.id,
        _is_same(later),
        sent.sent_at > delivery_events.c.at,
        ~_is_withdrawn(sent.id),
    )


def _is_accepted_since() -> ColumnElement[bool]:
    version = submissions.c
    came_at = func.coalesce(version.received_at, version.accepted_at)
    return exists().where(_is_same(version), came_at > delivery_events.c.at)


def _is_same(told: ReadOnlyColumnCollection[str, Column[Any]]) -> ColumnElement[bool]:
    names = ("unit_code", "view", "period_code")
    return and_(*(told[name] == delivery_reports.c[name] for name in names))
