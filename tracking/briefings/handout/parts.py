"""What stands beside what on a page of a handout, how large its charts are, and how its cells are
written."""

from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum

from tracking.briefings.cells import NOT_STATED, cell_text
from tracking.briefings.content import Chart, Measure, Shape, Slide, Table
from tracking.briefings.lettering import plain
from tracking.briefings.paging import row_lines
from tracking.briefings.pictures.drawing import READING, drawing, height_of, top_of

NUMERIC = frozenset({Measure.COUNT, Measure.RATE, Measure.VND})
MANY_COLUMNS = 7
_LONG_CELL = 1_200
"""So many letters may need more than a page: such a row may be broken."""
_HALF_LETTERS = 68
_BESIDE_LINES = 15
"""Lines of a table that stands beside a chart."""
_BESIDE_LETTERS = 750
_FEW_ROWS = 2


class Layout(StrEnum):
    """What stands beside the chart of a page."""

    ALONE = "alone"
    TABLE = "table"
    LINES = "lines"


_ROOM = {Layout.ALONE: (740, 330), Layout.TABLE: (300, 330), Layout.LINES: (460, 330)}
"""What a chart may take of a page, in points."""
_TYPE_SIZES = (14, 12.5, 11)
"""Of a chart, in points: as large as everything has room for."""
_WIDE_LETTERS = 130


def layout_of(slide: Slide) -> Layout:
    """What stands beside the chart of a slide: what is short enough to be read at its side."""
    if not slide.chart:
        return Layout.ALONE
    if slide.table and not slide.lines and _table_lines(slide.table) <= _BESIDE_LINES:
        return Layout.TABLE
    told = sum(len(one.head) + len(one.text) + 30 for one in slide.lines)
    is_flat = slide.chart.shape is not Shape.LINES and len(slide.chart.categories) <= _FEW_ROWS
    if 0 < told <= _BESIDE_LETTERS and not is_flat:
        return Layout.LINES
    return Layout.ALONE


def _table_lines(table: Table) -> int:
    return sum(row_lines(table.columns, row, _HALF_LETTERS) for row in table.rows)


def lines_size(slide: Slide, layout: Layout) -> float:
    """The size of type of the sentences of a page, in points."""
    told = sum(len(one.head) + len(one.text) + 30 for one in slide.lines)
    if layout is Layout.LINES:
        return 13 if told <= _BESIDE_LETTERS // 2 else 11.5
    return 15 if told <= _BESIDE_LETTERS and not slide.chart else 12.5


def table_size(table: Table, layout: Layout) -> float:
    """The size of type of a table, in points: a short one is large."""
    if len(table.columns) >= MANY_COLUMNS:
        return 9
    letters = _HALF_LETTERS if layout is Layout.TABLE else _WIDE_LETTERS
    taken = sum(row_lines(table.columns, row, letters) for row in table.rows)
    sizes = ((10, 12), (99, 10.5)) if layout is Layout.TABLE else ((10, 13.5), (16, 12))
    return next((size for most, size in sizes if taken <= most), 10.5)


def figures(chart: Chart, layout: Layout) -> Iterator[tuple[str, str]]:
    """A chart as SVG pictures, each with its words: more than one where it has too many rows."""
    width, tallest = _canvas(chart, layout)
    parts = list(_parts(chart, width, tallest))
    for at, part in enumerate(parts, 1):
        height = min(height_of(part, width=width), tallest)
        words = f"{chart.alt} (phần {at}/{len(parts)})" if len(parts) > 1 else chart.alt
        svg = drawing(part, width=width, height=height, top=top_of(chart))
        yield svg, plain(words) or NOT_STATED


def _canvas(chart: Chart, layout: Layout) -> tuple[int, int]:
    """How wide and at most how high a chart is in pixels, of which `READING` are its type size."""
    wide, high = _ROOM[layout]
    for size in _TYPE_SIZES:
        width, tallest = (round(one * READING / size) for one in (wide, high))
        if height_of(chart, width=width) <= tallest:
            break
    return width, tallest


def _parts(chart: Chart, width: int, tallest: int) -> Iterator[Chart]:
    whole, count = height_of(chart, width=width), len(chart.categories)
    if chart.shape is Shape.LINES or whole <= tallest:
        yield chart
        return
    most = max(int(count * tallest / whole), 1)
    for start in range(0, count, most):
        some = slice(start, start + most)
        yield replace(
            chart,
            categories=chart.categories[some],
            series=tuple(replace(one, values=one.values[some]) for one in chart.series),
            marks=chart.marks[some],
            standings=chart.standings[some],
        )


def table_rows(table: Table) -> Iterator[tuple[list[str], bool]]:
    """The cells of every row in words, and whether the row may be broken."""
    for row in table.rows:
        cells = [
            cell_text(value, column.measure)
            for value, column in zip(row, table.columns, strict=True)
        ]
        yield cells, max(map(len, cells), default=0) > _LONG_CELL
