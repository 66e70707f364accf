"""Every page as a reader opens it: in Vietnamese, accessible, alone with its server."""

import re
import sqlite3
import urllib.error
import urllib.request
from contextlib import closing

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import violations
from tests.browser.conftest import PAGES, ROOT, headline, read_through, serving, settled
from tests.browser.leftovers import english
from tests.browser.reading import chart, listed, open_row, tables

PAPER = {"light": "rgb(255, 255, 255)", "dark": "rgb(16, 22, 31)"}
EVERY_PAGE = pytest.mark.parametrize("path", PAGES)


@pytest.fixture(scope="module")
def shown(dashboard, reader):
    """A page of the dashboard, opened once and looked at on many screens."""
    tabs = {}

    def looked_at(path: str, width: int = 1280, height: int = 720, scheme: str = "light") -> Page:
        if path not in tabs:
            tabs[path] = reader(dashboard).new_page()
            tabs[path].goto(dashboard + path)
            # Streamlit keeps its own colours when they change before ours have come.
            settled(tabs[path])
            read_through(tabs[path])
        tabs[path].set_viewport_size({"width": width, "height": height})
        tabs[path].emulate_media(color_scheme=scheme)
        settled(tabs[path])
        expect(tabs[path].get_by_test_id("stApp")).to_have_css("background-color", PAPER[scheme])
        return tabs[path]

    yield looked_at
    for page in tabs.values():
        page.close()


@EVERY_PAGE
def test_a_page_opens_by_its_address(shown, path):
    page = shown(path)
    expect(page).to_have_title(f"{PAGES[path]} · Chỉ thị 07/CT-BCT")
    expect(page.locator("html")).to_have_attribute("lang", "vi")
    expect(page.locator("h1")).to_be_visible()
    expect(page.get_by_role("alert")).to_have_count(0)


@EVERY_PAGE
def test_no_english_is_left(shown, path):
    assert english(shown(path)) == []


@EVERY_PAGE
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(shown, path, scheme):
    assert violations(shown(path, scheme=scheme)) == []


@EVERY_PAGE
def test_a_phone_shows_all_of_it(shown, path):
    page = shown(path, width=390, height=844)
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 390
    assert violations(page) == []


def test_the_trail_of_a_figure_is_vietnamese_and_accessible(dashboard, visit):
    page = visit(f"{dashboard}/?so=tasks_on_time_rate")
    expect(page.get_by_role("dialog")).to_contain_text("Tử số")
    assert english(page) == []
    assert violations(page) == []


def test_the_cells_at_the_end_of_a_trail_are_accessible(dashboard, visit):
    page = visit(f"{dashboard}/giai-ngan?ky=2022-12&so=disbursed_assigned_rate&cua=SDU")
    open_row(page, 1)
    assert violations(page) == []


def test_the_page_of_a_unit_is_vietnamese_and_accessible(dashboard, visit):
    page = visit(f"{dashboard}/don-vi?ky=2022-12&donvi=XNK")
    read_through(page)
    assert english(page) == []
    assert violations(page) == []


def test_lines_do_not_strike_the_figures_of_the_ministries(dashboard, visit):
    page = visit(f"{dashboard}/giai-ngan?ky=2022-12")
    read_through(page)
    figures = chart(page, "ministry_years").locator(".over_lines_marks text")
    assert figures.count() > 3
    expect(figures.first).to_have_css("paint-order", "stroke")
    expect(figures.first).to_have_css("stroke", PAPER["light"])


def test_a_long_name_of_a_unit_ends_in_an_ellipsis_where_it_has_no_room(dashboard, visit):
    page = visit(f"{dashboard}/chi-thi?ky=2022-12&donvi=CTBVNTD", width=390, height=844)
    box = page.get_by_role("combobox", name="Đơn vị")
    assert box.evaluate("box => box.scrollWidth > box.clientWidth")
    expect(box).to_have_css("text-overflow", "ellipsis")
    page.set_viewport_size({"width": 1280, "height": 720})
    settled(page)
    assert box.evaluate("box => box.scrollWidth <= box.clientWidth")


def test_the_names_of_the_buttons_of_a_table_come_up_in_vietnamese(dashboard, visit):
    page = visit(f"{dashboard}/tim-kiem")
    page.get_by_test_id("stDataFrame").hover()
    page.get_by_test_id("stElementToolbarButton").first.hover()
    expect(page.get_by_test_id("stTooltipContent")).to_have_text("Ẩn, hiện cột")
    assert english(page) == []


def test_a_phone_lists_the_pages_and_closes_the_list(dashboard, visit):
    page = visit(dashboard, width=390, height=844)
    page.get_by_role("button", name="Mở danh sách trang").click()
    assert english(page) == []
    page.get_by_role("link", name="Giải ngân", exact=True).click()
    expect(page.locator("h1")).to_be_in_viewport()
    expect(page.get_by_role("link", name="Nhiệm vụ", exact=True)).not_to_be_in_viewport()


def test_nothing_is_asked_of_other_machines(dashboard, visit):
    page = visit(dashboard)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda socket: asked.append(socket.url.replace("ws:", "http:")))
    for path in PAGES:
        page.goto(dashboard + path)
        settled(page)
    assert asked
    ours = (f"{dashboard}/", "data:", "blob:")
    assert [url for url in asked if not url.startswith(ours)] == []


def test_the_first_visitor_of_a_page_sees_the_frame(visit, tmp_path):
    with serving(ROOT / "app.py", tmp_path) as address:
        page = visit(f"{address}/nhiem-vu")
        expect(page.get_by_role("link", name="Tổng quan", exact=True)).to_be_visible()
        expect(page.locator(".stamp")).to_have_text("Chưa có báo cáo nào")


def test_a_store_that_does_not_answer_is_said_in_words(visit, tmp_path):
    with serving(ROOT / "app.py", tmp_path) as address:
        with closing(sqlite3.connect(tmp_path / "chi-thi-07.sqlite3")) as connection:
            connection.execute("ALTER TABLE submissions RENAME TO gone")
        told = visit(address).get_by_role("alert")
        expect(told).to_contain_text("Chưa đọc được số liệu.")
        expect(told).to_contain_text("kiểm tra địa chỉ")


def test_an_unknown_address_leads_to_the_overview(dashboard, visit):
    page = visit(f"{dashboard}/khong-co")
    expect(page.get_by_role("dialog")).to_contain_text("Không có trang này")
    assert english(page) == []


def test_a_page_opens_by_the_last_part_of_a_longer_address(dashboard, visit):
    page = visit(f"{dashboard}/cu/giai-ngan?ky=2022-12")
    assert page.url == f"{dashboard}/giai-ngan?ky=2022-12"
    headline(page, "Giải ngân")


def test_choices_live_in_the_address(dashboard, visit):
    page = visit(f"{dashboard}/tong-quan?donvi=VP&ky=2022-09")
    expect(page.get_by_role("combobox", name="Kỳ báo cáo")).to_have_value("Tháng 9/2022")
    expect(page.get_by_role("combobox", name="Đơn vị")).to_have_value("Văn phòng Bộ")
    page.get_by_role("link", name="Nhiệm vụ", exact=True).click()
    page.wait_for_url("**/nhiem-vu?*donvi=VP*")
    assert "ky=2022-09" in page.url
    page.get_by_role("combobox", name="Đơn vị").click()
    page.get_by_role("option", name="Toàn Bộ").click()
    page.wait_for_url("**/nhiem-vu?ky=2022-09")


def test_an_unknown_choice_is_as_none(dashboard, visit):
    page = visit(f"{dashboard}/?donvi=<script>&ky=2099-13")
    expect(page.get_by_role("combobox", name="Đơn vị")).to_have_value("Toàn Bộ")
    page.wait_for_url("**/?ky=2022-*")
    assert "donvi" not in page.url


def test_sample_data_are_said_to_be_sample(dashboard, visit):
    expect(visit(dashboard).get_by_text("Đây là số liệu mẫu")).to_be_visible()


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/agent/openapi.json"])
def test_what_nobody_needs_is_closed(dashboard, path):
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(dashboard + path)


def test_a_cell_of_the_heat_map_is_wide_enough_for_a_finger(visit, dashboard):
    page = visit(dashboard, width=390, height=844)
    heat = chart(page, "heat")
    heat.locator("svg.marks").wait_for()
    settled(page)
    assert heat.locator("[role=graphics-symbol]").first.bounding_box()["width"] >= 24
    names = heat.locator(".rows_marks text").first
    before = names.bounding_box()["x"]
    heat.evaluate("chart => { chart.scrollLeft = 300; }")
    expect(heat).to_have_attribute("style", re.compile("--scrolled: 300px"))
    assert names.bounding_box()["x"] == pytest.approx(before, abs=1)


def drawn(page):
    """The charts of a page that have been drawn."""
    return page.locator(".stVegaLiteChart:has(svg.marks)")


def test_what_is_in_sight_is_drawn_first_and_the_rest_when_the_reader_comes(dashboard, visit):
    page = visit(f"{dashboard}/giai-ngan")
    every = page.get_by_test_id("stVegaLiteChart").count()
    assert 0 < drawn(page).count() < every
    expect(tables(page)).to_have_count(0)
    read_through(page)
    expect(drawn(page)).to_have_count(every)
    lists = page.locator("[class*='st-key-sight_']")
    assert lists.count() > 1
    expect(lists.filter(has=tables(page))).to_have_count(lists.count())


def test_a_page_that_is_left_alone_draws_its_charts_to_the_end(dashboard, visit):
    page = visit(f"{dashboard}/giai-ngan")
    every = page.get_by_test_id("stVegaLiteChart").count()
    assert drawn(page).count() < every
    expect(drawn(page)).to_have_count(every, timeout=60_000)


def test_all_charts_are_asked_for_when_the_page_is_printed(dashboard, visit):
    page = visit(f"{dashboard}/giai-ngan")
    waiting = page.locator(".stVegaLiteChart:not([data-near])")
    expect(waiting).not_to_have_count(0)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert waiting.count() == 0


def test_a_table_that_came_by_itself_stays_closed_once_the_reader_has_closed_it(dashboard, visit):
    page = visit(f"{dashboard}/nhiem-vu")
    listed(page)
    page.locator("[class*='st-key-sight_'] summary").first.click()
    expect(tables(page)).to_have_count(0)
    page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 0)")
    settled(page)
    page.locator("[class*='st-key-sight_']").first.scroll_into_view_if_needed()
    settled(page)
    expect(page.locator("[class*='st-key-sight_'] details").first).not_to_have_attribute("open", "")


PLACE = "[data-testid=stMain]"


def top_of(page, words):
    """Where a heading stands on the screen."""
    return page.locator("h2, h3").filter(has_text=words).first.bounding_box()["y"]


@pytest.mark.parametrize("width", [1280, 390])
def test_what_is_read_stays_where_it_is_when_a_table_above_it_comes(dashboard, visit, width):
    page = visit(f"{dashboard}/giai-ngan?ky=2022-12", width=width, height=844)
    heading = "Bộ Công Thương giữa các bộ"
    page.evaluate(
        """heading => {
            const found = [...document.querySelectorAll("h2")].find(
                (one) => one.innerText.startsWith(heading));
            found.scrollIntoView({ block: "center" });
        }""",
        heading,
    )
    page.wait_for_timeout(100)
    before = top_of(page, heading)
    settled(page)
    assert top_of(page, heading) == pytest.approx(before, abs=8)


@pytest.mark.parametrize("path", ["/giai-ngan", "/nhiem-vu", "/dich-vu-cong"])
def test_the_end_of_a_page_is_where_it_seemed_to_be(dashboard, visit, path):
    page = visit(f"{dashboard}{path}?ky=2022-12")
    height = page.locator(PLACE).evaluate("place => place.scrollHeight")
    read_through(page)
    after = page.locator(PLACE).evaluate("place => place.scrollHeight")
    assert after == pytest.approx(height, abs=80)


def test_another_page_begins_at_its_top(dashboard, visit):
    page = visit(f"{dashboard}/nhiem-vu?ky=2022-12", width=390, height=844)
    page.locator(PLACE).evaluate("place => place.scrollTo(0, 2000)")
    settled(page)
    page.get_by_role("button", name="Mở danh sách trang").click()
    page.get_by_role("link", name="Giải ngân", exact=True).click()
    page.wait_for_url("**/giai-ngan*")
    settled(page)
    assert page.locator(PLACE).evaluate("place => place.scrollTop") == 0
