"""Which procedures are online in name only, and how do units handle the cases they get?"""

import altair as alt
import pandas as pd

from tracking.charts import rows
from tracking.charts.frame import KeyItem, blank, finish, key_height, key_layers, pixel
from tracking.charts.squares import squares_chart
from tracking.charts.symbols import ACTUAL, HOLLOW_DIAMOND, PLAN
from tracking.charts.theme import ACCENT, INK
from tracking.charts.wording import percent, sentence
from tracking.quantities import format_vi

__all__ = ["integration_chart", "share_chart", "squares_chart"]

_FEW = 0.4


def share_chart(table: pd.DataFrame) -> alt.LayerChart:
    """Share of cases received online (bar) and share solved on time (diamond), by unit.

    Columns: key, label, online_share, on_time_share, cases, small_number, is_ours. Where the
    number of cases is small, the row is pale and says so; ours has a bold name.
    """
    if table.empty:
        return blank("key")
    key = [
        KeyItem(ACTUAL, "nộp trực tuyến", ACCENT),
        KeyItem(HOLLOW_DIAMOND, "giải quyết đúng hạn"),
        KeyItem(ACTUAL, "nhạt: ít hồ sơ", ACCENT, _FEW, ACCENT),
    ]
    laid = rows.lay_out(_said(table), bar=9, top=key_height(key) + rows.AXIS, room=152)
    scale = rows.rate_scale(laid, "online_share", "on_time_share")
    layers = [
        *key_layers(key),
        *rows.tracks(laid, scale),
        *_shares(laid, scale),
        rows.labels(laid, weight=rows.OURS),
        rows.figures(laid, "online_text", right=88),
        rows.figures(laid, "cases_text", strong=False),
        rows.glass(laid, _tooltip()),
    ]
    few = int(table["small_number"].sum())
    note = f"; {few} đơn vị có ít hồ sơ, tỷ lệ chỉ để tham khảo" if few else ""
    return finish(
        layers,
        height=laid.height,
        description=f"Tỷ lệ nộp trực tuyến và đúng hạn của {len(table)} đơn vị{note}.",
    )


def _said(table: pd.DataFrame) -> pd.DataFrame:
    few = table["small_number"].astype(bool)
    counts = [format_vi(int(cases)) for cases in table["cases"].fillna(0)]
    said = table.assign(
        shade=few.map({True: _FEW, False: 1.0}),
        online_text=table["online_share"].map(percent),
        on_time_text=table["on_time_share"].map(percent),
        cases_text=[f"{count} hồ sơ" for count in counts],
        note=few.map({True: "Ít hồ sơ, tỷ lệ chỉ để tham khảo", False: ""}),
    )
    columns = ["label", "online_text", "on_time_text", "cases_text", "note"]
    return said.assign(alt=[sentence(line) for line in said[columns].itertuples(index=False)])


def _shares(laid: rows.Rows, scale: alt.Scale) -> list[alt.Chart]:
    # The outline tells a pale bar from its track, on a dark page too.
    base = alt.Chart(laid.table).encode(fillOpacity=pixel(alt.FillOpacity, "shade:Q"))
    return [
        base.mark_rect(fill=ACCENT, stroke=ACCENT, strokeWidth=1.5).encode(
            x=alt.X("online_share:Q", scale=scale),
            x2=alt.datum(0),
            y=pixel(alt.Y, "bar_top:Q"),
            y2="bar_bottom:Q",
        ),
        base.mark_point(
            shape="diamond", size=190, fill="white", stroke="#1F2937", strokeWidth=2
        ).encode(x=alt.X("on_time_share:Q", scale=scale), y=pixel(alt.Y, "bar_y:Q")),
    ]


def _tooltip() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("label:N", title="Đơn vị"),
        alt.Tooltip("online_text:N", title="Nộp trực tuyến"),
        alt.Tooltip("on_time_text:N", title="Giải quyết đúng hạn"),
        alt.Tooltip("cases_text:N", title="Đã tiếp nhận"),
        alt.Tooltip("note:N", title="Lưu ý"),
    ]


def integration_chart(table: pd.DataFrame) -> alt.LayerChart:
    """How many of the procedures of Decision 422 are on the national portal, as a checklist.

    Columns: key, label, done, total, is_ours.
    """
    if table.empty:
        return blank("key")
    pairs = list(zip(table["done"], table["total"], strict=True))
    texts = [f"{done:.0f}/{total:.0f}" for done, total in pairs]
    said = [sentence(pair) for pair in zip(table["label"], texts, strict=True)]
    complete = ["✓ đủ" if done >= total else f"còn {total - done:.0f}" for done, total in pairs]
    key = [KeyItem(ACTUAL, "đã tích hợp", ACCENT), KeyItem(PLAN, "chưa tích hợp")]
    laid = rows.lay_out(
        table.assign(text=texts, note=complete, alt=said), bar=12, top=key_height(key)
    )
    tooltip = [
        alt.Tooltip("label:N", title="Đơn vị"),
        alt.Tooltip("text:N", title="Đã tích hợp"),
        alt.Tooltip("note:N", title="Tình trạng"),
    ]
    layers = [
        *key_layers(key),
        *_steps(laid),
        rows.labels(laid, weight=rows.OURS),
        rows.figures(laid, "text", right=54),
        rows.figures(laid, "note", strong=False),
        rows.glass(laid, tooltip),
    ]
    done, total = int(table["done"].sum()), int(table["total"].sum())
    return finish(
        layers, height=laid.height, description=f"Đã tích hợp {done}/{total} thủ tục theo đơn vị."
    )


def _steps(laid: rows.Rows) -> list[alt.Chart]:
    scale = rows.bar_scale(laid, float(laid.table["total"].max()))
    upright = {"x2": alt.datum(0), "y": pixel(alt.Y, "bar_top:Q"), "y2": "bar_bottom:Q"}
    base = alt.Chart(laid.table)
    return [
        base.mark_rect(color=ACCENT).encode(x=alt.X("done:Q", axis=None, scale=scale), **upright),
        base.mark_rect(fill="transparent", stroke=INK, strokeWidth=1.3).encode(
            x=alt.X("total:Q", axis=None, scale=scale), **upright
        ),
    ]
