"""How much must be disbursed each month from now on, next to the best month ever achieved?"""

import altair as alt
import pandas as pd

from tracking.charts import rows
from tracking.charts.frame import blank, drawn, finish, pixel
from tracking.charts.theme import ACCENT, INK, PREVIOUS
from tracking.charts.wording import sentence

REQUIRED, BEST, RECENT = "required", "best", "recent"
_TOOLTIP = [alt.Tooltip("label:N", title="Mức"), alt.Tooltip("text:N", title="Mỗi tháng")]
_ROOM = 156
"""Beside the bars: "1.392,0 tỷ đồng/tháng"."""
_FILL = {REQUIRED: "transparent", BEST: ACCENT, RECENT: PREVIOUS}
_STROKE = {REQUIRED: INK, BEST: ACCENT, RECENT: PREVIOUS}


def pace_chart(table: pd.DataFrame) -> alt.LayerChart:
    """Amounts a month as bars on one scale: what is required outlined, what was achieved solid.

    Columns: key ("required", "best", "recent"), label, value, text.
    """
    if table["value"].notna().sum() == 0:
        return blank("key")
    said = [sentence(pair) for pair in zip(table["label"], table["text"], strict=True)]
    laid = rows.lay_out(table.assign(alt=said), bar=18, room=_ROOM)
    layers = [
        _bars(laid),
        *_reach(laid),
        rows.labels(laid),
        rows.figures(laid, "text"),
        rows.glass(laid, _TOOLTIP),
    ]
    return finish(layers, height=laid.height, description=f"So sánh mỗi tháng: {'; '.join(said)}.")


def _x(laid: rows.Rows) -> alt.X:
    scale = rows.bar_scale(laid, float(laid.table["value"].max()))
    return alt.X("value:Q", axis=None, scale=scale)


def _bars(laid: rows.Rows) -> alt.Chart:
    keys = list(_FILL)
    return drawn(
        alt.Chart(laid.table).mark_rect(strokeWidth=2),
        x=_x(laid),
        x2=alt.datum(0),
        y=pixel(alt.Y, "bar_top:Q"),
        y2="bar_bottom:Q",
        fill=alt.Fill(
            "key:N", scale=alt.Scale(domain=keys, range=list(_FILL.values())), legend=None
        ),
        stroke=alt.Stroke(
            "key:N", scale=alt.Scale(domain=keys, range=list(_STROKE.values())), legend=None
        ),
    )


def _reach(laid: rows.Rows) -> list[alt.Chart]:
    """The required level beside each of the bars that were achieved, clear of their names."""
    is_required = laid.table["key"] == REQUIRED
    levels = laid.table.loc[is_required & laid.table["value"].notna(), ["value"]]
    achieved = laid.table.loc[~is_required, ["bar_top", "bar_bottom"]]
    rule = alt.Chart(levels.merge(achieved, how="cross")).mark_rule(
        color=INK, strokeWidth=1.5, strokeDash=[3, 3]
    )
    return [drawn(rule, x=_x(laid), y=pixel(alt.Y, "bar_top:Q"), y2="bar_bottom:Q")]
