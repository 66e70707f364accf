"""Which columns that a report must state have no figure in any of its rows?

A blank is never read as 0, so that a column left blank in every row leaves nothing to count.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from data_loaders.grid import Place, Sheet, column_letter
from data_loaders.headings.matching import Header
from data_loaders.tables.assigned import shown
from data_loaders.tables.extract import Extract
from tracking.quantities import is_blank_mark
from tracking.specs import field_label, make_finding
from tracking.specs.catalogue import FOREIGN
from tracking.specs.meanings import value_of
from tracking.vocabulary import Finding, View

YEAR_PLANS = ("plan_assigned_vnd", "plan_adjusted_vnd")
PLANS = {*YEAR_PLANS, "plan_carried_over_vnd"}
TO_DATE, CARRIED = "disbursed_to_date_vnd", "disbursed_carried_over_vnd"
DISBURSED = {TO_DATE, "disbursed_in_period_vnd", CARRIED}
_CASES = ("cases_", "_resolved_total", "_pending_total")


def tell_blank(sheet: Sheet, header: Header, extract: Extract) -> Iterator[Finding]:
    """The columns of amounts or of cases asked for in which no record has a figure."""
    given = _Given(sheet, extract)
    if header.form.view is View.SERVICES and extract.rows:
        cases = [name for name in extract.columns if name.startswith(_CASES)]
        if cases and not given.any_of(cases):
            yield _column_blank(sheet, header, extract, cases)
    if header.form.view is View.DISBURSEMENT and extract.rows:
        asked = [one for one in extract.columns if one.removeprefix(FOREIGN) in PLANS | DISBURSED]
        if asked and not given.any_of(asked):
            yield _all_blank(sheet, header, extract, asked)
        else:
            for names in _lacking(given, extract):
                yield _column_blank(sheet, header, extract, names)


@dataclass(frozen=True, slots=True)
class _Given:
    """Which columns of a table state something in some record."""

    sheet: Sheet
    extract: Extract

    def any_of(self, names: Iterable[str]) -> bool:
        return any(map(self._states, names))

    def totals(self, names: Iterable[str]) -> bool:
        """Whether a total states what no record does, which is told of the total."""
        subtotals = self.extract.subtotals
        return any(subtotal.values.get(name) for name in names for subtotal in subtotals)

    def _states(self, name: str) -> bool:
        if name in self.extract.given:
            return True
        column, rows = self.extract.columns.get(name), self.extract.rows
        return column is not None and any(not _is_blank(self.sheet, (row, column)) for row in rows)


def _lacking(given: _Given, extract: Extract) -> Iterator[list[str]]:
    """The plans of the year and what was disbursed of them; a report of nothing but capital carried
    over from the year before needs neither."""
    plans = [name for name in _with_foreign(YEAR_PLANS) if name in extract.columns]
    paid = [name for name in _with_foreign([TO_DATE]) if name in extract.columns]
    has_plan = given.any_of(plans)
    if plans and not has_plan and not given.any_of(["plan_carried_over_vnd"]):
        yield from [plans] if not given.totals(YEAR_PLANS) else []
    is_carried = given.any_of([CARRIED]) and not has_plan
    if paid and not given.any_of(paid) and not is_carried and not given.totals([TO_DATE]):
        yield paid


def _with_foreign(names: Iterable[str]) -> list[str]:
    return [one for name in names for one in (name, f"{FOREIGN}{name}")]


def _column_blank(sheet: Sheet, header: Header, extract: Extract, names: Sequence[str]) -> Finding:
    by_column = {heading.column: heading for heading in header.headings}
    columns = sorted({extract.columns[name] for name in names})
    field = next((name for name in names if name[0] != "_"), None)
    return make_finding(
        "column_blank",
        sheet=sheet.name,
        cells=tuple(f"{column_letter(at)}{header.bottom + 1}" for at in columns),
        field=field.removeprefix(FOREIGN) if field else None,
        view=header.form.view,
        headings="; ".join(shown(by_column[at]) for at in columns),
    )


def _all_blank(sheet: Sheet, header: Header, extract: Extract, asked: Sequence[str]) -> Finding:
    return make_finding(
        "amounts_blank",
        sheet=sheet.name,
        cells=tuple(
            f"{column_letter(at)}{header.bottom + 1}"
            for at in sorted(extract.columns[name] for name in asked)
        ),
        headings=", ".join(f"“{field_label(name)}”" for name in asked),
    )


def _is_blank(sheet: Sheet, place: Place) -> bool:
    """Whether a cell states nothing; one that could not be read is told elsewhere."""
    value = sheet.value(*place)
    if isinstance(value, str):
        return is_blank_mark(value) or value_of("amount", value) is not None
    return value is None and place not in sheet.errors and place not in sheet.uncached
