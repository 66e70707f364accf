"""Clauses of the directive as they can be read: what is asked, of whom, and what figures say."""

from collections.abc import Iterable
from itertools import groupby

import streamlit as st

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
        f"<p>{standing_html(clause.standing) if clause.told else ''}</p>{_said(clause)}</article>"
    )


def _said(clause: ShownClause) -> str:
    """What the chart beside it says, and where that comes from."""
    if clause.chart is None:
        return ""
    return (
        f'<p class="said">{as_html(clause.chart.title)}</p>'
        f'<p class="chart-source">{as_html(clause.chart.subtitle)}</p>'
        f'<p class="chart-source">{as_html(clause.chart.source)}</p>'
    )
