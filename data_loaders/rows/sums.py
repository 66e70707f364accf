"""Which rows add up to which, how closely, and whether that could be chance?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import gcd, log10

from tracking.checks.sums import rounding

Vector = tuple[float | None, ...]
Amounts = Mapping[int, Vector]
"""Row -> its quantities, in the order of the columns."""

CERTAIN = 3.0
"""Digits of agreement from which rows that add up are no chance: one in a thousand."""
EXACT = 1e-6


@dataclass(frozen=True, slots=True)
class Figures:
    """The quantities of the rows of a table; `steps` is what each column is written to, 0 where
    nothing is rounded."""

    amounts: Amounts
    steps: tuple[float, ...]

    def of(self, row: int) -> Vector:
        """The quantities of a row, nothing where none is known."""
        return self.amounts.get(row) or (None,) * len(self.steps)

    def states(self, row: int) -> bool:
        """Whether a row has a figure other than zero."""
        return any(self.of(row))

    def total(self, rows: Sequence[int]) -> list[float]:
        """The sum of rows by column, blanks as nothing."""
        sums: list[float] = [0] * len(self.steps)
        for row in rows:
            for column, value in enumerate(self.of(row)):
                sums[column] += value or 0
        return sums

    def plus(self, sums: Sequence[float], row: int) -> list[float]:
        """Sums with the figures of one more row."""
        return [total + (value or 0) for total, value in zip(sums, self.of(row), strict=True)]

    def adds_up(self, rows: Sequence[int], whole: int) -> bool:
        """Whether rows add up to a row in every column it states, but for rounding."""
        return self.matches(self.total(rows), whole, len(rows))

    def matches(self, sums: Sequence[float], whole: int, count: int) -> bool:
        """Whether sums of `count` figures are those of a row, but for rounding; a column the row
        leaves blank says nothing as long as some other one agrees."""
        goals = self.of(whole)
        agreed = False
        for total, goal, step in zip(sums, goals, self.steps, strict=True):
            if goal is None:
                continue
            if abs(total - goal) > max(EXACT * abs(goal), _slack(goal, step, count)):
                return False
            agreed = agreed or goal != 0
        return agreed

    def exceeds(self, sums: Sequence[float], whole: int, count: int) -> bool:
        """Whether sums of `count` figures are above those of a row in some column it states."""
        return any(
            goal is not None and total > goal + max(EXACT * abs(goal), step * rounding(count))
            for total, goal, step in zip(sums, self.of(whole), self.steps, strict=True)
        )

    def agrees_partly(self, rows: Sequence[int], whole: int, digits: float) -> bool:
        """Whether rows add up to a row in some column, to so many digits."""
        for column, (total, goal) in enumerate(zip(self.total(rows), self.of(whole), strict=True)):
            if goal and total == goal:
                parts = [self.of(row)[column] or 0 for row in rows]
                if log10(max(abs(goal) / _roundness([*parts, goal]), 1)) >= digits:
                    return True
        return False

    def certainty(self, rows: Sequence[int], whole: int) -> float:
        """How many digits agree where rows add up to a row exactly: round figures say little,
        columns that repeat one another nothing more, and a column that does not agree nothing."""
        digits: dict[float, float] = {}
        goals = self.of(whole)
        for column, total in enumerate(self.total(rows)):
            goal = goals[column] or 0.0
            if abs(total - goal) > EXACT * max(abs(goal), 1):
                return 0.0
            if goal:
                parts = [self.of(row)[column] or 0.0 for row in rows]
                digits[goal] = log10(max(abs(goal) / _roundness([*parts, goal]), 1))
        return sum(digits.values())


def _slack(goal: float, step: float, count: int) -> float:
    """By how much rounding may part a figure from its sum; nothing where that is much of it."""
    slack = step * rounding(count)
    return slack if count > 1 and slack * 50 <= abs(goal) else 0.0


def written_step(values: Iterable[float], most: float) -> float:
    """What amounts are written to: the power of ten all of them have, `most` at most."""
    shared = gcd(*map(int, values))
    step = most
    while step > 1 and shared % step:
        step //= 10
    return step


def _roundness(values: Sequence[float]) -> float:
    """The largest power of ten that all of some whole amounts are written to."""
    step = 1
    while step < 10**12 and all(not value % (step * 10) for value in values):
        step *= 10
    return step
