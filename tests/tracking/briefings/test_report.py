"""The Word report as Word opens it: headings, what stands beside what, pages, short names."""

import io
import subprocess
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from pypdf import PdfReader

from tests.tracking.briefings.made import briefing, bullets, table
from tests.tracking.briefings.test_report_prose import FACT
from tracking.briefings.content import Card, Chart, Line, Mark, Measure, Series, Shape, Slide
from tracking.briefings.report.cut import sentences
from tracking.briefings.report.tables import of_chart
from tracking.briefings.report.text import report
from tracking.vocabulary import Standing

OF_H3 = Mark(clauses=("H3",))
NOTE = Line(
    head="Lưu ý",
    text="tháng 11/2022 kế hoạch giảm từ 802,9 tỷ đồng còn 409,1 tỷ đồng; tỷ lệ tăng vì mẫu số "
    "nhỏ đi",
)
NOTED = f"Lưu ý: {NOTE.text}."
DISBURSEMENT = Slide(
    code="disbursement",
    title="Giải ngân 36,1% kế hoạch giao, 70,9% kế hoạch sau điều chỉnh",
    lines=(
        Line(head="Trên kế hoạch giao", text="36,1%", mark=OF_H3),
        Line(head="Trên kế hoạch sau điều chỉnh", text="70,9%; +42,5 điểm %", mark=OF_H3),
        Line(head="Nhịp cần có", text="Cần 472,7 tỷ đồng/tháng", mark=OF_H3),
        NOTE,
    ),
)


def opened(*slides, **more):
    return docx.Document(io.BytesIO(report(briefing(*slides, **more))))


def headings(document):
    return [(one.style.name, one.text) for one in document.paragraphs if one.style.name != "Normal"]


def test_headings_are_headings_of_word():
    slides = (
        Slide(code="clauses", title="6 điểm chậm", chart=bullets()),
        Slide(code="text-1", title="2 việc xin ý kiến", lines=(Line(text="một"),)),
        Slide(code="text-2", title="Việc khác", lines=(Line(text="hai"),)),
    )
    document = opened(*slides)
    assert headings(document) == [
        ("Heading 1", "I. TÌNH HÌNH CHUNG"),
        ("Heading 1", "II. KẾT QUẢ THEO TỪNG NỘI DUNG"),
        ("Heading 2", "1. Các điểm của Chỉ thị"),
        ("Heading 2", "2. Nội dung khác"),
        ("Heading 2", "3. Việc khác"),
        ("Heading 1", "III. TỒN TẠI, HẠN CHẾ"),
        ("Heading 1", "IV. ĐỀ NGHỊ"),
        ("Heading 1", "Phụ lục I"),
    ]
    texts = [one.text for one in document.paragraphs]
    assert texts[texts.index("1. Các điểm của Chỉ thị") + 1] == "6 điểm chậm."
    assert texts[texts.index("2. Nội dung khác") + 1] == "2 việc xin ý kiến."


def test_headings_look_as_the_text_does():
    document = opened()
    for name in ("Heading 1", "Heading 2"):
        font = document.styles[name].font
        assert (font.size, font.bold, font.color.rgb) == (Pt(14), True, RGBColor(0, 0, 0))
        assert set(document.styles[name].element.rPr.rFonts.attrib.values()) == {"Times New Roman"}
        assert document.styles[name].paragraph_format.keep_with_next


def test_that_the_plan_was_cut_is_said_right_behind_the_plan_that_was_left():
    told = list(sentences(DISBURSEMENT, briefing(DISBURSEMENT)))
    assert [NOTED in one for one in told] == [False, True, False]
    assert told[1].endswith(f"70,9%; tăng 42,5 điểm phần trăm. {NOTED}")


def test_it_is_said_wherever_that_plan_is_told_of_the_ministry():
    first = "Giải ngân / KH sau điều chỉnh: 70,9%"
    card = Card(
        label="Giải ngân", value="36,1%", standing=Standing.BEHIND, lines=(first,), mark=OF_H3
    )
    moved = "{} – Giải ngân / KH sau điều chỉnh: +42,5 điểm %"
    whole = Line(head="Tốt lên", text=moved.format("Toàn Bộ"), mark=OF_H3)
    of_unit = Line(head="Tốt lên", text=moved.format("Cục HC"), mark=Mark(units=("HC",)))
    own = Line(text="Kế hoạch sau điều chỉnh do Văn phòng ghi")
    slide = Slide(code="since", title="Thay đổi", cards=(card,), lines=(whole, of_unit, own))
    told = list(sentences(slide, briefing(slide, DISBURSEMENT)))
    assert [NOTED in one for one in told] == [True, True, False, False]
    assert not any(NOTED in one for one in sentences(slide, briefing(slide)))


def test_a_figure_in_large_type_keeps_its_label():
    fact = replace(FACT, value_text="36,1%")
    card = Card(
        label="Giải ngân", value="36,1%", standing=Standing.BEHIND, lines=("một",), mark=OF_H3
    )
    slide = Slide(code="standing", title="Tháng", cards=(card,))
    (told,) = sentences(slide, briefing(slide, facts=(fact,)))
    assert told.startswith("Giải ngân: tỷ lệ giải ngân so với kế hoạch Thủ tướng Chính phủ giao")
    (bare,) = sentences(slide, briefing(slide))
    assert bare.startswith("Giải ngân: 36,1%, chậm")


def test_a_note_of_a_plan_that_is_not_told_keeps_its_place():
    slide = replace(DISBURSEMENT, lines=(DISBURSEMENT.lines[0], NOTE))
    assert list(sentences(slide, briefing(slide)))[-1] == f"- {NOTED}"


def test_days_of_the_letter_are_in_words():
    (first,) = [one.text for one in opened().paragraphs if one.text.startswith("Thực hiện Chỉ thị")]
    assert "ngày 11 tháng 8 năm 2022" in first


def chart(categories, mark, shape=Shape.BARS):
    return Chart(
        shape=shape,
        measure=Measure.COUNT,
        categories=categories,
        series=(Series(name="Số", values=(1.0,) * len(categories)),),
        marks=(mark,) * len(categories),
        alt="",
    )


@pytest.mark.parametrize(
    ("drawn", "heading"),
    [
        (chart(("Cục HC", "Vụ PC"), Mark(units=("HC",), clauses=("C8",))), "Đơn vị"),
        (chart(("tháng 8/2022", "tháng 9/2022"), OF_H3, Shape.LINES), "Tháng"),
        (chart(("H3 · Giải ngân",), OF_H3), "Chỉ tiêu"),
        (chart(("một", "hai"), Mark()), "Nội dung"),
        (chart((), Mark()), "Nội dung"),
    ],
)
def test_the_first_column_of_a_chart_is_called_by_what_its_rows_are(drawn, heading):
    columns, _ = of_chart(drawn)
    assert columns[0].heading == heading


def test_short_names_are_told_in_full_at_the_end_of_the_text():
    told = Slide(code="overdue", title="Quá hạn ở Cục ĐL&NLTT và Vụ KHTC", table=table(13))
    units = {"DLNLTT": "Cục ĐL&NLTT", "VP": "VP Bộ", "KH": "Vụ KH", "HC": "Cục Hóa chất"}
    (line,) = [
        one.text
        for one in opened(told, units=units).paragraphs
        if one.text.startswith("Chữ viết tắt: ")
    ]
    assert line == "Chữ viết tắt: Cục ĐL&NLTT là Cục Điện lực và Năng lượng tái tạo."
    assert not any("viết tắt" in one.text for one in opened(told, units={}).paragraphs)


def test_short_names_of_an_annex_are_told_too():
    asks = Slide(code="asks", title="Đề nghị", table=table(13, "VP Bộ xem"))
    texts = [one.text for one in opened(asks).paragraphs]
    assert "Chữ viết tắt: VP Bộ là Văn phòng Bộ." in texts


def test_the_last_words_stay_with_the_short_names_and_those_with_the_signature():
    slide = Slide(code="asks", title="Đề nghị VP Bộ")
    last = opened(slide).paragraphs
    at = [one.text for one in last].index("Chữ viết tắt: VP Bộ là Văn phòng Bộ.")
    assert last[at - 1].text == "Đề nghị VP Bộ."
    assert [one.paragraph_format.keep_with_next for one in last[at - 1 : at + 1]] == [True, True]


def test_rules_are_a_third_to_a_half_of_what_they_stand_below():
    document = opened()
    left = document.tables[0].rows[0].cells[0]
    for paragraphs, width, whole in (
        (left.paragraphs, left.width, len("VĂN PHÒNG BỘ") * Pt(13) * 0.665),
        (document.paragraphs, document.sections[0].page_width - 1800000, Pt(14) * 0.48 * 54),
    ):
        (rule,) = [one for one in paragraphs if one._p.findall(f".//{qn('w:pBdr')}")]
        length = width - 2 * rule.paragraph_format.left_indent
        assert whole / 3 < length < whole / 2


def test_the_same_briefing_is_the_same_bytes():
    assert report(briefing(DISBURSEMENT)) == report(briefing(DISBURSEMENT))


def test_the_signature_is_never_alone_on_a_page_and_no_page_is_empty(tmp_path, writer):
    # The text ends at every height around the foot of a page, with and without a table last.
    asks = (
        Slide(code="asks", title="AAA"),
        Slide(code="asks", title="AAA", table=table(2, "AAA")),
    )
    names = [f"{count:02}.docx" for count in range(3, 12)]
    for count, name in enumerate(names, 3):
        lines = tuple(Line(text=f"AAA {at}") for at in range(count))
        slides = (Slide(code="standing", title="AAA", lines=lines), asks[count % 2])
        (tmp_path / name).write_bytes(report(briefing(*slides, units={})))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [writer, profile, "--headless", "--convert-to", "pdf", *names]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=180)
    for name in names:
        *pages, annex = PdfReader((tmp_path / name).with_suffix(".pdf")).pages
        assert pages, name
        assert all("AAA" in page.extract_text() for page in pages), name
        assert "AAA" not in annex.extract_text(), name
