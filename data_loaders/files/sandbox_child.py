"""The child's side of the sandbox: takes files on stdin, answers on what was stdout.

Errors of every kind become an answer: what a parser of hostile files prints or raises must reach
no terminal. A Rust panic is no `Exception`, hence the broad catch.
"""

import gc
import json
import os
import struct
import sys
import traceback
from collections.abc import Callable
from importlib import import_module
from typing import Any, BinaryIO

from data_loaders.files.container import Refused

MEMORY_GROWTH = 320 * 1024 * 1024
RECYCLE_GROWTH = 128 * 1024 * 1024

SIZES = struct.Struct("<QQ")
"""What goes before a file: the length of the header and of the content."""
FRAME = struct.Struct("<c?Q")
"""What goes before an answer: its kind, whether the child leaves after it, its length."""
READY, ANSWER, REFUSAL = b"r", b"a", b"n"

_MOST_OPEN_FILES = 64
_WARMED = ("data_loaders.files.workbook", "data_loaders.reading")


def main() -> None:
    """Answers files until the parent closes the pipe."""
    incoming, outgoing = _private_pipes()
    for name in _WARMED:
        import_module(name)
    gc.freeze()
    baseline = _address_space()
    _limit(baseline)
    gc.disable()  # a file is read in seconds and its garbage goes with the answer
    _answer(outgoing, READY, False, b"")
    while sizes := incoming.read(SIZES.size):
        header_size, content_size = SIZES.unpack(sizes)
        header = json.loads(incoming.read(header_size))
        kind, payload, is_sound = _work(header, incoming.read(content_size))
        is_leaving = not is_sound or _address_space() - baseline > RECYCLE_GROWTH
        _answer(outgoing, kind, is_leaving, payload)
        if is_leaving:
            break
        gc.collect()  # after the answer: nobody need wait for it


def _private_pipes() -> tuple[BinaryIO, BinaryIO]:
    """The pipes of the parent, out of reach of a library that prints."""
    incoming, outgoing = os.dup(0), os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)
    os.close(nowhere)
    return os.fdopen(incoming, "rb"), os.fdopen(outgoing, "wb")


def _answer(outgoing: BinaryIO, kind: bytes, is_leaving: bool, payload: bytes) -> None:
    outgoing.write(FRAME.pack(kind, is_leaving, len(payload)))
    outgoing.write(payload)
    outgoing.flush()


def _work(header: dict[str, Any], content: bytes) -> tuple[bytes, bytes, bool]:
    """Kind and bytes of the answer, and whether this process is fit for another file."""
    try:
        return ANSWER, _job(header["job"])(content, header["request"]), True
    except Refused as refused:
        return REFUSAL, _refusal(refused.code, **refused.details), True
    except MemoryError:
        return REFUSAL, _refusal("file_memory"), False
    except BaseException as error:
        return REFUSAL, _refusal("file_crashed_reader", reason=_where(error)), False


def _job(name: str) -> Callable[[bytes, dict[str, Any]], bytes]:
    module, _, function = name.partition(":")
    if not module.startswith("data_loaders."):
        raise ValueError(name)
    job: Callable[[bytes, dict[str, Any]], bytes] = getattr(import_module(module), function)
    return job


def _refusal(code: str, **details: Any) -> bytes:
    return json.dumps({"code": code, "details": details}).encode()


def _where(error: BaseException) -> str:
    """Kind and place of an error, for whoever mends the reader; nothing of the file itself."""
    frames = traceback.extract_tb(error.__traceback__)
    last = f" {os.path.basename(frames[-1].filename)}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{last}"


def _address_space() -> int:
    """Bytes of address space in use, 0 where the system does not say."""
    try:
        with open("/proc/self/statm", encoding="ascii") as handle:
            return int(handle.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def _limit(baseline: int) -> None:
    """Bounds memory, and forbids writing files; the parent keeps the time."""
    if sys.platform == "win32":
        return
    import resource

    limits = {resource.RLIMIT_FSIZE: 0, resource.RLIMIT_CORE: 0}
    limits[resource.RLIMIT_NOFILE] = _MOST_OPEN_FILES
    if baseline:
        limits[resource.RLIMIT_AS] = limits[resource.RLIMIT_DATA] = baseline + MEMORY_GROWTH
    for limit, value in limits.items():
        resource.setrlimit(limit, (value, value))


if __name__ == "__main__":
    main()
