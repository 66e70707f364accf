"""Words and tables on a slide: whatever they hold is text."""

from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.slide import Slide as Screen
from pptx.text.text import TextFrame
from pptx.util import Inches, Pt

from tracking.briefings.cells import cell_text
from tracking.briefings.content import Measure, Table
from tracking.briefings.deck_theme import INK, QUIET, RULE, Box
from tracking.text import for_xml

_TYPE = 14
_PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The style of a table without shading and without lines."""


def write(frame: TextFrame, pieces: list[tuple[str, bool, RGBColor]], size: int) -> None:
    """Add a paragraph of pieces, each bold or not and of a colour."""
    first = frame.paragraphs[0]
    paragraph = first if not first.runs else frame.add_paragraph()
    paragraph.space_after = Pt(size / 4)
    for text, is_bold, color in pieces:
        run = paragraph.add_run()
        run.text = for_xml(text).replace("\n", " ")
        run.font.size, run.font.bold, run.font.color.rgb = Pt(size), is_bold, color
        run.font.language_id = MSO_LANGUAGE_ID.VIETNAMESE


def add_table(screen: Screen, table: Table, place: Box, title: str) -> None:
    left, top, width, _ = place
    shape = screen.shapes.add_table(
        len(table.rows) + 1, len(table.columns), left, top, width, Inches(0.3)
    )
    shape.name = f"Bảng: {for_xml(title)[:200]}"
    shape._element.nvGraphicFramePr.cNvPr.set("descr", f"Bảng {for_xml(title)}")
    grid = shape.table
    grid._tbl.tblPr.find(qn("a:tableStyleId")).text = _PLAIN
    whole = sum(column.share for column in table.columns)
    for at, column in enumerate(table.columns):
        grid.columns[at].width = width * column.share // whole
        _cell(grid.cell(0, at), column.heading, column.measure, is_heading=True)
    for number, row in enumerate(table.rows, 1):
        grid.rows[number].height = Inches(0.24)
        for at, (column, value) in enumerate(zip(table.columns, row, strict=True)):
            _cell(grid.cell(number, at), cell_text(value, column.measure), column.measure)


def _cell(cell: Any, text: str, measure: Measure, *, is_heading: bool = False) -> None:
    """A cell with a thin rule beneath it, a stronger one beneath a heading."""
    cell.margin_left = cell.margin_right = Inches(0.06)
    cell.margin_top = cell.margin_bottom = Inches(0.03)
    cell.vertical_anchor = MSO_ANCHOR.TOP
    write(cell.text_frame, [(text, is_heading, QUIET if is_heading else INK)], _TYPE)
    if measure not in (Measure.TEXT, Measure.DAY):
        cell.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT
    rule, fill, color = (OxmlElement(name) for name in ("a:lnB", "a:solidFill", "a:srgbClr"))
    rule.set("w", str(Pt(1.5 if is_heading else 0.5)))
    color.set("val", str(INK if is_heading else RULE))
    fill.append(color)
    rule.append(fill)
    cell._tc.get_or_add_tcPr().append(rule)
