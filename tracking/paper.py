"""Paper, type and rules of an administrative document, by Phụ lục I of Nghị định 30/2020/NĐ-CP."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from tracking.text import for_xml

_WITHIN_WORD = re.compile(r"(?<=\S)-(?=\S)")
FONT = "Times New Roman"
BODY = 14
HEADINGS = ("Heading 1", "Heading 2")
CENTRE, JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
_MOTTO_LENGTH = Mm(56)
"""How long the motto is in its type; the rule beneath it is as long."""
_CAPITAL, _SMALL = 0.66, 0.48
"""How wide a letter of the bold type is on average, of its size."""
_TOP, _BOTTOM, _LEFT, _RIGHT = Mm(20), Mm(20), Mm(30), Mm(20)
WIDTH = Length(Mm(210) - _LEFT - _RIGHT)
"""Of what is written, between the margins."""
WIDE = Length(Mm(297) - Mm(20) - Mm(20))
"""The same on a page on its side."""
_LEFT_HEAD, _SIGNING_LINES = Mm(63), 4
_RIGHT_HEAD = Length(WIDTH - _LEFT_HEAD)
_HALF = Length(WIDTH // 2)


def lay_out(document: Document) -> None:
    """A4 upright with the margins, the font of the whole document, numbers on its pages."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = _TOP, _BOTTOM
    section.left_margin, section.right_margin = _LEFT, _RIGHT
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    _set_font(document)
    number = section.header.paragraphs[0]
    number.alignment = CENTRE
    _add_page_number(number)


def turn(document: Document) -> None:
    """From here on pages lie on their side, for wide tables; the margin that was left is on top."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    # The paragraph that ends the pages before: as high as a line it could take a page of its own.
    end = document.paragraphs[-1].paragraph_format
    end.line_spacing_rule, end.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(1)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.top_margin, section.bottom_margin = _LEFT, _RIGHT
    section.left_margin, section.right_margin = _TOP, _BOTTOM
    section.different_first_page_header_footer = False


def _set_font(document: Document) -> None:
    style = document.styles["Normal"]
    _set_face(style)
    style.paragraph_format.space_after = Pt(0)
    for name in HEADINGS:
        style_of_heading = document.styles[name]
        _set_face(style_of_heading)
        style_of_heading.font.bold, style_of_heading.font.color.rgb = True, RGBColor(0, 0, 0)
        shape = style_of_heading.paragraph_format
        shape.space_before, shape.space_after, shape.keep_with_next = Pt(8), Pt(4), True
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    style.element.rPr.append(language)


def _set_face(style: Any) -> None:
    style.font.name, style.font.size = FONT, Pt(BODY)
    fonts = style.element.rPr.rFonts
    fonts.attrib.clear()  # a font of the theme would go before the one that is named
    for name in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(name), FONT)


def _add_page_number(paragraph: Paragraph) -> None:
    run = paragraph.add_run()
    run.font.size = Pt(13)
    for tag, attribute, text in (
        ("w:fldChar", "begin", ""),
        ("w:instrText", "", "PAGE"),
        ("w:fldChar", "end", ""),
    ):
        part = OxmlElement(tag)
        if attribute:
            part.set(qn("w:fldCharType"), attribute)
        part.text = text or None
        run._r.append(part)


def day_in_words(on: date) -> str:
    """As a document writes it: days below 10 and the months 1, 2 with a zero before them."""
    month = f"{on.month:02}" if on.month < 3 else f"{on.month}"
    return f"ngày {on.day:02} tháng {month} năm {on.year}"


def write(
    paragraph: Paragraph, text: str, size: float = BODY, *, bold: bool = False, italic: bool = False
) -> Paragraph:
    """Add text to a paragraph; whatever it holds, it is text."""
    run = paragraph.add_run(for_xml(text))
    run.font.size, run.font.bold, run.font.italic = Pt(size), bold, italic
    return paragraph


def write_whole(
    paragraph: Paragraph, text: str, size: float, *, bold: bool | None = None
) -> Paragraph:
    """The same where a line never ends within a word: "07/CT-BCT" stays together."""
    run = paragraph.add_run()
    run.font.size, run.font.bold = Pt(size), bold
    for place, piece in enumerate(_WITHIN_WORD.split(for_xml(text))):
        if place:
            run._r.append(OxmlElement("w:noBreakHyphen"))
        run.add_text(piece)
    return paragraph


def heading(document: Document, text: str, level: int) -> Paragraph:
    """A heading of a level from 1, which the navigation of Word lists; it stays with its text."""
    paragraph: Paragraph = document.add_paragraph(style=HEADINGS[level - 1])
    return write(paragraph, text, bold=True)


def two_columns(document: Document, left: Length, right: Length) -> tuple[_Cell, _Cell]:
    """Two columns side by side without a line around them, on one page."""
    table = document.add_table(rows=1, cols=2)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, cell, width in zip(table.columns, table.rows[0].cells, (left, right), strict=True):
        column.width = cell.width = width
    _without_cell_margins(table._tbl.tblPr)
    whole = OxmlElement("w:cantSplit")
    table.rows[0]._tr.get_or_add_trPr().append(whole)
    return table.cell(0, 0), table.cell(0, 1)


def _without_cell_margins(properties: Any) -> None:
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "0")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    properties.append(margins)


def line_of(cell: _Cell) -> Paragraph:
    """The next centred line of a cell."""
    first = cell.paragraphs[0]
    is_empty = len(cell.paragraphs) == 1 and not first.runs
    paragraph: Paragraph = first if is_empty else cell.add_paragraph()
    paragraph.alignment = CENTRE
    return paragraph


def rule(cell: _Cell, width: Length, length: Length) -> None:
    """A thin line of a length in the middle of a cell of a width."""
    _draw_rule(cell.add_paragraph(), width, length)


def rule_below(document: Document, text: str) -> None:
    """The same between the margins, below a bold text that was written last."""
    _draw_rule(document.add_paragraph(), WIDTH, _part_of(text, BODY, WIDTH))


def _part_of(text: str, size: float, width: Length) -> Length:
    """Between a third and a half of how long a bold text is, on lines of a width."""
    letter = _CAPITAL if text.isupper() else _SMALL
    return Length(min(width, int(Pt(size * letter * len(text)))) * 2 // 5)


def _draw_rule(paragraph: Paragraph, width: Length, length: Length) -> None:
    shape = paragraph.paragraph_format
    shape.left_indent = shape.right_indent = Length((width - length) // 2)
    shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(4)
    border = OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        border.set(qn(f"w:{name}"), value)
    borders = OxmlElement("w:pBdr")
    borders.append(border)
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def letterhead(document: Document, ministry: str, office: str, number: str, dated: str) -> _Cell:
    """Who writes, the nation and its motto, the places of number and day; gives the left half."""
    left, right = two_columns(document, _LEFT_HEAD, _RIGHT_HEAD)
    write(line_of(left), ministry.upper(), 13)
    write(line_of(left), office.upper(), 13, bold=True)
    rule(left, _LEFT_HEAD, _part_of(office.upper(), 13, _LEFT_HEAD))
    write(line_of(left), number, 13).paragraph_format.space_before = Pt(4)
    write(line_of(right), NATION, 12, bold=True)
    write(line_of(right), MOTTO, 13, bold=True)
    rule(right, _RIGHT_HEAD, _MOTTO_LENGTH)
    write(line_of(right), dated, 13, italic=True).paragraph_format.space_before = Pt(4)
    return left


def foot(document: Document, copies: Iterable[str], signer: str) -> None:
    """Who gets it on the left, the title of who signs on the right above room for the signature;
    with the last of the text on one page."""
    keep_last(document)
    left, right = two_columns(document, _HALF, _HALF)
    first = write(left.paragraphs[0], "Nơi nhận:", 12, bold=True, italic=True)
    for copy in copies:
        write(left.add_paragraph(), f"- {copy}", 11)
    title = write(line_of(right), signer.upper(), BODY, bold=True)
    first.paragraph_format.space_before = title.paragraph_format.space_before = Pt(12)
    for _ in range(_SIGNING_LINES):
        line_of(right)
    for cell in (left, right):
        _keep(cell.paragraphs)  # with the end of these pages, which Word writes below a table


def keep_last(document: Document) -> None:
    """What was written last stays on a page with what follows: a paragraph, or the last row of a
    table and the room below it."""
    for block in reversed(list(document.iter_inner_content())):
        if isinstance(block, Paragraph):
            _keep([block])
            if block.text:
                return
        else:
            for cell in block.rows[-1].cells:
                _keep(cell.paragraphs)
            return


def _keep(paragraphs: Iterable[Paragraph]) -> None:
    for paragraph in paragraphs:
        paragraph.paragraph_format.keep_with_next = True
