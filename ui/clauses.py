"""Clauses of the directive as they can be read: what is asked, of whom, and what figures say."""

from collections.abc import Iterable
from itertools import groupby

import streamlit as st

from tracking.figures.words import NO_TARGET, value_text
from tracking.vocabulary import Standing
from ui.charts import draw_chart
from ui.screens.directive import ShownClause
from ui.standing import standing_html
from ui.tables import OnPick
from ui.text import as_html


def show_clauses(clauses: Iterable[ShownClause], *, key: str, on_pick: OnPick) -> None:
    """Each clause on the left, its figures on the right; style.css puts the elements there.

    One grid, not columns for each clause: the page has a hundred elements fewer to send.
    """
    with st.container(key=f"clauses_{key}"):
        for is_told_alone, group in groupby(clauses, key=lambda one: one.chart is None):
            if is_told_alone:
                st.html("".join(map(_words, group)))
                continue
            for clause in group:
                st.html(_words(clause))
                if clause.chart is not None:
                    draw_chart(clause.chart, key=f"clause_{clause.code}", on_pick=on_pick)


def _words(clause: ShownClause) -> str:
    kind = " untold" if not clause.told else ""
    kind += " alone" if clause.chart is None else ""
    who = f'<p class="note">Giao: {as_html(clause.who)}</p>' if clause.told else ""
    return (
        f'<article class="clause{kind}"><h3>{as_html(clause.code)} · {as_html(clause.title)}'
        f"</h3><p>{as_html(clause.obligation)}</p>{who}"
        f"<p>{_standing(clause)}</p>{_numbers(clause)}{_said(clause)}</article>"
    )


def _standing(clause: ShownClause) -> str:
    """How a clause stands; one that is measured and has no target says so."""
    if not clause.told:
        return ""
    is_open = clause.standing is Standing.NOT_APPLICABLE and clause.figures
    return standing_html(clause.standing, NO_TARGET if is_open else "")


def _numbers(clause: ShownClause) -> str:
    """The figures of a clause that are plain numbers: a chart of rates has no place for them."""
    said = "; ".join(
        f"{as_html(one.indicator.label)}: <b>{as_html(value_text(one.indicator, one.value))}</b>"
        for one in clause.figures
        if not one.indicator.is_rate and one.value is not None
    )
    return f'<p class="note">{said}</p>' if said else ""


def _said(clause: ShownClause) -> str:
    """What the chart beside it says, and where that comes from."""
    if clause.chart is None:
        return ""
    return (
        f'<p class="said">{as_html(clause.chart.title)}</p>'
        f'<p class="chart-source">{as_html(clause.chart.subtitle)}</p>'
        f'<p class="chart-source">{as_html(clause.chart.source)}</p>'
    )
