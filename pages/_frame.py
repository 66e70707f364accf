"""The main script: what every page has in common, and which pages there are."""

import streamlit as st

from tracking.vocabulary import View
from ui import frame, guard, paths, reads, trail_panel

PAGES = (
    st.Page("overview.py", title="Tổng quan", default=True),
    st.Page("directive.py", title="Chỉ thị 07", url_path=paths.DIRECTIVE),
    st.Page("tasks.py", title="Nhiệm vụ", url_path=paths.OF_VIEW[View.TASKS]),
    st.Page("disbursement.py", title="Giải ngân", url_path=paths.OF_VIEW[View.DISBURSEMENT]),
    st.Page(
        "services.py",
        title="Dịch vụ công trực tuyến",
        url_path=paths.OF_VIEW[View.SERVICES],
    ),
    st.Page("unit.py", title="Đơn vị", url_path=paths.UNIT),
    st.Page("search.py", title="Tìm kiếm", url_path=paths.SEARCH),
)

page = st.navigation(PAGES, position="top")
st.set_page_config(page_title=f"{page.title} · Chỉ thị 07/CT-BCT", layout="wide")
with reads.one_state(), guard.framed(guard.signed_in()):
    frame.draw()
    page.run()
    trail_panel.draw()
