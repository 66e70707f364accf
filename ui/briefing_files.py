"""The files of a briefing: made when they are asked for, each compared before it is handed out."""

from dataclasses import dataclass
from datetime import UTC, datetime

import streamlit as st

from tracking.briefings.content import Briefing
from tracking.briefings.files import FORMATS, NotAlikeError, file_name, written
from tracking.roles import Actor
from tracking.store.audit import Deed, record_alone
from ui import reads
from ui.headings import note, section, warn


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """The files by ending, and of each that was refused why."""

    ready: dict[str, bytes]
    refused: tuple[str, ...]


_NOTHING = _Made(ready={}, refused=())


def offer(actor: Actor, briefing: Briefing, seq: int) -> None:
    """A button that writes the files, then one for each of them."""
    section(
        "Tệp để mang đi",
        "Mỗi tệp được mở lại và so với tài liệu trước khi đưa ra; lệch một số là không đưa ra.",
    )
    made = st.session_state.get(_key(briefing, seq), _NOTHING)
    is_whole = made.ready and not made.refused
    if not is_whole and st.button("Chuẩn bị các tệp", icon=":material/description:"):
        made = _made(briefing)
        st.session_state[_key(briefing, seq)] = made
        about = f"{briefing.name}: {', '.join(made.ready)}"
        record_alone(reads.store(), Deed.BRIEFING_TAKEN, actor, about, datetime.now(UTC))
    for why in made.refused:
        warn(why)
    if not made.ready:
        return
    with st.container(horizontal=True):
        for ending, content in made.ready.items():
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


def _made(briefing: Briefing) -> _Made:
    """The files that say what the briefing says, and why the others are not handed out."""
    found: dict[str, bytes] = {}
    refused: list[str] = []
    with st.status("Đang ghi các tệp…", expanded=True) as told:
        for ending, form in FORMATS.items():
            st.write(f"{form.label}…")
            try:
                found[ending] = written(briefing, ending)
            except NotAlikeError as why:
                refused.append(str(why))
        told.update(
            label=f"Đã ghi và so {len(found)}/{len(FORMATS)} tệp",
            state="error" if refused else "complete",
            expanded=False,
        )
    return _Made(ready=found, refused=tuple(refused))
