"""How did one figure move over the last twelve periods?"""

import altair as alt
import pandas as pd

from tracking.charts.frame import blank, drawn, finish, hit_area
from tracking.charts.theme import ACCENT, INK
from tracking.charts.wording import percent, sentence

_HEIGHT = 48
_TOOLTIP = [alt.Tooltip("label:N", title="Kỳ"), alt.Tooltip("text:N", title="Giá trị")]


def spark_chart(table: pd.DataFrame, target: float | None = None) -> alt.LayerChart:
    """A small line without axes, its last point full, the target a tick at the right edge.

    Columns: period, label, value, text; a missing value breaks the line.
    """
    if table["value"].notna().sum() == 0:
        return blank("period")
    table = table.assign(
        place=range(len(table)),
        alt=[sentence(pair) for pair in zip(table["label"], table["text"], strict=True)],
    )
    return finish(_layers(table, target), height=_HEIGHT, description=_description(table, target))


def _layers(table: pd.DataFrame, target: float | None) -> list[alt.Chart]:
    x = alt.X("place:Q", axis=None, scale=alt.Scale(domain=[-0.3, len(table) - 0.5], nice=False))
    levels = [*table["value"].dropna(), *([] if target is None else [target])]
    room = (max(levels) - min(levels)) * 0.15 or 0.05
    scale = alt.Scale(domain=[min(levels) - room, max(levels) + room], nice=False, zero=False)
    y = alt.Y("value:Q", axis=None, scale=scale)
    last = table[table["value"].notna()].tail(1)
    line = alt.Chart(table).mark_line(color=INK, opacity=0.55, strokeWidth=2)
    point = alt.Chart(last).mark_point(filled=True, size=70, color=ACCENT, opacity=1)
    column = {
        "x": alt.X("from:Q", axis=None),
        "x2": "to:Q",
        "y": alt.value(0),
        "y2": alt.value("height"),
    }
    boxes = table.assign(**{"from": table["place"] - 0.5, "to": table["place"] + 0.5})
    layers = [drawn(line, x=x, y=y), drawn(point, x=x, y=y)]
    if target is not None:
        tick = alt.Chart(pd.DataFrame({"target": [target]})).mark_rule(color=INK, strokeWidth=2.5)
        layers.append(
            drawn(
                tick,
                x=alt.value({"expr": "width - 14"}),
                x2=alt.value("width"),
                y=alt.Y("target:Q", scale=scale),
            )
        )
    return [*layers, hit_area(boxes, "period", column, _TOOLTIP)]


def _description(table: pd.DataFrame, target: float | None) -> str:
    known = table[table["value"].notna()]
    first, last = known.iloc[0], known.iloc[-1]
    aim = "" if target is None else f"; chỉ tiêu {percent(target)}"
    return (
        f"Diễn biến {len(table)} kỳ: từ {first['text']} ({first['label']}) "
        f"đến {last['text']} ({last['label']}){aim}."
    )
