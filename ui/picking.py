"""What a reader picked in a chart, as a filter of the list below it; it lives in the address."""

from dataclasses import replace
from functools import lru_cache

import streamlit as st

from tracking.figures.figure import Figure
from ui import state, trail
from ui.columns import Listing
from ui.headings import warn
from ui.state import PICKED


def picked(name: str, value: str) -> None:
    """Filter by a value; the same again takes the filter away."""
    choice = f"{name}:{value}"
    state.write({PICKED: None if st.query_params.get(PICKED) == choice else choice})


def picked_unit(listing: Listing, figure: Figure, key: object, name: str = "unit_code") -> None:
    """Filter a list by a unit, or by a unit and a state ("XNK|overdue"); of a unit with no row in
    it, open the trail of what was clicked."""
    value = str(key)
    if _has(listing, name, value):
        picked(name, value)
    else:
        trail.open_of(figure.indicator.code, value.partition("|")[0])


def _has(listing: Listing, name: str, value: str) -> bool:
    return any(str(record.get(name)) == value for record in listing.records)


def matching(listing: Listing) -> tuple[Listing, bool]:
    """The listing as the address filters it, and whether it does; a filter that leaves nothing
    does not, and that is said."""
    name, _, value = st.query_params.get(PICKED, "").partition(":")
    if not name:
        return listing, False
    if not _has(listing, name, value):
        warn("Lựa chọn trong đường dẫn không có (hoặc không còn) dòng nào: đang xem mọi dòng.")
        return listing, False
    return _filtered(listing, name, value), True


def alike(listing: Listing) -> Listing:
    """Another list of what `matching` has filtered, filtered alike: nothing of it may be left."""
    name, _, value = st.query_params.get(PICKED, "").partition(":")
    return _filtered(listing, name, value)


@lru_cache(maxsize=64)
def _filtered(listing: Listing, name: str, value: str) -> Listing:
    records = [record for record in listing.records if str(record.get(name)) == value]
    return replace(listing, records=records)


def reset(words: str) -> None:
    """Say what is filtered, and take the filter away."""
    if st.button(f"{words} – bỏ lọc", key="unpick", type="tertiary"):
        state.write({PICKED: None})
        st.rerun()
