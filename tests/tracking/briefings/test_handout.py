"""A briefing on paper: complete, selectable, tagged, and the same bytes again."""

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pytest
from pypdf import PdfReader

from tracking.briefings.content import (
    Briefing,
    Card,
    Chart,
    Column,
    Line,
    Mark,
    Measure,
    Series,
    Shape,
    Slide,
    Table,
)
from tracking.briefings.handout.paper import handout, read_handout
from tracking.briefings.handout.parts import Layout, figures, layout_of
from tracking.vocabulary import Standing

HOSTILE = '#eval("1+1") *đậm* $x^2$ _ng_ @ref <b> \\n `mã` // chú #{1} [x] = y'
LONG = (
    "Giải ngân vốn đầu tư công chậm so với lộ trình được giao tại Chỉ thị 07 và các văn bản " * 4
)[:300]
NAMES = [f"Đơn vị thứ {number} (mã {number:03})" for number in range(60)]


def table(names=NAMES, text="Đẩy nhanh giải ngân"):
    columns = (
        Column(heading="Tên đơn vị"),
        Column(heading="Đề nghị", share=3),
        Column(heading="Số ngày", measure=Measure.COUNT),
    )
    rows = tuple((name, text, 1_000 + at) for at, name in enumerate(names))
    return Table(columns=columns, rows=rows, marks=(Mark(),) * len(names))


def chart(count=3):
    return Chart(
        shape=Shape.BULLETS,
        measure=Measure.RATE,
        categories=tuple(NAMES[:count]),
        series=(
            Series(name="Thực hiện", values=tuple(at / count for at in range(count))),
            Series(name="Cần đạt", values=(0.95,) * count),
        ),
        marks=(Mark(),) * count,
        alt="Giải ngân của các đơn vị",
        standings=(Standing.BEHIND,) * count,
    )


CARD = Card(
    label="Giải ngân",
    value="47,5%",
    standing=Standing.BEHIND,
    lines=("thấp hơn lộ trình 47,5 điểm %",),
    mark=Mark(),
)
LINE = Line(head="H3", text="Giải ngân chưa bảo đảm", standing=Standing.AT_RISK)
FIRST = Slide(code="standing", title="1/4 chỉ tiêu chậm", cards=(CARD,), source="Nguồn: báo cáo")
SECOND = Slide(code="clauses", title="Một điểm chậm", lines=(LINE,), chart=chart())


def briefing(*slides, **more):
    told = {
        "number": 3,
        "period_code": "2022-12",
        "period_label": "tháng 12/2022",
        "snapshot_id": "ab" * 32,
        "made_at": datetime(2022, 12, 20, 1, 30, tzinfo=UTC),
        "made_by": "Văn phòng Bộ",
        "since_number": None,
        "coverage": "36/38 đơn vị đã gửi đủ báo cáo",
        "as_of": "số liệu đến 14/12/2022",
        "facts": (),
        "sheets": (),
        "units": {},
        "clauses": {},
    }
    return Briefing(**told | {"slides": slides} | more)


def opened(*slides, **more):
    return PdfReader(BytesIO(handout(briefing(*slides, **more))))


def told(*slides):
    return " ".join(read_handout(handout(briefing(*slides))).text.split())


@pytest.fixture(scope="module")
def long_table():
    return handout(briefing(FIRST, SECOND, Slide(code="asks", title="Đề nghị", table=table())))


def fonts(reader):
    for page in reader.pages:
        for font in page["/Resources"].get("/Font", {}).values():
            inner = font.get_object()
            below = inner.get("/DescendantFonts")
            yield (below[0].get_object() if below else inner)["/FontDescriptor"].get_object()


def tags(node):
    """The structure of a document: the kinds of its elements, and what they say."""
    node = node.get_object()
    if not hasattr(node, "get"):
        return
    if "/S" in node:
        yield node["/S"], node.get("/Alt")
    below = node.get("/K", [])
    for one in below if isinstance(below, list) else [below]:
        if not isinstance(one, int):
            yield from tags(one)


def test_every_font_is_inside(long_table):
    found = list(fonts(PdfReader(BytesIO(long_table))))
    assert found
    assert all(any(f"/FontFile{kind}" in one for kind in ("", 2, 3)) for one in found)
    assert all("NotoSans" in one["/FontName"] for one in found)


def test_a_long_table_is_complete_with_its_heading_on_every_page(long_table):
    pages = [page.extract_text() for page in PdfReader(BytesIO(long_table)).pages]
    continued = [page for page in pages if "Đơn vị thứ" in page and "Tên đơn vị" in page]
    assert len(continued) > 1
    assert sum(page.count("Tên đơn vị") for page in pages) == len(continued)
    rows = [
        f"{name} Đẩy nhanh giải ngân {1_000 + at:,}".replace(",", ".")
        for at, name in enumerate(NAMES)
    ]
    text = " ".join(" ".join(pages).split())
    assert [row for row in rows if row not in text] == []


def test_pages_say_where_they_belong(long_table):
    pages = [page.extract_text() for page in PdfReader(BytesIO(long_table)).pages]
    for at, page in enumerate(pages, 1):
        assert f"{at}/{len(pages)}" in page
        assert briefing().stamp in page
    assert "Đề nghị (tiếp)" in pages[-1]
    assert all(word in pages[0] for word in ("Tài liệu họp số 3", "tháng 12/2022", "36/38 đơn vị"))


def test_pages_are_a4_landscape(long_table):
    box = PdfReader(BytesIO(long_table)).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (842, 595)


def test_it_is_tagged_titled_and_in_vietnamese(long_table):
    reader = PdfReader(BytesIO(long_table))
    root = reader.trailer["/Root"]
    assert root["/Lang"].startswith("vi")
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title == "Tài liệu họp số 3, tháng 12/2022"
    found = list(tags(root["/StructTreeRoot"]))
    kinds = [kind for kind, _ in found]
    assert {"/H1", "/Table", "/TH", "/TD", "/Figure"} <= set(kinds)
    assert kinds.count("/H1") == 3
    assert [said for kind, said in found if kind == "/Figure"] == ["Giải ngân của các đơn vị"]


def test_it_says_which_standards_it_keeps(long_table):
    root = PdfReader(BytesIO(long_table)).trailer["/Root"]
    stated = root["/Metadata"].get_object().get_data().decode()
    assert "pdfuaid:part" in stated
    assert "pdfaid:conformance" in stated


def test_words_of_a_picture_can_be_selected(long_table):
    text = read_handout(long_table).text
    assert all(word in text for word in ("33,3%", "66,7%", "Cần đạt: 95,0%"))


def test_cards_and_lines_name_the_standing():
    text = told(FIRST, SECOND)
    assert "Giải ngân 47,5% ■ chậm thấp hơn lộ trình 47,5 điểm %" in text
    assert "▲ H3: Giải ngân chưa bảo đảm (có nguy cơ)" in text


def test_words_of_a_workbook_stay_words():
    card = replace(CARD, label=HOSTILE, lines=(HOSTILE,))
    slide = Slide(
        code="x",
        title=HOSTILE,
        subtitle=HOSTILE,
        cards=(card,),
        lines=(replace(LINE, head=HOSTILE, text=HOSTILE),),
        table=table([HOSTILE], HOSTILE),
        source=HOSTILE,
    )
    text = told(slide)
    assert text.replace(" ", "").count(HOSTILE.replace(" ", "")) >= 9


def test_the_same_briefing_is_the_same_bytes(long_table):
    slides = FIRST, SECOND, Slide(code="asks", title="Đề nghị", table=table())
    assert handout(briefing(*slides)) == long_table
    later = datetime(2022, 12, 20, 1, 31, tzinfo=UTC)
    assert handout(briefing(*slides, made_at=later)) != long_table


def test_its_date_is_when_the_briefing_was_made():
    assert opened(FIRST).metadata.creation_date == datetime(2022, 12, 20, 1, 30, tzinfo=UTC)


NOTHING = {
    "no slide": (),
    "an empty slide": (Slide(code="x", title=""),),
    "a table without rows": (Slide(code="x", title="Không có", table=table([])),),
    "an empty text": (Slide(code="x", title="Ô trống", table=table([""], "")),),
    "a chart without numbers": (Slide(code="x", title="Chưa có", chart=replace(chart(0), alt="")),),
}


@pytest.mark.parametrize("slides", NOTHING.values(), ids=NOTHING)
def test_nothing_to_tell(slides):
    assert len(opened(*slides).pages) == 1


def test_long_titles_and_cells_are_complete():
    slide = Slide(code="x", title=LONG, subtitle=LONG, table=table(NAMES[:9], LONG), source=LONG)
    assert told(slide).count(LONG.strip()) >= 12


def test_a_cell_longer_than_a_page_is_told_to_its_end():
    said = [f"việc{number};" for number in range(1_500)]
    text = told(Slide(code="x", title="Dài", table=table(["Một"], " ".join(said))))
    assert [one for one in said if one not in text] == []


def test_a_word_longer_than_a_line_stays_in_its_cell():
    found = read_handout(handout(briefing(Slide(code="x", title="D", table=table(["W" * 300])))))
    assert "W" * 300 in "".join(found.text.split())
    assert max(map(len, found.text.split("\n"))) < 150


@pytest.mark.parametrize("letters", ["≤ α Ω", "文字", "😀", "a\u0301\ud800\x00b", "\u202eabc"])
def test_letters_the_type_lacks_do_not_stop_it(letters):
    text = told(Slide(code="x", title=f"Đầu {letters} cuối", chart=replace(chart(), alt=letters)))
    assert "Đầu" in text
    assert "cuối" in text


def test_a_chart_with_many_rows_is_drawn_in_several_pictures_on_one_scale():
    found = list(figures(chart(60), Layout.ALONE))
    assert len(found) > 1
    assert all(sum(name in svg for svg, _ in found) == 1 for name in NAMES)
    assert found[0][1] == f"Giải ngân của các đơn vị (phần 1/{len(found)})"
    assert len(opened(Slide(code="x", title="Nhiều", chart=chart(60))).pages) > 1


LAYOUTS = {
    "a chart alone": (Slide(code="x", title="", chart=chart()), Layout.ALONE),
    "a short table": (Slide(code="x", title="", chart=chart(), table=table(NAMES[:4])), "table"),
    "a long table": (Slide(code="x", title="", chart=chart(), table=table()), Layout.ALONE),
    "lines": (Slide(code="x", title="", chart=chart(), lines=(LINE,)), Layout.LINES),
    "long lines": (
        Slide(code="x", title="", chart=chart(), lines=(replace(LINE, text=LONG),) * 5),
        Layout.ALONE,
    ),
}


@pytest.mark.parametrize(("slide", "layout"), LAYOUTS.values(), ids=LAYOUTS)
def test_what_stands_beside_a_chart(slide, layout):
    assert layout_of(slide) == layout
    assert len(opened(slide).pages) >= 1
