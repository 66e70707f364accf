"""What of the last report stands in the next form, so that no old figure is sent as a new one.

What a row is (names, codes, deadlines) stays, a plan stays within its year, and a task that is
settled stays with its completion, for it counts for the whole year. All else is empty.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tracking.period_codes import year_of
from tracking.specs.official import Carried, OfficialSheet
from tracking.task_states import is_withdrawn
from tracking.vocabulary import View

Row = Mapping[str, Any]
_BEHIND = {"due_kind", "indicator_code"}
"""Fields without a column that say how another one is written."""


@dataclass(frozen=True, slots=True)
class LastReport:
    """The rows of a view that a unit reported last, as the store holds them, and their period."""

    period_code: str
    rows: Sequence[Row]


def carried_rows(
    sheet: OfficialSheet, last: LastReport, year: int, unit: str
) -> Iterator[dict[str, Any]]:
    """The rows of the last report that belong to a sheet, as they stand in a form of a year; a
    task without a lead unit counted for the `unit` that reported it, which is written out."""
    is_same_year = year_of(last.period_code) == year
    for row in last.rows:
        if _belongs(sheet, row) and not _is_past(row, is_same_year, year):
            stays = _stays(row, is_same_year)
            names = {one.field for one in sheet.columns if one.carried in stays}
            kept = {name: value for name, value in row.items() if name in names | _BEHIND}
            if sheet.view is View.TASKS:
                kept["lead_unit"] = kept.get("lead_unit") or unit
            yield kept


def _belongs(sheet: OfficialSheet, row: Row) -> bool:
    """Whether a row is of a sheet: tasks by their type, cases by what they are told of."""
    if sheet.view is View.TASKS:
        return (row.get("task_type") or "other") == sheet.form.task_type
    if sheet.view is View.SERVICES:
        names = any(one.field == "procedure_name" for one in sheet.columns)
        return bool(row.get("procedure_name")) == names
    return True


def _is_past(row: Row, is_same_year: bool, year: int) -> bool:
    """Whether a task was settled in a year before: it does not count any more."""
    done = row.get("completed_on")
    return done.year < year if done else not is_same_year and is_withdrawn(row)


def _stays(row: Row, is_same_year: bool) -> set[Carried]:
    is_settled = row.get("completed_on") is not None or is_withdrawn(row)
    kinds = {Carried.YEAR: is_same_year, Carried.SETTLED: is_settled}
    return {Carried.ALWAYS, *(kind for kind, holds in kinds.items() if holds)}


def sheets_for(
    sheets: Iterable[OfficialSheet], view: View, last: LastReport | None
) -> Iterator[OfficialSheet]:
    """The sheets of a view that its last rows belong to; without rows the one chosen first."""
    own = [sheet for sheet in sheets if sheet.view is view]
    rows = last.rows if last else ()
    held = [sheet for sheet in own if any(_belongs(sheet, row) for row in rows)]
    yield from held or (sheet for sheet in own if sheet.is_first_choice)
