"""Nhật ký: ai đã làm gì, lúc nào, từ đâu; tải về được."""

from datetime import UTC, datetime, time, timedelta

import streamlit as st

from tracking.dates import HANOI
from tracking.roles import Act
from tracking.store.audit import entries
from ui import reads
from ui.guard import require
from ui.headings import answer
from ui.screens.audit import listing
from ui.tables import show_table

LATELY = timedelta(days=30)

require(Act.ADMINISTER)
today = datetime.now(UTC).astimezone(HANOI).date()
with st.container(key="work_period"):
    days = st.date_input(
        "Từ ngày, đến ngày",
        (today - LATELY, today),
        max_value=today,
        format="DD/MM/YYYY",
        key="audit_days",
    )
if len(days) != 2:
    st.stop()
begin, end = (datetime.combine(day, time(), HANOI) for day in days)
found = entries(reads.store(), since=begin, until=end + timedelta(days=1))
answer(
    f"{len(found)} việc đã ghi",
    "Mỗi lần đăng nhập, bị từ chối, tải lên, gửi, tiếp nhận, trả lại, sửa, tải tệp gốc; "
    "không sửa, không xóa được.",
)
show_table(listing(found), key="audit")
