"""Headings that a unit assigned to fields by hand: remembered, so that it is asked once.

Every word is kept in order, the last one on a heading holds. Those of a unit that was merged hold
for its successor, until that says otherwise.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, insert

from tracking.roles import Act, Actor
from tracking.specs import field_label, view_fields
from tracking.specs.catalogue import UNUSED
from tracking.specs.units import unit_name
from tracking.store import audit
from tracking.store.audit import Deed
from tracking.store.engine import keepable, writing
from tracking.store.schema import assigned_headings
from tracking.store.told import lines_of
from tracking.vocabulary import TrackingError, View

_TAKEN_BACK = ""
_LONGEST = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading and the field of a view it stands for (UNUSED: none): `words` is what it is known
    by, `written` how it stood in the file it was assigned for."""

    view: View
    words: str
    written: str
    field: str

    @property
    def label(self) -> str:
        """In words: "“Đã chi trả” là “Lũy kế giải ngân”"."""
        meant = f"là “{field_label(self.field)}”" if self.field != UNUSED else "là cột không dùng"
        return f"“{self.written}” {meant}"


def assign(engine: Engine, actor: Actor, headings: Sequence[Heading], now: datetime) -> None:
    """Remember headings for somebody's unit: all of them or none. Raises NotAllowed, and
    TrackingError for what is no field."""
    audit.require(engine, actor, Act.SEND, actor.unit_code, now)
    for one in headings:
        _require_usable(one)
    trouble = TrackingError("Tiêu đề cột có ký tự lạ mà kho không giữ được; sửa tiêu đề trong tệp.")
    with keepable(trouble), writing(engine) as connection:
        held = _in_force(connection, actor.unit_code)
        for one in headings:
            before = held.get((one.view, one.words))
            if before is None or before.field != one.field:
                _add(connection, actor, one, one.field, now)
                audit.record(connection, Deed.HEADING_ASSIGNED, actor, _about(actor, one), now)


def _require_usable(one: Heading) -> None:
    if one.field != UNUSED and one.field not in view_fields(one.view):
        raise TrackingError("Không có trường này trong biểu; tải lại trang rồi chọn lại.")
    if not one.words or max(len(one.words), len(one.written)) > _LONGEST:
        raise TrackingError("Tiêu đề cột trống hoặc quá dài nên không nhớ được; sửa trong tệp.")


def take_back(engine: Engine, actor: Actor, view: View, words: str, now: datetime) -> None:
    """Forget what a heading was assigned to; nothing happens where it is to nothing."""
    audit.require(engine, actor, Act.SEND, actor.unit_code, now)
    with writing(engine) as connection:
        one = _in_force(connection, actor.unit_code).get((view, words))
        if one is not None:
            _add(connection, actor, one, _TAKEN_BACK, now)
            audit.record(connection, Deed.HEADING_TAKEN_BACK, actor, _about(actor, one), now)


def headings_of(engine: Engine, unit_code: str) -> list[Heading]:
    """What a unit has assigned and not taken back, the longest held first."""
    with engine.connect() as connection:
        return list(_in_force(connection, unit_code).values())


def fields_by_heading(headings: Sequence[Heading]) -> Mapping[tuple[View, str], str]:
    """As a reader of workbooks takes them."""
    return {(one.view, one.words): one.field for one in headings}


def _add(connection: Connection, actor: Actor, one: Heading, name: str, now: datetime) -> None:
    values: dict[str, Any] = {
        "unit_code": actor.unit_code,
        "view": one.view.value,
        "heading": one.words,
        "written": one.written,
        "field": name,
        "at": now,
        "by": actor.label,
        "account": actor.account,
    }
    connection.execute(insert(assigned_headings).values(values))


def _in_force(connection: Connection, unit_code: str) -> dict[tuple[View, str], Heading]:
    """By view and words; what a unit says itself goes before what units merged into it said."""
    found: dict[tuple[View, str], Heading] = {}
    for row in lines_of(connection, assigned_headings, unit_code):
        view = View(row.view)
        found.pop((view, row.heading), None)
        if row.field == UNUSED or row.field in view_fields(view):
            found[view, row.heading] = Heading(
                view=view, words=row.heading, written=row.written, field=row.field
            )
    return found


def _about(actor: Actor, one: Heading) -> str:
    return f"{unit_name(actor.unit_code)}; {one.label}"
