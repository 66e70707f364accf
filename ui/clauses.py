"""A clause of the directive as it can be read: what is asked, of whom, and what the figures say."""

import streamlit as st

from ui.charts import show_chart
from ui.screens.directive import ShownClause
from ui.standing import standing_html
from ui.tables import OnPick
from ui.text import as_html


def show_clause(clause: ShownClause, *, on_pick: OnPick) -> None:
    """The clause on the left, its figures on the right; one our source does not tell says so."""
    left, right = st.columns([2, 3], gap="large")
    with left:
        st.html(_words(clause))
    with right:
        if clause.chart is not None:
            show_chart(clause.chart, key=f"clause_{clause.code}", on_pick=on_pick)


def _words(clause: ShownClause) -> str:
    untold = "" if clause.told else " untold"
    who = f'<p class="note">Giao: {as_html(clause.who)}</p>' if clause.told else ""
    return (
        f'<article class="clause{untold}"><h3>{as_html(clause.code)} · {as_html(clause.title)}'
        f"</h3><p>{as_html(clause.obligation)}</p>{who}"
        f"<p>{standing_html(clause.standing) if clause.told else ''}</p></article>"
    )
