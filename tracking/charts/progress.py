"""Will the money be spent in time, and is cutting the plan mistaken for progress?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import altair as alt
import pandas as pd

from tracking.charts.frame import KeyItem, blank, drawn, finish, key_height, key_layers
from tracking.charts.plane import Plane, band_marks
from tracking.charts.symbols import (
    CIRCLE_LINE,
    CONE,
    DASHES,
    SPREAD,
    SQUARE_LINE,
    THIN_LINE,
)
from tracking.charts.theme import ACCENT, INK, MUTED, SECOND, SMALL, hatch
from tracking.charts.timeline import isodate, strips
from tracking.charts.wording import LINE_BREAK, sentence, wrap

ASSIGNED, ADJUSTED = "assigned", "adjusted"
LABELS: Mapping[str, str] = {
    ASSIGNED: "so với kế hoạch giao",
    ADJUSTED: "so với kế hoạch sau điều chỉnh",
}
_HEIGHT = 320
_NARROW = "width < 560"
_LINE = 16
_OPEN = KeyItem(CONE, "dự báo", ACCENT, 0.5)
_THIN = 0.005
_CLEAR = 0.2
"""How far from the end of another line words of the forecast stay, as a part of the scale."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanCut:
    """The day a plan was cut, and what to say of it."""

    day: date
    text: str


def cumulative_chart(
    actual: pd.DataFrame,
    trajectory: pd.DataFrame,
    forecast: pd.DataFrame,
    cut: PlanCut | None = None,
    labels: Mapping[str, str] = LABELS,
    bands: pd.DataFrame | None = None,
) -> alt.LayerChart:
    """Rates 0-1 from 1 January to 31 January of the next year, on one scale.

    Columns: actual: series ("assigned" or "adjusted"), day, label, value, text; trajectory: day,
    value; forecast: day, low, high, text, its first row where the actual ends; a row's text is
    written beside the cone. `trajectory` and `forecast` may be empty. `bands` (day, low, high) are
    the months with reports missing, and where their rate may lie. A click selects `label`.
    """
    actual = actual[actual["value"].notna()] if len(actual) else actual
    if actual.empty:
        return blank("label")
    days = pd.to_datetime(actual["day"])
    highest = max(actual["value"].max(), forecast["high"].max() if len(forecast) else 0, 1)
    plane = Plane(year=int(days.min().year), top=float(highest) * 1.04)
    key = _key(actual, trajectory, forecast, labels)
    if bands is not None and len(bands):
        key.append(KeyItem(SPREAD, "khoảng do thiếu báo cáo", ACCENT))
    layers = [
        _span(plane),
        *key_layers(key, top=-key_height(key) - 8, left=-38),
        *_cone(forecast, actual, plane),
        *_trajectory(trajectory, plane),
        *_cut(cut, actual, plane),
        *band_marks(bands, plane),
        *(layer for series in (ADJUSTED, ASSIGNED) for layer in _line(actual, series, plane)),
        _glass(actual, labels, plane),
    ]
    return finish(layers, height=_HEIGHT, description=_description(actual, forecast, cut, labels))


def _key(
    actual: pd.DataFrame, trajectory: pd.DataFrame, forecast: pd.DataFrame, words: Mapping[str, str]
) -> list[KeyItem]:
    looks = {ASSIGNED: (CIRCLE_LINE, ACCENT), ADJUSTED: (SQUARE_LINE, SECOND)}
    present = set(actual["series"])
    key = [KeyItem(looks[one][0], words[one], looks[one][1]) for one in looks if one in present]
    key += [KeyItem(THIN_LINE, "lộ trình", INK, MUTED)] if len(trajectory) else []
    look = KeyItem(DASHES, "dự báo", ACCENT) if is_line(forecast) else _OPEN
    return key + ([look] if len(forecast) else [])


def is_line(forecast: pd.DataFrame) -> bool:
    """Whether the ends of a forecast are too close to see an area between them."""
    return bool((forecast["high"] - forecast["low"]).max() < _THIN)


def _span(plane: Plane) -> alt.Chart:
    """Nothing to see: the first and the last day, so that the axis is as long as the year."""
    days = isodate([date(plane.year, 1, 1), date(plane.year + 1, 2, 3)])
    marks = alt.Chart(pd.DataFrame({"day": days})).mark_rule(opacity=0)
    return drawn(marks, plane.x())


def _line(actual: pd.DataFrame, series: str, plane: Plane) -> list[alt.Chart]:
    first = series == ASSIGNED
    color = ACCENT if first else SECOND
    table = _own_part(actual, series)
    if table.empty:
        return []
    base = alt.Chart(table).encode(x=plane.x(), y=plane.y("value"))
    last = alt.Chart(table.tail(1)).encode(x=plane.x(), y=plane.y("value"), text="text:N")
    return [
        base.mark_line(color=color, strokeDash=[1, 0] if first else [7, 5]),
        base.mark_point(
            filled=True, color=color, opacity=1, size=55, shape="circle" if first else "square"
        ),
        last.mark_text(
            color=INK,
            fontSize=15,
            fontWeight=700,
            align="left",
            dx=4,
            dy=19 if first else -12,
        ),
    ]


def _own_part(actual: pd.DataFrame, series: str) -> pd.DataFrame:
    """A series' points; the adjusted one from where it leaves the assigned one."""
    table = actual[actual["series"] == series].assign(day=lambda part: list(isodate(part["day"])))
    if series == ASSIGNED or table.empty:
        return table
    assigned = _own_part(actual, ASSIGNED).set_index("day")["value"]
    apart = (table["value"] - table["day"].map(assigned)).abs().fillna(1) > 1e-9
    return table[apart | apart.shift(-1, fill_value=False)]


def _trajectory(trajectory: pd.DataFrame, plane: Plane) -> list[alt.Chart]:
    if trajectory.empty:
        return []
    table = trajectory.assign(day=isodate(trajectory["day"]))
    line = alt.Chart(table).mark_line(color=INK, opacity=0.6, strokeWidth=1.2)
    return [drawn(line, x=plane.x(), y=plane.y("value"))]


def _cone(forecast: pd.DataFrame, actual: pd.DataFrame, plane: Plane) -> list[alt.Chart]:
    if forecast.empty:
        return []
    table = forecast.assign(day=isodate(forecast["day"]))
    base = alt.Chart(table).encode(x=plane.x())
    edge: dict[str, Any] = {
        "color": ACCENT,
        "strokeWidth": 1.3,
        "strokeDash": [3, 3],
        "opacity": 0.8,
    }
    return [
        base.mark_area(color=hatch(ACCENT)).encode(y=plane.y("low"), y2="high:Q"),
        *(base.mark_line(**edge).encode(y=plane.y(side)) for side in ("low", "high")),
        _outlook(forecast, actual),
    ]


def _outlook(forecast: pd.DataFrame, actual: pd.DataFrame) -> alt.Chart:
    """The forecast in words, over the end of the cone, or under it where another line ends there;
    at the foot of the plot where that is narrow."""
    words = ["Dự báo", *(text for text in forecast["text"].fillna("") if text)]
    low, high = (float(forecast[side].iloc[at]) for side, at in (("low", 0), ("high", -1)))
    ends = actual[actual["series"] == ADJUSTED]["value"].tail(1)
    is_over = not ends.between(high - _CLEAR / 2, high + _CLEAR).any()
    beside = f"scale('y', {high}) - {_LINE * len(words) + 6}" if is_over else _under(low)
    text = alt.Chart(pd.DataFrame({"words": [LINE_BREAK.join(words)]})).mark_text(
        align="right", baseline="top", fontSize=SMALL, lineBreak=LINE_BREAK, lineHeight=_LINE
    )
    top = alt.ExprRef(f"{_NARROW} ? height - {_LINE * len(words) + 2} : {beside}")
    return drawn(text, x=alt.value("width"), y=alt.value(top), text="words:N")


def _under(level: float) -> str:
    """Below the figure that is written under the point where the cone begins."""
    return f"scale('y', {level}) + 32"


def _cut(cut: PlanCut | None, actual: pd.DataFrame, plane: Plane) -> list[alt.Chart]:
    """Down to what was disbursed that day, so that the words below stay clear of it."""
    if cut is None:
        return []
    late = cut.day.month > 6
    that_day = (actual["series"] == ASSIGNED) & (pd.to_datetime(actual["day"]).dt.date == cut.day)
    foot = float(actual.loc[that_day, "value"].max()) if that_day.any() else 0.0
    words = wrap(cut.text, 26)
    table = pd.DataFrame({"day": isodate([cut.day]), "text": [words], "foot": [foot]})
    base = alt.Chart(table).encode(x=plane.x())
    rule = base.mark_rule(color=INK, strokeDash=[2, 3], strokeWidth=1.5)
    label = base.mark_text(
        align="right" if late else "left",
        dx=-7 if late else 7,
        baseline="top",
        fontSize=SMALL,
        lineBreak=LINE_BREAK,
        lineHeight=15,
    )
    return [
        drawn(rule, y=plane.y("foot"), y2=alt.value(0)),
        drawn(label, y=alt.value(4), text="text:N"),
    ]


def _glass(actual: pd.DataFrame, words: Mapping[str, str], plane: Plane) -> alt.Chart:
    texts = actual.pivot_table(
        index=["day", "label"], columns="series", values="text", aggfunc="last", sort=True
    )
    table = texts.reset_index()
    shown = [one for one in LABELS if one in table]
    said = table[["label", *shown]].itertuples(index=False)
    table = table.assign(alt=[sentence(line) for line in said])
    tooltip = [alt.Tooltip("label:N", title="Kỳ")]
    tooltip += [alt.Tooltip(f"{one}:N", title=words[one].capitalize()) for one in shown]
    return strips(table, "day", "label", plane.x, tooltip)


def _description(
    actual: pd.DataFrame, forecast: pd.DataFrame, cut: PlanCut | None, words: Mapping[str, str]
) -> str:
    ends = actual.groupby("series", sort=False)["text"].last()
    said = [f"{text} {words[str(series)]}" for series, text in ends.items()]
    said += [f"dự báo {text}" for text in forecast.get("text", []) if text]
    said += [cut.text] if cut else []
    return f"Đường giải ngân lũy kế đến {actual['label'].iloc[-1]}: {'; '.join(said)}."
