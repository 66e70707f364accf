"""Words of a workbook are only words: no Markdown, HTML or formula, on no page, in no export."""

from datetime import UTC, date, datetime

import pytest
from playwright.sync_api import expect

from data_loaders import read_workbook
from tests.browser.conftest import PAGES, ROOT, headline, read_through, serving, settled
from tests.browser.reading import listed, open_row, saved, trail
from tests.workbooks import book, procedures, projects, tasks
from tracking.settings import settings
from tracking.store.engine import open_engine
from tracking.store.loading import Outcome, load
from tracking.store.migrations import migrate

HOSTILE = "<img src=x onerror=window.run=1> **đậm** :red[đỏ] [liên kết](http://a.vn) $x$"
FORMULA = '\'=HYPERLINK("http://a.vn")'
BOOKS = {
    "du an.xlsx": book(
        {
            "Giải ngân": projects(
                [f"Dự án {HOSTILE}", 1_000, 400, HOSTILE],
                [FORMULA, 500, 100, "@SUM(A1)"],
                more=("Khó khăn, vướng mắc",),
            )
        }
    ),
    "nhiem vu.xlsx": book(
        {
            "Nhiệm vụ": tasks(
                [f"Nhiệm vụ {HOSTILE}", None, date(2022, 8, 1), date(2022, 9, 30), None],
                [FORMULA, None, date(2022, 8, 1), date(2022, 9, 30), date(2022, 9, 30)],
            )
        }
    ),
    "<b>thu tuc<img>.xlsx": book(
        {
            "Thủ tục": procedures(
                [f"Thủ tục {HOSTILE}", "Mức độ 4", 30, 0],
                [FORMULA, "Mức độ 3", 10, 5],
                more=("Hồ sơ trực tuyến",),
                unit="CỤC HÓA CHẤT",
            )
        }
    ),
}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """The dashboard over three workbooks whose cells try to be more than words."""
    folder = tmp_path_factory.mktemp("chu-la")
    files = [folder / name for name in BOOKS]
    for path, content in zip(files, BOOKS.values(), strict=True):
        path.write_bytes(content)
    engine = open_engine(settings({"CHI_THI_07_DATA": str(folder)}).database_url)
    migrate(engine)
    now = datetime(2022, 11, 5, 12, tzinfo=UTC)
    loaded = load(engine, files, read=read_workbook, by="Văn phòng Bộ", now=lambda: now)
    assert {one.outcome for one in loaded} == {Outcome.ACCEPTED}
    engine.dispose()
    with serving(ROOT / "app.py", folder) as address:
        yield address


def is_only_words(page):
    """Nothing of the workbook has become a picture, a link, bold text or a script that ran."""
    found = page.evaluate(
        """() => [window.run, document.querySelectorAll("img[src=x], a[href*='a.vn']").length,
        [...document.querySelectorAll("strong, b, .katex")].map(e => e.textContent)
            .filter(text => text.includes("đậm") || text.includes("x")).length]"""
    )
    return found == [None, 0, 0]


@pytest.mark.parametrize("path", PAGES)
def test_on_every_page(hostile, visit, path):
    page = visit(f"{hostile}{path}?ky=2022-10&donvi={'HC' if path == '/dich-vu-cong' else 'VP'}")
    expect(page.locator("h1")).to_be_visible()
    expect(page.get_by_test_id("stException")).to_have_count(0)
    read_through(page)
    for way in page.locator("summary").filter(has_text="Bảng số liệu").all()[:4]:
        way.click()
    settled(page)
    assert is_only_words(page)


def test_in_the_trail_down_to_the_drawn_sheet(hostile, visit):
    page = visit(f"{hostile}/?ky=2022-10&so=disbursed_assigned_rate&cua=VP")
    open_row(page)
    expect(trail(page).locator("td", has_text=HOSTILE).first).to_be_visible()
    assert is_only_words(page)


def test_in_the_name_of_the_file(hostile, visit):
    page = visit(f"{hostile}/?ky=2022-10&so=level34_services_with_cases_rate&cua=HC")
    open_row(page)
    expect(trail(page)).to_contain_text("Tệp “<b>thu tuc<img>.xlsx”")
    assert is_only_words(page)


def test_where_a_filter_holds_the_words(hostile, visit):
    page = visit(f"{hostile}/giai-ngan?ky=2022-10&loc=name:Dự án {HOSTILE}")
    expect(page.get_by_role("button", name="bỏ lọc")).to_contain_text("1 dự án")
    assert is_only_words(page)


def test_in_the_workbook_taken_away(hostile, visit):
    page = visit(f"{hostile}/giai-ngan?ky=2022-10")
    expect(listed(page)).to_be_visible()
    _, taken = saved(page, page.get_by_role("button", name="Tải về Excel").first)
    cells = {
        str(cell.value): cell.data_type
        for row in taken.worksheets[0].iter_rows()
        for cell in row
        if cell.value is not None
    }
    assert cells[f"Dự án {HOSTILE}"] == "s"
    assert cells["@SUM(A1)"] == "s"
    assert "f" not in cells.values()


def test_a_hostile_unit_in_the_address_is_no_unit(hostile, visit):
    page = visit(f"{hostile}/don-vi?ky=2022-10&donvi=<img src=x onerror=window.run=1>")
    headline(page, "đơn vị chưa gửi đủ báo cáo")
    assert is_only_words(page)
