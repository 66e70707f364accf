"""Which unit is behind on which point of the directive?"""

import altair as alt
import pandas as pd

from tracking.charts.frame import (
    blank,
    finish,
    hit_area,
    key_layers,
    standing_items,
)
from tracking.charts.theme import (
    FAINT,
    INK,
    standing_color,
    standing_shape,
    standing_word,
)
from tracking.charts.wording import LINE_BREAK, line_count, sentence, wrap
from tracking.vocabulary import Standing

_CELL, _LINE = 28, 15
_NARROW = "windowSize()[0] < 700"
_FILL = {Standing.BEHIND: 1.0, Standing.AT_RISK: 0.34, Standing.ON_TRACK: 0.14}
_TOOLTIP = [
    alt.Tooltip("clause_label:N", title="Điểm của chỉ thị"),
    alt.Tooltip("unit_label:N", title="Đơn vị"),
    alt.Tooltip("standing_word:N", title="Đánh giá"),
    alt.Tooltip("text:N", title="Số liệu"),
]


def heat_chart(table: pd.DataFrame) -> alt.LayerChart:
    """Cells of clause x unit: the worse, the stronger; not reported, an empty frame.

    Columns: clause, clause_label, unit, unit_label, standing, text; in the order given. Unit
    labels are best short. A click selects `key`, which is "clause|unit". On a narrow screen
    clauses show their code only.
    """
    if table.empty:
        return blank("key")
    cells = _cells(table)
    key = standing_items(table["standing"])
    rows = cells.groupby("clause", sort=False)["row"].first()
    height = _row_height(rows) * len(rows)
    layers = [_fills(cells), _glyphs(cells), *key_layers(key, top=height + 8), _glass(cells)]
    return finish(layers, height=height, description=_description(table))


def _cells(table: pd.DataFrame) -> pd.DataFrame:
    standing = table["standing"].map(Standing)
    row = [
        wrap(f"{code}. {label}", 40)
        for code, label in zip(table["clause"], table["clause_label"], strict=True)
    ]
    cells = table.assign(
        key=table["clause"].astype(str) + "|" + table["unit"].astype(str),
        row=row,
        fill=[_FILL.get(one, 0.0) for one in standing],
        standing=[str(one) for one in standing],
        standing_word=[standing_word(one) for one in standing],
    )
    said = cells[["unit_label", "clause_label", "standing_word", "text"]]
    return cells.assign(alt=[sentence(line) for line in said.itertuples(index=False)])


def _row_height(rows: "pd.Series[str]") -> int:
    return max(_CELL, max(line_count(row) for row in rows) * _LINE + 4)


def _place(cells: pd.DataFrame) -> dict[str, alt.X | alt.Y]:
    narrow = f"{_NARROW} ? split(datum.label, '. ')[0] : split(datum.label, '{_BREAK}')"
    clauses = alt.Axis(labelExpr=narrow, labelLineHeight=_LINE, labelLimit=0, labelOpacity=1)
    units = alt.Axis(
        orient="top",
        labelAngle=alt.ExprRef(f"{_NARROW} ? -90 : -50"),
        labelFontSize=alt.ExprRef(f"{_NARROW} ? 9 : 12"),
        labelAlign="left",
        labelBaseline="middle",
        labelOverlap=False,
        labelOpacity=1,
    )
    band = alt.Scale(paddingInner=0.08, paddingOuter=0)
    return {
        "x": alt.X("unit_label:N", sort=None, axis=units, scale=band),
        "y": alt.Y("row:N", sort=None, axis=clauses, scale=band),
    }


_BREAK = LINE_BREAK.encode("unicode_escape").decode()


def _fills(cells: pd.DataFrame) -> alt.Chart:
    marks = alt.Chart(cells).mark_rect(cornerRadius=2, aria=False)
    reported = alt.datum.standing != str(Standing.NOT_APPLICABLE)
    return marks.encode(
        **_place(cells),
        color=standing_color(),
        fillOpacity=alt.Opacity("fill:Q", scale=None, legend=None),
        stroke=alt.value(INK),
        strokeOpacity=alt.when(reported).then(alt.value(2 * FAINT)).otherwise(alt.value(0)),
    )


def _glyphs(cells: pd.DataFrame) -> alt.Chart:
    marks = alt.Chart(cells).mark_point(filled=True, opacity=1, aria=False)
    white = alt.when(alt.datum.standing == str(Standing.BEHIND)).then(alt.value("white"))
    return marks.encode(
        **_place(cells),
        shape=standing_shape(),
        color=white.otherwise(standing_color()),
        size=alt.value(alt.ExprRef(f"{_NARROW} ? 22 : 62")),
    )


def _glass(cells: pd.DataFrame) -> alt.Chart:
    return hit_area(cells, "key", _place(cells), _TOOLTIP)


def _description(table: pd.DataFrame) -> str:
    counted = table["standing"].map(standing_word).value_counts(sort=False)
    standings = ", ".join(f"{count} {word}" for word, count in counted.items())
    return (
        f"Bảng nhiệt {table['clause'].nunique()} điểm của chỉ thị, "
        f"{table['unit'].nunique()} đơn vị: {standings}."
    )
