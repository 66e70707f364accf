"""Briefings that were made: each with its number, the snapshot it froze, its content, its edits."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Engine, func, insert, select

from tracking.period_codes import period_label
from tracking.roles import Act, Actor
from tracking.store import audit
from tracking.store.audit import Deed
from tracking.store.engine import keepable, writing
from tracking.store.held import Submission
from tracking.store.schema import briefing_edits, briefings, submissions
from tracking.store.snapshots import snapshot_id, take_within
from tracking.store.verifying_briefings import digest_of
from tracking.vocabulary import TrackingError

_STRANGE = "Có ký tự lạ mà kho không giữ được; viết lại rồi bấm lại."


class OvertakenError(TrackingError):
    """A report was accepted while the briefing was being composed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A briefing without its content; `seq` counts its edits, so that number and `seq` name what is
    shown."""

    number: int
    period_code: str
    snapshot_id: str
    at: datetime
    by: str
    seq: int


def keep(
    engine: Engine,
    actor: Actor,
    period_code: str,
    held: Iterable[Submission],
    content: Callable[[int, str], bytes],
    now: datetime,
) -> Kept:
    """Keep a briefing of the reports that were in force when it was composed; `content` makes it of
    its number and the id of its snapshot.

    Raises NotAllowed, and Overtaken where other reports are in force by now.
    """
    audit.require(engine, actor, Act.BRIEF, None, now)
    with writing(engine) as connection:
        label = f"Tài liệu họp {period_label(period_code)}"
        identity = take_within(connection, taken_by=actor.label, label=label, now=now)
        if identity != snapshot_id(held):
            raise OvertakenError("Vừa có báo cáo mới được tiếp nhận; bấm lập lại tài liệu họp.")
        number = (connection.execute(select(func.max(briefings.c.number))).scalar() or 0) + 1
        made = content(number, identity)
        connection.execute(
            insert(briefings).values(
                number=number,
                period_code=period_code,
                snapshot_id=identity,
                content=made,
                at=now,
                by=actor.label,
                account=actor.account,
            )
        )
        about = (
            f"Tài liệu họp số {number}, {period_label(period_code)}, số liệu "
            f"{identity[:8].upper()}, nội dung {digest_of(made)}"
        )
        audit.record(connection, Deed.BRIEFING_MADE, actor, about, now)
        return _kept(connection, number)[0]


def kept_briefings(engine: Engine) -> list[Kept]:
    """Every briefing, the newest first."""
    with engine.connect() as connection:
        return _kept(connection)


def kept_briefing(engine: Engine, number: int) -> Kept:
    """A briefing by its number. Raises TrackingError where there is none."""
    with engine.connect() as connection:
        found = _kept(connection, number)
    if not found:
        raise TrackingError(f"Không có Tài liệu họp số {number}; chọn một số trong danh sách.")
    return found[0]


def content_of(engine: Engine, number: int) -> bytes:
    """The content of a briefing as it was kept. Raises TrackingError where there is none."""
    with engine.connect() as connection:
        query = select(briefings.c.content).where(briefings.c.number == number)
        found = connection.execute(query).scalar()
    if found is None:
        raise TrackingError(f"Không có Tài liệu họp số {number}; chọn một số trong danh sách.")
    return bytes(found)


def edit_of(engine: Engine, number: int, seq: int) -> str:
    """How a briefing was edited, "" before the first time."""
    columns = briefing_edits.c
    query = select(columns.stated).where(columns.number == number, columns.seq == seq)
    with engine.connect() as connection:
        return connection.execute(query).scalar() or ""


def edit(engine: Engine, actor: Actor, number: int, seen: int, stated: str, now: datetime) -> Kept:
    """Keep an edit made of the state `seen`; the same one again changes nothing. Raises NotAllowed,
    and TrackingError where somebody else edited it meanwhile."""
    audit.require(engine, actor, Act.BRIEF, None, now)
    with keepable(TrackingError(_STRANGE)), writing(engine) as connection:
        found = _kept(connection, number)
        if not found:
            raise TrackingError(f"Không có Tài liệu họp số {number}.")
        if _stated(connection, number, found[0].seq) == stated:
            return found[0]
        if found[0].seq != seen:
            raise TrackingError(
                "Người khác vừa sửa tài liệu này; tải lại trang để thấy bản mới rồi sửa tiếp."
            )
        connection.execute(
            insert(briefing_edits).values(
                number=number,
                seq=seen + 1,
                stated=stated,
                at=now,
                by=actor.label,
                account=actor.account,
            )
        )
        about = f"Tài liệu họp số {number}, bản sửa {seen + 1}"
        audit.record(connection, Deed.BRIEFING_EDITED, actor, about, now)
        return _kept(connection, number)[0]


def _stated(connection: Connection, number: int, seq: int) -> str:
    columns = briefing_edits.c
    query = select(columns.stated).where(columns.number == number, columns.seq == seq)
    return connection.execute(query).scalar() or ""


def _kept(connection: Connection, number: int | None = None) -> list[Kept]:
    columns, edits = briefings.c, briefing_edits.c
    count = (
        select(func.count()).where(edits.number == columns.number).correlate(briefings)
    ).scalar_subquery()
    query = select(
        columns.number,
        columns.period_code,
        columns.snapshot_id,
        columns.at,
        columns.by,
        count.label("seq"),
    ).order_by(columns.number.desc())
    if number is not None:
        query = query.where(columns.number == number)
    return [Kept(**row._asdict()) for row in connection.execute(query)]


def news_since(engine: Engine, number: int) -> str:
    """What came after a briefing was frozen, in a sentence; "" where nothing did."""
    one = kept_briefing(engine, number)
    columns = submissions.c
    with engine.connect() as connection:
        query = select(func.count()).where(columns.accepted_at > one.at)
        later = connection.execute(query).scalar() or 0
        newest = connection.execute(select(func.max(briefings.c.number))).scalar() or number
    said = []
    if later:
        said.append(f"{later} báo cáo được tiếp nhận sau khi lập, không tính vào tài liệu này")
    if newest > number:
        said.append(f"đã có Tài liệu họp số {newest}")
    return "; ".join(said)
