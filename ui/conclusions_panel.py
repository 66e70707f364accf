"""What a meeting concluded: typed while it goes on, followed up by the next one."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from tracking.briefings.content import Briefing
from tracking.briefings.story.kept import OUTCOME_NAMES, follow
from tracking.dates import DateOrder, parse_date
from tracking.figures.board import Board
from tracking.period_codes import period_label
from tracking.roles import Act, Actor
from tracking.specs.indicators import indicators
from tracking.specs.units import short_name
from tracking.store.conclusions import (
    LONGEST,
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


def draw(actor: Actor, briefing: Briefing) -> None:
    """The conclusions of a meeting; the office writes and follows them up."""
    found = conclusions_of(reads.store(), [briefing.number])
    section("Kết luận giao ban", "Lần họp sau mở đầu bằng: đã thực hiện, chậm, chưa có thông tin.")
    if found:
        show_table(conclusions_listing(found), key="conclusions")
    else:
        note("Chưa ghi kết luận nào.")
    if actor.may(Act.BRIEF):
        _offer_new(actor, briefing, max((one.line for one in found), default=0))
        if found:
            _offer_following_up(actor, {one.of: one for one in found})


def show_of_unit(unit_code: str, board: Board) -> None:
    """What meetings concluded for a unit, on its own page, and what has become of it by the period
    that is looked at; nothing where there is none."""
    found = conclusions_for(reads.store(), unit_code)
    if found:
        section("Kết luận giao ban về đơn vị", f"Đến đâu: theo số liệu {_of(board)}.")
        show_table(conclusions_listing(found, board), key="conclusions_of_unit")


def _of(board: Board) -> str:
    return period_label(board.period_code)


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
        "outcome": OUTCOME_NAMES[one.outcome] if one.outcome else "",
    }


def _offer_new(actor: Actor, briefing: Briefing, last: int) -> None:
    """A form that is empty again once what was written in it is kept, and only then."""
    with st.form(f"conclude_{briefing.number}_{last}"):
        said = st.text_area("Nội dung kết luận", max_chars=LONGEST, height=90)
        left, middle, right = st.columns(3)
        unit = _choice(left, "Đơn vị", briefing.units)
        coded = {code: f"{code} · {title}" for code, title in briefing.clauses.items()}
        clause = _choice(middle, "Điểm của Chỉ thị", coded)
        due = right.text_input("Hạn", max_chars=40, placeholder="31/12/2022")
        code = _choice(st.container(), "Chỉ số để biết đã thực hiện chưa", _targeted(briefing))
        asked = st.form_submit_button("Ghi kết luận", icon=":material/edit_note:")
    if asked:
        do(
            lambda: conclude(
                reads.store(),
                actor,
                Conclusion(
                    number=briefing.number,
                    line=0,
                    said=said,
                    unit_code=unit,
                    clause=clause or (indicators()[code].clause if code else ""),
                    indicator_code=code,
                    due_on=_day(due),
                ),
                datetime.now(UTC),
            )
        )


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
    with st.expander("Ghi nhận việc thực hiện, hoặc bỏ một kết luận"), st.form("follow_up"):
        chosen = st.selectbox("Kết luận", list(found))
        outcome = st.selectbox(
            "Đã thực hiện đến đâu",
            [None, *OUTCOME_NAMES],
            format_func=lambda one: OUTCOME_NAMES[one] if one else "theo số liệu",
        )
        is_gone = st.checkbox("Bỏ kết luận này")
        asked = st.form_submit_button("Ghi nhận")
    if asked and chosen:
        one = found[chosen]
        do(lambda: _follow_up(actor, one, outcome, is_gone=is_gone))


def _follow_up(actor: Actor, one: Conclusion, outcome: Outcome | None, *, is_gone: bool) -> None:
    told = Conclusion(
        number=one.number,
        line=one.line,
        said="" if is_gone else one.said,
        unit_code=one.unit_code,
        clause=one.clause,
        indicator_code=one.indicator_code,
        due_on=one.due_on,
        outcome=outcome,
    )
    conclude(reads.store(), actor, told, datetime.now(UTC))
