"""When does a reader see a page? First byte, first paint, all that is in sight drawn, in Chromium.

What is further down waits on purpose (`sight.js`): a page is painted when the screen is.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, BrowserContext, Playwright, sync_playwright

from benchmarks.server import Server, serving
from benchmarks.spread import spread
from benchmarks.viewer import PAGES

ROUNDS = 5
BEFORE = 3
"""Chromium keeps the scripts of a page compiled from its second load on: then it is warm."""
CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
READY = (
    "[data-testid=stApp][data-test-script-state=notRunning][data-test-connection-state=CONNECTED]"
)
WATCH = """
window.drawnAt = 0;
new MutationObserver((changes) => {
  if (changes.every((one) => one.target.tagName === "CANVAS")) return;
  window.drawnAt = performance.now();
}).observe(document, {childList: true, subtree: true});
"""
"""Keeps when the document last changed: the charts and tables are in it as soon as drawn. What
stands within a canvas is read aloud and never painted."""
TIMES = """() => [
  performance.getEntriesByType("navigation")[0].responseStart,
  performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN,
  window.drawnAt,
]"""
QUIET = "() => window.drawnAt > 0 && performance.now() - window.drawnAt > 1000"
Times = tuple[float, float, float]


def paint(folder: Path) -> None:
    """A server that has just started, a browser that knows nothing, and both warm."""
    print("Trong Chromium, ms: nhỏ nhất, giữa, p95 của byte đầu | nét đầu | vẽ xong màn hình")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        _cold(browser, folder)
        browser.close()
        with serving(folder) as server:
            _warm(playwright, server)


def _cold(browser: Browser, folder: Path) -> None:
    """The very first visitor, then a second whose browser has nothing kept."""
    ready, first, second = [], [], []
    for _ in range(3):
        with serving(folder) as server:
            ready.append(server.seconds)
            first.append(_fresh(browser, server))
            second.append(_fresh(browser, server))
    print(f"  khởi động đến khi trả lời {spread(ready)}")
    print(f"  máy chủ mới, trình duyệt mới {_line(first)}")
    print(f"  máy chủ ấm, trình duyệt mới  {_line(second)}")


def _fresh(browser: Browser, server: Server) -> Times:
    context = browser.new_context()
    _sign_in(context, server)
    try:
        return _times(context, f"http://{server.host}")
    finally:
        context.close()


def _sign_in(context: BrowserContext, server: Server) -> None:
    context.add_cookies([{"name": "phien", "value": server.token, "url": f"http://{server.host}"}])


def _warm(playwright: Playwright, server: Server) -> None:
    """Every page in a browser with a profile of its own, as readers have (mục tiêu vẽ xong dưới 2
    giây): without one nothing is kept compiled."""
    with TemporaryDirectory() as profile:
        context = playwright.chromium.launch_persistent_context(
            profile, executable_path=CHROMIUM, args=FLAGS
        )
        _sign_in(context, server)
        for name, (path, chosen) in PAGES.items():
            where = f"http://{server.host}/{path}?{chosen}"
            for _ in range(BEFORE):
                _times(context, where)
            print(f"  {name:24} ấm {_line([_times(context, where) for _ in range(ROUNDS)])}")
        context.close()


def _times(context: BrowserContext, address: str) -> Times:
    page = context.new_page()
    page.add_init_script(WATCH)
    page.goto(address)
    page.wait_for_selector(READY)
    page.wait_for_function(QUIET)
    byte, paint, drawn = page.evaluate(TIMES)
    page.close()
    return byte / 1000, paint / 1000, drawn / 1000


def _line(times: list[Times]) -> str:
    return " | ".join(spread(one) for one in zip(*times, strict=True))
