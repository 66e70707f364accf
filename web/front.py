"""What stands in front of Streamlit: its routes, its layers in order."""

from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Mount, Route

from web.assets import Assets
from web.defences import ClosedPaths, KnownHosts, SameOrigin, SecurityHeaders, SizeLimits
from web.door import Door
from web.gate import Gate
from web.health import health
from web.index_page import VietnameseIndex, first_page
from web.meeting import MEETING, Meeting
from web.packing import PackedScripts
from web.prompt import PromptMessages
from web.sign_in import PATHS, SignInPages

UPLOAD_MB = 50
"""The largest workbook anybody sends; `server.maxUploadSize` in .streamlit/config.toml says it to
the browser."""


def routes(door: Door) -> list[BaseRoute]:
    """Addresses that are ours, not Streamlit's."""
    pages = SignInPages(door)
    return [
        Route("/suc-khoe", health),
        Route("/tong-quan", first_page),
        *pages.routes(),
        *_organisation(door, pages),
        *Meeting(door).routes(),
        Mount("/tai-nguyen", Assets()),
    ]


def _organisation(door: Door, pages: SignInPages) -> list[BaseRoute]:
    """The way through the organisation's provider, loaded only where settings name one: its
    library takes its time, and warns everybody of what is its own affair."""
    provider = door.where.organisation
    if provider is None or door.where.with_sample:
        return []
    from web.organisation import organisation_routes

    return organisation_routes(door, pages, provider)


def middleware(door: Door) -> list[Middleware]:
    """The layers a request goes through, outermost first: the gate behind the defences."""
    return [
        Middleware(PromptMessages),
        Middleware(SecurityHeaders, is_https=door.where.is_https),
        Middleware(KnownHosts, where=door.where, refusals=door.refusals),
        Middleware(SameOrigin, refusals=door.refusals),
        Middleware(ClosedPaths),
        Middleware(SizeLimits, upload_mb=UPLOAD_MB, door=door),
        Middleware(Gate, door=door),
        Middleware(PackedScripts),
        Middleware(VietnameseIndex, besides=(*PATHS, MEETING)),
    ]
