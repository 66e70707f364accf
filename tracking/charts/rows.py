"""How are many long-named things listed so that a phone and a wall screen both can be read?

Each row is two storeys: its label over the whole width, and under it the bar with its figures
at the right. Positions are pixels from the top, computed here, so that a label of two lines
makes its own row higher.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from tracking.charts.frame import drawn, hit_area, pixel
from tracking.charts.theme import BODY, INK, MUTED, SMALL, standing_color, standing_shape
from tracking.charts.wording import LINE_BREAK, line_count, wrap

LINE, ABOVE, UNDER, BELOW = 17, 4, 6, 7
LETTERS = 46
AXIS = 20
QUARTERS = (0.25, 0.5, 0.75, 1.0)
OURS = "datum.is_ours ? 700 : 400"
"""The weight of a name: the one that is looked at stands out among the others."""
UPRIGHT = "M-.28,-1H.28V1H-.28Z"
"""The outline of a target, as high as the square root of its size."""


@dataclass(frozen=True, slots=True)
class Rows:
    """A table with the pixel columns row_top, row_bottom, label_y, bar_top, bar_y, bar_bottom.

    Bars end `room` pixels from the right edge, where the figures stand.
    """

    table: pd.DataFrame
    height: int
    room: int
    top: int

    @property
    def right(self) -> alt.ExprRef:
        """Where bars end at the latest, in pixels."""
        return alt.ExprRef(f"width - {self.room}")


def lay_out(
    table: pd.DataFrame, *, bar: int = 11, top: int = 0, room: int = 112, letters: int = LETTERS
) -> Rows:
    """Rows in the order of the table, the first `top` pixels down; labels in lines of `letters`."""
    wrapped = [wrap(str(label), letters) for label in table["label"]]
    places = list(_places(wrapped, bar, top))
    placed = pd.DataFrame(places, index=table.index)
    height = places[-1]["row_bottom"] if places else top
    return Rows(table.assign(wrapped=wrapped, **placed), height, room, top)


def _places(labels: Sequence[str], bar: int, top: int) -> Iterator[dict[str, int]]:
    for label in labels:
        bar_top = top + ABOVE + line_count(label) * LINE + UNDER
        yield {
            "row_top": top,
            "label_y": top + ABOVE + LINE - 4,
            "bar_top": bar_top,
            "bar_y": bar_top + bar // 2,
            "bar_bottom": bar_top + bar,
            "row_bottom": bar_top + bar + BELOW,
        }
        top = bar_top + bar + BELOW


def labels(rows: Rows, *, indent: int = 0, weight: str = "400") -> alt.Chart:
    """The names, from the left; `weight` is an expression of a row."""
    text = alt.Chart(rows.table).mark_text(
        align="left",
        baseline="alphabetic",
        fontSize=BODY,
        fontWeight=alt.ExprRef(weight),
        lineBreak=LINE_BREAK,
        lineHeight=LINE,
    )
    return drawn(text, x=alt.value(indent), y=pixel(alt.Y, "label_y:Q"), text="wrapped:N")


def figures(rows: Rows, column: str, *, strong: bool = True, right: int = 0) -> alt.Chart:
    """Texts beside the bars, ending `right` pixels from the edge."""
    text = alt.Chart(rows.table).mark_text(
        align="right",
        baseline="middle",
        dx=-right,
        fontSize=BODY if strong else SMALL,
        fontWeight=600 if strong else 400,
        opacity=1 if strong else MUTED,
    )
    return drawn(text, x=alt.value("width"), y=pixel(alt.Y, "bar_y:Q"), text=f"{column}:N")


def glyphs(rows: Rows) -> alt.Chart:
    """The standing of each row, before its name."""
    point = alt.Chart(rows.table).mark_point(filled=True, size=85, opacity=1, yOffset=-4.5)
    return drawn(
        point,
        x=alt.value(6),
        y=pixel(alt.Y, "label_y:Q"),
        color=standing_color(),
        shape=standing_shape(),
    )


def tracks(rows: Rows, scale: alt.Scale, unit: str = "%") -> list[alt.Chart]:
    """The whole scale, faint, behind each bar, with a notch at every quarter; 1 is 100 `unit`."""
    base = alt.Chart(rows.table)
    upright = {"y": pixel(alt.Y, "bar_top:Q"), "y2": "bar_bottom:Q"}
    rect = base.mark_rect(color=INK, opacity=0.07)
    notch = base.mark_rule(color=INK, opacity=0.22)
    return [
        drawn(rect, x=alt.value(0), x2=alt.value(rows.right), **upright),
        *(drawn(notch, x=alt.X(datum=at, scale=scale), **upright) for at in QUARTERS),
        rate_axis(rows, scale, unit),
    ]


def rate_axis(rows: Rows, scale: alt.Scale, unit: str = "%") -> alt.Chart:
    """Percentages, or points of a hundred, over the first row, in the room of AXIS pixels."""
    ticks = pd.DataFrame({"at": [0, *QUARTERS]}).assign(
        tick=lambda table: (table["at"] * 100).map("{:.0f}".format) + unit
    )
    words = alt.Chart(ticks).mark_text(
        align=alt.ExprRef("datum.at == 0 ? 'left' : 'center'"),
        fontSize=11,
        opacity=MUTED,
    )
    return drawn(
        words, x=alt.X("at:Q", scale=scale, axis=None), y=alt.value(rows.top - 8), text="tick:N"
    )


def glass(rows: Rows, tooltip: Sequence[alt.Tooltip], field: str = "key") -> alt.Chart:
    """The whole row takes the click."""
    box: dict[str, Any] = {
        "x": alt.value(0),
        "x2": alt.value("width"),
        "y": pixel(alt.Y, "row_top:Q"),
        "y2": "row_bottom:Q",
    }
    return hit_area(rows.table, field, box, tooltip)


def rate_scale(rows: Rows, *columns: str) -> alt.Scale:
    """One scale for all rates: 0 to 100%, more only where a rate is above."""
    tops = [float(rows.table[column].max()) for column in columns]
    return bar_scale(rows, max([1.0, *(top for top in tops if top == top)]))


def bar_scale(rows: Rows, top: float) -> alt.Scale:
    """From 0 to `top`, over the width bars may take."""
    return alt.Scale(domain=[0, top or 1.0], range=[0, rows.right], nice=False)
