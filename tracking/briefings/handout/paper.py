"""A briefing on paper: one message a page, A4 landscape, as a tagged PDF with its type inside."""

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from pypdf import PdfReader

from tracking.briefings.cells import NOT_STATED, NOTHING_TOLD
from tracking.briefings.content import Briefing, Card, Line, Slide, Table
from tracking.briefings.handout.parts import (
    NUMERIC,
    Layout,
    figures,
    layout_of,
    lines_size,
    table_rows,
    table_size,
)
from tracking.briefings.lettering import NO_WIDTH, breakable, plain
from tracking.briefings.told import Told
from tracking.charts.converting import FONTS
from tracking.charts.theme import STANDINGS
from tracking.dates import HANOI
from tracking.vocabulary import Standing

_TEMPLATE = Path(__file__).with_name("handout.typ")
_STANDARDS = ["a-2a", "ua-1"]
"""Kept for long, and read aloud."""
_NO_GLYPH = "could not be displayed"
"""What Typst says of a letter none of the fonts has, which the standards forbid."""
_BROKEN = re.compile(r"(?<=[^\s–-][/–-])\n")
"""A line that ends within a word, after what joins its parts."""
_TITLES = ((50, 27), (90, 24), (170, 19), (320, 15))
_SMALLEST_TITLE = 12
_SHORT_VALUE = 9
_MISSING = "\ufffd"
"""Stands for a letter that our type does not have."""
_UNREAD = frozenset({_MISSING, "\u00ad"})
"""What is written for other letters, or is not read again, as a soft hyphen."""

Words = Callable[[str], str]


def handout(briefing: Briefing) -> bytes:
    """A briefing as PDF: the same one always as the same bytes."""
    try:
        return _compiled(briefing, _composed)
    except _typst().TypstError as error:
        if _NO_GLYPH not in str(error):
            raise
        return _compiled(briefing, _known)


def read_handout(content: bytes) -> Told:
    """What a handout tells, in the order it is read: an overlong word in the pieces it is in."""
    pages = tuple(
        _BROKEN.sub("", page.extract_text()).replace(NO_WIDTH, "")
        for page in PdfReader(BytesIO(content)).pages
    )
    return Told(text="\n".join(pages), pages=pages, may_cut=True, letters=_letters() - _UNREAD)


@cache
def _typst() -> Any:
    """Typst, loaded only when a handout is written."""
    import typst

    return typst


@cache
def _fonts() -> Any:
    return _typst().Fonts(include_system_fonts=False, font_paths=[str(FONTS)])


def _compiled(briefing: Briefing, words: Words) -> bytes:
    told = json.dumps(_told(briefing, words), ensure_ascii=False)
    written: bytes = _typst().compile(
        str(_TEMPLATE),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"told": told},
        pdf_standards=_STANDARDS,
        timestamp=_made(briefing),
    )
    return written


def _made(briefing: Briefing) -> datetime:
    return briefing.made_at.astimezone(UTC).replace(microsecond=0)


def _composed(text: str) -> str:
    return breakable(plain(text))


@cache
def _letters() -> frozenset[str]:
    return frozenset((FONTS / "letters.txt").read_text(encoding="utf-8"))


def _known(text: str) -> str:
    """A text whose letters all are in our type: what is not there is shown to be missing."""
    return "".join(one if one in _letters() else _MISSING for one in _composed(text))


def _clean(svg: str, words: Words) -> str:
    """A picture in letters the type has, where that was asked for."""
    if words is not _known:
        return svg
    return "".join(one if one in _letters() or one == "\n" else _MISSING for one in svg)


def _told(briefing: Briefing, words: Words) -> dict[str, Any]:
    made = _made(briefing)
    return {
        "name": words(briefing.name),
        "period": words(briefing.period_label),
        "coverage": words(briefing.coverage),
        "made": words(f"Lập {made.astimezone(HANOI):%H:%M ngày %d/%m/%Y}"),
        "made_by": words(briefing.made_by),
        "made_at": list(made.timetuple()[:6]),
        "stamp": words(briefing.stamp),
        "slides": [_slide(one, words) for one in briefing.slides],
    }


def _slide(slide: Slide, words: Words) -> dict[str, Any]:
    title = words(slide.title) or NOT_STATED
    layout = layout_of(slide)
    return {
        "title": title,
        "size": next((size for most, size in _TITLES if len(title) <= most), _SMALLEST_TITLE),
        "subtitle": words(slide.subtitle),
        "cards": [_card(one, words) for one in slide.cards],
        "lines_size": lines_size(slide, layout),
        "lines": [_line(one, words) for one in slide.lines or _nothing(slide)],
        "layout": layout,
        "figures": [
            {"svg": _clean(svg, words), "alt": words(alt)}
            for svg, alt in (figures(slide.chart, layout) if slide.chart else ())
        ],
        "table": _table(slide.table, layout, words) if slide.table else None,
        "source": words(slide.source),
    }


def _nothing(slide: Slide) -> tuple[Line, ...]:
    is_empty = not (slide.cards or slide.chart or slide.table)
    return (Line(text=NOTHING_TOLD),) if is_empty else ()


def _card(card: Card, words: Words) -> dict[str, Any]:
    return {
        "label": words(card.label),
        "value": words(card.value),
        "size": 38 if len(card.value) <= _SHORT_VALUE else 24,
        "standing": _standing(card.standing),
        "lines": [words(one) for one in card.lines],
    }


def _line(line: Line, words: Words) -> dict[str, Any]:
    told = {"head": words(line.head), "text": words(line.text)}
    return told | {"standing": _standing(line.standing)}


def _standing(standing: Standing | None) -> dict[str, str] | None:
    """Where a figure stands; nothing where it has no target to stand against."""
    if standing is None or standing is Standing.NOT_APPLICABLE:
        return None
    mark = STANDINGS[standing]
    return {"glyph": mark.glyph, "color": mark.color, "word": mark.word}


def _table(table: Table, layout: Layout, words: Words) -> dict[str, Any]:
    return {
        "headings": [words(one.heading) for one in table.columns],
        "shares": [one.share for one in table.columns],
        "numeric": [one.measure in NUMERIC for one in table.columns],
        "size": table_size(table, layout),
        "rows": [
            {"cells": [words(one) for one in cells], "breaks": breaks}
            for cells, breaks in table_rows(table)
        ],
    }
