"""A briefing as a PowerPoint file: one message a slide, charts and tables of PowerPoint's own.

Every slide has a real title, its source, the stamp of the briefing and speaker notes that tell all
of it in words; the same briefing always gives the same bytes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.util import Pt

from tracking.briefings.content import Briefing, Shape, Slide
from tracking.briefings.deck import fit, parts, plan
from tracking.briefings.deck.charts import add_chart
from tracking.briefings.deck.look import (
    LEFT,
    SMALL,
    TOP,
    WIDE,
    add_foot,
    new_deck,
    place,
    rule,
    write,
)
from tracking.briefings.deck.notes import spoken
from tracking.briefings.deck.screens import screens
from tracking.briefings.deck.theme import ACCENT, GREY, LANGUAGE, packed, paint_theme, speak
from tracking.briefings.told import Drawn, Told
from tracking.dates import HANOI
from tracking.text import for_xml

MIME = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
_LONGEST_TITLE = 255
_BAR, _BARS_FRAME = 0.9, 0.7
"""Inches of height for a bar, and for what is around the bars: few bars are not blown up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Types:
    """Points of the cells, and of the sentences the sizes to try: the same on all the pages of a
    slide."""

    cell: int
    sentences: Sequence[int]


def deck(briefing: Briefing) -> bytes:
    """The bytes of the file: a cover, then the slides of the briefing, as many as they need."""
    made = new_deck()
    _add_cover(made, briefing)
    for slide in briefing.slides:
        pages = screens(slide)
        sizes = parts.SIZES if len(pages) == 1 else (plan.SENTENCE,)
        types = _Types(cell=plan.cell_size(pages), sentences=sizes)
        for screen in pages:
            _add_slide(made, screen, briefing, types)
    paint_theme(made.notes_master.part)
    speak(made.notes_master.element)
    _set_about(made, briefing)
    return packed(made)


def _add_cover(made: Any, briefing: Briefing) -> None:
    slide = made.slides.add_slide(made.slide_layouts[0])
    title, period = slide.placeholders
    write(title.text_frame.paragraphs[0], briefing.name)
    label = briefing.period_label
    write(period.text_frame.paragraphs[0], label[:1].upper() + label[1:])
    rule(slide, LEFT, 3.12, 1.6, ACCENT, 4)
    office = parts.text_box(slide, "Nơi lập", LEFT, 0.7, WIDE, 0.35)
    write(office.text_frame.paragraphs[0], briefing.made_by.upper(), 16, bold=True, colour=ACCENT)
    made_on = f"{briefing.made_at.astimezone(HANOI):%H:%M ngày %d/%m/%Y}"
    stamp = f"Bộ số liệu {briefing.snapshot_name} · {briefing.as_of} · lập lúc {made_on}"
    box = parts.text_box(slide, "Số liệu", LEFT, 4.3, WIDE, 2.4)
    for at, line in enumerate((briefing.coverage, stamp)):
        paragraph = box.text_frame.add_paragraph() if at else box.text_frame.paragraphs[0]
        paragraph.space_before = Pt(8 if at else 0)
        write(paragraph, line, plan.SENTENCE, colour=GREY if at else None)
    _add_notes(slide, Slide(code="cover", title=f"{briefing.name} – {label}"), briefing)


def _add_slide(made: Any, told: Slide, briefing: Briefing, types: _Types) -> None:
    frame = plan.frame_of(told)
    slide = made.slides.add_slide(made.slide_layouts[1])
    _set_title(slide, told, frame)
    if told.subtitle:
        box = parts.text_box(
            slide, "Phụ đề", LEFT, frame.subtitle, WIDE, frame.top - frame.subtitle - 0.22
        )
        write(box.text_frame.paragraphs[0], told.subtitle, plan.SUBTITLE, colour=GREY)
    _add_body(slide, told, frame, briefing, types)
    if told.source:
        height = fit.text_height(told.source, WIDE, SMALL)
        parts.add_source(slide, told.source, frame.source, height, SMALL)
    add_foot(slide, briefing.stamp, plan.stamp_size(briefing.stamp))
    _add_notes(slide, told, briefing)


def _set_title(slide: Any, told: Slide, frame: plan.Frame) -> None:
    title = slide.shapes.title
    write(title.text_frame.paragraphs[0], told.title, frame.title_size)
    place(title, LEFT, TOP, WIDE, plan.title_fit(told.title)[0])


def _add_body(
    slide: Any, told: Slide, frame: plan.Frame, briefing: Briefing, types: _Types
) -> None:
    top = frame.top
    if told.cards:
        top = parts.add_cards(slide, told, top, frame.height)
    if told.chart:
        _add_beside(slide, told, top, frame.bottom, briefing)
        return
    needed = sum(fit.table_heights(told.table, WIDE, types.cell)) + plan.GAP if told.table else 0
    if told.lines:
        room = frame.bottom - top - needed
        box = (LEFT, top, WIDE, room)
        top = parts.add_lines(slide, told.lines, box, types.sentences) + plan.GAP
    if told.table:
        box = (LEFT, top, WIDE, frame.bottom - top)
        parts.add_table(slide, told.table, told.title, box, (types.cell,))


def _add_beside(slide: Any, told: Slide, top: float, bottom: float, briefing: Briefing) -> None:
    """A chart, and what stands beside or above it."""
    assert told.chart
    width = WIDE
    if told.table:
        width = (WIDE - plan.GAP) / 2
        box = (LEFT + width + plan.GAP, top, width, bottom - top)
        parts.add_table(slide, told.table, told.title, box, fit.CELLS_BESIDE)
    elif told.lines and plan.is_stacked(told, bottom - top):
        room = bottom - top - plan.CHART_LEAST - plan.GAP
        top = parts.add_lines(slide, told.lines, (LEFT, top, WIDE, room)) + plan.GAP
    elif told.lines:
        beside = plan.side(told, bottom - top) or WIDE / 2
        width = WIDE - beside - plan.GAP
        left = LEFT + width + plan.GAP
        parts.add_lines(slide, told.lines, (left, top, beside, bottom - top))
    height = min(bottom - top, _height(told))
    add_chart(slide, told.chart, (LEFT, top, width, height), briefing.made_at)


def _height(told: Slide) -> float:
    chart = told.chart
    assert chart
    if chart.shape is Shape.LINES:
        return 9.0
    beside = 1 if chart.shape is Shape.STACKED else len(chart.series)
    return _BARS_FRAME + len(chart.categories) * _BAR * (1 + beside) / 2


def _add_notes(slide: Any, told: Slide, briefing: Briefing) -> None:
    notes = slide.notes_slide
    frame = notes.notes_text_frame
    for at, line in enumerate(spoken(told, briefing)):
        write(frame.add_paragraph() if at else frame.paragraphs[0], line)
    for shape in list(notes.placeholders):
        if shape._element.ph.get("type") == "sldNum":
            shape._element.getparent().remove(shape._element)


def _set_about(made: Any, briefing: Briefing) -> None:
    """What the file says of itself: the office, never a person."""
    about = made.core_properties
    about.author = about.last_modified_by = for_xml(briefing.made_by)
    about.title = for_xml(f"{briefing.name} – {briefing.period_label}")[:_LONGEST_TITLE]
    about.comments, about.language, about.revision = "", LANGUAGE, 1
    about.created = about.modified = briefing.made_at.replace(tzinfo=None)


def read_deck(content: bytes) -> Told:
    """All the words of a deck, slide by slide, its notes, and the numbers of its charts."""
    texts: list[str] = []
    notes: list[str] = []
    charts: list[Drawn] = []
    for slide in Presentation(BytesIO(content)).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                texts.append(shape.text_frame.text)
            elif shape.has_table:
                texts += [cell.text for row in shape.table.rows for cell in row.cells]
            elif shape.has_chart:
                plot = shape.chart.plots[0]
                texts += [one.name for one in plot.series] + [str(one) for one in plot.categories]
                charts.append(
                    Drawn(
                        categories=tuple(map(str, plot.categories)),
                        names=tuple(one.name for one in plot.series),
                        series=tuple(tuple(one.values) for one in plot.series),
                    )
                )
        notes.append(slide.notes_slide.notes_text_frame.text)
    return Told(text="\n".join(texts), charts=tuple(charts), may_cut=True, notes="\n".join(notes))
