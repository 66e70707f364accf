"""What a row and its neighbours say of a column: the rates that the amounts of a row come to, and
how a table, or else its unit, writes numbers and dates."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from data_loaders.columns import Cells, ColumnReading, text_cells
from data_loaders.columns.fallback import Fallback
from data_loaders.columns.notation import Weighed, weigh
from data_loaders.rows.block import Block
from tracking.dates import DateOrder, orders
from tracking.quantities import Notation

PLANS = ("plan_adjusted_vnd", "plan_assigned_vnd")

CARRIED = "plan_carried_over_vnd"
PAID, PAID_CARRIED = "disbursed_to_date_vnd", "disbursed_carried_over_vnd"


def own_rates(name: str, readings: Mapping[str, ColumnReading]) -> Callable[[int], Sequence[float]]:
    """For each row the values that its rate can have, by its other figures; none when unknown."""
    columns = {other: reading.values or reading.bare for other, reading in readings.items()}
    if name == "disbursed_rate":
        amounts = [columns.get(key, {}) for key in (PAID, PAID_CARRIED, CARRIED, *PLANS)]
        return lambda row: _disbursed_rates(*[at.get(row, 0) for at in amounts])
    done = columns.get("completed_on", {}) if name == "progress_rate" else {}
    return lambda row: (1.0,) if row in done else ()


def _disbursed_rates(
    paid: float, paid_carried: float, carried: float, *plans: float
) -> Sequence[float]:
    wholes = [plan for plan in plans if plan]
    if carried:
        wholes += [plan + carried for plan in wholes]
    parts = [part for part in ((paid, paid + paid_carried) if paid_carried else (paid,)) if part]
    return [part / whole for whole in wholes if whole for part in parts]


class Neighbours:
    """How the columns of one table write their numbers and dates."""

    def __init__(self, block: Block, rows: Sequence[int]) -> None:
        self.block = block
        self.rows = rows
        self._weighed: dict[str, Weighed] = {}

    def weighed(self, name: str, cells: Cells | None = None) -> Weighed:
        """What the texts of a column prove, found out once however many columns ask; its `cells`
        where they are at hand."""
        if name not in self._weighed:
            column = self.block.columns[name]
            self._weighed[name] = weigh(cells or self.block.cells(name, column, self.rows))
        return self._weighed[name]

    @cached_property
    def _orders(self) -> dict[str, frozenset[DateOrder]]:
        texts = {
            name: text_cells(self.block.cells(name, column, self.rows))
            for name, column in self.block.columns.items()
            if self.block.type_of(name) == "date"
        }
        return {
            name: frozenset().union(*(one for _, text in cells if len(one := orders(text)) == 1))
            for name, cells in texts.items()
        }

    def notations(self, name: str) -> Fallback[Notation]:
        """What a column of numbers is read by that proves nothing itself."""
        return Fallback(lambda: self._notations_beside(name), self.block.habits.numbers)

    def _notations_beside(self, name: str) -> frozenset[Notation]:
        """The ways of writing numbers that the other columns of amounts prove."""
        kinds = ((other, self.block.type_of(other)) for other in self.block.columns)
        others = [other for other, kind in kinds if kind in ("amount", "number") and other != name]
        return frozenset().union(*(self.weighed(other).proven() for other in others))

    def orders(self, name: str) -> Fallback[DateOrder]:
        """What a column of dates is read by that proves nothing itself."""
        return Fallback(lambda: self._orders_beside(name), self.block.habits.dates)

    def _orders_beside(self, name: str) -> frozenset[DateOrder]:
        """The orders of day and month that the other columns of dates prove."""
        others = (found for other, found in self._orders.items() if other != name)
        return frozenset().union(*others)
