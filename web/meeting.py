"""A briefing on the screen of a meeting: one page that needs nothing more once it is open."""

import re
from functools import lru_cache

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from tracking.briefings.making import opened
from tracking.briefings.screen.page import SCRIPT, page, script
from tracking.roles import Act, NotAllowed
from tracking.store.briefings import Kept, kept_briefing, news_since
from tracking.store.engine import plain_errors
from tracking.vocabulary import TrackingError
from web.door import Door
from web.pages import BRIEFINGS, OVERVIEW, refusal

MEETING = "/hop"
_SCRIPT_PATH = f"{MEETING}/{SCRIPT}"
_NUMBER = re.compile("[0-9]{1,9}")
"""A longer number is none that a store could be asked for."""


class NoBriefingError(TrackingError):
    """The address names no briefing."""


_KINDS = {
    NoBriefingError: ("Không có tài liệu họp này", 404, BRIEFINGS),
    NotAllowed: ("Trang này không mở cho vai trò của bạn", 403, OVERVIEW),
}
"""What a reader is told above why a briefing is not shown, with which status, and where to go."""
_TROUBLE = ("Chưa mở được tài liệu họp", 503, BRIEFINGS)


class Meeting:
    """The pages of briefings; the gate lets only signed-in readers come here."""

    def __init__(self, door: Door) -> None:
        self.door = door
        self._drawn = lru_cache(maxsize=16)(self._draw)

    def routes(self) -> list[Route]:
        """Their addresses, and whatever else is asked for beneath them: Streamlit has nothing
        there, and would show an empty page."""
        return [
            Route(_SCRIPT_PATH, self.script),
            Route(MEETING + "/{number}", self.show),
            Route(MEETING + "/{number}/moi", self.news),
            Route(MEETING, self.show),
            Route(MEETING + "/{rest:path}", self.show),
        ]

    async def show(self, request: Request) -> Response:
        """The whole briefing: the same bytes for everybody until it is edited."""
        try:
            await self._require(request)
            drawn = await to_thread.run_sync(self._show, _number(request))
        except TrackingError as why:
            return _refused(request, why)
        return HTMLResponse(drawn, headers={"Cache-Control": "no-cache"})

    async def news(self, request: Request) -> Response:
        """What came since the figures were frozen."""
        try:
            await self._require(request)
            told = await to_thread.run_sync(self._news, _number(request))
        except TrackingError as why:
            return JSONResponse({"text": str(why)}, _KINDS.get(type(why), _TROUBLE)[1])
        return JSONResponse({"text": told}, headers={"Cache-Control": "no-store"})

    async def script(self, _request: Request) -> Response:
        """What moves from slide to slide."""
        kind = "text/javascript; charset=utf-8"
        return Response(script(), media_type=kind, headers={"Cache-Control": "no-cache"})

    async def _require(self, request: Request) -> None:
        """Raises NotAllowed, which the audit keeps, for whom the page of briefings is not."""
        visitor = await self.door.visitor(request.scope)
        if visitor is None:  # it ended since the gate asked
            raise NotAllowed("Phiên làm việc đã hết. Hãy đăng nhập lại.")
        try:
            visitor.actor.require(Act.SEE_BRIEFINGS)
        except NotAllowed as why:
            about = f"mở trang {request.url.path}: {why}"
            await self.door.refusals.note(about, visitor.actor, kind="mở trang trình chiếu")
            raise

    def _show(self, number: int) -> str:
        with plain_errors():
            return self._drawn(number, self._kept(number).seq)

    def _kept(self, number: int) -> Kept:
        # What the store itself says is that there is none: its trouble is put in words later.
        try:
            return kept_briefing(self.door.store, number)
        except TrackingError as why:
            raise NoBriefingError(str(why)) from why

    def _draw(self, number: int, seq: int) -> str:
        told = opened(self.door.store, number, seq)
        return page(told, script_url=_SCRIPT_PATH, news=f"{MEETING}/{number}/moi")

    def _news(self, number: int) -> str:
        with plain_errors():
            self._kept(number)
            return news_since(self.door.store, number)


def _number(request: Request) -> int:
    """Which briefing is asked for. Raises NoBriefingError where the address has no number."""
    asked = request.path_params.get("number", "")
    if not _NUMBER.fullmatch(asked):
        raise NoBriefingError(
            "Địa chỉ này không phải của tài liệu họp nào. Hãy chọn tài liệu ở trang Họp giao ban "
            "rồi bấm Trình chiếu."
        )
    return int(asked)


def _refused(request: Request, why: TrackingError) -> Response:
    title, status, way = _KINDS.get(type(why), _TROUBLE)
    return refusal(request, title, str(why), status, way)
