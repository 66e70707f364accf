"""How far is each report that is owed: not sent, waiting, returned, accepted; in time or late?"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from tracking.dates import HANOI
from tracking.specs.reports import in_order, owed
from tracking.vocabulary import View


class FollowState(StrEnum):
    """How far a report is, the furthest first."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    CORRECTION_RETURNED = "correction_returned"
    RETURNED = "returned"
    DRAFT = "draft"
    NOT_SENT = "not_sent"


FOLLOW_STATE_NAMES = {
    FollowState.NOT_SENT: "chưa gửi",
    FollowState.DRAFT: "có bản nháp, chưa gửi",
    FollowState.WAITING: "chờ tiếp nhận",
    FollowState.RETURNED: "đã trả lại, chờ gửi lại",
    FollowState.CORRECTION_RETURNED: "bản sửa bị trả lại, chờ gửi lại",
    FollowState.ACCEPTED: "đã tiếp nhận",
}
_CAME = frozenset({FollowState.WAITING, FollowState.ACCEPTED})
ALL_RETURNED = frozenset({FollowState.RETURNED, FollowState.CORRECTION_RETURNED})
"""What came back to its unit, whether or not an earlier version is in force."""
NOT_ACCEPTED = frozenset(FollowState) - {FollowState.ACCEPTED, FollowState.CORRECTION_RETURNED}
"""What is missing where a period is to be closed; of a returned correction the earlier version
counts."""
TO_CHASE = frozenset({FollowState.NOT_SENT, FollowState.DRAFT, FollowState.RETURNED})
"""What its unit is to send still."""


class Fact(NamedTuple):
    """What happened to a report: a draft was uploaded, a delivery sent that waits, a delivery
    returned, a version came that was accepted; `delivery_id` where it was a delivery."""

    state: FollowState
    at: datetime
    delivery_id: int | None = None
    reason: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """A report that is owed, as it is today.

    `at` is the moment of its state, None where there is nothing; `came_at` when the report first
    came, by which it `is_late`; `is_overdue` says that it has not come and should have,
    `is_held_back` that it waits because its period is closed.
    """

    state: FollowState
    at: datetime | None
    came_at: datetime | None
    deadline: date
    is_late: bool
    is_overdue: bool
    is_held_back: bool
    delivery_id: int | None
    reason: str
    place: str

    @property
    def is_correction(self) -> bool:
        """Whether what waits is to take the place of what was accepted."""
        return self.state is FollowState.WAITING and self.came_at != self.at

    @property
    def label(self) -> str:
        """The state in words: "đã tiếp nhận, gửi muộn"."""
        name = FOLLOW_STATE_NAMES[self.state]
        if self.state is FollowState.CORRECTION_RETURNED:
            return name
        if self.is_correction:
            name = f"{name} bản sửa"
        if self.is_held_back:
            name = f"{name} sau khi mở lại kỳ"
        if self.came_at is None:
            return f"{name}, quá hạn" if self.is_overdue else name
        return f"{name}, gửi {'muộn' if self.is_late else 'đúng hạn'}"


Facts = Mapping[tuple[str, View], Sequence[Fact]]
"""What happened to the reports of a period, by unit and view."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """The reports owed for a period, by unit (in the order of units.csv) and view."""

    period_code: str
    deadline: date
    today: date
    reports: Mapping[str, Mapping[View, Followed]]

    @property
    def counts(self) -> Mapping[FollowState, int]:
        """How many reports are in each state, every state told."""
        held = Counter(one.state for views in self.reports.values() for one in views.values())
        return {state: held[state] for state in FollowState}

    def among(self, states: Collection[FollowState]) -> dict[str, dict[View, Followed]]:
        """The reports that are in some of the states, by unit."""
        found = {
            unit: {view: one for view, one in views.items() if one.state in states}
            for unit, views in self.reports.items()
        }
        return {unit: views for unit, views in found.items() if views}


@dataclass(frozen=True, slots=True, kw_only=True)
class Punctuality:
    """The months of a unit: all its reports came in time; one came late; one is missing."""

    unit_code: str
    on_time: tuple[str, ...]
    late: tuple[str, ...]
    missing: tuple[str, ...]


def follow(
    facts: Iterable[Fact], deadline: date, today: date, *, is_closed: bool = False
) -> Followed:
    """How far a report is: what waits is told before what was accepted, a return before a draft, a
    return after all that was accepted before it; `is_closed` says that its period is.

    It came when the first of its files came that waits or was accepted.
    """
    held = sorted(facts, key=lambda one: one.at)
    came_at = next((one.at for one in held if one.state in _CAME), None)
    shown = _shown(held)
    return Followed(
        state=_state(shown, came_at),
        at=shown.at if shown else None,
        came_at=came_at,
        deadline=deadline,
        is_late=came_at is not None and came_at.astimezone(HANOI).date() > deadline,
        is_overdue=came_at is None and today > deadline,
        is_held_back=is_closed and shown is not None and shown.state is FollowState.WAITING,
        delivery_id=shown.delivery_id if shown else None,
        reason=shown.reason if shown else "",
        place=shown.place if shown else "",
    )


def _state(shown: Fact | None, came_at: datetime | None) -> FollowState:
    if shown is None:
        return FollowState.NOT_SENT
    # Where something waits it is shown itself: what came is in force.
    is_correction = shown.state is FollowState.RETURNED and came_at is not None
    return FollowState.CORRECTION_RETURNED if is_correction else shown.state


def _shown(held: Sequence[Fact]) -> Fact | None:
    """The fact that tells the state: the first file that came, the last return or draft."""
    by_state = {state: [one for one in held if one.state is state] for state in FollowState}
    if by_state[FollowState.WAITING]:
        return by_state[FollowState.WAITING][0]
    accepted, returned = by_state[FollowState.ACCEPTED], by_state[FollowState.RETURNED]
    if accepted and not (returned and returned[-1].at >= accepted[-1].at):
        return accepted[0]
    last = returned or by_state[FollowState.DRAFT]
    return last[-1] if last else None


def follow_owed(
    period_code: str, deadline: date, facts: Facts, today: date, *, is_closed: bool = False
) -> FollowUp:
    """Every report owed for a period."""
    views = {view: owed(view, period_code) for view in View}
    units = in_order({code for codes in views.values() for code in codes})
    return FollowUp(
        period_code=period_code,
        deadline=deadline,
        today=today,
        reports={
            unit: {
                view: follow(facts.get((unit, view), ()), deadline, today, is_closed=is_closed)
                for view, codes in views.items()
                if unit in codes
            }
            for unit in units
        },
    )


def punctual(months: Iterable[FollowUp]) -> tuple[Punctuality, ...]:
    """How punctual each unit was; a month that is not due yet and has not all come is left out."""
    found: dict[str, dict[str, list[str]]] = {}
    for month in months:
        for unit, reports in month.reports.items():
            kind = _month(reports.values())
            of_unit = found.setdefault(unit, {"on_time": [], "late": [], "missing": []})
            if kind:
                of_unit[kind].append(month.period_code)
    return tuple(
        Punctuality(unit_code=unit, **{kind: tuple(codes) for kind, codes in found[unit].items()})
        for unit in in_order(set(found))
    )


def _month(reports: Iterable[Followed]) -> str | None:
    held = list(reports)
    if any(one.is_overdue for one in held):
        return "missing"
    if any(one.came_at is None for one in held):
        return None
    return "late" if any(one.is_late for one in held) else "on_time"
