"""Does the total over an amount say that it is in another money unit?"""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from math import log10

from tracking.checks.evidence import Evidence, Subtotal
from tracking.checks.sums import is_among, known_sums, tolerance

SLIPS = (1_000, 1_000_000)
UNITS = {1: "đồng", 1_000: "nghìn đồng", 1_000_000: "triệu đồng", 1_000_000_000: "tỷ đồng"}


@dataclass(frozen=True, slots=True)
class Slip:
    """An amount that is likely `times` what it should be (1,000, 1/1,000 ...)."""

    name: str
    row: int
    times: float
    is_sure: bool = False


def nearest_slip(ratio: float) -> int:
    """The thousandfold nearest to a ratio."""
    return min(SLIPS, key=lambda slip: abs(log10(ratio / slip)))


def proofs(
    evidence: Evidence, slips: Sequence[Slip]
) -> dict[tuple[str, int], tuple[Slip, Subtotal]]:
    """By field and row, the slips a total bears out, now sure, each with that total.

    A total that agrees with the amounts as they are written proves nothing of them; one that
    agrees only once an amount is put right, by either thousandfold, leaves no doubt.
    """
    found: dict[tuple[str, int], tuple[Slip, Subtotal]] = {}
    by_name = {slip.name: [one for one in slips if one.name == slip.name] for slip in slips}
    for subtotal in evidence.subtotals:
        for name, own in by_name.items():
            for slip in _borne_out(evidence, subtotal, own):
                sure = replace(slip, is_sure=True)
                found.setdefault((name, slip.row), (sure, subtotal))
    return found


def lone_slip(evidence: Evidence, subtotal: Subtotal, name: str) -> Slip | None:
    """The only amount under a total that makes it agree once it is in another unit, if one does.

    Where leaving the amount out would do as well, the total says nothing of its unit.
    """
    column = evidence.column(name)
    found = [
        Slip(name, row, times)
        for rows, missing, rounding in _gaps(evidence, subtotal, name)
        for row in rows
        for times in (*SLIPS, *(1 / slip for slip in SLIPS))
        if min(abs(column[row]), abs(column[row] / times)) > rounding
        and abs(column[row] / times - column[row] - missing) <= rounding
    ]
    return found[0] if len(set(found)) == 1 else None


def _borne_out(evidence: Evidence, subtotal: Subtotal, slips: Sequence[Slip]) -> Sequence[Slip]:
    """The amounts of a column that make a total agree, which does not, once they are put right:
    one of the slips, or all there are beyond it."""
    name = slips[0].name
    stated = subtotal.values.get(name)
    if stated is None or is_among(evidence, name, stated, known_sums(evidence, subtotal, name)):
        return ()
    column = evidence.column(name)
    for rows, missing, rounding in _gaps(evidence, subtotal, name):
        for tried in _tries(column, rows, [slip for slip in slips if slip.row in rows]):
            change = sum(column[slip.row] / slip.times - column[slip.row] for slip in tried)
            if abs(change - missing) <= rounding + _coarseness(evidence, tried):
                return tried
    return ()


def _gaps(
    evidence: Evidence, subtotal: Subtotal, name: str
) -> Iterator[tuple[Set[int], float, float]]:
    """Of each set of rows a total may stand over those with a figure, how much their sum lacks of
    what is stated, and what rounding can make of that."""
    column = evidence.column(name)
    for rows in subtotal.alternatives:
        stating = {row for row in rows if row in column}
        missing = subtotal.values[name] - sum(column[row] for row in stating)
        yield stating, missing, tolerance(evidence, name, len(stating))


def _tries(
    column: Mapping[int, int], rows: Set[int], slips: Sequence[Slip]
) -> Iterator[list[Slip]]:
    """What may have slipped together: each slip alone or with all the amounts beyond it, by its own
    thousandfold, then by either."""
    least = {(column[slip.row], slip.times): slip for slip in slips}.values()
    groups = [[slip] for slip in slips]
    groups += [[replace(slip, row=row) for row in _beyond(column, rows, slip)] for slip in least]
    yield from groups
    for group in groups:
        for times in SLIPS:
            yield [replace(slip, times=times if slip.times > 1 else 1 / times) for slip in group]


def _beyond(column: Mapping[int, int], rows: Set[int], slip: Slip) -> Iterator[int]:
    """The rows whose amounts are as large as a slipped one, or as small where it is too small."""
    edge = column[slip.row]
    for row in sorted(rows):
        if column[row] >= edge if slip.times > 1 else 0 < column[row] <= edge:
            yield row


def _coarseness(evidence: Evidence, slips: Sequence[Slip]) -> float:
    """How far, in đồng, amounts written in too large a unit are rounded to that unit."""
    return sum(evidence.step / slip.times / 2 for slip in slips if slip.times < 1)
