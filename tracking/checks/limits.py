"""Is an amount beyond what any project of the ministry can have, or usually has (specs/limits.csv),
so that the whole table, or a column, may be in another money unit than it says?"""

from collections.abc import Iterator, Mapping
from math import inf

from tracking.checks.evidence import Evidence
from tracking.checks.slips import SLIPS, nearest_slip
from tracking.checks.totals import show_amount
from tracking.quantities import MONEY_UNITS, finer_unit, format_vi
from tracking.specs import field_label
from tracking.specs.catalogue import Limits, amount_limits
from tracking.vocabulary import Finding

UNITS = {one.factor: one.label for one in MONEY_UNITS.values()}
FEWEST, APART = 2, 500
"""How many rows must agree, and how many times the plans must be what was spent, for two columns
to be taken for amounts in two units."""
ASKED = "amount_unusual"
LEFT_OVER = "plan_carried_over_vnd"
"""What is left of last year's plan, which may be next to nothing."""


def limits_checks(evidence: Evidence) -> Iterator[Finding]:
    """Amounts above the largest there can be; columns that lie below the smallest altogether."""
    told = evidence.slipped_rows
    for name, limits in amount_limits().items():
        above = _between(evidence, name, limits.largest, inf)
        above = {row: one for row, one in above.items() if row not in told}
        if above:
            factor = _finer(evidence, above)
            yield _finding(evidence, name, above, ("lớn hơn", limits.largest), factor)
        below = _below(evidence, name, limits.smallest)
        if below and not _may_be_left_over(evidence, name, below):
            factor = _coarser(evidence, below, limits)
            yield _finding(evidence, name, below, ("nhỏ hơn", limits.smallest), factor)


def unusual_checks(evidence: Evidence) -> Iterator[Finding]:
    """Amounts above what is usual, or below it altogether, that may be right all the same; plans
    and spending that lie apart in every row."""
    apart = list(_columns_apart(evidence))
    yield from apart
    for name, limits in () if apart else amount_limits().items():
        yield from _unusually_high(evidence, name, limits)
        yield from _unusually_low(evidence, name, limits)


def _unusually_high(evidence: Evidence, name: str, limits: Limits) -> Iterator[Finding]:
    high = _between(evidence, name, limits.usual, limits.largest)
    high = {row: one for row, one in high.items() if row not in evidence.slipped_rows}
    if high:
        factor = _finer(evidence, high)
        yield _finding(evidence, name, high, ("lớn hơn", limits.usual), factor, ASKED)


def _unusually_low(evidence: Evidence, name: str, limits: Limits) -> Iterator[Finding]:
    left_over = _below(evidence, name, limits.smallest)
    low = left_over or _below(evidence, name, limits.small)
    if left_over or not _is_whole(evidence, low):
        limit = limits.smallest if left_over else limits.small
        factor = _coarser(evidence, low, limits)
        yield _finding(evidence, name, low, ("nhỏ hơn", limit), factor, ASKED)


def _below(evidence: Evidence, name: str, limit: int) -> dict[int, int]:
    """The amounts of a column that lies below a limit altogether, none found wrong before."""
    column = evidence.column(name)
    if max(column.values(), default=limit) >= limit:
        return {}
    positive = _between(evidence, name, 0, limit)
    return {} if evidence.slipped_rows & positive.keys() else positive


def _between(evidence: Evidence, name: str, above: float, most: float) -> dict[int, int]:
    """The amounts of a column above a limit, another at most; there are none in most columns."""
    column = evidence.column(name)
    if max(column.values(), default=above) <= above:
        return {}
    return {row: one for row, one in column.items() if above < one <= most}


def _may_be_left_over(evidence: Evidence, name: str, amounts: Mapping[int, int]) -> bool:
    """Whether so little may be left of last year's plan: this year's are of a usual size, so that
    the unit is right, or possible at least where no amount has a fraction of the unit."""
    plans = amount_limits()["plan_assigned_vnd"]
    least = plans.smallest if _is_whole(evidence, amounts) else plans.small
    return name == LEFT_OVER and max(evidence.largest_plans.values(), default=0) >= least


def _is_whole(evidence: Evidence, amounts: Mapping[int, int]) -> bool:
    return not any(one % evidence.money_factor for one in amounts.values())


def _finer(evidence: Evidence, rows: Mapping[int, int]) -> int:
    """How many đồng the unit holds that amounts too large are likely to be in; 0: none."""
    unit = finer_unit(max(rows.values()), evidence.money_factor)
    return unit.factor if unit else 0


def _coarser(evidence: Evidence, rows: Mapping[int, int], limits: Limits) -> int:
    """How many đồng the unit holds that amounts too small are likely to be in: the first in which
    the largest is of a usual size."""
    usual = limits.small or limits.smallest * 100
    fitting = (slip for slip in SLIPS if max(rows.values()) * slip >= usual)
    return evidence.money_factor * next(fitting, SLIPS[-1])


def _columns_apart(evidence: Evidence) -> Iterator[Finding]:
    """Plans that are, in row after row, hundreds of times what was spent on them: little may have
    been spent on one project, hardly so little on each of them."""
    paid = evidence.column("disbursed_to_date_vnd")
    for name in ("plan_adjusted_vnd", "plan_assigned_vnd"):
        plans = evidence.column(name)
        if any(plans.get(row, 0) < one * APART for row, one in paid.items() if one > 0):
            continue
        ratios = {row: plans.get(row, 0) / one for row, one in paid.items() if one > 0}
        if len(ratios) < FEWEST or evidence.slipped_rows & ratios.keys():
            continue
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
