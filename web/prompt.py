"""Small messages leave at once: without this each click waits 40 ms for nothing.

Streamlit opens its port in a way that leaves the kernel collecting small messages until the
browser has confirmed the ones before (uvicorn issue 3149); a page is many small messages.
"""

import socket

from starlette.types import ASGIApp, Receive, Scope, Send


class PromptMessages:
    """Tells the kernel not to wait; a server that does not show its connection stays as it is."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, having set the connection of a socket."""
        if scope["type"] == "websocket":
            _send_at_once(send)
        await self.app(scope, receive, send)


def _send_at_once(send: Send) -> None:
    transport = getattr(getattr(send, "__self__", None), "transport", None)
    connection = transport.get_extra_info("socket") if transport else None
    if connection is not None and connection.family in (socket.AF_INET, socket.AF_INET6):
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
