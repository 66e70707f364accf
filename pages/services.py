"""Dịch vụ công trực tuyến."""

import streamlit as st

from ui.guard import require_viewer

viewer = require_viewer()
st.title("Dịch vụ công trực tuyến")
