"""How a figure stands, as people see it: a shape and a word, the colour only beside them."""

from tracking.charts.theme import STANDINGS
from tracking.vocabulary import Standing
from ui.text import as_html


def standing_text(standing: Standing) -> str:
    """For tables and titles: "■ chậm"."""
    mark = STANDINGS[standing]
    return f"{mark.glyph} {mark.word}"


def standing_html(standing: Standing, words: str = "") -> str:
    """For `st.html`: the shape style.css draws and the word (or other words for it)."""
    said = as_html(words or STANDINGS[standing].word)
    return f'<span class="standing {standing.value}">{said}</span>'
