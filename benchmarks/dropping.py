"""How long does a clerk wait? From dropping a workbook of 5.000 rows to the verdict, and until it
is back as a marked copy, in Chromium."""

import time
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from playwright.sync_api import Page, sync_playwright

from benchmarks.painting import CHROMIUM, FLAGS, READY
from benchmarks.server import serving, token_of
from benchmarks.spread import spread
from benchmarks.workbooks import disbursement
from tracking.roles import Role
from tracking.store.accounts import Account

ROUNDS = 5
CLERK = Account(
    account="vp.can.bo", label="Văn thư Văn phòng Bộ", role=Role.UNIT_STAFF, unit_code="VP"
)


def drop(folder: Path) -> None:
    """Each round another workbook, so that nothing of it was read before."""
    print(
        "Thả tệp 5.000 dòng, ms: nhỏ nhất, giữa, p95 (mục tiêu kết luận 3.000, bản đánh dấu 6.000)"
    )
    verdicts, marked = [], []
    with serving(folder) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        context = browser.new_context()
        token = token_of(folder, CLERK)
        context.add_cookies([{"name": "phien", "value": token, "url": f"http://{server.host}"}])
        page = context.new_page()
        for number in range(ROUNDS + 1):
            page.goto(f"http://{server.host}/gui-bao-cao?kygui=2022-10")
            page.wait_for_selector(READY)
            times = _times(page, _faulty(5_000, number))
            if number:  # the first one warms the reading processes
                verdicts.append(times[0])
                marked.append(times[1])
        browser.close()
    print(f"  thả đến kết luận      {spread(verdicts)}")
    print(f"  bấm đến bản đánh dấu  {spread(marked)}")


def _faulty(rows: int, number: int) -> bytes:
    """A report of disbursement in which some amounts are words."""
    book = Workbook()
    disbursement(book.active, rows, "Văn phòng Bộ", number * rows)
    for row in range(20, rows, 100):
        book.active.cell(row, 10).value = "chưa rõ"
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _times(page: Page, content: bytes) -> tuple[float, float]:
    start = time.perf_counter()
    page.locator("input[type=file]").set_input_files(
        [{"name": "lon.xlsx", "mimeType": "application/octet-stream", "buffer": content}]
    )
    page.get_by_role("heading", name="lỗi phải sửa").wait_for()
    verdict = time.perf_counter()
    page.wait_for_selector(READY)
    asked = time.perf_counter()
    with page.expect_download() as taken:
        page.get_by_role("button", name="Tải tệp của tôi").click()
    taken.value.path()
    return verdict - start, time.perf_counter() - asked
