"""Từng điểm của chỉ thị."""

import streamlit as st

from ui.guard import require_viewer

viewer = require_viewer()
st.title("Chỉ thị 07")
