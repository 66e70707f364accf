"""A briefing on the screen of a meeting: one page that needs nothing more once it is open."""

from functools import lru_cache

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from tracking.briefings.making import opened
from tracking.briefings.screen.page import SCRIPT, page, script
from tracking.store.briefings import kept_briefing, news_since
from tracking.store.engine import plain_errors
from tracking.vocabulary import TrackingError
from web.door import Door

MEETING = "/hop"
_SCRIPT_PATH = f"{MEETING}/{SCRIPT}"


class Meeting:
    """The pages of briefings; the gate lets only signed-in readers come here."""

    def __init__(self, door: Door) -> None:
        self.door = door
        self._drawn = lru_cache(maxsize=16)(self._draw)

    def routes(self) -> list[Route]:
        """Their addresses."""
        return [
            Route(_SCRIPT_PATH, self.script),
            Route(MEETING + "/{number:int}", self.show),
            Route(MEETING + "/{number:int}/moi", self.news),
        ]

    async def show(self, request: Request) -> Response:
        """The whole briefing: the same bytes for everybody until it is edited."""
        number = request.path_params["number"]
        try:
            drawn = await to_thread.run_sync(self._show, number)
        except TrackingError as why:
            return PlainTextResponse(str(why), 404)
        return HTMLResponse(drawn, headers={"Cache-Control": "no-cache"})

    async def news(self, request: Request) -> Response:
        """What came since the figures were frozen."""
        try:
            told = await to_thread.run_sync(self._news, request.path_params["number"])
        except TrackingError as why:
            return JSONResponse({"text": str(why)}, 404)
        return JSONResponse({"text": told}, headers={"Cache-Control": "no-store"})

    async def script(self, _request: Request) -> Response:
        """What moves from slide to slide."""
        kind = "text/javascript; charset=utf-8"
        return Response(script(), media_type=kind, headers={"Cache-Control": "no-cache"})

    def _show(self, number: int) -> str:
        with plain_errors():
            kept = kept_briefing(self.door.store, number)
            return self._drawn(number, kept.seq)

    def _draw(self, number: int, seq: int) -> str:
        told = opened(self.door.store, number, seq)
        return page(told, script_url=_SCRIPT_PATH, news=f"{MEETING}/{number}/moi")

    def _news(self, number: int) -> str:
        with plain_errors():
            return news_since(self.door.store, number)
