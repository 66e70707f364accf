"""What browsers are told to refuse, and whom the server itself refuses."""

from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocketClose

from tracking.settings import Settings
from tracking.store.audit import stranger
from web.door import Door, client_of
from web.refusals import Refusals

POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",  # Streamlit styles its parts from script
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "frame-src 'none'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}
_HTTPS = {"Strict-Transport-Security": "max-age=31536000"}
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})
_PROXY_HEADERS = ("x-forwarded-for", "x-forwarded-host", "x-real-ip", "forwarded", "via")
_WRONG_HOST = (
    "Bảng điều hành không mở ở địa chỉ này. Người quản trị đặt CHI_THI_07_ADDRESS là địa chỉ mà "
    "người xem gõ; bản dùng thử chỉ mở trên chính máy chạy nó."
)
_UNTOLD_PROXY = (
    "Yêu cầu này do một máy chủ khác chuyển đến, mà bảng điều hành chỉ mở trên chính máy chạy nó. "
    "Người quản trị đặt CHI_THI_07_ADDRESS khi có máy chủ phía trước."
)
_LOOKING = ("GET", "HEAD", "OPTIONS")
_UPLOADS = "/_stcore/upload_file/"
_FORM = 64 * 1024
"""The most bytes of a request that carries no file."""
_CLOSED = ("/_stcore/metrics", "/_stcore/agent", "/_stcore/script-health-check")
"""Parts of Streamlit nobody uses here: figures on the process, an interface for programs."""


class SecurityHeaders:
    """Every answer tells the browser to load nothing from elsewhere and to run no foreign code,
    and behind https never to come, or to send a cookie, any other way."""

    def __init__(self, app: ASGIApp, *, is_https: bool = False) -> None:
        self.app = app
        self.is_https = is_https
        self.headers = {**_HEADERS, **(_HTTPS if is_https else {})}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, adding the headers to the answer."""

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self.headers)
                if self.is_https:
                    message["headers"] = [_secured(*header) for header in message["headers"]]
            await send(message)

        await self.app(scope, receive, guarded if scope["type"] == "http" else send)


def _secured(name: bytes, value: bytes) -> tuple[bytes, bytes]:
    """Streamlit marks its own cookie only where it is told its certificate."""
    is_bare = name.lower() == b"set-cookie" and b"; secure" not in value.lower()
    return name, value + b"; Secure" if is_bare else value


class KnownHosts:
    """Answers only to the names it is reached by: a foreign name led here is an attack.

    Without an address for readers there is no other server in front: who says that there is one
    could name any address as their own, and is refused.
    """

    def __init__(self, app: ASGIApp, where: Settings, refusals: Refusals) -> None:
        self.app = app
        self.names = _LOOPBACK | {urlsplit(where.public_address).hostname or "localhost"}
        self.refuses_proxies = where.with_sample or not where.public_address
        self.refusals = refusals

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse what was asked of another name."""
        why = self._why_not(scope)
        if why:
            about = f"gọi bằng tên {Headers(scope=scope).get('host', '')}"
            if why == _UNTOLD_PROXY:
                about = "chuyển tiếp qua máy chủ khác"
            await self.refusals.note(about, stranger(client_of(scope)), kind="gọi sai địa chỉ")
            await _refuse(scope, receive, send, PlainTextResponse(why, 421))
            return
        await self.app(scope, receive, send)

    def _why_not(self, scope: Scope) -> str:
        if scope["type"] not in ("http", "websocket"):
            return ""
        headers = Headers(scope=scope)
        host = headers.get("host", "").lower()
        name = host if host.endswith("]") else host.rsplit(":", 1)[0]
        if name not in self.names:
            return _WRONG_HOST
        is_forwarded = any(header in headers for header in _PROXY_HEADERS)
        return _UNTOLD_PROXY if self.refuses_proxies and is_forwarded else ""


class SameOrigin:
    """A page of another site may not open our socket, or change anything, with the reader's own
    browser."""

    def __init__(self, app: ASGIApp, refusals: Refusals) -> None:
        self.app = app
        self.refusals = refusals

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse what another page asks for, but for looking."""
        is_act = scope["type"] == "websocket" or scope.get("method") not in (*_LOOKING, None)
        if is_act and _is_foreign(Headers(scope=scope)):
            about = f"yêu cầu từ trang khác: {Headers(scope=scope).get('origin')}"
            await self.refusals.note(
                about, stranger(client_of(scope)), kind="yêu cầu từ trang khác"
            )
            answer = PlainTextResponse("Yêu cầu này đến từ một trang khác nên bị từ chối.", 403)
            await _refuse(scope, receive, send, answer)
            return
        await self.app(scope, receive, send)


def _is_foreign(headers: Headers) -> bool:
    """Programs that are no browser send no Origin; they have no reader's session to misuse."""
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != headers.get("host")


class SizeLimits:
    """Nobody sends more than a file may be: told at the door, before anything is taken in."""

    def __init__(self, app: ASGIApp, *, upload_mb: int, door: Door) -> None:
        self.app = app
        self.upload_mb = upload_mb
        self.door = door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse a body that says it is too large, cut off one that grows too large."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        limit = self._limit(scope["path"])
        if _length(Headers(scope=scope)) > limit:
            answer = PlainTextResponse(f"Tệp quá lớn: tối đa {self.upload_mb} MB một tệp.", 413)
            await answer(scope, receive, send)  # at once: the browser is still sending
            await self._note(scope)
            return

        async def over() -> None:
            await self._note(scope)

        await self.app(scope, _counted(receive, limit, over), send)

    async def _note(self, scope: Scope) -> None:
        kind = "gửi quá cỡ cho phép"
        actor = await self.door.actor(scope)
        await self.door.refusals.note(f"{kind}: {scope['path']}", actor, kind=kind)

    def _limit(self, path: str) -> int:
        return self.upload_mb * 1024**2 + _FORM if path.startswith(_UPLOADS) else _FORM


def _length(headers: Headers) -> int:
    told = headers.get("content-length", "0")
    return int(told) if told.isdecimal() else 0


def _counted(receive: Receive, limit: int, over: Callable[[], Awaitable[None]]) -> Receive:
    """A body without a told length, ended where it passes the limit, which is told to `over`."""
    taken = 0

    async def counted() -> Message:
        nonlocal taken
        message = await receive()
        was, taken = taken, taken + len(message.get("body", b""))
        if taken <= limit:
            return message
        if was <= limit:
            await over()
        return {"type": "http.disconnect"}

    return counted


async def _refuse(scope: Scope, receive: Receive, send: Send, answer: Response) -> None:
    if scope["type"] == "websocket":
        await WebSocketClose(code=1008)(scope, receive, send)
    else:
        await answer(scope, receive, send)


def _is_odd(scope: Scope) -> bool:
    """Whether an address climbs or hides a step: no page or file of ours has one that does."""
    return "/.." in scope["path"] or b"%2f" in scope.get("raw_path", b"").lower()


class ClosedPaths:
    """What Streamlit offers beside the pages and we do not."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 404 for a closed path."""
        if scope["type"] == "http" and (scope["path"].startswith(_CLOSED) or _is_odd(scope)):
            await PlainTextResponse("Không có trang này.", 404)(scope, receive, send)
            return
        await self.app(scope, receive, send)
