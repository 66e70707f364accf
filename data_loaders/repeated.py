"""Which table of a workbook says once more what another one says?"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from tracking.specs import make_finding
from tracking.vocabulary import Finding, Table, View

Record = frozenset[tuple[str, object]]


def tell_repeated(tables: Sequence[Table]) -> Iterator[Finding]:
    """Tables of one view, unit and period all of whose records stand in another: a copied sheet
    would count them twice. The months of a published book are told apart by their columns."""
    alike: dict[object, list[Table]] = defaultdict(list)
    for table in tables:
        if table.view is not View.PUBLISHED_INVESTMENT and table.rows:
            alike[table.view, table.unit_code, table.period_code].append(table)
    for group in alike.values():
        if len(group) > 1:
            yield from _repeated([(table, _records(table)) for table in group])


def _records(table: Table) -> frozenset[Record]:
    """What the records of a table state, without regard to order and blanks."""
    return frozenset(
        frozenset(pair for pair in zip(table.fields, row, strict=True) if pair[1] is not None)
        for row in table.rows
    )


def _repeated(group: Sequence[tuple[Table, frozenset[Record]]]) -> Iterator[Finding]:
    told: set[int] = set()
    for (first, here), (second, there) in combinations(group, 2):
        if id(first) in told or id(second) in told:
            continue
        if there <= here:
            copy, original = second, first
        elif here <= there:
            copy, original = first, second
        else:
            continue
        told.add(id(copy))
        yield make_finding(
            "table_repeated",
            sheet=copy.sheet,
            rows=_span(copy),
            copy=copy.sheet,
            original=original.sheet,
            others=_span(original),
        )


def _span(table: Table) -> str:
    first, last = table.first_row, table.last_row
    return f"{first}-{last}" if first < last else str(first)
