"""What the store holds, for an operator: units, periods, versions, rows, totals."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Engine, Select, func, select

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
    with engine.connect() as connection:
        found = list(connection.execute(query).one())
    return {
        name: None if high is None else int(high) * BILLION + int(low)
        for name, high, low in zip(names, found[::2], found[1::2], strict=True)
    }


def _newest_snapshot(engine: Engine) -> str | None:
    query = select(snapshots.c.id).order_by(snapshots.c.taken_at.desc()).limit(1)
    with engine.connect() as connection:
        return connection.execute(query).scalar()
