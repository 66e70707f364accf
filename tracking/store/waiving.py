"""Asking for leave to send a file with its errors, granting it to a last day, or declining."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Engine, Row, insert

from tracking.roles import Act, Actor
from tracking.store import audit
from tracking.store.audit import Deed
from tracking.store.drafts import require_draft
from tracking.store.engine import keepable, writing
from tracking.store.held import Key
from tracking.store.readings import packed, unpacked
from tracking.store.schema import waivers
from tracking.store.sending import require_units
from tracking.store.submissions import NotAcceptable, tables_by_report
from tracking.store.waived import (
    AnsweredMeanwhile,
    NotWaivable,
    Waiver,
    WaiverAnswer,
    WaiverState,
)
from tracking.store.waivers import (
    add_answer,
    leave_for,
    supersede_waiting,
    today,
    waiting_of,
    waiver_by_id,
)
from tracking.vocabulary import Reading

_STRANGE = "Lý do có ký tự lạ mà kho không giữ được; viết lại rồi bấm lại."
_DEEDS = {
    WaiverState.GRANTED: Deed.WAIVER_GRANTED,
    WaiverState.DECLINED: Deed.WAIVER_DECLINED,
}


def ask_leave(engine: Engine, actor: Actor, draft_id: str, reason: str, now: datetime) -> Waiver:
    """Ask for leave to send a draft with the errors it has.

    Once: while a request for the same file waits, or where there is leave already, that is the
    answer; a request for another file of these reports is superseded. Raises NotAllowed for a
    report of another unit, NotWaivable with what to do first, NoDraft.
    """
    held = require_draft(engine, actor, draft_id, now)
    reading = unpacked(held)
    require_units(engine, actor, reading, now)
    reports = _askable(reading)
    if not reason.strip():
        raise NotWaivable("Ghi lý do xin gửi kèm lỗi để đầu mối xem xét, rồi bấm gửi đề nghị.")
    with keepable(NotWaivable(_STRANGE)), writing(engine) as connection:
        same = _asked_already(connection, held, reading, reports)
        leave = leave_for(connection, held.unit_code, reading, reports, now)
        return same or leave or _ask(connection, actor, held, reading, reports, reason, now)


def _askable(reading: Reading) -> list[Key]:
    """The reports of a file that could be accepted but for its errors; raises NotWaivable."""
    if not reading.ok or not reading.tables:
        raise NotWaivable(
            f"Tệp “{reading.file}” không có biểu nào đọc được nên không xin gửi kèm lỗi được; "
            "lấy biểu mẫu của kỳ, điền rồi tải lên lại."
        )
    if not reading.has_errors:
        raise NotWaivable(f"Tệp “{reading.file}” không còn lỗi, gửi được ngay.")
    try:
        return list(tables_by_report(reading))
    except NotAcceptable as why:
        raise NotWaivable(f"{why} Hãy chọn đơn vị và kỳ báo cáo trước.") from why


def _asked_already(
    connection: Connection, held: Row[Any], reading: Reading, reports: list[Key]
) -> Waiver | None:
    for one in waiting_of(connection, held.unit_code, reports):
        is_same = one.sha256 == held.sha256 and one.is_of(reports)
        if is_same and not one.not_covered(reading):
            return one
    return None


def _ask(
    connection: Connection,
    actor: Actor,
    held: Row[Any],
    reading: Reading,
    reports: list[Key],
    reason: str,
    now: datetime,
) -> Waiver:
    number = connection.execute(
        insert(waivers).values(
            unit_code=held.unit_code,
            reports=[[unit, view.value, code] for unit, view, code in reports],
            file_name=held.file_name, workbook_sha256=held.sha256,
            packed=packed(replace(reading, tables=())), reason=reason.strip(), asked_at=now,
            asked_by=actor.label, account=actor.account,
        ).returning(waivers.c.id)
    ).scalar_one()  # fmt: skip
    gone = f"Đã có đề nghị số {number} thay."
    supersede_waiting(connection, actor, held.unit_code, reports, gone, now, but=number)
    made = waiver_by_id(connection, number)
    audit.record(connection, Deed.WAIVER_ASKED, actor, f"{made.label}; {made.reason}", now)
    return made


def grant_leave(
    engine: Engine,
    actor: Actor,
    waiver_id: int,
    valid_to: date,
    reason: str,
    now: datetime,
    *,
    seen: int,
) -> Waiver:
    """Grant leave up to a last day; `seen` is how many answers they had before them.

    The same again changes nothing. Raises AnsweredMeanwhile, NotWaivable.
    """
    answer = _said_by(actor, WaiverState.GRANTED, valid_to, reason, now)
    return _answer(engine, actor, waiver_id, seen, answer)


def decline_leave(
    engine: Engine, actor: Actor, waiver_id: int, reason: str, now: datetime, *, seen: int
) -> Waiver:
    """Decline, or take back leave that was granted; else as `grant_leave`."""
    answer = _said_by(actor, WaiverState.DECLINED, None, reason, now)
    return _answer(engine, actor, waiver_id, seen, answer)


def _said_by(
    actor: Actor, kind: WaiverState, valid_to: date | None, reason: str, now: datetime
) -> WaiverAnswer:
    return WaiverAnswer(
        kind=kind, valid_to=valid_to, reason=reason.strip(), at=now,
        by=actor.label, account=actor.account,
    )  # fmt: skip


def _answer(
    engine: Engine, actor: Actor, waiver_id: int, seen: int, answer: WaiverAnswer
) -> Waiver:
    audit.require(engine, actor, Act.REVIEW, None, answer.at)
    _require_sense(answer)
    with keepable(NotWaivable(_STRANGE)), writing(engine) as connection:
        one = waiver_by_id(connection, waiver_id)
        if one.answers and _said(one.answers[-1]) == _said(answer):
            return one
        _require_in_turn(one, seen)
        add_answer(connection, one.id, answer)
        about = f"{one.label}; {answer.told}: {answer.reason}"
        audit.record(connection, _DEEDS[answer.kind], actor, about, answer.at)
        return waiver_by_id(connection, waiver_id)


def _require_sense(answer: WaiverAnswer) -> None:
    if not answer.reason:
        raise NotWaivable("Ghi lý do trả lời để đơn vị biết, rồi bấm lại.")
    if answer.valid_to is not None and answer.valid_to < today(answer.at):
        raise NotWaivable("Ngày cuối được gửi kèm lỗi đã qua; ghi hôm nay hoặc ngày sau.")


def _require_in_turn(one: Waiver, seen: int) -> None:
    if one.state is WaiverState.SUPERSEDED:
        raise NotWaivable(f"Đề nghị số {one.id} không còn cần trả lời: {one.answers[-1].reason}")
    if len(one.answers) != seen:
        raise AnsweredMeanwhile(one)


def _said(answer: WaiverAnswer) -> tuple[WaiverState, date | None, str]:
    return answer.kind, answer.valid_to, answer.reason
