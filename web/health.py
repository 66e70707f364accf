"""Is the store reachable? Asked by whoever watches over the server."""

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse

from tracking.settings import settings
from tracking.store.engine import open_engine
from tracking.store.serving import stamp
from tracking.vocabulary import TrackingError


async def health(_request: Request) -> JSONResponse:
    """200 when the store answers, 503 with the reason when it does not."""
    try:
        await to_thread.run_sync(_ask_store)
    except TrackingError:
        return JSONResponse({"kho": "không trả lời"}, 503)
    return JSONResponse({"kho": "tốt"})


def _ask_store() -> None:
    engine = open_engine(settings().database_url)
    try:
        stamp(engine)
    finally:
        engine.dispose()
