"""A briefing as the draft of a report, laid out by Phụ lục I of Nghị định 30/2020/NĐ-CP.

Its number, its day and its signature are left to the office; every number in it is one of the
briefing.
"""

from collections.abc import Iterable, Iterator
from io import BytesIO

from docx import Document
from docx.document import Document as Paper
from docx.shared import Length, Pt
from docx.table import Table as Grid

from tracking.briefings.content import Briefing, Slide, Table
from tracking.briefings.report.prose import card_told, line_told, sentence
from tracking.briefings.report.tables import FACTS, draw, draw_rows, fact_row, of_chart
from tracking.briefings.settled import settled
from tracking.briefings.told import Told, Wording
from tracking.paper import (
    CENTRE,
    JUSTIFY,
    WIDE,
    WIDTH,
    foot,
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

_MOST_ROWS = 12
"""Rows of a table that stand in the text; a longer one is an annex."""
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_ASKS = "asks"
_PARTS = (
    ("Tình hình chung", ("standing", "kept", "since")),
    ("Kết quả theo từng nội dung", ("clauses", "disbursement", "services", "unused", "overdue")),
    ("Tồn tại, hạn chế", ("units", "evidence", "not_reported")),
    ("Đề nghị", (_ASKS,)),
)
"""The parts of the report and the slides told in each."""
_CAPTIONS = {
    "asks": "",
    "evidence": "Lời khai của đơn vị và ngày hoàn thành nêu trong báo cáo",
    "overdue": "Số nhiệm vụ quá hạn theo số ngày quá hạn; các nhiệm vụ quá hạn lâu nhất",
    "since": "Chỉ các thay đổi về tiến độ là việc làm được thêm",
    "unused": "Danh sách dịch vụ công chưa phát sinh hồ sơ trực tuyến",
}
"""What stands over a table on paper, where a slide says how it is to be looked at."""
_ASKED = (
    "Căn cứ số liệu của kỳ báo cáo, đề nghị các đơn vị thực hiện các nội dung dưới đây; trình Lãnh "
    "đạo Bộ xem xét, quyết định."
)
Annex = tuple[str, Table]


def report(briefing: Briefing) -> bytes:
    """The bytes of the document; of the same briefing always the same."""
    document = Document()
    lay_out(document)
    _about(document, briefing)
    _head(document, briefing)
    annexes = _body(document, briefing)
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
    words: list[str] = []
    for block in document.iter_inner_content():
        words += _cells(block) if isinstance(block, Grid) else [block.text]
    for section in document.sections:
        words += [paragraph.text for paragraph in section.footer.paragraphs]
    return Told(text="\n".join(words), wording=Wording.RETOLD)


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
    rule_below(document, WIDTH, Length(WIDTH // 4))
    day = f"ngày {about.issued_on:%d/%m/%Y}"
    _say(
        document,
        f"Thực hiện Chỉ thị số {about.number} {day} của Bộ Công Thương, "
        f"{unit_name(about.office_unit, end)} tổng hợp báo cáo {briefing.period_label} của các "
        "đơn vị như sau:",
    )


def _body(document: Paper, briefing: Briefing) -> list[Annex]:
    """The four parts; gives the tables that are too long for them."""
    placed = _placed(briefing.slides)
    annexes: list[Annex] = []
    for number, (title, _) in enumerate(_PARTS):
        slides = placed[number]
        _heading(document, f"{_ROMAN[number]}. {title.upper()}")
        if number == 0:
            _say(document, f"{briefing.coverage} {sentence(briefing.as_of)}")
        if not slides:
            _say(document, "Không có nội dung.")
        for place, slide in enumerate(slides, 1):
            _slide(document, slide, place, briefing, annexes)
    return annexes


def _placed(slides: Iterable[Slide]) -> list[list[Slide]]:
    """The slides of each part; one of the office's own stands where it was put, behind the slide
    before it."""
    of_code = {code: number for number, (_, codes) in enumerate(_PARTS) for code in codes}
    found: list[list[Slide]] = [[] for _ in _PARTS]
    part = 0
    for slide in slides:
        part = of_code.get(slide.code, part)
        found[part].append(slide)
    return found


def _slide(
    document: Paper, slide: Slide, place: int, briefing: Briefing, annexes: list[Annex]
) -> None:
    """The sentences of a slide, then its numbers as a table under what they are."""
    _heading(document, f"{place}. {slide.title}")
    is_drawn = slide.chart or slide.table
    caption = _CAPTIONS.get(slide.code, slide.subtitle)
    if slide.code == _ASKS and is_drawn:
        _say(document, _ASKED)
    if caption and not is_drawn and caption != briefing.coverage:
        _say(document, sentence(caption))
    for card in slide.cards:
        _say(document, card_told(card, briefing.facts))
    mark = "- " if len(slide.lines) > 1 else ""
    for line in slide.lines:
        _say(document, f"{mark}{line_told(line, briefing.facts)}")
    if caption and is_drawn and caption != briefing.coverage:
        _caption(document, sentence(caption))
    if slide.chart:
        draw_rows(document, *of_chart(slide.chart), WIDTH)
        _gap(document)
    if slide.table and len(slide.table.rows) > _MOST_ROWS:
        annexes.append((slide.title, slide.table))
        _say(document, f"Chi tiết tại Phụ lục {_ROMAN[len(annexes)]}.")
    elif slide.table:
        draw(document, slide.table, WIDTH)
        _gap(document)


def _annexes(document: Paper, briefing: Briefing, annexes: list[Annex]) -> None:
    """On their side: the figures against their targets, then what was too long for the text."""
    turn(document)
    rows = [fact_row(fact) for fact in briefing.shown]
    _annex(document, 0, f"Kết quả so với chỉ tiêu, {briefing.period_label}")
    draw_rows(document, FACTS, rows, WIDE, 11)
    for number, (title, table) in enumerate(annexes, 1):
        _annex(document, number, title, is_next=True)
        draw(document, table, WIDE)


def _annex(document: Paper, number: int, title: str, *, is_next: bool = False) -> None:
    first = write(document.add_paragraph(), f"Phụ lục {_ROMAN[number]}", bold=True)
    second = write(document.add_paragraph(), title.upper(), 13, bold=True)
    first.alignment = second.alignment = CENTRE
    first.paragraph_format.page_break_before = is_next
    second.paragraph_format.space_after = Pt(8)


def _heading(document: Paper, text: str) -> None:
    paragraph = write(document.add_paragraph(), text, bold=True)
    shape = paragraph.paragraph_format
    shape.space_before, shape.space_after, shape.keep_with_next = Pt(8), Pt(4), True


def _say(document: Paper, text: str) -> None:
    paragraph = write(document.add_paragraph(), text)
    paragraph.alignment = JUSTIFY
    shape = paragraph.paragraph_format
    shape.first_line_indent, shape.space_after, shape.line_spacing = Pt(28.35), Pt(6), 1.1


def _caption(document: Paper, text: str) -> None:
    paragraph = write(document.add_paragraph(), text, 12, italic=True)
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(4)
    paragraph.paragraph_format.keep_with_next = True


def _gap(document: Paper) -> None:
    document.add_paragraph().paragraph_format.space_after = Pt(2)
