"""Asking an ASGI application without a server: one request, or the opening of one socket."""

import asyncio
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back."""

    status: int
    headers: Headers
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()


def _sent(app: ASGIApp, scope: dict[str, Any], first: Message) -> list[Message]:
    sent: list[Message] = []
    waiting = [first]

    async def receive() -> Message:
        if not waiting:
            await asyncio.Event().wait()  # the other side stays, and says nothing more
        return waiting.pop()

    async def send(message: Message) -> None:
        sent.append(message)

    with ThreadPoolExecutor(1) as elsewhere:  # a browser test may own the loop of this thread
        elsewhere.submit(lambda: asyncio.run(app(scope, receive, send))).result()
    return sent


def _scope(
    kind: str, address: str, headers: Mapping[str, str], method: str = "GET"
) -> dict[str, Any]:
    path, _, query = address.partition("?")
    named = {"host": "bang.test", **headers}
    return {
        "type": kind, "path": path, "raw_path": path.encode(), "query_string": query.encode(),
        "headers": [(name.encode(), value.encode()) for name, value in named.items()],
        "method": method, "scheme": "http", "root_path": "", "client": ("10.1.2.3", 5000),
        "server": ("bang.test", 80),
    }  # fmt: skip


def ask(app: ASGIApp, address: str, **headers: str) -> Answer:
    """The answer to GET; headers by their names with "_" for "-"."""
    return _answer(app, _scope("http", address, _named(headers)), b"")


def post(app: ASGIApp, address: str, form: Mapping[str, str], **headers: str) -> Answer:
    """The answer to a form that is sent."""
    kind = "application/x-www-form-urlencoded"
    named = {"content-type": kind, **_named(headers)}
    return _answer(app, _scope("http", address, named, "POST"), urlencode(form).encode())


def _named(headers: Mapping[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}


def _answer(app: ASGIApp, scope: dict[str, Any], body: bytes) -> Answer:
    start, *rest = _sent(app, scope, {"type": "http.request", "body": body, "more_body": False})
    return Answer(
        status=start["status"],
        headers=Headers(raw=start["headers"]),
        body=b"".join(part.get("body", b"") for part in rest),
    )


def opens(app: ASGIApp, address: str, **headers: str) -> bool:
    """Whether a socket is accepted."""
    sent = _sent(app, _scope("websocket", address, headers), {"type": "websocket.connect"})
    return sent[0]["type"] == "websocket.accept"


def as_reader(app: ASGIApp, cookie: str) -> ASGIApp:
    """The same application, asked by a browser that holds a cookie."""

    async def asked(scope: Scope, receive: Receive, send: Send) -> None:
        headers = [*scope["headers"], (b"cookie", cookie.encode())]
        await app({**scope, "headers": headers}, receive, send)

    return asked
