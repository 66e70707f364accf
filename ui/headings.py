"""The words a page opens with: its answer, its sections, and what it says when there is nothing."""

from collections.abc import Iterable

import streamlit as st

from ui.text import as_html


def answer(headline: str, beneath: str = "") -> None:
    """The page's title, which is its answer, and a line beneath it."""
    below = _beneath(beneath) if beneath else ""
    st.html(f'<h1 class="answer">{as_html(headline)}</h1>{below}')


def beside(text: str) -> None:
    """The line beneath the answer where something stands beside it: as wide as its words."""
    st.html(_beneath(text), width="content")


def _beneath(text: str) -> str:
    return f'<p class="beneath">{as_html(text)}</p>'


def section(title: str, beneath: str = "") -> None:
    """The title of a part of a page, and a quiet line that explains it."""
    below = _note(beneath) if beneath else ""
    st.html(f'<h2 class="section">{as_html(title)}</h2>{below}')


def note(text: str) -> None:
    """A quiet line that explains what stands above or below it."""
    st.html(_note(text))


def _note(text: str) -> str:
    return f'<p class="note">{as_html(text)}</p>'


def facts(lines: Iterable[str]) -> None:
    """Sentences that are read whole, each on a line of its own."""
    said = "".join(f"<li>{as_html(line)}</li>" for line in lines)
    st.html(f'<ul class="facts">{said}</ul>')


def particulars(lines: Iterable[tuple[str, str]]) -> None:
    """Lines of name and value, to read or to print."""
    rows = "".join(
        f'<tr><th scope="row">{as_html(name)}</th><td>{as_html(value)}</td></tr>'
        for name, value in lines
    )
    st.html(f'<table class="receipt">{rows}</table>')


def empty() -> None:
    """Nothing has been accepted yet: where figures come from."""
    answer(
        "Chưa có báo cáo nào được tiếp nhận",
        "Đơn vị gửi ở trang Gửi báo cáo, đầu mối tiếp nhận ở trang Tiếp nhận; số liệu hiện ở đây "
        "ngay sau đó.",
    )


def moved(text: str) -> None:
    """That what figures are measured by was changed, where it was."""
    if text:
        st.html(f'<p class="moved">{as_html(text)}</p>')


def warn(text: str) -> None:
    """A sentence a reader must not miss."""
    st.html(f'<p class="warn">{as_html(text)}</p>')
