"""Sending a draft to the coordinating office."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, Row, delete, func, insert, select

from tracking.roles import Act, Actor
from tracking.store import audit
from tracking.store.audit import Deed
from tracking.store.delivered import Delivery, DeliveryState
from tracking.store.deliveries import add_event, delivery_by_id, found, is_waiting
from tracking.store.drafts import NoDraft, known_reports, require_draft
from tracking.store.engine import keepable, writing
from tracking.store.forms import brought
from tracking.store.held import Key, of_report
from tracking.store.readings import unpacked
from tracking.store.schema import (
    deliveries,
    delivery_reports,
    delivery_waivers,
    drafts,
    submissions,
)
from tracking.store.submissions import NotAcceptable, tables_by_report
from tracking.store.versions import Arrival, keep_workbook
from tracking.store.waived import Waiver
from tracking.store.waivers import leave_for, supersede_waiting
from tracking.vocabulary import Reading, Severity, Table, TrackingError

Reports = Mapping[Key, Sequence[Table]]
"""The tables of a file by the report they belong to."""


class NotSendable(TrackingError):
    """A draft that cannot be sent as it is."""


def send(engine: Engine, actor: Actor, draft_id: str, explanation: str, now: datetime) -> Delivery:
    """Send a draft: all of it or nothing, and once; a draft that was sent answers its delivery.

    One with errors needs leave that holds now. What still waits of the same forms is superseded,
    and so is what was asked for of these reports. Raises NotAllowed for a report of another
    unit, NotSendable with what to do first, NoDraft.
    """
    try:
        held = require_draft(engine, actor, draft_id, now)
    except NoDraft:
        return _sent_already(engine, actor, draft_id, now)
    reading = unpacked(held)
    require_units(engine, actor, reading, now)
    trouble = NotSendable("Lời giải thích có ký tự lạ mà kho không giữ được; viết lại rồi gửi.")
    with keepable(trouble), writing(engine) as connection:
        if again := _sent(connection, draft_id):
            return again
        leave = _leave(connection, held, reading, now)
        reports = _sendable(reading, explanation, leave)
        return _send(connection, actor, held, reports, leave, explanation, now)


def _sent(connection: Connection, draft_id: str) -> Delivery | None:
    return next(iter(found(connection, deliveries.c.draft_id == draft_id)), None)


def _sent_already(engine: Engine, actor: Actor, draft_id: str, now: datetime) -> Delivery:
    with engine.connect() as connection:
        one = _sent(connection, draft_id)
    if one is None:
        raise NoDraft
    audit.require(engine, actor, Act.SEND, one.unit_code, now)
    return one


def _leave(
    connection: Connection, held: Row[Any], reading: Reading, now: datetime
) -> Waiver | None:
    if not reading.has_errors:
        return None
    return leave_for(connection, held.unit_code, reading, known_reports(reading), now)


def require_units(engine: Engine, actor: Actor, reading: Reading, now: datetime) -> None:
    """Every report of a file is of a unit that is theirs to send for."""
    named = (table.unit_code for table in reading.tables if table.unit_code)
    for code in dict.fromkeys([*(key[0] for key in known_reports(reading)), *named]):
        audit.require(engine, actor, Act.SEND, code, now)


def _sendable(reading: Reading, explanation: str, leave: Waiver | None) -> Reports:
    """The reports of a file; raises NotSendable."""
    if hindrance := _hindrance(reading, explanation, leave):
        raise NotSendable(f"Tệp “{reading.file}” {hindrance}")
    try:
        return tables_by_report(reading)
    except NotAcceptable as why:
        raise NotSendable(f"{why} Hãy chọn đơn vị và kỳ báo cáo rồi tải tệp lên lại.") from why


def _hindrance(reading: Reading, explanation: str, leave: Waiver | None) -> str:
    errors, warnings = (_count(reading, one) for one in (Severity.ERROR, Severity.WARNING))
    if (errors and leave is None) or not reading.ok:
        return f"còn {errors} lỗi nên chưa gửi được; sửa các ô đã chỉ rồi tải lên lại."
    if not reading.tables:
        return (
            "không có biểu nào đọc được nên chưa gửi được; "
            "lấy biểu mẫu của kỳ, điền rồi tải lên lại."
        )
    if warnings and not explanation.strip():
        return f"còn {warnings} cảnh báo; ghi lời giải thích rồi gửi, hoặc sửa tệp và tải lên lại."
    return ""


def _count(reading: Reading, severity: Severity) -> int:
    return sum(finding.severity is severity for finding in reading.findings)


def _send(
    connection: Connection,
    actor: Actor,
    held: Row[Any],
    reports: Reports,
    leave: Waiver | None,
    explanation: str,
    now: datetime,
) -> Delivery:
    content = _taken(connection, held)
    arrival = Arrival(actor.label, now, None)
    keep_workbook(connection, held.sha256, content, held.file_name, arrival)
    number = connection.execute(
        insert(deliveries).values(
            draft_id=held.id, unit_code=held.unit_code, workbook_sha256=held.sha256,
            file_name=held.file_name, stated_unit=held.stated_unit,
            stated_period=held.stated_period, reader_version=held.reader_version,
            packed=held.packed, explanation=explanation, sent_at=now,
            sent_account=actor.account, sent_by=actor.label,
        ).returning(deliveries.c.id)
    ).scalar_one()  # fmt: skip
    still = _supersede(connection, actor, number, reports, now)
    _add_reports(connection, number, reports, still)
    if leave:
        _add_leave(connection, number, leave, held)
    told = f"Đã có lần gửi số {number}."
    supersede_waiting(connection, actor, held.unit_code, reports.keys(), told, now)
    made = delivery_by_id(connection, number)
    audit.record(connection, Deed.SENT, actor, made.label, now)
    return made


def _taken(connection: Connection, held: Row[Any]) -> bytes:
    """The content of a draft, which is no draft any more."""
    is_same = (drafts.c.id == held.id, drafts.c.packed == held.packed)
    content = connection.execute(
        delete(drafts).where(*is_same).returning(drafts.c.content)
    ).scalar()
    if content is None:
        raise NotSendable(
            "Bản nháp này vừa được bỏ hoặc tải lên lại ở nơi khác; tải lại trang, xem rồi gửi."
        )
    return bytes(content)


def _supersede(
    connection: Connection, actor: Actor, number: int, reports: Reports, now: datetime
) -> list[Delivery]:
    """Supersede what waits and brings no form but those of a new delivery; what still waits."""
    forms = {(key, name) for key, tables in reports.items() for name in brought(key[1], tables)}
    held = found(connection, is_waiting(), deliveries.c.id != number)
    for older in held:
        if older.forms <= forms:
            reason = f"Đã có lần gửi số {number} thay."
            add_event(connection, older.id, DeliveryState.SUPERSEDED, actor, now, reason)
    return [older for older in held if not older.forms <= forms]


def _add_reports(
    connection: Connection, number: int, reports: Reports, still: Iterable[Delivery]
) -> None:
    """Each with the version it becomes when all that waits is accepted in order."""
    ahead = Counter(report.key for one in still for report in one.reports)
    values = [
        {
            "delivery_id": number,
            "unit_code": key[0],
            "view": key[1].value,
            "period_code": key[2],
            "templates": ",".join(dict.fromkeys(table.template for table in tables)),
            "row_count": sum(len(table.rows) for table in tables),
            "version": _last_version(connection, key) + ahead[key] + 1,
        }
        for key, tables in reports.items()
    ]
    connection.execute(insert(delivery_reports), values)


def _add_leave(connection: Connection, number: int, leave: Waiver, held: Row[Any]) -> None:
    """By which answer it was sent with how many errors; later answers do not touch it."""
    values = {
        "delivery_id": number,
        "waiver_id": leave.id,
        "seq": len(leave.answers),
        "error_count": _count(unpacked(held), Severity.ERROR),
    }
    connection.execute(insert(delivery_waivers).values(values))


def _last_version(connection: Connection, key: Key) -> int:
    query = select(func.max(submissions.c.version)).where(*of_report(key))
    return connection.execute(query).scalar() or 0
