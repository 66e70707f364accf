"""Vega-Lite as SVG and PNG without a browser or a network, in the project's own type."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from tracking.charts.theme import NUMBER_LOCALE, TIME_LOCALE
from tracking.charts.wording import LINE_BREAK, wrap

FONTS = Path(__file__).parent / "fonts"
_WIDTH, _LETTERS, _SMALL_LETTERS = 1000, 84, 140
"""Of a picture of a chart of a page: pixels, and letters in a line of its title and below it."""
_INK, _PAPER = "#1A2433", "white"


@cache
def _converter() -> Any:
    """vl-convert with the project's type: it takes a second to load, so only when needed."""
    import vl_convert

    vl_convert.register_font_directory(str(FONTS))
    return vl_convert


def svg(stated: Mapping[str, Any]) -> str:
    """A spec, its data in it, as SVG."""
    return str(
        _converter().vegalite_to_svg(
            json.dumps(stated, default=_day),
            allowed_base_urls=[],
            format_locale=NUMBER_LOCALE,
            time_format_locale=TIME_LOCALE,
        )
    )


def _day(value: date) -> str:
    return value.isoformat()


def png(drawn: str, scale: float = 2) -> bytes:
    """A picture as PNG, in so many points a pixel of the SVG."""
    return bytes(_converter().svg_to_png(drawn, scale=scale))


def picture(stated: Mapping[str, Any], title: str, beneath: Sequence[str]) -> str:
    """A chart of a page as SVG that can stand alone: on paper, under its title, with what is drawn
    and where it comes from."""
    lines = [line for text in beneath if text for line in _lines(text, _SMALL_LETTERS)]
    heading = {
        "text": _lines(title, _LETTERS),
        "subtitle": lines,
        "anchor": "start",
        "frame": "bounds",
        "fontSize": 20,
        "fontWeight": 700,
        "lineHeight": 26,
        "subtitleFontSize": 14,
        "subtitleLineHeight": 20,
        "subtitlePadding": 6,
        "offset": 18,
    }
    page = {"background": _PAPER, "width": _WIDTH, "title": heading, "padding": 24}
    drawn = svg({**stated, **page}).replace("currentColor", _INK)
    opened, rest = drawn.split(">", 1)
    return f"{opened}><title>{escape(title)}</title>{rest}"


def _lines(text: str, letters: int) -> list[str]:
    return wrap(text, letters).split(LINE_BREAK)
