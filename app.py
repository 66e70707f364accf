"""The launcher: which script draws the pages, and what stands in front of them.

`streamlit run app.py` finds `app`. The main script is another file, because next to a folder
`pages` Streamlit would run a page by its address without it.
"""

import streamlit as st

from ui.frame import trouble
from web.front import lifespan, middleware, routes

app = st.App(
    "pages/_frame.py",
    routes=routes(),
    middleware=middleware(),
    lifespan=lambda _app: lifespan(),
    on_script_error=trouble,
)
