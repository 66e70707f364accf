"""The body of a report: its parts, and in each the slides of a briefing told in sentences."""

from collections.abc import Iterable

from docx.document import Document as Paper
from docx.shared import Pt

from tracking.briefings.content import Briefing, Slide, Table
from tracking.briefings.report.cut import sentences
from tracking.briefings.report.prose import closed, sentence
from tracking.briefings.report.tables import draw, draw_rows, of_chart
from tracking.paper import BODY, JUSTIFY, WIDTH, heading, write

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_MOST_ROWS = 12
"""Rows of a table that stand in the text; a longer one is an annex."""
_ASKS = "asks"
_PARTS = (
    ("Tình hình chung", ("standing", "kept", "since")),
    ("Kết quả theo từng nội dung", ("clauses", "disbursement", "services", "unused", "overdue")),
    ("Tồn tại, hạn chế", ("units", "evidence", "not_reported")),
    ("Đề nghị", (_ASKS,)),
)
"""The parts of the report and the slides told in each."""
_ABOUT = {
    "standing": "Kết quả so với chỉ tiêu",
    "kept": "Thực hiện kết luận của lần họp trước",
    "since": "Thay đổi so với lần trước",
    "clauses": "Các điểm của Chỉ thị",
    "disbursement": "Giải ngân vốn đầu tư công",
    "services": "Dịch vụ công trực tuyến",
    "unused": "Dịch vụ công chưa có hồ sơ trực tuyến",
    "overdue": "Nhiệm vụ quá hạn",
    "units": "Kết quả của từng đơn vị",
    "evidence": "Minh chứng hoàn thành nhiệm vụ",
    "not_reported": "Việc gửi báo cáo",
    _ASKS: "Đề nghị đối với các đơn vị",
}
"""What a slide is about. Its title is a message, which often begins with a number: behind the
number of a heading ("1. 6 điểm chậm") it would be read as one number."""
_OWN = "Nội dung khác"
"""The same of a slide of the office's own whose title begins with a number."""
_CAPTIONS = {
    "asks": "",
    "evidence": "Lời khai của đơn vị và ngày hoàn thành nêu trong báo cáo",
    "overdue": "Số nhiệm vụ quá hạn theo số ngày quá hạn; các nhiệm vụ quá hạn lâu nhất",
    "unused": "Danh sách dịch vụ công chưa phát sinh hồ sơ trực tuyến",
}
"""What stands over a table on paper, where a slide says how it is to be looked at."""
_OF_LINES = ("kept", "since")
"""Slides whose caption is of their sentences."""
_ASKED = (
    "Căn cứ số liệu của kỳ báo cáo, đề nghị các đơn vị thực hiện các nội dung dưới đây; trình Lãnh "
    "đạo Bộ xem xét, quyết định."
)
Annex = tuple[str, Table]


def body(document: Paper, briefing: Briefing) -> list[Annex]:
    """The four parts; gives the tables that are too long for them."""
    placed = _placed(briefing.slides)
    annexes: list[Annex] = []
    for number, (title, _) in enumerate(_PARTS):
        slides = placed[number]
        heading(document, f"{ROMAN[number]}. {title.upper()}", 1)
        if number == 0:
            as_of = sentence(briefing.as_of) if briefing.as_of else ""
            say(document, f"{briefing.coverage} {as_of}".rstrip())
        if not slides:
            say(document, "Không có nội dung.")
        for place, slide in enumerate(slides, 1):
            _slide(document, slide, place, briefing, annexes)
    return annexes


def say(document: Paper, text: str, size: float = BODY) -> None:
    """A paragraph of the text."""
    paragraph = write(document.add_paragraph(), text, size)
    paragraph.alignment = JUSTIFY
    shape = paragraph.paragraph_format
    shape.first_line_indent, shape.space_after, shape.line_spacing = Pt(28.35), Pt(6), 1.1


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
    """What a slide is about, its sentences, then its numbers as a table under what they are."""
    about = _about(slide)
    heading(document, f"{place}. {about}", 2)
    if about != slide.title:
        say(document, closed(slide.title))
    is_drawn = slide.chart or slide.table
    caption = _CAPTIONS.get(slide.code, slide.subtitle)
    if slide.code == _ASKS and is_drawn:
        say(document, _ASKED)
    if caption and slide.code in _OF_LINES:
        say(document, sentence(caption))
    for text in sentences(slide, briefing):
        say(document, text)
    if caption and is_drawn and caption != briefing.coverage:
        _caption(document, sentence(caption))
    if slide.chart:
        draw_rows(document, *of_chart(slide.chart), WIDTH)
        _gap(document)
    if slide.table and len(slide.table.rows) > _MOST_ROWS:
        annexes.append((about, slide.table))
        say(document, f"Chi tiết tại Phụ lục {ROMAN[len(annexes)]}.")
    elif slide.table:
        draw(document, slide.table, WIDTH)
        _gap(document)


def _about(slide: Slide) -> str:
    own = _OWN if slide.title[:1].isdigit() else slide.title
    return _ABOUT.get(slide.code, own)


def _caption(document: Paper, text: str) -> None:
    paragraph = write(document.add_paragraph(), text, 12, italic=True)
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(4)
    paragraph.paragraph_format.keep_with_next = True


def _gap(document: Paper) -> None:
    document.add_paragraph().paragraph_format.space_after = Pt(2)
