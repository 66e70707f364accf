"""The page of a meeting: whole in one file, text is text, everything can be found again."""

import re
from html.parser import HTMLParser

from tests.tracking.briefings.made import HOSTILE, SLIDES, briefing, table
from tracking.briefings.content import Line, Slide
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
