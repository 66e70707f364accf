"""Charts with a row for every category: bars against a tick, bars, bars in pieces."""

from dataclasses import dataclass
from typing import Any

from tracking.briefings.content import Chart, Measure, Shape
from tracking.briefings.lettering import lines_of, plain, width_of
from tracking.briefings.pictures.key import (
    DARK,
    EDGE,
    PIECES,
    key_height,
    key_items,
    lay_key,
    needs,
    reached,
    standing_of,
    told,
)
from tracking.briefings.pictures.strokes import Box, Dot, Sheet, Text
from tracking.charts.theme import FAINT, MUTED, STANDINGS

MORE_ROWS = "… và {} dòng nữa, không đủ chỗ vẽ"
_LINE = 1.3
_SMALLEST = 0.72
"""How far the type shrinks before rows are left out."""
_MOST_LINES = 3
_GAP = 0.8
"""Between labels and bars, in parts of the type size."""
_LABELS, _BARS = 0.44, 0.15
"""The parts of the width that labels take at most, and bars at least."""
_NEED = 0.9
"""How large a needed level is written, beside a value of 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grid:
    """Where the rows of a picture are."""

    size: float
    top: float
    row: float
    shown: int
    left: float
    right: float
    labels: tuple[tuple[str, ...], ...]
    indent: float

    def middle(self, at: int) -> float:
        """The height of a row's middle."""
        return self.top + (at + 0.5) * self.row


def rows_height(chart: Chart, width: int, size: float) -> int:
    """How high a picture is in which every row has its label in full, as far as allowed."""
    count = len(chart.categories)
    left, _, indent = _columns(chart, width, size)
    lines = [
        len(lines_of(plain(one), left - indent - size * _GAP, size, most=_MOST_LINES))
        for one in chart.categories
    ]
    row = max(max(lines) * _LINE + 0.55, 1.1 * _bars(chart) + 0.9) * size
    return round(key_height(key_items(chart, ""), width, size) + count * row + size * 0.3)


def lay_rows(sheet: Sheet, chart: Chart, size: float, ink: str, top: float) -> None:
    """Draws a chart with rows on a scale from 0 to `top`."""
    grid = _grid(sheet, chart, size)
    lay_key(sheet, key_items(chart, ink), grid.size, ink)
    for at in range(grid.shown):
        _label(sheet, grid, at, ink)
        if chart.shape is Shape.BULLETS:
            _bullet(sheet, grid, chart, at, top, ink)
        elif chart.shape is Shape.STACKED:
            _pieces(sheet, grid, chart, at, top, ink)
        else:
            _plain_bars(sheet, grid, chart, at, top, ink)
    bottom = grid.top + grid.shown * grid.row
    line: dict[str, Any] = {
        "x": grid.left - 0.5,
        "x2": grid.left + 0.5,
        "y": grid.top,
        "y2": bottom,
    }
    sheet.boxes.append(Box(**line, color=ink, opacity=MUTED))
    left_out = len(chart.categories) - grid.shown
    if left_out:
        words = MORE_ROWS.format(left_out)
        y = bottom + grid.size * 0.75
        sheet.texts.append(
            Text(x=0, y=y, text=words, color=ink, size=grid.size * 0.9, opacity=MUTED)
        )


def _columns(chart: Chart, width: float, size: float) -> tuple[float, float, float]:
    """Where bars begin, where they end, how far labels are indented."""
    indent = size * 1.3 if chart.shape is Shape.BULLETS else 0.0
    longest = max(width_of(plain(one), size) for one in chart.categories)
    room = max(width_of(one, size, bold=True) for one in _values(chart)) + size * 0.8
    if levels := needs(chart):
        room += max(width_of(one, size * _NEED) for one in levels) + size * 0.4
    least = width * _BARS
    most = max(min(width * _LABELS, width - room - least), width * _BARS)
    left = min(longest + indent + size * _GAP + 2, most)
    return left, max(width - room, left + least), indent


def _values(chart: Chart) -> list[str]:
    """The numbers beside the bars."""
    if chart.shape is Shape.STACKED:
        return [told(sum(_column(chart, at)), chart.measure) for at in _every(chart)]
    if chart.shape is Shape.BULLETS:
        return [reached(chart, at) for at in _every(chart)]
    return [told(value, chart.measure) for one in chart.series for value in one.values]


def _every(chart: Chart) -> range:
    return range(len(chart.categories))


def _bars(chart: Chart) -> int:
    """How many bars a row has, one above the other."""
    return len(chart.series) if chart.shape is Shape.BARS else 1


def _grid(sheet: Sheet, chart: Chart, size: float) -> _Grid:
    count = len(chart.categories)
    for part in (1.0, 0.93, 0.86, 0.79, _SMALLEST):
        type_size = size * part
        top = key_height(key_items(chart, ""), sheet.width, type_size)
        least = type_size * max(_LINE, 0.95 * _bars(chart) + 0.3)
        room = sheet.height - top - 2
        if count * least <= room:
            break
    shown = count if count * least <= room else max(int((room - type_size * 1.5) / least), 1)
    rest = 0 if shown == count else type_size * 1.5
    left, right, indent = _columns(chart, sheet.width, type_size)
    roomiest = type_size * max(_MOST_LINES * _LINE + 0.3, 1.2 * _bars(chart) + 1)
    row = min((room - rest) / shown, roomiest)
    most = max(min(int(row / (type_size * _LINE)), _MOST_LINES), 1)
    wide = left - indent - type_size * _GAP
    labels = tuple(
        lines_of(plain(one), wide, type_size, most=most) for one in chart.categories[:shown]
    )
    return _Grid(
        size=type_size,
        top=top,
        row=row,
        shown=shown,
        left=left,
        right=right,
        labels=labels,
        indent=indent,
    )


def highest(chart: Chart) -> float:
    """Where the scale ends: rates are never drawn on less than the whole."""
    if chart.shape is Shape.STACKED:
        most = max(sum(_column(chart, at)) for at in _every(chart))
    else:
        most = max(value for one in chart.series for value in one.values if value is not None)
    whole = 1.0 if chart.measure is Measure.RATE else 0.0
    return max(most, whole) or 1.0


def _column(chart: Chart, at: int) -> list[float]:
    return [max(one.values[at] or 0.0, 0.0) for one in chart.series]


def _x(grid: _Grid, value: float, top: float) -> float:
    return grid.left + (grid.right - grid.left) * max(value, 0.0) / top


def _label(sheet: Sheet, grid: _Grid, at: int, ink: str) -> None:
    lines = grid.labels[at]
    first = grid.middle(at) - (len(lines) - 1) / 2 * grid.size * _LINE
    for number, line in enumerate(lines):
        y = first + number * grid.size * _LINE
        sheet.texts.append(Text(x=grid.indent, y=y, text=line, color=ink, size=grid.size))


def _value(sheet: Sheet, grid: _Grid, x: float, y: float, text: str, ink: str) -> None:
    at: dict[str, Any] = {"x": x + grid.size * 0.45, "y": y}
    sheet.texts.append(Text(**at, text=text, color=ink, size=grid.size, bold=True))


def _bullet(sheet: Sheet, grid: _Grid, chart: Chart, at: int, top: float, ink: str) -> None:
    value, expected = (one.values[at] for one in chart.series[:2])
    mark = STANDINGS[standing_of(chart, at)]
    y, half = grid.middle(at), min(grid.row * 0.27, grid.size * 0.65)
    track: dict[str, Any] = {"x": grid.left, "x2": grid.right, "y": y - half, "y2": y + half}
    sheet.boxes.append(Box(**track, color=ink, opacity=FAINT / 2))
    if value is not None:
        sheet.boxes.append(Box(**track | {"x2": _x(grid, value, top)}, color=mark.color))
    if expected is not None:
        x, over = _x(grid, expected, top), half + grid.size * 0.22
        sheet.boxes.append(Box(x=x - 1.5, x2=x + 1.5, y=y - over, y2=y + over, color=ink))
    size = grid.size * 0.75
    sheet.dots.append(Dot(x=grid.size * 0.4, y=y, shape=mark.shape, color=mark.color, size=size))
    _value(sheet, grid, grid.right, y, reached(chart, at), ink)
    if need := "".join(needs(chart)[at : at + 1]):
        place: dict[str, Any] = {"x": sheet.width - 1, "y": y, "size": grid.size * _NEED}
        sheet.texts.append(Text(**place, text=need, color=ink, opacity=MUTED, align="right"))


def _plain_bars(sheet: Sheet, grid: _Grid, chart: Chart, at: int, top: float, ink: str) -> None:
    count = len(chart.series)
    step = min(grid.row * 0.8 / count, grid.size * (1.6 if count == 1 else 1.25))
    first = grid.middle(at) - (count - 1) / 2 * step
    for number, one in enumerate(chart.series):
        y, half = first + number * step, step * (0.44 if count > 1 else 0.47)
        value = one.values[at]
        x = _x(grid, value or 0.0, top)
        color = PIECES[number % len(PIECES)]
        sheet.boxes.append(Box(x=grid.left, x2=x, y=y - half, y2=y + half, color=color))
        _value(sheet, grid, x, y, told(value, chart.measure), ink)


def _pieces(sheet: Sheet, grid: _Grid, chart: Chart, at: int, top: float, ink: str) -> None:
    y, half = grid.middle(at), min(grid.row * 0.36, grid.size * 0.85)
    x = 0.0
    for number, value in enumerate(_column(chart, at)):
        start, end = _x(grid, x, top), _x(grid, x + value, top)
        color = PIECES[number % len(PIECES)]
        whole: dict[str, float] = {"x": start, "x2": max(end - 1.5, start)}
        whole |= {"y": y - half, "y2": y + half}
        if color in DARK or end - start < 4:
            sheet.boxes.append(Box(**whole, color=color))
        else:  # a light piece has an edge that is seen on white
            inner = {"x": start + 1, "x2": end - 2.5, "y": y - half + 1, "y2": y + half - 1}
            sheet.boxes += [Box(**whole, color=EDGE), Box(**inner, color=color)]
        words = told(value, chart.measure)
        if value and width_of(words, grid.size * 0.9) + grid.size * 0.5 < end - start:
            light = "#FFFFFF" if color in DARK else "#1A2433"
            middle: dict[str, Any] = {"x": (start + end) / 2, "y": y, "size": grid.size * 0.9}
            sheet.texts.append(Text(**middle, text=words, color=light, align="center"))
        x += value
    _value(sheet, grid, _x(grid, x, top), y, told(x, chart.measure), ink)
