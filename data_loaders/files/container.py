"""How the parts of a zipped workbook are inflated: never more than they may be.

Limits come before work: what the file declares is checked first, and what really comes out is
checked again while inflating, as declarations lie.
"""

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

MAX_PACKED = 30 * 1024 * 1024
MAX_UNPACKED = 300 * 1024 * 1024
MAX_PARTS = 2_000
MAX_RATIO = 200
RATIO_MATTERS_FROM = 8 * 1024 * 1024
CHUNK = 1024 * 1024
HEAD = 512

_READ_PARTS = (".xml", ".rels", ".bin")
_ENCRYPTED_FLAG = 0x1


class Refused(Exception):
    """A file that will not be opened: `code` is a kind of finding, `details` fill its sentence."""

    def __init__(self, code: str, **details: Any) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


def _too_big() -> Refused:
    return Refused("file_bomb", limit=MAX_UNPACKED // CHUNK)


class Parts:
    """The parts of a zipped workbook, by name without regard to case; inflated with a limit."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._sizes: dict[str, int] = {}
        self._members = {
            info.filename.replace("\\", "/").lstrip("/").lower(): info
            for info in _declared(content)
        }

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._members

    def names(self) -> Iterator[str]:
        """The names of all parts, lower case."""
        return iter(self._members)

    def read(self, name: str) -> bytearray:
        """The inflated bytes of a part."""
        info = self._members.get(name.lower())
        if info is None:
            raise Refused("file_damaged")
        data = self._inflate(info)
        if zlib.crc32(data) != info.CRC:
            raise Refused("file_damaged")
        self._sizes[info.filename] = len(data)
        if sum(self._sizes.values()) > MAX_UNPACKED:
            raise _too_big()
        return data

    def head(self, name: str) -> bytes:
        """The first bytes of a part."""
        packed = self._packed(self._members[name.lower()])
        if self._members[name.lower()].compress_type == zipfile.ZIP_STORED:
            return bytes(packed[:HEAD])
        try:
            return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed[: 2 * HEAD], HEAD)
        except zlib.error:
            raise Refused("file_damaged") from None

    def _inflate(self, info: zipfile.ZipInfo) -> bytearray:
        packed = self._packed(info)
        if info.compress_type == zipfile.ZIP_STORED:
            return bytearray(packed)
        data = bytearray()
        rest: memoryview | bytes = packed
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            while rest and not inflater.eof:
                data += inflater.decompress(rest, CHUNK)
                rest = inflater.unconsumed_tail
                if len(data) > info.file_size:
                    is_bomb = len(data) > MAX_RATIO * (len(packed) - len(rest))
                    raise _too_big() if is_bomb else Refused("file_damaged")
        except zlib.error:
            raise Refused("file_damaged") from None
        return data

    def _packed(self, info: zipfile.ZipInfo) -> memoryview:
        header = info.header_offset
        if self._content[header : header + 4] != b"PK\x03\x04":
            raise Refused("file_damaged")
        sizes = self._content[header + 26 : header + 30]
        skipped = int.from_bytes(sizes[:2], "little") + int.from_bytes(sizes[2:], "little")
        start = header + 30 + skipped
        return memoryview(self._content)[start : start + info.compress_size]


def _declared(content: bytes) -> list[zipfile.ZipInfo]:
    """The members a zip declares, refused when the declaration alone is too much."""
    # Counted before zipfile builds an object for each of perhaps a million entries.
    if content.count(b"PK\x01\x02") > MAX_PARTS:
        raise Refused("file_too_many_parts", limit=MAX_PARTS)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError):
        raise Refused("file_incomplete") from None
    for info in members:
        _check_member(info)
    if sum(info.file_size for info in members) > MAX_UNPACKED:
        raise _too_big()
    return members


def _check_member(info: zipfile.ZipInfo) -> None:
    if info.flag_bits & _ENCRYPTED_FLAG:
        raise Refused("file_encrypted")
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Refused("file_damaged")
    is_suspect = info.file_size > RATIO_MATTERS_FROM and info.filename.lower().endswith(_READ_PARTS)
    if is_suspect and info.file_size > MAX_RATIO * max(info.compress_size, 1):
        raise _too_big()
