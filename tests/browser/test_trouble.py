"""What goes wrong around the dashboard loses nothing and doubles nothing, and is said in words."""

import random
import resource
import sqlite3
import threading
import time
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from data_loaders import read_workbook
from tests.browser.conftest import ACCOUNTS, ROOT, enter, headline, running, settled
from tests.browser.test_sending import GOOD, MONTH, UNIT, drop, press, workbook
from tracking.roles import Role
from tracking.settings import settings
from tracking.store.delivered import DeliveryState
from tracking.store.deliveries import deliveries_of
from tracking.store.drafts import drafts_of, keep_draft
from tracking.store.engine import open_engine
from tracking.store.held import in_force, versions
from tracking.store.sending import send
from tracking.store.verifying import verify

ROUNDS = 2
CLERK, OFFICER = (ACCOUNTS[role].actor("10.0.0.1") for role in (Role.UNIT_STAFF, Role.COORDINATOR))


def now():
    return datetime.now(UTC)


@pytest.fixture
def place(tmp_path):
    """A folder of a dashboard, and the store in it."""
    url = settings({"CHI_THI_07_DATA": str(tmp_path)}).database_url
    engine = open_engine(url)
    yield tmp_path, engine
    engine.dispose()


@contextmanager
def signed_in(browser, address, role, path):
    context = browser.new_context()
    enter(context, address, role)
    page = context.new_page()
    page.goto(f"{address}/{path}")
    settled(page)
    yield page
    context.close()


def test_a_server_killed_while_it_accepts_is_as_if_it_had_or_had_not(browser, place):
    folder, engine = place
    chance, port = random.Random(7), 0
    for month in range(1, ROUNDS + 1):
        with running(ROOT / "app.py", folder, port=port) as server:
            port = urlsplit(server.address).port
            made = sent(engine, f"2022-{month:02}")
            with signed_in(
                browser, server.address, Role.COORDINATOR, f"tiep-nhan?lan={made.id}"
            ) as page:
                page.get_by_role("button", name="Tiếp nhận").click(no_wait_after=True)
                time.sleep(chance.uniform(0, 0.25))
                server.process.kill()
                server.process.wait()
    with running(ROOT / "app.py", folder, port=port) as server:
        found = deliveries_of(engine, OFFICER, "XNK", now())
        done = {one.id for one in found if one.state is DeliveryState.ACCEPTED}
        assert len(found) == ROUNDS
        assert len(versions(engine)) == len(done)
        for one in found:
            with signed_in(
                browser, server.address, Role.COORDINATOR, f"tiep-nhan?lan={one.id}"
            ) as page:
                if one.id not in done:
                    press(page, "Tiếp nhận")
                headline(page, "● đã tiếp nhận")
    assert [(one.version, one.row_count) for one in in_force(engine)] == [(1, 300)] * ROUNDS
    assert verify(engine).faults == ()


def sent(engine, period):
    """A report that waits; with as many rows as take a while to be accepted."""
    rows = [[f"Đề án {one}", UNIT, "15/02/2022", "30/10/2022", None] for one in range(300)]
    content = workbook(*rows)
    reading = read_workbook(content, "a.xlsx", unit="XNK", period=period)
    draft = keep_draft(engine, CLERK, content, reading, ("XNK", period), now())
    return send(engine, CLERK, draft.id, "Đã kiểm tra", now())


def test_a_store_that_is_locked_for_half_a_minute_keeps_the_draft(browser, place):
    folder, engine = place
    with (
        running(ROOT / "app.py", folder) as server,
        signed_in(browser, server.address, Role.UNIT_STAFF, f"gui-bao-cao?{MONTH}") as page,
    ):
        drop(page, GOOD)
        with locked(engine, seconds=33):
            page.get_by_role("button", name="Gửi báo cáo").click()
            expect(page.get_by_text("Kho đang bận").first).to_be_visible(timeout=45_000)
        assert len(drafts_of(engine, CLERK, now())) == 1
        page.reload()
        settled(page)
        press(page, "Gửi báo cáo")
        headline(page, "chờ tiếp nhận")
        assert len(deliveries_of(engine, CLERK, "XNK", now())) == 1


@contextmanager
def locked(engine, seconds):
    """Somebody else writes to the store for so long."""
    is_held, is_over = threading.Event(), threading.Event()

    def hold():
        with closing(sqlite3.connect(engine.url.database, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            is_held.set()
            is_over.wait(seconds)
            other.execute("ROLLBACK")

    other = threading.Thread(target=hold)
    other.start()
    is_held.wait()
    yield
    is_over.set()
    other.join()


def test_a_full_disk_is_said_and_what_was_there_stays(browser, place):
    folder, engine = place
    chance = random.Random(7)
    rows = [
        [f"Đề án {chance.getrandbits(800):x}", UNIT, "15/02/2022", "30/10/2022", None]
        for _ in range(2_000)
    ]
    with (
        running(ROOT / "app.py", folder) as server,
        signed_in(browser, server.address, Role.UNIT_STAFF, f"gui-bao-cao?{MONTH}") as page,
    ):
        drop(page, GOOD)
        with full(server.process.pid, folder):
            page.goto(f"{server.address}/gui-bao-cao?{MONTH}")
            settled(page)
            page.locator("input[type=file]").set_input_files(
                [{"name": "lớn.xlsx", "mimeType": "", "buffer": workbook(*rows)}]
            )
            expect(page.get_by_text("dung lượng đĩa").first).to_be_visible(timeout=60_000)
        assert len(drafts_of(engine, CLERK, now())) == 1
        page.reload()
        settled(page)
        drop(page, workbook(*rows), "lớn.xlsx")
        assert len(drafts_of(engine, CLERK, now())) == 2
        assert verify(engine).faults == ()


@contextmanager
def full(process, folder):
    """No file of a process may become larger than the largest there is now."""
    before = resource.prlimit(process, resource.RLIMIT_FSIZE)
    largest = max(one.stat().st_size for one in folder.iterdir())
    resource.prlimit(process, resource.RLIMIT_FSIZE, (largest + 4096, before[1]))
    yield
    resource.prlimit(process, resource.RLIMIT_FSIZE, before)


def test_the_whole_journey_by_keys_alone(browser, place):
    folder, engine = place
    with running(ROOT / "app.py", folder) as server:
        with signed_in(browser, server.address, Role.UNIT_STAFF, f"gui-bao-cao?{MONTH}") as page:
            chooser(page).set_files({"name": "a.xlsx", "mimeType": "", "buffer": GOOD})
            page.wait_for_url("**nhap=*")
            settled(page)
            to_button(page, "Gửi báo cáo")
            page.keyboard.press("Enter")
            page.wait_for_url("**lan=*")
        with signed_in(browser, server.address, Role.COORDINATOR, f"tiep-nhan?{MONTH}") as page:
            while page.evaluate("document.activeElement.tagName") != "CANVAS":
                page.keyboard.press("Tab")
            page.keyboard.press("ArrowDown")
            settled(page)
            page.keyboard.press("Enter")
            page.wait_for_url("**lan=*")
            settled(page)
            to_button(page, "Tiếp nhận")
            page.keyboard.press("Enter")
            headline(page, "● đã tiếp nhận")
    assert [one.unit_code for one in in_force(engine)] == ["XNK"]


def chooser(page):
    """The browser's own window for files, asked for by keys."""
    opened = []
    # Only a browser told well before the press hands its window to the test.
    page.on("filechooser", lambda one: opened.append(one))
    to_button(page, "Chọn tệp")
    settled(page)
    with page.expect_file_chooser(timeout=30_000):
        page.keyboard.press("Enter")
    return opened[0]


def to_button(page, name):
    """Go on by the tab key until a button is reached."""
    for _ in range(80):
        page.keyboard.press("Tab")
        at = page.evaluate("[document.activeElement.tagName, document.activeElement.innerText]")
        if at[0] == "BUTTON" and name in (at[1] or "").splitlines():
            return
    raise AssertionError(f"Phím Tab không đến nút {name}")
