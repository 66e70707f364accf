"""What a picture consists of, in pixels: boxes, paths, symbols, texts; drawn by Altair in the house
theme and written as SVG by vl-convert, without a network and with the project's own type."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import groupby
from operator import attrgetter
from typing import Any

import altair as alt

from tracking.briefings.lettering import plain
from tracking.charts.converting import svg
from tracking.charts.frame import drawn, pixel
from tracking.charts.theme import spec

_CONTAINER = re.compile(r' role="graphics-object" aria-roledescription="[^"]*"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A filled rectangle."""

    x: float
    y: float
    x2: float
    y2: float
    color: str
    opacity: float = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """A line through points."""

    points: tuple[tuple[float, float], ...]
    color: str
    width: float = 2.5
    dash: tuple[int, ...] = ()
    opacity: float = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A symbol: a Vega name or a path in a box of -1 to 1; `size` is its height."""

    x: float
    y: float
    shape: str
    color: str
    size: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A line of text; `y` is its middle."""

    x: float
    y: float
    text: str
    color: str
    size: float
    opacity: float = 1
    align: str = "left"
    bold: bool = False


@dataclass(slots=True)
class Sheet:
    """Everything of a picture, in the order it is laid on."""

    width: int
    height: int
    boxes: list[Box] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    dots: list[Dot] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)

    def svg(self, alt_text: str) -> str:
        """The picture as SVG, `alt_text` being what is read aloud of it."""
        layers = [*_boxes(self.boxes), *_strokes(self.strokes), *_dots(self.dots)]
        layers += _texts(self.texts)
        whole = alt.layer(*layers or [_nothing()]).properties(width=self.width, height=self.height)
        stated = spec(whole)
        stated |= {"padding": 0, "autosize": {"type": "none"}}
        return _told(svg(stated), alt_text)


def _data(rows: Iterable[Mapping[str, Any]]) -> alt.Chart:
    return alt.Chart(alt.InlineData(values=list(rows)))


def _nothing() -> alt.Chart:
    nothing: alt.Chart = _data([]).mark_point()
    return nothing


def _place(*channels: str) -> dict[str, Any]:
    made = {name: pixel(getattr(alt, name.title()), f"{name}:Q") for name in channels}
    return made | {
        "color": pixel(alt.Color, "color:N"),
        "opacity": pixel(alt.Opacity, "opacity:Q"),
    }


def _boxes(boxes: Sequence[Box]) -> list[alt.Chart]:
    rows = [
        {
            "x": one.x,
            "y": one.y,
            "x2": one.x2,
            "y2": one.y2,
            "color": one.color,
            "opacity": one.opacity,
        }
        for one in boxes
    ]
    places = _place("x", "y") | {"x2": alt.X2("x2:Q"), "y2": alt.Y2("y2:Q")}
    return [drawn(_data(rows).mark_rect(), **places)] if rows else []


def _strokes(strokes: Sequence[Stroke]) -> list[alt.Chart]:
    layers = []
    for one in strokes:
        rows = [
            {"x": x, "y": y, "at": at, "color": one.color, "opacity": one.opacity}
            for at, (x, y) in enumerate(one.points)
        ]
        look: dict[str, Any] = {"strokeWidth": one.width}
        if one.dash:
            look |= {"strokeDash": list(one.dash), "strokeCap": "butt"}
        marks = _data(rows).mark_line(**look)
        layers.append(drawn(marks, **_place("x", "y"), order=alt.Order("at:Q")))
    return layers


def _dots(dots: Sequence[Dot]) -> list[alt.Chart]:
    rows = [
        {
            "x": one.x,
            "y": one.y,
            "shape": one.shape,
            "color": one.color,
            "size": one.size**2,
            "opacity": 1,
        }
        for one in dots
    ]
    marks = _data(rows).mark_point(filled=True, strokeWidth=0)
    places = _place("x", "y") | {
        "shape": pixel(alt.Shape, "shape:N"),
        "size": alt.Size("size:Q", scale=None, legend=None),
    }
    return [drawn(marks, **places)] if rows else []


def _texts(texts: Sequence[Text]) -> list[alt.Chart]:
    layers = []
    look = attrgetter("align", "bold")
    for (align, bold), some in groupby(sorted(texts, key=look), key=look):
        rows = [
            {
                "x": one.x,
                "y": one.y,
                "text": one.text,
                "color": one.color,
                "size": one.size,
                "opacity": one.opacity,
            }
            for one in some
        ]
        weight: Any = "bold" if bold else "normal"
        marks = _data(rows).mark_text(align=align, baseline="middle", fontWeight=weight)
        places = _place("x", "y") | {
            "text": alt.Text("text:N"),
            "size": alt.Size("size:Q", scale=None, legend=None),
        }
        layers.append(drawn(marks, **places))
    return layers


def _told(drawn: str, alt_text: str) -> str:
    """What is drawn, also in words."""
    words = escape(plain(alt_text))
    opened, rest = _CONTAINER.sub("", drawn).split(">", 1)
    return f'{opened} role="img" aria-label="{words}"><title>{words}</title>{rest}'
