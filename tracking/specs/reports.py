"""Which unit owes a report of a view for a period (reports_due.csv)?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from tracking.period_codes import code_parts, period
from tracking.specs.catalogue import read_rows
from tracking.specs.units import successor, units, valid_units
from tracking.vocabulary import View

MONTHS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}
"""How many months pass between two reports."""
_KIND = "kind:"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDue:
    """A duty to report: `units` is a unit's code, or kind:<kind> for every unit of a kind."""

    view: View
    units: str
    valid_from: date
    valid_to: date | None
    months: int
    source: str

    def is_owed(self, period_code: str) -> bool:
        """Whether the duty holds at the end of a period as long as its own, or longer."""
        end = period(period_code).end
        _, first, last = code_parts(period_code)
        within = self.valid_from <= end and (self.valid_to is None or end <= self.valid_to)
        return within and last - first + 1 >= self.months

    def owers(self, on: date) -> Iterator[str]:
        """The codes that bear the duty on a day; a merged unit's duty passes to its successor."""
        if self.units.startswith(_KIND):
            kind = self.units.removeprefix(_KIND)
            yield from (unit.code for unit in valid_units(on) if unit.kind == kind)
        elif code := successor(self.units, on):
            yield code


@cache
def reports_due() -> tuple[ReportDue, ...]:
    """Every duty to report, as declared."""
    return tuple(
        ReportDue(
            view=View(row["view"]),
            units=row["units"],
            valid_from=date.fromisoformat(row["valid_from"]),
            valid_to=date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
            months=MONTHS[row["frequency"]],
            source=row["source"],
        )
        for row in read_rows("reports_due.csv")
    )


@lru_cache(maxsize=5_000)
def owed(view: View, period_code: str) -> tuple[str, ...]:
    """The units that owe a view's report for a period, valid at its end, ordered as units.csv."""
    end = period(period_code).end
    codes = {
        code
        for due in reports_due()
        if due.view == view and due.is_owed(period_code)
        for code in due.owers(end)
    }
    return in_order(codes)


def in_order(codes: set[str]) -> tuple[str, ...]:
    """Codes of units in the order of units.csv, each once."""
    return tuple(dict.fromkeys(unit.code for unit in units() if unit.code in codes))
