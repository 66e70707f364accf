"""Which rows of one report tell the same task a second time, in another table of it?

A unit lists a circular among its tasks and once more in the programme of legal documents. Two rows
are one task only where nothing tells them apart and something beyond the title says so; two rows of
one table never are: a monthly report is a task every month.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tracking.task_states import is_withdrawn
from tracking.text import fold
from tracking.vocabulary import DueKind

Row = Mapping[str, Any]
APART = ("task_code", "assigned_by", "assigned_on", "product")
"""Tasks of one title that state any of these differently are two."""
FEWEST_WORDS = 5
"""A shorter title ("Họp giao ban") is a name of many tasks."""
_NUMBER = re.compile(r"\d+ ?/ ?\w[^\s,;]*")


@dataclass(slots=True)
class Telling:
    """A task of an owner, the row that counts for it; `again` are rows that tell it once more,
    `perhaps` rows that may, and count on their own."""

    owner: str
    row: Row
    again: list[Row] = field(default_factory=list)
    perhaps: list[Row] = field(default_factory=list)

    @property
    def rows(self) -> list[Row]:
        """All rows that tell it for certain."""
        return [self.row, *self.again]


def told_once(rows: Iterable[tuple[str, Row]]) -> list[Telling]:
    """The tasks of a report, rows given with their owners, in the order they first stand in."""
    found: list[Telling] = []
    alike: dict[tuple[str, str], list[Telling]] = {}
    for owner, row in rows:
        title = fold(str(row.get("title") or ""))
        named = alike.setdefault((owner, title), []) if title else []
        same = next((one for one in named if _is_same(one, row)), None)
        if same is None:
            named.append(Telling(owner, row))
            found.append(named[-1])
        else:
            same.again.append(row)
    for (_, title), named in alike.items():
        if len(named) == 2 and len(title.split()) >= FEWEST_WORDS:
            _doubt(*named)
    for one in found:
        _choose(one)
    return found


def _table(row: Row) -> tuple[object, ...]:
    return row.get("_sha256"), row.get("_sheet"), row.get("template")


def _is_same(told: Telling, row: Row) -> bool:
    return any(_agrees(one, row) for one in told.rows) and not any(
        _table(one) == _table(row) or _is_apart(one, row) or _due_differs(one, row)
        for one in told.rows
    )


def _is_apart(one: Row, other: Row) -> bool:
    """Whether both state a code, an assignment or a product, and not the same."""
    pairs = ((_key(one.get(name)), _key(other.get(name))) for name in APART)
    return any(mine and theirs and mine != theirs for mine, theirs in pairs)


def _key(value: object) -> object:
    """A value to compare: of a document its number, where it has one, else its name."""
    if not isinstance(value, str):
        return value
    number = _NUMBER.search(value)
    return fold(number.group() if number else value)


def _due_differs(one: Row, other: Row) -> bool:
    days = one.get("due_on"), other.get("due_on")
    recurs = [row.get("due_kind") == DueKind.RECURRING for row in (one, other)]
    return recurs[0] is not recurs[1] or (None not in days and days[0] != days[1])


def _agrees(one: Row, other: Row) -> bool:
    """Whether more than the title is the same: the code, the deadline, the day of completion, or
    that both recur."""
    for name in ("task_code", "due_on", "completed_on"):
        if one.get(name) is not None and _key(one[name]) == _key(other.get(name)):
            return True
    return one.get("due_kind") == other.get("due_kind") == DueKind.RECURRING


def _doubt(first: Telling, second: Telling) -> None:
    """Two tasks of one title, in two tables, that nothing but the deadline tells apart."""
    tables = {_table(one) for one in first.rows}
    in_others = not any(_table(one) in tables for one in second.rows)
    if in_others and not _is_apart(first.row, second.row):
        first.perhaps.append(second.row)


def _choose(told: Telling) -> None:
    """The row that counts: the one whose dates say most, of two days of completion the later."""
    best = max(told.rows, key=_weight)
    told.again = [row for row in told.rows if row is not best]
    told.row = best


def _weight(row: Row) -> tuple[bool, date, bool]:
    return not is_withdrawn(row), row.get("completed_on") or date.min, row.get("due_on") is not None
