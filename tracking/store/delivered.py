"""What a delivery is: a file that a unit has sent, its reports, and what became of it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from tracking.dates import HANOI
from tracking.period_codes import period_label
from tracking.specs.units import short_name
from tracking.store.forms import family
from tracking.store.held import Key
from tracking.vocabulary import VIEW_NAMES, TrackingError, View


def named(file_name: str, sha256: str) -> str:
    """A file as the record names it."""
    return f"tệp “{file_name}” ({sha256[:12]})"


class DeliveryState(StrEnum):
    """What became of a delivery."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


DELIVERY_STATE_NAMES = {
    DeliveryState.WAITING: "chờ tiếp nhận",
    DeliveryState.ACCEPTED: "đã tiếp nhận",
    DeliveryState.RETURNED: "đã trả lại",
    DeliveryState.SUPERSEDED: "đã được thay bằng lần gửi sau",
    DeliveryState.WITHDRAWN: "đã rút lại",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SentReport:
    """A report that a delivery holds; `version` is the one it would become when it was sent."""

    unit_code: str
    view: View
    period_code: str
    templates: tuple[str, ...]
    row_count: int
    version: int

    @property
    def key(self) -> Key:
        """Which report it is."""
        return self.unit_code, self.view, self.period_code

    @property
    def label(self) -> str:
        """The report as a receipt and the record name it."""
        name = VIEW_NAMES[self.view]
        return f"{name}, {short_name(self.unit_code)}, kỳ {self.period_code}, bản {self.version}"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryEvent:
    """What was done with a delivery; `place` is the cell the reason is about ("Biểu 1!F12"), or
    ""."""

    kind: DeliveryState
    reason: str
    place: str
    at: datetime
    by: str
    account: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Leave:
    """What let a delivery be sent with `errors` errors: the number of the request that was granted,
    up to which day, why."""

    waiver_id: int
    errors: int
    valid_to: date
    reason: str

    @property
    def label(self) -> str:
        """The errors and the leave as a receipt and the record name them."""
        until = f"đến hết ngày {self.valid_to:%d/%m/%Y}"
        return f"kèm {self.errors} lỗi theo phép số {self.waiver_id} {until}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A file that was sent; `id` is the number of its receipt, `sha256` its fingerprint.

    `submission_ids` are the versions that accepting it made, `behind` the closed periods of its
    reports where it still waits, `leave` what it was sent with errors by.
    """

    id: int
    unit_code: str
    file: str
    sha256: str
    stated: tuple[str, str]
    explanation: str
    sent_at: datetime
    sent_account: str
    sent_by: str
    reports: tuple[SentReport, ...]
    events: tuple[DeliveryEvent, ...]
    submission_ids: tuple[int, ...]
    behind: tuple[str, ...] = ()
    leave: Leave | None = None

    @property
    def state(self) -> DeliveryState:
        """Waiting until its last event."""
        return self.events[-1].kind if self.events else DeliveryState.WAITING

    @property
    def state_name(self) -> str:
        """The state in words; what waits behind a closed period says so."""
        if self.behind:
            return f"chờ mở lại kỳ {', '.join(map(period_label, self.behind))}"
        return DELIVERY_STATE_NAMES[self.state]

    @property
    def reason(self) -> str:
        """Why it was returned; "" where it was not."""
        return self.events[-1].reason if self.state is DeliveryState.RETURNED else ""

    @property
    def place(self) -> str:
        """The cell the reason is about, or ""."""
        return self.events[-1].place if self.state is DeliveryState.RETURNED else ""

    @property
    def forms(self) -> frozenset[tuple[Key, str]]:
        """What it replaces when it is accepted: of each report the forms it brings."""
        return frozenset(
            (report.key, family(report.view, template))
            for report in self.reports
            for template in report.templates
        )

    @property
    def label(self) -> str:
        """The delivery as the record names it."""
        reports = "; ".join(report.label for report in self.reports)
        leave = f"; {self.leave.label}" if self.leave else ""
        return f"lần gửi số {self.id}, {named(self.file, self.sha256)}: {reports}{leave}"


class NotWaiting(TrackingError):
    """A delivery that is no longer there to be decided on."""

    def __init__(self, one: Delivery) -> None:
        last = one.events[-1]
        super().__init__(
            f"Lần gửi số {one.id} {DELIVERY_STATE_NAMES[one.state]} lúc "
            f"{last.at.astimezone(HANOI):%H:%M ngày %d/%m/%Y} ({last.by}); "
            "tải lại trang để xem danh sách mới."
        )


def require_waiting(one: Delivery) -> None:
    """Raises NotWaiting where something was done with a delivery already."""
    if one.state is not DeliveryState.WAITING:
        raise NotWaiting(one)
