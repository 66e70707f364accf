"""Counting reports from their records: what they add, of themselves and of one another's units."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from tracking.indicators import parts, parts_of_others
from tracking.merging import Merged, merge
from tracking.store.held import Submission, rows_of
from tracking.views import Record, Report, records
from tracking.vocabulary import Part, View

ById = Mapping[int, list[Record]]
"""Records by the id of their submission."""


def count_basis(members: Sequence[Submission], by_id: ById) -> list[Part]:
    """The parts of a report about its own unit, counted from the records of its basis."""
    current, earlier = in_basis(members, by_id)
    own = [record for record in current if record.is_own]
    return parts(report_of(members[-1]), own, earlier)


def count_round(members: Sequence[Submission], by_id: ById) -> list[Part]:
    """The parts of the reports of a round about other units than their own."""
    found = [record for one in members for record in by_id[one.id]]
    return parts_of_others([report_of(one) for one in members], found)


def merge_round(by_id: ById, members: Sequence[Submission]) -> Merged:
    """The records of the reports of a round, each once."""
    found = [record for one in members for record in by_id[one.id]]
    return merge(found, map(report_of, members))


def records_by_id(connection: Connection, members: Iterable[Submission]) -> dict[int, list[Record]]:
    """The records of submissions by their ids, one question a view."""
    by_view: dict[View, dict[int, Submission]] = {}
    for one in members:
        by_view.setdefault(one.view, {})[one.id] = one
    found: dict[int, list[Record]] = {}
    for view, wanted in by_view.items():
        rows: dict[int, list[Mapping[str, Any]]] = {number: [] for number in wanted}
        for row in rows_of(connection, view, list(wanted)):
            rows[row["submission_id"]].append(row)
        for number, one in wanted.items():
            found[number] = records(report_of(one), rows[number])
    return found


def in_basis(members: Sequence[Submission], by_id: ById) -> tuple[list[Record], list[Record]]:
    """The records of the report of a basis, and those of the earlier reports it is told with."""
    *before, last = members
    return by_id[last.id], [record for one in before for record in by_id[one.id]]


def report_of(one: Submission) -> Report:
    """What views know of a submission."""
    return Report(
        submission_id=one.id,
        unit_code=one.unit_code,
        view=one.view,
        period_code=one.period_code,
        as_of=one.as_of,
    )
