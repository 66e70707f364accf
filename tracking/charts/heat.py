"""Which unit is behind on which point of the directive?"""

from typing import Any

import altair as alt
import pandas as pd

from tracking.charts.frame import (
    blank,
    drawn,
    finish,
    hit_area,
    key_layers,
    standing_items,
)
from tracking.charts.theme import (
    FAINT,
    INK,
    SMALL,
    standing_color,
    standing_shape,
    standing_word,
)
from tracking.charts.wording import LINE_BREAK, line_count, sentence, wrap
from tracking.vocabulary import Standing

ROWS = "rows"
"""The marks that name the rows: a page that scrolls the chart keeps them in sight."""
_CELL, _LINE = 31, 14
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
    clauses show their code only; the page lets it be as wide as fingers need and scrolls it.
    """
    if table.empty:
        return blank("key")
    cells = _cells(table)
    height = _CELL * cells["clause"].nunique()
    key = standing_items(table["standing"])
    layers = [
        _fills(cells),
        _glyphs(cells),
        _names(cells),
        *key_layers(key, top=height + 8, left=-36, narrow=_NARROW),
        _glass(cells),
    ]
    return finish(layers, height=height, description=_description(table))


def _cells(table: pd.DataFrame) -> pd.DataFrame:
    standing = table["standing"].map(Standing)
    names = table["clause"].astype(str) + ". " + table["clause_label"].astype(str)
    half = max(30, -(-int(names.str.len().max()) // 2) + 4)
    cells = table.assign(
        key=table["clause"].astype(str) + "|" + table["unit"].astype(str),
        row=[wrap(name, half) for name in names],
        fill=[_FILL.get(one, 0.0) for one in standing],
        standing=[str(one) for one in standing],
        standing_word=[standing_word(one) for one in standing],
    )
    said = cells[["unit_label", "clause_label", "standing_word", "text"]]
    return cells.assign(alt=[sentence(line) for line in said.itertuples(index=False)])


def _place(cells: pd.DataFrame) -> dict[str, Any]:
    reach = max(len(line) for row in cells["row"] for line in row.split(LINE_BREAK))
    names = alt.Axis(labels=False, minExtent=alt.ExprRef(f"{_NARROW} ? 36 : {reach * 6.3:.0f}"))
    tight = _tight(cells)
    units = alt.Axis(
        orient="top",
        labelAngle=alt.ExprRef(f"{tight} ? -90 : -50"),
        labelFontSize=alt.ExprRef(f"{tight} ? 11 : 12"),
        labelLimit=170,
        labelAlign="left",
        labelBaseline="middle",
        labelOverlap=False,
        labelOpacity=1,
    )
    band = alt.Scale(paddingInner=0.08, paddingOuter=0)
    return {
        "x": alt.X("unit_label:N", sort=None, axis=units, scale=band),
        "y": alt.Y("row:N", sort=None, axis=names, scale=band),
    }


def _tight(cells: pd.DataFrame) -> str:
    """Whether columns leave no room for slanted names."""
    return f"windowSize()[0] < {380 + 22 * cells['unit'].nunique()}"


def _names(cells: pd.DataFrame) -> alt.Chart:
    """The clauses beside their rows: code and wording, the code alone where it is narrow."""
    rows = cells.drop_duplicates("clause")
    rows = rows.assign(lines=[line_count(row) for row in rows["row"]])
    shift = f"{_NARROW} ? 0 : (1 - datum.lines) * {_LINE / 2}"
    words = alt.Chart(rows).mark_text(
        align="right",
        baseline="middle",
        fontSize=SMALL,
        lineBreak=LINE_BREAK,
        lineHeight=_LINE,
        dy=alt.ExprRef(shift),
    )
    shown = words.transform_calculate(shown=f"{_NARROW} ? datum.clause : datum.row")
    shown = shown.properties(name=ROWS)
    return drawn(shown, x=alt.value(-8), y=_place(cells)["y"], text="shown:N")


def _fills(cells: pd.DataFrame) -> alt.Chart:
    marks = alt.Chart(cells).mark_rect(cornerRadius=2)
    reported = alt.datum.standing != str(Standing.NOT_APPLICABLE)
    return drawn(
        marks,
        **_place(cells),
        color=standing_color(),
        fillOpacity=alt.Opacity("fill:Q", scale=None, legend=None),
        stroke=alt.value(INK),
        strokeOpacity=alt.when(reported).then(alt.value(2 * FAINT)).otherwise(alt.value(0)),
    )


def _glyphs(cells: pd.DataFrame) -> alt.Chart:
    marks = alt.Chart(cells).mark_point(filled=True, opacity=1)
    white = alt.when(alt.datum.standing == str(Standing.BEHIND)).then(alt.value("white"))
    return drawn(
        marks,
        **_place(cells),
        shape=standing_shape(),
        color=white.otherwise(standing_color()),
        size=alt.value(alt.ExprRef(f"{_tight(cells)} ? 36 : 62")),
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
