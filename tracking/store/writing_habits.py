"""How a unit told that it writes dates and numbers: remembered, so that it is asked once.

Every answer is kept in order, the last one of a kind holds. That of a unit that was merged holds
for its successor, until that says otherwise.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, insert

from tracking.dates import DateOrder
from tracking.habits import MANNERS, HabitKind, Habits, Manner, is_open, kind_of, meant
from tracking.quantities import Notation
from tracking.roles import Act, Actor
from tracking.specs.units import unit_name
from tracking.store import audit
from tracking.store.audit import Deed
from tracking.store.engine import keepable, writing
from tracking.store.schema import writing_habits
from tracking.store.told import lines_of
from tracking.vocabulary import TrackingError

_TAKEN_BACK = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """The manner a unit writes in, told of a text that can be read in two: `written`."""

    manner: Manner
    written: str

    @property
    def kind(self) -> HabitKind:
        """What it is about."""
        return kind_of(self.manner)

    @property
    def label(self) -> str:
        """In words: "“03/04/2022” là ngày 3 tháng 4 năm 2022"."""
        return f"“{self.written}” là {meant(self.written, self.manner)}"


def tell(engine: Engine, actor: Actor, told: Sequence[Habit], now: datetime) -> None:
    """Remember how somebody's unit writes: all of it or nothing. Raises NotAllowed, and
    TrackingError for a text that can be read in one manner alone."""
    audit.require(engine, actor, Act.SEND, actor.unit_code, now)
    for one in told:
        if not is_open(one.written, one.kind):
            raise TrackingError("Ô này chỉ đọc được một cách; tải lại trang rồi chọn lại.")
    trouble = TrackingError("Ô này có ký tự lạ mà kho không giữ được; sửa trong tệp.")
    with keepable(trouble), writing(engine) as connection:
        held = {one.manner for one in _in_force(connection, actor.unit_code).values()}
        for one in told:
            if one.manner not in held:
                _add(connection, actor, one, one.manner.value, now)
                audit.record(connection, Deed.HABIT_TOLD, actor, _about(actor, one), now)


def take_back(engine: Engine, actor: Actor, kind: HabitKind, now: datetime) -> None:
    """Forget how the unit writes; nothing happens where it told nothing."""
    audit.require(engine, actor, Act.SEND, actor.unit_code, now)
    with writing(engine) as connection:
        one = _in_force(connection, actor.unit_code).get(kind)
        if one is not None:
            _add(connection, actor, one, _TAKEN_BACK, now)
            audit.record(connection, Deed.HABIT_TAKEN_BACK, actor, _about(actor, one), now)


def told_by(engine: Engine, unit_code: str) -> list[Habit]:
    """What a unit has told and not taken back."""
    with engine.connect() as connection:
        return list(_in_force(connection, unit_code).values())


def habits_of(engine: Engine, unit_code: str) -> Habits:
    """The same, as a reader of workbooks takes it."""
    manners = [one.manner for one in told_by(engine, unit_code)]
    return Habits(
        dates=next((one for one in manners if isinstance(one, DateOrder)), None),
        numbers=next((one for one in manners if isinstance(one, Notation)), None),
    )


def _add(connection: Connection, actor: Actor, one: Habit, manner: str, now: datetime) -> None:
    values: dict[str, Any] = {
        "unit_code": actor.unit_code,
        "kind": one.kind.value,
        "manner": manner,
        "written": one.written,
        "at": now,
        "by": actor.label,
        "account": actor.account,
    }
    connection.execute(insert(writing_habits).values(values))


def _in_force(connection: Connection, unit_code: str) -> dict[HabitKind, Habit]:
    """By kind; what a unit says itself goes before what units merged into it said."""
    found: dict[HabitKind, Habit] = {}
    for row in lines_of(connection, writing_habits, unit_code):
        kind = HabitKind(row.kind)
        found.pop(kind, None)
        for manner in MANNERS[kind]:
            if manner.value == row.manner:
                found[kind] = Habit(manner=manner, written=row.written)
    return found


def _about(actor: Actor, one: Habit) -> str:
    return f"{unit_name(actor.unit_code)}; {one.label}"
