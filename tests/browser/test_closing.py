"""Closing a period and chasing units, as the coordinating office and a clerk see it."""

import io
import zipfile

import docx
import pytest
from playwright.sync_api import expect

from data_loaders import read_workbook
from tests.browser.accessibility import violations
from tests.browser.conftest import ROOT, headline, serving, settled
from tests.browser.leftovers import english
from tests.browser.reading import click_row, pick_row, seek
from tests.browser.test_sending import GOOD, MONTH, drop, press
from tracking.roles import Role


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """A dashboard as it is run for real, its store empty."""
    with serving(ROOT / "app.py", tmp_path_factory.mktemp("chot")) as found:
        yield found


def test_what_comes_after_a_closing_waits_until_it_is_opened_again(address, visit):
    office = visit(f"{address}/tiep-nhan?{MONTH}", role=Role.COORDINATOR)
    closing = office.get_by_role("button", name="Chốt tháng 10/2022", exact=True)
    closing.click()
    expect(office.get_by_text("đánh dấu chốt khi còn thiếu rồi bấm chốt")).to_be_visible()
    office.get_by_text("Chốt dù còn").click()
    settled(office)
    closing.dblclick()
    expect(office.get_by_text("đã chốt (số liệu chốt số 1)")).to_be_visible()
    clerk = visit(f"{address}/gui-bao-cao?{MONTH}", role=Role.UNIT_STAFF)
    expect(clerk.get_by_text("chờ đầu mối mở lại kỳ")).to_be_visible()
    drop(clerk, GOOD)
    press(clerk, "Gửi báo cáo")
    headline(clerk, "◔ chờ mở lại kỳ tháng 10/2022")
    number = clerk.url.rpartition("lan=")[2]
    office.goto(f"{address}/tiep-nhan?lan={number}")
    expect(office.get_by_role("button", name="Tiếp nhận")).to_be_disabled()
    office.goto(f"{address}/tiep-nhan?{MONTH}")
    expect(office.get_by_text("1 lần gửi đang chờ mở lại kỳ.")).to_be_visible()
    office.get_by_label("Lý do mở lại kỳ").fill("Cục gửi bổ sung")
    office.keyboard.press("Enter")
    settled(office)
    office.get_by_role("button", name="Mở lại tháng 10/2022", exact=True).click()
    expect(office.get_by_text("đã mở lại (số liệu chốt số 1)")).to_be_visible()
    office.goto(f"{address}/tiep-nhan?lan={number}")
    press(office, "Tiếp nhận")
    headline(office, "● đã tiếp nhận")


def test_a_row_of_the_board_opens_the_page_of_its_unit(address, visit):
    """Where it has one: in this store only a report of one unit, of October, was accepted."""
    office = visit(f"{address}/tiep-nhan?kygui=2022-11", role=Role.COORDINATOR)
    board = office.get_by_role("region", name="Theo dõi báo cáo tháng 11/2022")
    board.scroll_into_view_if_needed()
    settled(office)
    click_row(office, board)
    expect(office.get_by_text("chưa có trang riêng")).to_be_visible()
    seek(office, "XNK")
    pick_row(office, board)
    assert office.url == f"{address}/don-vi?donvi=XNK&ky=2022-10"
    expect(office.locator(".warn")).to_have_count(0)


def test_one_click_takes_a_letter_and_a_form_for_every_unit(address, visit):
    office = visit(f"{address}/tiep-nhan?{MONTH}", role=Role.COORDINATOR)
    with office.expect_download() as taken:
        office.get_by_role("button", name="Lấy bộ đôn đốc").click()
    assert taken.value.suggested_filename == "Đôn đốc báo cáo tháng 10-2022.zip"
    with zipfile.ZipFile(io.BytesIO(taken.value.path().read_bytes())) as archive:
        letter = archive.read("Vụ Pháp chế/Văn bản đôn đốc - Vụ Pháp chế.docx")
        form = archive.read("Vụ Pháp chế/Báo cáo tháng 10-2022 - Vụ Pháp chế.xlsx")
    lines = [one.text for one in docx.Document(io.BytesIO(letter)).paragraphs]
    assert "Kính gửi: Vụ trưởng Vụ Pháp chế" in lines
    assert {table.unit_code for table in read_workbook(form, "a.xlsx").tables} == {"PC"}


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_the_page_is_vietnamese_and_accessible_open_and_closed(address, visit, width, scheme):
    for month in (MONTH, "kygui=2022-09"):
        path = f"{address}/tiep-nhan?{month}"
        page = visit(path, width=width, height=844, scheme=scheme, role=Role.COORDINATOR)
        tick = page.get_by_text("Chốt dù còn")
        if month != MONTH and tick.count():
            tick.click()
            settled(page)
            page.get_by_role("button", name="Chốt tháng 9/2022", exact=True).click()
            expect(page.get_by_text("đã chốt (số liệu chốt số")).to_be_visible()
            settled(page)
        assert violations(page) == []
        assert english(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
