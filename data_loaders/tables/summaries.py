"""Which table is but a summary of the others: "Tổng hợp" by source of capital, with a sheet of
projects for each source?"""

from collections.abc import Iterator, Mapping, Sequence
from math import isclose

from data_loaders.tables.repeated import TELLING, amounts_of, digits, span_of, totals
from tracking.specs import make_finding
from tracking.vocabulary import Finding, Table, View

EXACT = 1e-6
Totals = Mapping[str, int]


def without_summaries(tables: Sequence[Table]) -> tuple[list[Table], list[Finding]]:
    """The tables that count, and what is told of each summary that does not: one of several records
    of which each states in every amount the totals of another table of the same report."""
    kept, told = [], []
    for table in tables:
        others = [one for one in tables if one is not table and _is_beside(one, table)]
        details = _details(table, others) if len(others) > 1 else []
        if details:
            told.append(_finding(table, details))
        else:
            kept.append(table)
    return kept, told


def _is_beside(one: Table, other: Table) -> bool:
    keys = [(table.view, table.unit_code, table.period_code) for table in (one, other)]
    return keys[0] == keys[1] and one.view is View.DISBURSEMENT


def _details(table: Table, others: Sequence[Table]) -> list[Table]:
    """A table of its own for each record; none where some record is the total of no table, or its
    figures are so round that they may be so by chance."""
    remaining = {id(one): (one, totals([one])) for one in others}
    found: list[Table] = []
    values: set[int] = set()
    for record in _records(table):
        detail = next((one for one, sums in remaining.values() if _are_same(record, sums)), None)
        if detail is None:
            return []
        values.update(record.values())
        del remaining[id(detail)]
        found.append(detail)
    return found if len(found) > 1 and sum(map(digits, values)) >= 2 * TELLING else []


def _records(table: Table) -> Iterator[Totals]:
    """The amounts of each record, but for blanks and nought."""
    places = [*amounts_of(table)]
    for row in table.rows:
        yield {name: row[at] for at, name in places if row[at]}


def _are_same(record: Totals, sums: Totals) -> bool:
    """Whether a record states every total of a table, and no more."""
    names = record.keys() | sums.keys()
    return len(names) > 1 and all(
        isclose(record.get(name, 0), sums.get(name, 0), rel_tol=EXACT) for name in names
    )


def _finding(table: Table, details: Sequence[Table]) -> Finding:
    return make_finding(
        "table_summary",
        sheet=table.sheet,
        rows=span_of(table),
        original="”, “".join(dict.fromkeys(one.sheet for one in details)),
    )
