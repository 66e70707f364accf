"""What the store knows of the reports that are owed: drafts, deliveries, accepted versions."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import Connection, Engine, func, select

from tracking.figures.ledger import seen_as
from tracking.following import (
    Fact,
    FollowState,
    FollowUp,
    Punctuality,
    follow_owed,
    punctual,
)
from tracking.period_codes import ending_together
from tracking.specs.deadlines import deadline
from tracking.store.closings import is_closed
from tracking.store.delivered import Delivery, DeliveryState
from tracking.store.deliveries import found
from tracking.store.held import Key
from tracking.store.schema import deliveries, delivery_reports, drafts, submissions
from tracking.vocabulary import View


def follow_up(engine: Engine, period_code: str, today: date) -> FollowUp:
    """How far each report owed for a period is."""
    with engine.connect() as connection:
        return follow_up_within(connection, period_code, today)


def follow_up_within(connection: Connection, period_code: str, today: date) -> FollowUp:
    """The same over an open connection."""
    return _followed(connection, [period_code], today)[0]


def punctuality(engine: Engine, year: int, today: date) -> tuple[Punctuality, ...]:
    """How punctual each unit was in the months of a year, up to a day."""
    months = [f"{year}-{month:02d}" for month in range(1, 13)]
    with engine.connect() as connection:
        return punctual(_followed(connection, months, today))


def _followed(connection: Connection, codes: Sequence[str], today: date) -> list[FollowUp]:
    by_period: dict[str, dict[tuple[str, View], list[Fact]]] = defaultdict(
        lambda: defaultdict(list)
    )
    # A quarter's report stands for its last month as well, as it does in the figures.
    told_by = {code: ending_together(code) for code in codes}
    for (unit, view, told), fact in _facts(connection, sorted(set().union(*told_by.values()))):
        for code in (one for one in codes if told in told_by[one]):
            # A report of a unit that was merged meanwhile is its successor's.
            by_period[code][seen_as(unit, code), view].append(fact)
    return [
        follow_owed(
            code, deadline(code), by_period[code], today, is_closed=is_closed(connection, code)
        )
        for code in codes
    ]


def _facts(connection: Connection, codes: Sequence[str]) -> Iterator[tuple[Key, Fact]]:
    yield from _accepted(connection, codes)
    yield from _sent(connection, codes)
    yield from _uploaded(connection, codes)


def _accepted(connection: Connection, codes: Sequence[str]) -> Iterator[tuple[Key, Fact]]:
    """Every version, loaded from a terminal or sent: it counts by when its file came."""
    columns = submissions.c
    came_at = func.coalesce(
        columns.received_at, columns.accepted_at, type_=columns.accepted_at.type
    )
    query = select(columns.unit_code, columns.view, columns.period_code, came_at)
    for unit, view, code, at in connection.execute(query.where(columns.period_code.in_(codes))):
        yield (unit, View(view), code), Fact(FollowState.ACCEPTED, at)


def _sent(connection: Connection, codes: Sequence[str]) -> Iterator[tuple[Key, Fact]]:
    of_report = delivery_reports.c
    told = select(of_report.delivery_id).where(of_report.period_code.in_(codes))
    for one in found(connection, deliveries.c.id.in_(told)):
        if fact := _fact(one):
            yield from ((report.key, fact) for report in one.reports)


def _fact(one: Delivery) -> Fact | None:
    if one.state is DeliveryState.WAITING:
        return Fact(FollowState.WAITING, one.sent_at, one.id)
    if one.state is DeliveryState.RETURNED:
        at = one.events[-1].at
        return Fact(FollowState.RETURNED, at, one.id, one.reason, one.place)
    return None


def _uploaded(connection: Connection, codes: Sequence[str]) -> Iterator[tuple[Key, Fact]]:
    query = select(drafts.c.reports, drafts.c.uploaded_at)
    for reports, at in connection.execute(query):
        for unit, view, code in reports:
            if code in codes:
                yield (unit, View(view), code), Fact(FollowState.DRAFT, at)
