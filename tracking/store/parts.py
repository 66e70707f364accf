"""Numerators and denominators of every report in force, counted once and kept.

A report's parts are a pure function of its basis (`basis.py`). A basis that was counted before is
never counted again; a new version or new rules make a new one.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Engine, insert, select

from tracking.indicators import counted_indicators, parts, parts_of_others
from tracking.merging import Merged, merge
from tracking.store.basis import (
    basis,
    basis_key,
    by_family,
    by_round,
    family_of,
    former_codes,
    round_key,
    rules_prefix,
)
from tracking.store.engine import writing
from tracking.store.held import Submission, newest, rows_of
from tracking.store.schema import indicator_parts, submissions
from tracking.views import Record, Report, records
from tracking.vocabulary import Part, View

AT_ONCE = 500
"""Reports counted in one transaction, so that a long counting keeps no other writer waiting."""


def keep_parts(connection: Connection, made: Iterable[Submission]) -> None:
    """Count new submissions, and the reports that are told with them."""
    columns = submissions.c
    for code, view in {family_of(one)[:2] for one in made}:
        of_family = columns.unit_code.in_(former_codes(code))
        held = newest(connection, of_family, columns.view == view.value)
        _count(connection, held, held)
    for view, code in by_round(made):
        held = newest(connection, columns.view == view.value, columns.period_code == code)
        _count_rounds(connection, held)


def ensure_parts(engine: Engine) -> None:
    """Count whatever is in force and not counted yet, as after a change of the rules."""
    with engine.connect() as connection:
        held = newest(connection)
        missing = sorted(_missing(connection, held, held), key=family_of)
    for first in range(0, len(missing), AT_ONCE):
        with writing(engine) as connection:
            _count(connection, missing[first : first + AT_ONCE], held)
    for members in by_round(held).values():
        with writing(engine) as connection:
            _count_rounds(connection, members)


def _missing(
    connection: Connection, reports: Iterable[Submission], held: Sequence[Submission]
) -> list[Submission]:
    counted = [one for one in reports if counted_indicators(one.view)]
    known = _known(connection, [one.id for one in counted])
    families = by_family(held)
    return [one for one in counted if basis_key(basis(one, families[family_of(one)])) not in known]


def _known(connection: Connection, ids: Sequence[int]) -> set[str]:
    """The bases that were counted with any of some submissions."""
    columns = indicator_parts.c
    query = select(columns.basis).where(columns.submission_id.in_(ids)).distinct()
    return set(connection.execute(query).scalars())


def _count(
    connection: Connection, reports: Iterable[Submission], held: Sequence[Submission]
) -> None:
    families = by_family(held)
    counted = [basis(one, families[family_of(one)]) for one in _missing(connection, reports, held)]
    by_id = records_by_id(connection, (one for members in counted for one in members))
    for members in counted:
        _keep(connection, basis_key(members), count_basis(members, by_id))


def _count_rounds(connection: Connection, held: Sequence[Submission]) -> None:
    """Count what reports say of other units than their own, once for each round."""
    for members in by_round(held).values():
        key = round_key(members)
        if key not in _known(connection, [members[-1].id]):
            last = report_of(members[-1])
            _keep(connection, key, [_mark(last), *count_round(connection, members)])


def _mark(report: Report) -> Part:
    """Says that a round was counted, whether or not anything came of it."""
    return Part(
        view=report.view, unit_code=report.unit_code, period_code=report.period_code,
        submission_id=report.submission_id, reported_by=report.unit_code, sums={},
        as_of=report.as_of,
    )  # fmt: skip


def _keep(connection: Connection, key: str, found: Sequence[Part]) -> None:
    values = [
        {
            "basis": key,
            "unit_code": part.unit_code,
            "submission_id": part.submission_id,
            "period_code": part.period_code,
            "sums": part.sums,
        }
        for part in found
    ]
    if values:
        connection.execute(insert(indicator_parts), values)


def count_basis(members: Sequence[Submission], by_id: Mapping[int, list[Record]]) -> list[Part]:
    """The parts of a report about its own unit, counted from the records of its basis."""
    current, earlier = in_basis(members, by_id)
    own = [record for record in current if record.is_own]
    return parts(report_of(members[-1]), own, earlier)


def count_round(connection: Connection, members: Sequence[Submission]) -> list[Part]:
    """The parts of the reports of a round about other units than their own."""
    by_id = records_by_id(connection, members)
    found = [record for one in members for record in by_id[one.id]]
    return parts_of_others([report_of(one) for one in members], found)


def merge_round(by_id: Mapping[int, list[Record]], members: Sequence[Submission]) -> Merged:
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


def in_basis(
    members: Sequence[Submission], by_id: Mapping[int, list[Record]]
) -> tuple[list[Record], list[Record]]:
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


def parts_in_force(
    engine: Engine, held: Sequence[Submission], period_codes: Iterable[str]
) -> list[Part]:
    """The kept parts of the reports in force of some periods."""
    codes = set(period_codes)
    families = by_family(one for one in held if one.view is View.SERVICES)
    told = [one for one in held if one.period_code in codes]
    wanted = {basis_key(basis(one, families.get(family_of(one), ()))) for one in told}
    wanted |= {round_key(members) for members in by_round(told).values()}
    by_id = {one.id: one for one in told}
    columns = indicator_parts.c
    query = select(columns.basis, columns.unit_code, columns.submission_id, columns.sums).where(
        columns.period_code.in_(codes), columns.basis.startswith(rules_prefix())
    )
    with engine.connect() as connection:
        return [
            Part(
                one.view,
                unit,
                one.period_code,
                one.id,
                one.unit_code,
                sums,
                one.as_of,
                one.data_as_of is not None,
            )
            for key, unit, number, sums in connection.execute(query)
            if key in wanted and (one := by_id.get(number))
        ]
