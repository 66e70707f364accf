"""Drafts: what a unit has uploaded and not sent yet, there until it is sent or dropped."""

import uuid
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Engine, Row, and_, delete, false, insert, or_, select, update

from tracking.roles import Act, Actor
from tracking.specs.units import units
from tracking.store import audit
from tracking.store.audit import Deed
from tracking.store.delivered import named
from tracking.store.engine import keepable, writing
from tracking.store.held import Key
from tracking.store.readings import is_of, packed, reader_version, unpacked, unpacked_bytes
from tracking.store.schema import deliveries, delivery_reports, drafts
from tracking.store.submissions import NotAcceptable, report_key
from tracking.vocabulary import Reading, TrackingError

_ABOUT = [column for column in drafts.c if column.name != "content"]


class NoDraft(TrackingError):
    """A draft that is not there: dropped, or never made."""

    def __init__(self) -> None:
        super().__init__("Bản nháp này không còn; hãy tải tệp lên lại.")


class Words(StrEnum):
    """What is written about a draft, by the column that keeps it: what explains its warnings, why
    it is to be sent with errors."""

    EXPLANATION = "explanation"
    LEAVE_REASON = "leave_reason"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A file a unit uploaded, as it was understood.

    `stated` are the unit and period said of it outside; `before` has the findings (not the tables)
    of what the unit had uploaded or sent of the same reports before, None where there was nothing.
    `words` is what was written about it so far, sent with it only when it is sent.
    """

    id: str
    unit_code: str
    account: str
    file: str
    sha256: str
    stated: tuple[str, str]
    reading: Reading
    before: Reading | None
    uploaded_at: datetime
    words: Mapping[Words, str]


def keep_draft(
    engine: Engine,
    actor: Actor,
    content: bytes,
    reading: Reading,
    stated: tuple[str, str],
    now: datetime,
) -> Draft:
    """Keep an uploaded file; the same bytes again take the place of the earlier draft."""
    audit.require(engine, actor, Act.SEND, actor.unit_code, now)
    if not is_of(reading, content):
        raise ValueError("the reading is not of this content")
    trouble = TrackingError("Tên tệp có ký tự lạ mà kho không giữ được; đổi tên rồi tải lên lại.")
    with keepable(trouble), writing(engine) as connection:
        row = _keep(connection, actor, content, _values(connection, actor, reading, stated, now))
        audit.record(connection, Deed.UPLOADED, actor, named(row.file_name, row.sha256), now)
    return _draft(row)


def _values(
    connection: Connection, actor: Actor, reading: Reading, stated: tuple[str, str], now: datetime
) -> dict[str, Any]:
    keys = known_reports(reading)
    before = _before(connection, actor.unit_code, reading, keys)
    return {
        "unit_code": actor.unit_code,
        "account": actor.account,
        "sha256": reading.sha256,
        "file_name": reading.file,
        "stated_unit": stated[0],
        "stated_period": stated[1],
        "reader_version": reader_version(),
        "packed": packed(reading),
        "before": packed(replace(before, tables=())) if before else None,
        "reports": [[unit, view.value, code] for unit, view, code in keys],
        "uploaded_at": now,
    }


def _keep(connection: Connection, actor: Actor, content: bytes, values: dict[str, Any]) -> Row[Any]:
    is_same = (drafts.c.unit_code == actor.unit_code, drafts.c.sha256 == values["sha256"])
    held = connection.execute(select(drafts.c.id).where(*is_same)).scalar()
    if held is None:
        new = insert(drafts).values(id=uuid.uuid4().hex, content=content, **values)
        return connection.execute(new.returning(*_ABOUT)).one()
    again = update(drafts).where(drafts.c.id == held).values(**values)
    return connection.execute(again.returning(*_ABOUT)).one()


def known_reports(reading: Reading) -> list[Key]:
    """The reports a file is known to hold."""
    found: dict[Key, None] = {}
    for table in reading.tables:
        with suppress(NotAcceptable):
            found[report_key(table)] = None
    return list(found)


def _before(
    connection: Connection, unit_code: str, reading: Reading, keys: Sequence[Key]
) -> Reading | None:
    """What the unit last uploaded or sent of these reports, or under this name."""
    columns = drafts.c
    query = select(columns.file_name, columns.reports, columns.packed, columns.uploaded_at).where(
        columns.unit_code == unit_code, columns.sha256 != reading.sha256
    )
    told = {(unit, view.value, code) for unit, view, code in keys}
    found = [
        (row.uploaded_at, row.packed)
        for row in connection.execute(query)
        if row.file_name == reading.file or not told.isdisjoint(map(tuple, row.reports))
    ]
    sent = _sent_before(connection, unit_code, reading, keys)
    found += [sent] if sent else []
    return unpacked_bytes(max(found)[1]) if found else None


def _sent_before(
    connection: Connection, unit_code: str, reading: Reading, keys: Sequence[Key]
) -> tuple[datetime, bytes] | None:
    of_report = delivery_reports.c
    same = (
        and_(of_report.unit_code == unit, of_report.view == view, of_report.period_code == code)
        for unit, view, code in keys
    )
    is_same = deliveries.c.id.in_(select(of_report.delivery_id).where(or_(false(), *same)))
    query = select(deliveries.c.sent_at, deliveries.c.packed).where(
        deliveries.c.unit_code == unit_code,
        deliveries.c.workbook_sha256 != reading.sha256,
        or_(is_same, deliveries.c.file_name == reading.file),
    )
    row = connection.execute(query.order_by(deliveries.c.id.desc()).limit(1)).first()
    return (row.sent_at, row.packed) if row else None


def units_to_send_for(actor: Actor) -> set[str]:
    """Somebody's unit and those that were merged into it."""
    return {unit.code for unit in units() if actor.may(Act.SEND, unit.code)} | {actor.unit_code}


def drafts_of(engine: Engine, actor: Actor, now: datetime) -> list[Draft]:
    """The drafts of somebody's unit, and of those merged into it, the newest first."""
    audit.require(engine, actor, Act.SEND, actor.unit_code, now)
    query = select(*_ABOUT).where(drafts.c.unit_code.in_(units_to_send_for(actor)))
    with engine.connect() as connection:
        return [
            _draft(row) for row in connection.execute(query.order_by(drafts.c.uploaded_at.desc()))
        ]


def draft(engine: Engine, actor: Actor, draft_id: str, now: datetime) -> Draft:
    """A draft; raises NoDraft where it is not there, NotAllowed where it is another unit's."""
    return _draft(require_draft(engine, actor, draft_id, now))


def draft_content(engine: Engine, actor: Actor, draft_id: str, now: datetime) -> bytes:
    """The bytes of a draft, as they were uploaded."""
    require_draft(engine, actor, draft_id, now)
    with engine.connect() as connection:
        query = select(drafts.c.content).where(drafts.c.id == draft_id)
        content = connection.execute(query).scalar()
    if content is None:
        raise NoDraft
    return bytes(content)


def keep_words(
    engine: Engine, actor: Actor, draft_id: str, kind: Words, text: str, now: datetime
) -> None:
    """Keep what was written about a draft so far; the same bytes uploaded again leave it there.

    Raises NoDraft, NotAllowed.
    """
    require_draft(engine, actor, draft_id, now)
    trouble = TrackingError("Đoạn vừa ghi có ký tự lạ mà kho không giữ được; viết lại.")
    with keepable(trouble), writing(engine) as connection:
        connection.execute(update(drafts).where(drafts.c.id == draft_id).values({kind.value: text}))


def drop_draft(engine: Engine, actor: Actor, draft_id: str, now: datetime) -> None:
    """Drop a draft; nothing happens where it is gone already."""
    try:
        held = require_draft(engine, actor, draft_id, now)
    except NoDraft:
        return
    with writing(engine) as connection:
        if connection.execute(delete(drafts).where(drafts.c.id == draft_id)).rowcount:
            about = named(held.file_name, held.sha256)
            audit.record(connection, Deed.DRAFT_DROPPED, actor, about, now)


def require_draft(engine: Engine, actor: Actor, draft_id: str, now: datetime) -> Row[Any]:
    """The row of a draft without its content; raises NoDraft, or NotAllowed."""
    with engine.connect() as connection:
        row = connection.execute(select(*_ABOUT).where(drafts.c.id == draft_id)).first()
    audit.require(engine, actor, Act.SEND, row.unit_code if row else actor.unit_code, now)
    if row is None:
        raise NoDraft
    return row


def _draft(row: Row[Any]) -> Draft:
    return Draft(
        id=row.id,
        unit_code=row.unit_code,
        account=row.account,
        file=row.file_name,
        sha256=row.sha256,
        stated=(row.stated_unit, row.stated_period),
        reading=unpacked(row),
        before=unpacked_bytes(row.before) if row.before else None,
        uploaded_at=row.uploaded_at,
        words={one: getattr(row, one) for one in Words},
    )
