"""What the store holds, for an operator: units, periods, versions, rows, totals."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Engine, Select, Table, func, or_, select

from tracking.store.held import Submission, in_force, versions
from tracking.store.schema import rows, snapshots
from tracking.vocabulary import View

TOTALS: dict[View, tuple[str, ...]] = {
    View.TASKS: (),
    View.DISBURSEMENT: ("plan_assigned_vnd", "plan_adjusted_vnd", "disbursed_to_date_vnd"),
    View.SERVICES: ("cases_received", "cases_online"),
    View.MEASURES: (),
    View.PUBLISHED_INVESTMENT: ("year_to_date_vnd",),
}
BILLION = 10**9


def status(engine: Engine) -> dict[str, Any]:
    """What is held, as one JSON-ready object: reports in force by view and period, and totals."""
    current = in_force(engine)
    groups: dict[tuple[View, str], list[Submission]] = defaultdict(list)
    for one in current:
        groups[one.view, one.period_code].append(one)
    return {
        "reports": len(current),
        "versions": len(versions(engine)),
        "units": sorted({one.unit_code for one in current}),
        "periods": sorted({one.period_code for one in current}),
        "held": [
            {"view": view.value, "period_code": code, **_group(engine, view, members)}
            for (view, code), members in sorted(groups.items())
        ],
        "snapshot": _newest_snapshot(engine),
    }


def _group(engine: Engine, view: View, members: Sequence[Submission]) -> dict[str, Any]:
    return {
        "units": [one.unit_code for one in members],
        "newest_versions": {one.unit_code: one.version for one in members},
        "rows": sum(one.row_count for one in members),
        "totals": _totals(engine, view, [one.id for one in members]),
    }


def _totals(engine: Engine, view: View, ids: Iterable[int]) -> dict[str, int | None]:
    """Sums over the rows in force; None where no row states the field at all.

    Billions and the rest are summed apart: a whole column may be more than a database's integer.
    """
    names = TOTALS[view]
    if not names:
        return {}
    table = rows[view]
    columns = [table.c[name] for name in names]
    sums = [func.sum(part) for one in columns for part in (one // BILLION, one % BILLION)]
    query: Select[Any] = select(*sums).where(table.c.submission_id.in_(list(ids)))
    if view is View.SERVICES:
        query = query.where(_of_cases(table))
    with engine.connect() as connection:
        found = list(connection.execute(query).one())
    return {
        name: None if high is None else int(high) * BILLION + int(low)
        for name, high, low in zip(names, found[::2], found[1::2], strict=True)
    }


def _of_cases(table: Table) -> ColumnElement[bool]:
    """The rows whose cases count: where a report has Biểu 06 beside its list of procedures those by
    field alone, for both are of the same cases."""
    is_listed = table.c.procedure_name.is_not(None) | table.c.procedure_code.is_not(None)
    has_cases = or_(*(table.c[name].is_not(None) for name in TOTALS[View.SERVICES]))
    by_field = select(table.c.submission_id).where(~is_listed, has_cases)
    return ~is_listed | table.c.submission_id.not_in(by_field)


def _newest_snapshot(engine: Engine) -> str | None:
    query = select(snapshots.c.id).order_by(snapshots.c.taken_at.desc()).limit(1)
    with engine.connect() as connection:
        return connection.execute(query).scalar()
