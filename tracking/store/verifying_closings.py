"""Is every closed period still what was closed? Its numbers without a gap, its reports the same."""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from tracking.period_codes import period_label
from tracking.store.closings import Closing, ClosingKind, all_closings, closed_within
from tracking.store.held import newest
from tracking.store.schema import snapshot_members, submissions


def faults_of_closings(connection: Connection) -> Iterator[str]:
    """Each fault of a closing, as a sentence; the snapshots themselves are looked at elsewhere."""
    held = all_closings(connection)
    yield from _gaps(held)
    numbers = sorted(one.number for one in held if one.kind is ClosingKind.CLOSED)
    if numbers != list(range(1, len(numbers) + 1)):
        yield "Các lần chốt kỳ không còn đủ số thứ tự của số liệu chốt."
    for one in closed_within(connection).values():
        if not _is_as_closed(connection, one):
            yield f"{one.label}: số liệu đang dùng của kỳ không còn như khi chốt."


def _gaps(held: list[Closing]) -> Iterator[str]:
    """Closed, then reopened, then closed again: without a gap."""
    kinds: dict[str, list[tuple[int, ClosingKind]]] = {}
    for one in held:
        kinds.setdefault(one.period_code, []).append((one.seq, one.kind))
    in_turn = (ClosingKind.CLOSED, ClosingKind.REOPENED)
    for code, found in kinds.items():
        if found != [(seq, in_turn[(seq - 1) % 2]) for seq in range(1, len(found) + 1)]:
            yield f"Kỳ {period_label(code)}: các lần chốt và mở lại không còn đủ."


def _is_as_closed(connection: Connection, one: Closing) -> bool:
    of_period = submissions.c.period_code == one.period_code
    query = select(snapshot_members.c.submission_id).join(
        submissions, submissions.c.id == snapshot_members.c.submission_id
    )
    kept = query.where(snapshot_members.c.snapshot_id == one.snapshot_id, of_period)
    now = {each.id for each in newest(connection, of_period)}
    return set(connection.execute(kept).scalars()) == now
