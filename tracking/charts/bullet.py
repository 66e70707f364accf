"""How far is each thing from where it had to be today, and from its target?"""

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
from tracking.charts.symbols import ACTUAL, EXPECTED, TARGET
from tracking.charts.theme import INK, standing_color, standing_word
from tracking.charts.wording import sentence

_BAR = 10
_TOOLTIP = [
    alt.Tooltip("label:N", title="Nội dung"),
    alt.Tooltip("value_text:N", title="Thực hiện"),
    alt.Tooltip("expected_text:N", title="Cần đạt đến kỳ này"),
    alt.Tooltip("target_text:N", title="Chỉ tiêu"),
    alt.Tooltip("standing_word:N", title="Đánh giá"),
    alt.Tooltip("origin_label:N", title="Nguồn chỉ tiêu"),
]
_NOTATION = [
    KeyItem(ACTUAL, "thực hiện"),
    KeyItem(EXPECTED, "cần đạt đến kỳ này"),
    KeyItem(TARGET, "chỉ tiêu"),
]


def bullet_chart(table: pd.DataFrame, *, with_key: bool = True) -> alt.LayerChart:
    """Rates 0-1 as bars in the order given, all on one scale from 0.

    Columns: key, label, value, expected, target, standing, value_text, expected_text,
    target_text, origin_label. A missing value leaves an empty track.
    `with_key` is False where the page draws the key, in as many lines as it has room for.
    """
    if table.empty:
        return blank("key")
    key = [*_NOTATION, *standing_items(table["standing"])] if with_key else []
    laid = rows.lay_out(_said(table), bar=_BAR, top=key_height(key) + rows.AXIS)
    scale = rows.rate_scale(laid, "value", "expected", "target")
    layers = [
        *(key_layers(key) if key else []),
        *rows.tracks(laid, scale),
        _bars(laid, scale),
        _expected(laid, scale),
        _targets(laid, scale),
        rows.glyphs(laid),
        rows.labels(laid, indent=18),
        rows.figures(laid, "value_text", right=52),
        rows.figures(laid, "target_note", strong=False),
        rows.glass(laid, _TOOLTIP),
    ]
    return finish(layers, height=laid.height, description=_description(table))


def _said(table: pd.DataFrame) -> pd.DataFrame:
    words = table["standing"].map(standing_word)
    notes = [f"/ {text}" if pd.notna(text) else "" for text in table["target_text"]]
    columns = ["label", "value_text", "standing_word", "expected_text", "target_text"]
    said = table.assign(
        standing_word=words,
        target_note=notes,
        standing=table["standing"].map(str),
        value_text=table["value_text"].fillna("–"),
    )
    return said.assign(alt=[sentence(line) for line in said[columns].itertuples(index=False)])


def _bars(laid: rows.Rows, scale: alt.Scale) -> alt.Chart:
    marks = alt.Chart(laid.table).mark_rect(cornerRadius=1)
    return drawn(
        marks,
        x=alt.X("value:Q", scale=scale),
        x2=alt.datum(0),
        y=pixel(alt.Y, "bar_top:Q"),
        y2="bar_bottom:Q",
        color=standing_color(),
    )


def _expected(laid: rows.Rows, scale: alt.Scale) -> alt.Chart:
    marks = alt.Chart(laid.table).mark_tick(color=INK, thickness=2.5, size=_BAR + 8)
    return drawn(marks, x=alt.X("expected:Q", scale=scale), y=pixel(alt.Y, "bar_y:Q"))


def _targets(laid: rows.Rows, scale: alt.Scale) -> alt.Chart:
    marks = alt.Chart(laid.table).mark_point(
        shape=rows.UPRIGHT, size=(_BAR + 8) ** 2, stroke=INK, strokeWidth=1.5
    )
    return drawn(marks, x=alt.X("target:Q", scale=scale), y=pixel(alt.Y, "bar_y:Q"))


def _description(table: pd.DataFrame) -> str:
    counted = table["standing"].map(standing_word).value_counts(sort=False)
    standings = ", ".join(f"{count} {word}" for word, count in counted.items())
    return f"Biểu đồ thanh so với lộ trình và chỉ tiêu, {len(table)} dòng: {standings}."
