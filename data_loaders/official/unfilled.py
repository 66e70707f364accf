"""Is an official form sent back as it was taken, or with rows that nobody filled in?

What stands in it already says nothing of the period, and blanks must not pass for a report.
"""

from collections.abc import Iterator, Sequence

from tracking.specs import make_finding
from tracking.specs.official import Carried, Entry, OfficialColumn, official_sheets
from tracking.task_states import is_withdrawn
from tracking.vocabulary import Finding, Table


def tell_unfilled(tables: Sequence[Table]) -> Iterator[Finding]:
    """The tables of a form without anything of the period, and the rows without, where others have
    something; a task that is settled needs no more."""
    for table in tables:
        asked = [*_asked(table)]
        open_rows = [row for row in table.records() if not _is_settled(row)]
        bare = [row["_row"] for row in open_rows if not any(_states(row, one) for one in asked)]
        if asked and bare:
            tell = _nothing_filled if len(bare) == len(open_rows) else _some_not_filled
            yield tell(table, asked, bare)


def without_blank(findings: Sequence[Finding]) -> list[Finding]:
    """The findings without those of blank columns in a form that nobody filled in: that says it."""
    unfilled = {finding.sheet for finding in findings if finding.code == "form_not_filled"}
    blank = ("amounts_blank", "column_blank")
    return [one for one in findings if one.code not in blank or one.sheet not in unfilled]


def _asked(table: Table) -> Iterator[OfficialColumn]:
    """The columns of a table that are empty when the form is taken."""
    for sheet in official_sheets():
        if sheet.form.code == table.template:
            empty = (Carried.NEVER, Carried.SETTLED)
            yield from (
                one for one in sheet.columns if one.carried in empty and one.field in table.columns
            )


def _is_settled(row: dict[str, object]) -> bool:
    return row.get("completed_on") is not None or is_withdrawn(row)


def _states(row: dict[str, object], column: OfficialColumn) -> bool:
    return row.get(column.field) is not None


def _nothing_filled(table: Table, asked: Sequence[OfficialColumn], bare: list[int]) -> Finding:
    figures = [one for one in asked if one.entry is not Entry.TEXT]
    return make_finding(
        "form_not_filled",
        sheet=table.sheet,
        cells=tuple(f"{table.columns[one.field]}{bare[0]}" for one in figures),
        count=len(bare),
        headings=", ".join(f"“{one.full_heading}”" for one in figures),
    )


def _some_not_filled(table: Table, asked: Sequence[OfficialColumn], bare: list[int]) -> Finding:
    first = next((one for one in asked if one.entry is Entry.SUGGESTION), asked[0])
    cells = tuple(f"{table.columns[first.field]}{row}" for row in bare)
    return make_finding("rows_not_filled", sheet=table.sheet, cells=cells, count=len(bare))
