"""The workbook that a unit fills in for a period, with what it reported last written into it.

It is made to be read back: `data_loaders.read_workbook` finds unit, period, money unit and fields
in it, and in a form as it was taken nothing that was not reported before.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from io import BytesIO

from openpyxl import Workbook

from data_loaders.official.carried import LastReport, carried_rows, sheets_for
from data_loaders.official.guidance import Guidance
from data_loaders.official.names import NAME
from data_loaders.official.report_sheet import ReportSheet
from data_loaders.official.rules import AUTHOR
from data_loaders.official.values import Row
from tracking.period_codes import period, period_label, year_of
from tracking.specs.official import OfficialSheet, official_sheets
from tracking.specs.units import successor, unit_name
from tracking.vocabulary import View

__all__ = ["LastReport", "official_form"]


def official_form(
    unit_code: str,
    period_code: str,
    owed: Sequence[View],
    previous: Mapping[View, LastReport],
    *,
    due_on: date | None = None,
) -> tuple[str, bytes]:
    """The name and the bytes of the form of a unit for a period.

    `owed` are the views it is to report, `previous` is what it reported last of each; `due_on` is
    the day it is due where that is not the day set by decree.
    """
    end = period(period_code).end
    unit = unit_name(successor(unit_code, end) or unit_code, end)
    label = period_label(period_code)
    sheets = [*_filled(owed, previous, year_of(period_code), unit)]
    book = Workbook()
    guidance = Guidance(book.active)
    book.active.title = NAME
    lists = guidance.draw(unit, period_code, due_on, [form for form, _ in sheets])
    for form, rows in sheets:
        ReportSheet(book.create_sheet(form.name), form, unit, label, rows).draw(lists)
    book.properties.creator = AUTHOR
    saved = BytesIO()
    book.save(saved)
    name = f"Báo cáo {label} - {unit}.xlsx".replace("/", "-")
    return name, saved.getvalue()


def _filled(
    owed: Sequence[View], previous: Mapping[View, LastReport], year: int, unit: str
) -> Iterator[tuple[OfficialSheet, list[Row]]]:
    """The sheets of the views, each with the rows that stand in it already."""
    for view in owed:
        last = previous.get(view)
        for form in sheets_for(official_sheets(), view, last):
            yield form, [*carried_rows(form, last, year, unit)] if last else []
