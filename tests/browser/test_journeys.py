"""On every page a reader goes from a number to the cells it came from, and back."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PAGES, headline, read_through, settled
from tests.browser.reading import (
    ask,
    click_mark,
    click_row,
    close_trail,
    listed,
    moving,
    open_row,
    pick_row,
    place_of,
    saved,
    seek,
    tables,
    trail,
)
from tracking.quantities import shown_vi
from tracking.text import fold

DECEMBER = "ky=2022-12"


def go_to_cells(page):
    """From the rows of a unit to the cells of the first; they hold what the panel rings."""
    pick_row(page, tables(trail(page)).first)
    place, ringed = place_of(page)
    values = place.values()
    assert len(values) == len(ringed) > 0
    return dict(zip(place.cells, values, strict=True)), ringed


def test_from_a_card_of_the_overview_to_the_cells(dashboard, visit):
    """The ministry, a unit, its first project, the two cells of the rate."""
    page = visit(f"{dashboard}/?{DECEMBER}")
    ask(page, "Số này từ đâu?", 1)
    expect(trail(page)).to_contain_text("47,5%")
    expect(trail(page)).to_contain_text("392,0 tỷ đồng / 825,3 tỷ đồng")
    seek(trail(page), "sao do")
    pick_row(page, tables(trail(page)).first)
    assert "cua=SDU" in page.url
    held, ringed = go_to_cells(page)
    assert "dong=" in page.url
    assert sorted(ringed) == sorted(shown_vi(value) for value in held.values())


def test_back_is_one_step_and_closing_forgets(dashboard, visit):
    page = visit(f"{dashboard}/?{DECEMBER}")
    ask(page, "Số này từ đâu?", 1)
    pick_row(page, tables(trail(page)).first)
    pick_row(page, tables(trail(page)).first)
    with moving(page):
        page.go_back()
    assert "cua=" in page.url
    assert "dong=" not in page.url
    with moving(page):
        trail(page).get_by_role("button", name="‹ Toàn Bộ").click()
    assert "cua=" not in page.url
    close_trail(page)
    assert "so=" not in page.url


def steps(page):
    """How many addresses the tab has behind it."""
    return page.evaluate("history.length")


def test_a_trail_of_a_unit_is_opened_in_one_step_and_closed_in_one(dashboard, visit):
    page = visit(f"{dashboard}/don-vi?{DECEMBER}&donvi=XNK")
    before, left = steps(page), page.url
    click_mark(page, "targets", "Hồ sơ nộp trực tuyến")
    opened = page.url
    assert opened == f"{left}&so=cases_online_rate&cua=XNK"
    assert steps(page) == before + 1
    close_trail(page)
    assert (page.url, steps(page)) == (left, before + 2)
    with moving(page):
        page.go_back(wait_until="commit")
    assert page.url == opened
    expect(trail(page)).to_contain_text("Cục Xuất nhập khẩu")
    with moving(page):
        page.go_back(wait_until="commit")
    assert page.url == left
    expect(trail(page)).to_have_count(0)
    expect(page.locator(".warn")).to_have_count(0)


def test_a_trail_closed_at_its_cells_is_closed_in_one_step(dashboard, visit):
    page = visit(f"{dashboard}/giai-ngan?{DECEMBER}&so=disbursed_assigned_rate&cua=SDU")
    open_row(page)
    before, at_cells = steps(page), page.url
    close_trail(page)
    assert (page.url, steps(page)) == (f"{dashboard}/giai-ngan?{DECEMBER}", before + 1)
    with moving(page):
        page.go_back(wait_until="commit")
    assert page.url == at_cells
    expect(trail(page).locator("td.ringed").first).to_be_attached(timeout=30_000)


@pytest.mark.parametrize("rest", ["cua=XNK", "dong=9:9:I", "cua=XNK&dong=9:9:I"])
def test_what_is_left_of_a_trail_in_an_address_is_no_error(dashboard, visit, rest):
    page = visit(f"{dashboard}/don-vi?{DECEMBER}&donvi=XNK&{rest}")
    expect(trail(page)).to_have_count(0)
    expect(page.locator(".warn")).to_have_count(0)


def test_a_trail_over_a_search_closes_and_keeps_the_words(dashboard, visit):
    address = f"{dashboard}/tim-kiem?{DECEMBER}&q=giang"
    page = visit(f"{address}&so=disbursed_assigned_rate&cua=SDU")
    close_trail(page)
    expect(page.get_by_test_id("stException")).to_have_count(0)
    expect(page.get_by_role("searchbox", name="Tìm trong bảng")).to_have_value("giang")


def test_a_link_opens_the_same_trail(dashboard, visit):
    page = visit(f"{dashboard}/giai-ngan?{DECEMBER}&so=disbursed_assigned_rate&cua=SDU")
    open_row(page, 1)
    page = visit(page.url)
    place, ringed = place_of(page)
    assert place.file == "DH Sao Do_GN_T12.xlsx"
    assert sorted(ringed) == sorted(map(shown_vi, place.values()))


@pytest.mark.parametrize(
    "address", ["so=khong_co", "so=<script>", "so=tasks_on_time_rate&cua=la&dong=99999"]
)
def test_unknown_words_in_the_address_open_nothing_and_are_said(dashboard, visit, address):
    page = visit(f"{dashboard}/?{DECEMBER}&{address}")
    expect(page.get_by_test_id("stException")).to_have_count(0)
    assert trail(page).count() == (1 if "tasks_on_time_rate" in address else 0)
    expect(page.locator(".warn").first).to_contain_text("không có (hoặc không còn)")
    expect(page.locator("td.ringed")).to_have_count(0)


@pytest.mark.parametrize(
    ("key", "words"),
    [("targets", "Giải ngân / kế hoạch TTg giao"), ("behind", ""), ("heat", "")],
)
def test_every_mark_of_the_overview_opens_its_trail_as_often_as_it_is_clicked(
    dashboard, visit, key, words
):
    page = visit(f"{dashboard}/?{DECEMBER}")
    for _ in range(2):
        click_mark(page, key, words)
        expect(trail(page)).to_contain_text("Tử số:")
        assert ("cua=" in page.url) is (key != "targets")
        close_trail(page)


def test_a_link_to_a_trail_is_an_address_that_back_leaves(dashboard, visit):
    page = visit(f"{dashboard}/?{DECEMBER}")
    loaded = page.evaluate("performance.timeOrigin")
    link = page.get_by_role("link", name="Số này từ đâu?").first
    address = link.evaluate("link => link.href")
    ask(page, "Số này từ đâu?")
    assert page.url == address
    with moving(page):
        page.go_back()
    expect(trail(page)).to_have_count(0)
    with moving(page):
        page.get_by_role("link", name="Xem chi tiết").first.click()
    expect(page).to_have_url(re.compile("/nhiem-vu.ky=2022-12$"))
    assert page.evaluate("performance.timeOrigin") == loaded
    expect(trail(visit(address))).to_contain_text("Tử số:")


def test_what_changed_and_who_is_silent_lead_on(dashboard, visit):
    page = visit(f"{dashboard}/?{DECEMBER}")
    ask(page, "Toàn Bộ – Giải ngân")
    expect(trail(page)).to_contain_text("Tỷ lệ giải ngân so với kế hoạch Thủ tướng Chính phủ giao")
    close_trail(page)
    page.get_by_role("button", name="Ai còn thiếu báo cáo nào").click()
    settled(page)
    pick_row(page, tables(page.get_by_test_id("stPopoverBody")).first)
    page.wait_for_url("**/don-vi?*donvi=CACP*")
    headline(page, "Vụ Thị trường châu Á - châu Phi")


def test_a_bar_of_the_tasks_filters_the_list_until_it_is_taken_away(dashboard, visit):
    page = visit(f"{dashboard}/nhiem-vu?{DECEMBER}")
    click_mark(page, "states", "Cục Hóa chất, Quá hạn")
    only = page.get_by_role("button", name="bỏ lọc")
    expect(only).to_contain_text(re.compile(r"Đang chỉ xem \d+ nhiệm vụ đã chọn"))
    assert "loc=in_state%3AHC%7Coverdue" in page.url
    expect(only).to_be_in_viewport()
    with moving(page):
        only.click()
    expect(only).to_have_count(0)
    click_mark(page, "ages", "trên 60 ngày")
    assert "loc=age" in page.url
    click_mark(page, "ages", "trên 60 ngày")
    assert "loc=" not in page.url


@pytest.mark.parametrize(
    ("path", "key", "words"),
    [
        ("dich-vu-cong", "shares", "Vụ DKT"),
        ("giai-ngan", "units", "ĐH Sao Đỏ"),
    ],
)
def test_a_bar_of_a_unit_without_a_line_in_the_list_opens_its_trail(
    dashboard, visit, path, key, words
):
    """DKT sends no list of procedures; a unit is chosen whose list has no project of another."""
    page = visit(f"{dashboard}/{path}?{DECEMBER}" + ("&donvi=EPU" if key == "units" else ""))
    click_mark(page, key, words)
    expect(trail(page)).to_contain_text("Tử số:")
    expect(trail(page)).to_contain_text(words)
    assert "loc=" not in page.url


def test_from_a_line_of_a_list_to_its_cells(dashboard, visit):
    page = visit(f"{dashboard}/giai-ngan?{DECEMBER}&donvi=SDU")
    pick_row(page, listed(page))
    place, ringed = place_of(page)
    assert len(place.values()) == len(ringed) > 3


def test_high_headings_of_a_sheet_do_not_cover_the_cell(dashboard, visit):
    page = visit(f"{dashboard}/nhiem-vu?{DECEMBER}")
    pick_row(page, listed(page))
    ringed = trail(page).locator("td.ringed").first
    expect(ringed).to_be_attached(timeout=30_000)
    page.wait_for_function(
        """() => {
            const cell = document.querySelector("[role=dialog] td.ringed");
            const { left, top } = cell.getBoundingClientRect();
            return cell.contains(document.elementFromPoint(left + 8, top + 8));
        }"""
    )


def test_from_a_month_of_the_curve_to_that_month(dashboard, visit):
    page = visit(f"{dashboard}/giai-ngan?{DECEMBER}")
    click_mark(page, "curve", "tháng 10/2022")
    assert "ky=2022-10" in page.url


def test_from_a_ministry_to_the_book_it_was_published_in(dashboard, visit):
    page = visit(f"{dashboard}/giai-ngan?{DECEMBER}")
    click_mark(page, "ministry_bars", "Bộ Công Thương")
    _, ringed = place_of(page)
    assert "bo cong thuong" in map(fold, ringed)


def test_from_all_units_to_one(dashboard, visit):
    page = visit(f"{dashboard}/don-vi?{DECEMBER}")
    seek(page, "dien luc")
    pick_row(page, tables(page).first)
    page.wait_for_url("**/don-vi?*donvi=*")


def test_from_a_rate_of_tasks_to_its_dates(dashboard, visit):
    page = visit(f"{dashboard}/nhiem-vu?{DECEMBER}&donvi=XNK")
    ask(page, "Nhiệm vụ đúng hạn / đến hạn 80,0%: số này từ đâu?")
    _, ringed = go_to_cells(page)
    assert any(re.search(r"\d{4}", text) for text in ringed)


def test_from_a_unit_to_its_projects_and_their_cells(dashboard, visit):
    page = visit(f"{dashboard}/giai-ngan?{DECEMBER}")
    click_mark(page, "units", "ĐH Sao Đỏ")
    expect(page.get_by_role("button", name="bỏ lọc")).to_contain_text("2 dự án")
    page = visit(f"{dashboard}/giai-ngan?{DECEMBER}&donvi=SDU")
    ask(page, re.compile(r"Giải ngân \/ KH sau điều chỉnh [\d,]+%: số này từ đâu\?"))
    held, ringed = go_to_cells(page)
    assert shown_vi(max(held.values())) in ringed


def test_from_a_square_to_its_procedure_and_its_cell(dashboard, visit):
    page = visit(f"{dashboard}/dich-vu-cong?{DECEMBER}&donvi=XNK")
    click_mark(page, "squares", "Chấp thuận hạn ngạch xuất khẩu hàng dệt may")
    expect(page.get_by_role("button", name="bỏ lọc")).to_contain_text("1 thủ tục")
    ask(page, "TTHC mức 3, 4 có hồ sơ 90,9%: số này từ đâu?")
    held, _ = go_to_cells(page)
    assert any(isinstance(value, int | float) for value in held.values())
    earlier = "Hồ sơ trực tuyến trong năm còn ở báo cáo tháng 11/2022"
    expect(trail(page)).to_contain_text(earlier, timeout=30_000)


def test_from_a_clause_to_the_cells(dashboard, visit):
    page = visit(f"{dashboard}/chi-thi?{DECEMBER}&donvi=SDU")
    page.get_by_role("navigation", name="Các điểm").get_by_text("H3").click()
    ask(page, "Tỷ lệ giải ngân so với kế hoạch Thủ tướng Chính phủ giao")
    held, ringed = go_to_cells(page)
    assert sorted(ringed) == sorted(map(shown_vi, held.values()))


def test_from_the_page_of_a_unit_to_the_cells(dashboard, visit):
    page = visit(f"{dashboard}/don-vi?{DECEMBER}&donvi=SDU")
    click_mark(page, "targets", "Giải ngân / kế hoạch TTg giao")
    held, ringed = go_to_cells(page)
    assert sorted(ringed) == sorted(map(shown_vi, held.values()))


def test_a_report_that_was_sent_again_shows_both_versions(dashboard, visit):
    page = visit(f"{dashboard}/?{DECEMBER}&so=disbursed_assigned_rate&cua=VP")
    open_row(page)
    expect(tables(trail(page))).to_have_count(1)
    expect(trail(page)).to_contain_text("2 dòng")


def test_search_needs_no_marks_and_opens_what_it_found(dashboard, visit):
    page = visit(f"{dashboard}/tim-kiem?{DECEMBER}")
    seek(page, "giang duong 140")
    name, book = saved(page, page.get_by_role("button", name="Tải về Excel"))
    assert name == "Nhiệm vụ, dự án, thủ tục - Tháng 12-2022 - Toàn Bộ.xlsx"
    assert book.worksheets[0].max_row == 2
    about = [row[0] for row in book.worksheets[1].values]
    assert "Chỉ các dòng tìm thấy với “giang duong 140”: 1 trong 543 dòng" in about
    pick_row(page, tables(page).first)
    page.wait_for_url("**/giai-ngan?*loc=key%3AHUFI*")
    settled(page)
    only = page.get_by_role("button", name="bỏ lọc")
    expect(only).to_contain_text("1 dự án")
    expect(only).to_be_in_viewport()


def test_the_next_search_is_of_the_same_units_as_the_one_before(dashboard, visit):
    page = visit(f"{dashboard}/tim-kiem?{DECEMBER}")
    seek(page, "BCT-CN-03")
    pick_row(page, tables(page).first)
    page.wait_for_url("**/dich-vu-cong?*")
    settled(page)
    page.get_by_role("link", name="Tìm kiếm", exact=True).click()
    page.wait_for_url("**/tim-kiem?*")
    settled(page)
    assert "donvi" not in page.url
    seek(page, "7865120")
    expect(page.get_by_text("1 trong 543 dòng")).to_be_visible()


def test_a_search_of_one_unit_that_finds_nothing_leads_to_all_of_them(dashboard, visit):
    page = visit(f"{dashboard}/tim-kiem?{DECEMBER}&donvi=CN")
    seek(page, "7865120")
    with moving(page):
        page.get_by_role("link", name="Tìm trong toàn Bộ").click()
    assert "donvi" not in page.url
    expect(page.get_by_role("searchbox")).to_have_value("7865120")
    expect(page.get_by_text("1 trong 543 dòng")).to_be_visible()


def test_a_row_closed_again_opens_a_second_time(dashboard, visit):
    page = visit(f"{dashboard}/giai-ngan?{DECEMBER}")
    projects = listed(page)
    projects.scroll_into_view_if_needed()
    for _ in range(2):
        settled(page)
        with moving(page):
            click_row(page, projects)
        expect(trail(page)).to_be_visible()
        close_trail(page)


def test_the_first_click_opens_what_was_typed_for_and_back_leads_to_the_search(dashboard, visit):
    page = visit(f"{dashboard}/tim-kiem?{DECEMBER}")
    search = page.get_by_role("searchbox", name="Tìm trong bảng")
    search.click()
    page.keyboard.type("giang duong 140", delay=20)
    page.wait_for_url("**/tim-kiem?*q=giang*")
    settled(page)
    left = page.url
    click_row(page, tables(page).first)
    page.wait_for_url("**/giai-ngan?*loc=key%3AHUFI*")
    settled(page)
    with moving(page):
        page.go_back(wait_until="commit")
    assert page.url == left
    expect(search).to_have_value("giang duong 140")
    expect(page.get_by_text("1 trong")).to_be_visible()


def click_menu(page, names, gap):
    """Clicks in the menu one after the other, milliseconds apart, whatever the page is doing."""
    links = [page.get_by_test_id("stTopNavLink").filter(has_text=name) for name in names]
    for box in [link.bounding_box() for link in links]:
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.wait_for_timeout(gap)
    settled(page)


@pytest.mark.parametrize("gap", [150, 500, 2500])
def test_each_step_back_is_another_page_however_fast_the_menu_was_clicked(dashboard, visit, gap):
    page = visit(f"{dashboard}/?{DECEMBER}")
    click_menu(page, ["Nhiệm vụ", "Giải ngân", "Đơn vị"], gap)
    for path in ("don-vi", "giai-ngan", "nhiem-vu", ""):
        # Its own title: a page that was left may stand still for a while before it goes.
        expect(page).to_have_title(f"{PAGES[f'/{path}']} · Chỉ thị 07/CT-BCT", timeout=30_000)
        settled(page)
        assert page.url == f"{dashboard}/{path}?{DECEMBER}"
        if path:
            page.go_back(wait_until="commit")


def test_a_unit_chosen_just_before_the_menu_is_a_step_of_its_own(dashboard, visit):
    page = visit(f"{dashboard}/nhiem-vu?{DECEMBER}")
    # Typed for: a list that is still being scrolled, as by a test, does not take a click.
    page.get_by_role("combobox").nth(1).fill("Cục Xuất")
    page.get_by_role("option", name="Cục Xuất nhập khẩu").click()
    page.wait_for_url("**donvi=XNK*")
    click_menu(page, ["Giải ngân"], 0)
    page.wait_for_url("**/giai-ngan?*donvi=XNK*")
    settled(page)
    with moving(page):
        page.go_back(wait_until="commit")
    assert page.url == f"{dashboard}/nhiem-vu?{DECEMBER}&donvi=XNK"


def test_a_table_is_taken_away_with_formats_and_without_formulas(dashboard, visit):
    page = visit(f"{dashboard}/giai-ngan?{DECEMBER}")
    listed(page)
    name, book = saved(page, page.get_by_role("button", name="Tải về Excel").first)
    sheet = book.worksheets[0]
    heads = {cell.value: cell.column for cell in sheet[1]}
    assert name == "Dự án - Tháng 12-2022 - Toàn Bộ.xlsx"
    assert sheet.max_row == 45
    rate = sheet.cell(2, heads["Giải ngân / KH sau điều chỉnh"])
    assert rate.number_format == "0.0%"
    assert 0 <= rate.value <= 1
    assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)


def test_published_figures_are_taken_away_with_their_own_source_alone(dashboard, visit):
    page = visit(f"{dashboard}/giai-ngan?{DECEMBER}")
    read_through(page)
    page.locator(".st-key-ministry_bars_table summary").click()
    taken = page.get_by_role("button", name="Tải về Excel").last
    taken.scroll_into_view_if_needed()
    settled(page)
    _, book = saved(page, taken)
    about = "\n".join(str(row[0]) for row in book["Nguồn"].iter_rows(values_only=True))
    assert about.startswith("Vốn đầu tư công bố\nNguồn: Tổng cục Thống kê")
    assert "Số liệu công bố: tháng 6/2022" in about
    assert "số liệu mẫu" not in about
    assert "12/2022" not in about.partition("Tải về lúc")[0]


@pytest.mark.parametrize("path", ["/", "/nhiem-vu", "/giai-ngan", "/dich-vu-cong", "/don-vi"])
def test_every_chart_has_its_table(dashboard, visit, path):
    page = visit(f"{dashboard}{path}?{DECEMBER}" + ("&donvi=XNK" if path == "/don-vi" else ""))
    expect(page.get_by_test_id("stVegaLiteChart").first).to_be_visible()
    settled(page)
    # Charts come one after the other: the counts are compared until they agree.
    page.wait_for_function(
        """() => {
            const charts = document.querySelectorAll("[data-testid=stVegaLiteChart]").length;
            const ways = [...document.querySelectorAll("summary")]
                .filter((one) => one.innerText.includes("Bảng số liệu")).length;
            return charts > 0 && charts === ways;
        }"""
    )
    read_through(page)
    before = tables(page).count()
    page.locator("summary").filter(has_text="Bảng số liệu").first.click()
    expect(tables(page)).to_have_count(before + 1)


def test_a_chart_is_taken_away_as_a_picture_that_can_stand_alone(dashboard, visit):
    page = visit(f"{dashboard}/giai-ngan?{DECEMBER}")
    page.locator("summary").filter(has_text="Bảng số liệu").first.click()
    settled(page)
    title = page.locator(".chart-title").first.inner_text()
    for words, ending, begins in (
        ("Ảnh kèm nguồn, PNG", "png", b"\x89PNG"),
        ("Ảnh kèm nguồn, SVG", "svg", b"<svg"),
    ):
        with page.expect_download() as waiting:
            page.get_by_role("button", name=words).click()
        content = Path(waiting.value.path()).read_bytes()
        assert content.startswith(begins)
        assert waiting.value.suggested_filename == f"{title.replace('/', '-')}.{ending}"
    words = re.sub(r"<[^>]+>", " ", content.decode())
    assert "Nguồn: báo cáo của đơn vị, tháng 12/2022" in words
    assert "số liệu mẫu" in words
