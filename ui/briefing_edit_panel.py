"""How the office tells a briefing its own way: which slides, in which order, by which titles."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import streamlit as st

from tracking.briefings.content import Briefing, Slide, from_bytes
from tracking.briefings.edits import (
    LONGEST_TEXT,
    LONGEST_TITLE,
    Added,
    Edits,
    from_text,
    in_order,
    moved,
    next_code,
    to_text,
)
from tracking.roles import Actor
from tracking.store.briefings import Kept, content_of, edit, edit_of
from ui import reads
from ui.doing import do
from ui.headings import section, warn

_SEEN = "seen_edits"
"""Where a session keeps up to which edit of each briefing its page was drawn."""
_LEAVING_OUT = ("Ẩn", "Bỏ trang")


def draw(actor: Actor, one: Kept) -> None:
    """The slides to be moved, hidden and renamed, and a form for one of text."""
    section(
        "Sửa lời trình bày",
        "Sửa được thứ tự, tiêu đề, trang ẩn và trang chữ; số liệu của tài liệu không đổi.",
    )
    _tell_overtaken(one)
    told = from_bytes(content_of(reads.store(), one.number))
    edits = from_text(edit_of(reads.store(), one.number, one.seq))
    slides = in_order(told, edits)
    with st.expander("Thứ tự, tiêu đề, trang ẩn"):
        for slide in slides:
            _offer(actor, one, told, edits, slides, slide)
    with st.expander("Thêm trang chữ"):
        _offer_text(actor, one, edits)


def _offer(
    actor: Actor,
    one: Kept,
    told: Briefing,
    edits: Edits,
    slides: tuple[Slide, ...],
    slide: Slide,
) -> None:
    codes = [each.code for each in slides]
    key = f"{one.number}_{one.seq}_{slide.code}"
    is_shown = slide.code not in edits.hidden
    is_last = is_shown and sum(each.code not in edits.hidden for each in slides) == 1
    with st.container(horizontal=True, vertical_alignment="bottom"):
        title = st.text_input(
            f"Tiêu đề trang {codes.index(slide.code) + 1}",
            slide.title,
            max_chars=LONGEST_TITLE,
            key=f"title_{key}",
        )
        text = _ask_text(edits, slide.code, key)
        if _pressed("Lưu tiêu đề", slide, key):
            _save(actor, one, _titled(told, edits, slide.code, title))
        _offer_place(actor, one, edits, codes, slide.code)
        acts: dict[str, Callable[[], Edits]] = {
            "Lên": lambda: replace(edits, order=moved(codes, slide.code, -1)),
            "Xuống": lambda: replace(edits, order=moved(codes, slide.code, 1)),
            "Ẩn" if is_shown else "Hiện": lambda: _toggled(edits, slide.code),
        }
        if text is not None:
            acts |= {
                "Lưu nội dung": lambda: _rewritten(edits, slide.code, text),
                "Bỏ trang": lambda: _without(edits, slide.code),
            }
        for name, made in acts.items():
            if _pressed(name, slide, key, cannot=is_last and name in _LEAVING_OUT):
                _save(actor, one, made())


def _pressed(name: str, slide: Slide, key: str, *, cannot: bool = False) -> bool:
    about = "Tài liệu phải còn ít nhất một trang" if cannot else f"{name}: {slide.title}"
    return st.button(name, key=f"{name}_{key}", help=about, disabled=cannot)


def _offer_place(actor: Actor, one: Kept, edits: Edits, codes: list[str], code: str) -> None:
    """The place of a slide, to be chosen at once: a step a click is far from last to first."""
    at = codes.index(code) + 1
    places = range(1, len(codes) + 1)
    label = f"Vị trí trang {at}"
    key = f"place_{one.number}_{one.seq}_{code}"
    place = st.selectbox(label, places, index=at - 1, width=110, key=key)
    if place != at:
        _save(actor, one, replace(edits, order=moved(codes, code, place - at)))


def _ask_text(edits: Edits, code: str, key: str) -> str | None:
    """The text of a slide the office has added, to be written anew; None of any other."""
    own = next((one.text for one in edits.added if one.code == code), None)
    if own is None:
        return None
    return st.text_area(
        "Nội dung, mỗi ý một dòng", own, max_chars=LONGEST_TEXT, height=90, key=f"text_{key}"
    )


def _rewritten(edits: Edits, code: str, text: str) -> Edits:
    added = tuple(replace(one, text=text) if one.code == code else one for one in edits.added)
    return replace(edits, added=added)


def _without(edits: Edits, code: str) -> Edits:
    """Without a slide of text; what was told by figures can only be hidden."""
    return replace(edits, added=tuple(one for one in edits.added if one.code != code))


def _titled(told: Briefing, edits: Edits, code: str, title: str) -> Edits:
    """A slide of text keeps its title in itself, another as it differs from its own."""
    if any(one.code == code for one in edits.added):
        added = tuple(replace(one, title=title) if one.code == code else one for one in edits.added)
        return replace(edits, added=added)
    own = next(slide.title for slide in told.slides if slide.code == code)
    others = {key: value for key, value in edits.titles.items() if key != code}
    return replace(edits, titles=others if title == own else {**others, code: title})


def _toggled(edits: Edits, code: str) -> Edits:
    hidden = tuple(one for one in edits.hidden if one != code)
    return replace(edits, hidden=hidden if code in edits.hidden else (*hidden, code))


def _offer_text(actor: Actor, one: Kept, edits: Edits) -> None:
    with st.form(f"add_slide_{one.number}_{one.seq}"):
        title = st.text_input("Tiêu đề", max_chars=LONGEST_TITLE)
        text = st.text_area("Nội dung, mỗi ý một dòng", max_chars=LONGEST_TEXT)
        asked = st.form_submit_button("Thêm trang", icon=":material/add:")
    if asked:
        added = Added(code=next_code(edits), title=title, text=text)
        _save(actor, one, replace(edits, added=(*edits.added, added)))


def _tell_overtaken(one: Kept) -> None:
    """A button of a page that somebody else's edit has overtaken does nothing: that is said."""
    seen = st.session_state.setdefault(_SEEN, {})
    if seen.get(one.number, one.seq) != one.seq:
        warn(
            "Người khác vừa sửa tài liệu này: dưới đây là bản mới. Nếu bạn vừa bấm sửa thì việc ấy "
            "chưa được ghi; xem lại rồi bấm lần nữa."
        )
    seen[one.number] = one.seq


def _save(actor: Actor, one: Kept, edits: Edits) -> None:
    def deed() -> None:
        made = edit(reads.store(), actor, one.number, one.seq, to_text(edits), datetime.now(UTC))
        st.session_state[_SEEN][one.number] = made.seq

    do(deed)
