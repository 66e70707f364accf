"""What a meeting concluded: typed while it goes on, followed up by the next one."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from textwrap import shorten

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from tracking.briefings.content import Briefing
from tracking.briefings.story.kept import follow
from tracking.dates import DateOrder, parse_date
from tracking.figures.board import Board
from tracking.period_codes import period_label
from tracking.roles import Act, Actor
from tracking.specs.indicators import indicators
from tracking.specs.units import short_name, unit_name
from tracking.store.conclusions import (
    LONGEST,
    OUTCOME_NAMES,
    Conclusion,
    Outcome,
    conclude,
    conclusions_for,
    conclusions_of,
)
from tracking.vocabulary import TrackingError
from ui import reads
from ui.columns import Column, Listing
from ui.doing import do
from ui.formats import Kind
from ui.headings import note, section
from ui.tables import show_table

_COLUMNS = (
    Column(name="of", heading="Kết luận", width=130),
    Column(name="unit", heading="Đơn vị", width=150),
    Column(name="said", heading="Nội dung", is_long=True),
    Column(name="about", heading="Điểm, chỉ số"),
    Column(name="due_on", heading="Hạn", kind=Kind.DATE, width=110),
    Column(name="outcome", heading="Văn phòng ghi nhận", width=170),
)
_BECOME = Column(name="become", heading="Đến đâu", is_long=True)
_NONE = ""
_SHORT = 100
"""How many characters of a conclusion tell it from the others in a list."""
_WRITTEN = "written_conclusions"
"""Where a session counts what it has written of each meeting."""


def draw(actor: Actor, briefing: Briefing) -> None:
    """The conclusions of a meeting, and those of earlier ones that are followed up in it; the
    office writes them and what became of them."""
    found = conclusions_of(reads.store(), [briefing.number])
    section(
        "Kết luận giao ban",
        "Tài liệu họp lập lần sau mở đầu bằng các kết luận này: đã thực hiện, chậm, chưa đến hạn "
        "hay chưa có thông tin.",
    )
    if found:
        show_table(conclusions_listing(found), key="conclusions")
    else:
        note("Chưa ghi kết luận nào.")
    if actor.may(Act.BRIEF):
        _offer_new(actor, briefing)
    earlier = _followed_in(briefing)
    if earlier:
        section(
            "Kết luận các lần họp trước còn theo dõi",
            "Ghi nhận từ bây giờ vào tài liệu họp lập lần sau; tài liệu này giữ như lúc lập.",
        )
        show_table(conclusions_listing(earlier), key="earlier_conclusions")
    if actor.may(Act.BRIEF) and (earlier or found):
        _offer_following_up(actor, {one.of: one for one in (*earlier, *found)})


def _followed_in(briefing: Briefing) -> list[Conclusion]:
    """What the meeting before concluded, and what is left of earlier ones; the newest first."""
    told = conclusions_of(reads.store(), range(1, briefing.number))
    kept = (
        one for one in told if one.number == briefing.number - 1 or one.outcome is not Outcome.KEPT
    )
    return sorted(kept, key=lambda one: (-one.number, one.line))


def show_of_unit(unit_code: str, board: Board) -> None:
    """What meetings concluded for a unit, on its own page, and what has become of it by the period
    that is looked at; nothing where there is none."""
    found = conclusions_for(reads.store(), unit_code)
    if found:
        section("Kết luận giao ban về đơn vị", _become_by(board))
        show_table(conclusions_listing(found, board), key="conclusions_of_unit")


def _become_by(board: Board) -> str:
    figures = f"số liệu {period_label(board.period_code)}"
    return f"Đến đâu: như Văn phòng ghi nhận; chưa ghi nhận thì theo {figures}."


def conclusions_listing(found: list[Conclusion], board: Board | None = None) -> Listing:
    """Conclusions as a list, with what has become of each where a board can tell."""
    records = [_line(one) | (_become(one, board) if board else {}) for one in found]
    columns = (*_COLUMNS[:-1], _BECOME) if board else _COLUMNS
    return Listing(title="Kết luận giao ban", columns=columns, records=records, is_of_all=True)


def _become(one: Conclusion, board: Board) -> dict[str, object]:
    told = follow(one, board)
    return {"become": "; ".join(filter(None, (OUTCOME_NAMES[told.outcome], told.why)))}


def _line(one: Conclusion) -> dict[str, object]:
    known = indicators().get(one.indicator_code)
    about = (one.clause, known.short_label if known else "")
    return {
        "of": one.of,
        "unit": short_name(one.unit_code) if one.unit_code else "",
        "said": one.said,
        "about": " · ".join(filter(None, about)),
        "due_on": one.due_on,
        "outcome": OUTCOME_NAMES[one.outcome] if one.outcome else "chưa ghi nhận",
    }


def _offer_new(actor: Actor, briefing: Briefing) -> None:
    """A form that is empty again once what was written in it is kept, and only then: what a
    colleague writes meanwhile takes nothing away from who is typing."""
    written = st.session_state.setdefault(_WRITTEN, {})
    with st.form(f"conclude_{briefing.number}_{written.get(briefing.number, 0)}"):
        said = st.text_area("Nội dung kết luận", max_chars=LONGEST, height=90)
        left, middle, right = st.columns(3)
        unit = _choice(left, "Đơn vị", _named(briefing.units))
        coded = {code: f"{code} · {title}" for code, title in briefing.clauses.items()}
        clause = _choice(middle, "Điểm của Chỉ thị", coded)
        due = right.text_input("Hạn", max_chars=40, placeholder="31/12/2022")
        code = _choice(st.container(), "Chỉ số để biết đã thực hiện chưa", _targeted(briefing))
        asked = st.form_submit_button("Ghi kết luận", icon=":material/edit_note:")

    def deed() -> None:
        made = Conclusion(
            number=briefing.number,
            line=0,
            said=said,
            unit_code=unit,
            clause=clause or (indicators()[code].clause if code else ""),
            indicator_code=code,
            due_on=_day(due),
        )
        conclude(reads.store(), actor, made, datetime.now(UTC))
        written[briefing.number] = written.get(briefing.number, 0) + 1

    if asked:
        do(deed)


def _named(units: Iterable[str]) -> Mapping[str, str]:
    """Units by their whole names, as they are chosen elsewhere."""
    names = {code: unit_name(code) for code in units}
    return dict(sorted(names.items(), key=lambda one: one[1]))


def _day(text: str) -> date | None:
    if not text.strip():
        return None
    day = parse_date(text, DateOrder.DAY_FIRST)
    if day is None:
        raise TrackingError("Ghi hạn theo mẫu 31/12/2022, hoặc để trống.")
    return day


def _targeted(briefing: Briefing) -> Mapping[str, str]:
    return {fact.code: fact.label for fact in briefing.shown}


def _choice(place: DeltaGenerator, label: str, names: Mapping[str, str]) -> str:
    found = place.selectbox(
        label, [_NONE, *names], format_func=lambda code: names.get(code, "không gắn")
    )
    return found or _NONE


def _offer_following_up(actor: Actor, found: Mapping[str, Conclusion]) -> None:
    with st.expander("Ghi nhận việc thực hiện, hoặc bỏ một kết luận"):
        chosen = st.selectbox("Kết luận", list(found), format_func=lambda of: _shortly(found[of]))
        one = found[chosen]
        # What is chosen stands for one state of one conclusion, and is never left to the next one.
        with st.form(f"follow_up_{one.of}_{one.at}"):
            outcomes = [None, *OUTCOME_NAMES]
            outcome = st.selectbox(
                "Đã thực hiện đến đâu",
                outcomes,
                index=outcomes.index(one.outcome),
                format_func=lambda told: OUTCOME_NAMES[told] if told else _unsaid(one),
            )
            is_gone = st.checkbox("Bỏ kết luận này")
            asked = st.form_submit_button("Ghi nhận")
    if asked:
        do(lambda: _follow_up(actor, one, outcome, is_gone=is_gone))


def _shortly(one: Conclusion) -> str:
    unit = f"{short_name(one.unit_code)}: " if one.unit_code else ""
    return f"{one.of} · {shorten(unit + one.said, _SHORT, placeholder='…')}"


def _unsaid(one: Conclusion) -> str:
    """What it is when the office says nothing: only an indicator can then tell."""
    return "chưa ghi nhận, để số liệu nói" if one.indicator_code else "chưa ghi nhận"


def _follow_up(actor: Actor, one: Conclusion, outcome: Outcome | None, *, is_gone: bool) -> None:
    told = replace(one, said="" if is_gone else one.said, outcome=outcome)
    conclude(reads.store(), actor, told, datetime.now(UTC))
