"""The rows of an official form are a plain list, whatever numbers stand before them.

A row put in between has no number, and would be taken for a part of the row above it; an empty
row has one. Rows that are called totals or parts, and a list that the clerk numbers in levels ("I",
"1.1", "a"), stay as they are.
"""

from collections.abc import Sequence
from dataclasses import replace

from data_loaders.grid import Sheet, Value
from data_loaders.headings.part_words import is_part_named, opens_parts
from data_loaders.official.names import ORDER
from data_loaders.rows.kinds import is_filled, is_total, order_kind, row_text
from tracking.specs.official import OfficialSheet, official_sheets
from tracking.text import tidy

_TOP_ROWS = 30


def number_rows(sheet: Sheet) -> Sheet:
    """A sheet of an official form with its rows numbered anew; any other sheet as it is."""
    found = _headed(sheet)
    if found is None:
        return sheet
    form, first = found
    name = 1 + form.columns.index(form.name_column)
    orders = [row_text(sheet.value(at, 0)).strip() for at in range(first, len(sheet.rows))]
    if any(order and order_kind(order) != "number" for order in orders):
        return sheet
    rows, number = [*sheet.rows[:first]], 0
    for row in sheet.rows[first:]:
        is_record = _is_record(row, name)
        number += is_record
        stays = any(map(is_filled, row[1:])) and not is_record
        rows.append(row if stays else [number if is_record else None, *row[1:]])
    return replace(sheet, rows=rows)


def _headed(sheet: Sheet) -> tuple[OfficialSheet, int] | None:
    """The form whose headings a sheet has, and its first row below them."""
    for top in range(min(_TOP_ROWS, len(sheet.rows))):
        if sheet.value(top, 0) == ORDER:
            for form in official_sheets():
                if all(
                    one.heading in _texts(sheet, top, at) for at, one in enumerate(form.columns, 1)
                ):
                    return form, top + 1 + form.has_groups
    return None


def _texts(sheet: Sheet, top: int, column: int) -> list[str]:
    values = (sheet.value(row, column) for row in (top, top + 1))
    return [tidy(value) for value in values if isinstance(value, str)]


def _is_record(row: Sequence[Value], name: int) -> bool:
    """Whether a row names something, says more of it, and is not called a total or a part."""
    text = row[name] if name < len(row) else None
    if not isinstance(text, str) or not is_filled(text):
        return False
    says_more = any(is_filled(value) for at, value in enumerate(row) if at not in (0, name))
    is_aside = text.lstrip().startswith(("-", "+")) or is_total(text)
    return says_more and not is_aside and not opens_parts(text) and not is_part_named(text)
