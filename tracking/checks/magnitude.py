"""Is an amount 1,000 or 1,000,000 times what it should be: a slip of its money unit?"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cached_property

from tracking.checks.evidence import Evidence, Subtotal
from tracking.checks.slips import SLIPS, UNITS, Slip, nearest_slip, proofs
from tracking.checks.totals import show_amount
from tracking.quantities import format_vi
from tracking.vocabulary import Finding, Severity

FEW = 3
"""Amounts a column needs before it says anything about one of them."""
FAR, APART = 300, 100
"""A slipped amount lies so many times above the middle of its column, and so many above the next:
real projects differ by more than a thousand from the smallest to the largest, but hardly with
nothing in between."""
OVER_PLAN = 100
"""No project spends a hundred times its plan."""
NEAR = (0.3, 3.4)
"""How far from an exact thousandfold the ratio of two amounts may lie."""
PART = 0.01
"""The least part of its plan that an amount spent is taken for, once its unit is put right."""
PLANS = ("plan_adjusted_vnd", "plan_assigned_vnd", "plan_carried_over_vnd")
TOTAL = "total_investment_vnd"


def magnitude_checks(evidence: Evidence) -> Iterator[Finding]:
    """Each amount against its row's plan, else against its column, then against its totals.

    An amount that stands alone in its column but agrees with its own row may be one large project:
    that is asked (once its plan stands alone too), unless a total says it is none; the others are
    errors. Where the plan of a row is what slipped, its other amounts are not accused.
    """
    slips = list(_slips(evidence))
    asked = {(slip.name, slip.row): (slip, None) for slip in slips}
    for slip, proof in {**asked, **proofs(evidence, slips)}.values():
        yield _finding(evidence, slip, proof)


@dataclass(frozen=True)
class _Amounts:
    """The amounts of a column by row, seen by their sizes."""

    by_row: Mapping[int, int]

    @cached_property
    def _ranked(self) -> list[int]:
        return sorted(value for value in self.by_row.values() if value > 0)

    @cached_property
    def alone_above(self) -> dict[int, float]:
        """Amounts far above the middle of their column, with nothing near below them."""
        values = self._ranked
        middle = values[(len(values) - 1) // 2] if len(values) >= FEW else 0
        if not middle or values[-1] <= middle * FAR:
            return {}
        return {
            row: nearest_slip(value / middle)
            for row, value in self.by_row.items()
            if value > middle * FAR and value >= values[bisect_left(values, value) - 1] * APART
        }

    @cached_property
    def alone_below(self) -> dict[int, float]:
        """Amounts far below the middle of their column, with nothing near above them."""
        values = self._ranked
        middle = values[len(values) // 2] if len(values) >= FEW else 0
        if not middle or values[0] * FAR >= middle:
            return {}
        return {
            row: nearest_slip(middle / value)
            for row, value in self.by_row.items()
            if 0 < value * FAR < middle
            and value * APART <= values[min(bisect_right(values, value), len(values) - 1)]
        }


def _slips(evidence: Evidence) -> Iterator[Slip]:
    plans = _Amounts(evidence.largest_plans)
    columns = {
        name: _Amounts(evidence.column(name))
        for name in dict.fromkeys((*PLANS, *evidence.table.fields))
        if name.endswith("_vnd")
    }
    pair = _larger_of_two(evidence, plans.by_row)
    doubtful = {**plans.alone_above, **pair}
    small = {row: slip for name in PLANS for row, slip in columns[name].alone_below.items()}
    for name in evidence.table.fields:
        if name.endswith("_vnd"):
            own = columns[name]
            paired = pair if name in PLANS else _larger_of_two(evidence, own.by_row)
            yield from _too_large(evidence, name, own, doubtful, small, set(paired) & set(pair))
            below = own.alone_below if name in PLANS else _small_spending(name, own, plans)
            for row, slip in below.items():
                yield Slip(name, row, 1 / slip)


def _too_large(
    evidence: Evidence,
    name: str,
    own: _Amounts,
    doubtful: Mapping[int, float],
    small: Mapping[int, float],
    pair: Set[int],
) -> Iterator[Slip]:
    above = {row: slip for row, slip in _above_plan(evidence, name).items() if row not in small}
    alone = own.alone_above
    paired = {row: doubtful[row] for row in pair if name != TOTAL}
    for row, slip in {**paired, **alone, **above}.items():
        is_sure = row in above or (row in alone and not _may_be_large(evidence, name, row))
        asked = name in (*PLANS, TOTAL) or row in doubtful
        if is_sure or asked:
            yield Slip(name, row, slip, is_sure)


def _above_plan(evidence: Evidence, name: str) -> dict[int, float]:
    """Amounts spent a hundred times their plan or more."""
    if name in (*PLANS, TOTAL):
        return {}
    plans = evidence.largest_plans
    return {
        row: nearest_slip(value / plans[row])
        for row, value in evidence.column(name).items()
        if plans.get(row, 0) > 0 and value >= plans[row] * OVER_PLAN
    }


def _larger_of_two(evidence: Evidence, plans: Mapping[int, int]) -> dict[int, float]:
    """Of two plans alone in a table the one about a thousand times the other, what was spent on
    them differing likewise (or not being known)."""
    rows = [row for row, plan in plans.items() if plan > 0]
    if len(rows) != 2:
        return {}
    rows.sort(key=plans.__getitem__)
    spent = evidence.column("disbursed_to_date_vnd")
    pairs = [tuple(column.get(row, 0) for row in rows) for column in (plans, spent)]
    ratios = [larger / smaller for smaller, larger in pairs if smaller > 0 and larger > 0]
    for slip in SLIPS:
        if all(slip * NEAR[0] <= ratio <= slip * NEAR[1] for ratio in ratios):
            return {rows[1]: slip}
    return {}


def _may_be_large(evidence: Evidence, name: str, row: int) -> bool:
    """Whether an amount agrees with the others of its row, as those of a large project do."""
    if name == TOTAL:
        return True
    plan = evidence.largest_plans.get(row, 0)
    if name not in PLANS:
        return bool(evidence.column(name)[row] <= plan * 2)
    spent = evidence.column("disbursed_to_date_vnd").get(row, 0)
    return bool(plan / 50 <= spent <= plan * 2)


def _small_spending(name: str, own: _Amounts, plans: _Amounts) -> dict[int, float]:
    """Amounts spent that stand alone below their column, where the plan of the row slipped too or
    the unit that is likely makes them a fair part of it: little may have been spent in truth."""
    if name == TOTAL:
        return {}
    found = {}
    for row, slip in own.alone_below.items():
        plan = plans.by_row.get(row, 0)
        if row in plans.alone_below or plan * PART <= own.by_row[row] * slip <= plan:
            found[row] = slip
    return found


def _finding(evidence: Evidence, slip: Slip, proof: Subtotal | None) -> Finding:
    value = evidence.column(slip.name)[slip.row]
    return evidence.finding(
        "amount_magnitude" if slip.times > 1 else "amount_too_small",
        [slip.row, *([proof.row] if proof else [])],
        slip.name,
        show_amount(evidence, slip.name, value),
        severity=Severity.ERROR if slip.is_sure else Severity.WARNING,
        times=format_vi(max(slip.times, 1 / slip.times)),
        unit=evidence.table.money_unit or "đồng",
        likely=_likely(evidence, slip, proof),
    )


def _likely(evidence: Evidence, slip: Slip, proof: Subtotal | None) -> str:
    """What unit the amount is likely in, and the total that agrees once it is."""
    unit = UNITS.get(round(evidence.money_factor / slip.times), "")
    if not proof:
        return unit and f" (có lẽ ô này ghi theo {unit})"
    total = show_amount(evidence, slip.name, proof.values[slip.name])
    how = f"tính ô này theo {unit}" if unit else "sửa cỡ của ô này"
    return f" ({how} thì dòng “{proof.label}”, ghi {total}, mới khớp)"
