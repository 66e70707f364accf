"""A chart to take away as a picture: under its title, with where it comes from."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from tracking.charts.converting import picture, png
from ui.sources import remembered
from ui.workbooks import file_name


def offer(spec: Mapping[str, Any], title: str, beneath: Sequence[str], key: str) -> None:
    """Two ways to take a chart away; it is drawn when one is taken."""
    whole = [*beneath, "; ".join(filter(None, remembered()))]
    name = file_name(title)[:120]
    drawn: Mapping[str, tuple[str, Callable[[], bytes]]] = {
        "png": ("image/png", lambda: png(picture(spec, title, whole))),
        "svg": ("image/svg+xml", lambda: picture(spec, title, whole).encode()),
    }
    with st.container(horizontal=True, vertical_alignment="center"):
        for ending, (mime, made) in drawn.items():
            st.download_button(
                f"Ảnh kèm nguồn, {ending.upper()}",
                made,
                file_name=f"{name}.{ending}",
                mime=mime,
                key=f"{key}_{ending}",
                on_click="ignore",
                type="tertiary",
                icon=":material/image:",
            )
