"""The deck as PowerPoint opens it: whole, native, told in words, and the same bytes each time."""

import io
import subprocess
import zipfile
from datetime import UTC, datetime
from functools import cache

import openpyxl
import pptx
import pytest
from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

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
from tracking.briefings.deck.slides import deck, read_deck
from tracking.vocabulary import Standing

NONE = Mark()
LONG = "Trường Đại học Công nghiệp Thực phẩm Thành phố Hồ Chí Minh chưa gửi báo cáo " * 4
SOURCE = "Nguồn: báo cáo của đơn vị, tháng 12/2022; 38 đơn vị."


def briefing(*slides):
    return Briefing(
        number=3,
        period_code="2022-12",
        period_label="tháng 12/2022",
        snapshot_id="ab" * 32,
        made_at=datetime(2023, 1, 5, 3, tzinfo=UTC),
        made_by="Văn phòng Bộ",
        since_number=None,
        coverage="36/38 đơn vị đã gửi đủ báo cáo.",
        as_of="số liệu đến: 14/12/2022",
        facts=(),
        slides=slides,
        sheets=(),
        units={},
        clauses={},
    )


def chart(shape, *rows, measure=Measure.RATE, categories=("Vụ A", "=1+1", "Cục <B> & C"), **more):
    series = tuple(Series(name=name, values=values) for name, values in rows)
    marks = (NONE,) * len(categories)
    return Chart(
        shape=shape,
        measure=measure,
        categories=categories,
        series=series,
        marks=marks,
        alt=f"Hình {shape}",
        **more,
    )


def table(rows):
    columns = (
        Column(heading="Đơn vị"),
        Column(heading="Đề nghị", share=3),
        Column(heading="Tỷ lệ", measure=Measure.RATE),
        Column(heading="Vốn", measure=Measure.VND),
        Column(heading="Hạn", measure=Measure.DAY),
    )
    return Table(columns=columns, rows=tuple(rows), marks=(NONE,) * len(rows))


def row(at, text="Gửi báo cáo còn thiếu"):
    return (f"Đơn vị {at}", text, 0.475, 392_000_000_000, "2022-12-31")


CARDS = tuple(
    Card(label=f"Chỉ tiêu {one}", value="47,5%", standing=one, lines=("27/28 đơn vị",), mark=NONE)
    for one in Standing
)
BULLETS = chart(
    Shape.BULLETS,
    ("Thực hiện", (0.292, 0.5, None)),
    ("Cần đạt", (0.95, 0.5, 0.95)),
    standings=(Standing.BEHIND, Standing.ON_TRACK, Standing.NOT_REPORTED),
)
LINES = chart(Shape.LINES, ("A", (0.1, None, 0.3)), ("B", (0.2, 0.25, 0.31)))
BARS = chart(Shape.BARS, ("Nhiệm vụ", (4, 0, 16)), measure=Measure.COUNT)
STACKED = chart(Shape.STACKED, ("Xong", (4, 0, 1)), ("Chưa", (1, 2, None)), measure=Measure.COUNT)
SHORT = Line(text="thấp hơn lộ trình 47,5 điểm %", head="H3", standing=Standing.BEHIND)
SLIDES = (
    Slide(code="cards", title="Một chỉ tiêu chậm", subtitle="36/38", cards=CARDS, source=SOURCE),
    Slide(code="bullets", title="Xa lộ trình", lines=(SHORT,), chart=BULLETS, source=SOURCE),
    Slide(code="lines", title="Qua các tháng", lines=(SHORT,) * 3, chart=LINES, source=SOURCE),
    Slide(code="bars", title="Quá hạn", chart=BARS, table=table([row(1)]), source=SOURCE),
    Slide(code="stacked", title="Trạng thái", chart=STACKED, source=SOURCE),
)
EXTREME = (
    Slide(code="title", title=LONG[:300], subtitle=LONG[:200], cards=CARDS * 2, source=SOURCE),
    Slide(code="rows", title=f"Bảng dài {LONG}"[:300], table=table([row(at) for at in range(60)])),
    Slide(code="cells", title="Ô dài", table=table([row(1, LONG * 20), row(2)]), chart=BARS),
    Slide(code="lines", title=LONG[:300], lines=(Line(text=LONG * 12, head="A"), SHORT) * 4),
    Slide(code="all", title="Tất cả", cards=CARDS, lines=(SHORT,) * 9, chart=LINES, source=SOURCE),
    Slide(
        code="bars",
        title=LONG[:300],
        source=SOURCE,
        lines=(SHORT,) * 4,
        chart=chart(
            Shape.BULLETS,
            ("Thực hiện", tuple(at / 60 for at in range(60))),
            ("Cần đạt", (0.5,) * 60),
            categories=tuple(f"{at} {LONG}" for at in range(60)),
            standings=(Standing.BEHIND,) * 60,
        ),
    ),
    Slide(code="empty", title="Trống"),
    Slide(code="none", title="Không dòng nào", table=table([]), chart=chart(Shape.BARS)),
)


@cache
def content(slides=SLIDES):
    return deck(briefing(*slides))


def opened(slides=SLIDES):
    return pptx.Presentation(io.BytesIO(content(slides)))


def titled(made, title):
    return [one for one in made.slides if one.shapes.title.text_frame.text == title]


def charts(made):
    return [shape.chart for one in made.slides for shape in one.shapes if shape.has_chart]


def test_the_cover_names_the_briefing_its_period_and_its_office():
    cover = opened().slides[0]
    told = "\n".join(one.text_frame.text for one in cover.shapes if one.has_text_frame)
    assert cover.shapes.title.text_frame.text == "Tài liệu họp số 3"
    for words in ("Tháng 12/2022", "36/38 đơn vị", "ABABABAB", "VĂN PHÒNG BỘ", "05/01/2023"):
        assert words in told


def test_every_slide_has_a_title_and_a_foot():
    made = opened()
    titles = [one.shapes.title.text_frame.text for one in made.slides]
    assert titles == ["Tài liệu họp số 3", *(one.title for one in SLIDES)]
    for slide in list(made.slides)[1:]:
        kinds = {one._element.ph.get("type"): one for one in slide.placeholders}
        assert set(kinds) == {"title", "ftr", "sldNum"}
        assert kinds["ftr"].text_frame.text == briefing().stamp
        assert kinds["sldNum"]._element.findall(f".//{qn('a:fld')}")
    assert all(
        one.text_frame._txBody.xpath(".//a:t") for s in made.slides for one in s.placeholders
    )


def test_charts_are_native_and_hold_the_numbers():
    made = charts(opened())
    assert [one.chart_type for one in made] == [
        XL_CHART_TYPE.BAR_CLUSTERED,
        XL_CHART_TYPE.LINE_MARKERS,
        XL_CHART_TYPE.BAR_CLUSTERED,
        XL_CHART_TYPE.BAR_STACKED,
    ]
    told = [tuple(series.values) for one in made for series in one.plots[0].series]
    drawn = (BULLETS, LINES, BARS, STACKED)
    assert told == [series.values for one in drawn for series in one.series]
    assert [one.has_legend for one in made] == [True, True, False, True]
    assert made[0].category_axis.reverse_order
    blanks = [one._chartSpace.find(f".//{qn('c:dispBlanksAs')}").get("val") for one in made]
    assert set(blanks) == {"gap"}


def test_a_bar_says_its_standing_in_words_and_colour():
    bullets = charts(opened())[0]
    formats = [one.get("formatCode") for one in bullets._chartSpace.iter(qn("c:numFmt"))]
    assert any(one.startswith("0.0%") and "■\u00a0chậm" in one for one in formats)
    fills = [bullets.plots[0].series[0].points[at].format.fill.fore_color.rgb for at in range(2)]
    assert [str(one) for one in fills] == ["C43D00", "0072B2"]


def test_labels_stay_text_in_the_workbook_of_a_chart():
    book = openpyxl.load_workbook(
        io.BytesIO(charts(opened())[0].part.chart_workbook.xlsx_part.blob)
    )
    cells = [one for cells in book.active.iter_rows() for one in cells]
    assert [one.value for one in cells if one.column == 1][1:] == list(BULLETS.categories)
    assert "f" not in {one.data_type for one in cells}
    assert list(charts(opened())[0].plots[0].categories) == list(BULLETS.categories)


@pytest.mark.parametrize("slides", [SLIDES, EXTREME], ids=["small", "extreme"])
def test_charts_and_tables_are_described(slides):
    for slide in opened(slides).slides:
        for shape in slide.shapes:
            if shape.has_chart or shape.has_table:
                about = shape._element.nvGraphicFramePr.cNvPr
                assert about.get("descr").startswith(("Hình", "Bảng: "))
                assert about.get("name").startswith(("Biểu đồ", "Bảng"))


def test_notes_tell_the_slide_and_where_it_is_from():
    made = opened()
    notes = [one.notes_slide.notes_text_frame.text for one in made.slides]
    for told, one in zip(SLIDES, notes[1:], strict=True):
        assert one.startswith(told.title)
        for words in (SOURCE, briefing().stamp, briefing().coverage):
            assert words in one
    assert "Vụ A: Thực hiện 29,2%; Cần đạt 95,0% (■ chậm)" in notes[2]
    assert "H3: thấp hơn lộ trình 47,5 điểm %" in notes[2]
    assert "Tỷ lệ: 47,5%; Vốn: 392,0 tỷ đồng; Hạn: 31/12/2022" in notes[4]


@pytest.mark.parametrize("slides", [SLIDES, EXTREME, ()], ids=["small", "extreme", "none"])
def test_nothing_is_beyond_the_slide_or_over_the_title(slides):
    made = opened(slides)
    assert (made.slide_width, made.slide_height) == (Inches(13.333), Inches(7.5))
    for slide in list(made.slides)[1:]:
        title = slide.shapes.title
        foot = min(one.top for one in slide.placeholders if one.placeholder_format.idx >= 11)
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= made.slide_width
            if shape.shape_id != title.shape_id:
                assert shape.top >= title.top + title.height
            if not shape.is_placeholder:
                assert shape.top + shape.height <= foot


def _overlap(one, other):
    return (
        one.left < other.left + other.width
        and other.left < one.left + one.width
        and one.top < other.top + other.height
        and other.top < one.top + one.height
    )


@pytest.mark.parametrize("slides", [SLIDES, EXTREME], ids=["small", "extreme"])
def test_nothing_covers_anything_else(slides):
    for slide in opened(slides).slides:
        shapes = [one for one in slide.shapes if one.name != "Đường kẻ"]
        for at, one in enumerate(shapes):
            assert not [other.name for other in shapes[at + 1 :] if _overlap(one, other)]


def test_every_row_of_a_long_table_is_on_some_slide():
    pages = titled(opened(EXTREME), EXTREME[1].title)
    tables = [shape.table for one in pages for shape in one.shapes if shape.has_table]
    rows = [cells.cells[0].text for one in tables for cells in list(one.rows)[1:]]
    assert [one for one in rows if one] == [f"Đơn vị {at}" for at in range(60)]
    assert len(tables) > 1
    assert {one.rows[0].cells[1].text for one in tables} == {"Đề nghị"}
    told = [one.text_frame.text for page in pages for one in page.shapes if one.name == "Phụ đề"]
    assert told == [f"(trang {at}/{len(pages)})" for at in range(1, len(pages) + 1)]


@pytest.mark.parametrize("slides", [SLIDES, EXTREME], ids=["small", "extreme"])
def test_every_shape_of_a_slide_has_its_own_number(slides):
    for slide in opened(slides).slides:
        found = [one.shape_id for one in slide.shapes]
        assert len(found) == len(set(found))


def test_a_cell_taller_than_a_slide_goes_on_in_the_next_row():
    pages = titled(opened(EXTREME), "Ô dài")
    tables = [shape.table for one in pages for shape in one.shapes if shape.has_table]
    told = " ".join(cells.cells[1].text for one in tables for cells in list(one.rows)[1:])
    assert told.split() == f"{LONG * 20} Gửi báo cáo còn thiếu".split()


def test_every_bar_of_a_long_chart_is_on_some_slide():
    made = [one for one in charts(opened(EXTREME)) if len(one.plots[0].series) == 2]
    bars = [one for one in made if one.chart_type == XL_CHART_TYPE.BAR_CLUSTERED]
    told = [value for one in bars for value in one.plots[0].series[0].values]
    assert told == [at / 60 for at in range(60)]


def test_a_title_is_as_large_as_it_fits():
    sizes = {
        one.shapes.title.text_frame.text: one.shapes.title.text_frame.paragraphs[0]
        .runs[0]
        .font.size
        for one in list(opened(EXTREME).slides)[1:]
    }
    assert sizes["Ô dài"] == Pt(28)
    assert Pt(18) <= sizes[LONG[:300]] <= Pt(24)


@pytest.mark.parametrize("slides", [SLIDES, EXTREME], ids=["small", "extreme"])
def test_no_type_is_small(slides):
    least = {"tables": set(), "words": set()}
    for slide in opened(slides).slides:
        for shape in slide.shapes:
            cells = [c for r in shape.table.rows for c in r.cells] if shape.has_table else []
            frames = [one.text_frame for one in cells]
            if shape.name == "Nội dung":
                frames.append(shape.text_frame)
            runs = [run for one in frames for part in one.paragraphs for run in part.runs]
            least["tables" if cells else "words"] |= {run.font.size for run in runs}
    assert min(least["tables"]) >= Pt(12)
    assert min(least["words"]) >= Pt(18)


def test_a_slide_without_anything_says_so():
    made = opened(EXTREME)
    for title in ("Trống", "Không dòng nào"):
        (slide,) = titled(made, title)
        assert "Không có số liệu để trình bày." in [
            one.text_frame.text for one in slide.shapes if one.has_text_frame
        ]


def test_a_briefing_without_slides_is_a_cover():
    assert len(opened(()).slides) == 1


def test_the_same_bytes_twice():
    assert deck(briefing(*SLIDES)) == content()
    with zipfile.ZipFile(io.BytesIO(content())) as archive:
        assert {one.date_time[0] for one in archive.infolist()} == {1980}
        names = archive.namelist()
    assert len(names) == len(set(names))
    assert not [one for one in names if "thumbnail" in one]


def test_what_the_file_says_of_itself():
    about = opened().core_properties
    assert {about.author, about.last_modified_by} == {"Văn phòng Bộ"}
    assert about.title == "Tài liệu họp số 3 – tháng 12/2022"
    assert (about.comments, about.language) == ("", "vi-VN")
    assert about.created.replace(tzinfo=UTC) == briefing().made_at


def test_type_and_language_are_those_of_the_theme():
    with zipfile.ZipFile(io.BytesIO(content())) as archive:
        themes = [archive.read(one).decode() for one in archive.namelist() if "/theme/" in one]
        slides = [archive.read(one).decode() for one in archive.namelist() if "/slides/s" in one]
        every = b"".join(map(archive.read, archive.namelist())).decode("utf-8", "ignore")
    assert len(themes) == 2
    for theme in themes:
        assert theme.count('<a:latin typeface="Arial"') == 2
        assert "0B4EA2" in theme
    assert all('lang="vi-VN"' in one and "en-US" not in one for one in slides)
    assert "en-US" not in every
    assert not [one for one in ("Steve Canny", "Macintosh", "python-pptx") if one in every]


def test_whatever_a_workbook_holds_is_text():
    hostile = "</a:t><a:p/> & “A” ]]> =SUM(A1) \x00\x0b\x1f\ud800\ufffe <b>"
    shown = chart(Shape.BARS, (hostile, (1,)), categories=(hostile,), measure=Measure.COUNT)
    told = Slide(
        code="a",
        title=hostile,
        subtitle=hostile,
        lines=(Line(text=hostile, head=hostile),),
        chart=shown,
        source=hostile,
    )
    made = pptx.Presentation(io.BytesIO(deck(briefing(told))))
    assert made.slides[1].shapes.title.text_frame.text.startswith("</a:t><a:p/> & “A” ]]> =SUM(A1)")


def test_it_is_read_again():
    told = read_deck(content())
    assert [one.series for one in told.charts] == [
        tuple(series.values for series in one.series) for one in (BULLETS, LINES, BARS, STACKED)
    ]
    assert [one.categories for one in told.charts] == [
        one.categories for one in (BULLETS, LINES, BARS, STACKED)
    ]
    for words in ("Tài liệu họp số 3", "Xa lộ trình", "■ chậm", "=1+1", "392,0 tỷ đồng", SOURCE):
        assert words in told.text
    assert told.text.index("Xa lộ trình") < told.text.index("Trạng thái")


@pytest.mark.parametrize("slides", [SLIDES, EXTREME], ids=["small", "extreme"])
def test_libreoffice_opens_it(slides, tmp_path, impress):
    (tmp_path / "a.pptx").write_bytes(content(slides))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [impress, profile, "--headless", "--convert-to", "pdf", "a.pptx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=180)
    pages = (tmp_path / "a.pdf").read_bytes().count(b"/Type/Page/")
    assert pages == len(opened(slides).slides)
