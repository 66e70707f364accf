"""What the checks look at: a table, the totals its form states, and where each figure stands."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from tracking.specs import make_finding
from tracking.vocabulary import Finding, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Subtotal:
    """A group or total row of a table: what it states, and the records it should add up to.

    `alternatives` are the sets of record rows it may stand over (a total may close a section or
    the whole table); it is right when it equals one of them.
    """

    row: int
    label: str
    values: Mapping[str, Any]
    alternatives: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """A table with all that is needed to check it.

    `step` is the smallest amount its figures are written to, in đồng; `stated` holds columns that
    are no field of the view but must agree with it (`_resolved_total`), by row; `letters` gives
    the column of every field and stated column; `slipped` are cells found in a wrong money unit;
    `unreadable` are by field the rows whose cell holds something that is no figure;
    `before` holds by field the figures of the tables of the same report on the sheets before.
    """

    table: Table
    letters: Mapping[str, str]
    subtotals: tuple[Subtotal, ...] = ()
    stated: Mapping[str, Mapping[int, Any]] = field(default_factory=dict)
    step: int = 1
    money_factor: int = 1
    slipped: frozenset[str] = frozenset()
    unreadable: Mapping[str, Set[int]] = field(default_factory=dict)
    before: Mapping[str, Sequence[int]] = field(default_factory=dict)
    known: dict[str, dict[int, Any]] = field(default_factory=dict, repr=False, compare=False)
    """The columns looked up so far, which do not depend on what slipped."""

    def column(self, name: str) -> dict[int, Any]:
        """Row number -> value of a field (or stated column), where it is stated."""
        if name not in self.known:
            self.known[name] = self._column(name)
        return self.known[name]

    def _column(self, name: str) -> dict[int, Any]:
        if name in self.stated:
            pairs = self.stated[name].items()
            return {row: value for row, value in pairs if value is not None}
        if name not in self.table.fields:
            return {}
        at = self.table.fields.index(name)
        numbers = self.table.row_numbers
        return {
            number: row[at]
            for number, row in zip(numbers, self.table.rows, strict=True)
            if row[at] is not None
        }

    @cached_property
    def largest_plans(self) -> dict[int, int]:
        """Row -> the larger of its assigned and adjusted plan."""
        adjusted, assigned = self.column("plan_adjusted_vnd"), self.column("plan_assigned_vnd")
        if not adjusted:
            return assigned
        return {
            row: max(adjusted.get(row, 0), assigned.get(row, 0)) for row in {**adjusted, **assigned}
        }

    def cell(self, name: str, row: int) -> str:
        """The address of a field in a row; a field put together from several columns has none of
        its own, so that the first column of the row is named."""
        return self.cells(name, [row])[0]

    def cells(self, name: str, rows: Sequence[int]) -> tuple[str, ...]:
        """The addresses of a field in some rows."""
        usual = self.letters.get(name) or min(self.letters.values(), key=lambda at: (len(at), at))
        instead = self._instead.get(name)
        if instead is None:
            return tuple(f"{usual}{row}" for row in rows)
        return tuple(f"{instead.get(row, usual)}{row}" for row in rows)

    @cached_property
    def _instead(self) -> dict[str, dict[int, str]]:
        """Field -> the columns that gave it in some rows instead of its own, by row."""
        return {
            name: {row: letter for letter, rows in places.items() for row in rows}
            for name, places in self.table.row_columns.items()
        }

    @cached_property
    def _slipped(self) -> dict[str, set[int]]:
        """Column letter -> the rows in which its figure was found in a wrong money unit."""
        found: dict[str, set[int]] = {}
        for cell in self.slipped:
            letter = cell.rstrip("0123456789")
            found.setdefault(letter, set()).add(int(cell[len(letter) :]))
        return found

    def slipped_in(self, name: str) -> Set[int]:
        """The rows in which a figure was found in a wrong money unit."""
        own = frozenset(self._slipped.get(self.letters.get(name, ""), ()))
        instead = self.table.row_columns.get(name, {}).items()
        return own.union(*(self._slipped.get(at, set()).intersection(rows) for at, rows in instead))

    def unreadable_in(self, name: str) -> Set[int]:
        """The rows whose cell of a field could not be read, which is told of the cell."""
        return self.unreadable.get(name, frozenset())

    @cached_property
    def slipped_rows(self) -> frozenset[int]:
        """The rows in which some figure was found in a wrong money unit."""
        return frozenset().union(*self._slipped.values())

    def finding(
        self, code: str, rows: list[int], name: str, value: Any = None, **details: Any
    ) -> Finding:
        """A finding on the cells of one field (a stated column has no field of its own)."""
        return make_finding(
            code,
            sheet=self.table.sheet,
            cells=self.cells(name, rows),
            field=None if name.startswith("_") else name,
            value=value,
            **details,
        )
