"""What was understood of every file, accepted or refused: kept, so that it is told again alike."""

import hashlib
import zlib
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from tracking import exchange
from tracking.habits import TOLD
from tracking.settings import ROOT
from tracking.store.schema import readings
from tracking.vocabulary import Finding, Reading

_READER = ("data_loaders", "tracking")
_ASSIGNED = frozenset({"heading_assigned", "heading_set_aside"})
_TOLD = _ASSIGNED | {*TOLD.values()}
_DECLARED = frozenset({".py", ".csv", ".toml"})


@cache
def reader_version() -> str:
    """Differs whenever the reader may understand a file differently: a digest of its modules and
    declarations. A wording added to a column map so reaches the files refused before it."""
    digest = hashlib.sha256()
    for path in _reader_files():
        digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def _reader_files() -> Iterator[Path]:
    store = ROOT / "tracking" / "store"
    for folder in _READER:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in _DECLARED and store not in path.parents:
                yield path


def keep_reading(
    connection: Connection,
    reading: Reading,
    outcome: str,
    by: str,
    now: datetime,
    stated: tuple[str, str],
    reader: str = "",
) -> int:
    """Keep what was understood of a file; the id of the reading. `reader` tells which reader it
    was, where it is not the one of now."""
    held = held_reading(connection, reading.sha256, reading.file, stated, reader)
    if held is not None and held.outcome == outcome:
        return int(held.id)
    added = connection.execute(
        insert(readings).values(
            sha256=reading.sha256, file_name=reading.file, stated_unit=stated[0],
            stated_period=stated[1], reader_version=reader or reader_version(), outcome=outcome,
            packed=packed(reading), read_at=now, read_by=by,
        ).returning(readings.c.id)
    )  # fmt: skip
    return int(added.scalar_one())


def held_reading(
    connection: Connection, digest: str, name: str, stated: tuple[str, str], reader: str = ""
) -> Row[Any] | None:
    """The kept reading of these bytes by a reader (that of now), the accepted one first.

    Of this name, too: a file may be refused, renamed after its unit and period, and sent again.
    """
    query = select(readings).where(
        readings.c.sha256 == digest,
        readings.c.file_name == name,
        readings.c.stated_unit == stated[0],
        readings.c.stated_period == stated[1],
        readings.c.reader_version == (reader or reader_version()),
    )
    return connection.execute(query.order_by(readings.c.outcome)).first()


def packed(reading: Reading) -> bytes:
    """A Reading as the store keeps it."""
    return zlib.compress(exchange.pack(reading))


def unpacked(row: Row[Any]) -> Reading:
    """The Reading a row of `readings` holds, or any other with a `packed` one."""
    return unpacked_bytes(row.packed)


def unpacked_bytes(held: bytes) -> Reading:
    """The Reading that `packed` made bytes of."""
    return exchange.unpack(zlib.decompress(held))


def is_of(reading: Reading, content: bytes) -> bool:
    """Whether a reading is of these bytes."""
    return hashlib.sha256(content).hexdigest() == reading.sha256


def assigned_told(reading: Reading) -> frozenset[Finding]:
    """What a reading says of the headings that its unit had assigned."""
    return frozenset(one for one in reading.findings if one.code in _ASSIGNED)


def told_by_unit(reading: Reading) -> frozenset[Finding]:
    """What a reading says of all that its unit had told by hand: headings, how it writes."""
    return frozenset(one for one in reading.findings if one.code in _TOLD)
