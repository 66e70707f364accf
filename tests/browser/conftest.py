"""A server of the dashboard and a browser in front of it, signed in."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tracking.roles import Role
from tracking.settings import settings
from tracking.store.account_commands import OPERATOR
from tracking.store.accounts import Account, account, add_account
from tracking.store.engine import open_engine

ROOT = Path(__file__).parents[2]
GALLERY = ROOT / "tests/browser/gallery/app.py"
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
READY = (
    "[data-testid=stApp][data-test-script-state=notRunning][data-test-connection-state=CONNECTED]"
)
# A script that has just ended may be followed by another (a dialog, a chosen row): what
# counts is that the page has stood still.
_STILL = """ready => {
    const now = performance.now();
    if (!window.watcher) {
        window.moved = now;
        window.watcher = new MutationObserver(() => { window.moved = performance.now(); });
        window.watcher.observe(document.body, {
            subtree: true, childList: true, attributes: true, characterData: true });
    }
    if (!document.querySelector(ready)) window.moved = now;
    return now - window.moved > 400;
}"""
PASSWORD = "một câu dễ nhớ để thử"
ACCOUNTS = {
    Role.LEADER: Account(account="lanh.dao", label="Lãnh đạo Bộ", role=Role.LEADER),
    Role.COORDINATOR: Account(account="dau.moi", label="Văn phòng Bộ", role=Role.COORDINATOR),
    Role.UNIT_STAFF: Account(
        account="xnk.can.bo", label="Văn thư Cục", role=Role.UNIT_STAFF, unit_code="XNK"
    ),
    Role.ADMIN: Account(account="quan.tri", label="Quản trị", role=Role.ADMIN),
}
TRIALS: set[str] = set()
"""The addresses where a role is taken without a password."""
PAGES = {
    "/": "Tổng quan",
    "/chi-thi": "Chỉ thị 07",
    "/nhiem-vu": "Nhiệm vụ",
    "/giai-ngan": "Giải ngân",
    "/dich-vu-cong": "Dịch vụ công trực tuyến",
    "/don-vi": "Đơn vị",
    "/tim-kiem": "Tìm kiếm",
}
WORK_PAGES = {
    "/hop-giao-ban": "Họp giao ban",
    "/gui-bao-cao": "Gửi báo cáo",
    "/tiep-nhan": "Tiếp nhận",
    "/tai-khoan": "Tài khoản",
    "/nhat-ky": "Nhật ký",
    "/danh-muc": "Danh mục",
}
"""What a role works on; PAGES are for everybody."""


@dataclass(frozen=True)
class Server:
    """A server that answers, and its process."""

    address: str
    process: "subprocess.Popen[bytes]"


@contextmanager
def serving(app: Path, folder: Path, *, with_sample: bool = False, **more: str) -> Iterator[str]:
    """The address of a server that has just started, its store in a folder; `more` are settings."""
    with running(app, folder, with_sample=with_sample, **more) as server:
        yield server.address


@contextmanager
def running(
    app: Path, folder: Path, *, port: int = 0, with_sample: bool = False, **more: str
) -> Iterator[Server]:
    """The same with its process, at a port of its own or at the one that is given."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = port or free.getsockname()[1]
    where = {"CHI_THI_07_DATA": str(folder), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "streamlit", "run", str(app), "--server.port", str(port)]
    with (folder / "server.log").open("wb") as log:
        server = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, **where, **more, "CHI_THI_07_SAMPLE": str(int(with_sample))},
            stdout=log,
            stderr=log,
        )
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_for(address, server, folder / "server.log")
        if with_sample:
            TRIALS.add(address)
        else:
            _add_accounts(folder)
        yield Server(address, server)
    finally:
        server.terminate()
        server.wait(20)


def _add_accounts(folder: Path) -> None:
    engine = open_engine(settings({"CHI_THI_07_DATA": str(folder)}).database_url)
    for one in ACCOUNTS.values():
        if account(engine, one.account) is None:
            add_account(engine, one, PASSWORD, OPERATOR, datetime.now(UTC))
    engine.dispose()


def _wait_for(address: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    for _ in range(600):
        if server.poll() is not None:
            break
        try:
            urllib.request.urlopen(f"{address}/suc-khoe", timeout=5).close()
        except urllib.error.HTTPError:
            return  # it answers, if only that its store does not
        except OSError:
            time.sleep(0.2)
        else:
            return
    pytest.fail(log.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def dashboard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The dashboard with the sample workbooks in its store."""
    with serving(ROOT / "app.py", tmp_path_factory.mktemp("mau"), with_sample=True) as address:
        yield address


@pytest.fixture(scope="session")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The parts pages are made of, behind the same front."""
    with serving(GALLERY, tmp_path_factory.mktemp("bo-phan")) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, the part of it without windows where that is there, which takes half the time;
    without either these tests are skipped, but never in CI."""
    found = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    if found is None:
        if os.environ.get("CI") == "true":
            pytest.fail("Cần Chromium: apt-get install chromium-headless-shell")
        pytest.skip("Máy không có Chromium; cài: apt-get install chromium-headless-shell")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield opened
        opened.close()


Reader = Callable[..., BrowserContext]


@pytest.fixture(scope="session")
def reader(browser: Browser) -> Reader:
    """The browser of somebody signed in at an address, whose browser speaks English."""
    readers: dict[tuple[str, Role], BrowserContext] = {}

    def signed_in(address: str, role: Role = Role.LEADER) -> BrowserContext:
        if (address, role) not in readers:
            readers[address, role] = browser.new_context(locale="en-US")
            enter(readers[address, role], address, role)
        return readers[address, role]

    return signed_in


def enter(context: BrowserContext, address: str, role: Role) -> None:
    """Sign in without looking."""
    by_name = {"tai_khoan": ACCOUNTS[role].account, "mat_khau": PASSWORD}
    form = {"vai_tro": role, "don_vi": "XNK"} if address in TRIALS else by_name
    answer = context.request.post(f"{address}/dang-nhap", form=form, max_redirects=0)
    assert answer.status == 303, answer.text()


Visit = Callable[..., Page]


@pytest.fixture
def visit(reader: Reader) -> Iterator[Visit]:
    """Opens an address in a new tab and waits until it is drawn."""
    tabs = []

    def opened(
        address: str,
        width: int = 1280,
        height: int = 720,
        scheme: str = "light",
        role: Role = Role.LEADER,
    ) -> Page:
        page = reader("{0.scheme}://{0.netloc}".format(urlsplit(address)), role).new_page()
        tabs.append(page)
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme)
        page.goto(address)
        settled(page)
        return page

    yield opened
    for page in tabs:
        page.close()


def settled(page: Page) -> None:
    """Wait until nothing is being computed and nothing on the page has moved for a while."""
    page.wait_for_selector(READY, timeout=90_000)
    page.wait_for_function(_STILL, arg=READY, timeout=90_000, polling=50)


def headline(page: Page, text: str | re.Pattern[str]) -> None:
    """Wait until the one heading of a page says this: while another page comes, the heading of
    the one that goes may stand beside it."""
    expect(page.locator("h1", has_text=text)).to_be_visible()
    expect(page.locator("h1")).to_have_count(1)


_COME = """() => [...document.querySelectorAll("[class*=st-key-room_]")].every((place) => {
    const { top, bottom } = place.getBoundingClientRect();
    return top > innerHeight || bottom < 0 || place.querySelector("[data-testid=stDataFrame]");
})"""


def read_through(page: Page) -> None:
    """Go down the page as a reader does: what is further down is drawn only then."""
    for step in range(40):
        is_end = page.evaluate(
            """step => {
                const main = document.querySelector("[data-testid=stMain]");
                main.scrollTo(0, step * innerHeight * 0.8);
                return main.scrollTop + main.clientHeight >= main.scrollHeight - 1;
            }""",
            step,
        )
        page.wait_for_function(_COME, timeout=30_000, polling=50)
        settled(page)
        if is_end:
            return
