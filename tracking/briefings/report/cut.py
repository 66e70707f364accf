"""That the plan was cut, said right behind what is told of the plan that was left: a rate of a
smaller plan is higher, and read alone it would pass for progress."""

from collections.abc import Iterator

from tracking.briefings.content import Briefing, Line, Mark, Slide
from tracking.briefings.report.prose import card_told, line_told, small

_DISBURSEMENT, _NOTE = "disbursement", "Lưu ý"
_OF_WHAT_WAS_LEFT = "sau điều chỉnh"
"""In every name of the rate of the plan that was left."""


def sentences(slide: Slide, briefing: Briefing) -> Iterator[str]:
    """What the cards and the lines of a slide say; lines that are several begin with a dash."""
    note = _note(briefing)
    for card in slide.cards:
        told_of = card_told(card, briefing.facts)
        own = told_of.startswith(card.label)
        named = told_of if own else f"{card.label}: {small(told_of)}"
        yield _noted(card.mark, named, note)
    told = [
        (line, _noted(line.mark, line_told(line, briefing.facts), note)) for line in slide.lines
    ]
    if any(_is_of_left(line.mark, text) for line, text in told):
        told = [(line, text) for line, text in told if line != note]
    mark = "- " if len(told) > 1 else ""
    for _, text in told:
        yield f"{mark}{text}"


def _note(briefing: Briefing) -> Line | None:
    """What the slide of disbursement notes; None where the plan was not cut."""
    lines = (one for slide in briefing.slides if slide.code == _DISBURSEMENT for one in slide.lines)
    return next((one for one in lines if one.head == _NOTE), None)


def _noted(mark: Mark, told: str, note: Line | None) -> str:
    """What is told, the note behind the sentence of the plan that was left."""
    if note is None or not _is_of_left(mark, told):
        return told
    end = told.find(". ", told.index(_OF_WHAT_WAS_LEFT)) + 1 or len(told)
    return f"{told[:end]} {line_told(note, ())}{told[end:]}"


def _is_of_left(mark: Mark, told: str) -> bool:
    """Whether a figure of the whole ministry on the plan that was left is told."""
    return bool(mark.clauses) and not mark.units and _OF_WHAT_WAS_LEFT in told
