"""The file of a backup: a zip that tells what it holds and by which it can be proven whole.

`kho.json` tells the step of the structure, when the file was made and, of each table, its columns,
how many rows, and the digest of `bang/<table>.jsonl`, where each line is a row.
"""

import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from tracking.vocabulary import TrackingError

_TOLD = "kho.json"
_FORMAT = 1


class Damaged(TrackingError):
    """A backup that cannot be trusted."""

    def __init__(self, why: str) -> None:
        super().__init__(f"Bản sao lưu bị hỏng ({why}); hãy dùng bản sao lưu khác.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A table of a backup: its columns in order, how many rows, the digest of its lines."""

    columns: list[str]
    rows: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """What a backup says of itself."""

    made_at: datetime
    step: str
    tables: Mapping[str, Held]

    @property
    def rows(self) -> int:
        """The rows of all its tables."""
        return sum(one.rows for one in self.tables.values())


def write_table(
    archive: zipfile.ZipFile, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]
) -> Held:
    """Write the rows of a table, of values that JSON knows."""
    digest = hashlib.sha256()
    count = 0
    with archive.open(_member(table), "w", force_zip64=True) as member:
        for row in rows:
            line = json.dumps(row, ensure_ascii=False).encode() + b"\n"
            digest.update(line)
            member.write(line)
            count += 1
    return Held(columns=list(columns), rows=count, sha256=digest.hexdigest())


def write_told(archive: zipfile.ZipFile, made: Backup) -> None:
    """Write what the backup says of itself, once its tables are in it."""
    told = {
        "format": _FORMAT,
        "made_at": made.made_at.isoformat(),
        "step": made.step,
        "tables": {name: asdict(held) for name, held in made.tables.items()},
    }
    archive.writestr(_TOLD, json.dumps(told, ensure_ascii=False, indent=1))


def read_backup(file: Path) -> Backup:
    """What a backup says of itself, once all of it was read and agrees with that.

    Raises TrackingError for a file that is no backup, or is damaged.
    """
    with opened(file) as archive:
        made = _told(archive)
        for name, held in made.tables.items():
            digest = hashlib.sha256()
            count = 0
            for line in lines(archive, name):
                digest.update(line)
                count += 1
            if (digest.hexdigest(), count) != (held.sha256, held.rows):
                raise Damaged(f"bảng {name} không còn như khi ghi")
    return made


@contextmanager
def opened(file: Path) -> Iterator[zipfile.ZipFile]:
    """The zip of a backup; what is wrong with it is said in words."""
    try:
        with zipfile.ZipFile(file) as archive:
            yield archive
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as trouble:
        raise Damaged("không đọc được, hoặc không phải bản sao lưu") from trouble


def lines(archive: zipfile.ZipFile, table: str) -> Iterator[bytes]:
    """The rows of a table, as they were written."""
    try:
        member = archive.open(_member(table))
    except KeyError:
        raise Damaged(f"thiếu bảng {table}") from None
    with member:
        yield from member


def _member(table: str) -> str:
    return f"bang/{table}.jsonl"


def _told(archive: zipfile.ZipFile) -> Backup:
    try:
        told = json.loads(archive.read(_TOLD))
        is_known = told["format"] == _FORMAT
    except (KeyError, ValueError, TypeError):
        raise Damaged("không phải bản sao lưu của kho này") from None
    if not is_known:
        raise TrackingError(
            "Bản sao lưu do bản phần mềm mới hơn ghi; cập nhật phần mềm rồi chạy lại."
        )
    try:
        return Backup(
            made_at=datetime.fromisoformat(told["made_at"]),
            step=told["step"],
            tables={name: Held(**held) for name, held in told["tables"].items()},
        )
    except (KeyError, ValueError, TypeError, AttributeError):
        raise Damaged("lời khai của tệp không đủ") from None
