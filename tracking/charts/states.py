"""In which states are the tasks of each unit?"""

from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from tracking.charts import rows
from tracking.charts.frame import (
    KeyItem,
    blank,
    drawn,
    finish,
    hit_area,
    key_height,
    key_layers,
    pixel,
)
from tracking.charts.symbols import HALF_SQUARE, HOLLOW_SQUARE, SQUARE, STRIPED_SQUARE
from tracking.charts.theme import INK, hatch
from tracking.charts.wording import sentence
from tracking.vocabulary import TaskState

_BAR = 18


@dataclass(frozen=True, slots=True)
class _Look:
    """A segment: where lightness alone would be too near a neighbour's it has an edge or a
    pattern, so that greyscale tells them apart; `shape` is the same in the key."""

    fill: str
    text: str
    stroke: str = "transparent"
    shape: str = SQUARE
    pattern: alt.Gradient | None = None


def _half_full(top: str, foot: str) -> alt.Gradient:
    """Filled up to the middle: what is still under way."""
    shades = ((0, top), (0.5, top), (0.5, foot), (1, foot))
    stops = [alt.GradientStop(offset=at, color=shade) for at, shade in shades]
    return alt.LinearGradient(gradient="linear", stops=stops, x1=0, y1=0, x2=0, y2=1)


_LOOKS: dict[TaskState, _Look] = {
    TaskState.OVERDUE: _Look("#B43600", "white"),
    TaskState.COMPLETED_LATE: _Look("#F0B47F", "black", "#B43600"),
    TaskState.COMPLETED_ON_TIME: _Look("#4A9ACB", "black"),
    TaskState.IN_TERM: _Look(
        "transparent", "black", "#4A9ACB", HALF_SQUARE, _half_full("#E6F2FA", "#9CC8E2")
    ),
    TaskState.RECURRING: _Look("transparent", INK, "#4A9ACB", HOLLOW_SQUARE),
    TaskState.WITHDRAWN: _Look(
        "transparent", INK, "#6B7280", STRIPED_SQUARE, hatch("#A9B0BA", stripes=5)
    ),
}
_DOMAIN = [str(state) for state in _LOOKS]
_PARTS = ("fill", "stroke")


def states_chart(table: pd.DataFrame) -> alt.LayerChart:
    """One bar a unit, a segment a state, the number of tasks written in it.

    Columns: key, label, state, state_label, count, order (rank of the state in the bar). Units
    stay in the order of their first row. A click on a segment selects `key` as "unit|state", one
    beside them as "unit".
    """
    if table.empty:
        return blank("key")
    states = table.sort_values("order").drop_duplicates("state")
    key = [
        _key_item(state, word)
        for state, word in zip(states["state"], states["state_label"], strict=True)
    ]
    units = _units(table, list(states["state"]))
    laid = rows.lay_out(units, bar=_BAR, top=key_height(key), room=86)
    segments = _segments(table, laid)
    scale = rows.bar_scale(laid, float(units["total"].max()))
    layers = [
        *key_layers(key),
        *_bars(segments, scale),
        rows.labels(laid),
        rows.figures(laid, "total_text", strong=False),
        _glass(segments, laid, float(units["total"].max()), _tooltip(states)),
    ]
    return finish(layers, height=laid.height, description=_description(table, states))


def _key_item(state: object, word: str) -> KeyItem:
    look = _LOOKS[TaskState(str(state))]
    if look.fill == "transparent":
        return KeyItem(look.shape, word, look.stroke)
    return KeyItem(look.shape, word, look.fill, edge=look.stroke)


def _units(table: pd.DataFrame, states: list[str]) -> pd.DataFrame:
    counts = table.pivot_table(
        index="key", columns="state", values="count", aggfunc="sum", sort=False, fill_value=0
    )
    names = table.drop_duplicates("key").set_index("key")["label"]
    units = counts.reindex(columns=states, fill_value=0).assign(
        label=names, total=counts.sum(axis=1)
    )
    words = dict(zip(table["state"], table["state_label"], strict=True))
    said = [
        sentence([unit["label"], *(f"{unit[one]} {words[one]}" for one in states if unit[one])])
        for _, unit in units.iterrows()
    ]
    totals = units["total"].map("{:.0f} nhiệm vụ".format)
    return units.assign(alt=said, total_text=totals).reset_index()


def _segments(table: pd.DataFrame, laid: rows.Rows) -> pd.DataFrame:
    places = laid.table[["key", "bar_top", "bar_y", "bar_bottom"]]
    ordered = table[table["count"] > 0].sort_values("order", kind="stable")
    ends = ordered.groupby("key")["count"].cumsum()
    ordered = ordered.assign(
        state=ordered["state"].map(str),
        ink=[_LOOKS[TaskState(str(state))].text for state in ordered["state"]],
        start=ends - ordered["count"],
        end=ends,
        middle=ends - ordered["count"] / 2,
    )
    return ordered.merge(places, on="key")


def _bars(segments: pd.DataFrame, scale: alt.Scale) -> list[alt.Chart]:
    fills, strokes = ([getattr(look, part) for look in _LOOKS.values()] for part in _PARTS)
    fits = "(scale('x', datum.end) - scale('x', datum.start)) > 8 * length('' + datum.count) + 5"
    numbers = alt.Chart(segments).mark_text(
        fontSize=12, fontWeight=600, opacity=alt.ExprRef(f"{fits} ? 1 : 0")
    )
    return [
        *_patterns(segments, scale),
        _boxes(segments, scale).encode(
            fill=alt.Fill("state:N", scale=alt.Scale(domain=_DOMAIN, range=fills), legend=None),
            stroke=alt.Stroke(
                "state:N", scale=alt.Scale(domain=_DOMAIN, range=strokes), legend=None
            ),
        ),
        drawn(
            numbers,
            x=alt.X("middle:Q", scale=scale),
            y=pixel(alt.Y, "bar_y:Q"),
            text="count:Q",
            color=pixel(alt.Color, "ink:N"),
        ),
    ]


def _patterns(segments: pd.DataFrame, scale: alt.Scale) -> list[alt.Chart]:
    """Beneath the outlines: a scale of colours cannot hold a pattern."""
    return [
        _boxes(segments[segments["state"] == str(state)], scale, color=look.pattern)
        for state, look in _LOOKS.items()
        if look.pattern is not None
    ]


def _boxes(segments: pd.DataFrame, scale: alt.Scale, **look: Any) -> alt.Chart:
    return drawn(
        alt.Chart(segments).mark_rect(strokeWidth=1.2, x2Offset=-1.5, **look),
        x=alt.X("start:Q", axis=None, scale=scale),
        x2="end:Q",
        y=pixel(alt.Y, "bar_top:Q"),
        y2="bar_bottom:Q",
    )


def _glass(
    segments: pd.DataFrame, laid: rows.Rows, most: float, tooltip: list[alt.Tooltip]
) -> alt.Chart:
    """The whole row takes the click, and over it each segment: one layer, for a click selects in
    one only."""
    counts = laid.table.drop(columns=["bar_top", "bar_y", "bar_bottom", "alt"])
    parts = segments[["key", "state", "state_label", "label", "count", "start", "end"]]
    parts = parts.merge(counts.drop(columns="label"), on="key")
    said = zip(parts["label"], parts["state_label"], parts["count"], strict=True)
    parts = parts.assign(
        alt=[f"{unit}, {state}: {count}" for unit, state, count in said],
        key=parts["key"].astype(str) + "|" + parts["state"],
    )
    table = pd.concat([laid.table.drop(columns=["bar_y"]), parts], ignore_index=True)
    length = f"(width - {laid.room}) / {most or 1.0}"
    placed = alt.Chart(table).transform_calculate(
        from_x=f"isValid(datum.start) ? datum.start * {length} : 0",
        to_x=f"isValid(datum.end) ? datum.end * {length} : width",
    )
    box = {
        "x": pixel(alt.X, "from_x:Q"),
        "x2": "to_x:Q",
        "y": pixel(alt.Y, "row_top:Q"),
        "y2": "row_bottom:Q",
    }
    return hit_area(placed, "key", box, tooltip)


def _tooltip(states: pd.DataFrame) -> list[alt.Tooltip]:
    shown = zip(states["state"], states["state_label"], strict=True)
    counts = [alt.Tooltip(f"{state}:Q", title=word, format=",") for state, word in shown]
    return [alt.Tooltip("label:N", title="Đơn vị"), *counts]


def _description(table: pd.DataFrame, states: pd.DataFrame) -> str:
    sums = table.groupby("state")["count"].sum()
    shown = zip(states["state"], states["state_label"], strict=True)
    said = ", ".join(f"{sums[state]} {word}" for state, word in shown)
    return f"Trạng thái nhiệm vụ của {table['key'].nunique()} đơn vị: {said}."
