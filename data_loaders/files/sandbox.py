"""Runs the reading of a file in another process, which the file may stall, starve or crash.

`run` is the parent's side, `data_loaders.files.sandbox_child` the child's. Children are started
anew, never forked (the parent is a threaded server), stay warm, and end with their parent. What
they answer is JSON or the bytes of the job, never a pickle: a parser taken over by a hostile file
must not reach the parent by being unpickled.
"""

import atexit
import contextlib
import json
import queue
from collections.abc import Iterator, Mapping
from typing import Any

from data_loaders.files.container import MAX_PACKED, Refused
from data_loaders.files.reader_process import ReaderProcess
from data_loaders.files.sandbox_child import ANSWER
from tracking.specs import make_finding

POOL_SIZE = 2
TIMEOUT, LONGEST_TIMEOUT = 8.0, 9.8
LARGE = 4 * 1024 * 1024
"""From this size on a file is given the longest time."""
PATIENT_FROM, PATIENCE = 2 * 1024 * 1024, 3.0
"""From which size on a file may take how many times as long where others share the processors: a
long report must not be refused for how busy the server is; a smaller one has no need of it."""
DEFAULT_JOB = "data_loaders.reading:read_in_process"

_MIB = 1024 * 1024


def timeouts_for(size: int) -> tuple[float, float]:
    """Seconds of computing a file of so many bytes may take, and seconds by the clock."""
    seconds = TIMEOUT + (LONGEST_TIMEOUT - TIMEOUT) * min(size / LARGE, 1)
    return seconds, seconds * (PATIENCE if size >= PATIENT_FROM else 1)


def run(
    content: bytes,
    request: Mapping[str, Any],
    *,
    job: str = DEFAULT_JOB,
    limits: tuple[float, float] | None = None,
) -> bytes:
    """The answer of a job of this package to a file, worked out in a child process; `limits` are
    seconds of computing and by the clock, as `timeouts_for` gives them."""
    if not job.startswith("data_loaders."):
        raise ValueError(job)
    if len(content) > MAX_PACKED:
        raise Refused("file_too_large", size=len(content) // _MIB, limit=MAX_PACKED // _MIB)
    header = json.dumps({"job": job, "request": dict(request)}).encode()
    with _pool.child() as child:
        kind, payload = child.ask(header, content, limits or timeouts_for(len(content)))
    if kind == ANSWER:
        return payload
    raise _refusal(payload)


def warm() -> None:
    """Starts the children, so that the first file need not wait for them."""
    _pool.warm()


def close() -> None:
    """Ends the children; the next file starts new ones."""
    _pool.close()


def _refusal(payload: bytes) -> Refused:
    """The child's refusal, taken only in the shape it should have."""
    with contextlib.suppress(ValueError, TypeError, LookupError, AttributeError):
        answer = json.loads(payload)
        code, details = answer["code"], answer["details"]
        is_plain = all(isinstance(value, str | int | float) for value in details.values())
        if is_plain and code.startswith("file_"):
            make_finding(code, **details)  # only to see that its sentence can be made
            return Refused(code, **details)
    return Refused("file_crashed_reader", reason="answer")


class _Pool:
    """A few children; the one used last is taken first, as it is the warmest."""

    def __init__(self, size: int) -> None:
        self._places: queue.LifoQueue[ReaderProcess | None] = queue.LifoQueue()
        self._size = size
        for _ in range(size):
            self._places.put(None)

    @contextlib.contextmanager
    def child(self) -> Iterator[ReaderProcess]:
        """A living child, for the length of one file."""
        child = self._places.get()
        try:
            if child is None or not child.is_usable:
                child = self._replace(child)
            yield child
            if not child.is_usable:
                child = self._replace(child)  # now, so that the next file finds it warm
        finally:
            self._places.put(child)

    @staticmethod
    def _replace(child: ReaderProcess | None) -> ReaderProcess:
        if child is not None:
            child.end()
        return ReaderProcess()

    def warm(self) -> None:
        """Starts every child not yet started."""
        with contextlib.ExitStack() as held:
            for child in [held.enter_context(self.child()) for _ in range(self._size)]:
                child.wait_until_ready()

    def close(self) -> None:
        """Ends every child."""
        for _ in range(self._size):
            child = self._places.get()
            if child is not None:
                child.end()
        for _ in range(self._size):
            self._places.put(None)


_pool = _Pool(POOL_SIZE)
atexit.register(close)
