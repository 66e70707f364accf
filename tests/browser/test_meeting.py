"""A briefing in a meeting: made by the office, shown on a screen, on a phone, without a network."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import violations
from tests.browser.conftest import ROOT, headline, serving, settled
from tests.browser.leftovers import english
from tests.browser.test_sending import press
from tracking.roles import Role

ON = ".slide.on h2"
FILES = ("pptx", "docx", "xlsx", "pdf", "zip", "html")
FORMAT_NAMES = ("PowerPoint", "Word", "PDF", "PNG", "SVG")


SMALLEST = """() => {
  const screen = document.querySelector(".slide.on");
  const found = document.createTreeWalker(screen, NodeFilter.SHOW_TEXT);
  let smallest = [Infinity, ""];
  for (let node = found.nextNode(); node; node = found.nextNode()) {
    const one = node.parentElement;
    if (!node.textContent.trim() || one.closest("footer")) continue;
    const of = (name, element) => parseFloat(getComputedStyle(element)[name]);
    let size = of("fontSize", one);
    if (one.closest("svg") && !one.getScreenCTM) continue;
    if (one.closest("svg")) size *= one.getScreenCTM().a;
    else for (let up = one; up; up = up.parentElement) size *= of("zoom", up);
    if (size < smallest[0]) smallest = [size, node.textContent.trim()];
  }
  return smallest;
}"""
"""The size of the smallest type of a screen, its source left out, and what is written in it."""


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """A dashboard with the sample, whose briefings are this module's own."""
    folder = tmp_path_factory.mktemp("hop")
    with serving(ROOT / "app.py", folder, with_sample=True) as found:
        yield found


@pytest.fixture(scope="module")
def meeting(address, reader):
    """The address of the screen of a briefing of October."""
    page = reader(address, Role.COORDINATOR).new_page()
    page.goto(f"{address}/hop-giao-ban")
    settled(page)
    chooser = page.get_by_role("combobox", name="Kỳ báo cáo")
    chooser.fill("tháng 10")
    page.get_by_role("option", name="tháng 10/2022", exact=True).click()
    expect(chooser).to_have_value("tháng 10/2022")
    settled(page)
    press(page, "Lập tài liệu họp")
    headline(page, re.compile(r"^Tài liệu họp số 1: tháng 10/2022$"))
    way = page.get_by_role("link", name="Trình chiếu").get_attribute("href")
    page.close()
    return f"{address}{way}"


@pytest.fixture
def tab(meeting, reader):
    """Opens the screen of the meeting as a leader, who is at a place."""
    tabs = []

    def opened(place="", width=1280, height=720):
        page = reader(meeting.rpartition("/hop/")[0]).new_page()
        page.set_viewport_size({"width": width, "height": height})
        page.goto(f"{meeting}{place}")
        tabs.append(page)
        return page

    yield opened
    for page in tabs:
        page.close()


def titles(page):
    return page.locator(".slide h2").all_text_contents()


def test_it_goes_by_keyboard_click_and_button_and_the_address_goes_along(tab):
    page = tab()
    told = titles(page)
    expect(page.locator(ON)).to_have_text(told[0])
    for key, place in (("ArrowRight", 1), ("PageDown", 2), (" ", 3), ("ArrowLeft", 2), ("End", -1)):
        page.keyboard.press(key)
        expect(page.locator(ON)).to_have_text(told[place])
    page.keyboard.press("Home")
    page.get_by_role("button", name="Trang sau").click()
    expect(page.locator(ON)).to_have_text(told[1])
    page.locator(".slide.on footer").click(position={"x": 900, "y": 5})
    expect(page.locator(ON)).to_have_text(told[2])
    page.locator(".slide.on footer").click(position={"x": 5, "y": 5})
    expect(page.locator(ON)).to_have_text(told[1])
    assert page.url.endswith("#since")


def test_a_link_opens_the_same_screen_for_somebody_else_with_what_is_marked(tab):
    page = tab("#units")
    page.get_by_label("Tô sáng").select_option("c:H3")
    marked = page.locator(".slide.on .marked").count()
    assert marked > 0
    link = page.url.rpartition("#")[2]
    other = tab(f"#{link}")
    expect(other.locator(ON)).to_have_text(page.locator(ON).text_content())
    expect(other.locator(".slide.on .marked")).to_have_count(marked)
    other.reload()
    expect(other.locator(".slide.on .marked")).to_have_count(marked)


def test_it_goes_on_where_it_was_when_the_network_is_gone(tab):
    page = tab("#disbursement")
    context = page.context
    context.set_offline(True)
    try:
        page.keyboard.press("ArrowRight")
        expect(page.locator(".slide.on")).to_have_id("services")
        page.keyboard.press("ArrowLeft")
    finally:
        context.set_offline(False)
    page.reload()
    expect(page.locator(".slide.on")).to_have_id("disbursement")


def test_a_unit_is_found_by_its_letters_without_turning_a_slide(tab):
    page = tab("#units")
    page.keyboard.press("/")
    page.keyboard.type("cuc hoa", delay=40)
    chosen = page.locator("#mark option:checked")
    expect(chosen).to_have_text("Cục Hóa chất")
    expect(page.locator(".slide.on")).to_have_id("units")
    expect(page.locator("body.grid")).to_have_count(0)
    page.keyboard.press("ArrowDown")
    expect(chosen).not_to_have_text("Cục Hóa chất")
    expect(page.get_by_label("Tô sáng")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".slide.on")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".slide.on")).to_have_id("disbursement")


def test_pieces_of_bars_are_marked_as_all_that_is_of_a_unit(tab):
    page = tab("#overdue")
    unit = page.locator("#overdue .bar").first.get_attribute("data-u")
    page.get_by_label("Tô sáng").select_option(f"u:{unit}")
    expect(page.locator("#overdue .bar.marked")).to_have_count(1)


def test_overview_black_screen_and_clock(tab):
    page = tab()
    page.keyboard.press("o")
    expect(page.locator(".slide").nth(3)).to_be_visible()
    page.locator(".slide").nth(3).click()
    expect(page.locator(ON)).to_have_text(titles(page)[3])
    page.keyboard.press("b")
    expect(page.locator("#black")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#black")).to_be_hidden()
    expect(page.locator(ON)).to_have_text(titles(page)[3])
    page.keyboard.press("d")
    expect(page.locator("#timer")).to_have_text("00:01")
    page.keyboard.press("d")
    page.locator("#timer").dblclick()
    expect(page.locator("#timer")).to_have_text("00:00")


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (1024, 768)])
def test_every_screen_fits_and_is_large(tab, size):
    page = tab("", *size)
    page.evaluate("document.fonts.ready")
    for title in titles(page):
        expect(page.locator(ON)).to_have_text(title)
        over = page.evaluate(
            "() => { const one = document.querySelector('.slide.on .body');"
            " return [one.scrollHeight - one.clientHeight, one.scrollWidth - one.clientWidth]; }"
        )
        assert max(over) <= 1, title
        smallest, words = page.evaluate(SMALLEST)
        assert smallest >= 0.99 * 24 * min(size[0] / 1280, size[1] / 720), words
        page.keyboard.press("ArrowRight")


def test_a_figure_stands_beside_what_is_told_of_it_however_long_it_is(tab):
    page = tab("#standing")
    for told in ("77,8%", "1.234,5%", "chưa có số"):
        page.locator(".card .value").first.evaluate(
            "(one, told) => { one.textContent = told; }", told
        )
        card = page.locator(".card").first
        boxes = [card.locator(part).bounding_box() for part in (".value", "h3", ".beside")]
        figure, label, beside = boxes
        assert figure["x"] + figure["width"] < min(label["x"], beside["x"])
        assert label["y"] + label["height"] <= beside["y"] + 1


def test_a_link_that_was_cut_opens_what_is_left_of_it(tab):
    page = tab("#units~u%3")
    expect(page.locator(".slide.on")).to_have_id("units")
    expect(tab("#%E0%A4%A").locator(".slide.on")).to_have_id("standing")


def test_a_phone_reads_it_as_one_page(tab):
    page = tab("#asks", 390, 844)
    expect(page.locator("#asks h2")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert violations(page) == []
    page.get_by_role("button", name="Trang trước").click()
    expect(page.locator("#not_reported h2")).to_be_in_viewport()


@pytest.mark.parametrize("code", ["standing", "clauses", "disbursement", "asks"])
def test_nothing_bars_anybody_and_nothing_is_left_in_english(tab, code):
    page = tab(f"#{code}")
    assert violations(page) == []
    assert english(page) == []


def test_the_files_are_handed_out_after_they_were_compared(meeting, address, visit, browser):
    page = visit(f"{address}/hop-giao-ban?so=1")
    press(page, "Chuẩn bị các tệp")
    expect(page.get_by_text(f"Đã ghi và so {len(FILES)}/{len(FILES)} tệp")).to_be_visible()
    names = []
    for button in page.locator("[data-testid=stDownloadButton] button").all():
        with page.expect_download() as taken:
            button.click()
        names.append(taken.value.suggested_filename)
    assert names == [f"Tài liệu họp số 1 - tháng 10-2022.{one}" for one in FILES]
    alone = browser.new_context(offline=True).new_page()
    alone.set_content(taken.value.path().read_text(encoding="utf-8"))
    told = titles(alone)
    assert len(told) > 10
    alone.keyboard.press("ArrowRight")
    expect(alone.locator(ON)).to_have_text(told[1])
    alone.context.close()


def test_the_page_of_the_office_bars_nobody(meeting, address, visit):
    page = visit(f"{address}/hop-giao-ban?so=1", role=Role.COORDINATOR)
    assert violations(page) == []
    assert english(page, *FORMAT_NAMES) == []
    dark = visit(f"{address}/hop-giao-ban?so=1", scheme="dark", role=Role.COORDINATOR)
    assert violations(dark) == []
    narrow = visit(f"{address}/hop-giao-ban?so=1", 390, 844, role=Role.COORDINATOR)
    assert narrow.evaluate("document.documentElement.scrollWidth") == 390


def test_a_conclusion_is_written_in_the_meeting_and_opens_the_next_one(meeting, address, visit):
    page = visit(f"{address}/hop-giao-ban?so=1", role=Role.COORDINATOR)
    page.get_by_label("Nội dung kết luận").fill("Cục Xuất nhập khẩu gửi đủ báo cáo")
    page.get_by_label("Nội dung kết luận").blur()
    settled(page)
    press(page, "Ghi kết luận")
    expect(page.get_by_text("Ghi nhận việc thực hiện")).to_be_visible()
    press(page, "Lập tài liệu họp")
    headline(page, "Tài liệu họp số 2")
    expect(page.get_by_text("1 kết luận của lần họp trước: 1 chưa có thông tin")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("role", "place", "title", "way"),
    [
        (Role.LEADER, "/hop/99", "Không có tài liệu họp này", "Mở trang Họp giao ban"),
        (Role.LEADER, "/hop/abc", "Không có tài liệu họp này", "Mở trang Họp giao ban"),
        (Role.ADMIN, "/hop/1", "Trang này không mở cho vai trò của bạn", "Mở trang Tổng quan"),
    ],
)
def test_what_is_not_there_or_not_theirs_is_a_page(
    address, reader, scheme, role, place, title, way
):
    page = reader(address, role).new_page()
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{address}{place}")
    expect(page.get_by_role("heading", name=title)).to_be_visible()
    assert violations(page) == []
    assert english(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.get_by_role("link", name=way).click()
    settled(page)
    assert page.url.startswith(address)
    page.close()
