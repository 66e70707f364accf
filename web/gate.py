"""The gate in front of Streamlit: without a session nobody reaches a page, a socket or a file."""

import asyncio
from urllib.parse import quote

from anyio import Event, create_task_group, sleep
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocketClose

from tracking.roles import Act, NotAllowed
from tracking.store.audit import stranger
from tracking.store.sessions import Session
from tracking.vocabulary import TrackingError
from web.belongings import is_kept_apart
from web.door import Door, client_of
from web.pages import OVERVIEW, refusal
from web.sign_in import PASSWORD, SIGN_IN, SIGN_OUT

OPEN = (SIGN_IN, SIGN_OUT, "/suc-khoe", "/tai-nguyen")
"""What can be asked for without a session: the way in and out, health, our own style and fonts."""
NO_SESSION = 4401
"""What a socket is closed with when its session has ended; the page then asks to sign in."""
WHOSE = "x-chi-thi-07-phien"
"""The header that tells Streamlit whose a socket is (`server.trustedUserHeaders`): it continues a
page that was cut off only for the session the page was opened with."""
PAGES_FOR = {
    "/gui-bao-cao": Act.SEND,
    "/tiep-nhan": Act.REVIEW,
    "/tai-khoan": Act.ADMINISTER,
    "/nhat-ky": Act.ADMINISTER,
    "/danh-muc": Act.KEEP_UNITS,
    "/hop-giao-ban": Act.SEE_BRIEFINGS,
}
"""The pages that not everybody has. Streamlit shows the overview instead; the attempt is kept."""
_NOT_THEIRS = "Không có tệp này, hoặc tệp không phải của phiên làm việc này. Hãy tải lại trang."
_ASKED_EVERY = 5.0
"""Seconds after which an open page's session is looked up again: it may have ended elsewhere."""


class Gate:
    """Lets through who is signed in; sends a page's reader to the sign-in page, and back."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self.app = app
        self.door = door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, or refuse."""
        if scope["type"] not in ("http", "websocket") or _is_open(scope["path"]):
            await self.app(scope, receive, send)
            return
        try:
            visitor = await self.door.visitor(scope)
        except TrackingError as trouble:
            await _refuse(scope, receive, send, _away(scope, str(trouble)))
            return
        if visitor is None or (visitor.must_change and scope["path"] != PASSWORD):
            await self._note_unknown(scope, visitor)
            await _refuse(scope, receive, send, _to_sign_in(scope, visitor))
        elif scope["type"] == "websocket":
            await self._hold(visitor, scope, receive, send)
        elif is_kept_apart(scope["path"]):
            await self._pass_own(visitor, scope, receive, send)
        else:
            await self._note_page(visitor, scope)
            await self.app(scope, receive, send)

    async def _note_unknown(self, scope: Scope, visitor: Session | None) -> None:
        """Keep what was refused for want of a session, but for a page: that only leads to the
        sign-in page."""
        if _is_page(scope):
            return
        is_asked = scope.get("method") in ("GET", "HEAD")
        deed = "tải tệp, trạng thái" if is_asked else "gửi tệp, yêu cầu"
        if scope["type"] == "websocket":
            deed = "mở kết nối"
        kind = f"{deed} khi chưa {'đổi mật khẩu' if visitor else 'đăng nhập'}"
        actor = visitor.actor if visitor else stranger(client_of(scope))
        await self.door.refusals.note(f"{kind}: {scope['path']}", actor, kind=kind)

    async def _pass_own(self, visitor: Session, scope: Scope, receive: Receive, send: Send) -> None:
        """Files made for a page, and uploads to it, are for whom that page was sent to."""
        if self.door.belongings.are_theirs(visitor.token_sha256, scope["path"]):
            await self.app(scope, receive, send)
            return
        is_upload = scope["method"] not in ("GET", "HEAD")
        deed = "gửi tệp vào trang" if is_upload else "tải tệp"
        about = f"{deed} không phải của phiên này: {scope['path']}"
        await self.door.refusals.note(about, visitor.actor, kind=deed)
        await PlainTextResponse(_NOT_THEIRS, 403 if is_upload else 404)(scope, receive, send)

    async def _note_page(self, visitor: Session, scope: Scope) -> None:
        """Keep that somebody opened a page by its address which their role does not have."""
        act = PAGES_FOR.get(scope["path"].rstrip("/"))
        if act is None or scope["method"] != "GET":
            return
        try:
            visitor.actor.require(act)
        except NotAllowed as why:
            about = f"mở trang {scope['path']}: {why}"
            await self.door.refusals.note(about, visitor.actor)

    async def _hold(self, visitor: Session, scope: Scope, receive: Receive, send: Send) -> None:
        """Keep a socket open for as long as its session lasts."""
        headers = MutableHeaders(scope=scope)
        headers[WHOSE] = visitor.token_sha256  # takes the place of what the client may have sent
        with self.door.socket(visitor) as over:
            ways = self.door.belongings.ways(visitor.token_sha256, receive, send)
            kept = _Held(*ways, over)
            async with create_task_group() as tasks:
                tasks.start_soon(self._watch, scope, visitor, kept)
                await self.app(scope, kept.receive, kept.send)
                tasks.cancel_scope.cancel()

    async def _watch(self, scope: Scope, visitor: Session, kept: "_Held") -> None:
        """End the socket with its session; keep the session while something is done in it."""
        while not kept.over.is_set():
            await sleep(_ASKED_EVERY)
            try:
                now = await self.door.visitor(scope)
                if now is None or now.must_change:
                    kept.over.set()
                elif kept.take_stirred():
                    await self.door.seen(now)
                await self.door.refusals.flush()
            except TrackingError:
                continue  # the store is away for a while: nobody is signed out for that


class _Held:
    """Both ways of a socket, until it is over."""

    def __init__(self, receive: Receive, send: Send, over: Event) -> None:
        self.over = over
        self._receive = receive
        self._send = send
        self._is_stirred = False
        self._is_closed = False

    def take_stirred(self) -> bool:
        """Whether anything came since this was asked."""
        stirred, self._is_stirred = self._is_stirred, False
        return stirred

    async def receive(self) -> Message:
        """The next message, or the end."""
        if not self.over.is_set():
            came = asyncio.ensure_future(self._receive())
            ended = asyncio.ensure_future(self.over.wait())
            try:
                await asyncio.wait({came, ended}, return_when=asyncio.FIRST_COMPLETED)
                if came.done():
                    self._is_stirred = True
                    return came.result()
            finally:
                ended.cancel()
                if not came.done():
                    came.cancel()
        await self._close()
        return {"type": "websocket.disconnect", "code": NO_SESSION}

    async def _close(self) -> None:
        if not self._is_closed:
            self._is_closed = True
            await self._send({"type": "websocket.close", "code": NO_SESSION})

    async def send(self, message: Message) -> None:
        """Pass on what is said while it is open."""
        if not self._is_closed:
            self._is_closed = message["type"] == "websocket.close"
            await self._send(message)


def _is_open(path: str) -> bool:
    return any(path == way or path.startswith(f"{way}/") for way in OPEN)


async def _refuse(scope: Scope, receive: Receive, send: Send, answer: Response) -> None:
    if scope["type"] == "websocket":
        await WebSocketClose(code=NO_SESSION)(scope, receive, send)
    else:
        await answer(scope, receive, send)


def _is_page(scope: Scope) -> bool:
    """Whether a reader asks for a page."""
    return scope.get("method") == "GET" and "text/html" in Headers(scope=scope).get("accept", "")


def _away(scope: Scope, why: str) -> Response:
    """The store does not answer: a page for a reader, the sentence alone for a program."""
    if not _is_page(scope):
        return PlainTextResponse(why, 503)
    return refusal(Request(scope), "Chưa mở được bảng điều hành", why, 503, OVERVIEW)


def _to_sign_in(scope: Scope, visitor: Session | None) -> Response:
    """A reader's page leads to the sign-in page; a file or a program's request is just refused."""
    if not _is_page(scope):
        return PlainTextResponse("Phiên làm việc đã hết. Hãy đăng nhập lại.", 401)
    if visitor is not None:
        return RedirectResponse(PASSWORD, 303)
    asked = scope["path"] + (f"?{scope['query_string'].decode()}" if scope["query_string"] else "")
    return RedirectResponse(f"{SIGN_IN}?tiep={quote(asked, safe='')}", 303)
