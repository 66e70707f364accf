"""Which unit owes a report of a view for a period (reports_due.csv)?"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from tracking.period_codes import code_parts, period
from tracking.specs.edited import FIRST_ROW, EditedRow
from tracking.specs.entered import remembered, rows_in_force
from tracking.specs.unit_table import KINDS
from tracking.specs.units import successor, units, valid_units
from tracking.vocabulary import View

MONTHS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}
"""How many months pass between two reports."""
FREQUENCIES = {
    "month": "hằng tháng",
    "quarter": "hằng quý",
    "half_year": "sáu tháng một lần",
    "year": "hằng năm",
}
COLUMNS = {
    "view": "loại báo cáo",
    "units": "đơn vị",
    "valid_from": "từ ngày",
    "valid_to": "đến hết ngày",
    "frequency": "chu kỳ",
    "source": "nguồn",
}
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


@remembered()
def reports_due() -> tuple[ReportDue, ...]:
    """Every duty to report, as declared."""
    return parse_reports_due(rows_in_force("reports_due.csv"))


def parse_reports_due(rows: Iterable[Mapping[str, str | None]]) -> tuple[ReportDue, ...]:
    """The duties a table states; a row that is wrong raises TrackingError, naming its column."""
    return tuple(
        _due(EditedRow(number, row, COLUMNS)) for number, row in enumerate(rows, FIRST_ROW)
    )


def _due(row: EditedRow) -> ReportDue:
    ended = row.text("valid_to")
    due = ReportDue(
        view=View(row.one_of("view", View)),
        units=_bearers(row),
        valid_from=row.day("valid_from", row.stated("valid_from")),
        valid_to=row.day("valid_to", ended) if ended else None,
        months=MONTHS[row.one_of("frequency", MONTHS)],
        source=row.text("source"),
    )
    if due.valid_to and due.valid_to < due.valid_from:
        raise row.wrong("valid_to", "trước ngày bắt đầu.")
    return due


def _bearers(row: EditedRow) -> str:
    text = row.stated("units")
    known = KINDS if text.startswith(_KIND) else {unit.code for unit in units()}
    if text.removeprefix(_KIND) not in known:
        raise row.wrong(
            "units", f"không có đơn vị hay loại đơn vị “{text}”; viết VP, hoặc kind:ministry."
        )
    return text


@remembered(5_000)
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
