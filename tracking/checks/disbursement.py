"""Do the amounts of a disbursement row agree with one another?"""

from collections.abc import Iterator

from tracking.checks.evidence import Evidence
from tracking.checks.sums import tolerance
from tracking.checks.totals import show_amount, show_rate
from tracking.specs import field_label
from tracking.vocabulary import Finding

RATE_TOLERANCE = 0.001
"""A tenth of a percentage point: what rounding a published rate to one decimal can hide."""
PLANS = ("plan_adjusted_vnd", "plan_assigned_vnd")

WHOLES = {
    "_plan_with_carried_vnd": ("plan_assigned_vnd", "plan_carried_over_vnd"),
    "_disbursed_with_carried_vnd": ("disbursed_to_date_vnd", "disbursed_carried_over_vnd"),
}


def disbursement_checks(evidence: Evidence) -> Iterator[Finding]:
    """Above plan, period above year to date, negative amounts, and the stated rate."""
    yield from _negative(evidence)
    yield from _above(evidence, "disbursed_to_date_vnd", _most(evidence), "disbursed_above_plan")
    yield from _above(
        evidence,
        "disbursed_carried_over_vnd",
        evidence.column("plan_carried_over_vnd"),
        "disbursed_above_plan",
    )
    yield from _above(
        evidence,
        "disbursed_in_period_vnd",
        evidence.column("disbursed_to_date_vnd"),
        "period_above_to_date",
    )
    yield from _rates(evidence)


def wholes_checks(evidence: Evidence) -> Iterator[Finding]:
    """The totals a row states itself, with its carried-over capital."""
    for whole, parts in WHOLES.items():
        yield from _wholes(evidence, whole, parts)


def _most(evidence: Evidence) -> dict[int, int]:
    """What a row could spend at most: the larger plan, with carried-over capital where its
    spending is not told apart."""
    plans = evidence.largest_plans
    carried = evidence.column("plan_carried_over_vnd")
    if not carried or evidence.column("disbursed_carried_over_vnd"):
        return plans
    return {row: plan + carried.get(row, 0) for row, plan in plans.items()}


def _negative(evidence: Evidence) -> Iterator[Finding]:
    for name in evidence.table.fields:
        amounts = evidence.column(name) if name.endswith("_vnd") else {}
        if min(amounts.values(), default=0) < 0:
            for row, value in amounts.items():
                if value < 0:
                    yield evidence.finding(
                        "amount_negative", [row], name, show_amount(evidence, name, value)
                    )


def _above(evidence: Evidence, name: str, limit: dict[int, int], code: str) -> Iterator[Finding]:
    slack = tolerance(evidence, name, 1)
    for row, value in evidence.column(name).items():
        most = limit.get(row)
        if most is None or value <= most + slack:
            continue
        if any(row in evidence.slipped_in(one) for one in (name, *PLANS)):
            continue
        yield evidence.finding(
            code,
            [row],
            name,
            show_amount(evidence, name, value),
            limit=show_amount(evidence, name, most),
        )


def _wholes(evidence: Evidence, whole: str, parts: tuple[str, str]) -> Iterator[Finding]:
    """A total with carried-over capital must be the amount of the year and that capital."""
    own, carried = (evidence.column(part) for part in parts)
    for row, stated in evidence.column(whole).items() if carried else ():
        total = own.get(row, 0) + carried.get(row, 0)
        if row not in own or abs(stated - total) <= tolerance(evidence, whole, len(parts)):
            continue
        cells = [{*evidence.slipped_in(name), *evidence.unreadable_in(name)} for name in parts]
        if not any(row in rows for rows in cells):
            yield evidence.finding(
                "amounts_mismatch",
                [row],
                whole,
                show_amount(evidence, whole, stated),
                whole=field_label(whole),
                parts=" + ".join(map(field_label, parts)),
                total=show_amount(evidence, whole, total),
            )


def _rates(evidence: Evidence) -> Iterator[Finding]:
    """The stated rate must be the disbursed amount over one of the plans it may be meant of."""
    disbursed = evidence.column("disbursed_to_date_vnd")
    carried = evidence.column("disbursed_carried_over_vnd")
    plans = [evidence.column(name) for name in PLANS]
    extra = evidence.column("plan_carried_over_vnd")
    # A rate cannot be checked where one of its amounts is in a wrong money unit.
    amounts = ("disbursed_to_date_vnd", *PLANS)
    slipped = frozenset().union(*map(evidence.slipped_in, amounts))
    for row, rate in evidence.column("disbursed_rate").items():
        paid = disbursed.get(row)
        if paid is None or row in slipped:
            continue
        wholes = [plan[row] for plan in plans if plan.get(row)]
        if wholes and min([abs(rate - paid / whole) for whole in wholes]) <= RATE_TOLERANCE:
            continue  # nearly every row; the other readings need not be tried
        if row in extra:
            wholes += [plan + extra[row] for plan in wholes]
        parts = (paid, paid + carried[row]) if row in carried else (paid,)
        options = [part / whole for whole in wholes if whole for part in parts]
        if options and min([abs(rate - option) for option in options]) > RATE_TOLERANCE:
            yield evidence.finding(
                "rate_mismatch",
                [row],
                "disbursed_rate",
                show_rate(rate),
                computed=show_rate(min(options, key=lambda one: abs(one - rate))),
            )
