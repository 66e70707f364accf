"""Accepting what was sent, which is where figures change for everybody, or returning it."""

from datetime import datetime

from sqlalchemy import Connection, Engine, insert, select

from tracking.roles import Act, Actor
from tracking.store import audit
from tracking.store.audit import Deed
from tracking.store.closings import Closing, closed_within
from tracking.store.delivered import Delivery, DeliveryState, require_waiting
from tracking.store.deliveries import add_event, delivery_by_id, found, is_waiting, row_of
from tracking.store.engine import keepable, writing
from tracking.store.held import Submission, submission
from tracking.store.readings import unpacked
from tracking.store.schema import deliveries, delivery_versions, submissions, workbooks
from tracking.store.submissions import Sent, accept_within
from tracking.store.versions import Arrival
from tracking.vocabulary import TrackingError


class NotInTurn(TrackingError):
    """A delivery whose forms an earlier one, which still waits, brings too."""

    def __init__(self, one: Delivery, earlier: Delivery) -> None:
        super().__init__(
            f"Lần gửi số {earlier.id} được gửi trước, có cùng biểu với lần gửi số {one.id} và đang "
            "chờ; hãy tiếp nhận hoặc trả lại lần ấy trước."
        )


class PeriodClosed(TrackingError):
    """A delivery of a period that is closed: it waits until the period is opened again."""

    def __init__(self, one: Delivery, closing: Closing) -> None:
        super().__init__(
            f"{closing.label} nên lần gửi số {one.id} phải chờ; "
            "hãy mở lại kỳ ấy rồi tiếp nhận, hoặc trả lại đơn vị."
        )


def accept_delivery(
    engine: Engine, actor: Actor, delivery_id: int, now: datetime, replaces: bool = False
) -> tuple[Submission, ...]:
    """Accept a delivery: the versions it made, none where its bytes are in force already.

    All of it or nothing, and once: accepted again it answers the same. Raises NotAcceptable where
    records in force would be lost (`replaces` says that they may be), NotWaiting, PeriodClosed,
    NotInTurn.
    """
    audit.require(engine, actor, Act.REVIEW, None, now)
    with writing(engine) as connection:
        one = delivery_by_id(connection, delivery_id)
        if one.state is DeliveryState.ACCEPTED:
            return _made_before(connection, one)
        require_waiting(one)
        _require_open(connection, one)
        _require_turn(connection, one)
        made = accept_within(
            connection, _sent(connection, one, replaces), Arrival(actor.label, now, one.sent_at)
        )
        _tell_made(connection, one, made)
        add_event(connection, one.id, DeliveryState.ACCEPTED, actor, now)
        audit.record(connection, Deed.ACCEPTED, actor, one.label, now)
    return made


def _made_before(connection: Connection, one: Delivery) -> tuple[Submission, ...]:
    columns = submissions.c
    query = select(submissions).where(columns.id.in_(one.submission_ids)).order_by(columns.id)
    return tuple(map(submission, connection.execute(query)))


def _require_open(connection: Connection, one: Delivery) -> None:
    for code in one.behind:
        raise PeriodClosed(one, closed_within(connection)[code])


def _require_turn(connection: Connection, one: Delivery) -> None:
    for earlier in found(connection, is_waiting(), deliveries.c.id < one.id):
        if not earlier.forms.isdisjoint(one.forms):
            raise NotInTurn(one, earlier)


def _sent(connection: Connection, one: Delivery, replaces: bool) -> Sent:
    row = row_of(connection, one.id)
    query = select(workbooks.c.content).where(workbooks.c.sha256 == one.sha256)
    return Sent(
        content=bytes(connection.execute(query).scalar_one()),
        reading=unpacked(row),
        stated=one.stated,
        replaces=replaces,
        # Its own reading is kept, whatever a reader has made of the same bytes elsewhere.
        reader=f"{row.reader_version}/{one.id}",
        is_waived=one.leave is not None,
    )


def _tell_made(connection: Connection, one: Delivery, made: tuple[Submission, ...]) -> None:
    if made:
        values = [{"delivery_id": one.id, "submission_id": each.id} for each in made]
        connection.execute(insert(delivery_versions), values)


def return_delivery(
    engine: Engine, actor: Actor, delivery_id: int, reason: str, place: str, now: datetime
) -> Delivery:
    """Return a delivery to its unit with a reason, and the cell it is about ("Biểu 1!F12") or "".

    Returning it again for the same reason changes nothing. Raises NotWaiting.
    """
    audit.require(engine, actor, Act.REVIEW, None, now)
    if not reason.strip():
        raise TrackingError("Ghi lý do trả lại để đơn vị biết phải sửa gì, rồi bấm trả lại.")
    trouble = TrackingError("Lý do có ký tự lạ mà kho không giữ được; viết lại rồi bấm trả lại.")
    with keepable(trouble), writing(engine) as connection:
        one = delivery_by_id(connection, delivery_id)
        if (one.reason, one.place) == (reason, place):
            return one
        require_waiting(one)
        add_event(connection, one.id, DeliveryState.RETURNED, actor, now, reason, place)
        where = f" ({place})" if place else ""
        audit.record(connection, Deed.RETURNED, actor, f"{one.label}; {reason}{where}", now)
        return delivery_by_id(connection, delivery_id)
