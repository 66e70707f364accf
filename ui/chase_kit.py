"""What reminds the units: for each a letter and a form of what it is to send, in one zip."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

import streamlit as st

from tracking.dates import HANOI
from tracking.following import TO_CHASE, Followed, FollowUp
from tracking.letters.reminder import reminder
from tracking.letters.word import letter_docx
from tracking.period_codes import period, period_label
from tracking.roles import Actor
from tracking.specs.directive import directive
from tracking.specs.units import unit_name
from tracking.store.chasing import chase
from tracking.vocabulary import View
from ui import reads
from ui.headings import note, section
from ui.official import form_of_views
from ui.workbooks import file_name

ZIP = "application/zip"


def offer(actor: Actor, board: FollowUp) -> None:
    """The button that makes the kit, where a unit has anything still to send."""
    units = board.among(TO_CHASE)
    if not units:
        return
    section(
        "Đôn đốc",
        f"{len(units)} đơn vị còn báo cáo phải gửi: mỗi đơn vị một văn bản đôn đốc và một biểu "
        "mẫu điền sẵn chỉ gồm báo cáo còn phải gửi.",
    )
    office = directive().office_unit
    if office in units:
        note(f"{unit_name(office)} là nơi ký văn bản nên chỉ có biểu mẫu, không có văn bản.")
    st.download_button(
        "Lấy bộ đôn đốc",
        lambda: kit(actor, board.period_code, datetime.now(UTC)),
        file_name=file_name(f"Đôn đốc báo cáo {period_label(board.period_code)}.zip"),
        mime=ZIP,
        on_click="ignore",
        icon=":material/folder_zip:",
    )


def kit(actor: Actor, period_code: str, now: datetime) -> bytes:
    """The zip as it is now: a folder for each unit; taking it is recorded."""
    units = chase(reads.store(), actor, period_code, now)
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as archive:
        for unit_code, reports in units.items():
            folder = file_name(unit_name(unit_code, period(period_code).end))
            for name, content in _of_unit(unit_code, period_code, reports, now):
                archive.writestr(f"{folder}/{name}", content)
    return saved.getvalue()


def _of_unit(
    unit_code: str, period_code: str, reports: Mapping[View, Followed], now: datetime
) -> Iterator[tuple[str, bytes]]:
    form_name, form = form_of_views(unit_code, period_code, reports.keys())
    form_name = file_name(form_name)
    yield form_name, form
    if unit_code != directive().office_unit:
        today = now.astimezone(HANOI).date()
        letter = reminder(unit_code, period_code, reports, form_name, today)
        unit = unit_name(unit_code, period(period_code).end)
        yield file_name(f"Văn bản đôn đốc - {unit}.docx"), letter_docx(letter, now)
