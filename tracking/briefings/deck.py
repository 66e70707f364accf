"""A briefing as a PowerPoint file: its charts and tables are PowerPoint's own, to be edited."""

from io import BytesIO

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide as Screen
from pptx.text.text import TextFrame
from pptx.util import Emu, Inches, Pt

from tracking.briefings.cells import cell_text
from tracking.briefings.content import Briefing, Card, Line, Slide, Table
from tracking.briefings.deck_charts import add_chart
from tracking.briefings.deck_theme import INK, QUIET, RULE, WIDTH, Box, prepare
from tracking.briefings.deck_words import add_table, write
from tracking.briefings.paging import pages_of
from tracking.briefings.settled import settled
from tracking.briefings.told import Told
from tracking.charts.theme import STANDINGS
from tracking.text import for_xml
from tracking.vocabulary import Standing

_LINES, _LETTERS = 17, 120
"""What a slide holds beneath its title, in the type of a table."""
_LEFT, _INNER = Inches(0.6), Emu(WIDTH - 2 * Inches(0.6))
_TOP, _BOTTOM = Inches(1.75), Inches(6.75)
_GAP = Inches(0.35)
_TITLE, _LONG_TITLE, _LONGEST_TITLE = 28, 20, 15
_MANY, _VERY_MANY = 90, 180
_WIDE, _LABEL, _BESIDE = 150, 70, 300
"""Letters of a title, a subtitle, the label and the lines of a card above which their type is
smaller."""
_TEXT, _SMALL_TEXT = 18, 14
_ROOM = 1100
"""Letters of sentences that a whole slide holds in their usual type."""


def deck(briefing: Briefing) -> bytes:
    """The bytes of the file; of the same briefing always the same."""
    made = Presentation()
    prepare(made)
    _cover(made, briefing)
    for slide in briefing.slides:
        for part in pages_of(slide, lines=_LINES, letters=_LETTERS):
            _add(made, briefing, part)
    about = made.core_properties
    about.author = about.last_modified_by = for_xml(briefing.made_by)[:255]
    about.title = for_xml(f"{briefing.name} - {briefing.period_label}")[:255]
    about.language, about.comments, about.keywords = "vi-VN", "", ""
    about.created = about.modified = briefing.made_at.replace(tzinfo=None)
    saved = BytesIO()
    made.save(saved)
    return settled(saved.getvalue())


def read_deck(content: bytes) -> Told:
    """What a written file tells: the words of slides in order, the series of charts."""
    words: list[str] = []
    series: list[tuple[float | None, ...]] = []
    for screen in Presentation(BytesIO(content)).slides:
        for shape in screen.shapes:
            if shape.has_text_frame:
                words.append(shape.text_frame.text)
            if shape.has_table:
                words += [cell.text_frame.text for row in shape.table.rows for cell in row.cells]
            if shape.has_chart:
                series += [tuple(one.values) for one in shape.chart.plots[0].series]
    return Told(text="\n".join(words), series=tuple(series))


def _cover(made: Deck, briefing: Briefing) -> None:
    screen = made.slides.add_slide(made.slide_layouts[0])
    _title(screen, "Tình hình thực hiện Chỉ thị 07/CT-BCT")
    frame = _box(screen, (_LEFT, Inches(2.1), _INNER, Inches(3)), "Giới thiệu")
    for text, size, is_bold in (
        (f"{briefing.period_label[:1].upper()}{briefing.period_label[1:]}", 32, True),
        (briefing.name, 20, False),
        (briefing.coverage, 18, False),
        (briefing.as_of, 16, False),
    ):
        write(frame, [(text, is_bold, INK)], size)
    _foot(screen, briefing, "")
    _note(screen, briefing, [])


def _add(made: Deck, briefing: Briefing, slide: Slide) -> None:
    screen = made.slides.add_slide(made.slide_layouts[0])
    _title(screen, slide.title)
    if slide.subtitle:
        frame = _box(screen, (_LEFT, Inches(1.28), _INNER, Inches(0.4)), "Giải thích")
        write(frame, [(slide.subtitle, False, QUIET)], 14 if len(slide.subtitle) <= _WIDE else 10)
    left, right = _halves(slide)
    if slide.cards:
        _cards(screen, slide.cards)
    if slide.chart:
        add_chart(screen, slide.chart, left)
    if slide.table:
        add_table(screen, slide.table, right if slide.chart else left, slide.title)
    if slide.lines:
        beside = slide.chart is not None or slide.table is not None
        _lines(screen, slide.lines, right if beside else left)
    _foot(screen, briefing, slide.source)
    _note(screen, briefing, [slide.source, *map(_said, slide.lines), *_rows(slide.table)])


def _halves(slide: Slide) -> tuple[Box, Box]:
    """Where one thing stands, and another beside it; of rows beside a chart there are more."""
    height = _BOTTOM - _TOP
    whole = (_LEFT, _TOP, _INNER, height)
    if sum(map(bool, (slide.chart, slide.table, slide.lines))) < 2:
        return whole, whole
    share = 0.38 if slide.chart and slide.table else 0.6
    width = int((_INNER - _GAP) * share)
    rest = _INNER - _GAP - width
    return (_LEFT, _TOP, width, height), (_LEFT + width + _GAP, _TOP, rest, height)


def _title(screen: Screen, text: str) -> None:
    frame = screen.shapes.title.text_frame
    size = _TITLE if len(text) <= _MANY else _LONG_TITLE
    write(frame, [(text, True, INK)], size if len(text) <= _VERY_MANY else _LONGEST_TITLE)


def _box(screen: Screen, place: Box, name: str) -> TextFrame:
    shape = screen.shapes.add_textbox(*place)
    shape.name = name
    frame = shape.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    return frame


def _cards(screen: Screen, cards: tuple[Card, ...]) -> None:
    width = (_INNER - _GAP * (len(cards) - 1)) // len(cards)
    for place, card in enumerate(cards):
        left = _LEFT + place * (width + _GAP)
        rule = screen.shapes.add_connector(1, left, _TOP, left + width, _TOP)
        rule.line.color.rgb, rule.line.width = _color(card.standing) or RULE, Pt(4)
        rule.name = f"Vạch {place + 1}"
        frame = _box(screen, (left, _TOP + Inches(0.1), width, Inches(4.6)), card.label)
        write(frame, [(card.label, True, INK)], 18 if len(card.label) <= _LABEL else 13)
        write(frame, [(card.value, True, INK)], 54)
        if card.standing is not Standing.NOT_APPLICABLE:
            write(frame, [(_sign(card.standing), True, _color(card.standing) or INK)], 18)
        size = 16 if sum(map(len, card.lines)) <= _BESIDE else 11
        for line in card.lines:
            write(frame, [(line, False, INK)], size)


def _lines(screen: Screen, lines: tuple[Line, ...], place: Box) -> None:
    frame = _box(screen, place, "Nội dung")
    letters = sum(len(line.head) + len(line.text) for line in lines)
    size = _TEXT if letters < _ROOM * place[2] / _INNER else _SMALL_TEXT
    for line in lines:
        pieces = []
        if line.standing not in (None, Standing.NOT_APPLICABLE):
            mark = STANDINGS[line.standing or Standing.NOT_APPLICABLE]
            pieces.append((f"{mark.glyph} ", True, _color(line.standing) or INK))
        if line.head:
            pieces.append((f"{line.head}: ", True, INK))
        write(frame, [*pieces, (line.text, False, INK)], size)


def _foot(screen: Screen, briefing: Briefing, source: str) -> None:
    frame = _box(screen, (_LEFT, Inches(6.82), _INNER, Inches(0.5)), "Nguồn")
    if source:
        write(frame, [(source, False, QUIET)], 11)
    write(frame, [(briefing.stamp, False, QUIET)], 11)
    frame.paragraphs[0].space_after = Pt(1)


def _note(screen: Screen, briefing: Briefing, lines: list[str]) -> None:
    """What the speaker reads: the source, and in words what the slide shows."""
    told = [briefing.stamp, briefing.coverage, *filter(None, lines)]
    screen.notes_slide.notes_text_frame.text = for_xml("\n".join(told))


def _said(line: Line) -> str:
    return f"{line.head}: {line.text}" if line.head else line.text


def _rows(table: Table | None) -> list[str]:
    if table is None:
        return []
    return [
        "; ".join(
            f"{column.heading}: {cell_text(value, column.measure)}"
            for column, value in zip(table.columns, row, strict=True)
        )
        for row in table.rows
    ]


def _sign(standing: Standing) -> str:
    mark = STANDINGS[standing]
    return f"{mark.glyph} {mark.word}"


def _color(standing: Standing | None) -> RGBColor | None:
    if standing is None or standing is Standing.NOT_APPLICABLE:
        return None
    return RGBColor.from_string(STANDINGS[standing].color.lstrip("#"))
