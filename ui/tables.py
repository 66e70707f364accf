"""A table to read: searched, a part at a time, in Vietnamese, and taken away as a workbook."""

import contextlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import Any

import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler
from streamlit.elements.lib.column_types import ColumnConfig

from ui import searching
from ui.arrow import pack_once
from ui.columns import Column, Listing
from ui.formats import BLANK, HANOI, MEASURES, Kind, shown
from ui.sources import remembered
from ui.text import as_html
from ui.workbooks import XLSX, file_name, workbook_bytes

ROWS_AT_ONCE = 200
"""More rows only make the page slow; the search and the pages reach the rest."""
_SEARCH_FROM = 12
"""A shorter table is read at a glance."""
_HEAD, _MOST_HEIGHT = 36, 36 * 13
_ROW, _TALL_ROW = 36, 65
"""Heights in pixels; Streamlit breaks running text into lines in rows above 64."""
IN_SIGHT, ROOM = "sight_", "room_"
"""How the keys begin of a table that comes when it is in sight, and of the room kept for it, its
height in pixels behind that; `sight.js` knows them by these."""
_AROUND, _SEARCH_ROOM, _PAGES_ROOM = 86, 56, 48
"""Heights in pixels of what stands around a table: its name and its download, its search, its
pages."""
_LONG = 305
"""Width of running text, in pixels: the figures beside it stay in sight at 1280; on a phone it is
read whole, and the edge of the next column says that there is more."""

Record = Mapping[str, object]
OnPick = Callable[[Record], None]
"""What to do with the row a reader picks; the page is drawn anew after it."""
OnNone = Callable[[str], str]
"""What a reader is told, as HTML, when the words searched for are nowhere."""
NOTHING = "Không có dòng nào."


def show_table(
    listing: Listing,
    *,
    key: str,
    source: str = "",
    on_pick: OnPick | None = None,
    words_in: str | None = None,
    on_none: OnNone = lambda _: NOTHING,
) -> None:
    """The table with its search, its pages and its download; only it is redrawn by them.

    `words_in` names the part of the address where the words searched for live, if they do.
    """
    is_still = on_pick is None and len(listing.records) < _SEARCH_FROM
    draw = _table if is_still else _living_table
    draw(listing, key, source, on_pick, words_in, on_none)


@st.fragment
def show_in_sight(listing: Listing, *, key: str, on_pick: OnPick | None = None) -> None:
    """The table where the reader has to scroll to it: sent when its place comes into sight (or is
    opened by hand), so that the top of the page need not wait for it. Its room is kept for it."""
    count = f"{listing.title}: {shown(len(listing.records), Kind.COUNT)} dòng"
    with st.container(key=f"{ROOM}{_room(listing)}_{key}"):
        place = st.expander(count, key=f"{IN_SIGHT}{key}", on_change="rerun", type="compact")
    if place.open:
        with place:
            show_table(listing, key=key, on_pick=on_pick)


def _room(listing: Listing) -> int:
    """The height in pixels that a table will have with all that stands around it."""
    count = len(listing.records)
    search = _SEARCH_ROOM if count >= _SEARCH_FROM else 0
    pages = _PAGES_ROOM if count > ROWS_AT_ONCE else 0
    return _AROUND + search + pages + _height(min(count, ROWS_AT_ONCE), listing)


def _height(rows: int, listing: Listing) -> int:
    return min(_HEAD + _row_height(listing) * rows, _MOST_HEIGHT + _row_height(listing) // 2) + 2


def _row_height(listing: Listing) -> int:
    return _TALL_ROW if any(column.is_long for column in listing.columns) else _ROW


def _table(
    listing: Listing,
    key: str,
    source: str,
    on_pick: OnPick | None,
    words_in: str | None,
    on_none: OnNone,
) -> None:
    words = _ask(key, words_in) if len(listing.records) >= _SEARCH_FROM else ""
    found = searching.found(listing, words)
    # The pages stand below the rows but say which are shown; without pages no place is kept.
    body = st.container() if len(found) > ROWS_AT_ONCE else contextlib.nullcontext()
    start = _page_start(len(found), key)
    part = found[start : start + ROWS_AT_ONCE]
    with body:
        if part:
            is_whole = found is listing.records
            data = _unsearched(listing, start) if is_whole else styled(part, listing.columns)
            _draw(listing, data, part, f"{key}_{start}", on_pick)
        else:
            st.html(f'<p class="empty">{on_none(words)}</p>')
    _foot(listing, found, key, [_sought(words, listing, found), source])


_living_table = st.fragment(_table)


def _ask(key: str, words_in: str | None) -> str:
    # Found while typing: words first sent by leaving the box would swallow the click on a row.
    words = st.text_input(
        "Tìm trong bảng",
        key=words_in or f"{key}_search",
        bind="query-params" if words_in else None,
        live=True,
        type="search",
        placeholder="Tìm trong bảng (không cần dấu)",
        label_visibility="collapsed",
    )
    return (words or "").strip()


def _page_start(count: int, key: str) -> int:
    pages = -(-count // ROWS_AT_ONCE)
    if pages < 2:
        return 0
    return (st.pagination(pages, key=f"{key}_page_{pages}") - 1) * ROWS_AT_ONCE


@lru_cache(maxsize=64)
def _unsearched(listing: Listing, start: int) -> Styler:
    """A part of the whole table, the same for everybody."""
    return styled(listing.records[start : start + ROWS_AT_ONCE], listing.columns)


def _draw(
    listing: Listing, data: Styler, part: Sequence[Record], key: str, on_pick: OnPick | None
) -> None:
    options: dict[str, Any] = {
        "hide_index": True,
        "column_config": {column.name: _config(column) for column in listing.columns},
        "height": _height(len(part), listing),
        "row_height": _row_height(listing),
        "key": key,
        "alt": listing.title,
        "placeholder": BLANK,
    }
    if on_pick is None:
        st.dataframe(data, **options)
        return
    # Rows only: a cell would be picked by the mere passing of the Tab key. `vi.js` makes a click
    # on the words of a row, and the Enter key, pick the row; it knows these tables by their key.
    options["key"] = f"pick_{key}"
    if st.session_state.pop(f"{key}_picked", False):
        st.session_state[options["key"]] = {"selection": {"rows": []}}
    chosen = st.dataframe(data, on_select="rerun", selection_mode="single-row", **options)
    rows = chosen["selection"]["rows"]
    if rows and rows[0] < len(part):
        # The row is let go again, so that it can be picked once more.
        st.session_state[f"{key}_picked"] = True
        on_pick(part[rows[0]])
        st.rerun()


def styled(records: Sequence[Record], columns: Sequence[Column]) -> Styler:
    """The records as a table whose numbers stay numbers and are written the Vietnamese way."""
    values = pd.DataFrame({column.name: _values(records, column) for column in columns})
    written = pd.DataFrame({column.name: _written(records, column) for column in columns})
    styler = values.style
    # At every drawing Streamlit asks a Styler for each cell, turns the table into text and puts
    # the answers in: here both are known beforehand.
    styler._translate = lambda *_: {}
    object.__setattr__(values, "astype", lambda *_: written)
    pack_once(values)
    pack_once(written)
    return styler


def _written(records: Sequence[Record], column: Column) -> "pd.Series[Any]":
    texts = [shown(record.get(column.name), column.kind) for record in records]
    return pd.Series(texts, dtype="str")


def _values(records: Sequence[Record], column: Column) -> "pd.Series[Any]":
    values = [record.get(column.name) for record in records]
    if column.kind is Kind.TEXT:
        return pd.Series([None if one is None else str(one) for one in values], dtype="str")
    return pd.Series(values, dtype="object" if column.kind is Kind.DATE else "float64")


def _config(column: Column) -> ColumnConfig:
    if column.kind is Kind.TEXT:
        width = _LONG if column.is_long else column.width
        return st.column_config.TextColumn(column.heading, width=width)
    if column.kind is Kind.DATE:
        return st.column_config.DateColumn(column.heading)
    return st.column_config.NumberColumn(column.heading)


def _sought(words: str, listing: Listing, found: Sequence[Record]) -> str:
    """Which search a workbook holds what was found of; nothing where it holds the whole table."""
    if found is listing.records:
        return ""
    return f"Chỉ các dòng tìm thấy với “{words}”: {_count(found, listing)}"


def _count(found: Sequence[Record], listing: Listing) -> str:
    count, total = (shown(len(one), Kind.COUNT) for one in (found, listing.records))
    return f"{count} dòng" if len(found) == len(listing.records) else f"{count} trong {total} dòng"


def _foot(listing: Listing, found: Sequence[Record], key: str, about: Sequence[str]) -> None:
    """How much is shown, and that to take away."""
    count = _count(found, listing)
    measures = {MEASURES[column.kind] for column in listing.columns if column.kind in MEASURES}
    if len(found) > ROWS_AT_ONCE:
        count += "; bấm tiêu đề cột chỉ xếp các dòng của phần đang xem"
    if measures:
        count += f"; số tiền tính bằng {', '.join(measures)}"
    whose: Sequence[str] | None = listing.about
    of: Sequence[str] = ()
    if whose is None:
        whose = remembered(is_of_all=listing.is_of_all)
        of = whose[:2]
    taken = replace(listing, records=found)
    said = [line for line in (*about, *whose) if line]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(f'<p class="chart-source">{as_html(count)}</p>')
        st.download_button(
            "Tải về Excel",
            lambda: workbook_bytes(taken, said, datetime.now(HANOI)),
            file_name=file_name(" - ".join(filter(None, (listing.title, *of))) + ".xlsx"),
            mime=XLSX,
            key=f"{key}_take",
            on_click="ignore",
            type="tertiary",
            icon=":material/download:",
        )
