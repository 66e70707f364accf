"""A briefing as the draft of a report, laid out by Phụ lục I of Nghị định 30/2020/NĐ-CP.

Its number, its day and its signature are left to the office; every number in it is one of the
briefing.
"""

from collections.abc import Iterable, Iterator
from io import BytesIO

from docx import Document
from docx.document import Document as Paper
from docx.shared import Pt
from docx.table import Table as Grid

from tracking.briefings.content import Briefing
from tracking.briefings.report.body import ROMAN, Annex, body, say
from tracking.briefings.report.short_names import short_names_told
from tracking.briefings.report.tables import FACTS, draw, draw_rows, fact_row
from tracking.briefings.settled import settled
from tracking.briefings.told import Told, Wording
from tracking.paper import (
    CENTRE,
    WIDE,
    day_in_words,
    foot,
    heading,
    keep_last,
    lay_out,
    letterhead,
    rule_below,
    turn,
    write,
)
from tracking.period_codes import period
from tracking.specs.directive import directive
from tracking.specs.units import signer_of, unit_name
from tracking.text import for_xml

_SMALL = 12


def report(briefing: Briefing) -> bytes:
    """The bytes of the document; of the same briefing always the same."""
    document = Document()
    lay_out(document)
    _about(document, briefing)
    _head(document, briefing)
    annexes = body(document, briefing)
    _short_names(document, briefing, annexes)
    end = period(briefing.period_code).end
    copies = ("Lãnh đạo Bộ (để báo cáo);", "Các đơn vị thuộc Bộ;", "Lưu: VT.")
    foot(document, copies, signer_of(directive().office_unit, end))
    _annexes(document, briefing, annexes)
    saved = BytesIO()
    document.save(saved)
    return settled(saved.getvalue())


def read_report(content: bytes) -> Told:
    """What a written file tells: its words in order, those of tables and of page feet too."""
    document = Document(BytesIO(content))
    words = list(_words(document))
    for section in document.sections:
        words += [paragraph.text for paragraph in section.footer.paragraphs]
    return Told(text="\n".join(" ".join(one.split()) for one in words), wording=Wording.RETOLD)


def _words(document: Paper) -> Iterator[str]:
    for block in document.iter_inner_content():
        yield from _cells(block) if isinstance(block, Grid) else [block.text]


def _cells(grid: Grid) -> Iterator[str]:
    for row in grid.rows:
        for cell in row.cells:
            yield cell.text


def _about(document: Paper, briefing: Briefing) -> None:
    about = document.core_properties
    about.author = about.last_modified_by = for_xml(briefing.made_by)[:255]
    about.title = for_xml(f"Dự thảo báo cáo, {briefing.name}")[:255]
    about.comments, about.language = "", "vi-VN"
    about.created = about.modified = briefing.made_at.replace(tzinfo=None)
    for footer in (
        document.sections[0].footer,
        document.sections[0].first_page_footer,
    ):
        write(footer.paragraphs[0], f"Dự thảo. {briefing.stamp}", 9, italic=True)


def _head(document: Paper, briefing: Briefing) -> None:
    about, end = directive(), period(briefing.period_code).end
    letterhead(
        document,
        "Bộ Công Thương",
        unit_name(about.office_unit, end),
        "Số:          /BC-",
        "Hà Nội, ngày        tháng        năm        ",
    )
    title = write(document.add_paragraph(), "BÁO CÁO", bold=True)
    subject = write(
        document.add_paragraph(),
        f"Tình hình thực hiện Chỉ thị số {about.number} {briefing.period_label}",
        bold=True,
    )
    title.alignment = subject.alignment = CENTRE
    title.paragraph_format.space_before = Pt(18)
    rule_below(document, subject.text)
    say(
        document,
        f"Thực hiện Chỉ thị số {about.number} {day_in_words(about.issued_on)} của Bộ Công Thương, "
        f"{unit_name(about.office_unit, end)} tổng hợp báo cáo {briefing.period_label} của các "
        "đơn vị như sau:",
    )


def _short_names(document: Paper, briefing: Briefing, annexes: Iterable[Annex]) -> None:
    """What the short names of units in the text and in the annexes stand for."""
    cells = (str(cell) for _, table in annexes for row in table.rows for cell in row)
    told = short_names_told("\n".join((*_words(document), *cells)), briefing)
    if told:
        keep_last(document)  # names alone above a signature are no text of a report
        say(document, told, _SMALL)


def _annexes(document: Paper, briefing: Briefing, annexes: Iterable[Annex]) -> None:
    """On their side: the figures against their targets, then what was too long for the text."""
    turn(document)
    rows = [fact_row(fact) for fact in briefing.shown]
    _annex(document, 0, f"Kết quả so với chỉ tiêu, {briefing.period_label}")
    draw_rows(document, FACTS, rows, WIDE, 11)
    for number, (title, table) in enumerate(annexes, 1):
        _annex(document, number, title, is_next=True)
        draw(document, table, WIDE)


def _annex(document: Paper, number: int, title: str, *, is_next: bool = False) -> None:
    first = heading(document, f"Phụ lục {ROMAN[number]}", 1)
    second = write(document.add_paragraph(), title.upper(), 13, bold=True)
    first.alignment = second.alignment = CENTRE
    first.paragraph_format.page_break_before = is_next
    first.paragraph_format.space_before = first.paragraph_format.space_after = Pt(0)
    second.paragraph_format.space_after, second.paragraph_format.keep_with_next = Pt(8), True
