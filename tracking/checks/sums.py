"""The sums a stated total may be of, and how far rounding may keep it from them."""

from collections.abc import Mapping, Sequence
from math import sqrt
from typing import Any

from tracking.checks.evidence import Evidence, Subtotal


def known_sums(evidence: Evidence, subtotal: Subtotal, name: str) -> list[tuple[int, int]]:
    """Of each set of rows a total may stand over their sum and how many state a figure; a total of
    the whole table may be of those on the sheets before, too."""
    column, before = evidence.column(name), evidence.before.get(name, ())
    sums = [_sum(column, rows) for rows in subtotal.alternatives]
    whole = {len(evidence.table.rows)} & set(map(len, subtotal.alternatives))
    if before and whole:
        sums.append((sum(column.values()) + sum(before), len(column) + len(before)))
    return [(total, count) for total, count in sums if count]


def is_among(
    evidence: Evidence, name: str, stated: float, known: Sequence[tuple[int, int]]
) -> bool:
    """Whether a stated figure equals one of the sums, but for rounding."""
    return any(abs(total - stated) <= tolerance(evidence, name, count) for total, count in known)


def _sum(column: Mapping[int, Any], rows: Sequence[int]) -> tuple[int, int]:
    found = [column[row] for row in rows if row in column]
    return sum(found), len(found)


def rounding(count: int) -> float:
    """What rounding alone can make of the sum of `count` figures, in steps they are written to.

    Each figure and the total may be off by half a step: two whole figures of triệu that were
    rounded can miss their total by one, so an off-by-one is no mistake one can prove. The more
    figures, the more their errors cancel out: four standard deviations of their sum are enough.
    """
    return min((count + 1) / 2, 4 * sqrt((count + 1) / 12))


def tolerance(evidence: Evidence, name: str, count: int) -> float:
    """What rounding alone can make of a sum: half a written step a figure; none for counts."""
    return (count + 1) * evidence.step / 2 if name.endswith("_vnd") else 0
