"""A letter as a Word document: letterhead, recipient, body, who gets it, who signs."""

from datetime import datetime
from io import BytesIO

from docx import Document
from docx.document import Document as Paper
from docx.shared import Mm, Pt

from tracking.letters.reminder import Letter
from tracking.paper import (
    CENTRE,
    JUSTIFY,
    foot,
    lay_out,
    letterhead,
    line_of,
    write,
    write_whole,
)
from tracking.text import for_xml

MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_LONGEST_TITLE = 255


def letter_docx(letter: Letter, now: datetime) -> bytes:
    """The bytes of the document."""
    document = Document()
    lay_out(document)
    _about(document, letter, now)
    _letterhead(document, letter)
    _recipient(document, letter)
    _body(document, letter)
    foot(document, letter.copies, letter.signer)
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def _about(document: Paper, letter: Letter, now: datetime) -> None:
    """What the file says of itself: the office, never a person."""
    about = document.core_properties
    about.author = about.last_modified_by = f"{letter.ministry} - {letter.office}"
    about.title = for_xml(letter.subject)[:_LONGEST_TITLE]
    about.comments, about.language = "", "vi-VN"
    about.created = about.modified = now.replace(tzinfo=None)


def _letterhead(document: Paper, letter: Letter) -> None:
    dated = f"{letter.place}, ngày        tháng        năm {letter.year}"
    left = letterhead(document, letter.ministry, letter.office, "Số:          /", dated)
    subject = write_whole(line_of(left), letter.subject, 12)
    subject.paragraph_format.space_before = Pt(6)


def _recipient(document: Paper, letter: Letter) -> None:
    line = write(document.add_paragraph(), f"Kính gửi: {letter.recipient}")
    line.alignment = CENTRE
    line.paragraph_format.space_before = line.paragraph_format.space_after = Pt(14)


def _body(document: Paper, letter: Letter) -> None:
    for text in letter.paragraphs:
        paragraph = write(document.add_paragraph(), text)
        paragraph.alignment = JUSTIFY
        shape = paragraph.paragraph_format
        shape.first_line_indent, shape.space_after, shape.line_spacing = Mm(10), Pt(6), 1.1
        shape.widow_control = True
    # The foot never stands alone on a page.
    paragraph.paragraph_format.keep_with_next = True
