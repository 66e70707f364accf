"""The pages that are ours whole, not Streamlit's: one template each, never kept by a browser."""

from collections.abc import Mapping
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.templating import Jinja2Templates

from web.assets import asset_url

_PAGES = Jinja2Templates(Path(__file__).with_name("templates"))
_PAGES.env.globals["asset_url"] = asset_url
OVERVIEW, BRIEFINGS = ("/", "Tổng quan"), ("/hop-giao-ban", "Họp giao ban")
"""Where a page that says why something is not shown leads to: an address and its name."""


def drawn(
    request: Request,
    name: str,
    shown: Mapping[str, object],
    status: int = 200,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """A page of a template."""
    kept = {"Cache-Control": "no-store", **(headers or {})}
    return _PAGES.TemplateResponse(request, name, dict(shown), status, kept)


def refusal(
    request: Request, title: str, why: str, status: int, way: tuple[str, str] = BRIEFINGS
) -> Response:
    """A page that says what is wrong, and where to go from there."""
    address, place = way
    shown = {"heading": title, "trouble": why, "address": address, "place": place}
    return drawn(request, "refusal.html", shown, status)
