"""The launcher: which script draws the pages, and what stands in front of them.

`streamlit run app.py` finds `app`. The main script is another file, because next to a folder
`pages` Streamlit would run a page by its address without it.
"""

import streamlit as st

from tracking.settings import settings
from ui.frame import trouble
from web.door import Door
from web.front import middleware, routes
from web.start import get_ready

get_ready(settings())
door = Door(settings())

app = st.App(
    "pages/_frame.py",
    routes=routes(door),
    middleware=middleware(door),
    on_script_error=trouble,
)
