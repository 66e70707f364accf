"""Which procedures are ready online and yet have not had a single case?"""

from dataclasses import dataclass

import altair as alt
import pandas as pd

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
from tracking.charts.symbols import DOT, HOLLOW_SQUARE, SQUARE
from tracking.charts.theme import ACCENT, INK, MUTED, SMALL
from tracking.charts.wording import LINE_BREAK, line_count, wrap

USED, UNUSED, OFFLINE = (
    "có hồ sơ trực tuyến",
    "sẵn sàng, chưa có hồ sơ trực tuyến",
    "chưa trực tuyến",
)
_HOLLOW = "#C43D00"
_LOOKS = {USED: (SQUARE, ACCENT), UNUSED: (HOLLOW_SQUARE, _HOLLOW), OFFLINE: (DOT, INK)}
_PITCH, _LINE, _GAP = 19, 17, 12
_LEFT = 88
_TOOLTIP = [
    alt.Tooltip("name:N", title="Thủ tục"),
    alt.Tooltip("unit_label:N", title="Đơn vị"),
    alt.Tooltip("level_label:N", title="Mức độ"),
    alt.Tooltip("state:N", title="Hồ sơ"),
]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Where everything lies, in pixels: one row a square, a unit, a level."""

    squares: pd.DataFrame
    units: pd.DataFrame
    levels: pd.DataFrame
    height: int


def squares_chart(table: pd.DataFrame, per_line: int = 20) -> alt.LayerChart:
    """Every procedure a square: filled when used, hollow when ready but unused, else a dot.

    Columns: key, unit_label, level_label, name, has_cases, ready, index (order within unit and
    level). Units and levels stay in the order of their first row. Squares shrink where `per_line`
    of them would not fit.
    """
    if table.empty:
        return blank("key")
    said = _said(table)
    key = [KeyItem(shape, word, color) for word, (shape, color) in _LOOKS.items()]
    sheet = _lay_out(said, per_line, key_height(key))
    squares = _spread(sheet.squares, per_line)
    layers = [*key_layers(key), *_names(sheet, per_line), _marks(squares), _glass(squares)]
    return finish(layers, height=sheet.height, description=_description(said))


def _said(table: pd.DataFrame) -> pd.DataFrame:
    used, ready = table["has_cases"].astype(bool), table["ready"].astype(bool)
    state = used.map({True: USED, False: UNUSED}).where(used | ready, OFFLINE)
    return table.assign(
        state=state,
        shape=[_LOOKS[one][0] for one in state],
        color=[_LOOKS[one][1] for one in state],
        alt=table["name"].astype(str) + ": " + state,
    )


def _lay_out(said: pd.DataFrame, per_line: int, top: int) -> _Sheet:
    units, levels, squares = [], [], []
    for name, unit in said.groupby("unit_label", sort=False):
        wrapped = wrap(str(name), 34)
        units.append({"y": top + _LINE, "text": wrapped, "summary": _summary(unit)})
        top += line_count(wrapped) * _LINE + 8
        for label, level in unit.groupby("level_label", sort=False):
            short = wrap(str(label), 12)
            levels.append({"y": top + _LINE - 5, "text": short})
            squares.append(_block(level.sort_values("index"), per_line, top))
            lines = max(-(-len(level) // per_line) * _PITCH, line_count(short) * 14)
            top += lines + 4
        top += _GAP
    return _Sheet(pd.concat(squares), pd.DataFrame(units), pd.DataFrame(levels), top)


def _summary(unit: pd.DataFrame) -> str:
    idle = int((unit["state"] == UNUSED).sum())
    return f"{idle} chưa có" if idle else "✓"


def _block(level: pd.DataFrame, per_line: int, top: int) -> pd.DataFrame:
    places = range(len(level))
    return level.assign(
        column=[place % per_line for place in places],
        y=[top + place // per_line * _PITCH + _PITCH / 2 for place in places],
    )


def _spread(squares: pd.DataFrame, per_line: int) -> alt.Chart:
    pitch = f"min({_PITCH}, (width - {_LEFT}) / {per_line})"
    return alt.Chart(squares).transform_calculate(
        left=f"{_LEFT} + datum.column * {pitch}",
        right=f"{_LEFT} + (datum.column + 1) * {pitch}",
        x=f"{_LEFT} + (datum.column + 0.5) * {pitch}",
        top=f"datum.y - {_PITCH / 2}",
        bottom=f"datum.y + {_PITCH / 2}",
        side=f"pow({pitch} * 0.98, 2)",
    )


def _names(sheet: _Sheet, per_line: int) -> list[alt.Chart]:
    units, levels = alt.Chart(sheet.units), alt.Chart(sheet.levels)
    name = units.mark_text(
        align="left", baseline="alphabetic", fontWeight=600, lineBreak=LINE_BREAK, lineHeight=_LINE
    )
    note = units.mark_text(align="right", baseline="alphabetic", fontSize=SMALL, color=INK)
    level = levels.mark_text(
        align="left",
        baseline="alphabetic",
        fontSize=SMALL,
        opacity=MUTED,
        lineBreak=LINE_BREAK,
        lineHeight=14,
    )
    edge = alt.ExprRef(f"min(width, {_LEFT + per_line * _PITCH})")
    y = pixel(alt.Y, "y:Q")
    return [
        drawn(name, x=alt.value(0), y=y, text="text:N"),
        drawn(note, x=alt.value(edge), y=y, text="summary:N"),
        drawn(level, x=alt.value(0), y=y, text="text:N"),
    ]


def _marks(squares: alt.Chart) -> alt.Chart:
    return drawn(
        squares.mark_point(filled=True, opacity=1),
        x=pixel(alt.X, "x:Q"),
        y=pixel(alt.Y, "y:Q"),
        shape=pixel(alt.Shape, "shape:N"),
        color=pixel(alt.Color, "color:N"),
        size=alt.Size("side:Q", scale=None, legend=None),
    )


def _glass(squares: alt.Chart) -> alt.Chart:
    box = {
        "x": pixel(alt.X, "left:Q"),
        "x2": "right:Q",
        "y": pixel(alt.Y, "top:Q"),
        "y2": "bottom:Q",
    }
    return hit_area(squares, "key", box, _TOOLTIP)


def _description(said: pd.DataFrame) -> str:
    counted = said["state"].value_counts()
    words = ", ".join(f"{counted.get(word, 0)} {word}" for word in _LOOKS)
    return f"{len(said)} thủ tục của {said['unit_label'].nunique()} đơn vị: {words}."
