"""People of two units and of the coordinating office, and the files they send."""

from datetime import UTC, datetime, timedelta

from data_loaders import read_workbook
from tests.tracking.store.sending import NOON
from tests.workbooks import book, projects
from tracking.roles import Actor, Role
from tracking.specs.units import units
from tracking.store.audit import entries
from tracking.store.drafts import keep_draft
from tracking.store.sending import send

CLERK = Actor(
    account="vp.lan",
    label="Văn thư Văn phòng Bộ",
    role=Role.UNIT_STAFF,
    unit_code="VP",
    address="10.0.0.8",
)
CHEMIST = Actor(
    account="hc.nam", label="Văn thư Cục Hóa chất", role=Role.UNIT_STAFF, unit_code="HC"
)
OFFICER = Actor(account="dau.moi", label="Phòng Tổng hợp", role=Role.COORDINATOR)
SECOND_OFFICER = Actor(account="dau.moi.2", label="Phòng Tổng hợp", role=Role.COORDINATOR)
LEADER = Actor(account="lanh.dao", label="Lãnh đạo Bộ", role=Role.LEADER)
ADMIN = Actor(account="quan.tri", label="Quản trị", role=Role.ADMIN)

LATER = NOON + timedelta(hours=1)
NAME = "Báo cáo “a”.xlsx"


def merged_unit():
    """A unit that was merged, and its successor."""
    one = next(one for one in units() if one.merged_into)
    return one.code, one.merged_into


def staff(code):
    return Actor(account=f"{code}.an", label="Văn thư", role=Role.UNIT_STAFF, unit_code=code)


def faulty(*plans):
    """A table whose plans are no amounts: an error each."""
    rows = [[f"Dự án {number}", plan, 1] for number, plan in enumerate(plans, 1)]
    return {"Biểu 1": projects(*rows, unit=None, period=None)}


def upload(engine, sheets, *, actor=CLERK, at=NOON, unit=None, period="2022-10", name=NAME):
    content = sheets if isinstance(sheets, bytes) else book(sheets)
    stated = (actor.unit_code if unit is None else unit, period)
    reading = read_workbook(content, name, unit=stated[0] or None, period=stated[1] or None)
    return keep_draft(engine, actor, content, reading, stated, at)


def deliver(engine, sheets, *, actor=CLERK, at=NOON, explanation="", **more):
    made = upload(engine, sheets, actor=actor, at=at, **more)
    return send(engine, actor, made.id, explanation, at)


def deeds(engine):
    """What was recorded, the oldest first: deed and account."""
    always = {"since": datetime(2000, 1, 1, tzinfo=UTC), "until": datetime(2100, 1, 1, tzinfo=UTC)}
    return [(one.deed.value, one.account) for one in reversed(entries(engine, **always))]


def recorded(engine):
    """What the record says of each deed, the oldest first."""
    always = {"since": datetime(2000, 1, 1, tzinfo=UTC), "until": datetime(2100, 1, 1, tzinfo=UTC)}
    return [one.about for one in reversed(entries(engine, **always))]
