"""Declarations the ministry has entered itself: which rows hold instead of those that came with us?

The store keeps them as versions; whoever opens it installs those in force, once for the process.
What is worked out from them is remembered by `remembered`, which forgets it when others are
installed. It is only for what every reading and every page rests on; targets and scores are asked
of the store where they are used.
"""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, wraps
from threading import Lock
from typing import NamedTuple, ParamSpec, TypeVar

from tracking.specs.catalogue import read_rows

P = ParamSpec("P")
R = TypeVar("R")
Rows = Sequence[Mapping[str, str]]


class _Installed(NamedTuple):
    """The rows by file name, and how many times others were installed before."""

    generation: int
    tables: Mapping[str, Rows]


_lock = Lock()
_now = _Installed(0, {})


def install(tables: Mapping[str, Rows]) -> None:
    """Let rows hold instead of the files of this folder that have these names; {} lets them all
    hold again."""
    global _now
    with _lock:
        if tables != _now.tables:
            _now = _Installed(_now.generation + 1, dict(tables))


def installed() -> Mapping[str, Rows]:
    """What was installed."""
    return _now.tables


def rows_in_force(name: str) -> Rows:
    """The rows of a file of this folder, or those entered instead."""
    held = _now.tables.get(name)
    return read_rows(name) if held is None else held


def digest(name: str) -> str:
    """Differs whenever other rows hold; "" where they are those that came with us."""
    held = _now.tables.get(name)
    return "" if held is None else hashlib.sha256(json.dumps(held).encode()).hexdigest()


def remembered(most: int | None = None) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """As `functools.lru_cache`, but an answer worked out before an installation, or while it
    happened, is never given after it."""

    def decorate(work_out: Callable[P, R]) -> Callable[P, R]:
        @lru_cache(maxsize=most)
        def held(_generation: int, *arguments: P.args, **named: P.kwargs) -> R:
            return work_out(*arguments, **named)

        @wraps(work_out)
        def ask(*arguments: P.args, **named: P.kwargs) -> R:
            return held(_now.generation, *arguments, **named)  # type: ignore[arg-type]

        return ask

    return decorate
