"""Numerators and denominators of every report in force, counted once and kept.

A report's parts are a pure function of its basis (`basis.py`). A basis that was counted before is
never counted again; a new version or new rules make a new one.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from sqlalchemy import Connection, Engine, insert, select

from tracking.indicators import counted_indicators
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
from tracking.store.counting import ById, count_basis, count_round, records_by_id, report_of
from tracking.store.engine import writing
from tracking.store.held import Submission, newest
from tracking.store.schema import indicator_parts, submissions
from tracking.views import Record, Report
from tracking.vocabulary import Part, View

CountedAnew = Mapping[str, list[Part]]
"""Parts by the key of the basis they were counted from."""
NOT_READ: ById = MappingProxyType({})
ALL_VIEWS = frozenset(View)
AT_ONCE = 500
"""Reports counted in one transaction, so that a long counting keeps no other writer waiting."""


class Sums(NamedTuple):
    """What a submission adds to the figures of a unit, counted from the basis of a key."""

    basis: str
    unit_code: str
    submission_id: int
    sums: Mapping[str, Sequence[float]]


def keep_parts(connection: Connection, made: Collection[Submission]) -> None:
    """Count new submissions, and the reports that are told with them."""
    columns = submissions.c
    held: list[Submission] = []
    for code, view in {family_of(one)[:2] for one in made}:
        of_family = columns.unit_code.in_(former_codes(code))
        held += newest(connection, of_family, columns.view == view.value)
    for view, code in by_round(made):
        held += newest(connection, columns.view == view.value, columns.period_code == code)
    in_force = list({one.id: one for one in held}.values())
    _keep(connection, count_anew(connection, made, in_force))


def count_anew(
    connection: Connection,
    made: Collection[Submission],
    held: Sequence[Submission],
    known: ById = NOT_READ,
) -> CountedAnew:
    """The parts of new submissions, and of the reports in force, `held`, that are told with them,
    by the keys of their bases; none of those kept already. `known` are records not in the store."""
    families = {family_of(one)[:2] for one in made}
    own = [one for one in held if family_of(one)[:2] in families]
    rounds = by_round(made)
    together = [one for one in held if (one.view, one.period_code) in rounds]
    return {
        **_counted(connection, own, own, known),
        **_counted_rounds(connection, together, known),
    }


def ensure_parts(engine: Engine) -> None:
    """Count whatever is in force and not counted yet, as after a change of the rules."""
    with engine.connect() as connection:
        held = newest(connection)
        missing = sorted(_missing(connection, held, held), key=family_of)
    for first in range(0, len(missing), AT_ONCE):
        with writing(engine) as connection:
            _keep(connection, _counted(connection, missing[first : first + AT_ONCE], held))
    for members in by_round(held).values():
        with writing(engine) as connection:
            _keep(connection, _counted_rounds(connection, members))


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


def _counted(
    connection: Connection,
    reports: Iterable[Submission],
    held: Sequence[Submission],
    known: ById = NOT_READ,
) -> CountedAnew:
    families = by_family(held)
    counted = [basis(one, families[family_of(one)]) for one in _missing(connection, reports, held)]
    members = {one for members in counted for one in members}
    by_id = _records(connection, members, known)
    return {basis_key(members): count_basis(members, by_id) for members in counted}


def _counted_rounds(
    connection: Connection, held: Sequence[Submission], known: ById = NOT_READ
) -> CountedAnew:
    """What reports say of other units than their own, once for each round."""
    found: dict[str, list[Part]] = {}
    for members in by_round(held).values():
        key = round_key(members)
        if key not in _known(connection, [members[-1].id]):
            by_id = _records(connection, members, known)
            found[key] = [_mark(report_of(members[-1])), *count_round(members, by_id)]
    return found


def _records(
    connection: Connection, members: Iterable[Submission], known: ById
) -> dict[int, list[Record]]:
    """The records of submissions, those that are known without a look."""
    read = records_by_id(connection, (one for one in members if one.id not in known))
    return {**read, **known}


def _mark(report: Report) -> Part:
    """Says that a round was counted, whether or not anything came of it."""
    return Part(
        view=report.view, unit_code=report.unit_code, period_code=report.period_code,
        submission_id=report.submission_id, reported_by=report.unit_code, sums={},
        as_of=report.as_of,
    )  # fmt: skip


def _keep(connection: Connection, found: CountedAnew) -> None:
    values = [
        {
            "basis": key,
            "unit_code": part.unit_code,
            "submission_id": part.submission_id,
            "period_code": part.period_code,
            "sums": part.sums,
        }
        for key, counted in found.items()
        for part in counted
    ]
    if values:
        connection.execute(insert(indicator_parts), values)


def parts_in_force(
    engine: Engine, held: Sequence[Submission], period_codes: Iterable[str]
) -> list[Part]:
    """The kept parts of the reports in force of some periods."""
    codes = set(period_codes)
    with engine.connect() as connection:
        return parts_of(held, codes, kept_sums(connection, codes))


def parts_of(
    held: Sequence[Submission], codes: Collection[str], counted: Iterable[Sums]
) -> list[Part]:
    """The parts of the reports in force of some periods, of all that were counted."""
    families = by_family(one for one in held if one.view is View.SERVICES)
    told = [one for one in held if one.period_code in codes]
    wanted = {basis_key(basis(one, families.get(family_of(one), ()))) for one in told}
    wanted |= {round_key(members) for members in by_round(told).values()}
    by_id = {one.id: one for one in told}
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
        for key, unit, number, sums in counted
        if key in wanted and (one := by_id.get(number))
    ]


def kept_sums(
    connection: Connection, codes: Collection[str], views: Collection[View] = ALL_VIEWS
) -> list[Sums]:
    """What is kept of the reports of some periods and views, in force or not."""
    columns = indicator_parts.c
    query = select(columns.basis, columns.unit_code, columns.submission_id, columns.sums).where(
        columns.period_code.in_(codes), columns.basis.startswith(rules_prefix())
    )
    if len(views) < len(ALL_VIEWS):
        of_views = select(submissions.c.id).where(submissions.c.view.in_(views))
        query = query.where(columns.submission_id.in_(of_views))
    return list(map(Sums._make, connection.execute(query)))


def sums_of(counted: CountedAnew) -> Iterator[Sums]:
    """What was counted as it would be kept."""
    for key, found in counted.items():
        for part in found:
            yield Sums(key, part.unit_code, part.submission_id, part.sums)
