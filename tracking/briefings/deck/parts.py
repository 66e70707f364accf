"""Cards, sentences and tables on a slide. Positions are in inches, type in points."""

from collections.abc import Sequence
from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from tracking.briefings.content import Card, Line, Measure, Slide, Table
from tracking.briefings.deck import fit, plan
from tracking.briefings.deck.look import LEFT, WIDE, flush, place, plain, rule, write
from tracking.briefings.deck.theme import ACCENT, GREY, INK, RULE, child
from tracking.vocabulary import Standing

_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""A table without stripes and lines; ours are drawn by cell."""
SIZES = (plan.LARGE, 20, plan.SENTENCE)
"""Of sentences that are all on one slide."""
_ALT_LONGEST = 2000


def text_box(slide: Any, name: str, left: float, top: float, width: float, height: float) -> Any:
    """The first paragraph of a box with no margins, and the box."""
    box = slide.shapes.add_textbox(0, 0, 0, 0)
    box.name = name
    place(box, left, top, width, height)
    flush(box)
    return box


def add_cards(slide: Any, told: Slide, top: float, height: float) -> float:
    """Cards beside one another; says where they end."""
    size, tall = plan.card_size(told, height) or (fit.CELL_BESIDE, height)
    width = plan.card_width(told)
    labels = max(fit.label_lines(card, width) for card in told.cards)
    for row in plan.card_rows(told):
        for at, card in enumerate(row):
            left = LEFT + at * (width + plan.GAP)
            _, colour = fit.standing_words(card.standing)
            rule(slide, left, top, width, colour, 3)
            _add_card(slide, card, (left, top, width, tall), size, fit.tall(labels, fit.LABEL))
        top += tall + plan.GAP
    return top


def _add_card(
    slide: Any, card: Card, box: tuple[float, float, float, float], size: float, labels: float
) -> None:
    """The label in a box of its own, as high for every card: the values stand on one line."""
    left, top, width, height = box
    top += fit.CARD_PAD
    label = text_box(slide, "Chỉ tiêu", left, top, width, labels)
    write(label.text_frame.paragraphs[0], card.label, fit.LABEL, bold=True)
    below = height - fit.CARD_PAD - labels
    frame = text_box(slide, "Giá trị", left, top + labels, width, below).text_frame
    words, colour = fit.standing_words(card.standing)
    is_open = card.standing is Standing.NOT_APPLICABLE
    value = frame.paragraphs[0]
    write(value, card.value, fit.VALUE, bold=True, colour=INK if is_open else colour)
    write(frame.add_paragraph(), words, fit.LABEL, bold=not is_open, colour=colour)
    for at, line in enumerate(card.lines):
        paragraph = frame.add_paragraph()
        paragraph.space_before = Pt(5 if at else 12)
        write(paragraph, line, size)


def add_lines(
    slide: Any,
    lines: Sequence[Line],
    box: tuple[float, float, float, float],
    sizes: Sequence[int] = SIZES,
) -> float:
    """Sentences in a box (left, top, width, height) in the first type in which they fit; says where
    they end."""
    left, top, width, height = box
    size = next((one for one in sizes if fit.lines_height(lines, width, one) <= height), sizes[-1])
    needed = fit.lines_height(lines, width, size)
    # A short list breathes.
    spare = max(height - needed, 0) / max(len(lines), 1)
    between = fit.BETWEEN + min(spare, 0.12)
    needed = min(needed + (between - fit.BETWEEN) * (len(lines) - 1), height)
    frame = text_box(slide, "Nội dung", left, top, width, needed).text_frame
    for at, line in enumerate(lines):
        paragraph = frame.add_paragraph() if at else frame.paragraphs[0]
        paragraph.space_before = Pt(between * 72) if at else Pt(0)
        _write_line(paragraph, line, size)
    return top + needed


def _write_line(paragraph: Any, line: Line, size: float) -> None:
    if line.standing:
        words, colour = fit.standing_words(line.standing)
        write(paragraph, f"{words} · ", size, bold=True, colour=colour)
    if line.head:
        write(paragraph, f"{line.head}: ", size, bold=True)
    write(paragraph, line.text, size)


def add_table(
    slide: Any,
    table: Table,
    title: str,
    box: tuple[float, float, float, float],
    sizes: Sequence[int],
) -> None:
    """A table in a box (left, top, width, height) in the first type in which it fits: headings
    over a line in our colour, thin lines between the rows, numbers to the right."""
    left, top, width, height = box
    size = next((one for one in sizes if _has_room(table, width, height, one)), sizes[-1])
    texts, heights = fit.table_texts(table), fit.table_heights(table, width, size)
    shape = slide.shapes.add_table(
        len(texts), len(table.columns), Inches(left), Inches(top), Inches(width), Inches(1)
    )
    describe(shape, f"Bảng {shape.shape_id}", f"Bảng: {title}")
    made = shape.table
    made._tbl.tblPr.find(qn("a:tableStyleId")).text = _NO_STYLE
    made.first_row, made.horz_banding = True, False
    for column, wide in zip(made.columns, fit.column_widths(table, width, size), strict=True):
        column.width = Inches(wide)
    for at, (row, height) in enumerate(zip(made.rows, heights, strict=True)):
        row.height = Inches(height)
        for cell, text, column in zip(row.cells, texts[at], table.columns, strict=True):
            is_number = column.measure not in (Measure.TEXT, Measure.DAY)
            _fill_cell(cell, text, size, is_number=is_number, is_head=not at)
    shape.height = Inches(sum(heights))


def _has_room(table: Table, width: float, height: float, size: int) -> bool:
    heights = fit.table_heights(table, width, size)
    return sum(heights) <= height and fit.has_whole_words(table, width, size)


def _fill_cell(cell: Any, text: str, size: float, *, is_number: bool, is_head: bool) -> None:
    cell.margin_left = cell.margin_right = Inches(fit.PAD_X)
    cell.margin_top = cell.margin_bottom = Inches(fit.PAD_Y)
    cell.vertical_anchor = MSO_ANCHOR.BOTTOM if is_head else MSO_ANCHOR.TOP
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT if is_number else PP_ALIGN.LEFT
    write(paragraph, text, size, bold=is_head, colour=ACCENT if is_head else None)
    properties = cell._tc.get_or_add_tcPr()
    line = child(properties, "a:lnB", w=str(Pt(1.5 if is_head else 0.75)))
    fill = child(line, "a:solidFill")
    child(fill, "a:srgbClr", val=ACCENT if is_head else RULE)


def describe(shape: Any, name: str, alt: str) -> None:
    """The name of a chart or a table, and what screen readers say in its place."""
    about = shape._element.nvGraphicFramePr.cNvPr
    about.set("name", name)
    about.set("descr", plain(alt)[:_ALT_LONGEST])


def add_source(slide: Any, source: str, top: float, height: float, size: float) -> None:
    """Where the figures are from, small and grey above the footer."""
    box = text_box(slide, "Nguồn", LEFT, top, WIDE, height)
    write(box.text_frame.paragraphs[0], source, size, colour=GREY)
