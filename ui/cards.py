"""A figure at a glance: its value, what was expected, how it moved, how it stands, how complete."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from tracking.vocabulary import Standing
from ui.standing import standing_html
from ui.text import as_html
from ui.trend import trend_html


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What a card says, already in Vietnamese: "47,5%", "cần 62% đến nay", "tăng 3,1 điểm".

    `beside` is the figure that must never be missing beside this one.

    `trend` are the last values, oldest first, None where nothing was reported; `target` is in
    the same scale.
    """

    label: str
    value: str
    standing: Standing
    beside: str = ""
    expected: str = ""
    change: str = ""
    coverage: str = ""
    trend: Sequence[float | None] = ()
    target: float | None = None


def show_cards(cards: Sequence[str]) -> None:
    """Cards made by `card_html` side by side, or one below the other on a phone."""
    st.html(f'<div class="cards">{"".join(cards)}</div>')


def card_html(card: Card, *leads: str) -> str:
    """The card; every word of it is escaped. `leads` are the links at its foot, as HTML."""
    # What has no target stands nowhere: why is said in the place of how.
    open_words = card.expected if card.standing is Standing.NOT_APPLICABLE else ""
    expected = "" if open_words or not card.expected else f" – {as_html(card.expected)}"
    lines = "".join(
        f'<p class="line{quiet}">{as_html(text)}</p>'
        for text, quiet in ((card.change, ""), (card.coverage, " quiet"))
        if text
    )
    beside = f'<p class="beside">{as_html(card.beside)}</p>' if card.beside else ""
    foot = f'<p class="leads">{"".join(leads)}</p>' if leads else ""
    return (
        f'<section class="card"><p class="label">{as_html(card.label)}</p>'
        f'<div class="top"><p class="value">{as_html(card.value)}</p>'
        f"{beside}{trend_html(card.trend, card.target)}</div>"
        f"<p>{standing_html(card.standing, open_words)}{expected}</p>{lines}{foot}</section>"
    )
