"""What leave to send errors is: what a unit asked for, what was answered, what the leave covers."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from tracking.dates import HANOI
from tracking.mending import beyond, errors_of
from tracking.specs.units import short_name
from tracking.store.delivered import named
from tracking.store.held import Key
from tracking.vocabulary import VIEW_NAMES, Finding, Reading, TrackingError


class WaiverState(StrEnum):
    """What became of a request."""

    WAITING = "waiting"
    GRANTED = "granted"
    DECLINED = "declined"
    SUPERSEDED = "superseded"


WAIVER_STATE_NAMES = {
    WaiverState.WAITING: "chờ trả lời",
    WaiverState.GRANTED: "được cho phép",
    WaiverState.DECLINED: "không được phép",
    WaiverState.SUPERSEDED: "không còn cần trả lời",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WaiverAnswer:
    """What was answered; `valid_to` is the last day of leave that was granted."""

    kind: WaiverState
    valid_to: date | None
    reason: str
    at: datetime
    by: str
    account: str

    @property
    def told(self) -> str:
        """What was answered, in words: "được cho phép đến hết ngày 30/11/2022"."""
        until = f" đến hết ngày {self.valid_to:%d/%m/%Y}" if self.valid_to else ""
        return f"{WAIVER_STATE_NAMES[self.kind]}{until}"

    @property
    def label(self) -> str:
        """The same with when, by whom and why."""
        at = f"{self.at.astimezone(HANOI):%H:%M ngày %d/%m/%Y}"
        return f"{self.told}, trả lời lúc {at} ({self.by}): {self.reason}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """A request to send reports with the errors that `reading` has (its tables are not kept), and
    every answer to it, the last one holds."""

    id: int
    unit_code: str
    reports: tuple[Key, ...]
    file: str
    sha256: str
    reading: Reading
    reason: str
    asked_at: datetime
    asked_by: str
    account: str
    answers: tuple[WaiverAnswer, ...]

    @property
    def state(self) -> WaiverState:
        """Waiting until the first answer."""
        return self.answers[-1].kind if self.answers else WaiverState.WAITING

    @property
    def valid_to(self) -> date | None:
        """The last day of leave that is granted, None where none is."""
        return self.answers[-1].valid_to if self.answers else None

    @property
    def is_taken_back(self) -> bool:
        """Whether leave was granted and is declined since."""
        was_granted = any(one.kind is WaiverState.GRANTED for one in self.answers)
        return was_granted and self.state is WaiverState.DECLINED

    @property
    def label(self) -> str:
        """The request as the record names it."""
        reports = "; ".join(
            f"{VIEW_NAMES[view]}, {short_name(unit)}, kỳ {code}"
            for unit, view, code in self.reports
        )
        errors = f"{len(errors_of(self.reading))} lỗi"
        return f"đề nghị số {self.id}, {named(self.file, self.sha256)}: {reports}; {errors}"

    def holds_on(self, day: date) -> bool:
        """Whether it is leave on a day, its last one included."""
        return self.valid_to is not None and day <= self.valid_to

    def is_of(self, reports: Collection[Key]) -> bool:
        """Whether it is about all of some reports."""
        return bool(reports) and set(reports) <= set(self.reports)

    def not_covered(self, reading: Reading) -> tuple[Finding, ...]:
        """The errors of a file that it is not about."""
        return beyond(self.reading, reading)

    def allows(self, reading: Reading, reports: Collection[Key], day: date) -> bool:
        """Whether it lets a file of these reports be sent with its errors on a day."""
        return self.holds_on(day) and self.is_of(reports) and not self.not_covered(reading)


class NotWaivable(TrackingError):
    """Leave that cannot be asked for, or given, as it was."""


class AnsweredMeanwhile(TrackingError):
    """A request to which somebody has answered since it was looked at."""

    def __init__(self, one: Waiver) -> None:
        super().__init__(
            f"Đề nghị số {one.id} vừa được trả lời ở nơi khác: {one.answers[-1].label}. "
            "Xem câu trả lời ấy trước; vẫn muốn trả lời khác thì bấm lại."
        )
