"""How does every chart look: colours, shapes, type, and numbers and dates as written in Vietnam?

The theme `vi` is registered and enabled on import. Streamlit is to show charts with `theme=None`:
its own theme would replace our fonts and colours. Ink is `currentColor`, so one specification is
right on a light and on a dark page, and the background is left to the page.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import altair as alt

from tracking.figures import words
from tracking.vocabulary import Standing

FONT = "Noto Sans, sans-serif"
INK = "currentColor"
ACCENT = "#0072B2"
SECOND = "#66717F"
PREVIOUS = "#8FA3B5"
MUTED = 0.72
FAINT = 0.14
BODY, SMALL = 13, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingMark:
    """How a standing is drawn and said; `shape` is a Vega symbol or a path in a box of -1 to 1."""

    color: str
    shape: str
    glyph: str
    word: str


_RING = "M0,-1A1,1,0,1,1,0,1A1,1,0,1,1,0,-1ZM0,-.6A.6,.6,0,1,0,0,.6A.6,.6,0,1,0,0,-.6Z"
_DASH = "M-.9,-.22H.9V.22H-.9Z"

_DRAWN = {
    Standing.ON_TRACK: ("#0072B2", "circle", "●"),
    Standing.AT_RISK: ("#B36B00", "triangle-up", "▲"),
    Standing.BEHIND: ("#C43D00", "square", "■"),
    Standing.NOT_REPORTED: ("#6B7280", _RING, "○"),
    Standing.NOT_APPLICABLE: ("#6B7280", _DASH, "–"),
}
STANDINGS: Mapping[Standing, StandingMark] = {
    standing: StandingMark(color=color, shape=shape, glyph=glyph, word=words.STANDINGS[standing])
    for standing, (color, shape, glyph) in _DRAWN.items()
}

_DOMAIN = [str(standing) for standing in STANDINGS]


def standing_color() -> alt.Color:
    """Colour by the column `standing`."""
    colors = [mark.color for mark in STANDINGS.values()]
    return alt.Color("standing:N", scale=alt.Scale(domain=_DOMAIN, range=colors), legend=None)


def standing_shape() -> alt.Shape:
    """Shape by the column `standing`."""
    shapes = [mark.shape for mark in STANDINGS.values()]
    return alt.Shape("standing:N", scale=alt.Scale(domain=_DOMAIN, range=shapes), legend=None)


def standing_word(standing: object) -> str:
    """What a standing is called on a screen."""
    return STANDINGS[Standing(str(standing))].word


def hatch(color: str, stripes: int = 44) -> alt.Gradient:
    """A forecast's fill: thin slanted stripes, the same in greyscale and in print."""
    edges = [(step + part) / stripes for step in range(stripes) for part in (0, 0.28)]
    shades = [f"{color}AA" if step % 2 == 0 else f"{color}1A" for step in range(len(edges))]
    paired = zip(edges, shades, [*edges[1:], 1.0], strict=True)
    stops = [
        alt.GradientStop(offset=round(at, 4), color=shade)
        for edge, shade, end in paired
        for at in (edge, end)
    ]
    return alt.LinearGradient(gradient="linear", stops=stops, x1=0, y1=0, x2=1, y2=1)


NUMBER_LOCALE = {
    "decimal": ",",
    "thousands": ".",
    "grouping": [3],
    "currency": ["", " đồng"],
    "percent": "%",
    "minus": "-",
}
_WEEKDAYS = ["Chủ nhật", "Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy"]
TIME_LOCALE = {
    "dateTime": "%H:%M ngày %d/%m/%Y",
    "date": "%d/%m/%Y",
    "time": "%H:%M:%S",
    "periods": ["SA", "CH"],
    "days": _WEEKDAYS,
    "shortDays": ["CN", "T2", "T3", "T4", "T5", "T6", "T7"],
    "months": [f"tháng {number}" for number in range(1, 13)],
    "shortMonths": [f"Th{number}" for number in range(1, 13)],
}


def _words() -> dict[str, Any]:
    return {
        "labelColor": INK,
        "labelFontSize": SMALL,
        "labelOpacity": MUTED,
        "titleColor": INK,
        "titleFontSize": SMALL,
        "titleFontWeight": 400,
    }


@alt.theme.register("vi", enable=True)
def vi() -> alt.theme.ThemeConfig:
    """The house theme, as Vega-Lite configuration."""
    axis = {
        **_words(),
        "aria": False,
        "domain": False,
        "gridColor": INK,
        "gridOpacity": FAINT,
        "labelLimit": 0,
        "labelPadding": 6,
        "tickColor": INK,
        "tickOpacity": FAINT,
        "ticks": False,
        "title": None,
        "titleOpacity": MUTED,
    }
    config: dict[str, Any] = {
        "background": "transparent",
        "font": FONT,
        "locale": {"number": NUMBER_LOCALE, "time": TIME_LOCALE},
        "axis": axis,
        "legend": {**_words(), "orient": "top", "labelLimit": 0},
        "header": _words(),
        "title": {"color": INK, "anchor": "start"},
        "text": {"color": INK, "fontSize": BODY},
        "line": {"strokeWidth": 2.5, "strokeCap": "round", "strokeJoin": "round"},
        "mark": {"color": ACCENT, "aria": False, "tooltip": None},
        "view": {"stroke": None},
    }
    return {"config": config}  # type: ignore[typeddict-item]


def spec(chart: alt.TopLevelMixin) -> dict[str, Any]:
    """A chart as a plain dictionary in the house theme, to be cached and shown again and again.

    Whether it is good Vega-Lite is asked by the tests: here that would be half of the work.
    """
    with alt.theme.enable("vi"):
        return chart.to_dict(validate=False)
