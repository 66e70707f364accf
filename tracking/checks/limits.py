"""Is an amount beyond what any project of the ministry can have (specs/limits.csv), so that the
whole table may be in another money unit than it says?"""

from collections.abc import Iterator, Mapping

from tracking.checks.evidence import Evidence
from tracking.checks.totals import show_amount
from tracking.quantities import MONEY_UNITS
from tracking.specs.catalogue import amount_limits
from tracking.vocabulary import Finding

PLAIN_DONG = 10**8
"""A number so large before its unit is hardly anything but plain đồng."""


def limits_checks(evidence: Evidence) -> Iterator[Finding]:
    """Amounts above the largest there can be; columns that lie below the smallest altogether."""
    told = evidence.slipped_rows
    for name, (smallest, largest) in amount_limits().items():
        column = evidence.column(name)
        above = {row: one for row, one in column.items() if one > largest and row not in told}
        if above:
            raw = max(above.values()) / evidence.money_factor
            factor = 1 if raw >= PLAIN_DONG else evidence.money_factor // 1000
            yield _finding(evidence, name, above, "lớn hơn", largest, factor)
        positive = {row: one for row, one in column.items() if one > 0}
        if positive and max(positive.values()) < smallest and not told & positive.keys():
            factor = evidence.money_factor * 10**6
            yield _finding(evidence, name, positive, "nhỏ hơn", smallest, factor)


def _finding(
    evidence: Evidence, name: str, rows: Mapping[int, int], beyond: str, limit: int, factor: int
) -> Finding:
    unit = next((one.label for one in MONEY_UNITS.values() if one.factor == factor), None)
    value = max(rows.values())
    return evidence.finding(
        "amount_implausible",
        sorted(rows),
        name,
        show_amount(evidence, name, value),
        beyond=beyond,
        limit=show_amount(evidence, name, limit),
        likely=f" (có lẽ các ô này ghi theo {unit})" if unit else "",
    )
