"""A cell among its neighbours, as the workbook shows it: what a figure's trail ends at."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from data_loaders.columns.words import shown
from data_loaders.files.sandbox import run
from data_loaders.files.workbook import open_workbook
from data_loaders.grid import Sheet, column_letter
from tracking.money_phrases import find_money_unit
from tracking.quantities import exact, format_vi, shown_vi
from tracking.text import fold

AROUND = 3
"""Rows shown above and below the one that is meant."""
DEEPEST = 8
"""Rows above the records in which headings are looked for: four levels, numbers, a total."""
MEASURE_ABOVE = 15
"""How far above them the line may stand that says what the amounts are in."""
WIDEST = 60
_PERCENT = re.compile(r"[0#?](?:\.(?P<decimals>[0#?]+))?%")
"""A number format in percent: "0%", "0.0%", "#,##0.00%"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbours:
    """Some rows of a sheet: letters of its columns, Excel's row numbers, the text of each cell."""

    letters: tuple[str, ...]
    numbers: tuple[int, ...]
    cells: tuple[tuple[str, ...], ...]


def neighbours(content: bytes, sheet: str, row: int, heading: int) -> Neighbours:
    """The rows around `row` of a workbook, and those from the heading of its table: `heading` is
    the first row of records (Excel's numbers). Raises Refused when the bytes cannot be read."""
    request = {"sheet": sheet, "row": row, "heading": heading}
    answer = json.loads(run(content, request, job="data_loaders.neighbours:around_in_process"))
    return Neighbours(
        letters=tuple(answer["letters"]),
        numbers=tuple(answer["numbers"]),
        cells=tuple(tuple(cells) for cells in answer["cells"]),
    )


def around_in_process(content: bytes, request: Mapping[str, Any]) -> bytes:
    """The job of the parsing process."""
    sheets = [sheet for sheet in open_workbook(content) if sheet.name == request["sheet"]]
    answer = _around(sheets[0], request["row"], request["heading"]) if sheets else _NOTHING
    return json.dumps(answer, ensure_ascii=False).encode()


_LABELS = ("don vi tinh", "dvt")
_NOTHING: dict[str, list[Any]] = {"letters": [], "numbers": [], "cells": []}


def _around(sheet: Sheet, row: int, heading: int) -> dict[str, list[Any]]:
    last = len(sheet.rows)
    heads = min(heading, last + 1)
    titles = {*_headings(sheet, heads), *_measure(sheet, heads)}
    near = range(max(heading, row - AROUND), min(last, row + AROUND) + 1)
    numbers = sorted({*titles, *near})
    width = min(WIDEST, max((len(sheet.rows[number - 1]) for number in numbers), default=0))
    return {
        "letters": [column_letter(column) for column in range(width)],
        "numbers": numbers,
        "cells": [
            [_text(sheet, number - 1, column) for column in range(width)] for number in numbers
        ],
    }


def _headings(sheet: Sheet, heading: int) -> Iterator[int]:
    """The rows above the records that may be headings: at least two texts in them."""
    for number in range(max(1, heading - DEEPEST), heading):
        texts = [value for value in sheet.rows[number - 1] if isinstance(value, str)]
        if len(texts) > 1 or number == heading - 1:
            yield number


def _measure(sheet: Sheet, heading: int) -> Iterator[int]:
    """The nearest row above the records that says what their amounts are in."""
    for number in range(heading - 1, max(0, heading - 1 - MEASURE_ABOVE), -1):
        texts = [value for value in sheet.rows[number - 1] if isinstance(value, str)]
        if any(find_money_unit(text) or fold(text).startswith(_LABELS) for text in texts):
            yield number
            return


def _percent(value: float, decimals: int) -> str:
    """A fraction as a cell in percent shows it, with the decimals of its format."""
    return f"{format_vi(exact(value) * 100, decimals)}%"


def _text(sheet: Sheet, row: int, column: int) -> str:
    value = sheet.value(row, column)
    if isinstance(value, int | float) and not isinstance(value, bool):
        share = _PERCENT.search(sheet.number_format(row, column))
        return _percent(value, len(share["decimals"] or "")) if share else shown_vi(value)
    return sheet.errors.get((row, column)) or shown(value)
