"""Streamlit's one HTML page made Vietnamese: language, title, first words, our style, script."""

import re
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path
from urllib.parse import quote

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import file_util

from web.assets import asset_url

TITLE = "Chỉ thị 07/CT-BCT"
_SCRIPTS = ("connect.js", "vi.js", "sight.js")
"""In this order, all before Streamlit's own."""
_FONTS = ("fonts/noto-sans-latin.woff2", "fonts/noto-sans-vietnamese.woff2")


@cache
def index_html() -> str:
    """The page, rewritten once; a Streamlit whose page is no longer as expected stops the start."""
    page = (Path(file_util.get_static_dir()) / "index.html").read_text(encoding="utf-8")
    for shape, ours in _changes():
        page, count = re.subn(shape, ours, page, flags=re.DOTALL)
        if not count:
            raise RuntimeError(f"index.html của Streamlit đã khác: không thấy {shape}")
    return page


def _changes() -> Iterator[tuple[str, str]]:
    """What is looked for in the page, and what stands there instead."""
    no_script = "Trang này cần JavaScript; hãy bật JavaScript trong trình duyệt."
    yield r"<!--.*?-->\s*", ""
    yield r'<html lang="en">', '<html lang="vi">'
    yield r"<title>.*?</title>", f"<title>{TITLE}</title>"
    yield (
        r'<link rel="shortcut icon"[^>]*>',
        f'<link rel="icon" href="{asset_url("favicon.svg")}" />',
    )
    yield r'<link\s+rel="preload"[^>]*SourceSans[^>]*>', _head()
    yield r'<link rel="service-desc"[^>]*>', ""
    yield r"<script>.*?</script>", ""
    yield r"<noscript>.*?</noscript>", f"<noscript><p>{no_script}</p></noscript>"
    yield r'<div id="root">', '<div id="root"><p class="opening">Đang mở bảng điều hành…</p>'


def _head() -> str:
    fonts = "".join(
        f'<link rel="preload" href="/tai-nguyen/{font}" as="font" type="font/woff2" crossorigin />'
        for font in _FONTS
    )
    scripts = "".join(f'<script src="{asset_url(name)}" defer></script>' for name in _SCRIPTS)
    return f'{fonts}<link rel="stylesheet" href="{asset_url("style.css")}" />{scripts}'


async def first_page(request: Request) -> RedirectResponse:
    """The overview has no address of its own in Streamlit: it is the first page."""
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"/{query}")


class VietnameseIndex:
    """Puts our page wherever Streamlit answers with its own (it has no other HTML); `besides` are
    the paths of HTML that is ours already, with what is beneath them."""

    def __init__(self, app: ASGIApp, *, besides: Collection[str]) -> None:
        self.app = app
        self.besides = besides

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, replacing an HTML answer."""
        if scope["type"] != "http" or self._is_ours(scope["path"]):
            await self.app(scope, receive, send)
            return
        is_page = False

        async def replaced(message: Message) -> None:
            nonlocal is_page
            if message["type"] == "http.response.start":
                is_page = _is_html(message)
                if is_page:
                    await _answer(scope)(scope, receive, send)
            if not is_page:
                await send(message)

        await self.app(scope, receive, replaced)

    def _is_ours(self, path: str) -> bool:
        return any(path == ours or path.startswith(f"{ours}/") for ours in self.besides)


def _answer(scope: Scope) -> Response:
    """The page. What it loads is named relative to an address of one part: of a longer one the last
    part is asked for, which is a page or is said to be none."""
    parts = [part for part in scope["path"].split("/") if part]
    if scope["path"] not in ("/", *(f"/{part}" for part in parts)):
        query = scope["query_string"].decode("latin-1")
        last = quote(parts[-1], safe="") if parts else ""
        return RedirectResponse(f"/{last}?{query}" if query else f"/{last}")
    return HTMLResponse(index_html(), headers={"Cache-Control": "no-cache"})


def _is_html(message: Message) -> bool:
    kind = Headers(raw=message["headers"]).get("content-type", "")
    return message["status"] == 200 and kind.startswith("text/html")
