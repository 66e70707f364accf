"""Editing what the ministry keeps itself: a new version, by whom, when, why, by what document."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from sqlalchemy import Connection, Engine, select

from tracking.roles import Act, Actor
from tracking.specs.ministry_tables import shipped_rows, table_forms
from tracking.specs.table_form import MinistryTable, Row
from tracking.store import audit
from tracking.store.audit import Deed
from tracking.store.declared import DECLARED, install_entered
from tracking.store.engine import keepable, writing
from tracking.store.entered import Basis, enter, entered_rows, version_within
from tracking.store.parts import ensure_parts
from tracking.store.schema import accounts, submissions
from tracking.store.submissions import PUBLISHER
from tracking.vocabulary import TrackingError

ACTS: Mapping[MinistryTable, Act] = MappingProxyType(
    {
        MinistryTable.TARGETS: Act.SET_TARGETS,
        MinistryTable.THRESHOLDS: Act.SET_TARGETS,
        MinistryTable.PAR_POINTS: Act.SET_TARGETS,
        MinistryTable.UNITS: Act.KEEP_UNITS,
        MinistryTable.REPORTS_DUE: Act.KEEP_UNITS,
        MinistryTable.DEADLINES: Act.KEEP_UNITS,
    }
)
"""What must be allowed to whom edits a table."""
_STRANGE = "Có ký tự lạ mà kho không giữ được; viết lại rồi lưu."
_KIND = "kind:"


def editable(actor: Actor) -> list[MinistryTable]:
    """The tables somebody may edit, in the order they are offered."""
    return [table for table in table_forms() if actor.may(ACTS[table])]


def edit_table(
    engine: Engine,
    actor: Actor,
    table: MinistryTable,
    rows: Sequence[Row],
    basis: Basis,
    now: datetime,
    *,
    after: int,
) -> int:
    """Enter rows as the version that follows `after`; its number. They hold at once, everywhere.

    Raises NotAllowed; Outdated where another version came meanwhile; TrackingError for a row that
    cannot be used, or a missing reason.
    """
    audit.require(engine, actor, ACTS[table], None, now)
    if not basis.reason.strip():
        raise TrackingError("Ghi lý do sửa: người xem số liệu sau này cần biết vì sao.")
    with keepable(TrackingError(_STRANGE)), writing(engine) as connection:
        before = version_within(connection, table)
        _check_kept(connection, table, rows)
        number = enter(connection, table, rows, basis, now, after=after)
        if number != before:
            about = f"{table_forms()[table].title}, bản {number}: {basis.reason.strip()}"
            audit.record(connection, Deed.EDITED, actor, about, now)
    settle(engine, table)
    return number


def settle(engine: Engine, table: MinistryTable) -> None:
    """After an edit: what was entered holds, and what rests on it is counted anew."""
    if table in DECLARED:
        install_entered(engine)
    if table is MinistryTable.UNITS:
        ensure_parts(engine)


def _check_kept(connection: Connection, table: MinistryTable, rows: Sequence[Row]) -> None:
    """Units that reports, accounts or duties name stay in the table of units."""
    if table is not MinistryTable.UNITS:
        return
    there = {row.get("unit_code", "") for row in rows}
    for what, codes in _named(connection):
        if gone := sorted(set(codes) - there - {""}):
            raise TrackingError(
                f"Không bỏ được {', '.join(gone)}: còn {what}. Đơn vị không còn hoạt động thì ghi "
                "ngày cuối, đơn vị đổi mã thì ghi dòng mới và sáp nhập dòng cũ vào đó."
            )


def _named(connection: Connection) -> Iterable[tuple[str, Collection[str]]]:
    held = connection.execute(select(submissions.c.unit_code).distinct()).scalars()
    yield "báo cáo đã tiếp nhận", {*held} - {PUBLISHER}
    yield "tài khoản", {*connection.execute(select(accounts.c.unit_code).distinct()).scalars()}
    entered = entered_rows(connection, MinistryTable.REPORTS_DUE)
    form = table_forms()[MinistryTable.REPORTS_DUE]
    owed = shipped_rows(form) if entered is None else entered
    yield "trong bảng báo cáo phải nộp", {row["units"] for row in owed if _KIND not in row["units"]}
