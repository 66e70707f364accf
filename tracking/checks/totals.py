"""Do groups and totals equal the records they stand over?"""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from tracking.checks.evidence import Evidence, Subtotal
from tracking.checks.slips import UNITS, lone_slip
from tracking.checks.sums import is_among, known_sums, tolerance
from tracking.quantities import format_vi, shown_vi
from tracking.specs import make_finding
from tracking.vocabulary import Finding

NAMED = 8
"""How many cells that could not be read are named."""


def totals_checks(evidence: Evidence) -> Iterator[Finding]:
    """Each stated figure of a group or total row against the sum of its records; those that differ
    but have a part that could not be read are told together."""
    unchecked: dict[str, None] = {}
    lacking: dict[str, None] = {}
    for subtotal in evidence.subtotals:
        rows = {*chain(*subtotal.alternatives)}
        for name, stated in subtotal.values.items():
            if stated is None or not rows.isdisjoint(evidence.slipped_in(name)):
                continue
            found = list(_check_one(evidence, subtotal, name, stated))
            unreadable = sorted(rows & evidence.unreadable_in(name)) if found else []
            if unreadable:
                unchecked[evidence.cell(name, subtotal.row)] = None
                lacking.update(dict.fromkeys(evidence.cells(name, unreadable)))
            else:
                yield from found
    if unchecked:
        yield _unchecked(evidence, tuple(unchecked), tuple(lacking))


def _unchecked(evidence: Evidence, cells: tuple[str, ...], lacking: tuple[str, ...]) -> Finding:
    more = f" và {len(lacking) - NAMED} ô khác" if len(lacking) > NAMED else ""
    unread = f"{', '.join(lacking[:NAMED])}{more}"
    return make_finding("total_unchecked", sheet=evidence.table.sheet, cells=cells, unread=unread)


def _check_one(evidence: Evidence, subtotal: Subtotal, name: str, stated: Any) -> Iterator[Finding]:
    known = known_sums(evidence, subtotal, name)
    unit = _Scale(evidence, name)
    if not known and stated and not name.startswith("_"):
        yield evidence.finding(
            "total_without_details", [subtotal.row], name, unit.show(stated), label=subtotal.label
        )
    if not known or is_among(evidence, name, stated, known):
        return
    total, count = min(known, key=lambda one: abs(one[0] - stated))
    yield evidence.finding(
        "total_mismatch",
        [subtotal.row],
        name,
        unit.show(stated),
        label=subtotal.label,
        total=unit.show(total),
        difference=unit.show(stated - total),
        likely=_counted_again(stated, total, tolerance(evidence, name, count))
        or _in_other_unit(evidence, subtotal, name),
    )


def _counted_again(stated: Any, total: int, slack: float) -> str:
    """What a sum that is twice or three times what is stated suggests."""
    times = round(total / stated) if stated else 0
    if times not in (2, 3) or abs(total - times * stated) > slack:
        return ""
    return f", gấp đúng {times} lần: có lẽ các dòng nhóm đang bị tính như dòng chi tiết"


def _in_other_unit(evidence: Evidence, subtotal: Subtotal, name: str) -> str:
    """The one amount that makes the total agree in another money unit, and that unit."""
    slip = lone_slip(evidence, subtotal, name) if name.endswith("_vnd") else None
    unit = UNITS.get(round(evidence.money_factor / slip.times)) if slip else None
    if not slip or not unit:
        return ""
    return f", khớp nếu tính ô {evidence.cell(name, slip.row)} theo {unit}: có lẽ ô này sai đơn vị"


class _Scale:
    """Shows amounts in the table's own money unit, counts as they are."""

    def __init__(self, evidence: Evidence, name: str) -> None:
        self.is_money = name.endswith("_vnd")
        self.unit = evidence.table.money_unit or "đồng"
        self.factor = evidence.money_factor if self.is_money else 1

    def show(self, value: float) -> str:
        if not self.is_money:
            return format_vi(value)
        return f"{shown_vi(value / self.factor)} {self.unit}"


def show_rate(rate: float) -> str:
    """A rate in percent, with decimals only where it has any."""
    return f"{shown_vi(round(rate * 100, 2))}%"


def show_amount(evidence: Evidence, name: str, value: float) -> str:
    """A figure as the table writes it: amounts in its money unit, counts plain."""
    return _Scale(evidence, name).show(value)
