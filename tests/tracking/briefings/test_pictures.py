"""Pictures of the charts of a briefing: complete, readable, nothing on anything else."""

import re
import struct
from xml.etree import ElementTree

import pytest

from tracking.briefings.content import Chart, Mark, Measure, Series, Shape
from tracking.briefings.lettering import lines_of, plain, width_of
from tracking.briefings.pictures.drawing import MORE_ROWS, NOTHING, drawing, height_of
from tracking.charts.converting import png
from tracking.vocabulary import Standing

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '<script>alert("1")</script> & Cục'
LONG = "Cục Điện lực và Năng lượng tái tạo phối hợp cùng các đơn vị có liên quan rà soát " * 4
UNITS = ("Cục Hóa chất", "Vụ Kế hoạch – Tài chính", "Trường ĐH Công nghiệp")
STANDINGS = (Standing.ON_TRACK, Standing.BEHIND, Standing.NOT_REPORTED)


def chart(shape=Shape.BULLETS, categories=UNITS, series=None, measure=Measure.RATE, **more):
    told = series or {"Thực hiện": (0.962, 0.475, None), "Cần đạt": (0.95, 0.95, 0.95)}
    return Chart(
        shape=shape,
        measure=measure,
        categories=tuple(categories),
        series=tuple(Series(name=name, values=tuple(values)) for name, values in told.items()),
        marks=(Mark(),) * len(categories),
        alt=more.pop("alt", "Giải ngân so với lộ trình"),
        standings=tuple(more.pop("standings", STANDINGS if shape is Shape.BULLETS else ())),
    )


def many(count, label="Đơn vị {}"):
    return chart(
        categories=[label.format(number) for number in range(count)],
        series={"Thực hiện": [at / count for at in range(count)], "Cần đạt": [0.5] * count},
        standings=[list(Standing)[at % 5] for at in range(count)],
    )


def drawn(one, width=900, height=420, **more):
    return ElementTree.fromstring(drawing(one, width=width, height=height, **more))


def texts(root):
    return [one.text for one in root.iter(f"{SVG}text")]


def placed(root):
    """Every text with its box: left, top, right, bottom."""
    for one in root.iter(f"{SVG}text"):
        x, y = map(float, re.findall(r"-?[\d.]+", one.get("transform"))[:2])
        size = float(one.get("font-size")[:-2])
        wide = width_of(one.text, size, bold=one.get("font-weight") == "bold")
        left = x - wide * {"start": 0, "middle": 0.5, "end": 1}[one.get("text-anchor")]
        yield one.text, (left, y - size * 0.8, left + wide, y + size * 0.1)


SHAPES = {
    "bullets": chart(),
    "levels of their own": chart(
        series={"Thực hiện": (0.962, 0.475, None), "Cần đạt": (0.869, 1.0, None)}
    ),
    "narrow": chart(
        categories=[f"{LONG}{at}" for at in range(3)],
        series={"Thực hiện": (1.0, None, 1.0), "Cần đạt": (1.0, 0.95, 0.869)},
        standings=(Standing.ON_TRACK, Standing.NOT_APPLICABLE, Standing.ON_TRACK),
    ),
    "bars": chart(Shape.BARS, series={"Số dịch vụ": (3, 12_345, 0)}, measure=Measure.COUNT),
    "two bars": chart(
        Shape.BARS, series={"Trước": (3e9, 2e9, 0), "Nay": (1e9, 8.5e9, None)}, measure=Measure.VND
    ),
    "pieces": chart(
        Shape.STACKED, series={"Có ngày": (30, 20, 0), "Chưa": (5, 0, 9)}, measure=Measure.COUNT
    ),
    "lines": chart(Shape.LINES, series={"Giao": (0.1, 0.2, 0.47), "Lộ trình": (0.5, None, 0.95)}),
    "lines at one end": chart(
        Shape.LINES, series={f"Đường {at}": (0.1, 0.5, 0.9 + at / 100) for at in range(6)}
    ),
    "a crowd of lines": chart(
        Shape.LINES, series={f"Đường {at}": (0.1, 0.5, 0.9 + at / 1000) for at in range(20)}
    ),
    "long labels": chart(categories=[f"{LONG}{at}" for at in range(3)]),
    "long names": chart(Shape.LINES, series={f"{LONG}{at}": (0.1, 0.2, 0.3) for at in range(3)}),
    "twelve months": chart(
        Shape.LINES,
        categories=[f"tháng {month}/2022" for month in range(1, 13)],
        series={"Giao": [month / 12 for month in range(12)]},
    ),
    "one moment": chart(Shape.LINES, categories=["tháng 8/2022"], series={"Giao": [0.4]}),
    "sixty rows": many(60, f"Đơn vị {{}} {LONG}"),
    "nothing but nought": chart(Shape.BARS, series={"Số": (0, 0, 0)}, measure=Measure.COUNT),
}


@pytest.mark.parametrize("size", [15, 22])
@pytest.mark.parametrize("one", SHAPES.values(), ids=SHAPES)
class TestEveryShape:
    def test_words_are_inside_and_apart(self, one, size):
        boxes = list(placed(drawn(one, size=size)))
        assert boxes
        for at, (text, (left, top, right, bottom)) in enumerate(boxes):
            assert left >= -1, text
            assert right <= 901, text
            assert top >= -1, text
            assert bottom <= 421, text
            for other, (left2, top2, right2, bottom2) in boxes[at + 1 :]:
                apart = right <= left2 or right2 <= left or bottom <= top2 or bottom2 <= top
                assert apart, (text, other)

    def test_no_symbol_beside_the_sheet(self, one, size):
        assert "NaN" not in drawing(one, width=900, height=420, size=size)


@pytest.mark.parametrize("one", SHAPES.values(), ids=SHAPES)
def test_it_is_said_in_words(one):
    root = drawn(one)
    assert root.get("role") == "img"
    assert root.get("aria-label") == root.find(f"{SVG}title").text == "Giải ngân so với lộ trình"
    assert (root.get("width"), root.get("height")) == ("900", "420")


def test_bullets_tell_value_standing_and_expected_level():
    told = texts(drawn(chart()))
    assert {"96,2%", "47,5%", "–", *UNITS} <= set(told)
    assert {"đúng lộ trình", "chậm", "chưa có số liệu", "Cần đạt: 95,0%"} <= set(told)
    assert not [text for text in told if text.startswith("cần ")], "the key says it of all"


def test_bullets_with_levels_of_their_own_tell_each():
    told = texts(drawn(SHAPES["levels of their own"]))
    assert {"96,2%", "cần 86,9%", "47,5%", "cần 100,0%", "–", "Cần đạt"} <= set(told)
    assert sum(text.startswith("cần ") for text in told) == 2


def test_where_no_symbol_says_that_nothing_is_known_the_number_does():
    one = chart(standings=(Standing.ON_TRACK, Standing.BEHIND, Standing.NOT_APPLICABLE))
    assert "chưa có số" in texts(drawn(one))


@pytest.mark.parametrize("name", ["bullets", "levels of their own", "long labels", "narrow"])
def test_numbers_have_room_in_a_narrow_picture(name):
    boxes = list(placed(drawn(SHAPES[name], width=320)))
    assert len(boxes) > 6
    for at, (text, (left, top, right, bottom)) in enumerate(boxes):
        assert left >= -1, text
        assert right <= 321, text
        for other, (left2, top2, right2, bottom2) in boxes[at + 1 :]:
            apart = right <= left2 or right2 <= left or bottom <= top2 or bottom2 <= top
            assert apart, (text, other)


def test_bullets_have_the_colour_and_shape_of_their_standing():
    fills = [one.get("fill") for one in drawn(chart()).iter(f"{SVG}path")]
    assert fills.count("#0072B2") == 3, "bar, symbol, key"
    assert fills.count("#C43D00") == 3
    assert fills.count("#6B7280") == 2, "no bar where nothing is known"


def test_numbers_are_written_as_in_vietnam():
    assert "12.345" in texts(drawn(SHAPES["bars"]))
    assert "8,5 tỷ đồng" in texts(drawn(SHAPES["two bars"]))


def test_lines_differ_without_colour_and_have_their_name_at_the_end():
    root = drawn(
        chart(Shape.LINES, series={"Giao": (0.1, 0.2, 0.47), "Lộ trình": (0.5, 0.7, 0.95)})
    )
    dashes = {one.get("stroke-dasharray") for one in root.iter(f"{SVG}path") if one.get("stroke")}
    assert len(dashes) > 1
    assert {"Giao", "47,0%", "Lộ trình", "95,0%", "0%", "100%"} <= set(texts(root))


def test_many_lines_have_number_and_name_in_one():
    told = texts(drawn(SHAPES["lines at one end"], size=22))
    assert {f"{90 + at},0% Đường {at}" for at in range(6)} <= set(told)


def test_words_of_a_workbook_stay_words():
    written = drawing(chart(categories=[HOSTILE] * 3, alt=HOSTILE), width=1200, height=420)
    assert "<script" not in written
    root = ElementTree.fromstring(written)
    assert root.get("aria-label") == HOSTILE
    assert HOSTILE in texts(root)


def test_letters_no_file_can_hold_are_left_out():
    root = drawn(chart(categories=["A\x00\ud800B", "Ho\u0323p", "C\nD"], alt="a\x01b"))
    assert {"A B", "Họp", "C D"} <= set(texts(root))


def test_long_labels_are_wrapped_and_shortened():
    told = texts(drawn(SHAPES["long labels"]))
    assert sum(text.endswith("…") for text in told) == 3
    assert sum("Cục Điện lực" in text for text in told) >= 3


def test_rows_without_room_are_counted():
    told = texts(drawn(SHAPES["sixty rows"]))
    rows = sum(text.startswith("Đơn vị ") for text in told)
    assert MORE_ROWS.format(60 - rows) in told


def test_every_row_has_room_at_its_height():
    one = many(60, "Đơn vị {}")
    told = texts(drawn(one, height=height_of(one, width=900)))
    assert {f"Đơn vị {number}" for number in range(60)} <= set(told)


def test_ink_is_chosen_by_who_draws():
    assert 'fill="currentColor"' in drawing(chart(), width=600, height=300, ink="currentColor")
    assert "currentColor" not in drawing(chart(), width=600, height=300)


@pytest.mark.parametrize("shape", Shape)
def test_nothing_to_draw_is_said(shape):
    nothing = {"Thực hiện": (None,) * 3, "Cần đạt": (None,) * 3}
    assert texts(drawn(chart(shape, series=nothing))) == [NOTHING]


def test_picture_has_two_points_a_pixel():
    content = png(drawing(chart(), width=300, height=200))
    assert content.startswith(b"\x89PNG")
    assert struct.unpack(">II", content[16:24]) == (600, 400)


def test_the_same_chart_is_the_same_picture():
    assert drawing(chart(), width=600, height=300) == drawing(chart(), width=600, height=300)


@pytest.mark.parametrize("most", [1, 2, 3])
def test_lines_fit_their_width(most):
    lines = lines_of(plain(LONG), 200, 15, most=most)
    assert len(lines) == most
    assert all(width_of(line, 15) <= 200 for line in lines)
    assert lines[-1].endswith("…")
