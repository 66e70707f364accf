"""A chart to take away as a picture: under its title, with where it comes from."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from tracking.charts.converting import picture, png
from ui.sources import remembered
from ui.workbooks import file_name


def offer(spec: Mapping[str, Any], title: str, beneath: Sequence[str], key: str) -> None:
    """Two ways to take a chart away; it is drawn when one is taken."""
    whole = [*beneath, "; ".join(filter(None, remembered()))]
    name = file_name(title)[:120]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            "Ảnh kèm nguồn, PNG",
            lambda: png(picture(spec, title, whole)),
            file_name=f"{name}.png",
            mime="image/png",
            key=f"{key}_png",
            on_click="ignore",
            type="tertiary",
            icon=":material/image:",
        )
        st.download_button(
            "Ảnh kèm nguồn, SVG",
            lambda: picture(spec, title, whole).encode(),
            file_name=f"{name}.svg",
            mime="image/svg+xml",
            key=f"{key}_svg",
            on_click="ignore",
            type="tertiary",
            icon=":material/image:",
        )
