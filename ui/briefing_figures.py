"""The figures of a briefing as they were frozen, and from each the way to its rows and cells."""

from collections.abc import Iterable

import streamlit as st

from tracking.briefings.content import Briefing, Fact
from tracking.briefings.tracing import traced
from tracking.figures.sentences import said_of
from tracking.figures.trail import trail as trail_of
from tracking.store.records import bases_of_snapshot
from ui import reads, state, trail
from ui.charts import show_beneath
from ui.columns import Column, Listing
from ui.standing import standing_text
from ui.trail_panel import counted, dialog, panel, submissions_of

FIGURE = "con_so"
"""The part of the address that names a figure of the briefing that is looked at."""
_NOTHING = dict.fromkeys((FIGURE, trail.OWNER, trail.ROW))


def draw(briefing: Briefing) -> None:
    """The figures in a list that opens when asked for; one of them leads to where it came from."""
    known = {one.code: one for one in briefing.facts if one.parts}
    show_beneath(
        figures_listing(briefing, known.values()),
        key="frozen",
        words="Mọi con số của tài liệu, và từ đâu",
        on_pick=lambda row: state.write({**_NOTHING, FIGURE: str(row["code"])}),
    )
    fact = known.get(st.query_params.get(FIGURE, ""))
    if fact:
        dialog(_close)(_trail)(briefing, fact)


def figures_listing(briefing: Briefing, facts: Iterable[Fact]) -> Listing:
    """Every figure that somebody told, with its parts, its target and who told it."""
    return Listing(
        title=f"Các con số của {briefing.name}",
        columns=(
            Column(name="clause", heading="Điểm", width=70),
            Column(name="label", heading="Chỉ số", is_long=True),
            Column(name="value", heading="Giá trị"),
            Column(name="parts", heading="Tử số / mẫu số"),
            Column(name="standing", heading="So với lộ trình"),
            Column(name="target", heading="Chỉ tiêu và xuất xứ", is_long=True),
            Column(name="coverage", heading="Đơn vị có số liệu"),
        ),
        records=[
            {
                "code": one.code,
                "clause": one.clause,
                "label": one.label,
                "value": one.value_text,
                "parts": one.parts_text,
                "standing": standing_text(one.standing) if one.target is not None else "",
                "target": one.target_told,
                "coverage": one.coverage_text,
            }
            for one in facts
        ],
        about=[briefing.stamp],
    )


def _trail(briefing: Briefing, fact: Fact) -> None:
    units = {one.unit_code for one in fact.parts}
    figure = traced(fact, briefing.period_code, state.chosen(trail.OWNER, units))
    ids = submissions_of(figure)
    rows = bases_of_snapshot(reads.store(), briefing.snapshot_id, ids)
    is_whole = figure.unit_code is None
    told = [
        *counted(figure.indicator),
        f"Chỉ tiêu: {fact.target_told}",
        said_of(None, fact.gap_text) if is_whole else "",
        fact.coverage_text if is_whole else "",
        f"Giữ nguyên từ lúc lập {briefing.name} (số liệu {briefing.snapshot_name}); báo cáo đến "
        "sau không làm đổi.",
    ]
    panel(trail_of(figure, rows, briefing.period_code), told, briefing.as_of)


def _close() -> None:
    state.write(_NOTHING)
