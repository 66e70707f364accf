"""What a reader picked in a chart, as a filter of the list below it; it lives in the address."""

from dataclasses import replace
from functools import lru_cache

import streamlit as st

from ui import state
from ui.columns import Listing
from ui.headings import warn

PICKED = "loc"
"""The part of the address: a name in the records and the value it must have, "age:0–15 ngày"."""


def picked(name: str, value: str) -> None:
    """Filter by a value; the same again takes the filter away."""
    choice = f"{name}:{value}"
    state.write({PICKED: None if st.query_params.get(PICKED) == choice else choice})


def picked_state(key: str) -> None:
    """Filter by a unit, or by a unit and a state ("XNK|overdue")."""
    picked("in_state" if "|" in key else "unit_code", key)


def matching(listing: Listing) -> tuple[Listing, bool]:
    """The listing as the address filters it, and whether it does; a filter that leaves nothing
    does not, and that is said."""
    name, _, value = st.query_params.get(PICKED, "").partition(":")
    if not name:
        return listing, False
    if not any(str(record.get(name)) == value for record in listing.records):
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
