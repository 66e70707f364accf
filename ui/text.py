"""Text that came from a workbook, made safe for where it is shown: it is data, never a command."""

import html
import re

_MARKS = re.compile(r"[\\`*_{}\[\]#!~|<>$:&@]+")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!~|<>$:&@])")


def as_html(text: object) -> str:
    """For `st.html`: nothing in it is a tag."""
    return html.escape(str(text))


def as_markdown(text: object) -> str:
    """For labels and headings, which Streamlit reads as Markdown: nothing in it is a mark."""
    return _MARKDOWN.sub(r"\\\1", " ".join(str(text).split()))


def as_spoken(text: object) -> str:
    """For a label that is only read aloud, which Streamlit still reads as Markdown: without marks,
    and without the escapes that would be said."""
    return " ".join(_MARKS.sub(" ", str(text)).split())
