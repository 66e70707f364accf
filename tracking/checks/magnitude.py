"""Is an amount 1,000 or 1,000,000 times what it should be: a slip of its money unit?"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from math import log10

from tracking.checks.evidence import Evidence
from tracking.checks.totals import show_amount
from tracking.quantities import format_vi
from tracking.vocabulary import Finding, Severity

FEW = 3
"""Amounts a column needs before it says anything about one of them."""
SLIPS = (1_000, 1_000_000)
FAR, APART = 300, 100
"""A slipped amount lies so many times above the middle of its column, and so many above the next:
real projects differ by more than a thousand from the smallest to the largest, but hardly with
nothing in between."""
OVER_PLAN = 100
"""No project spends a hundred times its plan."""
UNITS = {1: "đồng", 1_000: "nghìn đồng", 1_000_000: "triệu đồng", 1_000_000_000: "tỷ đồng"}
PLANS = ("plan_adjusted_vnd", "plan_assigned_vnd", "plan_carried_over_vnd")
TOTAL = "total_investment_vnd"


def magnitude_checks(evidence: Evidence) -> Iterator[Finding]:
    """Each amount against its row's plan, else against its column.

    An amount that stands alone in its column but agrees with its own row may be one large project:
    that is asked (once its plan stands alone too), the others are errors.
    """
    doubtful_plans = _alone(largest_plans(evidence))
    for name in evidence.table.fields:
        if name.endswith("_vnd"):
            yield from _too_large(evidence, name, doubtful_plans)
            for row, slip in _alone_below(name, evidence.column(name)).items():
                yield _finding(evidence, "amount_too_small", name, row, 1 / slip, Severity.WARNING)


def _too_large(
    evidence: Evidence, name: str, doubtful_plans: Mapping[int, float]
) -> Iterator[Finding]:
    above = _above_plan(evidence, name)
    for row, slip in {**_alone(evidence.column(name)), **above}.items():
        is_sure = row in above or not _may_be_large(evidence, name, row)
        if is_sure or name in (*PLANS, TOTAL) or row in doubtful_plans:
            severity = Severity.ERROR if is_sure else Severity.WARNING
            yield _finding(evidence, "amount_magnitude", name, row, slip, severity)


def _above_plan(evidence: Evidence, name: str) -> dict[int, float]:
    """Amounts spent a hundred times their plan or more."""
    if name in (*PLANS, TOTAL):
        return {}
    plans = largest_plans(evidence)
    return {
        row: _nearest_slip(value / plans[row])
        for row, value in evidence.column(name).items()
        if plans.get(row) and value >= plans[row] * OVER_PLAN
    }


def _may_be_large(evidence: Evidence, name: str, row: int) -> bool:
    """Whether an amount agrees with the others of its row, as those of a large project do."""
    if name == TOTAL:
        return True
    plan = largest_plans(evidence).get(row, 0)
    if name not in PLANS:
        return bool(evidence.column(name)[row] <= plan * 2)
    spent = evidence.column("disbursed_to_date_vnd").get(row, 0)
    return bool(plan / 50 <= spent <= plan * 2)


def largest_plans(evidence: Evidence) -> dict[int, int]:
    """Row -> the larger of its assigned and adjusted plan."""
    adjusted, assigned = (evidence.column(name) for name in PLANS[:2])
    if not adjusted:
        return assigned
    return {
        row: max(adjusted.get(row, 0), assigned.get(row, 0)) for row in {**adjusted, **assigned}
    }


def _alone(column: Mapping[int, int]) -> dict[int, float]:
    """Amounts far above the middle of their column, with nothing near below them."""
    values = sorted(value for value in column.values() if value > 0)
    if len(values) < FEW:
        return {}
    middle = values[(len(values) - 1) // 2]
    return {
        row: _nearest_slip(value / middle)
        for row, value in column.items()
        if value > middle * FAR and value >= values[bisect_left(values, value) - 1] * APART
    }


def _alone_below(name: str, column: Mapping[int, int]) -> dict[int, float]:
    """Plans far below the middle of their column, with nothing near above them."""
    values = sorted(value for value in column.values() if value > 0)
    if len(values) < FEW or name not in PLANS:
        return {}
    middle = values[len(values) // 2]
    return {
        row: _nearest_slip(middle / value)
        for row, value in column.items()
        if 0 < value * FAR < middle
        and value * APART <= values[min(bisect_right(values, value), len(values) - 1)]
    }


def _nearest_slip(ratio: float) -> float:
    return min(SLIPS, key=lambda slip: abs(log10(ratio / slip)))


def _finding(
    evidence: Evidence, code: str, name: str, row: int, slip: float, severity: Severity
) -> Finding:
    value = evidence.column(name)[row]
    likely = UNITS.get(round(evidence.money_factor / slip), "")
    return evidence.finding(
        code,
        [row],
        name,
        show_amount(evidence, name, value),
        severity=severity,
        times=format_vi(max(slip, 1 / slip)),
        unit=evidence.table.money_unit or "đồng",
        likely=f" (có lẽ ô này ghi theo {likely})" if likely else "",
    )
