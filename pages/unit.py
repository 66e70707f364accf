"""Một đơn vị."""

import streamlit as st

from ui.guard import require_viewer

viewer = require_viewer()
st.title("Đơn vị")
