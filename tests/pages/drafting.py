"""Drafts of unit staff, as a page takes them in."""

from datetime import UTC, datetime

from data_loaders import read_workbook
from tracking.roles import Role
from tracking.store.accounts import demo_account
from tracking.store.assigned_headings import fields_by_heading, headings_of
from tracking.store.drafts import keep_draft
from tracking.store.writing_habits import habits_of

NOW = datetime(2022, 11, 16, 3, tzinfo=UTC)


def staff(engine, unit="VP"):
    return demo_account(engine, Role.UNIT_STAFF, unit, NOW).actor("10.0.0.1")


def drafted(engine, content, unit="VP"):
    """A draft of a file, read with what its unit has told by hand."""
    reading = read_workbook(
        content,
        "bao cao.xlsx",
        unit=unit,
        assigned=fields_by_heading(headings_of(engine, unit)),
        habits=habits_of(engine, unit),
    )
    return keep_draft(engine, staff(engine, unit), content, reading, (unit, ""), NOW)


def click(page, label):
    next(one for one in page.app.button if one.label == label).click().run()
