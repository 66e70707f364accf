"""How do days lie on a chart: months that read in Vietnamese, and strips that take a click."""

from calendar import monthrange
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

import altair as alt
import pandas as pd

from tracking.charts.frame import hit_area

_NARROW = 420


def isodate(days: "Iterable[Any]") -> "pd.Series[str]":
    """Days as text that a browser reads as its own midnight, whatever its time zone."""
    series = days if isinstance(days, pd.Series) else pd.Series(list(days))
    return pd.to_datetime(series).dt.strftime("%Y-%m-%dT00:00:00")


def month_axis(year: int) -> alt.Axis:
    """Months of a year and January of the next, each written at its last day."""
    ends = [(year, month) for month in range(1, 13)] + [(year + 1, 1)]
    mark = f"year(datum.value) > {year} ? '/{(year + 1) % 100:02d}' : ''"
    # A phone has room for every other month: which those are is not left to chance.
    label = (
        f"width < {_NARROW} && month(datum.value) % 2 ? '' : "
        f"'T' + (month(datum.value) + 1) + ({mark})"
    )
    return alt.Axis(
        values=[
            alt.DateTime(year=one, month=month, date=monthrange(one, month)[1])
            for one, month in ends
        ],
        labelExpr=label,
        labelFlush=False,
        labelOverlap="greedy",
        labelSeparation=5,
        gridOpacity=0.07,
    )


def edges(days: Sequence[date]) -> list[pd.Timestamp]:
    """Where the strip of each day begins and the last ends: half-way between neighbours."""
    moments = [pd.Timestamp(day) for day in days]
    if len(moments) == 1:
        return [moments[0] - pd.Timedelta(days=10), moments[0] + pd.Timedelta(days=10)]
    middles = [one + (other - one) / 2 for one, other in zip(moments, moments[1:], strict=False)]
    first, last = moments[0] - (middles[0] - moments[0]), moments[-1] + (moments[-1] - middles[-1])
    return [first, *middles, last]


def strips(
    table: pd.DataFrame,
    day: str,
    field: str,
    x: Callable[[str], alt.X],
    tooltip: Sequence[alt.Tooltip],
) -> alt.Chart:
    """A strip of glass for each row, a day apart from its neighbours; rows in order of time."""
    cuts = isodate(edges(list(table[day])))
    placed = table.assign(
        strip_from=list(cuts[:-1]), strip_to=list(cuts[1:]), **{day: list(isodate(table[day]))}
    )
    box = {"x": x("strip_from"), "x2": "strip_to:T", "y": alt.value(0), "y2": alt.value("height")}
    return hit_area(placed, field, box, tooltip)
