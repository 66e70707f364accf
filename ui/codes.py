"""What the codes beside a heat map stand for, where a narrow screen has no room for their names."""

from collections.abc import Mapping

import streamlit as st

from ui.text import as_html


def show_codes(names: Mapping[str, str]) -> None:
    """Codes with their names, opened by a tap; style.css shows it on a phone only."""
    said = "".join(
        f"<dt>{as_html(code)}</dt><dd>{as_html(name)}</dd>" for code, name in names.items()
    )
    st.html(f'<details class="codes"><summary>Tên các điểm</summary><dl>{said}</dl></details>')
