"""What the colours, symbols and dashes of a picture mean, and how its numbers are written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tracking.briefings.content import Chart, Measure, Shape
from tracking.briefings.lettering import plain, shortened, width_of
from tracking.briefings.pictures.strokes import Box, Dot, Sheet, Text
from tracking.charts.theme import MUTED, STANDINGS
from tracking.figures.words import UNKNOWN, billions, percent
from tracking.quantities import shown_vi
from tracking.vocabulary import Standing

HOUSE = "#0B4EA2"
SILENT = "–"
TICK = "|"
"""The symbol of an expected level."""
PIECES = (HOUSE, "#5C8FD0", "#A9C4E6", "#DCE6F2", "#66717F", "#8A6D3B")
"""Colours of a row in pieces, from dark to light as its pieces are ordered, in greyscale too."""
DARK = frozenset({HOUSE, "#66717F", "#8A6D3B"})
"""Those on which words are white."""
EDGE = "#66717F"
"""Around those that are too light to be seen on white without it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyItem:
    """A symbol and its word."""

    shape: str
    color: str
    word: str


def told(value: float | None, measure: Measure) -> str:
    """A number of a chart as written in Vietnam."""
    if value is None:
        return UNKNOWN
    if measure is Measure.RATE:
        return percent(value)
    return billions(value) if measure is Measure.VND else shown_vi(value)


def key_items(chart: Chart, ink: str) -> tuple[KeyItem, ...]:
    """What has to be explained of a chart with rows."""
    if chart.shape is Shape.BULLETS:
        return tuple(_bullet_items(chart, ink))
    if len(chart.series) < 2:
        return ()
    return tuple(
        KeyItem(shape="square", color=PIECES[at % len(PIECES)], word=plain(one.name))
        for at, one in enumerate(chart.series)
    )


def _bullet_items(chart: Chart, ink: str) -> Iterator[KeyItem]:
    for standing, mark in STANDINGS.items():
        if standing in chart.standings:
            yield KeyItem(shape=mark.shape, color=mark.color, word=mark.word)
    if any(value is not None for value in chart.series[1].values):
        level = one_level(chart)
        same = "" if level is None else f": {told(level, chart.measure)}"
        yield KeyItem(shape=TICK, color=ink, word=f"{plain(chart.series[1].name)}{same}")


def one_level(chart: Chart) -> float | None:
    """The expected level of bullets, where it is the same of all."""
    levels = {value for value in chart.series[1].values if value is not None}
    return levels.pop() if len(levels) == 1 else None


def reached(chart: Chart, at: int) -> str:
    """What a bullet reached, in few words where its symbol says that nothing is known."""
    value = chart.series[0].values[at]
    is_silent = value is None and standing_of(chart, at) is Standing.NOT_REPORTED
    return SILENT if is_silent else told(value, chart.measure)


def standing_of(chart: Chart, at: int) -> Standing:
    """Where a bullet stands."""
    return chart.standings[at] if chart.standings else Standing.NOT_APPLICABLE


def needs(chart: Chart) -> tuple[str, ...]:
    """The level each bullet needed, "" where there is none; nothing where the key tells the one of
    all."""
    if chart.shape is not Shape.BULLETS or one_level(chart) is not None:
        return ()
    return tuple(
        "" if level is None else f"cần {told(level, chart.measure)}"
        for level in chart.series[1].values
    )


def key_height(items: Sequence[KeyItem], width: float, size: float) -> float:
    """How much of a picture its key takes, the space below it included."""
    if not items:
        return 0
    return (max(line for line, _, _ in _placed(items, width, size)) + 1) * size * 1.5 + size * 0.6


def lay_key(sheet: Sheet, items: Sequence[KeyItem], size: float, ink: str) -> None:
    """Puts a key on top of a picture, in as many lines as it needs."""
    for line, x, item in _placed(items, sheet.width, size):
        y = size * (0.8 + 1.5 * line)
        if item.shape == TICK:
            middle = x + size * 0.4
            box: dict[str, Any] = {"x": middle - 1.5, "x2": middle + 1.5, "y": y - size * 0.55}
            sheet.boxes.append(Box(**box, y2=y + size * 0.55, color=item.color))
        else:
            dot: dict[str, Any] = {"x": x + size * 0.4, "y": y, "size": size * 0.75}
            if item.color in PIECES and item.color not in DARK:
                edge = dot | {"size": size * 0.75 + 2}
                sheet.dots.append(Dot(**edge, shape=item.shape, color=EDGE))
            sheet.dots.append(Dot(**dot, shape=item.shape, color=item.color))
        at = x + size * 1.1
        word = shortened(item.word, sheet.width - at, size * 0.9)
        sheet.texts.append(Text(x=at, y=y, text=word, color=ink, size=size * 0.9, opacity=MUTED))


def _placed(
    items: Sequence[KeyItem], width: float, size: float
) -> Iterator[tuple[int, float, KeyItem]]:
    line, x = 0, 0.0
    for item in items:
        taken = size * 2.4 + width_of(item.word, size * 0.9)
        if x and x + taken > width:
            line, x = line + 1, 0.0
        yield line, x, item
        x += taken
