"""The records of the reports in force that tell of a period, for lists and for trails."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, Engine

from tracking.merging import Merged
from tracking.period_codes import months_of
from tracking.periods import period
from tracking.store.basis import basis, by_family, by_round, family_of
from tracking.store.counting import in_basis, merge_round, records_by_id
from tracking.store.held import Submission, versions
from tracking.store.snapshots import members as members_of
from tracking.views import Record
from tracking.vocabulary import View

Basis = tuple[list[Record], list[Record]]


def telling(held: Iterable[Submission], view: View, period_code: str) -> list[Submission]:
    """Of each unit the report that tells of the end of a period: the period's own, else that of
    its last month, else another that ends with it."""
    months, end = months_of(period_code), period(period_code).end
    order = {period_code: 0, months[-1]: 1}
    found: dict[str, Submission] = {}
    same_end = [one for one in held if one.view is view and period(one.period_code).end == end]
    for one in sorted(same_end, key=lambda one: (order.get(one.period_code, 2), one.id)):
        found.setdefault(one.unit_code, one)
    return list(found.values())


def bases(engine: Engine, held: Sequence[Submission], ids: Iterable[int]) -> list[Basis]:
    """The records that count of some reports, each with those of the earlier reports it is told
    with."""
    wanted, families, rounds = set(ids), by_family(held), by_round(held)
    found = [basis(one, families[family_of(one)]) for one in held if one.id in wanted]
    with engine.connect() as connection:
        by_id = records_by_id(connection, (one for members in found for one in members))
        shared = {
            (last.view, last.period_code)
            for *_, last in found
            if not all(record.is_own for record in by_id[last.id])
        }
        counted = _counted(connection, [rounds[key] for key in shared])
    told = [(members[-1].id, *in_basis(members, by_id)) for members in found]
    return [(counted.get(number, current), earlier) for number, current, earlier in told]


def bases_of_snapshot(engine: Engine, snapshot_id: str, ids: Iterable[int]) -> list[Basis]:
    """The same of reports as a snapshot holds them, whatever came after it."""
    wanted = set(members_of(engine, snapshot_id))
    return bases(engine, [one for one in versions(engine) if one.id in wanted], ids)


def _counted(
    connection: Connection, rounds: Sequence[Sequence[Submission]]
) -> dict[int, list[Record]]:
    """The records that count of each report of some rounds, by its id."""
    by_id = records_by_id(connection, (one for members in rounds for one in members))
    found: dict[int, list[Record]] = {number: [] for number in by_id}
    for members in rounds:
        for record in merge_round(by_id, members).records:
            found[record.report.submission_id].append(record)
    return found


def bases_of_period(
    engine: Engine, held: Sequence[Submission], view: View, period_code: str
) -> list[Basis]:
    """The records that tell of a period in a view."""
    return bases(engine, held, (one.id for one in telling(held, view, period_code)))


def merged_of_period(
    engine: Engine, held: Sequence[Submission], view: View, period_code: str
) -> Merged:
    """The records of a view that tell of a period, each once, and what other reports say of
    them."""
    members = telling(held, view, period_code)
    with engine.connect() as connection:
        return merge_round(records_by_id(connection, members), members)
