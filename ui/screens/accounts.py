"""Accounts as a table, and what may be chosen for one."""

from collections.abc import Sequence
from datetime import date

from tracking.roles import ROLE_NAMES
from tracking.specs.units import unit_name, valid_units
from tracking.store.accounts import Account
from ui.columns import Column, Listing

COLUMNS = (
    Column(name="account", heading="Tài khoản", width=190),
    Column(name="label", heading="Tên hiển thị", is_long=True),
    Column(name="role", heading="Vai trò"),
    Column(name="unit", heading="Đơn vị", is_long=True),
    Column(name="state", heading="Trạng thái", width=230),
)


def listing(found: Sequence[Account]) -> Listing:
    """Every account, by name."""
    return Listing(title="Tài khoản", columns=COLUMNS, records=[_record(one) for one in found])


def _record(one: Account) -> dict[str, object]:
    waits = "chờ chủ tài khoản đổi mật khẩu" if one.must_change else "đang mở"
    return {
        "account": one.account,
        "label": one.label,
        "role": ROLE_NAMES[one.role],
        "unit": unit_name(one.unit_code) if one.unit_code else "",
        "state": waits if one.is_open else "đã khóa",
    }


def headline(found: Sequence[Account]) -> str:
    """How many accounts there are, and how many are closed."""
    closed = sum(not one.is_open for one in found)
    return f"{len(found)} tài khoản" + (f", {closed} đã khóa" if closed else "")


def units_to_choose(on: date) -> dict[str, str]:
    """The units of a day by code, by name."""
    names = {one.code: one.name for one in valid_units(on)}
    return dict(sorted(names.items(), key=lambda item: item[1]))
