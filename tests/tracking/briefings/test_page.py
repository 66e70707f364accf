"""The page of a meeting: whole in one file, text is text, everything can be found again."""

import re
from html.parser import HTMLParser

from tests.tracking.briefings.made import HOSTILE, OF_HC, SLIDES, briefing, bullets, table
from tracking.briefings.content import Chart, Line, Measure, Series, Shape, Slide
from tracking.briefings.screen.page import page, read_page


class _Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def tags(text):
    reader = _Tags()
    reader.feed(text)
    return reader.found


def test_it_needs_nothing_from_anywhere():
    made = page(briefing())
    for _, attributes in tags(made):
        for name in ("src", "href", "action"):
            assert name not in attributes
    addresses = re.findall(r"url\((.{12})", made)
    assert addresses
    assert set(addresses) == {"data:font/tt"}
    assert 'data-news=""' in made


def test_a_server_has_the_script_and_tells_the_news():
    made = page(briefing(), script_url="/hop/briefing.js", news="/hop/3/moi")
    assert [one["src"] for tag, one in tags(made) if tag == "script"] == ["/hop/briefing.js"]
    assert 'data-news="/hop/3/moi"' in made


def test_text_is_never_a_page():
    made = page(briefing(*SLIDES, Slide(code="a", title=HOSTILE, table=table(1, HOSTILE))))
    assert "<script>alert" not in made
    assert HOSTILE in read_page(made.encode()).text


def test_every_slide_is_there_in_its_order():
    sections = [one for tag, one in tags(page(briefing())) if tag == "section"]
    assert [one["id"] for one in sections] == ["standing", "units", "asks", "notes"]
    assert sections[1]["aria-label"] == "2/4: 3 đơn vị chậm"


def test_a_long_table_goes_on_over_as_many_screens_as_it_needs():
    made = page(briefing(Slide(code="asks", title="Đề nghị 60 đơn vị", table=table(60))))
    ids = [one["id"] for tag, one in tags(made) if tag == "section"]
    assert len(ids) > 3
    assert ids[:2] == ["asks", "asks-2"]
    text = read_page(made.encode()).text
    assert all(f"Đẩy nhanh giải ngân {at} " in text for at in range(1, 61))
    assert f"(trang 1/{len(ids)})" in text


def test_a_long_list_does_so_too():
    lines = tuple(Line(text=f"Ý thứ {at} " + "rất dài " * 20) for at in range(30))
    made = page(briefing(Slide(code="a", title="Ý kiến", lines=lines)))
    text = read_page(made.encode()).text
    assert sum(tag == "section" for tag, _ in tags(made)) > 2
    assert all(f"Ý thứ {at} " in text for at in range(30))


def test_a_sentence_taller_than_a_screen_goes_on_on_the_next():
    line = Line(head="Lưu ý", text=" ".join(f"ý{at}" for at in range(900)))
    made = page(briefing(Slide(code="a", title="Ý kiến", lines=(line,))))
    assert ids(made)[:2] == ["a", "a-2"]
    told = read_page(made.encode()).text
    assert all(f"ý{at}" in told for at in range(900))
    assert told.count("Lưu ý:") == 1


def test_whatever_is_about_a_unit_or_a_clause_can_be_marked():
    marked = [one for _, one in tags(page(briefing())) if one.get("data-u") == "HC"]
    assert len(marked) == 1 + 3 + 3 + 1
    assert all(one["data-c"] == "H3" for one in marked)


def test_standing_is_shape_and_word_beside_colour():
    text = read_page(page(briefing()).encode()).text
    assert "■ chậm" in text


def test_bars_stand_on_one_scale_from_nothing():
    made = page(briefing())
    assert re.findall(r'class="fill behind" style="width:([\d.]+)%', made) == [
        "0.00", "33.33", "66.67",
    ]  # fmt: skip
    assert re.findall(r'class="tick" style="left:([\d.]+)%', made) == ["95.00"] * 3


def stacked(count):
    ages = ("trên 60 ngày", "0–15 ngày")
    return Chart(
        shape=Shape.STACKED,
        measure=Measure.COUNT,
        categories=tuple(f"Đơn vị {at}" for at in range(1, count + 1)),
        series=tuple(Series(name=age, values=(3.0,) + (1.0,) * (count - 1)) for age in ages),
        marks=(OF_HC,) * count,
        alt="Nhiệm vụ quá hạn",
    )


def ids(made):
    return [one["id"] for tag, one in tags(made) if tag == "section"]


def test_bars_in_pieces_tell_their_sum_and_can_be_marked():
    made = page(briefing(Slide(code="overdue", title="Quá hạn", chart=stacked(2))))
    assert re.findall(r'class="piece p\d" style="left:([\d.]+)%;width:([\d.]+)%', made) == [
        ("0.00", "50.00"), ("50.00", "50.00"), ("0.00", "16.67"), ("16.67", "16.67"),
    ]  # fmt: skip
    assert re.findall(r'class="number">(\d+)<', made) == ["6", "2"]
    assert "trên 60 ngày" in read_page(made.encode()).text
    assert made.count('data-u="HC"') == 2


def test_a_chart_goes_on_over_several_screens_on_one_scale():
    made = page(briefing(Slide(code="overdue", title="Quá hạn", chart=stacked(16))))
    assert ids(made) == ["overdue", "overdue-2"]
    assert re.findall(r'class="number">(\d+)<', made) == ["6"] + ["2"] * 15
    widths = re.findall(r"width:([\d.]+)%;?\">\d", made)
    assert set(widths) == {"50.00", "16.67"}


def test_what_the_shapes_of_bars_mean_is_said():
    text = read_page(page(briefing(Slide(code="a", title="Chậm", chart=bullets()))).encode()).text
    assert text.count("chậm") == 1
    assert "cần đạt đến kỳ này" in text


def test_a_chart_and_a_few_sentences_share_a_screen_and_many_get_their_own():
    few = tuple(Line(text=f"Ý {at}") for at in range(3))
    beside = page(briefing(Slide(code="a", title="A", chart=bullets(), lines=few)))
    assert ids(beside) == ["a"]
    many = tuple(Line(text=f"Ý {at} " + "rất dài " * 12) for at in range(14))
    apart = page(briefing(Slide(code="a", title="A", chart=bullets(), lines=many)))
    assert ids(apart) == ["a", "a-2", "a-3"]


def test_a_table_and_a_chart_are_two_screens():
    made = page(briefing(Slide(code="a", title="A", chart=bullets(), table=table())))
    assert ids(made) == ["a", "a-2"]


def test_the_last_screen_is_not_much_shorter_than_the_others():
    made = page(briefing(Slide(code="a", title="A", table=table(13))))
    assert ids(made) == ["a", "a-2"]
    rows = [part.count("<tr ") for part in made.split("<section")[1:]]
    assert rows == [7, 6]
