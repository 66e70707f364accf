"""Giải ngân vốn đầu tư công."""

import streamlit as st

from ui.guard import require_viewer

viewer = require_viewer()
st.title("Giải ngân")
