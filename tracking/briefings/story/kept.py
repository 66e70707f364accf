"""What has become of what the last meeting concluded: done, slipped, not due yet, or no word?"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tracking.briefings.content import Line, Mark, Slide
from tracking.figures.board import Board
from tracking.figures.figure import Figure
from tracking.figures.words import gap_text, value_text
from tracking.periods import period
from tracking.specs.indicators import indicators
from tracking.specs.units import short_name
from tracking.store.conclusions import OUTCOME_NAMES, Conclusion, Outcome
from tracking.vocabulary import Standing

_CODE = "kept"
_STANDINGS = {
    Outcome.SLIPPED: Standing.BEHIND,
    Outcome.SILENT: Standing.NOT_REPORTED,
    Outcome.OPEN: Standing.NOT_APPLICABLE,
    Outcome.KEPT: Standing.ON_TRACK,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """A conclusion, what became of it, and by what that is known."""

    conclusion: Conclusion
    outcome: Outcome
    why: str


def follow(one: Conclusion, board: Board) -> Followed:
    """What became of a conclusion by the figures of a period, unless the office says otherwise.

    Without an indicator no figure can tell: it is silent until the office says something.
    """
    if one.outcome is not None:
        return Followed(conclusion=one, outcome=one.outcome, why="theo Văn phòng ghi")
    is_due = one.due_on is not None and one.due_on <= period(board.period_code).end
    if one.indicator_code not in indicators():
        outcome = Outcome.SILENT if is_due or one.due_on is None else Outcome.OPEN
        return Followed(conclusion=one, outcome=outcome, why="")
    figure = board.figure(one.indicator_code, one.unit_code or None)
    if figure.value is None or figure.expected is None:
        why = "chưa có số liệu" if figure.value is None else f"{_why(figure)}, không còn chỉ tiêu"
        return Followed(conclusion=one, outcome=Outcome.SILENT, why=why)
    return Followed(conclusion=one, outcome=_by_figure(figure, is_due=is_due), why=_why(figure))


def _by_figure(figure: Figure, *, is_due: bool) -> Outcome:
    if figure.standing is Standing.ON_TRACK:
        return Outcome.KEPT
    return Outcome.SLIPPED if is_due else Outcome.OPEN


def _why(figure: Figure) -> str:
    value = value_text(figure.indicator, figure.value)
    said = (f"{figure.indicator.short_label} {value}", gap_text(figure))
    return ", ".join(filter(None, said))


def kept_slide(number: int, followed: Sequence[Followed]) -> Slide | None:
    """What opens the next briefing: what the last one, `number`, concluded, and what is left of
    earlier ones; None where there is nothing."""
    if not followed:
        return None
    counts = Counter(one.outcome for one in followed)
    said = [
        f"{counts[outcome]} {words}" for outcome, words in OUTCOME_NAMES.items() if counts[outcome]
    ]
    order = list(OUTCOME_NAMES)
    shown = sorted(
        followed,
        key=lambda one: (order.index(one.outcome), -one.conclusion.number, one.conclusion.line),
    )
    earlier = sum(one.conclusion.number != number for one in followed)
    own = f"Kết luận của Tài liệu họp số {number}" if earlier < len(followed) else ""
    more = f"{earlier} kết luận còn theo dõi của các lần họp trước đó" if earlier else ""
    whose = "các lần họp trước" if earlier else "lần họp trước"
    return Slide(
        code=_CODE,
        title=f"{len(followed)} kết luận của {whose}: {', '.join(said)}",
        subtitle=", và ".join(filter(None, (own, more))),
        lines=tuple(map(line_of, shown)),
        source="Theo số liệu của kỳ này và ghi nhận của Văn phòng.",
    )


def told_done(slides: Iterable[Slide]) -> frozenset[str]:
    """Which conclusions a briefing told to be done: "1.2"."""
    ending = _head("", Outcome.KEPT)
    return frozenset(
        line.head.removesuffix(ending)
        for slide in slides
        if slide.code == _CODE
        for line in slide.lines
        if line.head.endswith(ending)
    )


def _head(of: str, outcome: Outcome) -> str:
    return f"{of} · {OUTCOME_NAMES[outcome]}"


def line_of(one: Followed) -> Line:
    """A conclusion and what became of it, in a sentence."""
    told = one.conclusion
    unit = short_name(told.unit_code) if told.unit_code else ""
    return Line(
        head=_head(told.of, one.outcome),
        text="; ".join(filter(None, (_whose(unit, told.said), _due(told.due_on), one.why))),
        standing=_STANDINGS[one.outcome],
        mark=Mark(
            units=(told.unit_code,) if told.unit_code else (),
            clauses=(told.clause,) if told.clause else (),
        ),
    )


def _whose(unit: str, said: str) -> str:
    return f"{unit}: {said}" if unit else said


def _due(on: date | None) -> str:
    return f"hạn {on:%d/%m/%Y}" if on else ""
