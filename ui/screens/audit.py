"""The record of who did what, as a table."""

from collections.abc import Sequence

from tracking.dates import HANOI
from tracking.roles import ROLE_NAMES, Role
from tracking.specs.units import short_name
from tracking.store.audit import DEED_NAMES, Entry
from ui.columns import Column, Listing

COLUMNS = (
    Column(name="at", heading="Lúc", width=170),
    Column(name="deed", heading="Việc", width=170),
    Column(name="account", heading="Tài khoản", width=170),
    Column(name="role", heading="Vai trò"),
    Column(name="unit", heading="Đơn vị"),
    Column(name="address", heading="Từ địa chỉ"),
    Column(name="about", heading="Nội dung", is_long=True),
)


def listing(entries: Sequence[Entry]) -> Listing:
    """Every entry, the newest first."""
    return Listing(title="Nhật ký", columns=COLUMNS, records=[_record(one) for one in entries])


def _record(one: Entry) -> dict[str, object]:
    return {
        "at": f"{one.at.astimezone(HANOI):%d/%m/%Y %H:%M:%S}",
        "deed": DEED_NAMES[one.deed],
        "account": one.account,
        "role": ROLE_NAMES[Role(one.role)] if one.role else "",
        "unit": short_name(one.unit_code) if one.unit_code else "",
        "address": one.address,
        "about": one.about,
    }
