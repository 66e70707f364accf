"""The parts pages are made of, on one screen behind the real front: what browser tests open."""

import streamlit as st

from ui.frame import trouble
from web.front import lifespan, middleware, routes

app = st.App(
    "parts.py",
    routes=routes(),
    middleware=middleware(),
    lifespan=lambda _app: lifespan(),
    on_script_error=trouble,
)
