"""Links to where a figure comes from, and what the address says of them.

What is asked for stands in the address (`so` the indicator, `cua` the unit, `dong` the row), so
that a link opens the same trail, whatever comes in later; so does a record of a list (`o`), with
nothing but its cells. Values from there are looked up among known ones only.
"""

from collections.abc import Mapping

import streamlit as st

from tracking.figures.figure import Figure
from tracking.figures.words import (
    value_text,
)
from tracking.specs.indicators import indicators
from ui import reads, state
from ui.columns import Listing
from ui.tables import OnPick

FIGURE, OWNER, ROW, RECORD = "so", "cua", "dong", "o"
_NOTHING = dict.fromkeys((FIGURE, OWNER, ROW, RECORD))

ASK = "Số này từ đâu?"


def link_html(words: str, figure: Figure) -> str:
    """For `st.html`: words about a figure that lead to its trail."""
    owner = {OWNER: figure.unit_code} if figure.unit_code else {}
    return state.link_html(words, **{FIGURE: figure.indicator.code}, **owner)


def row(*figures: Figure) -> None:
    """Leads to the trail of each of several figures that somebody told, in one line."""
    links = [link_html(_asked(figure), figure) for figure in figures if figure.shares]
    if links:
        st.html(f'<p class="leads">{"".join(links)}</p>')


def _asked(figure: Figure) -> str:
    value = value_text(figure.indicator, figure.value)
    return f"{figure.indicator.short_label} {value}: {ASK[0].lower()}{ASK[1:]}"


def open_figure(figure: Figure) -> None:
    """Open the trail of a figure."""
    open_of(figure.indicator.code, figure.unit_code)


def open_of(code: object, unit_code: str | None = None) -> None:
    """Open the trail of an indicator, of a unit or of the ministry."""
    state.write({**_NOTHING, FIGURE: str(code), OWNER: unit_code})


def open_record(row: Mapping[str, object]) -> None:
    """Open the cells of a line of a list."""
    state.write({**_NOTHING, RECORD: str(row["at"])})


def opener(listing: Listing, name: str) -> OnPick:
    """Opens the cells of the last line of a list that has the same `name` as what was picked."""
    lines = {line[name]: line for line in listing.records}
    return lambda row: open_record(lines[row[name]])


def close() -> None:
    state.write(_NOTHING)


def lost(key: reads.Key, period: str) -> str:
    """What a reader is told whose address asks for a number or a line that there is not."""
    what = ""
    code, at = st.query_params.get(FIGURE), st.query_params.get(RECORD)
    if code and code not in indicators():
        what = "con số"
    elif not code and at and reads.record(key, period, at) is None:
        what = "dòng"
    return f"Đường dẫn hỏi nguồn của một {what} không có (hoặc không còn) ở đây." if what else ""
