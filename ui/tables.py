"""A table to read: searched, a part at a time, in Vietnamese, and taken away as a workbook."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache, partial
from typing import cast

import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler
from streamlit.elements.arrow import DataframeState

from tracking.text import fold
from ui.columns import Column, Listing
from ui.formats import Kind, shown
from ui.frame import HANOI
from ui.text import as_html
from ui.workbooks import XLSX, workbook_bytes

ROWS_AT_ONCE = 200
"""More rows only make the page slow; the search and the pages reach the rest."""
_SEARCH_FROM = 12
"""A shorter table is read at a glance."""
_ROW, _MOST_ROWS = 36, 12

Record = Mapping[str, object]
OnPick = Callable[[Record], None]
"""What to do with the row a reader picks; the page is drawn anew after it."""


@st.fragment
def show_table(
    listing: Listing, *, key: str, source: str = "", on_pick: OnPick | None = None
) -> None:
    """The table with its search, its pages and its download; only it is redrawn by them."""
    found = _search(listing, key) if len(listing.records) >= _SEARCH_FROM else listing.records
    start = _page_start(len(found), key)
    part = found[start : start + ROWS_AT_ONCE]
    if part:
        _draw(listing, part, f"{key}_{start}", on_pick)
    else:
        st.html('<p class="empty">Không có dòng nào.</p>')
    _foot(listing, len(found), key, source)


def _search(listing: Listing, key: str) -> Sequence[Record]:
    words = st.text_input(
        "Tìm trong bảng",
        key=f"{key}_search",
        type="search",
        placeholder="Tìm trong bảng (không cần dấu)",
        label_visibility="collapsed",
    )
    wanted = fold(words or "").split()
    if not wanted:
        return listing.records
    pairs = zip(listing.records, _folded(listing), strict=True)
    return [record for record, text in pairs if all(word in text for word in wanted)]


@lru_cache(maxsize=32)
def _folded(listing: Listing) -> list[str]:
    """The words of each row, without marks and capitals, as they are searched."""
    names = [column.name for column in listing.columns if column.kind is Kind.TEXT]
    return [
        fold(" ".join(str(record.get(name, "")) for name in names)) for record in listing.records
    ]


def _page_start(count: int, key: str) -> int:
    pages = -(-count // ROWS_AT_ONCE)
    if pages < 2:
        return 0
    return (st.pagination(pages, key=f"{key}_page_{pages}") - 1) * ROWS_AT_ONCE


def _draw(listing: Listing, part: Sequence[Record], key: str, on_pick: OnPick | None) -> None:
    state = st.dataframe(
        styled(part, listing.columns),
        hide_index=True,
        column_config={column.heading: _config(column) for column in listing.columns},
        height=_ROW * (min(len(part), _MOST_ROWS) + 1) + 2,
        row_height=_ROW,
        key=key,
        on_select="rerun" if on_pick else "ignore",
        selection_mode="single-row",
        alt=listing.title,
    )
    if on_pick:
        rows = cast(DataframeState, state)["selection"]["rows"]
        hand_on(part[rows[0]] if rows and rows[0] < len(part) else None, key, on_pick)


def hand_on(picked: Record | None, key: str, on_pick: OnPick) -> None:
    """Give a newly picked record to whom it concerns, once, and draw the page anew."""
    memory = f"{key}_picked"
    if st.session_state.get(memory) == picked:
        return
    st.session_state[memory] = picked
    if picked is not None:
        on_pick(picked)
        st.rerun()


def styled(records: Sequence[Record], columns: Sequence[Column]) -> Styler:
    """The records as a table whose numbers stay numbers and are written the Vietnamese way."""
    data = {
        column.heading: pd.Series(
            [record.get(column.name) for record in records], dtype=_dtype(column)
        )
        for column in columns
    }
    formats = {column.heading: partial(shown, kind=column.kind) for column in columns}
    return pd.DataFrame(data).style.format(formats)


def _dtype(column: Column) -> str:
    return "object" if column.kind in (Kind.TEXT, Kind.DATE) else "float64"


def _config(column: Column) -> object:
    if column.kind is Kind.TEXT:
        return st.column_config.TextColumn(width="large" if column.is_long else None)
    if column.kind is Kind.DATE:
        return st.column_config.DateColumn()
    return st.column_config.NumberColumn()


def _foot(listing: Listing, found: int, key: str, source: str) -> None:
    """How much is shown, and the whole to take away."""
    left, right = st.columns([3, 1], vertical_alignment="center")
    total = len(listing.records)
    count = f"{shown(found, Kind.COUNT)} dòng"
    if found < total:
        count = f"{shown(found, Kind.COUNT)} trong {shown(total, Kind.COUNT)} dòng"
    left.html(f'<p class="chart-source">{as_html(count)}</p>')
    right.download_button(
        "Tải về Excel",
        lambda: workbook_bytes(listing, source, datetime.now(HANOI)),
        file_name=f"{listing.title}.xlsx",
        mime=XLSX,
        key=f"{key}_take",
        on_click="ignore",
        width="stretch",
    )
