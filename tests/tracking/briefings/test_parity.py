"""No file is handed out that says something else than the briefing."""

from dataclasses import replace
from datetime import date

import pytest

from tests.tracking.briefings.made import SHEET, SLIDES, briefing, bullets, fact, table
from tracking.briefings.book import workbook
from tracking.briefings.content import Chart, Column, Measure, Series, Shape, Slide, Table
from tracking.briefings.files import FORMATS, NotAlikeError, file_name, written
from tracking.briefings.parity.comparing import differences
from tracking.briefings.parity.data import control_total
from tracking.briefings.told import Drawn, Rows, Told, Wording
from tracking.vocabulary import Standing

STAMP = "Tài liệu họp số 3 0123ABCD số liệu đến 31/10/2022 24/28 đơn vị đã gửi đủ báo cáo. "
WORDS = (
    STAMP + "Tháng 10/2022: 3/4 chỉ tiêu đúng lộ trình Giải ngân 47,5% chậm cần 95,0% "
    "3 đơn vị chậm Đề nghị 3 đơn vị "
    + " ".join(f"Đơn vị {at} Đẩy nhanh giải ngân {at} 47,5%" for at in (1, 2, 3))
    + " Nguồn: báo cáo của đơn vị. Lưu ý HC: <script>alert(1)</script> & “=1+1” *đậm*"
)
CHART = Drawn(
    categories=("Đơn vị 1", "Đơn vị 2", "Đơn vị 3"),
    names=("Thực hiện", "Cần đạt đến kỳ này"),
    series=tuple(one.values for one in bullets().series),
)
ROWS = (("Dự án 1", 400.0), ("Dự án 2", ""), ("Dự án 3", 600.0))
FACT = ("H3", "Giải ngân", 475.0, 1000.0, 0.475, 0.95, 1.0, "", "■ chậm", "24/28 đơn vị")


def rows(cells=ROWS, **totals):
    return {"Giải ngân": Rows(cells=cells, totals={"Kế hoạch": 1000.0} | totals)}


def told(text=WORDS, **more):
    return Told(text=text, **more)


def test_a_file_that_says_the_same_is_alike_however_it_is_spaced():
    whole = {"charts": (CHART,), "sheets": rows()}
    assert differences(briefing(), told(**whole)) == []
    assert differences(briefing(), told(" \n".join(WORDS), **whole)) == []
    assert differences(briefing(), told()) == []


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (WORDS.replace("số 3 ", "số 4 "), "thiếu số của tài liệu: Tài liệu họp số 3"),
        (WORDS.replace("0123ABCD", ""), "thiếu bộ số liệu: 0123ABCD"),
        (WORDS.replace("24/28", "28/28"), "thiếu độ phủ: 24/28 đơn vị"),
        (WORDS.replace("3/4 chỉ tiêu", "4/4 chỉ tiêu"), "“Tháng 10/2022: 3/4 chỉ tiêu đúng lộ"),
        (WORDS.replace("Giải ngân 47,5%", "Giải ngân 94,0%"), "“Giải ngân 47,5%” phải có 1 lần"),
        (WORDS.replace("chậm cần", "đúng lộ trình cần"), "“chậm cần 95,0%” phải có 1 lần"),
        (WORDS.replace("cần 95,0%", "cần 59,0%"), "“chậm cần 95,0%” phải có 1 lần"),
        (WORDS.replace("ngân 2 47,5%", "ngân 2 47,6%"), "“Đơn vị 2 Đẩy nhanh giải ngân 2 47,5%”"),
        (WORDS.replace("Đơn vị 2 Đẩy", "Đơn vị 1 Đẩy"), "“Đơn vị 2 Đẩy nhanh giải ngân 2 47,5%”"),
        (WORDS.replace("HC: ", "VP: "), "“HC: <script>"),
        (WORDS.replace("đến 31/10", "đến 30/10"), "thiếu ngày số liệu: số liệu đến 31/10/2022"),
        (WORDS.replace("Nguồn: báo cáo của", "Nguồn: đơn vị của"), "“Nguồn: báo cáo của đơn vị.”"),
        ("Lưu ý " + WORDS.replace("Lưu ý", "Lưu"), "trang “Lưuý” không đúng thứ tự"),
    ],
)
def test_each_statement_must_stand_in_one_piece(text, why):
    assert any(why in one for one in differences(briefing(), told(text)))


@pytest.mark.parametrize(
    ("chart", "why"),
    [
        (
            replace(CHART, series=CHART.series[:1], names=CHART.names[:1]),
            "biểu đồ thiếu “Đơnvị1”, dãy “Cầnđạtđếnkỳnày”, số 0.95",
        ),
        (replace(CHART, series=((0.0, 0.333, 0.7), CHART.series[1])), "dãy “Thựchiện”, số 0.7"),
        (replace(CHART, categories=CHART.categories[::-1]), "biểu đồ thiếu “Đơnvị1”, dãy “Thực"),
        (replace(CHART, names=CHART.names[::-1]), "biểu đồ thiếu “Đơnvị1”, dãy “Thựchiện”"),
    ],
)
def test_every_number_of_a_native_chart_stands_at_its_category(chart, why):
    assert any(why in one for one in differences(briefing(), told(charts=(chart,))))


def test_a_native_chart_may_be_drawn_in_parts():
    parts = tuple(
        replace(
            CHART,
            categories=CHART.categories[part],
            series=tuple(one[part] for one in CHART.series),
        )
        for part in (slice(0, 2), slice(2, 3))
    )
    assert differences(briefing(), told(charts=parts)) == []
    assert differences(briefing(), told(charts=parts[:1])) != []


@pytest.mark.parametrize(
    ("sheets", "why"),
    [
        ({}, "trang Giải ngân có -1 dòng, số liệu có 3"),
        (rows(ROWS[:2]), "có 2 dòng, số liệu có 3"),
        (rows((ROWS[0], ("Dự án 2", 0.0), ROWS[2])), "dòng 2, cột “Kế hoạch” là 0.0, cần None"),
        (rows((("Dự án 1", 800.0), *ROWS[1:])), "dòng 1, cột “Kế hoạch” là 800.0, cần 400"),
        (rows((("Dự án 1", ""), *ROWS[1:])), "dòng 1, cột “Kế hoạch” là , cần 400"),
        (rows((("Dự án 9", 400.0), *ROWS[1:])), "cột “Dự án” là Dự án 9, cần Dự án 1"),
        (rows((("Dự án 1",), *ROWS[1:])), "trang Giải ngân, dòng 1 thiếu cột"),
        (rows(**{"Kế hoạch": 999.0}), "tổng “Kế hoạch”"),
    ],
)
def test_every_cell_of_a_sheet_is_compared(sheets, why):
    assert any(why in one for one in differences(briefing(), told(sheets=sheets)))


def test_days_and_rates_of_a_sheet_are_compared():
    sheet = replace(
        SHEET,
        table=Table(
            columns=(
                Column(heading="Hạn", measure=Measure.DAY),
                Column(heading="Giao", measure=Measure.VND),
                Column(heading="Giải ngân", measure=Measure.VND),
            ),
            rows=(("2022-11-30", 400, 100),),
            marks=SHEET.table.marks[:1],
        ),
        totals=(),
        rates=(("Tỷ lệ", 2, 1),),
    )
    one = briefing(sheets=(sheet,))

    def found(*cells):
        return differences(one, told(sheets={"Giải ngân": Rows(cells=(cells,), totals={})}))

    assert found(date(2022, 11, 30), 400.0, 100.0, 0.25) == []
    assert "cột “Hạn” là 2022-11-03" in found(date(2022, 11, 3), 400.0, 100.0, 0.25)[0]
    assert "tỷ lệ “Tỷ lệ” khác số liệu" in found(date(2022, 11, 30), 400.0, 100.0, 0.52)[0]


@pytest.mark.parametrize("place", range(len(FACT)))
def test_every_cell_of_a_figure_is_compared(place):
    one = briefing(facts=(fact(),))
    assert differences(one, told(facts=(FACT,))) == []
    other = 7.0 if isinstance(FACT[place], float) else "khác"
    wrong = (*FACT[:place], other, *FACT[place + 1 :])
    assert differences(one, told(facts=(wrong,))) == ["chỉ số “H3 Giải ngân” khác số liệu"]
    assert differences(one, told(facts=())) == ["có 0 chỉ số, số liệu có 1"]


RETOLD = STAMP + "\n".join(
    (
        *(one.title for one in SLIDES),
        "Tỷ lệ giải ngân đạt 47,5%, cần 95,0%.",
        "Đơn vị Thực hiện Cần đạt đến kỳ này",
        *(f"Đơn vị {at} {value} 95,0%" for at, value in ((1, "0,0%"), (2, "33,3%"), (3, "66,7%"))),
        *(f"Đơn vị {at}\nĐẩy nhanh giải ngân {at}\n47,5%" for at in (1, 2, 3)),
        "Cục Hóa chất nêu các số: 1 và 1+1.",
    )
)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (RETOLD.replace("đạt 47,5%", "đạt 74,5%"), "đủ các số của “Giải ngân: 47,5%”"),
        (RETOLD.replace("Đơn vị 2 33,3%", "Đơn vị 2 66,7%"), "thiếu “Đơn vị 2 33,3% 95,0%” của bi"),
        (RETOLD.replace("số: 1 và", "số: và"), "đủ các số của “<script>alert(1)"),
        (RETOLD.replace("Đơn vị 3\nĐẩy", "Đơn vị 2\nĐẩy"), "thiếu “Đơn vị 3 Đẩy nhanh"),
        (RETOLD + "\nCòn 61,3% chưa đạt.", "có số 61,3% không thuộc tài liệu"),
        (RETOLD.replace("Thực hiện Cần đạt", "Cần đạt Thực hiện"), "thiếu “Thực hiện Cần đạt"),
    ],
)
def test_what_is_retold_keeps_its_numbers_together(text, why):
    assert differences(briefing(), told(RETOLD, wording=Wording.RETOLD)) == []
    assert any(why in one for one in differences(briefing(), told(text, wording=Wording.RETOLD)))


@pytest.mark.parametrize(
    "page",
    [
        "3 đơn vị chậm Đơn vị 1 Đơn vị 3 Đơn vị 2 0,0% 33,3% 66,7%",
        "3 đơn vị chậm Đơn vị 1 Đơn vị 2 Đơn vị 3 0,0% 66,7% 33,3%",
        "Trang khác Đơn vị 1 Đơn vị 2 Đơn vị 3 0,0% 33,3% 66,7%",
        "3 đơn vị chậm Đơn vị 1 Đơn vị 2 Đơn vị 3 0,0% cần 59,0% 33,3% 66,7%",
    ],
)
def test_a_drawing_has_its_names_and_numbers_in_order(page):
    right = "3 đơn vị chậm Đơn vị 1 Đơn vị 2 Đơn vị 3 0,0% cần 95,0% 33,3% 66,7%"
    assert differences(briefing(), told(pages=(right,))) == []
    found = differences(briefing(), told(pages=(page,)))
    assert any("biểu đồ của “3 đơn vị chậm” thiếu hoặc sai" in one for one in found)


LINES = Chart(
    shape=Shape.LINES,
    measure=Measure.RATE,
    categories=("tháng 9", "tháng 10"),
    series=(
        Series(name="Trên kế hoạch", values=(0.2, 0.36)),
        Series(name="Lộ trình", values=(0.8, 0.869)),
    ),
    marks=bullets().marks[:2],
    alt="Đường giải ngân",
)


@pytest.mark.parametrize(
    ("drawn", "is_right"),
    [
        ("Lộ trình Trên kế hoạch 86,9% 36,0% 0% 25%", True),
        ("86,9% Lộ trình 36,0% Trên kế hoạch", True),
        ("Trên kế hoạch Lộ trình 86,9% 36,0%", False),
        ("Lộ trình Trên kế hoạch 36,0% 86,9%", False),
        ("Lộ trình Trên kế hoạch 86,9% 46,0%", False),
    ],
)
def test_the_last_number_of_a_line_stands_by_its_name(drawn, is_right):
    """Whatever the title says: it may have the same figures."""
    one = briefing(replace(SLIDES[1], title="Giải ngân 36,0%, cần 86,9%", chart=LINES))
    text = STAMP + one.slides[0].title
    found = differences(one, told(text, pages=(f"{one.slides[0].title} {drawn}",)))
    assert (found == []) == is_right


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("ends", [(0.36, 0.869), (0.9, 0.5), (0.5, 0.5), (0.501, 0.502)])
def test_lines_that_cross_and_titles_of_any_length_are_no_difference(ends, ending):
    series = (
        replace(one, values=(*one.values[:-1], end))
        for one, end in zip(LINES.series, ends, strict=True)
    )
    chart = replace(LINES, series=tuple(series))
    title = "Cần đẩy nhanh giải ngân " * 12
    assert written(briefing(*SLIDES, Slide(code="x", title=title, chart=chart)), ending)


def test_names_of_bars_that_stand_in_the_title_too_are_no_proof():
    """Swapped names are found though the title has them in the right order."""
    named = replace(SLIDES[1], title="Chậm: Đơn vị 1, Đơn vị 2, Đơn vị 3")
    wrong = replace(
        named, chart=replace(bullets(), categories=("Đơn vị 2", "Đơn vị 1", "Đơn vị 3"))
    )
    for ending in ("pptx", "pdf", "zip", "html", "docx"):
        form = FORMATS[ending]
        assert differences(briefing(named), form.read(form.write(briefing(wrong)))) != []
        assert written(briefing(named), ending)


def test_long_rows_that_swap_their_names_are_found():
    rows = table(
        3, "Hoàn thành 4 nhiệm vụ quá hạn, lâu nhất 75 ngày; đẩy nhanh giải ngân vốn đầu tư"
    )
    first, second, third = rows.rows
    swapped = ((second[0], *first[1:]), (first[0], *second[1:]), third)
    right = replace(SLIDES[2], table=rows)
    wrong = replace(SLIDES[2], table=replace(rows, rows=swapped))
    for ending in (*WHOLE, "docx"):
        form = FORMATS[ending]
        assert differences(briefing(right), form.read(form.write(briefing(wrong)))) != []
        assert written(briefing(right), ending)


def test_a_writer_that_breaks_is_said_and_hands_out_nothing(monkeypatch):
    def broken(_):
        raise RuntimeError("hỏng")

    wrong = replace(FORMATS["pdf"], write=broken)
    monkeypatch.setattr("tracking.briefings.files.FORMATS", {"pdf": wrong})
    with pytest.raises(NotAlikeError, match=r"Không ghi được .* \(RuntimeError\)"):
        written(briefing(), "pdf")


def test_bars_are_as_long_as_their_numbers():
    bars = ((0.0, 95.0), (33.33, 95.0), (66.67, 95.0))
    assert differences(briefing(), told(lengths=bars)) == []
    assert differences(briefing(), told(lengths=bars[:2])) == ["có 2 thanh, cần 3"]
    longer = ((0.0, 95.0), (96.0, 95.0), (66.67, 95.0))
    assert differences(briefing(), told(lengths=longer)) == [
        "thanh của “3 đơn vị chậm” dài khác con số"
    ]


def test_letters_a_format_cannot_write_are_no_difference():
    strange = replace(SLIDES[2], table=table(1, "Đề án \uf0b7 điện \N{SOFT HYPHEN}🎉 漢"))
    for ending in FORMATS:
        assert written(briefing(*SLIDES[:2], strange), ending)


@pytest.mark.parametrize("ending", FORMATS)
def test_every_format_says_what_the_briefing_says(ending):
    assert written(briefing(facts=(fact(),)), ending)


def _card(**change):
    return replace(SLIDES[0], cards=(replace(SLIDES[0].cards[0], **change),))


def _numbers(factor):
    one, want = bullets().series
    return replace(
        bullets(), series=(replace(one, values=tuple(v * factor for v in one.values)), want)
    )


PLACED = {
    "số lớn": (_card(value="94,0%"), *SLIDES[1:]),
    "chữ trên thẻ": (_card(lines=("cần 59,0%",)), *SLIDES[1:]),
    "đánh giá": (_card(standing=Standing.ON_TRACK), *SLIDES[1:]),
    "tiêu đề": (replace(SLIDES[0], title="Tháng 10/2022: 4/4 chỉ tiêu đúng lộ trình"), *SLIDES[1:]),
    "biểu đồ": (SLIDES[0], replace(SLIDES[1], chart=_numbers(1.1)), *SLIDES[2:]),
    "tên trong biểu đồ": (
        SLIDES[0],
        replace(
            SLIDES[1], chart=replace(bullets(), categories=("Đơn vị 3", "Đơn vị 2", "Đơn vị 1"))
        ),
        *SLIDES[2:],
    ),
    "bảng": (*SLIDES[:2], replace(SLIDES[2], table=table(3, "Đẩy nhanh giải ngân 1")), SLIDES[3]),
    "thiếu trang": SLIDES[:3],
}
WHOLE = ("pptx", "pdf", "html")
TELL = {
    "số lớn": FORMATS,
    "chữ trên thẻ": WHOLE,
    "đánh giá": WHOLE,
    "tiêu đề": (*WHOLE, "docx"),
    "biểu đồ": (*WHOLE, "docx", "zip"),
    "tên trong biểu đồ": (*WHOLE, "docx", "zip"),
    "bảng": (*WHOLE, "docx"),
    "thiếu trang": (*WHOLE, "docx"),
}


@pytest.mark.parametrize(
    ("what", "ending"), [(what, ending) for what, all_of in TELL.items() for ending in all_of]
)
def test_a_file_written_of_other_words_or_figures_is_not_handed_out(what, ending, monkeypatch):
    form = FORMATS[ending]
    wrong = replace(form, write=lambda _: form.write(briefing(*PLACED[what])))
    monkeypatch.setattr("tracking.briefings.files.FORMATS", {ending: wrong})
    with pytest.raises(NotAlikeError, match="không khớp Tài liệu họp số 3 nên không đưa ra"):
        written(briefing(), ending)


@pytest.mark.parametrize("factor", [0, 2])
def test_a_workbook_whose_cells_are_wrong_is_not_handed_out(factor, monkeypatch):
    put = workbook.Worksheet.write_number

    def wrong(sheet, row, at, value, look=None):
        return put(sheet, row, at, value * (factor if value == 400 else 1), look)

    monkeypatch.setattr(workbook.Worksheet, "write_number", wrong)
    with pytest.raises(NotAlikeError, match=r"dòng 1, cột “Kế hoạch” là \d+.*, cần 400"):
        written(briefing(), "xlsx")


def test_pieces_of_a_bar_are_compared_too():
    stacked = Chart(
        shape=Shape.STACKED,
        measure=Measure.COUNT,
        categories=("Đơn vị 1",),
        series=(Series(name="cũ", values=(3.0,)), Series(name="mới", values=(1.0,))),
        marks=bullets().marks[:1],
        alt="Quá hạn",
    )
    one = briefing(replace(SLIDES[1], chart=stacked))
    text = STAMP + "3 đơn vị chậm"
    assert differences(one, told(text, lengths=((75.0, 25.0),))) == []
    assert differences(one, told(text, lengths=((25.0, 75.0),))) != []


def test_a_control_total_adds_up_what_is_stated():
    assert control_total(SHEET, 1) == 1000


def test_a_file_is_called_by_number_and_period():
    assert file_name(briefing(), "pptx") == "Tài liệu họp số 3 - tháng 10-2022.pptx"
