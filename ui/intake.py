"""A file on its way in: read as often as needed to know whose it is, kept as a draft."""

from datetime import UTC, datetime
from functools import partial

from data_loaders import read_workbook
from tracking.roles import Actor
from tracking.store.assigned_headings import fields_by_heading, headings_of
from tracking.store.drafts import Draft, keep_draft
from tracking.store.loading import with_history
from tracking.store.writing_habits import habits_of
from tracking.vocabulary import Reading
from ui import reads


def take_in(actor: Actor, content: bytes, name: str, period: str = "") -> Draft:
    """Keep a file as a draft of somebody's unit, with every finding; `period` states it where the
    file does not. A file that names no unit is of the sender's; it is read with what their unit
    has assigned headings to and told of how it writes."""
    reading, stated = _read(actor, content, name, period)
    reading = with_history(reads.store(), reading)
    return keep_draft(reads.store(), actor, content, reading, stated, datetime.now(UTC))


def _read(actor: Actor, content: bytes, name: str, period: str) -> tuple[Reading, tuple[str, str]]:
    unit = actor.unit_code
    read = partial(
        read_workbook,
        content,
        name,
        period=period or None,
        assigned=fields_by_heading(headings_of(reads.store(), unit)),
        habits=habits_of(reads.store(), unit),
    )
    reading = read()
    if all(table.unit_code for table in reading.tables):
        return reading, ("", period)
    return read(unit=unit), (unit, period)
