"""What is this file really, and is it small enough to open at all?

The type is told by content, never by name. Limits come before work: what the file declares is
checked first, and what really comes out while inflating is checked again, as declarations lie.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from enum import StrEnum
from io import BytesIO
from typing import Any

MAX_PACKED = 30 * 1024 * 1024
MAX_UNPACKED = 300 * 1024 * 1024
MAX_PARTS = 2_000
MAX_RATIO = 200
RATIO_MATTERS_FROM = 8 * 1024 * 1024
CHUNK = 1024 * 1024

_READ_PARTS = (".xml", ".rels", ".bin")
_CFB_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_FLAG = 0x1
_CONTENT_TYPES = "[content_types].xml"


class Refused(Exception):
    """A file that will not be opened: `code` is a kind of finding, `details` fill its sentence."""

    def __init__(self, code: str, **details: Any) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


def _too_big() -> Refused:
    return Refused("file_bomb", limit=MAX_UNPACKED // CHUNK)


class Kind(StrEnum):
    """The formats that are read; templates and macro workbooks count as their plain format."""

    XLSX = "xlsx"
    XLSB = "xlsb"
    ODS = "ods"
    XLS = "xls"


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


_PICTURES = (
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
)
_ARCHIVES = ((b"Rar!", "RAR"), (b"7z\xbc\xaf\x27\x1c", "7z"), (b"\x1f\x8b", "gzip"))
_LOCK_SIZES = (54, 55, 162, 165)
_BIFF_STREAM = re.compile(rb"\x09(?:\x00\x04\x00|[\x02\x04]\x06\x00|\x08[\x08\x10]\x00)")
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|table|meta|style|div)\b", re.I)


def identify(content: bytes) -> Kind:
    """The format of a workbook by its content; anything else is refused with its own code."""
    if len(content) > MAX_PACKED:
        raise Refused("file_too_large", size=len(content) // CHUNK, limit=MAX_PACKED // CHUNK)
    if not content.strip(b"\x00\t\r\n "):
        raise Refused("file_empty")
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _identify_zip(content)
    if content.startswith(_CFB_MAGIC):
        return _identify_compound(content)
    if _BIFF_STREAM.match(content):
        return Kind.XLS
    raise _not_a_workbook(content)


def _identify_zip(content: bytes) -> Kind:
    names = set(Parts(content).names())
    if any(name.endswith("workbook.bin") for name in names):
        return Kind.XLSB
    if "mimetype" in names and "content.xml" in names:
        return _identify_open_document(content)
    if any(name.startswith(("word/", "ppt/")) for name in names):
        raise Refused("file_document", kind="Word, PowerPoint")
    if any(name.endswith(".iwa") or name == "index.zip" for name in names):
        raise Refused("file_unsupported_format", kind="Apple Numbers (.numbers)")
    if _CONTENT_TYPES in names or "xl/workbook.xml" in names:
        return Kind.XLSX
    if not names or any(name.startswith("xl/") for name in names):
        raise Refused("file_damaged")
    raise Refused("file_archive", kind="ZIP")


def _identify_open_document(content: bytes) -> Kind:
    parts = Parts(content)
    if b"spreadsheet" not in parts.read("mimetype"):
        raise Refused("file_document", kind="Writer, Impress")
    manifest = "META-INF/manifest.xml"
    if manifest in parts and b"encryption-data" in parts.read(manifest):
        raise Refused("file_encrypted")
    return Kind.ODS


def _identify_compound(content: bytes) -> Kind:
    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in content

    if holds("EncryptedPackage") or holds("EncryptionInfo"):
        raise Refused("file_encrypted")
    if holds("Workbook\0") or holds("Book\0") or holds("WORKBOOK\0") or holds("BOOK\0"):
        return Kind.XLS
    if holds("WordDocument") or holds("PowerPoint Document"):
        raise Refused("file_document", kind="Word, PowerPoint")
    raise Refused("file_damaged")


def _not_a_workbook(content: bytes) -> Refused:
    for magic, name in _PICTURES:
        if content.startswith(magic):
            return Refused("file_picture", kind=name)
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return Refused("file_picture", kind="WEBP")
    if content[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif"):
        return Refused("file_picture", kind="HEIC")
    for magic, name in _ARCHIVES:
        if content.startswith(magic):
            return Refused("file_archive", kind=name)
    if b"%PDF-" in content[:1024]:
        return Refused("file_pdf")
    if _is_lock_file(content):
        return Refused("file_lock")
    return _not_even_binary(content)


def _is_lock_file(content: bytes) -> bool:
    """Excel's "~$name.xlsx": length and name of who has the book open, padded to 54 letters."""
    padding = content[1 + content[0] : 55]
    return len(content) in _LOCK_SIZES and content[0] < 54 and not padding.strip(b" \x00")


def _not_even_binary(content: bytes) -> Refused:
    head = content[:65536]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "replace").encode()
    head = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if b"urn:schemas-microsoft-com:office:spreadsheet" in head and head.startswith(b"<?xml"):
        return Refused("file_unsupported_format", kind="XML Spreadsheet 2003")
    if b"<office:document" in head:
        return Refused("file_unsupported_format", kind="OpenDocument (.fods)")
    if head.startswith(b"ID;P"):
        return Refused("file_unsupported_format", kind="SYLK (.slk)")
    if head.startswith(b"{\\rtf"):
        return Refused("file_document", kind="RTF")
    if _HTML.search(head) or head.startswith(b"MIME-Version:"):
        return Refused("file_html")
    if b"\x00" not in head:
        return Refused("file_text")
    return Refused("file_not_workbook")
