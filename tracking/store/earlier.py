"""Does a file of one period change another one on the way?

A workbook often still holds the sheet of the month before. What it says of that month, where the
month is held, is told by another file: the same it says nothing new, and other figures may be old
ones, or mended ones.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection

from tracking.periods import period, period_label
from tracking.specs import make_finding
from tracking.store.forms import HeldForm, replaced, tables_of
from tracking.store.held import Key
from tracking.vocabulary import Finding, Table, View

Records = Counter[frozenset[tuple[str, object]]]


def earlier_of(keys: Iterable[Key]) -> set[Key]:
    """The reports of a file that stand beside one of a later period of their unit and view."""
    reports = [key for key in keys if key[1] is not View.PUBLISHED_INVESTMENT]
    ends = {key: period(key[2]).end for key in reports}
    latest = {key[:2]: max(ends[one] for one in reports if one[:2] == key[:2]) for key in reports}
    return {key for key in reports if ends[key] < latest[key[:2]]}


def says_the_same(
    connection: Connection, key: Key, held: Iterable[HeldForm], tables: Sequence[Table]
) -> bool:
    """Whether tables state the very records that are in force in their place."""
    old = replaced(key[1], held, tables)
    before = [table for form in old for table in tables_of(connection, form, key)]
    return bool(old) and _records(before) == _records(tables)


def tell_changed(key: Key, held: Iterable[HeldForm], tables: Sequence[Table]) -> Finding | None:
    """What to tell where such a report is held, and would be replaced."""
    old = replaced(key[1], held, tables)
    if not old:
        return None
    return make_finding(
        "replaces_earlier_period",
        sheet=tables[0].sheet,
        earlier=period_label(key[2]),
        version=old[-1].version,
        file=old[-1].file_name,
    )


def _records(tables: Iterable[Table]) -> Records:
    """What tables state of their records, whatever their order, their rows and their blanks."""
    return Counter(
        frozenset(pair for pair in zip(table.fields, row, strict=True) if pair[1] is not None)
        for table in tables
        for row in table.rows
    )
