"""Columns that were not read, or doubted: their unit says once what they are."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import streamlit as st

from data_loaders import find_columns
from data_loaders.columns_found import ColumnsFound
from tracking.habits import Habits
from tracking.roles import Actor
from tracking.store import drafts
from tracking.store.assigned_headings import (
    Heading,
    assign,
    fields_by_heading,
    headings_of,
    take_back,
)
from tracking.store.drafts import Draft
from tracking.store.writing_habits import habits_of
from tracking.vocabulary import TrackingError
from ui import reads
from ui.headings import note, section, warn
from ui.screens import assigning
from ui.screens.assigning import Asked, Question
from ui.text import as_html, as_markdown, as_spoken

_HOW = "Chọn mỗi cột là gì rồi đọc lại; lần sau tiêu đề ấy của đơn vị được đọc luôn, không hỏi nữa."
_SEEN = 8
"""Questions about a table that are seen at once; the rest open at a click."""
ReadAgain = Callable[[], None]


def found_in(actor: Actor, held: Draft) -> ColumnsFound:
    """What each column of a draft was taken for, with what the unit has told by now."""
    if not held.reading.ok:
        return ColumnsFound()
    habits = habits_of(reads.store(), actor.unit_code)
    return _found(held.id, f"{held.uploaded_at}", _assigned(actor), habits, actor, held)


def _assigned(actor: Actor) -> tuple[Heading, ...]:
    return tuple(headings_of(reads.store(), actor.unit_code))


@st.cache_data(show_spinner="Đang xem từng cột…", max_entries=32)
def _found(
    draft_id: str,
    uploaded_at: str,
    assigned: Sequence[Heading],
    habits: Habits,
    _actor: Actor,
    _held: Draft,
) -> ColumnsFound:
    content = drafts.draft_content(reads.store(), _actor, draft_id, _now())
    unit, period = _held.stated
    return find_columns(
        content,
        _held.file,
        unit=unit or None,
        period=period or None,
        assigned=fields_by_heading(assigned),
        habits=habits,
    )


def draw(actor: Actor, held: Draft, found: ColumnsFound, read_again: ReadAgain) -> None:
    """The questions there are, then what the unit has assigned before."""
    asked = assigning.asked_of(found)
    if asked:
        section("Cột chưa đọc", _HOW)
        _ask(actor, held, asked, read_again)
    if assigning.is_behind(found, held.reading):
        warn("Đơn vị đã gán hoặc bỏ gán tiêu đề cột sau khi tệp này được đọc.")
        if st.button("Đọc lại theo các tiêu đề đã gán", key=f"behind_{held.id}"):
            read_again()
    _show_assigned(actor, held, read_again)


def _ask(actor: Actor, held: Draft, asked: Sequence[Asked], read_again: ReadAgain) -> None:
    with st.form(f"headings_{held.id}_{held.uploaded_at}", border=False):
        stamp = f"{held.id}_{held.uploaded_at}"
        chosen = [_ask_table(one, f"{stamp}_{at}") for at, one in enumerate(asked)]
        is_asked = st.form_submit_button("Đọc lại với các cột đã gán")
    if is_asked:
        _assign(actor, chosen, read_again)


def _ask_table(asked: Asked, key: str) -> list[Heading]:
    """The answers given about a table."""
    st.html(f'<p class="asked">{as_html(asked.title)}</p>')
    if asked.lead:
        note(asked.lead)
    seen, more = asked.questions[:_SEEN], asked.questions[_SEEN:]
    chosen = [*_choices(seen, key)]
    if more:
        with st.expander(f"{len(more)} cột khác"):
            chosen += _choices(more, f"{key}_more")
    return chosen


def _choices(questions: Sequence[Question], key: str) -> list[Heading]:
    """Two beside one another, so that on a phone they stay in order."""
    answers = []
    for at, one in enumerate(questions):
        if at % 2 == 0:
            columns = st.columns(2, gap="medium", vertical_alignment="bottom")
        # As a label it would be Markdown, whose escapes a screen reader says too.
        columns[at % 2].html(f'<p class="asked">{as_html(one.label)}</p>')
        answer = columns[at % 2].selectbox(
            as_spoken(one.label),
            list(one.answers),
            index=None,
            placeholder=one.chosen,
            key=f"heading_{key}_{at}",
            label_visibility="collapsed",
        )
        answers += [one.answers[answer]] if answer else []
    return answers


def _assign(actor: Actor, chosen: Sequence[Sequence[Heading]], read_again: ReadAgain) -> None:
    if not any(chosen):
        warn("Chưa chọn cột nào; chọn ít nhất một cột là gì rồi đọc lại.")
        return
    if double := next(filter(None, map(assigning.twice, chosen)), ""):
        warn(f"Hai cột của một biểu cùng được gán là “{double}”; chỉ gán một cột.")
        return
    try:
        assign(reads.store(), actor, [one for table in chosen for one in table], _now())
    except TrackingError as why:
        warn(str(why))
        return
    read_again()


def _show_assigned(actor: Actor, held: Draft, read_again: ReadAgain) -> None:
    """What is remembered for the unit, each to be taken back."""
    remembered = _assigned(actor)
    if not remembered:
        return
    with st.expander(f"Tiêu đề đơn vị đã gán ({len(remembered)})"):
        for at, one in enumerate(remembered):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(as_markdown(assigning.told(one)))
                if st.button("Bỏ gán", key=f"take_back_{held.id}_{at}", type="tertiary"):
                    take_back(reads.store(), actor, one.view, one.words, _now())
                    read_again()


def _now() -> datetime:
    return datetime.now(UTC)
