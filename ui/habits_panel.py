"""Dates and numbers that can be read two ways: their unit says once how it writes."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import streamlit as st

from tracking.roles import Actor
from tracking.store.drafts import Draft
from tracking.store.writing_habits import Habit, habits_of, take_back, tell, told_by
from tracking.vocabulary import TrackingError
from ui import reads
from ui.headings import section, warn
from ui.screens import writing
from ui.screens.writing import Question
from ui.text import as_markdown

_HOW = (
    "Có ô đọc được hai cách mà không cột nào làm rõ. Chọn một lần rồi đọc lại; lần sau tệp của đơn "
    "vị được đọc theo cách ấy, không hỏi và không phải giải thích nữa."
)
ReadAgain = Callable[[], None]


def draw(actor: Actor, held: Draft, read_again: ReadAgain) -> None:
    """The questions there are, then what the unit has told before."""
    habits = habits_of(reads.store(), actor.unit_code)
    asked = writing.questions(held.reading, habits)
    if asked:
        section("Hỏi một lần", _HOW)
        _ask(actor, held, asked, read_again)
    if writing.is_behind(held.reading, habits):
        warn("Đơn vị đã cho biết cách viết, hoặc bỏ đi, sau khi tệp này được đọc.")
        if st.button("Đọc lại theo cách viết hiện nay", key=f"habits_behind_{held.id}"):
            read_again()
    _show_told(actor, held, read_again)


def _ask(actor: Actor, held: Draft, asked: Sequence[Question], read_again: ReadAgain) -> None:
    with st.form(f"habits_{held.id}_{held.uploaded_at}", border=False):
        chosen = [_choice(one, f"habit_{held.id}_{one.kind.value}") for one in asked]
        is_told = st.form_submit_button("Đọc lại theo cách viết này")
    if is_told:
        _tell(actor, [one for one in chosen if one], read_again)


def _choice(question: Question, key: str) -> Habit | None:
    answer = st.radio(as_markdown(question.label), list(question.answers), index=None, key=key)
    return question.answers[answer] if answer else None


def _tell(actor: Actor, told: Sequence[Habit], read_again: ReadAgain) -> None:
    if not told:
        warn("Chưa chọn cách viết nào; chọn một cách rồi đọc lại.")
        return
    try:
        tell(reads.store(), actor, told, _now())
    except TrackingError as why:
        warn(str(why))
        return
    read_again()


def _show_told(actor: Actor, held: Draft, read_again: ReadAgain) -> None:
    """What is remembered for the unit, each to be taken back."""
    told = told_by(reads.store(), actor.unit_code)
    if not told:
        return
    with st.expander(f"Cách viết đơn vị đã cho biết ({len(told)})"):
        for one in told:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(as_markdown(one.label))
                if st.button("Bỏ", key=f"forget_{held.id}_{one.kind.value}", type="tertiary"):
                    take_back(reads.store(), actor, one.kind, _now())
                    read_again()


def _now() -> datetime:
    return datetime.now(UTC)
