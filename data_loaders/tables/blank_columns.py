"""Which columns that a report must state have no figure in any of its rows?

A blank is never read as 0, so that a column left blank in every row leaves nothing to count.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from data_loaders.columns import is_number, written
from data_loaders.grid import Place, Sheet, column_letter
from data_loaders.headings.matching import Header
from data_loaders.tables.assigned import shown
from data_loaders.tables.extract import Extract
from tracking.quantities import is_blank_mark
from tracking.specs import field_label, make_finding, view_fields
from tracking.specs.catalogue import FOREIGN
from tracking.specs.meanings import value_of
from tracking.vocabulary import Finding, Severity, Table, View

YEAR_PLANS = ("plan_assigned_vnd", "plan_adjusted_vnd")
PLANS = {*YEAR_PLANS, "plan_carried_over_vnd"}
TO_DATE, CARRIED = "disbursed_to_date_vnd", "disbursed_carried_over_vnd"
DISBURSED = {TO_DATE, "disbursed_in_period_vnd", CARRIED}
_TOGETHER = (YEAR_PLANS, tuple(one for one in view_fields(View.SERVICES) if "cases_" in one))
"""Fields of which a report must state one."""
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


def of_whole_reports(findings: Iterable[Finding], tables: Sequence[Table]) -> Iterator[Finding]:
    """The findings, less those of columns that are blank in one table of a report while another of
    its tables has figures there: as where some rows of one table are blank. A table without any
    amount is asked about then, unless its figures stand in columns that are not read."""
    for finding in findings:
        if finding.code == "column_blank" and _is_given_elsewhere(finding, tables):
            continue
        if finding.code == "amounts_blank" and finding.value is None:
            yield _asked_beside(finding, tables)
        else:
            yield finding


def _asked_beside(finding: Finding, tables: Sequence[Table]) -> Finding:
    amounts = [one for one in tables if one.view is View.DISBURSEMENT]
    own = {_report(one) for one in amounts if one.sheet == finding.sheet}
    given = {_report(one) for one in amounts if _gives(one, PLANS | DISBURSED)}
    return replace(finding, severity=Severity.WARNING) if own and own <= given else finding


def _is_given_elsewhere(finding: Finding, tables: Sequence[Table]) -> bool:
    field = finding.field or ""
    group = next((one for one in _TOGETHER if field in one), ())
    names = [name for name in (group or (field,)) if name]
    own = [one for one in tables if one.sheet == finding.sheet and field in one.columns]
    reports = {_report(one) for one in own if not _gives(one, names)}
    given = {_report(one) for one in tables if _gives(one, names)}
    return bool(reports) and reports <= given


def _report(table: Table) -> tuple[View, str | None, str | None]:
    return table.view, table.unit_code, table.period_code


def _gives(table: Table, names: Iterable[str]) -> bool:
    places = [table.fields.index(name) for name in names if name in table.fields]
    return any(row[place] is not None for row in table.rows for place in places)


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
    over from the year before needs neither, and where nothing was spent yet the plan may not have
    been assigned."""
    plans = [name for name in _with_foreign(YEAR_PLANS) if name in extract.columns]
    paid = [name for name in _with_foreign([TO_DATE]) if name in extract.columns]
    has_plan = given.any_of(plans)
    is_unspent = extract.given.get(TO_DATE) is False
    if plans and not (has_plan or is_unspent or given.any_of(["plan_carried_over_vnd"])):
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
    read = {*header.matching.columns.values(), *header.matching.marks}
    unread = [one.column for one in header.headings if one.column not in read]
    values = (sheet.value(row, at) for row in extract.rows for at in unread)
    return make_finding(
        "amounts_blank",
        sheet=sheet.name,
        value=next((written(value) for value in values if is_number(value)), None),
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
