"""What stands in front of Streamlit: its routes, its layers in order."""

from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Mount, Route

from web.assets import Assets
from web.defences import ClosedPaths, SameOrigin, SecurityHeaders
from web.health import health
from web.index_page import VietnameseIndex, first_page
from web.packing import PackedScripts
from web.prompt import PromptMessages


def routes() -> list[BaseRoute]:
    """Addresses that are ours, not Streamlit's."""
    return [
        Route("/suc-khoe", health),
        Route("/tong-quan", first_page),
        Mount("/tai-nguyen", Assets()),
    ]


def middleware() -> list[Middleware]:
    """The layers a request goes through, outermost first; a gate belongs behind the defences."""
    return [
        Middleware(PromptMessages),
        Middleware(SecurityHeaders),
        Middleware(SameOrigin),
        Middleware(ClosedPaths),
        Middleware(PackedScripts),
        Middleware(VietnameseIndex),
    ]
