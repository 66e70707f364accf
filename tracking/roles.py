"""Who may do what: the roles, the acts, and the one question whether somebody may."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from tracking.specs.units import heirs, unit_name
from tracking.vocabulary import TrackingError


class Role(StrEnum):
    """What a person is here for."""

    LEADER = "leader"
    COORDINATOR = "coordinator"
    UNIT_STAFF = "unit_staff"
    ADMIN = "admin"


ROLE_NAMES = {
    Role.LEADER: "Lãnh đạo",
    Role.COORDINATOR: "Đầu mối",
    Role.UNIT_STAFF: "Cán bộ đơn vị",
    Role.ADMIN: "Quản trị",
}


class Act(StrEnum):
    """What can be done; each is asked for at the moment it is done."""

    SEE_FIGURES = "see_figures"
    SEE_BRIEFINGS = "see_briefings"
    SEND = "send"
    REVIEW = "review"
    SET_TARGETS = "set_targets"
    BRIEF = "brief"
    KEEP_UNITS = "keep_units"
    ADMINISTER = "administer"


ACT_NAMES = {
    Act.SEE_FIGURES: "xem số liệu đã tiếp nhận",
    Act.SEE_BRIEFINGS: "xem tài liệu họp giao ban",
    Act.SEND: "gửi báo cáo của đơn vị",
    Act.REVIEW: "tiếp nhận hoặc trả lại báo cáo",
    Act.BRIEF: "lập, sửa tài liệu họp và ghi kết luận",
    Act.SET_TARGETS: "sửa chỉ tiêu, ngưỡng và bảng điểm",
    Act.KEEP_UNITS: "sửa đơn vị, báo cáo phải nộp và hạn gửi",
    Act.ADMINISTER: "quản lý tài khoản và xem nhật ký",
}

_MAY: Mapping[Role, frozenset[Act]] = MappingProxyType(
    {
        Role.LEADER: frozenset({Act.SEE_FIGURES, Act.SEE_BRIEFINGS}),
        Role.COORDINATOR: frozenset(
            {
                Act.SEE_FIGURES,
                Act.SEE_BRIEFINGS,
                Act.REVIEW,
                Act.BRIEF,
                Act.SET_TARGETS,
                Act.KEEP_UNITS,
            }
        ),
        Role.UNIT_STAFF: frozenset({Act.SEE_FIGURES, Act.SEE_BRIEFINGS, Act.SEND}),
        Role.ADMIN: frozenset({Act.SEE_FIGURES, Act.ADMINISTER, Act.KEEP_UNITS}),
    }
)


class NotAllowed(TrackingError):
    """Somebody asked for what their role or unit does not allow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody at work: `account` is the sign-in name, `label` the office or title shown.

    `unit_code` is the unit unit staff report for, else ""; `address` is where they work from.
    """

    account: str
    label: str
    role: Role
    unit_code: str = ""
    address: str = ""

    def may(self, act: Act, unit_code: str | None = None) -> bool:
        """Whether this is theirs to do; for a unit where the act is about one.

        Unit staff act for their own unit and for those that were merged into it.
        """
        if act not in _MAY[self.role]:
            return False
        is_bound = unit_code is not None and self.role is Role.UNIT_STAFF
        return not is_bound or self.unit_code in heirs(unit_code or "")

    def require(self, act: Act, unit_code: str | None = None) -> None:
        """Raises NotAllowed, with a sentence for the reader, where it is not."""
        if self.may(act, unit_code):
            return
        if self.may(act):
            raise NotAllowed(
                f"Tài khoản này của {unit_name(self.unit_code)}, không gửi hay xem được bản nháp, "
                f"lần gửi của {unit_name(unit_code or '')}; hãy dùng tệp của đơn vị mình."
            )
        # An administrator is not sent to themselves.
        whom = "" if self.role is Role.ADMIN else "; cần thì liên hệ người quản trị"
        raise NotAllowed(
            f"Vai trò {ROLE_NAMES[self.role].lower()} không được {ACT_NAMES[act]}{whom}."
        )
