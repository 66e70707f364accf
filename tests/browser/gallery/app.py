"""The parts pages are made of, on one screen behind the real front: what browser tests open."""

import streamlit as st

from tracking.settings import settings
from ui.frame import trouble
from web.front import middleware, routes
from web.start import get_ready

get_ready(settings())

app = st.App(
    "parts.py",
    routes=routes(),
    middleware=middleware(),
    on_script_error=trouble,
)
