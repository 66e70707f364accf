"""Where does our ministry stand among ministries in the published statistics?"""

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
from tracking.charts.symbols import DASHES, THIN_LINE
from tracking.charts.theme import ACCENT, BODY, INK, PREVIOUS, SMALL
from tracking.charts.wording import LINE_BREAK, line_count, percent, sentence, wrap

_LINE, _PLOT, _GAP = 15, 58, 18
_REACH = 0.9
"""How much of a panel's width its lines take."""
_ROOM = 15
"""Room between name and plot, for the last figure of a line near 100%."""
OVER_LINES = "over_lines"
"""Figures that lines may cross: the style sheet keeps a margin of paper around them."""


def ministries_chart(table: pd.DataFrame, columns: int = 3) -> alt.LayerChart:
    """A small panel a ministry, all on one scale; our own line dashed in each, our panel bold.

    Lines are thin between the dots: of the months between two books nothing is known. Columns:
    body, period (day), value, rate (1: as much as an even pace asks), is_ours. Panels stay in the
    order of each body's first row. A click selects `body`.
    """
    known = table[table["rate"].notna()]
    if known.empty:
        return blank("body")
    key = [
        KeyItem(THIN_LINE, "từng bộ, cơ quan"),
        KeyItem(DASHES, "Bộ Công Thương", ACCENT),
        KeyItem(THIN_LINE, "đúng nhịp chia đều", opacity=0.35),
    ]
    panels = _panels(known, columns, key_height(key) + 4)
    points = _points(known, panels, columns)
    across = alt.Scale(domain=[0, columns], nice=False)
    layers = [
        *key_layers(key),
        *_grounds(panels, across),
        *_lines(points, across),
        *_names(panels, across),
        *_years(panels, known, across),
        _glass(panels, across),
    ]
    height = int(panels["bottom"].max())
    return finish(layers, height=height, description=_place_among(known))


def _panels(known: pd.DataFrame, columns: int, top: int) -> pd.DataFrame:
    """One row a body: its column, and in pixels the top of its name and of its plot, where an even
    pace lies in it, its floor."""
    panels = known.sort_values("period").groupby("body", sort=False).last()
    panels = panels.loc[list(dict.fromkeys(known["body"]))].reset_index()
    panels["name"] = [wrap(body, 40 // columns + 3) for body in panels["body"]]
    places = []
    for start in range(0, len(panels), columns):
        names = panels["name"].iloc[start : start + columns]
        lines = max(line_count(name) for name in names)
        plot = top + lines * _LINE + _ROOM
        places += [
            {
                "column": at,
                "top": top,
                "name_y": plot - _ROOM - line_count(name) * _LINE,
                "plot": plot,
                "floor": plot + _PLOT,
            }
            for at, name in enumerate(names)
        ]
        top = plot + _PLOT + _GAP
    return panels.join(pd.DataFrame(places)).assign(
        bottom=lambda placed: placed["floor"] + _GAP - 8,
        even=lambda placed: placed["floor"] - _PLOT / _highest(known),
        left=lambda placed: placed["column"],
        right=lambda placed: placed["column"] + 0.96,
        rate_text=panels["rate"].map(percent),
        is_ours=panels["is_ours"].astype(bool),
        alt=[
            sentence(pair) for pair in zip(panels["body"], panels["rate"].map(percent), strict=True)
        ],
    )


def _points(known: pd.DataFrame, panels: pd.DataFrame, columns: int) -> pd.DataFrame:
    """Every body's points in its own panel, and ours once more in each of the others."""
    moments = pd.to_datetime(known["period"])
    span = (moments.max() - moments.min()).days or 1
    placed = known.assign(
        share=(moments - moments.min()).dt.days / span * _REACH,
        drop=known["rate"] / _highest(known) * _PLOT,
        is_ours=known["is_ours"].astype(bool),
    ).sort_values("period")
    ours = placed[placed["is_ours"]]
    own = placed.merge(panels[["body", "column", "floor"]], on="body").assign(role="own")
    others = panels.loc[~panels["is_ours"], ["body", "column", "floor"]]
    copies = ours.drop(columns="body").merge(others, how="cross").assign(role="ours")
    points = pd.concat([own, copies])
    return points.assign(at=points["column"] + points["share"], y=points["floor"] - points["drop"])[
        ["body", "at", "y", "rate", "role", "is_ours"]
    ]


def _grounds(panels: pd.DataFrame, across: alt.Scale) -> list[alt.Chart]:
    rule = alt.Chart(panels).mark_rule(color=INK)
    x = {"x": alt.X("left:Q", scale=across, axis=None), "x2": "right:Q"}
    return [
        drawn(rule, **x, y=pixel(alt.Y, f"{edge}:Q"), opacity=alt.value(strength))
        for edge, strength in (("floor", 0.45), ("even", 0.35))
    ]


def _highest(known: pd.DataFrame) -> float:
    """The rate at the top of every plot."""
    return max(1.0, float(known["rate"].max()))


def _lines(points: pd.DataFrame, across: alt.Scale) -> list[alt.Chart]:
    place = {
        "x": alt.X("at:Q", scale=across),
        "y": pixel(alt.Y, "y:Q"),
        "detail": "body:N",
    }
    own, ours = points["role"] == "own", points["is_ours"]
    ends = points[own].groupby("body", sort=False).tail(1)
    ends = ends.assign(text=ends["rate"].map(percent))
    thick = alt.Chart(points[own & ours]).mark_line(color=ACCENT, strokeWidth=1.6)
    thin = alt.Chart(points[own & ~ours]).mark_line(color=INK, strokeWidth=1)
    dashed = alt.Chart(points[~own]).mark_line(color=ACCENT, strokeWidth=1, strokeDash=[3, 3])
    dots = alt.Chart(points[own]).mark_point(filled=True, opacity=1, size=38)
    color = alt.when(alt.datum.is_ours).then(alt.value(ACCENT)).otherwise(alt.value(INK))
    figures = alt.Chart(ends, name=OVER_LINES).mark_text(
        align="right", dx=4, dy=-11, fontSize=BODY, fontWeight=600
    )
    at = {"x": place["x"], "y": place["y"]}
    lines = [drawn(line, **place) for line in (dashed, thin, thick)]
    return [*lines, drawn(dots, **at, color=color), drawn(figures, **at, text="text:N")]


def _names(panels: pd.DataFrame, across: alt.Scale) -> list[alt.Chart]:
    look: dict[str, Any] = {
        "align": "left",
        "baseline": "top",
        "lineBreak": LINE_BREAK,
        "lineHeight": _LINE,
        "fontSize": SMALL,
    }
    ours = panels["is_ours"]
    base = {"x": alt.X("left:Q", scale=across), "y": pixel(alt.Y, "name_y:Q"), "text": "name:N"}
    return [
        alt.Chart(panels[~ours]).mark_text(**look).encode(**base),
        alt.Chart(panels[ours]).mark_text(**look, fontWeight=700, color=INK).encode(**base),
    ]


def _years(panels: pd.DataFrame, known: pd.DataFrame, across: alt.Scale) -> list[alt.Chart]:
    """The years of the first and the last book, under the two ends of every panel."""
    years = pd.to_datetime(known["period"]).dt.year
    ends = panels.assign(
        first=str(years.min()), last=str(years.max()), end=panels["left"] + _REACH,
        year_y=panels["floor"] + 4,
    )  # fmt: skip
    sides: list[tuple[Any, str, str]] = [("left", "left", "first"), ("right", "end", "last")]
    return [
        alt.Chart(ends)
        .mark_text(align=side, baseline="top", fontSize=SMALL)
        .encode(x=alt.X(f"{x}:Q", scale=across), y=pixel(alt.Y, "year_y:Q"), text=f"{text}:N")
        for side, x, text in sides[: years.nunique()]
    ]


def _glass(panels: pd.DataFrame, across: alt.Scale) -> alt.Chart:
    box = {
        "x": alt.X("left:Q", scale=across),
        "x2": "right:Q",
        "y": pixel(alt.Y, "top:Q"),
        "y2": "bottom:Q",
    }
    return hit_area(panels, "body", box, _tooltip("So với nhịp chia đều"))


def _tooltip(measure: str) -> list[alt.Tooltip]:
    return [
        alt.Tooltip("body:N", title="Bộ, cơ quan"),
        alt.Tooltip("rate_text:N", title=measure),
    ]


def ministries_bars(table: pd.DataFrame, measure: str = "So với kế hoạch") -> alt.LayerChart:
    """The ministries of one period on one scale, ours in full colour, in the order given.

    Columns: body, period, value, rate (0-1), is_ours, and text where a rate is not written in
    percent. A click selects `body`.
    """
    if table["rate"].notna().sum() == 0:
        return blank("body")
    ours = table["is_ours"].astype(bool)
    texts = table["text"] if "text" in table else table["rate"].map(percent)
    said = [sentence(pair) for pair in zip(table["body"], texts, strict=True)]
    named = table.assign(label=table["body"], rate_text=texts, is_ours=ours, alt=said)
    laid = rows.lay_out(named, top=rows.AXIS, room=64)
    scale = rows.rate_scale(laid, "rate")
    layers = [
        *rows.tracks(laid, scale, "" if "text" in table else "%"),
        _bars(laid, scale),
        rows.labels(laid, weight=rows.OURS),
        rows.figures(laid, "rate_text"),
        rows.glass(laid, _tooltip(measure), "body"),
    ]
    return finish(layers, height=laid.height, description=_place_among(table))


def _bars(laid: rows.Rows, scale: alt.Scale) -> alt.Chart:
    ours = alt.datum.is_ours
    return drawn(
        alt.Chart(laid.table).mark_rect(),
        x=alt.X("rate:Q", scale=scale),
        x2=alt.datum(0),
        y=pixel(alt.Y, "bar_top:Q"),
        y2="bar_bottom:Q",
        color=alt.when(ours).then(alt.value(ACCENT)).otherwise(alt.value(PREVIOUS)),
    )


def _place_among(table: pd.DataFrame) -> str:
    latest = table[table["rate"].notna()].sort_values("period").groupby("body").last()
    ranked = latest.sort_values("rate", ascending=False)
    places = [place for place, ours in enumerate(ranked["is_ours"], 1) if ours]
    if not places:
        return f"Tỷ lệ giải ngân của {len(ranked)} bộ, cơ quan."
    mine = percent(ranked["rate"].iloc[places[0] - 1])
    return f"Tỷ lệ giải ngân của {len(ranked)} bộ, cơ quan; bộ ta {mine}, thứ {places[0]}."
