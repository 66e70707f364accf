"""Which state of the figures, how complete, of what day: under a chart, in what is taken away."""

from collections.abc import Iterable, Sequence

import streamlit as st

from tracking.figures.coverage_words import coverage_text, missing_text
from tracking.figures.figure import Figure
from tracking.figures.of_year import of_year_text, told_aside
from tracking.figures.words import as_of_by_view, as_of_text
from tracking.periods import period_label

WHOLE = "Toàn Bộ"
_WHEN, _WHOSE, _STATE = "about_when", "about_whose", "about_state"


def remember(when: str, whose: str, state: Sequence[str]) -> None:
    """What a page is about: its period, its unit, the state of its figures; for its tables."""
    st.session_state.update({_WHEN: when, _WHOSE: whose, _STATE: tuple(state)})


def remembered(*, is_of_all: bool = False) -> tuple[str, ...]:
    """What a table of the page being drawn is about; one of all units is so on any unit's page."""
    said = st.session_state
    whose = WHOLE if is_of_all else said.get(_WHOSE, "")
    return (said.get(_WHEN, ""), whose, *said.get(_STATE, ()))


def source_line(figure: Figure, *more: str) -> str:
    """Where a figure's drawing comes from."""
    covered = coverage_text(figure)
    said = [
        f"Nguồn: báo cáo của đơn vị, {period_label(figure.period_code)}",
        as_of_text(figure),
        covered,
        missing_text(figure),
        of_year_text(figure),
        told_aside(figure).strip(" ()"),
        *more,
    ]
    return "; ".join(part for part in said if part) + "."


def figures_source(period: str, units: int, lacking: int, figures: Iterable[Figure]) -> str:
    """Of figures of several views: their period, of how many units, how many of them lack a
    report, and up to which day each view tells."""
    said = [
        f"Nguồn: báo cáo của đơn vị, {period_label(period)}",
        f"{units} đơn vị" + (f", {lacking} còn thiếu báo cáo" if lacking else ""),
        as_of_by_view(figures),
    ]
    return "; ".join(filter(None, said)) + "."
