"""Nhật ký: ai đã làm gì, lúc nào, từ đâu; tải về được."""

from datetime import UTC, datetime, timedelta

import streamlit as st

from tracking.roles import Act
from tracking.store.audit import entries
from ui import reads
from ui.guard import require
from ui.headings import answer
from ui.screens.audit import listing
from ui.tables import show_table

SPANS = {7: "7 ngày qua", 30: "30 ngày qua", 90: "90 ngày qua", 366: "Một năm qua"}
"""How far back the record is looked at, in days."""

require(Act.ADMINISTER)
with st.container(key="work_period"):
    days = st.selectbox(
        "Khoảng thời gian", list(SPANS), index=1, format_func=SPANS.__getitem__, key="audit_days"
    )
now = datetime.now(UTC)
found = entries(reads.store(), since=now - timedelta(days=days), until=now + timedelta(days=1))
answer(
    f"{len(found)} việc đã ghi",
    "Mỗi lần đăng nhập, bị từ chối, tải lên, gửi, tiếp nhận, trả lại, sửa, tải tệp gốc; "
    "không sửa, không xóa được.",
)
show_table(listing(found), key="audit")
