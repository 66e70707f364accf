"""How a figure stands, as people see it: a shape and a word, the colour only beside them."""

from dataclasses import dataclass

from tracking.vocabulary import Standing
from ui.text import as_html

_DOT = '<circle cx="6" cy="6" r="5"/>'
_TRIANGLE = '<path d="M6 1 11.5 11H.5z"/>'
_SQUARE = '<path d="M1 1h10v10H1z"/>'
_RING = '<circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" stroke-width="2"/>'
_DASH = '<path d="M1 5h10v2H1z"/>'


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """The word of a standing, its shape as a character and as a drawing."""

    word: str
    sign: str
    shape: str


MARKS = {
    Standing.ON_TRACK: Mark(word="đúng lộ trình", sign="●", shape=_DOT),
    Standing.AT_RISK: Mark(word="có nguy cơ", sign="▲", shape=_TRIANGLE),
    Standing.BEHIND: Mark(word="chậm", sign="■", shape=_SQUARE),
    Standing.NOT_REPORTED: Mark(word="chưa báo cáo", sign="○", shape=_RING),
    Standing.NOT_APPLICABLE: Mark(word="không áp dụng", sign="–", shape=_DASH),
}


def standing_text(standing: Standing) -> str:
    """For tables and titles: "■ chậm"."""
    mark = MARKS[standing]
    return f"{mark.sign} {mark.word}"


def standing_html(standing: Standing, words: str = "") -> str:
    """For `st.html`: the drawn shape and the word (or other words for it), in its colour."""
    mark = MARKS[standing]
    return (
        f'<span class="standing {standing.value}">'
        f'<svg viewBox="0 0 12 12" aria-hidden="true">{mark.shape}</svg>'
        f"{as_html(words or mark.word)}</span>"
    )
