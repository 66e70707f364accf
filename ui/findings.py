"""The findings of a draft, each whole: a list of plain HTML, which a phone breaks into lines."""

from collections.abc import Sequence

import streamlit as st

from tracking.quantities import format_vi
from ui.screens.draft import FoundCard
from ui.text import as_html

MOST = 100
"""A file with more is mended by its marked copy; more of them only make the page slow."""


def show_findings(cards: Sequence[FoundCard]) -> None:
    """The findings as a list, those beyond `MOST` counted."""
    items = "".join(map(_item, cards[:MOST]))
    more = len(cards) - MOST
    rest = (
        f"Và {format_vi(more)} phát hiện khác: tải tệp có đánh dấu để xem đủ." if more > 0 else ""
    )
    below = f'<p class="note">{as_html(rest)}</p>' if rest else ""
    st.html(f'<ul class="findings" role="list">{items}</ul>{below}')


def _item(card: FoundCard) -> str:
    parts = (
        f"<h3>{as_html(card.title)}</h3>",
        f"<p>{as_html(card.what)}</p>",
        f"<p><strong>Cách sửa:</strong> {as_html(card.action)}</p>" if card.action else "",
        f'<p class="example">Ví dụ: {as_html(card.example)}</p>' if card.example else "",
    )
    return f'<li class="{as_html(card.kind)}">{"".join(parts)}</li>'
