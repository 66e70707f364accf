"""Numerators and denominators of every report in force, counted once and kept.

A report's parts are a pure function of their basis: the report itself and, for services, the same
unit's earlier reports of the year (whether a procedure had an online case is told of the year). A
basis that was counted before is never counted again; a new version or new rules make a new one.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from sqlalchemy import Connection, Engine, insert, select

from tracking.indicators import counted_indicators, parts
from tracking.period_codes import year_of
from tracking.periods import period
from tracking.settings import ROOT
from tracking.store.engine import writing
from tracking.store.held import Submission, newest, rows_of
from tracking.store.schema import indicator_parts, submissions
from tracking.views import Record, Report, records
from tracking.vocabulary import Part, View

_RULES = ("indicators", "specs", "views.py")
AT_ONCE = 500
"""Reports counted in one transaction, so that a long counting keeps no other writer waiting."""


@cache
def rules_version() -> str:
    """Differs whenever the same rows may be counted differently: a digest of what counts them."""
    digest = hashlib.sha256()
    for name in _RULES:
        place = ROOT / "tracking" / name
        files = [place] if place.is_file() else sorted(place.rglob("*.*"))
        for path in files:
            if path.suffix in (".py", ".csv"):
                digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:8]


def basis(report: Submission, held: Iterable[Submission]) -> tuple[Submission, ...]:
    """The submissions a report is counted from, itself last; `held` are those in force."""
    if report.view is not View.SERVICES:
        return (report,)
    end = period(report.period_code).end
    earlier = (
        one
        for one in held
        if (one.unit_code, one.view) == (report.unit_code, report.view)
        and year_of(one.period_code) == year_of(report.period_code)
        and period(one.period_code).end < end
    )
    return (*sorted(earlier, key=lambda one: (period(one.period_code).end, one.id)), report)


def basis_key(members: Sequence[Submission]) -> str:
    """The key of a basis."""
    return f"{rules_version()}:{'.'.join(str(one.id) for one in members)}"


def keep_parts(connection: Connection, made: Iterable[Submission]) -> None:
    """Count new submissions, and the later reports of the year that are told with them."""
    reports = {(one.unit_code, one.view): one for one in made}
    for unit_code, view in reports:
        where = (submissions.c.unit_code == unit_code, submissions.c.view == view.value)
        held = newest(connection, *where)
        _count(connection, held, held)


def ensure_parts(engine: Engine) -> None:
    """Count whatever is in force and not counted yet, as after a change of the rules."""
    with engine.connect() as connection:
        held = newest(connection)
        missing = _missing(connection, held, held)
    for first in range(0, len(missing), AT_ONCE):
        with writing(engine) as connection:
            _count(connection, missing[first : first + AT_ONCE], held)


def _missing(
    connection: Connection, reports: Iterable[Submission], held: Sequence[Submission]
) -> list[Submission]:
    counted = [one for one in reports if counted_indicators(one.view)]
    columns = indicator_parts.c
    ids = [one.id for one in counted]
    query = select(columns.basis).where(columns.submission_id.in_(ids)).distinct()
    known = set(connection.execute(query).scalars())
    by_unit = _by_unit(held)
    return [
        one
        for one in counted
        if basis_key(basis(one, by_unit[one.unit_code, one.view])) not in known
    ]


def _by_unit(held: Iterable[Submission]) -> dict[tuple[str, View], list[Submission]]:
    found: dict[tuple[str, View], list[Submission]] = {}
    for one in held:
        found.setdefault((one.unit_code, one.view), []).append(one)
    return found


def _count(
    connection: Connection, reports: Iterable[Submission], held: Sequence[Submission]
) -> None:
    by_unit = _by_unit(held)
    for one in _missing(connection, reports, held):
        members = basis(one, by_unit[one.unit_code, one.view])
        found = count_basis(connection, members)
        values = [
            {
                "basis": basis_key(members),
                "unit_code": part.unit_code,
                "indicator_code": part.indicator_code,
                "submission_id": part.submission_id,
                "period_code": part.period_code,
                "numerator": part.numerator,
                "denominator": part.denominator,
            }
            for part in found
        ]
        if values:
            connection.execute(insert(indicator_parts), values)


def count_basis(connection: Connection, members: Sequence[Submission]) -> list[Part]:
    """The parts of a report counted from the rows of its basis."""
    report, current, earlier = records_of(connection, members)
    return parts(report, current, earlier)


def records_of(
    connection: Connection, members: Sequence[Submission]
) -> tuple[Report, list[Record], list[Record]]:
    """A report, its records, and the records of the earlier reports of its basis."""
    *before, last = members
    by_id: Mapping[int, list[Record]] = {
        one.id: records(_report(one), rows_of(connection, one.view, [one.id])) for one in members
    }
    earlier = [record for one in before for record in by_id[one.id]]
    return _report(last), by_id[last.id], earlier


def _report(one: Submission) -> Report:
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
    by_unit = _by_unit(held)
    wanted = {
        basis_key(basis(one, by_unit[one.unit_code, one.view])): one
        for one in held
        if one.period_code in codes
    }
    columns = indicator_parts.c
    query = select(
        columns.basis,
        columns.unit_code,
        columns.indicator_code,
        columns.numerator,
        columns.denominator,
    ).where(columns.period_code.in_(codes))
    with engine.connect() as connection:
        found = connection.execute(query).all()
    return [
        Part(
            indicator_code=code,
            unit_code=unit_code,
            period_code=one.period_code,
            numerator=numerator,
            denominator=denominator,
            submission_id=one.id,
            reported_by=one.unit_code,
        )
        for key, unit_code, code, numerator, denominator in found
        if (one := wanted.get(key))
    ]
