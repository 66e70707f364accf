"""Cards, charts and tables in the hands of a reader."""

import io

import openpyxl
from playwright.sync_api import expect

from tests.browser.accessibility import violations
from tests.browser.conftest import settled
from tests.browser.gallery.words import HOSTILE
from tests.browser.leftovers import english

HOSTILE_WORDS = ("img", "src", "x", "onerror", "alert", "red")


def test_parts_are_vietnamese_and_accessible(gallery, visit):
    page = visit(gallery)
    page.get_by_text("Bảng số liệu").first.click()
    settled(page)
    page.get_by_test_id("stDataFrame").last.hover()
    assert english(page, *HOSTILE_WORDS) == []
    assert violations(page) == []


def test_parts_are_accessible_in_the_dark(gallery, visit):
    assert violations(visit(gallery, scheme="dark")) == []


def test_words_of_a_workbook_are_only_words(gallery, visit):
    page = visit(gallery)
    assert page.locator(".card img[src=x]").count() == 0
    expect(page.locator(".card .label").last).to_have_text(HOSTILE)


def test_a_mistake_is_told_without_its_inside(gallery, visit):
    page = visit(f"{gallery}/hong")
    expect(page.get_by_role("alert")).to_contain_text("Trang này gặp trục trặc")
    expect(page.get_by_text("secret")).to_have_count(0)
    assert english(page) == []


def test_a_click_in_a_chart_leads_on(gallery, visit):
    page = visit(gallery)
    page.locator(".stVegaLiteChart .mark-rect path").first.click()
    expect(page.locator("#picked")).not_to_have_text("Đang chọn: chưa chọn")
    assert "muc=" in page.url


def test_a_row_of_a_table_leads_on(gallery, visit):
    page = visit(gallery)
    box = page.get_by_test_id("stDataFrame").last.bounding_box()
    page.mouse.click(box["x"] + 18, box["y"] + 36 + 18)
    expect(page.locator("#picked")).to_have_text("Đang chọn: XNK")


def test_a_search_needs_no_marks(gallery, visit):
    page = visit(gallery)
    search = page.get_by_role("searchbox", name="Tìm trong bảng")
    search.fill("cai tao so 7")
    search.press("Enter")
    expect(page.get_by_text("4 trong 240 dòng")).to_be_visible()


def test_a_table_is_taken_away_as_a_workbook(gallery, visit):
    page = visit(gallery)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Tải về Excel").last.click()
    download = waiting.value
    assert download.suggested_filename == "Dự án của Bộ.xlsx"
    sheet = openpyxl.load_workbook(io.BytesIO(download.path().read_bytes())).worksheets[0]
    assert [cell.value for cell in sheet[1]][:3] == ["Đơn vị", "Dự án", "Kế hoạch (tỷ đồng)"]
    assert (sheet["B2"].value, sheet["B2"].data_type) == (HOSTILE, "s")
    assert sheet.max_row == 241
