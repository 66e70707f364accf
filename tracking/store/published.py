"""The published tables held, for our ministry beside its peers."""

from collections.abc import Iterable

from sqlalchemy import Engine

from tracking.store.counting import records_by_id
from tracking.store.held import Submission
from tracking.views import Record
from tracking.vocabulary import View


def published_records(engine: Engine, held: Iterable[Submission]) -> list[Record]:
    """Every row of the published tables in force."""
    members = [one for one in held if one.view is View.PUBLISHED_INVESTMENT]
    with engine.connect() as connection:
        found = records_by_id(connection, members)
    return [record for records in found.values() for record in records]
