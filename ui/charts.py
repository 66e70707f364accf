"""A chart with its message, its source, its table and a click that leads on."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import streamlit as st
from streamlit.dataframe_util import convert_anything_to_arrow_bytes
from streamlit.elements import vega_charts

from tracking.charts.frame import EMPTY
from ui import chart_pictures
from ui.columns import Listing
from ui.tables import OnPick, show_table
from ui.text import as_html

# A pure function of the text of a spec, a third of what drawing a chart costs the server.
vega_charts._stabilize_vega_json_spec = lru_cache(maxsize=512)(
    vega_charts._stabilize_vega_json_spec
)

_PADDING = 8
PICK = "chon"
"""The name of the point selection of a chart that can be clicked."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ChartView:
    """A chart ready to show: `title` is its message, `subtitle` what is plotted, `source` the
    state, coverage and day of its data; `listing` the same as a table. `key` is the key as HTML,
    where the page draws it and not the spec; `keyed` then is the spec with its key, for a picture.

    `spec` is Vega-Lite as a dict, made once for a state of the store; never change it.
    """

    spec: Mapping[str, Any]
    key: str = ""
    keyed: Mapping[str, Any] | None = None
    title: str
    subtitle: str
    source: str
    listing: Listing

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return EMPTY in self.spec.get("usermeta", {})

    @property
    def room(self) -> int:
        """Its height in pixels, nearly: kept free until it is drawn (`sight.js`)."""
        return int(self.spec["height"]) + _PADDING


@st.fragment
def show_chart(
    view: ChartView,
    *,
    key: str,
    on_pick: OnPick | None = None,
    with_table: bool = True,
    level: int = 2,
) -> None:
    """The chart; `on_pick` is given what the reader clicked, when the spec has a `pick`. Where
    there is nothing to draw a sentence says so: no frame, no source, no table of nothing.

    `with_table` is False where the table needs more room and follows by `show_beneath`; `level` of
    its heading is 3 where a section holds it.
    """
    below = view.spec["description"] if view.is_empty else view.subtitle
    notation = "" if view.is_empty else view.key
    st.html(
        f'<h{level} class="chart-title" data-room="{view.room}">{as_html(view.title)}</h{level}>'
        f'<p class="chart-subtitle">{as_html(below)}</p>{notation}'
    )
    if view.is_empty:
        return
    _draw(view, key, on_pick)
    st.html(f'<p class="chart-source">{as_html(view.source)}</p>')
    if with_table:
        _table(view.listing, key, view.source, view=view)


@st.fragment
def show_beneath(
    listing: Listing,
    *,
    key: str,
    source: str = "",
    on_pick: OnPick | None = None,
    words: str = "Bảng số liệu",
    view: ChartView | None = None,
) -> None:
    """The table of what is drawn above it, opened when asked for; of a chart also its picture."""
    _table(listing, key, source, on_pick, words, view)


def _table(
    listing: Listing,
    key: str,
    source: str = "",
    on_pick: OnPick | None = None,
    words: str = "Bảng số liệu",
    view: ChartView | None = None,
) -> None:
    words += ", ảnh" if view else ""
    table = st.expander(words, key=f"{key}_table", on_change="rerun", type="compact")
    if table.open:
        with table:
            show_table(listing, key=f"{key}_data", source=source, on_pick=on_pick)
            if view:
                about = (view.subtitle, view.source)
                chart_pictures.offer(view.keyed or view.spec, view.title, about, key)


def _draw(view: ChartView, key: str, on_pick: OnPick | None) -> None:
    spec = _packed(view)
    if on_pick is None:
        st.vega_lite_chart(spec, key=key, theme=None)
        return
    # A mark that stays selected cannot be clicked again: after each click the chart is a new one.
    clicks = st.session_state.setdefault(f"{key}_clicks", 0)
    state = st.vega_lite_chart(
        spec, key=f"{key}_{clicks}", theme=None, on_select="rerun", selection_mode=PICK
    )
    points = state["selection"].get(PICK)
    if points:
        st.session_state[f"{key}_clicks"] = clicks + 1
        on_pick(points[0])
        st.rerun()


@lru_cache(maxsize=256)
def _packed(view: ChartView) -> dict[str, Any]:
    """The spec as it is sent: its tables packed once, not at every drawing; it tells who cannot
    see it what it shows."""
    datasets = view.spec.get("datasets", {})
    packed = {name: convert_anything_to_arrow_bytes(rows) for name, rows in datasets.items()}
    return {"description": view.title, **view.spec, "datasets": packed}
