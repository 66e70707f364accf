"""How long are tasks overdue, what falls due next, and is what was declared proven?"""

from typing import Any

import altair as alt
import pandas as pd

from tracking.charts import rows
from tracking.charts.frame import blank, drawn, finish, hit_area, pixel
from tracking.charts.states import states_chart
from tracking.charts.theme import ACCENT, INK, SMALL
from tracking.charts.timeline import isodate, strips
from tracking.charts.wording import LINE_BREAK, line_count, sentence, wrap
from tracking.quantities import format_vi

__all__ = ["ageing_chart", "deadlines_chart", "evidence_matrix", "states_chart"]

_OVERDUE = "#B43600"
_LINE = 15
_DEEPENING = ("#E0732A", "#D4621C", "#C64C0C", "#BA3A00")
"""Each stands out from a light and from a dark page, 3 to 1."""


def ageing_chart(table: pd.DataFrame) -> alt.LayerChart:
    """Overdue tasks by how long, the longer the darker. Columns: bucket, label, count."""
    if table.empty:
        return blank("bucket", "Không có nhiệm vụ quá hạn.")
    counts = [format_vi(count) for count in table["count"]]
    said = [sentence(pair) for pair in zip(table["label"], counts, strict=True)]
    shades = [_DEEPENING[min(step, len(_DEEPENING) - 1)] for step in range(len(table))]
    laid = rows.lay_out(table.assign(text=counts, alt=said, shade=shades), bar=14, room=44)
    scale = rows.bar_scale(laid, float(table["count"].max()))
    bars = (
        alt.Chart(laid.table)
        .mark_rect()
        .encode(
            x=alt.X("count:Q", axis=None, scale=scale),
            x2=alt.datum(0),
            y=pixel(alt.Y, "bar_top:Q"),
            y2="bar_bottom:Q",
            fill=alt.Fill("shade:N", scale=None),
        )
    )
    tooltip = [alt.Tooltip("label:N", title="Quá hạn"), alt.Tooltip("text:N", title="Nhiệm vụ")]
    layers = [
        bars,
        rows.labels(laid),
        rows.figures(laid, "text"),
        rows.glass(laid, tooltip, "bucket"),
    ]
    return finish(
        layers,
        height=laid.height,
        description=f"Nhiệm vụ quá hạn theo thời gian: {'; '.join(said)}.",
    )


def deadlines_chart(table: pd.DataFrame) -> alt.LayerChart:
    """A strip of days, a bar where tasks fall due; the fullest days carry their number.

    Columns: day, count, label; days in order. A click selects `label`.
    """
    if table.empty or not table["count"].sum():
        return blank("label", "Không có nhiệm vụ nào đến hạn trong thời gian tới.")
    busy = table.sort_values("count", ascending=False).head(3).index
    said = [
        f"{label}: {count} nhiệm vụ"
        for label, count in zip(table["label"], table["count"], strict=True)
    ]
    table = table.assign(
        middle=list(isodate(table["day"])),
        peak=[
            f"{count:.0f}" if row in busy and count else "" for row, count in table["count"].items()
        ],
        count_text=[f"{count:.0f} nhiệm vụ" for count in table["count"]],
        alt=said,
    )
    due = table[table["count"] > 0]
    total = format_vi(int(table["count"].sum()))
    return finish(
        _strip_layers(table, due),
        height=110,
        description=f"Dải hạn: {total} nhiệm vụ đến hạn từ {table['label'].iloc[0]} "
        f"đến {table['label'].iloc[-1]}.",
    )


def _deadline_x(column: str) -> alt.X:
    axis = alt.Axis(format="%d/%m", tickCount="week", grid=True, labelFlush=True, labelOverlap=True)
    return alt.X(f"{column}:T", axis=axis, scale=alt.Scale(nice=False))


def _strip_layers(table: pd.DataFrame, due: pd.DataFrame) -> list[alt.Chart]:
    top = float(table["count"].max()) * 1.25
    y = alt.Y("count:Q", axis=None, scale=alt.Scale(domain=[0, top], nice=False))
    base = alt.Chart(due).encode(x=_deadline_x("middle"))
    stems = base.mark_bar(color=ACCENT, size=5, cornerRadiusEnd=1)
    peaks = base.mark_text(dy=-9, fontWeight=600)
    floor = alt.Chart(due.head(1)).mark_rule(color=INK, opacity=0.4)
    tooltip = [alt.Tooltip("label:N", title="Ngày"), alt.Tooltip("count_text:N", title="Đến hạn")]
    return [
        drawn(floor, y=alt.value("height"), x=alt.value(0), x2=alt.value("width")),
        drawn(stems, y=y),
        drawn(peaks, y=y, text="peak:N"),
        strips(table, "day", "label", _deadline_x, tooltip),
    ]


def evidence_matrix(table: pd.DataFrame) -> alt.LayerChart:
    """What was declared against what the dates and documents prove; disagreement stands out.

    Columns: declared, evidence (codes), declared_label, evidence_label, count, disagrees (whether
    the two contradict one another). A click selects `key`, which is "declared|evidence".
    """
    if table.empty:
        return blank("key")
    cells = _cells(table)
    height = 58 * cells["declared"].nunique()
    return finish(
        [*_cell_layers(cells), _cell_names(cells), _cell_glass(cells)],
        height=height,
        description=_agreement(table),
    )


def _cells(table: pd.DataFrame) -> pd.DataFrame:
    disagrees = table["disagrees"] & (table["count"] > 0)
    texts = [format_vi(int(count)) if count else "–" for count in table["count"]]
    cells = table.assign(
        key=table["declared"].astype(str) + "|" + table["evidence"].astype(str),
        row=[wrap(label, 16) for label in table["declared_label"]],
        column=[wrap(label, 13) for label in table["evidence_label"]],
        disagrees=disagrees,
        text=texts,
    )
    said = cells[["declared_label", "evidence_label", "text"]]
    return cells.assign(alt=[sentence(line) for line in said.itertuples(index=False)])


def _cell_place(cells: pd.DataFrame) -> dict[str, Any]:
    lines = max(line_count(column) for column in cells["column"])
    band = alt.Scale(paddingInner=0.06, paddingOuter=0)
    across = alt.Axis(
        labelExpr=f"split(datum.label, {LINE_BREAK!r})",
        labelPadding=8 + (lines - 1) * _LINE,
        labelLineHeight=_LINE,
        labelAngle=0,
        labelOpacity=1,
        orient="top",
        title="Bằng chứng",
        titleAnchor="start",
    )
    down = alt.Axis(labels=False, minExtent=112)
    return {
        "x": alt.X("column:N", sort=None, scale=band, axis=across),
        "y": alt.Y("row:N", sort=None, scale=band, axis=down),
    }


def _cell_names(cells: pd.DataFrame) -> alt.Chart:
    rows = cells.drop_duplicates("row")
    rows = rows.assign(lines=[line_count(row) for row in rows["row"]])
    words = alt.Chart(rows).mark_text(
        align="right",
        baseline="middle",
        fontSize=SMALL,
        lineBreak=LINE_BREAK,
        lineHeight=_LINE,
        dy=alt.ExprRef(f"(1 - datum.lines) * {_LINE / 2}"),
    )
    return drawn(words, x=alt.value(-8), y=_cell_place(cells)["y"], text="row:N")


def _cell_layers(cells: pd.DataFrame) -> list[alt.Chart]:
    base = alt.Chart(cells).encode(**_cell_place(cells))
    odd = alt.datum.disagrees
    return [
        base.mark_rect(cornerRadius=3, strokeWidth=2).encode(
            fill=alt.when(odd).then(alt.value(_OVERDUE)).otherwise(alt.value(INK)),
            fillOpacity=alt.when(odd).then(alt.value(1)).otherwise(alt.value(0.07)),
        ),
        base.mark_text(fontSize=20, fontWeight=600).encode(
            text="text:N",
            color=alt.when(odd).then(alt.value("white")).otherwise(alt.value(INK)),
        ),
    ]


def _cell_glass(cells: pd.DataFrame) -> alt.Chart:
    tooltip = [
        alt.Tooltip("declared_label:N", title="Đơn vị khai"),
        alt.Tooltip("evidence_label:N", title="Bằng chứng"),
        alt.Tooltip("text:N", title="Nhiệm vụ"),
    ]
    return hit_area(cells, "key", _cell_place(cells), tooltip)


def _agreement(table: pd.DataFrame) -> str:
    total = int(table["count"].sum())
    odd = int(table.loc[table["declared"] != table["evidence"], "count"].sum())
    return (
        f"Đối chiếu khai báo với bằng chứng: {format_vi(odd)}/{format_vi(total)} nhiệm vụ "
        "khai khác bằng chứng."
    )
