"""The files of a briefing: made when they are asked for, each compared before it is handed out."""

from datetime import UTC, datetime

import streamlit as st

from tracking.briefings.content import Briefing
from tracking.briefings.files import FORMATS, NotAlikeError, file_name, written
from tracking.roles import Actor
from tracking.store.audit import Deed, record_alone
from ui import reads
from ui.headings import note, section, warn


def offer(actor: Actor, briefing: Briefing, seq: int) -> None:
    """A button that writes the files, then one for each of them."""
    section(
        "Tệp để mang đi",
        "Mỗi tệp được mở lại và so với tài liệu trước khi đưa ra; lệch một số là không đưa ra.",
    )
    ready = st.session_state.get(_key(briefing, seq), {})
    if not ready and st.button("Chuẩn bị các tệp", icon=":material/description:"):
        ready = _made(briefing)
        st.session_state[_key(briefing, seq)] = ready
        about = f"{briefing.name}: {', '.join(ready)}"
        record_alone(reads.store(), Deed.BRIEFING_TAKEN, actor, about, datetime.now(UTC))
    if not ready:
        return
    with st.container(horizontal=True):
        for ending, content in ready.items():
            st.download_button(
                FORMATS[ending].label,
                content,
                file_name=file_name(briefing, ending),
                mime=FORMATS[ending].mime,
                on_click="ignore",
                key=f"take_{ending}",
            )
    note("PowerPoint, Word và Excel sửa được; biểu đồ trong PowerPoint là biểu đồ thật.")


def _key(briefing: Briefing, seq: int) -> str:
    return f"files_{briefing.number}_{seq}"


def _made(briefing: Briefing) -> dict[str, bytes]:
    """The files that say what the briefing says, by ending; what does not is told."""
    found: dict[str, bytes] = {}
    with st.status("Đang ghi các tệp…", expanded=True) as told:
        for ending, form in FORMATS.items():
            st.write(f"{form.label}…")
            try:
                found[ending] = written(briefing, ending)
            except NotAlikeError as why:
                warn(str(why))
        told.update(label=f"Đã ghi và so {len(found)}/{len(FORMATS)} tệp", expanded=False)
    return found
