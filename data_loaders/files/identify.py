"""What is this file really? Told by its content, never by its name."""

import re
from enum import StrEnum

from data_loaders.files.container import CHUNK, MAX_PACKED, Parts, Refused

_CFB_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CONTENT_TYPES = "[content_types].xml"


class Kind(StrEnum):
    """The formats that are read; templates and macro workbooks count as their plain format."""

    XLSX = "xlsx"
    XLSB = "xlsb"
    ODS = "ods"
    XLS = "xls"


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
    for folder, kind in (("word/", "Word"), ("ppt/", "PowerPoint")):
        if any(name.startswith(folder) for name in names):
            raise Refused("file_document", kind=kind)
    if any(name.endswith(".iwa") or name == "index.zip" for name in names):
        raise Refused("file_unsupported_format", kind="Apple Numbers (.numbers)")
    if _CONTENT_TYPES in names or "xl/workbook.xml" in names:
        return Kind.XLSX
    if not names or any(name.startswith("xl/") for name in names):
        raise Refused("file_damaged")
    raise Refused("file_archive", kind="ZIP")


def _identify_open_document(content: bytes) -> Kind:
    parts = Parts(content)
    mimetype = parts.read("mimetype")
    if b"spreadsheet" not in mimetype:
        kinds = {b"text": "Writer", b"presentation": "Impress", b"graphics": "Draw"}
        kind = next((kind for word, kind in kinds.items() if word in mimetype), "OpenDocument")
        raise Refused("file_document", kind=kind)
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
    for stream, kind in (("WordDocument", "Word"), ("PowerPoint Document", "PowerPoint")):
        if holds(stream):
            raise Refused("file_document", kind=kind)
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
