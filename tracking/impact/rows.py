"""Which rows of a report are new, gone, changed, or the same as a period before?

A row is found again by what tells records apart, its code or else its name; of several rows of one
name those that say the same belong together, the others in their order. A row that states its code
in one of two versions only is found again by its name.
"""

from collections import deque
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from tracking.specs import view_fields
from tracking.text import fold
from tracking.views import KEYS, Row, record_key
from tracking.vocabulary import Reading, View

Key = Callable[[Row], Hashable | None]
"""What a row is found again by, None where it cannot be."""
Numbered = Sequence[tuple[int, Row]]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """A field of a row that would say something else."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class RowChange:
    """A row in force, what it would be, with its place (`_sheet`, `_row`), where they differ."""

    before: Row
    after: Row
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RowsImpact:
    """What becomes of the rows of a report; new rows and changes in the order of the file, those
    that go in the order they stand in force."""

    added: tuple[Row, ...] = ()
    removed: tuple[Row, ...] = ()
    changed: tuple[RowChange, ...] = ()
    unchanged: int = 0

    @property
    def before(self) -> int:
        """How many rows are in force."""
        return len(self.removed) + len(self.changed) + self.unchanged

    @property
    def after(self) -> int:
        """How many rows there would be."""
        return len(self.added) + len(self.changed) + self.unchanged


@dataclass(frozen=True, slots=True, kw_only=True)
class LastPeriod:
    """The nearest earlier period a report is held of, and the rows of the new one that are copied
    from it, every field and all their text."""

    period_code: str
    copied: tuple[Row, ...]


def rows_impact(view: View, before: Sequence[Row], after: Sequence[Row]) -> RowsImpact:
    """What becomes of the rows in force when others take their place."""
    old, new = list(enumerate(before)), list(enumerate(after))
    same, old, new = _paired(old, new, _whole(view))
    changed: list[tuple[int, Row, Row]] = []
    for of_old, of_new in _keys(view):
        found, old, new = _paired(old, new, of_old, of_new)
        changed += found
    names = tuple(view_fields(view))
    return RowsImpact(
        added=tuple(row for _, row in new),
        removed=tuple(row for _, row in old),
        changed=tuple(
            RowChange(before=one, after=other, fields=_differing(names, one, other))
            for _, one, other in sorted(changed, key=lambda pair: pair[0])
        ),
        unchanged=len(same),
    )


def last_period(
    view: View, period_code: str, before: Sequence[Row], after: Sequence[Row]
) -> LastPeriod:
    """Which rows are copied from those of an earlier period."""
    same, _, _ = _paired(list(enumerate(before)), list(enumerate(after)), _whole(view))
    return LastPeriod(period_code=period_code, copied=tuple(row for _, _, row in same))


def cells(reading: Reading, row: Row, field: str) -> tuple[str, ...]:
    """The cells of a file that a field of one of its rows was read from; none where the row is of
    another file, or no cell states it."""
    number = row["_row"]
    if row.get("_sha256") != reading.sha256:
        return ()
    for table in reading.tables:
        if table.sheet == row["_sheet"] and number in table.row_numbers:
            return tuple(f"{letter}{number}" for letter in table.letters(field, number))
    return ()


def _paired(
    old: Numbered, new: Numbered, of_old: Key, of_new: Key | None = None
) -> tuple[list[tuple[int, Row, Row]], list[tuple[int, Row]], list[tuple[int, Row]]]:
    """Rows of one key together, in their order, with the number of the new one; then the rows in
    force and the new ones that are left."""
    waiting: dict[Hashable, deque[tuple[int, Row]]] = {}
    for number, row in old:
        if (key := of_old(row)) is not None:
            waiting.setdefault(key, deque()).append((number, row))
    found, left, taken = [], [], set()
    for number, row in new:
        key = (of_new or of_old)(row)
        if key is not None and waiting.get(key):
            before, partner = waiting[key].popleft()
            taken.add(before)
            found.append((number, partner, row))
        else:
            left.append((number, row))
    return found, [one for one in old if one[0] not in taken], left


def _whole(view: View) -> Key:
    """All that a row says."""
    names = tuple(view_fields(view))
    return lambda row: tuple(map(row.get, names))


def _keys(view: View) -> Iterable[tuple[Key, Key]]:
    """By what rows that differ are found again, the surest first: of rows in force, of new ones."""
    yield (lambda row: record_key(view, row),) * 2
    if len(KEYS[view]) > 1:
        code, name = KEYS[view][:2]

        def named(row: Row) -> str | None:
            return fold(str(row[name])) if row.get(name) else None

        def uncoded(row: Row) -> str | None:
            return None if row.get(code) else named(row)

        yield uncoded, named
        yield named, uncoded


def _differing(names: Iterable[str], before: Row, after: Row) -> tuple[FieldChange, ...]:
    return tuple(
        FieldChange(field=name, before=before.get(name), after=after.get(name))
        for name in names
        if before.get(name) != after.get(name)
    )
