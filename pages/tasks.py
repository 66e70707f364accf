"""Nhiệm vụ được giao."""

import streamlit as st

from ui.guard import require_viewer

viewer = require_viewer()
st.title("Nhiệm vụ")
