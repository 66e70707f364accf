"""In the reading process: what the ministry has entered holds instead of what came with us."""

from collections.abc import Mapping
from typing import Any

from tracking.specs.entered import install


def install_in_process(_content: bytes, request: Mapping[str, Any]) -> bytes:
    """Install the tables of a request; the answer is empty."""
    install(request)
    return b""
