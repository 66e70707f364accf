"""Chỉ thị 07 đang đứng ở đâu, gì tốt lên, gì xấu đi."""

import streamlit as st

from ui.guard import require_viewer

viewer = require_viewer()
st.title("Tổng quan")
