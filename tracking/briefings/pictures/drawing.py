"""A chart of a briefing as a picture, readable from the far end of a meeting table."""

from typing import Any

from tracking.briefings.content import Chart, Shape
from tracking.briefings.lettering import plain
from tracking.briefings.pictures.lines import lay_lines
from tracking.briefings.pictures.rows import MORE_ROWS, highest, lay_rows, rows_height
from tracking.briefings.pictures.strokes import Sheet, Text
from tracking.charts.theme import MUTED

__all__ = ["MORE_ROWS", "drawing", "height_of", "top_of"]

INK = "#1A2433"
READING, PRESENTING = 15.0, 22.0
"""Sizes of type for a page and for the screen of a meeting room."""
NOTHING = "Chưa có số liệu để vẽ."


def drawing(
    chart: Chart,
    *,
    width: int,
    height: int,
    size: float = READING,
    ink: str = INK,
    top: float | None = None,
) -> str:
    """A chart as SVG of so many pixels, its type `size` pixels high where there is room for it.

    `ink` is the colour of words and rules: `currentColor` follows the page the SVG stands in.
    `top` is where the scale of rows ends, if not at their highest: for a chart in several pictures.
    """
    sheet = Sheet(width, height)
    if not _is_told(chart):
        middle: dict[str, Any] = {"x": width / 2, "y": height / 2}
        sheet.texts.append(
            Text(**middle, text=NOTHING, color=ink, size=size, opacity=MUTED, align="center")
        )
    elif chart.shape is Shape.LINES:
        lay_lines(sheet, chart, size, ink)
    else:
        lay_rows(sheet, chart, size, ink, top or highest(chart))
    return sheet.svg(plain(chart.alt))


def height_of(chart: Chart, *, width: int, size: float = READING) -> int:
    """How high a chart is to be so that everything of it is drawn at the full size of type."""
    if chart.shape is Shape.LINES or not _is_told(chart):
        return round(width * 0.55)
    return rows_height(chart, width, size)


def top_of(chart: Chart) -> float | None:
    """Where the scale of a chart with rows ends."""
    return None if chart.shape is Shape.LINES or not _is_told(chart) else highest(chart)


def _is_told(chart: Chart) -> bool:
    return any(value is not None for one in chart.series for value in one.values)
