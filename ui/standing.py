"""How a figure stands, as people see it: a shape and a word, the colour only beside them."""

from dataclasses import dataclass

from tracking.vocabulary import Standing
from ui.text import as_html


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """The word of a standing and its shape as a character; style.css draws the same shapes."""

    word: str
    sign: str


MARKS = {
    Standing.ON_TRACK: Mark(word="đúng lộ trình", sign="●"),
    Standing.AT_RISK: Mark(word="có nguy cơ", sign="▲"),
    Standing.BEHIND: Mark(word="chậm", sign="■"),
    Standing.NOT_REPORTED: Mark(word="chưa báo cáo", sign="○"),
    Standing.NOT_APPLICABLE: Mark(word="không áp dụng", sign="–"),
}


def standing_text(standing: Standing) -> str:
    """For tables and titles: "■ chậm"."""
    mark = MARKS[standing]
    return f"{mark.sign} {mark.word}"


def standing_html(standing: Standing, words: str = "") -> str:
    """For `st.html`: the drawn shape and the word (or other words for it), in its colour."""
    return (
        f'<span class="standing {standing.value}">{as_html(words or MARKS[standing].word)}</span>'
    )
