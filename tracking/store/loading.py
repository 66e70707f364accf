"""Takes a folder of workbooks in: each accepted, recognised, or refused with its findings."""

import errno
import hashlib
import re
import stat
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from sqlalchemy import Engine

from tracking.checks import against_previous
from tracking.specs import make_finding
from tracking.store.engine import writing
from tracking.store.forms import HeldForm, forms_held, in_force_instead
from tracking.store.held import Submission, previous_rows
from tracking.store.readings import held_reading, keep_reading, unpacked
from tracking.store.submissions import NotAcceptable, accept, report_key, tables_by_report
from tracking.store.versions import Arrival
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
    """A file and what became of it; `reason` says why it is refused when no finding does.

    `kept` are the forms of earlier files that its submissions take over; `instead` those in force
    in the place of what a file says that is held already.
    """

    file: str
    outcome: Outcome
    reason: str = ""
    submissions: tuple[Submission, ...] = ()
    findings: tuple[Finding, ...] = ()
    kept: tuple[HeldForm, ...] = ()
    instead: tuple[HeldForm, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Orders:
    """How files are taken in, the same for all of a run."""

    read: Reader
    stated: tuple[str, str]
    replaces: bool


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
    replaces: bool = False,
) -> Iterator[Loaded]:
    """Take files in one by one; a bad one never stops the rest.

    `received` tells when a file came, where a register of receipt does; with `replaces` each file
    stands for all that is in force of its reports.
    """
    orders = _Orders(read=read, stated=stated, replaces=replaces)
    files = list(files)
    digests = [_digest(path) for path in files]
    for place, path in enumerate(files):
        name = shown_name(path)
        try:
            content = _content(path)
        except OSError as trouble:
            finding = make_finding("path_unreadable", reason=_reason(trouble))
            yield Loaded(file=name, outcome=Outcome.REFUSED, findings=(finding,))
            continue
        arrival = Arrival(by, now(), received.get(path))
        later = frozenset(filter(None, digests[place + 1 :]))
        yield _load_one(engine, name, content, orders, arrival, later)


def shown_name(path: Path) -> str:
    """The name of a file; bytes that are no UTF-8 (old archives hold such names) become "�"."""
    return path.name.encode(errors="surrogateescape").decode(errors="replace")


def _digest(path: Path) -> str | None:
    try:
        return hashlib.sha256(_content(path)).hexdigest()
    except OSError:
        return None


def _content(path: Path) -> bytes:
    about = path.stat()
    if not stat.S_ISREG(about.st_mode):
        raise OSError(errno.EINVAL, "not a file")
    if about.st_size > LARGEST:
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
    orders: _Orders,
    arrival: Arrival,
    later: Collection[str],
) -> Loaded:
    digest = hashlib.sha256(content).hexdigest()
    with engine.connect() as connection:
        held = held_reading(connection, digest, name, orders.stated)
    if held is not None and held.outcome == "refused":
        return Loaded(file=name, outcome=Outcome.REFUSED, findings=unpacked(held).findings)
    reading = unpacked(held) if held else with_history(engine, orders.read(content, name))
    try:
        made = accept(
            engine,
            content=content,
            reading=reading,
            accepted_by=arrival.by,
            now=arrival.now,
            stated=orders.stated,
            received_at=arrival.received_at,
            later=later,
            replaces=orders.replaces,
            open_only=True,
        )
    except NotAcceptable as why:
        return _refuse(engine, reading, arrival, orders.stated, why)
    return _accepted(engine, reading, made)


def _accepted(engine: Engine, reading: Reading, made: tuple[Submission, ...]) -> Loaded:
    if made:
        forms = forms_held(engine, [one.id for one in made])
        return Loaded(
            file=reading.file,
            outcome=Outcome.ACCEPTED,
            submissions=made,
            findings=reading.findings,
            kept=tuple(form for form in forms if form.is_kept),
        )
    with engine.connect() as connection:
        instead = [
            form
            for key, tables in tables_by_report(reading).items()
            for form in in_force_instead(connection, key, tables)
            if form.workbook_sha256 != reading.sha256
        ]
    return Loaded(
        file=reading.file,
        outcome=Outcome.HELD,
        findings=reading.findings,
        instead=tuple(instead),
    )


def _refuse(
    engine: Engine,
    reading: Reading,
    arrival: Arrival,
    stated: tuple[str, str],
    why: NotAcceptable,
) -> Loaded:
    passing = any(finding.code in PASSING for finding in reading.findings)
    if reading.has_errors and not passing:
        with writing(engine) as connection:
            keep_reading(connection, reading, "refused", arrival.by, arrival.now, stated)
    return Loaded(
        file=reading.file,
        outcome=Outcome.REFUSED,
        reason="" if reading.has_errors or why.findings else str(why),
        findings=(*reading.findings, *why.findings),
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
