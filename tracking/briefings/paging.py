"""Long charts, tables and lists over as many screens as they need: no row is ever cut off."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import ceil

from tracking.briefings.content import Chart, Column, Line, Series, Slide, Table, Value

_AROUND = 0.35
"""What stands above and below the words of a row, in lines."""


def pages_of(slide: Slide, *, lines: int, letters: int) -> tuple[Slide, ...]:
    """A slide on screens of so many lines of text, so many letters wide; cards and a chart are on
    the first one, and leave a table beside them three fifths of the width."""
    width = letters * 3 // 5 if slide.chart and slide.table else letters
    tables = list(_tables(slide.table, lines, width, letters)) if slide.table else [None]
    told = list(_lists(slide.lines, lines, letters)) if slide.lines and not slide.chart else []
    first = told[0] if told and not slide.table else slide.lines
    pages = [replace(slide, table=tables[0], lines=first)]
    pages += [replace(slide, table=one, lines=(), chart=None, cards=()) for one in tables[1:]]
    if not slide.table:
        pages += [replace(slide, lines=one, cards=()) for one in told[1:]]
    if len(pages) == 1:
        return tuple(pages)
    return tuple(
        replace(page, subtitle=_numbered(page.subtitle, at, len(pages)))
        for at, page in enumerate(pages, 1)
    )


def _numbered(subtitle: str, at: int, of: int) -> str:
    return f"{subtitle} (trang {at}/{of})".strip()


def _tables(table: Table, lines: int, first: int, letters: int) -> Iterator[Table]:
    """The rows of each screen, of which the first may be narrower."""
    taken, start = 0.0, 0
    for at, row in enumerate(table.rows):
        height = row_lines(table.columns, row, letters if start else first) + _AROUND
        if at > start and taken + height > lines:
            yield replace(table, rows=table.rows[start:at], marks=table.marks[start:at])
            taken, start = 0.0, at
            height = row_lines(table.columns, row, letters) + _AROUND
        taken += height
    yield replace(table, rows=table.rows[start:], marks=table.marks[start:])


def row_lines(columns: Sequence[Column], row: Sequence[Value], letters: int) -> int:
    """How many lines of text a row takes in a table so many letters wide."""
    whole = sum(column.share for column in columns)
    return max(
        ceil(len(str(value if value is not None else "")) / max(letters * one.share // whole, 1))
        or 1
        for one, value in zip(columns, row, strict=True)
    )


def part_of(chart: Chart, start: int, end: int) -> Chart:
    """The categories of a chart from `start` to before `end`."""
    part = slice(start, end)
    return replace(
        chart,
        categories=chart.categories[part],
        series=tuple(Series(name=one.name, values=one.values[part]) for one in chart.series),
        marks=chart.marks[part],
        standings=chart.standings[part],
    )


def _lists(told: Sequence[Line], lines: int, letters: int) -> Iterator[tuple[Line, ...]]:
    page: list[Line] = []
    taken = 0
    for line in told:
        height = ceil((len(line.head) + len(line.text) + 4) / letters)
        if page and taken + height > lines:
            yield tuple(page)
            page, taken = [], 0
        page.append(line)
        taken += height
    yield tuple(page)
