"""Who is furthest from its own trajectory, and how much does that weigh?"""

import altair as alt
import pandas as pd

from tracking.charts import rows
from tracking.charts.frame import (
    KeyItem,
    blank,
    drawn,
    finish,
    key_height,
    key_layers,
    pixel,
    standing_items,
)
from tracking.charts.symbols import EXPECTED
from tracking.charts.theme import INK, standing_color, standing_shape, standing_word
from tracking.charts.wording import sentence

_BAND = 14
_TOOLTIP = [
    alt.Tooltip("label:N", title="Đơn vị"),
    alt.Tooltip("value_text:N", title="Thực hiện"),
    alt.Tooltip("expected_text:N", title="Cần đạt đến kỳ này"),
    alt.Tooltip("standing_word:N", title="Đánh giá"),
]


def ranking_chart(table: pd.DataFrame) -> alt.LayerChart:
    """Each row a mark at its value and a line to where its own trajectory expects it.

    Columns: key, label, value, expected, standing, weight, value_text, expected_text. The mark
    grows with `weight` (size of the plan); rows stay in the order given.
    """
    if table.empty:
        return blank("key")
    key = [*standing_items(table["standing"]), KeyItem(EXPECTED, "cần đạt đến kỳ này")]
    laid = rows.lay_out(_said(table), bar=_BAND, top=key_height(key) + rows.AXIS, room=136)
    scale = rows.rate_scale(laid, "value", "expected")
    layers = [
        *key_layers(key),
        _rails(laid),
        rows.rate_axis(laid, scale),
        _gaps(laid, scale),
        _expected(laid, scale),
        _marks(laid, scale),
        rows.labels(laid),
        rows.figures(laid, "value_text", right=76),
        rows.figures(laid, "expected_note", strong=False),
        rows.glass(laid, _TOOLTIP),
    ]
    return finish(layers, height=laid.height, description=_description(table))


def _said(table: pd.DataFrame) -> pd.DataFrame:
    words = table["standing"].map(standing_word)
    notes = [f"cần {text}" if pd.notna(text) else "" for text in table["expected_text"]]
    columns = ["label", "value_text", "standing_word", "expected_text"]
    said = table.assign(
        standing_word=words,
        expected_note=notes,
        standing=table["standing"].map(str),
        value_text=table["value_text"].fillna("–"),
    )
    return said.assign(alt=[sentence(line) for line in said[columns].itertuples(index=False)])


def _rails(laid: rows.Rows) -> alt.Chart:
    marks = alt.Chart(laid.table).mark_rule(color=INK, opacity=0.18)
    return drawn(marks, x=alt.value(0), x2=alt.value(laid.right), y=pixel(alt.Y, "bar_y:Q"))


def _gaps(laid: rows.Rows, scale: alt.Scale) -> alt.Chart:
    marks = alt.Chart(laid.table).mark_rule(strokeWidth=4, opacity=0.55)
    return drawn(
        marks,
        x=alt.X("value:Q", scale=scale, axis=None),
        x2="expected:Q",
        y=pixel(alt.Y, "bar_y:Q"),
        color=standing_color(),
    )


def _expected(laid: rows.Rows, scale: alt.Scale) -> alt.Chart:
    marks = alt.Chart(laid.table).mark_tick(color=INK, thickness=2.5, size=_BAND)
    return drawn(marks, x=alt.X("expected:Q", scale=scale), y=pixel(alt.Y, "bar_y:Q"))


def _marks(laid: rows.Rows, scale: alt.Scale) -> alt.Chart:
    marks = alt.Chart(laid.table).mark_point(filled=True, opacity=1)
    return drawn(
        marks,
        x=alt.X("value:Q", scale=scale),
        y=pixel(alt.Y, "bar_y:Q"),
        color=standing_color(),
        shape=standing_shape(),
        size=alt.Size("weight:Q", scale=alt.Scale(range=[60, 260], zero=False), legend=None),
    )


def _description(table: pd.DataFrame) -> str:
    first, last = table.iloc[0], table.iloc[-1]
    return (
        f"Xếp hạng {len(table)} dòng theo khoảng cách tới lộ trình; đầu danh sách: "
        f"{first['label']} {first['value_text']}; cuối danh sách: "
        f"{last['label']} {last['value_text']}."
    )
