"""The parts pages are made of, on one screen behind the real front: what browser tests open."""

import streamlit as st

from tracking.settings import settings
from ui.frame import trouble
from web.door import Door
from web.front import middleware, routes
from web.start import get_ready

get_ready(settings())
door = Door(settings())

app = st.App(
    "parts.py",
    routes=routes(door),
    middleware=middleware(door),
    on_script_error=trouble,
)
