"""Two versions of one report, held against each other."""

import streamlit as st

from tracking.impact import rows_impact
from tracking.period_codes import period_label
from tracking.store.held import Submission, key_of, versions_of, view_rows
from tracking.vocabulary import VIEW_NAMES
from ui import reads
from ui.columns import Listing
from ui.headings import note
from ui.screens.deliveries import moment
from ui.screens.foreseen import ROWS, row_changes
from ui.tables import show_table


def draw(unit_code: str) -> None:
    """A report that has several versions, two of them, and every field in which they differ."""
    held = versions_of(reads.store(), unit_code)
    reports: dict[tuple[str, ...], list[Submission]] = {}
    for one in held:
        reports.setdefault(key_of(one), []).append(one)
    several = [found for found in reports.values() if len(found) > 1]
    if not several:
        return
    with st.expander("So sánh hai bản đã tiếp nhận của một báo cáo"):
        found = st.selectbox("Báo cáo", several, format_func=_report, key="compared_report")
        left, right = st.columns(2)
        older = left.selectbox("Bản trước", found[1:], format_func=_version, key="compared_old")
        newer = right.selectbox("Bản sau", found, format_func=_version, key="compared_new")
        if older.version >= newer.version:
            note("Chọn bản sau mới hơn bản trước.")
            return
        _differences(older, newer)


def _differences(older: Submission, newer: Submission) -> None:
    before, after = (view_rows(reads.store(), one.view, [one.id]) for one in (older, newer))
    found = rows_impact(newer.view, before, after)
    title = f"{_report([newer])}, bản {older.version} và bản {newer.version}"
    show_table(
        Listing(title=title, columns=ROWS, records=list(row_changes(newer.view, found))),
        key="compared",
    )


def _report(found: list[Submission]) -> str:
    one = found[0]
    return f"{VIEW_NAMES[one.view].capitalize()} {period_label(one.period_code)}"


def _version(one: Submission) -> str:
    return f"Bản {one.version}, tiếp nhận lúc {moment(one.accepted_at)}"
