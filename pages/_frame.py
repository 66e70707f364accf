"""The main script: what every page has in common, and which pages there are."""

import streamlit as st

from tracking.roles import Role
from tracking.store.engine import plain_errors
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

MEETING = st.Page("briefing.py", title="Họp giao ban", url_path=paths.MEETING)
TABLES = st.Page("ministry_tables.py", title="Danh mục", url_path=paths.MINISTRY_TABLES)
OF_ROLE = {
    Role.LEADER: (MEETING,),
    Role.UNIT_STAFF: (
        MEETING,
        st.Page("sending.py", title="Gửi báo cáo", url_path=paths.SENDING),
    ),
    Role.ADMIN: (
        st.Page("accounts.py", title="Tài khoản", url_path=paths.ACCOUNTS),
        st.Page("audit.py", title="Nhật ký", url_path=paths.AUDIT),
        TABLES,
    ),
    Role.COORDINATOR: (
        MEETING,
        st.Page("reviewing.py", title="Tiếp nhận", url_path=paths.REVIEWING),
        TABLES,
    ),
}
"""What a role works on, besides the figures that everybody sees."""

# Trouble with the database anywhere on a page becomes one sentence (see ui.frame.trouble).
with plain_errors(), reads.one_state():
    seen = guard.signed_in()
    actor = seen.actor
    page = st.navigation((*PAGES, *OF_ROLE[actor.role]), position="top")
    st.set_page_config(page_title=f"{page.title} · Chỉ thị 07/CT-BCT", layout="wide")
    with guard.framed(actor):
        frame.draw(with_choices=page in PAGES, has_password=seen.has_password)
        page.run()
        trail_panel.draw()
