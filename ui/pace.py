"""How fast money is spent: the year's curve, and beside it the pace that is still needed."""

from collections.abc import Sequence

import streamlit as st

from ui import state, trail
from ui.charts import show_beneath, show_chart
from ui.screens.disbursement import DisbursementScreen


def show_pace(shown: DisbursementScreen, periods: Sequence[str], *, level: int = 2) -> None:
    """Both charts; a month of the curve leads to that period, the pace to its figure."""
    left, right = st.columns([3, 2], gap="large")
    with left:
        show_chart(
            shown.curve,
            key="curve",
            on_pick=lambda row: state.choose_period_labelled(row["label"], periods),
            level=level,
        )
    with right:
        show_chart(
            shown.pace,
            key="pace",
            on_pick=lambda _: trail.open_figure(shown.content.assigned),
            with_table=False,
            level=level,
        )
    show_beneath(
        shown.pace.listing,
        key="pace",
        source=shown.pace.source,
        words="Bảng số liệu: nhịp giải ngân, từng số tính thế nào",
        view=shown.pace,
    )
