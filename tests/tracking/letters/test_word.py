"""The letter as Word opens it: the layout the decree asks for, and text that is only text."""

import io
import re
import subprocess
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from tracking.following import follow
from tracking.letters.reminder import reminder
from tracking.letters.word import letter_docx
from tracking.vocabulary import View

NOW = datetime(2022, 10, 20, 3, tzinfo=UTC)
REPORT = follow([], date(2022, 10, 18), NOW.date())
LETTER = reminder("PC", "2022-10", {View.TASKS: REPORT}, "Báo cáo.xlsx", NOW.date())
PAGE = re.compile(rb"/Type\s*/Page\b")
HOSTILE = "</w:t><w:p/> & “A” ]]> =SUM(A1) \x00\x0b\x1f\ud800\ufffe\ud83d <b>"


def opened(letter=LETTER):
    return docx.Document(io.BytesIO(letter_docx(letter, NOW)))


def lines(cell):
    return [one.text for one in cell.paragraphs if one.text]


def test_paper_and_margins():
    section = opened().sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert 20 <= round(section.top_margin.mm) <= 25
    assert 20 <= round(section.bottom_margin.mm) <= 25
    assert 30 <= round(section.left_margin.mm) <= 35
    assert 15 <= round(section.right_margin.mm) <= 20


def test_one_font_for_every_alphabet():
    fonts = opened().styles["Normal"].element.rPr.rFonts
    names = {fonts.get(qn(f"w:{name}")) for name in ("ascii", "hAnsi", "eastAsia", "cs")}
    assert names == {"Times New Roman"}


def test_the_letterhead_has_two_columns_with_rules_beneath():
    left, right = opened().tables[0].rows[0].cells
    assert lines(left) == ["BỘ CÔNG THƯƠNG", "VĂN PHÒNG BỘ", "Số:          /", LETTER.subject]
    assert lines(right)[:2] == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
    assert lines(right)[2].split() == ["Hà", "Nội,", "ngày", "tháng", "năm", "2022"]
    for cell in (left, right):
        (rule,) = [one for one in cell.paragraphs if one._p.findall(f".//{qn('w:pBdr')}")]
        assert rule.text == ""
        assert rule.paragraph_format.left_indent == rule.paragraph_format.right_indent > 0
    bold = {run.text: run.font.bold for one in left.paragraphs for run in one.runs}
    assert not bold["BỘ CÔNG THƯƠNG"]
    assert bold["VĂN PHÒNG BỘ"]
    assert "_" not in left.text + right.text


def test_the_number_of_the_directive_is_never_broken():
    left = opened().tables[0].rows[0].cells[0]
    (subject,) = [one for one in left.paragraphs if "V/v" in one.text]
    assert len(subject._p.findall(f".//{qn('w:noBreakHyphen')}")) == 1


def test_the_body():
    made = opened()
    recipient, *body = [one for one in made.paragraphs if one.text]
    assert recipient.text == "Kính gửi: Vụ trưởng Vụ Pháp chế"
    assert recipient.alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert [one.text for one in body] == list(LETTER.paragraphs)
    for one in body:
        assert one.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
        assert Pt(13) <= one.runs[0].font.size <= Pt(14)
        assert one.paragraph_format.space_after >= Pt(6)
        assert Mm(9) < one.paragraph_format.first_line_indent < Mm(13)


def test_the_foot_has_who_gets_it_and_a_title_without_a_name():
    left, right = opened().tables[1].rows[0].cells
    assert lines(left) == ["Nơi nhận:", "- Như trên;", "- Lưu: VT."]
    assert lines(right) == ["CHÁNH VĂN PHÒNG"]
    heading, *copies = [one.runs[0].font for one in left.paragraphs]
    assert (heading.size, heading.bold, heading.italic) == (Pt(12), True, True)
    assert {one.size for one in copies} == {Pt(11)}


def test_pages_are_numbered_from_the_second():
    section = opened().sections[0]
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header._element.xml
    assert section.first_page_header.paragraphs[0].text == ""


def test_whatever_a_reason_holds_is_text():
    hostile = replace(LETTER, paragraphs=(HOSTILE,), subject=HOSTILE, recipient=HOSTILE)
    made = opened(hostile)
    kept = "</w:t><w:p/> & “A” ]]> =SUM(A1)  <b>"
    body = [one.text for one in made.paragraphs if one.text]
    assert body == [f"Kính gửi: {kept}", kept]


def test_the_file_says_nothing_of_a_person_or_a_machine():
    about = opened().core_properties
    assert {about.author, about.last_modified_by} == {"Bộ Công Thương - Văn phòng Bộ"}
    assert (about.comments, about.title) == ("", LETTER.subject)
    with zipfile.ZipFile(io.BytesIO(letter_docx(LETTER, NOW))) as archive:
        assert b"python" not in archive.read("docProps/core.xml")


def test_an_ordinary_reminder_is_one_page(tmp_path, writer):
    (tmp_path / "a.docx").write_bytes(letter_docx(LETTER, NOW))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [writer, profile, "--headless", "--convert-to", "pdf", "a.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=180)
    assert len(PAGE.findall((tmp_path / "a.pdf").read_bytes())) == 1
