"""Streamlit's scripts, packed once and kept: a third of the bytes for the first visit."""

import gzip
from functools import lru_cache
from pathlib import Path

from anyio import to_thread
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import file_util

_KINDS = {".js": "text/javascript", ".css": "text/css"}
_KEPT = {
    "Cache-Control": "public, immutable, max-age=31536000",
    "Content-Encoding": "gzip",
    "Vary": "Accept-Encoding",
}


class PackedScripts:
    """Answers for the scripts and style sheets of Streamlit's front end, whose names are hashes."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        root = Path(file_util.get_static_dir())
        files = ((file, _KINDS.get(file.suffix)) for file in (root / "static").rglob("*"))
        self.known = {f"/{file.relative_to(root)}": (file, kind) for file, kind in files if kind}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer for a known script when the browser can unpack; pass on all else."""
        known = self.known.get(scope["path"]) if scope["type"] == "http" else None
        if known is None or not _can_unpack(scope):
            await self.app(scope, receive, send)
            return
        file, kind = known
        body = await to_thread.run_sync(_packed, file)
        await Response(body, media_type=kind, headers=_KEPT)(scope, receive, send)


def _can_unpack(scope: Scope) -> bool:
    wanted = Headers(scope=scope).get("accept-encoding", "")
    return scope["method"] == "GET" and "gzip" in wanted


@lru_cache(maxsize=512)
def _packed(file: Path) -> bytes:
    return gzip.compress(file.read_bytes(), 6, mtime=0)
