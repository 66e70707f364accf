"""The two axes of a year of rates, and how far a rate may lie from what is drawn on them."""

from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from tracking.charts.theme import ACCENT
from tracking.charts.timeline import isodate, month_axis


@dataclass(frozen=True, slots=True, kw_only=True)
class Plane:
    """The two axes all layers share."""

    year: int
    top: float

    def x(self, column: str = "day") -> alt.X:
        axis = month_axis(self.year)
        return alt.X(f"{column}:T", scale=alt.Scale(nice=False), axis=axis)

    def y(self, column: str) -> alt.Y:
        scale = alt.Scale(domain=[0, self.top], nice=False)
        return alt.Y(f"{column}:Q", scale=scale, axis=alt.Axis(format=".0%", tickCount=5))


def band_marks(bands: pd.DataFrame | None, plane: Plane) -> list[alt.Chart]:
    """An upright line with ends: as far as the rate may lie from what is drawn."""
    if bands is None or bands.empty:
        return []
    base = alt.Chart(bands.assign(day=isodate(bands["day"]))).encode(x=plane.x())
    look: dict[str, Any] = {"color": ACCENT, "strokeWidth": 2}
    return [
        base.mark_rule(**look).encode(y=plane.y("low"), y2="high:Q"),
        *(
            base.mark_tick(color=ACCENT, thickness=2, size=12, orient="horizontal").encode(
                y=plane.y(side)
            )
            for side in ("low", "high")
        ),
    ]
