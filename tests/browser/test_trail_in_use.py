"""The trail and the pages without a mouse, without colours, on a phone, in the dark."""

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import violations
from tests.browser.conftest import PAGES, settled
from tests.browser.leftovers import english
from tests.browser.reading import ask, chart, open_row, trail
from tracking.charts.theme import STANDINGS
from tracking.figures.words import NO_TARGET
from ui.bullet import NONE_OF_A_UNIT
from ui.clauses import NOTHING_DUE
from ui.screens.directive import NOT_GIVEN, OWES_NONE

NUMBER = "?ky=2022-12&so=disbursed_assigned_rate"
UNIT = f"{NUMBER}&cua=SDU"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_in_the_open_trail(dashboard, visit, scheme, width):
    page = visit(f"{dashboard}/{UNIT}", width=width, height=844, scheme=scheme)
    expect(trail(page)).to_be_visible()
    assert violations(page) == []
    open_row(page)
    assert violations(page) == []


def test_the_trail_speaks_vietnamese(dashboard, visit):
    page = visit(f"{dashboard}/{NUMBER}")
    expect(trail(page)).to_be_visible()
    assert english(page) == []


def test_a_phone_shows_the_cell_without_moving_the_page(dashboard, visit):
    page = visit(f"{dashboard}/{UNIT}", width=390, height=844)
    open_row(page)
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 390


def test_escape_closes_the_trail_and_gives_the_page_back(dashboard, visit):
    page = visit(f"{dashboard}/?ky=2022-12")
    ask(page, "Số này từ đâu?", 0)
    expect(trail(page)).to_be_visible()
    assert page.evaluate("!!document.activeElement.closest('[role=dialog]')")
    page.keyboard.press("Escape")
    expect(trail(page)).to_have_count(0)
    settled(page)
    page.get_by_role("link", name="Giải ngân", exact=True).click()
    page.wait_for_url("**/giai-ngan*")


def reached(page, steps=60):
    """What the tab key comes to, in order: the name or the kind of each place."""
    places = []
    for _ in range(steps):
        page.keyboard.press("Tab")
        places.append(
            page.evaluate(
                """() => { const at = document.activeElement;
                if (at === document.body) return "";
                return [at.getAttribute("aria-label"), at.innerText.slice(0, 40),
                        at.closest("[data-testid=stDataFrame]") ? "bảng" : "",
                        at.placeholder].filter(Boolean).join(" ").trim(); }"""
            )
        )
    return places


def test_the_tab_key_reaches_choices_cards_and_tables(dashboard, visit):
    places = reached(visit(f"{dashboard}/?ky=2022-12"))
    order = ["Kỳ báo cáo", "Ai còn thiếu", "Xem chi tiết", "Số này từ đâu?", "Bảng số"]
    at = [next(i for i, place in enumerate(places) if words in place) for words in order]
    assert at == sorted(at)


def test_the_tab_key_reaches_the_search_the_table_and_its_download(dashboard, visit):
    page = visit(f"{dashboard}/tim-kiem?ky=2022-12")
    places = reached(page, 40)
    for words in ("Tìm trong bảng", "bảng", "Tải về Excel"):
        assert any(words in place for place in places), words
    settled(page)
    assert page.url == f"{dashboard}/tim-kiem?ky=2022-12", "phím Tab đi qua bảng không mở dòng nào"


def test_the_enter_key_opens_the_row_that_the_arrow_keys_came_to(dashboard, visit):
    page = visit(f"{dashboard}/tim-kiem?ky=2022-12")
    while page.evaluate("document.activeElement.tagName") != "CANVAS":
        page.keyboard.press("Tab")
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    settled(page)
    assert page.url == f"{dashboard}/tim-kiem?ky=2022-12"
    page.keyboard.press("Enter")
    page.wait_for_url("**/*?*loc=key*")


def test_a_number_is_opened_and_closed_by_keys_alone(dashboard, visit):
    page = visit(f"{dashboard}/?ky=2022-12")
    page.get_by_role("link", name="Số này từ đâu?").first.focus()
    page.keyboard.press("Enter")
    expect(trail(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(trail(page)).to_have_count(0)


@pytest.mark.parametrize("path", PAGES)
def test_no_standing_is_told_by_its_colour_alone(dashboard, visit, path):
    """Each has its word beside it, and a shape of its own before the word."""
    page = visit(f"{dashboard}{path}?ky=2022-12&donvi=XNK")
    words = {
        NO_TARGET,
        NONE_OF_A_UNIT,
        OWES_NONE,
        NOT_GIVEN,
        NOTHING_DUE,
        *(mark.word for mark in STANDINGS.values()),
    }
    for standing in page.locator(".standing:not(nav *)").all():
        assert standing.inner_text() in words
        shape = standing.evaluate(
            "e => { const s = getComputedStyle(e, '::before');"
            " return [s.width, s.height, s.borderRadius, s.clipPath, s.borderStyle].join(' '); }"
        )
        assert not shape.startswith("auto")


def test_marks_of_a_chart_say_their_standing_and_each_has_its_own_shape(dashboard, visit):
    """What tells the standings of the first screen apart without colours."""
    page = visit(f"{dashboard}/?ky=2022-12")
    marks = chart(page, "targets").locator("[role=graphics-symbol]")
    expect(marks.first).to_be_attached()
    said = marks.evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")
    words = {mark.word for mark in STANDINGS.values()}
    assert said
    assert all(any(word in label for word in words) for label in said)
    assert len({mark.glyph for mark in STANDINGS.values()}) == len(STANDINGS)
