"""Our own style sheet, script, icon and typeface, each under an address that names its content."""

import hashlib
from functools import cache
from pathlib import Path

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

FOLDER = Path(__file__).parent / "static"
_FOR_EVER = "public, max-age=31536000, immutable"


class Assets(StaticFiles):
    """The files of `static/`; a browser never asks twice for an address of `asset_url`."""

    def __init__(self) -> None:
        super().__init__(directory=FOLDER)

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file, kept by browsers when its address names its content."""
        answer = await super().get_response(path, scope)
        is_named = b"v=" in scope["query_string"]
        answer.headers["Cache-Control"] = _FOR_EVER if is_named else "no-cache"
        return answer


@cache
def asset_url(name: str) -> str:
    """The address of a file, which changes with its content."""
    digest = hashlib.sha256((FOLDER / name).read_bytes()).hexdigest()[:12]
    return f"/tai-nguyen/{name}?v={digest}"
