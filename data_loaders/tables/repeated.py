"""Which table of a workbook says once more what another one says?"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from math import isclose
from typing import Any

from tracking.checks.duplicates import APART, NAMES
from tracking.specs import make_finding, view_fields
from tracking.vocabulary import Finding, Severity, Table, View

Record = frozenset[tuple[str, object]]
Figures = dict[str, tuple[int, object]]
"""Field -> its row number and value."""

MOST = 0.8
"""The share of a table's records that another one must name, too, to be taken for the same."""
LIKE = 1e-3
"""How far apart totals of the same money may be, relatively, one of them being rounded."""
TELLING = 4
"""Digits of equal totals, without their final zeros, from which they are no chance."""
OF_PROJECT = frozenset({"total_investment_vnd"})
"""Figures of a project that stay the same whichever source of capital a table is of."""


def tell_repeated(tables: Sequence[Table]) -> Iterator[Finding]:
    """Tables of one view, unit and period that name the records of another: a copied sheet, or one
    kept from last month, would count them twice. The months of a published book are told apart by
    their columns."""
    alike: dict[object, list[Table]] = defaultdict(list)
    for table in tables:
        if table.view is not View.PUBLISHED_INVESTMENT and table.rows:
            alike[table.view, table.unit_code, table.period_code].append(table)
    for group in alike.values():
        if len(group) > 1:
            yield from _repeated([(table, _records(table)) for table in group])
        if len(group) > 2:
            yield from _summed_up(group)


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
            yield from list(_named_again(second, first)) or _same_money([first], second)
            continue
        told.add(id(copy))
        yield make_finding(
            "table_repeated",
            sheet=copy.sheet,
            rows=span_of(copy),
            copy=copy.sheet,
            original=original.sheet,
            others=span_of(original),
        )


def _named_again(copy: Table, original: Table) -> Iterator[Finding]:
    """Records named in both tables, with other figures; that is wrong where half of them still
    share one, else the tables may be of two sources of capital."""
    here, there = _figures(copy), _figures(original)
    shared = {
        name: _compared(here[name], there[name])
        for name in here.keys() & there.keys()
        if here[name].keys() & there[name].keys()
    }
    if len(shared) < max(1, MOST * min(len(here), len(there))):
        return
    same = sum(any(fields.values()) for fields in shared.values())
    cells = [
        (here[name][field][0], copy.columns[field])
        for name, fields in shared.items()
        for field, is_same in fields.items()
        if not is_same and field in copy.columns
    ]
    yield make_finding(
        "table_named_again",
        sheet=copy.sheet,
        severity=Severity.ERROR if same * 2 >= len(shared) else None,
        cells=tuple(f"{letter}{row}" for row, letter in sorted(cells)),
        rows=span_of(copy),
        count=len(shared),
        original=original.sheet,
        others=span_of(original),
    )


def _summed_up(group: Sequence[Table]) -> Iterator[Finding]:
    """A table that is the sum of all others, as of capital by source beside that of all sources."""
    for table in group:
        others = [other for other in group if other is not table]
        yield from _same_money(others, table)


def _same_money(originals: Sequence[Table], copy: Table) -> Iterator[Finding]:
    """A table of other rows with the totals of others: a summary beside its details."""
    here, there = totals([copy]), totals(originals)
    same = {value for field, value in here.items() if isclose(value, there[field], rel_tol=LIKE)}
    is_all = all(isclose(here[field], there[field], rel_tol=LIKE) for field in here if there[field])
    if not is_all or len(same) < 2 or sum(map(digits, same)) < TELLING:
        return
    yield make_finding(
        "table_of_same_money",
        sheet=copy.sheet,
        rows=span_of(copy),
        original="”, “".join(dict.fromkeys(table.sheet for table in originals)),
        others="; ".join(map(span_of, originals)),
    )


def totals(tables: Sequence[Table]) -> Counter[str]:
    """The totals of the amounts of tables that are of one year; of other views each template tells
    of the same cases by right."""
    found: Counter[str] = Counter()
    for table in tables:
        for at, field in amounts_of(table):
            found[field] += sum(row[at] or 0 for row in table.rows)
    return +found


def amounts_of(table: Table) -> Iterator[tuple[int, str]]:
    """The place and the name of each amount of one year in a table of disbursement."""
    specs = view_fields(table.view)
    for at, field in enumerate(table.fields):
        is_amount = specs[field].type == "amount" and field not in OF_PROJECT
        if is_amount and table.view is View.DISBURSEMENT:
            yield at, field


def digits(value: int) -> int:
    """How many digits a figure has without its final zeros."""
    return len(str(value).rstrip("0"))


def _compared(here: Figures, there: Figures) -> Mapping[str, bool]:
    """Field -> whether both state the same of it."""
    return {field: here[field][1] == there[field][1] for field in here if field in there}


def _figures(table: Table) -> dict[tuple[object, ...], Figures]:
    """What names each record -> its figures and dates other than nought."""
    view = table.view
    specs = view_fields(view)
    name = next((one for one in NAMES.get(view, ()) if one in table.fields), None)
    if name is None:
        return {}
    apart = [one for one in APART[view] if one != name and specs[one].type == "text"]
    counted = [
        (at, field)
        for at, field in enumerate(table.fields)
        if specs[field].type in ("amount", "count", "date") and field not in OF_PROJECT
    ]
    found: dict[tuple[object, ...], Figures] = {}
    for number, row in zip(table.row_numbers, table.rows, strict=True):
        record = dict(zip(table.fields, row, strict=True))
        key = tuple(_folded(record.get(one)) for one in (name, *apart))
        if key[0]:
            found.setdefault(key, {field: (number, row[at]) for at, field in counted if row[at]})
    return found


def _folded(value: Any) -> str:
    return " ".join(str(value or "").casefold().split())


def span_of(table: Table) -> str:
    """The rows of a table as a person writes them: "8-9"."""
    first, last = table.first_row, table.last_row
    return f"{first}-{last}" if first < last else str(first)
