"""What surrounds every chart: size, description, the selecting click, the key, the blank sheet."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from tracking.charts.theme import INK, MUTED, SMALL, STANDINGS
from tracking.charts.wording import LINE_BREAK, wrap
from tracking.vocabulary import Standing

SELECTION = "chon"
NOTHING = "Chưa có số liệu để vẽ."
EMPTY = "empty"
"""What a spec says of itself, in its `usermeta`, where there is nothing to draw."""
PHONE = 330
KEY_LINE = 22
_LETTER = 6.6


@dataclass(frozen=True, slots=True)
class KeyItem:
    """One entry of a key: a symbol (Vega name or path), its word, its colour, its outline."""

    shape: str
    word: str
    color: str = INK
    opacity: float = 1.0
    edge: str = "transparent"


def selection(field: str) -> alt.Parameter:
    """A click selects the mark, a click beside it selects nothing; read as `chon` in Streamlit."""
    return alt.selection_point(name=SELECTION, fields=[field], toggle=False)


def pixel(channel: type[Any], column: str) -> Any:
    """A position (or colour, shape) taken from a column as it is, without a scale."""
    return (
        channel(column, scale=None, legend=None)
        if channel in _LEGENDS
        else channel(column, scale=None, axis=None)
    )


_LEGENDS = (alt.Color, alt.Shape, alt.Opacity, alt.FillOpacity, alt.Stroke)


def drawn(marks: alt.Chart, *place: Any, **channels: Any) -> alt.Chart:
    """Marks in their places; keeps the type, which Altair's own `encode` does not declare."""
    typed = {name: _typed(name, given) for name, given in channels.items()}
    chart: alt.Chart = marks.encode(*place, **typed)
    return chart


def _typed(name: str, given: Any) -> Any:
    """A channel in its class: for a bare text or value Altair searches all its classes."""
    kind = name[0].upper() + name[1:]
    if isinstance(given, str):
        return getattr(alt, kind)(given)
    if isinstance(given, dict) and given.keys() == {"value"}:
        return getattr(alt, f"{kind}Value")(given["value"])
    return given


def hit_area(
    table: pd.DataFrame | alt.Chart, field: str, box: dict[str, Any], tooltip: Sequence[alt.Tooltip]
) -> alt.Chart:
    """The sheet of glass over the marks: takes the click, shows the tooltip, is read aloud.

    `box` places it; the column `alt` is what a screen reader says of a mark.
    """
    chosen = selection(field)
    shade = alt.when(chosen, empty=False).then(alt.value(0.13)).otherwise(alt.value(0.0))
    chart = table if isinstance(table, alt.Chart) else alt.Chart(table)
    glass = chart.properties(name="vung_bam").mark_rect(
        color=INK, cursor="pointer", cornerRadius=3, aria=True
    )
    said = alt.Description("alt:N")
    placed = drawn(glass, **box, fillOpacity=shade, tooltip=list(tooltip), description=said)
    return placed.add_params(chosen)


def finish(layers: Iterable[alt.Chart], *, height: int, description: str) -> alt.LayerChart:
    """Layers as one chart as wide as its place; what is drawn outside the plot gets its room."""
    sheet: alt.LayerChart = alt.LayerChart(layer=_read_once(list(layers))).properties(
        width="container",
        height=height,
        description=description,
        padding={"left": 2, "right": 6, "top": 4, "bottom": 4},
        autosize=alt.AutoSizeParams(type="fit-x", contains="padding"),
    )
    return sheet


def _read_once(layers: list[alt.Chart]) -> list[alt.Chart]:
    """The layers over plain values: Altair would read a table anew for each layer drawn from it."""
    tables = {id(layer.data): layer.data for layer in layers}
    values = {
        key: alt.to_values(table)
        for key, table in tables.items()
        if isinstance(table, pd.DataFrame)
    }
    return [_over(layer, values.get(id(layer.data), layer.data)) for layer in layers]


def _over(layer: alt.Chart, data: Any) -> alt.Chart:
    copy: alt.Chart = layer.copy(deep=False)
    copy.data = data
    return copy


def blank(field: str, message: str = NOTHING) -> alt.LayerChart:
    """A sheet that says why it is empty; selectable like any other, so that pages need no case."""
    table = pd.DataFrame({field: [""], "message": [wrap(message, 44)]})
    text = (
        alt.Chart(table, name="vung_bam")
        .mark_text(align="left", opacity=MUTED, lineBreak=LINE_BREAK)
        .encode(x=alt.value(0), y=alt.value(30), text="message:N")
        .add_params(selection(field))
    )
    return finish([text], height=60, description=message).properties(usermeta={EMPTY: True})


def standing_items(standings: Iterable[object]) -> list[KeyItem]:
    """Key entries of the standings that occur, in the fixed order."""
    present = {Standing(str(standing)) for standing in standings}
    return [
        KeyItem(mark.shape, mark.word, mark.color)
        for standing, mark in STANDINGS.items()
        if standing in present
    ]


def key_height(items: Sequence[KeyItem]) -> int:
    """Room the key needs, in lines that fit a phone."""
    return KEY_LINE * (1 + max((line for line, _ in _places(items, PHONE)), default=-1))


def key_layers(
    items: Sequence[KeyItem], *, top: int = 0, left: int = 0, narrow: str = ""
) -> list[alt.Chart]:
    """The key from `top`, `left` (negative: outside the plot); one line where that has room.

    `narrow` says in the words of Vega when there is none, for a chart wider than its place.
    """
    folded, wide = _places(items, PHONE), _places(items, math.inf)
    last = max(line for line, _ in folded)
    length = math.ceil(wide[-1][1] + _room(items[-1]))
    table = pd.DataFrame(
        [
            {
                "narrow_x": left + x,
                "narrow_y": top + 10 + line * KEY_LINE,
                "wide_x": left + wide_x,
                "wide_y": top + 10 + last * KEY_LINE,
                "shape": item.shape,
                "color": item.color,
                "opacity": item.opacity,
                "edge": item.edge,
                "word": item.word,
            }
            for item, (line, x), (_, wide_x) in zip(items, folded, wide, strict=True)
        ]
    )
    narrow = narrow or f"width < {length}"
    base = alt.Chart(table).transform_calculate(
        x=f"{narrow} ? datum.narrow_x : datum.wide_x",
        y=f"{narrow} ? datum.narrow_y : datum.wide_y",
    )
    place = {"x": pixel(alt.X, "x:Q"), "y": pixel(alt.Y, "y:Q")}
    symbols = base.mark_point(filled=True, size=130, strokeWidth=1.2, opacity=1)
    words = base.mark_text(align="left", dx=14, fontSize=SMALL, opacity=MUTED)
    return [
        drawn(
            symbols,
            **place,
            shape=pixel(alt.Shape, "shape:N"),
            color=pixel(alt.Color, "color:N"),
            fillOpacity=pixel(alt.FillOpacity, "opacity:Q"),
            stroke=pixel(alt.Stroke, "edge:N"),
        ),
        drawn(words, **place, text="word:N"),
    ]


def _room(item: KeyItem) -> float:
    return 24 + len(item.word) * _LETTER


def _places(items: Sequence[KeyItem], width: float) -> list[tuple[int, float]]:
    places: list[tuple[int, float]] = []
    line, x = 0, 7.0
    for item in items:
        if x + _room(item) > width and x > 7:
            line, x = line + 1, 7.0
        places.append((line, x))
        x += _room(item) + 14
    return places
