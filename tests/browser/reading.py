"""How a reader finds the way on a page: marks of charts, rows of tables, cells at the end."""

import re
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import openpyxl
from playwright.sync_api import expect

from tests.browser.conftest import ROOT, settled

_HEAD, _ROW = 36, 36
_PLACE = re.compile(r"Tệp “(.+)”, trang “(.+)”, ô ([A-Z0-9, ]+)$", re.MULTILINE)

_FOUND = re.compile(r"^[\d.]+ trong [\d.]+ dòng(?:; .*)?$")


@dataclass(frozen=True)
class Place:
    """Where a number came from: a file, a sheet, cells."""

    file: str
    sheet: str
    cells: list[str]

    def values(self):
        """What the workbook holds there."""
        (path,) = (ROOT / "sample_data").rglob(self.file)
        sheet = openpyxl.load_workbook(path, data_only=True)[self.sheet]
        return [sheet[cell].value for cell in self.cells]


def chart(page, key):
    """A chart, by the name its page gives it."""
    return page.locator(f".st-key-{key}, [class*='st-key-{key}_']").first


@contextmanager
def moving(page):
    """Something that changes the address: wait for that, then for what it shows."""
    before = page.url
    yield
    expect(page).not_to_have_url(before, timeout=30_000)
    settled(page)


def click_mark(page, key, words=""):
    """Click the first mark of a chart whose description begins so."""
    begins = f"[aria-label^='{words}']" if words else ""
    chart(page, key).scroll_into_view_if_needed()
    found = chart(page, key).locator(f"[role=graphics-symbol]{begins}").first
    found.scroll_into_view_if_needed()
    with moving(page):
        found.click()


def pick_row(page, table, number=0):
    """Tick a row of a table."""
    table.locator("canvas").first.wait_for()
    table.scroll_into_view_if_needed()
    settled(page)
    box = table.bounding_box()
    with moving(page):
        page.mouse.click(box["x"] + 18, box["y"] + _HEAD + _ROW * number + _ROW / 2)


def click_row(page, table, number=0):
    """Click the words of a row, coming from elsewhere on the page as a hand does."""
    box = table.bounding_box()
    place = box["x"] + 300, box["y"] + _HEAD + _ROW * number + _ROW / 2
    page.mouse.move(*place, steps=8)
    page.mouse.click(*place, delay=80)


def trail(page):
    """The panel from a number to its cells."""
    return page.get_by_role("dialog")


def close_trail(page):
    """Close the panel as a reader does; the address forgets it."""
    with moving(page):
        page.keyboard.press("Escape")
    expect(trail(page)).to_have_count(0)


def open_row(page, number=0):
    """Go on from the rows of a trail to the cells of one of them."""
    pick_row(page, tables(trail(page)).first, number)
    expect(trail(page).locator("td.ringed").first).to_be_attached(timeout=30_000)


def tables(where):
    """The tables of a part of a page, in order."""
    return where.get_by_test_id("stDataFrame")


def listed(page):
    """The first table of a page that stands too low to be sent at once: gone to, and come."""
    page.locator("[class*='st-key-sight_']").first.scroll_into_view_if_needed()
    table = tables(page).first
    table.wait_for(timeout=30_000)
    settled(page)
    return table


def ask(page, name, number=0):
    """Follow the link that asks where a number comes from."""
    with moving(page):
        page.get_by_role("link", name=name).nth(number).click()


def place_of(page):
    """What the panel says of the file, and the texts it rings in the first sheet it draws."""
    sheet = trail(page).locator("table", has=page.locator("td.ringed")).first
    expect(sheet).to_be_attached(timeout=30_000)
    said = _PLACE.search(trail(page).inner_text())
    place = Place(said[1], said[2], said[3].split(", "))
    return place, sheet.locator("td.ringed").all_inner_texts()


def seek(where, words):
    """Search a table and wait until it shows only what was found."""
    search = where.get_by_role("searchbox", name="Tìm trong bảng").first
    search.fill(words)
    search.press("Enter")
    expect(where.get_by_text(_FOUND).first).to_be_visible(timeout=30_000)


def saved(page, button):
    """The workbook a download button gives."""
    with page.expect_download() as waiting:
        button.click()
    content = Path(waiting.value.path()).read_bytes()
    return waiting.value.suggested_filename, openpyxl.load_workbook(BytesIO(content))
