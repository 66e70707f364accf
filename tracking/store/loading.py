"""Takes a folder of workbooks in: each accepted, recognised, or refused with its findings."""

import errno
import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from sqlalchemy import Engine

from tracking.checks import against_previous
from tracking.specs import make_finding
from tracking.store.engine import writing
from tracking.store.held import Submission, previous_rows
from tracking.store.readings import held_reading, keep_reading, unpacked
from tracking.store.submissions import Arrival, NotAcceptable, accept, report_key
from tracking.vocabulary import Finding, Reading

WORKBOOKS = frozenset(
    {".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlt", ".xlsb", ".ods", ".fods"}
)

LARGEST = 256 * 1024 * 1024
"""Bytes of a file that is not even opened; the reader's own limit is far below."""
PASSING = frozenset({"file_timeout", "file_memory", "file_crashed_reader"})
"""Findings that a busy machine may cause: such a file is read anew the next time."""

NOT_REGISTERED: Mapping[Path, datetime] = MappingProxyType({})
Reader = Callable[[bytes, str], Reading]
"""Reads the bytes of a named file."""


class Outcome(StrEnum):
    """What became of a file."""

    ACCEPTED = "accepted"
    HELD = "held"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A file and what became of it; `reason` says why it is refused when no finding does."""

    file: str
    outcome: Outcome
    reason: str = ""
    submissions: tuple[Submission, ...] = ()
    findings: tuple[Finding, ...] = ()


def workbooks_in(folder: Path) -> tuple[list[Path], list[Path]]:
    """The workbooks below a folder in natural order ("lần 2" before "lần 10"), and other files.

    Hidden files are neither: they belong to the system, not to a unit.
    """
    files = sorted((path for path in folder.rglob("*") if _is_ours(path, folder)), key=_natural)
    found = [path for path in files if path.suffix.lower() in WORKBOOKS]
    return found, [path for path in files if path.suffix.lower() not in WORKBOOKS]


def _is_ours(path: Path, folder: Path) -> bool:
    parts = path.relative_to(folder).parts
    return (path.is_file() or path.is_symlink()) and not any(
        part.startswith((".", "__")) for part in parts
    )


def _natural(path: Path) -> list[tuple[int, int, str]]:
    pieces = re.split(r"(\d+)", str(path).casefold())
    return [
        (0, int(piece), "") if piece.isdecimal() else (1, 0, piece) for piece in pieces if piece
    ]


def load(
    engine: Engine,
    files: Iterable[Path],
    *,
    read: Reader,
    by: str,
    now: Callable[[], datetime],
    stated: tuple[str, str] = ("", ""),
    received: Mapping[Path, datetime] = NOT_REGISTERED,
) -> Iterator[Loaded]:
    """Take files in one by one; a bad one never stops the rest.

    `received` tells when a file came, where a register of receipt does.
    """
    for path in files:
        name = shown_name(path)
        try:
            content = _content(path)
        except OSError as trouble:
            finding = make_finding("path_unreadable", reason=_reason(trouble))
            yield Loaded(file=name, outcome=Outcome.REFUSED, findings=(finding,))
            continue
        arrival = Arrival(by, now(), received.get(path))
        yield _load_one(engine, name, content, read, arrival, stated)


def shown_name(path: Path) -> str:
    """The name of a file; bytes that are no UTF-8 (old archives hold such names) become "�"."""
    return path.name.encode(errors="surrogateescape").decode(errors="replace")


def _content(path: Path) -> bytes:
    if path.stat().st_size > LARGEST:
        raise OSError(errno.EFBIG, "too large")
    return path.read_bytes()


def _reason(trouble: OSError) -> str:
    if trouble.errno == errno.EFBIG:
        return f"tệp lớn hơn {LARGEST // 1024**2} MB"
    return "tệp không còn hoặc không được phép đọc"


def _load_one(
    engine: Engine,
    name: str,
    content: bytes,
    read: Reader,
    arrival: Arrival,
    stated: tuple[str, str],
) -> Loaded:
    digest = hashlib.sha256(content).hexdigest()
    with engine.connect() as connection:
        held = held_reading(connection, digest, name, stated)
    if held is not None:
        outcome = Outcome.HELD if held.outcome == "accepted" else Outcome.REFUSED
        return Loaded(file=name, outcome=outcome, findings=unpacked(held).findings)
    reading = with_history(engine, read(content, name))
    try:
        made = accept(
            engine,
            content=content,
            reading=reading,
            accepted_by=arrival.by,
            now=arrival.now,
            stated=stated,
            received_at=arrival.received_at,
        )
    except NotAcceptable as why:
        return _refuse(engine, reading, arrival, stated, str(why))
    outcome = Outcome.ACCEPTED if made else Outcome.HELD
    return Loaded(file=name, outcome=outcome, submissions=made, findings=reading.findings)


def _refuse(
    engine: Engine, reading: Reading, arrival: Arrival, stated: tuple[str, str], why: str
) -> Loaded:
    passing = any(finding.code in PASSING for finding in reading.findings)
    if reading.has_errors and not passing:
        with writing(engine) as connection:
            keep_reading(connection, reading, "refused", arrival.by, arrival.now, stated)
    return Loaded(
        file=reading.file,
        outcome=Outcome.REFUSED,
        reason="" if reading.has_errors else why,
        findings=reading.findings,
    )


def with_history(engine: Engine, reading: Reading) -> Reading:
    """A reading with what its figures say beside those the same unit last reported."""
    found: list[Finding] = []
    for table in reading.tables:
        try:
            before: Sequence[dict[str, object]] = previous_rows(engine, report_key(table))
        except NotAcceptable:
            continue
        found.extend(against_previous(table, before))
    return replace(reading, findings=(*reading.findings, *found)) if found else reading
