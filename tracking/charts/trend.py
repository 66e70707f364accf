"""How does an indicator move over time, against its target and its milestones?"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import altair as alt
import pandas as pd

from tracking.charts.frame import KeyItem, blank, drawn, finish, key_height, key_layers
from tracking.charts.symbols import CIRCLE_LINE, DASHES, HOLLOW_DIAMOND, THIN_LINE
from tracking.charts.theme import ACCENT, INK, PREVIOUS
from tracking.charts.timeline import isodate, strips
from tracking.charts.wording import percent, sentence

CURRENT, BEFORE = "current", "previous"
_HEIGHT = 240
_TOOLTIP = [
    alt.Tooltip("label:N", title="Kỳ"),
    alt.Tooltip("text:N", title="Giá trị"),
    alt.Tooltip("before_text:N", title="Cùng kỳ năm trước"),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plane:
    """The two axes all layers share."""

    low: float
    high: float
    rate: bool
    marks: Mapping[date, str]
    """What the axis says of each day that has a figure."""

    def x(self, column: str = "period") -> alt.X:
        names = {day.isoformat(): mark for day, mark in self.marks.items()}
        axis = alt.Axis(
            values=[alt.DateTime(year=on.year, month=on.month, date=on.day) for on in self.marks],
            labelExpr=f"{json.dumps(names)}[timeFormat(datum.value, '%Y-%m-%d')]",
            labelOverlap="greedy",
            labelSeparation=6,
            grid=False,
        )
        return alt.X(f"{column}:T", axis=axis, scale=alt.Scale(nice=False))

    def y(self, column: str = "value") -> alt.Y:
        shown = ".0%" if self.rate else ",~f"
        scale = alt.Scale(domain=[self.low, self.high], nice=not self.rate)
        return alt.Y(f"{column}:Q", scale=scale, axis=alt.Axis(format=shown, tickCount=4))


def _marks(table: pd.DataFrame) -> Iterator[tuple[pd.Timestamp, str]]:
    return zip(table["period"], table["mark"], strict=True)


def _plane(
    now: pd.DataFrame,
    before: pd.DataFrame,
    target: float | None,
    steps: pd.DataFrame,
    rate: bool,
) -> _Plane:
    levels = [*now["value"].dropna(), *before["value"].dropna(), *steps["value"]]
    levels += [] if target is None else [target]
    top = max(levels)
    marks = {on.date(): mark for table in (before, now) for on, mark in _marks(table)}
    return _Plane(
        low=min(0.0, *levels),
        high=max(1.0, top) * 1.04 if rate else top * 1.1 or 1.0,
        rate=rate,
        marks=dict(sorted(marks.items())),
    )


def trend_chart(
    table: pd.DataFrame,
    target: float | None = None,
    milestones: pd.DataFrame | None = None,
    *,
    rate: bool = True,
) -> alt.LayerChart:
    """An indicator over time from 0; the year before lighter, laid on the same months.

    Columns: period (day), label, mark (on the axis), value, text, optional series ("current" or
    "previous"); milestones: period, value, text. A missing value breaks the line. `rate`: values
    are 0-1. A click selects `label`.
    """
    if table["value"].notna().sum() == 0:
        return blank("label")
    now, before = _years(table)
    steps = _steps_of(milestones)
    plane = _plane(now, before, target, steps, rate)
    key = _key(now, before, steps, target)
    layers = [
        *key_layers(key, top=-key_height(key) - 8, left=-34),
        *_target(target, plane, rate),
        *_before(before, plane),
        *_milestones(steps, plane),
        *_now(now, target, plane),
        strips(now, "period", "label", plane.x, _TOOLTIP),
    ]
    return finish(layers, height=_HEIGHT, description=_description(now, target, rate))


def _years(table: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """This year's rows and last year's, the latter moved to the same months."""
    series = table["series"] if "series" in table else pd.Series(CURRENT, index=table.index)
    table = table.assign(period=pd.to_datetime(table["period"]))
    now, before = table[series != BEFORE], table[series == BEFORE]
    before = before.assign(period=before["period"] + pd.DateOffset(years=1))
    texts = before.set_index("period")["text"] if len(before) else pd.Series(dtype=object)
    now = now.assign(before_text=now["period"].map(texts).astype(object).fillna("–"))
    said = now[["label", "text"]].itertuples(index=False)
    return now.assign(alt=[sentence(line) for line in said]), before


def _steps_of(milestones: pd.DataFrame | None) -> pd.DataFrame:
    if milestones is None or milestones.empty:
        return pd.DataFrame({"period": [], "value": [], "text": []})
    return milestones.assign(period=isodate(milestones["period"]))


def _key(
    now: pd.DataFrame, before: pd.DataFrame, steps: pd.DataFrame, target: float | None
) -> list[KeyItem]:
    key = [KeyItem(CIRCLE_LINE, "thực hiện", ACCENT)]
    key += [KeyItem(THIN_LINE, "cùng kỳ năm trước", PREVIOUS)] if len(before) else []
    key += [KeyItem(DASHES, "chỉ tiêu")] if target is not None else []
    return key + ([KeyItem(HOLLOW_DIAMOND, "mốc lộ trình")] if len(steps) else [])


def _now(now: pd.DataFrame, target: float | None, plane: _Plane) -> list[alt.Chart]:
    """This year's line; its last figure on the side that is away from the target."""
    table = now.assign(period=isodate(now["period"]))
    base = alt.Chart(table).encode(x=plane.x(), y=plane.y())
    last = alt.Chart(table[table["value"].notna()].tail(1)).encode(x=plane.x(), y=plane.y())
    ends = table["value"].dropna()
    below = target is not None and ends.iloc[-1] < target and ends.iloc[-1] > 0.2 * target
    words = last.mark_text(
        align="right", dx=4, dy=20 if below else -16, fontSize=15, fontWeight=700, color=INK
    )
    return [
        base.mark_line(color=ACCENT),
        base.mark_point(filled=True, color=ACCENT, opacity=1, size=45),
        drawn(words, text="text:N"),
    ]


def _before(before: pd.DataFrame, plane: _Plane) -> list[alt.Chart]:
    if before.empty:
        return []
    table = before.assign(period=isodate(before["period"]))
    line = alt.Chart(table).mark_line(color=PREVIOUS, strokeWidth=2)
    return [drawn(line, x=plane.x(), y=plane.y())]


def _target(target: float | None, plane: _Plane, rate: bool) -> list[alt.Chart]:
    if target is None:
        return []
    table = pd.DataFrame({"value": [target]})
    rule = alt.Chart(table).mark_rule(color=INK, strokeDash=[6, 4], strokeWidth=1.5)
    return [drawn(rule, y=plane.y())]


def _milestones(steps: pd.DataFrame, plane: _Plane) -> list[alt.Chart]:
    if steps.empty:
        return []
    base = alt.Chart(steps).encode(x=plane.x(), y=plane.y())
    return [
        base.mark_point(shape="diamond", size=120, stroke=INK, strokeWidth=1.6),
        base.mark_text(dy=-15, fontSize=12).encode(text="text:N"),
    ]


def _description(now: pd.DataFrame, target: float | None, rate: bool) -> str:
    known = now[now["value"].notna()]
    if known.empty:
        return "Diễn biến theo thời gian; năm nay chưa có số liệu."
    first, last = known.iloc[0], known.iloc[-1]
    aim = f"; chỉ tiêu {percent(target)}" if rate and target is not None else ""
    start, end = (f"{one['text']} ({one['label']})" for one in (first, last))
    return f"Diễn biến từ {start} đến {end}{aim}."
