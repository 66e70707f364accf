"""Is an amount 1,000 or 1,000,000 times what it should be: a slip of its money unit?"""

from collections.abc import Iterator, Mapping
from statistics import median

from tracking.checks.evidence import Evidence
from tracking.checks.totals import show_amount
from tracking.vocabulary import Finding

FEW = 4
"""Neighbours needed before a column says anything about one of its cells."""
SLIPS = (1_000, 1_000_000)
NEAR = (0.2, 2.0)
"""How far from an exact slip a ratio to the plan may lie: spending is a fifth to twice of it."""
APART = 100
"""A slipped amount stands this many times apart from the next of its column: real projects differ
by more than a thousand from the smallest to the largest, but hardly with nothing in between."""
UNITS = {1: "đồng", 1_000: "nghìn đồng", 1_000_000: "triệu đồng", 1_000_000_000: "tỷ đồng"}
PLANS = ("plan_adjusted_vnd", "plan_assigned_vnd", "plan_carried_over_vnd")


def magnitude_checks(evidence: Evidence) -> Iterator[Finding]:
    """Each amount against its row's plan, then against its column."""
    told: set[tuple[str, int]] = set()
    for name in evidence.table.fields:
        if name.endswith("_vnd"):
            for row, slip in _slips(evidence, name).items():
                told.add((name, row))
                yield _finding(evidence, name, row, slip)


def _slips(evidence: Evidence, name: str) -> dict[int, float]:
    column = evidence.column(name)
    against_plan = {} if name in PLANS else _against_plan(evidence, column)
    return {**_against_neighbours(column, _has_plan(evidence, name)), **against_plan}


def _has_plan(evidence: Evidence, name: str) -> set[int]:
    """Rows whose amount agrees with their plan: a big project, not a slip."""
    if name in PLANS:
        spent = evidence.column("disbursed_to_date_vnd")
        return {
            row
            for row, plan in evidence.column(name).items()
            if spent.get(row) and plan / 50 <= spent[row] <= plan * 2
        }
    plans = largest_plans(evidence)
    return {row for row, value in evidence.column(name).items() if value <= plans.get(row, 0) * 2}


def largest_plans(evidence: Evidence) -> dict[int, int]:
    """Row -> the larger of its assigned and adjusted plan."""
    adjusted, assigned = (evidence.column(name) for name in PLANS[:2])
    if not adjusted:
        return assigned
    return {
        row: max(adjusted.get(row, 0), assigned.get(row, 0)) for row in {**adjusted, **assigned}
    }


def _against_plan(evidence: Evidence, column: Mapping[int, int]) -> dict[int, float]:
    plans = largest_plans(evidence)
    found: dict[int, float] = {}
    for row, value in column.items():
        plan = plans.get(row)
        if not plan or value < plan * 100:
            continue
        for slip in SLIPS:
            if slip * NEAR[0] / 10 <= value / plan <= slip * NEAR[1]:
                found[row] = slip
    return found


def _against_neighbours(column: Mapping[int, int], trusted: set[int]) -> dict[int, float]:
    """Amounts that stand alone, a thousandfold or more above the middle of their column."""
    values = sorted(value for value in column.values() if value > 0)
    if len(values) <= FEW:
        return {}
    middle = median(values)
    found: dict[int, float] = {}
    for row, value in column.items():
        if value <= middle * 300 or row in trusted:
            continue
        below = max(other for other in values if other < value)
        if value >= below * APART:
            found[row] = min(SLIPS, key=lambda slip: abs(value / middle / slip - 1))
    return found


def _finding(evidence: Evidence, name: str, row: int, slip: float) -> Finding:
    value = evidence.column(name)[row]
    likely = UNITS.get(int(evidence.money_factor / slip), "")
    return evidence.finding(
        "amount_magnitude",
        [row],
        name,
        show_amount(evidence, name, value),
        times=f"{int(slip):,}".replace(",", "."),
        unit=evidence.table.money_unit or "đồng",
        likely=f" (có lẽ ô này ghi theo {likely})" if likely else "",
    )
