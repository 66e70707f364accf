"""Clauses of the directive as they can be read: what is asked, of whom, and what figures say."""

from collections.abc import Sequence

import streamlit as st

from tracking.figures.words import NO_TARGET
from tracking.vocabulary import Standing
from ui import trail
from ui.bullet import bullet_html
from ui.screens.directive import ShownClause, ShownFigure
from ui.standing import standing_html
from ui.text import as_html

NOTHING_DUE = "kỳ này chưa có số so được với chỉ tiêu"


def show_index(clauses: Sequence[ShownClause]) -> None:
    """Every clause by its number and how it stands, in a line; each leads to its place below."""
    links = "".join(
        f'<a href="#diem-{as_html(one.code)}" title="{as_html(one.title)}">'
        f"{standing_html(one.standing, one.code)}</a>"
        for one in clauses
        if one.told
    )
    st.html(f'<nav class="index" aria-label="Các điểm">{links}</nav>')


def show_clauses(clauses: Sequence[ShownClause]) -> None:
    """Each clause on the left, its figures on the right; style.css puts them there.

    All in one piece: sent piece by piece the page costs the server and the browser twice the time.
    """
    st.html(f'<div class="clauses">{"".join(_clause(one) for one in clauses)}</div>')


def _clause(clause: ShownClause) -> str:
    figures = "".join(_figure(one) for one in clause.figures)
    figures += "".join(f'<p class="warn">{as_html(words)}</p>' for words in clause.declared)
    return _words(clause) + (f'<div class="figures">{figures}</div>' if figures else "")


def _figure(one: ShownFigure) -> str:
    """Its name, which leads to its trail, and under it the bar; a plain number is said with it."""
    name = f'<p class="name">{trail.link_html(one.words, one.figure)}</p>'
    bar = bullet_html(one.figure, one.series) if one.figure.indicator.is_rate else ""
    apart = f'<p class="chart-source">{as_html(one.apart)}</p>' if one.apart else ""
    return name + bar + apart


def _words(clause: ShownClause) -> str:
    kind = " untold" if not clause.told else ""
    kind += " alone" if not clause.figures else ""
    who = _who(clause) if clause.told else ""
    moved = "".join(f'<p class="moved">{as_html(text)}</p>' for text in clause.moved)
    sources = "".join(
        f'<p class="chart-source">{as_html(text)}</p>'
        for text in (clause.targets, clause.source)
        if text
    )
    return (
        f'<article class="clause{kind}" id="diem-{as_html(clause.code)}">'
        f"<h3>{as_html(clause.code)} · {as_html(clause.title)}</h3>"
        f"<p>{as_html(clause.obligation)}</p>{who}<p>{_standing(clause)}</p>{moved}{sources}</article>"
    )


def _who(clause: ShownClause) -> str:
    """Whom a clause is given to; those that are only counted by name when it is opened."""
    words = f"Giao: {as_html(clause.who)}"
    if not clause.named:
        return f'<p class="note">{words}</p>'
    names = as_html(", ".join(clause.named))
    return f'<details class="note"><summary>{words}</summary>{names}</details>'


def _standing(clause: ShownClause) -> str:
    """How a clause stands; one that is measured and stands nowhere says why."""
    if not clause.told:
        return ""
    words = clause.not_asked
    if clause.standing is Standing.NOT_APPLICABLE and clause.figures:
        words = NOTHING_DUE if any(one.figure.target for one in clause.figures) else NO_TARGET
    return standing_html(clause.standing, words)
