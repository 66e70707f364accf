"""Charts with lines over time, every line with its name and last number at its end."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tracking.briefings.content import Chart, Measure
from tracking.briefings.lettering import lines_of, plain, width_of
from tracking.briefings.pictures.key import HOUSE, told
from tracking.briefings.pictures.strokes import Box, Dot, Sheet, Stroke, Text
from tracking.charts.theme import FAINT, MUTED

_LINE = 1.25
LOOKS = (
    (HOUSE, (), "circle"),
    ("#9A5B00", (9, 4), "square"),
    ("#66717F", (2, 4), "triangle-up"),
    ("#1F8A70", (12, 4, 2, 4), "diamond"),
    ("#8A4B9C", (5, 3), "triangle-down"),
)
"""Colour, dash and marker of a line: each alone tells it from the others."""
_NAMES = 0.3
"""The part of the width that names take at most."""
_BETWEEN = 0.35
"""Between two names, in lines."""
_BOLD = 1.1
_FEW = 4


@dataclass(slots=True, kw_only=True)
class _End:
    """What stands at the end of a line."""

    x: float
    y: float
    color: str
    lines: tuple[str, ...]
    height: float
    at: float = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    left: float
    right: float
    top: float
    bottom: float
    most: float
    count: int

    def x(self, at: int) -> float:
        """Where a category is; a single one in the middle."""
        part = at / (self.count - 1) if self.count > 1 else 0.5
        return self.left + (self.right - self.left) * part

    def y(self, value: float) -> float:
        """How high a value is."""
        return self.bottom - (self.bottom - self.top) * value / self.most


def lay_lines(sheet: Sheet, chart: Chart, size: float, ink: str) -> None:
    """Draws lines over time."""
    step, most = _scale(chart)
    levels = [step * at for at in range(round(most / step) + 1)]
    words = [_short(level, chart.measure) for level in levels]
    count, bottom = len(chart.series), sheet.height - size * 3.2
    room = bottom + size * 0.4
    is_crowded = count * size * (_LINE * 2 + _BETWEEN) > room
    fit = min(1.0, room / (count * size * (_LINE + _BETWEEN)))
    value = size * 4.5 if is_crowded else 0
    longest = value + max(width_of(plain(one.name), size * _BOLD) for one in chart.series)
    names = min(max(longest, size * 4.5) + size * 0.4, sheet.width * _NAMES)
    frame = _Frame(
        left=max(width_of(word, size * 0.9) for word in words) + size * 1.2,
        right=sheet.width - names - size,
        top=size * 0.9,
        bottom=bottom,
        most=most,
        count=len(chart.categories),
    )
    _rules(sheet, frame, list(zip(levels, words, strict=True)), size, ink)
    _categories(sheet, frame, chart, size, ink)
    ends = [
        end
        for number in reversed(range(len(chart.series)))
        if (end := _line(sheet, frame, chart, number, size, names, size * fit, is_crowded))
    ]
    _spread(ends, 0, room)
    for end in ends:
        _name(sheet, end, frame.right + size, size * fit, ink)


def _scale(chart: Chart) -> tuple[float, float]:
    """The step between rules and where the scale ends."""
    known = [value for one in chart.series for value in one.values if value is not None]
    highest = max(max(known), 0.0) or 1.0
    if chart.measure is Measure.RATE and 0.5 < highest <= 1:
        return 0.25, 1.0
    rough = highest / 4
    power = 10 ** math.floor(math.log10(rough))
    step = next(power * one for one in (1, 2, 2.5, 5, 10) if power * one >= rough * 0.999)
    if chart.measure is Measure.COUNT:
        step = max(math.ceil(step), 1)
    return step, step * math.ceil(highest / step - 1e-9)


def _short(level: float, measure: Measure) -> str:
    return told(level, measure).replace(",0%", "%").replace(",0 tỷ", " tỷ")


def _rules(
    sheet: Sheet, frame: _Frame, levels: list[tuple[float, str]], size: float, ink: str
) -> None:
    for level, word in levels:
        y = frame.y(level)
        line: dict[str, Any] = {"x": frame.left, "x2": frame.right, "y": y - 0.5, "y2": y + 0.5}
        sheet.boxes.append(Box(**line, color=ink, opacity=FAINT if level else MUTED))
        place: dict[str, Any] = {"x": frame.left - size * 0.6, "y": y, "size": size * 0.9}
        sheet.texts.append(Text(**place, text=word, color=ink, opacity=MUTED, align="right"))


def _categories(sheet: Sheet, frame: _Frame, chart: Chart, size: float, ink: str) -> None:
    """The names below, in two lines where that helps, as many as have room: the last one always."""
    span = frame.right - frame.left
    gap, small = span / max(frame.count - 1, 1), size * 0.9
    names = [plain(one) for one in chart.categories]
    longest = max(width_of(word, small) for name in names for word in _halves(name)) + small * 0.8
    every = max(math.ceil(min(longest, span) / gap), 1)
    room = max(gap * every - small * 0.7, small * 4)
    for at in range(frame.count - 1, -1, -every):
        lines = lines_of(names[at], room, small, most=2)
        widest = max(width_of(line, small) for line in lines)
        x = max(frame.x(at), widest / 2)
        for number, line in enumerate(lines):
            place: dict[str, Any] = {
                "x": x,
                "y": frame.bottom + size * (1.2 + number * 1.2),
                "size": small,
            }
            sheet.texts.append(Text(**place, text=line, color=ink, opacity=MUTED, align="center"))


def _halves(name: str) -> tuple[str, str]:
    """A name in two lines about as long as one another."""
    words = name.split()
    cuts = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(len(words) + 1)]
    return min(cuts, key=lambda one: max(map(width_of, one)))


def _line(
    sheet: Sheet,
    frame: _Frame,
    chart: Chart,
    number: int,
    size: float,
    names: float,
    name_size: float,
    is_crowded: bool,
) -> _End | None:
    series = chart.series[number]
    color, dash, shape = LOOKS[number % len(LOOKS)]
    for points in _runs(series.values, frame):
        if len(points) > 1:
            sheet.strokes.append(Stroke(points=points, color=color, dash=dash, width=size / 6))
        for x, y in points:
            sheet.dots.append(Dot(x=x, y=y, shape=shape, color=color, size=size * 0.6))
    known = [at for at, value in enumerate(series.values) if value is not None]
    if not known:
        return None
    last = series.values[known[-1]] or 0.0
    lines = _end_lines(chart, number, last, names, name_size, is_crowded)
    return _End(
        x=frame.x(known[-1]),
        y=frame.y(last),
        color=color,
        lines=lines,
        height=(len(lines) * _LINE + _BETWEEN) * name_size,
    )


def _end_lines(
    chart: Chart, number: int, last: float, names: float, size: float, is_crowded: bool
) -> tuple[str, ...]:
    """The last number of a line and its name: in one line where there are many."""
    value, name = told(last, chart.measure), plain(chart.series[number].name)
    if is_crowded:
        return lines_of(f"{value} {name}", names - size * 0.3, size * _BOLD, most=1)
    roomy = len(chart.series) <= _FEW
    return (value, *lines_of(name, names - size * 0.3, size * 0.9, most=2 if roomy else 1))


def _runs(
    values: tuple[float | None, ...], frame: _Frame
) -> Iterator[tuple[tuple[float, float], ...]]:
    """The stretches of a line between what is not known."""
    run: list[tuple[float, float]] = []
    for at, value in enumerate(values):
        if value is not None:
            run.append((frame.x(at), frame.y(value)))
        elif run:
            yield tuple(run)
            run = []
    if run:
        yield tuple(run)


def _spread(ends: list[_End], top: float, bottom: float) -> None:
    """Moves names apart, so that none lies on another and none leaves the picture."""
    edge = top
    for end in sorted(ends, key=lambda one: one.y):
        end.at = max(end.y - end.height / 2, edge)
        edge = end.at + end.height
    edge = bottom
    for end in sorted(ends, key=lambda one: one.at, reverse=True):
        end.at = min(end.at, edge - end.height)
        edge = end.at


def _name(sheet: Sheet, end: _End, x: float, size: float, ink: str) -> None:
    middle = end.at + end.height / 2
    points = ((end.x + size * 0.5, end.y), (x - size * 0.25, middle))
    if abs(middle - end.y) > size * 0.6 or points[1][0] - points[0][0] > size:
        sheet.strokes.append(Stroke(points=points, color=ink, width=1, opacity=0.35))
    for number, line in enumerate(end.lines):
        y = end.at + size * (_BETWEEN / 2 + _LINE * (number + 0.5))
        color, bold = (end.color, True) if number == 0 else (ink, False)
        type_size = size if number == 0 else size * 0.9
        sheet.texts.append(Text(x=x, y=y, text=line, color=color, size=type_size, bold=bold))
