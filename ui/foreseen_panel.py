"""What a file would change, drawn the same for who sends it and for who accepts it."""

from datetime import UTC, datetime

import streamlit as st

from tracking.vocabulary import Reading
from ui import reads
from ui.headings import note, section, warn
from ui.screens.foreseen import screen
from ui.tables import show_table


def show_foreseen(
    title: str,
    stamp: str,
    reading: Reading,
    *,
    replaces: bool = False,
    received_at: datetime | None = None,
) -> None:
    """Its sentence, its warnings, then figures, rows and copied rows; `stamp` names the reading."""
    shown = screen(reads.key(), stamp, replaces, received_at, reading, datetime.now(UTC))
    section(title, shown.headline)
    for sentence in (*shown.lost, *filter(None, [shown.revised])):
        warn(sentence)
    for sentence in shown.kept:
        note(sentence)
    for key, listing in (
        ("figures", shown.figures),
        ("rows", shown.rows),
        ("copied", shown.copied),
    ):
        if listing.records:
            label = f"{listing.title} ({len(listing.records)})"
            with st.expander(label, expanded=key == "figures"):
                show_table(listing, key=f"foreseen_{key}")
