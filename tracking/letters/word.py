"""A letter as a Word document: letterhead, recipient, body, who gets it, who signs."""

from datetime import datetime
from io import BytesIO

from docx import Document
from docx.document import Document as Paper
from docx.shared import Length, Mm, Pt

from tracking.letters.paper import (
    BODY,
    CENTRE,
    JUSTIFY,
    WIDTH,
    lay_out,
    line_of,
    rule,
    two_columns,
    write,
    write_whole,
)
from tracking.letters.reminder import Letter
from tracking.text import for_xml

MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_MOTTO = "Độc lập - Tự do - Hạnh phúc"
_MOTTO_LENGTH = Mm(56)
"""How long the motto is in its type; the rule beneath it is as long."""
_LONGEST_TITLE = 255
_LEFT, _SIGNING_LINES = Mm(63), 4
_RIGHT = Length(WIDTH - _LEFT)
_HALF = Length(WIDTH // 2)


def letter_docx(letter: Letter, now: datetime) -> bytes:
    """The bytes of the document."""
    document = Document()
    lay_out(document)
    _about(document, letter, now)
    _letterhead(document, letter)
    _recipient(document, letter)
    _body(document, letter)
    _foot(document, letter)
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
    left, right = two_columns(document, _LEFT, _RIGHT)
    write(line_of(left), letter.ministry.upper(), 13)
    write(line_of(left), letter.office.upper(), 13, bold=True)
    rule(left, _LEFT, Length(_LEFT * 2 // 5))
    number = write(line_of(left), "Số:          /", 13)
    number.paragraph_format.space_before = Pt(4)
    subject = write_whole(line_of(left), letter.subject, 12)
    subject.paragraph_format.space_before = Pt(6)
    write(line_of(right), _NATION, 12, bold=True)
    write(line_of(right), _MOTTO, 13, bold=True)
    rule(right, _RIGHT, _MOTTO_LENGTH)
    day = f"{letter.place}, ngày        tháng        năm {letter.year}"
    dated = write(line_of(right), day, 13, italic=True)
    dated.paragraph_format.space_before = Pt(4)


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


def _foot(document: Paper, letter: Letter) -> None:
    left, right = two_columns(document, _HALF, _HALF)
    first = write(left.paragraphs[0], "Nơi nhận:", 12, bold=True, italic=True)
    for copy in letter.copies:
        write(left.add_paragraph(), f"- {copy}", 11)
    signer = write(line_of(right), letter.signer.upper(), BODY, bold=True)
    first.paragraph_format.space_before = signer.paragraph_format.space_before = Pt(12)
    for _ in range(_SIGNING_LINES):
        line_of(right)
