"""Is an amount beyond what any project of the ministry can have, or usually has (specs/limits.csv),
so that the whole table, or a column, may be in another money unit than it says?"""

from collections.abc import Iterator, Mapping

from tracking.checks.evidence import Evidence
from tracking.checks.slips import nearest_slip
from tracking.checks.totals import show_amount
from tracking.quantities import MONEY_UNITS, format_vi
from tracking.specs import field_label
from tracking.specs.catalogue import amount_limits
from tracking.vocabulary import Finding

UNITS = {one.factor: one.label for one in MONEY_UNITS.values()}
FEWEST, APART = 2, 500
"""How many rows must agree, and how many times the plans must be what was spent, for two columns
to be taken for amounts in two units."""
PLAIN_DONG = 10**8
"""A number so large before its unit is hardly anything but plain đồng."""


def limits_checks(evidence: Evidence) -> Iterator[Finding]:
    """Amounts above the largest there can be; columns that lie below the smallest altogether."""
    told = evidence.slipped_rows
    for name, (smallest, _, _, largest) in amount_limits().items():
        column = evidence.column(name)
        above = {row: one for row, one in column.items() if one > largest and row not in told}
        if above:
            yield _finding(evidence, name, above, ("lớn hơn", largest), _finer(evidence, above))
        positive = {row: one for row, one in column.items() if one > 0}
        if positive and max(positive.values()) < smallest and not told & positive.keys():
            factor = evidence.money_factor * 10**6
            yield _finding(evidence, name, positive, ("nhỏ hơn", smallest), factor)


def unusual_checks(evidence: Evidence) -> Iterator[Finding]:
    """Amounts above what is usual, or below it altogether, that may be right all the same; plans
    and spending that lie apart in every row."""
    apart = list(_columns_apart(evidence))
    yield from apart
    told = evidence.slipped_rows
    for name, (smallest, small, usual, largest) in () if apart else amount_limits().items():
        column = evidence.column(name).items()
        high = {row: one for row, one in column if usual < one <= largest and row not in told}
        if high:
            factor = _finer(evidence, high)
            yield _finding(evidence, name, high, ("lớn hơn", usual), factor, "amount_unusual")
        low = {row: one for row, one in column if one > 0}
        if low and not told & low.keys() and smallest <= max(low.values()) < small:
            factor = evidence.money_factor * 1000
            if any(one % evidence.money_factor for one in low.values()):
                yield _finding(evidence, name, low, ("nhỏ hơn", small), factor, "amount_unusual")


def _finer(evidence: Evidence, rows: Mapping[int, int]) -> int:
    """How many đồng the unit holds that amounts too large are likely to be in."""
    raw = max(rows.values()) / evidence.money_factor
    return 1 if raw >= PLAIN_DONG else evidence.money_factor // 1000


def _columns_apart(evidence: Evidence) -> Iterator[Finding]:
    """Plans that are, in row after row, hundreds of times what was spent on them: little may have
    been spent on one project, hardly so little on each of them."""
    paid = evidence.column("disbursed_to_date_vnd")
    for name in ("plan_adjusted_vnd", "plan_assigned_vnd"):
        plans = evidence.column(name)
        ratios = {row: plans.get(row, 0) / one for row, one in paid.items() if one > 0}
        if len(ratios) < FEWEST or evidence.slipped_rows & ratios.keys():
            continue
        if min(ratios.values()) >= APART:
            times = nearest_slip(sorted(ratios.values())[len(ratios) // 2])
            yield evidence.finding(
                "columns_apart", sorted(ratios), "disbursed_to_date_vnd",
                other=field_label(name), least=format_vi(min(ratios.values())),
                units=_two_units(evidence.money_factor, times), times=format_vi(times),
            )  # fmt: skip
            return


def _two_units(factor: int, times: int) -> str:
    """The two units that amounts so many times apart are likely to be in."""
    near = (factor, factor * times if factor * times in UNITS else factor // times)
    return " và ".join(UNITS[one] for one in sorted(near) if one in UNITS)


def _finding(
    evidence: Evidence,
    name: str,
    rows: Mapping[int, int],
    limit: tuple[str, int],
    factor: int,
    code: str = "amount_implausible",
) -> Finding:
    unit = UNITS.get(factor)
    value = max(rows.values())
    return evidence.finding(
        code,
        sorted(rows),
        name,
        show_amount(evidence, name, value),
        beyond=limit[0],
        limit=show_amount(evidence, name, limit[1]),
        likely=f" (có lẽ các ô này ghi theo {unit})" if unit else "",
    )
