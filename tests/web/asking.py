"""Asking an ASGI application without a server: one request, or the opening of one socket."""

import asyncio
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message


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


def _scope(kind: str, address: str, headers: Mapping[str, str]) -> dict[str, Any]:
    path, _, query = address.partition("?")
    named = {"host": "bang.test", **headers}
    return {
        "type": kind, "path": path, "raw_path": path.encode(), "query_string": query.encode(),
        "headers": [(name.encode(), value.encode()) for name, value in named.items()],
        "method": "GET", "scheme": "http", "server": ("bang.test", 80), "root_path": "",
    }  # fmt: skip


def ask(app: ASGIApp, address: str, **headers: str) -> Answer:
    """The answer to GET; headers by their names with "_" for "-"."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    scope = _scope("http", address, named)
    start, *rest = _sent(app, scope, {"type": "http.request", "body": b"", "more_body": False})
    return Answer(
        status=start["status"],
        headers=Headers(raw=start["headers"]),
        body=b"".join(part.get("body", b"") for part in rest),
    )


def opens(app: ASGIApp, address: str, **headers: str) -> bool:
    """Whether a socket is accepted."""
    sent = _sent(app, _scope("websocket", address, headers), {"type": "websocket.connect"})
    return sent[0]["type"] == "websocket.accept"
