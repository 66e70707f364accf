"""An Office package: which part is which, found by its relationships as Office itself does."""

import posixpath
import re
from dataclasses import dataclass
from xml.etree import ElementTree

from data_loaders.files.container import Parts, Refused

_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff")
_WIDE = {b"<\x00": "utf-16-le", b"\x00<": "utf-16-be"}
_DECLARED = re.compile(rb"<\?xml[^>]*\sencoding\s*=\s*[\"']([\w.-]+)")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def odd_encoding(data: bytes | bytearray) -> str | None:
    """The encoding of XML that is not UTF-8."""
    head = bytes(data[:2])
    if head in _BYTE_ORDER_MARKS:
        return "utf-16"
    if head in _WIDE:
        return _WIDE[head]
    found = _DECLARED.match(data[:200])
    declared = found[1].decode().lower() if found else "utf-8"
    return None if declared in ("utf-8", "utf8", "us-ascii") else declared


def utf8(data: bytes | bytearray) -> bytes | bytearray:
    """XML re-encoded to UTF-8 when it is in something else."""
    encoding = odd_encoding(data)
    if encoding is None:
        return data
    try:
        text = data.decode(encoding, "replace")
    except LookupError:
        raise Refused("file_damaged") from None
    return _DECLARATION.sub("", text).encode()


def parse_xml(data: bytes | bytearray) -> ElementTree.Element:
    """The tree of a small part; one with a document type is refused, so no entity can grow."""
    data = utf8(data)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise Refused("file_damaged")
    try:
        return ElementTree.fromstring(bytes(data))
    except (ElementTree.ParseError, ValueError, LookupError):
        raise Refused("file_damaged") from None


def local_name(tag: str) -> str:
    """The name of an element or attribute without its namespace."""
    return tag.rpartition("}")[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """A part another part points to; `kind` is the last word of the relationship's type."""

    kind: str
    path: str


class Package:
    """The parts of an .xlsx or .xlsb by role."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        main = [one.path for one in self.related("").values() if one.kind == "officeDocument"]
        self.workbook = main[0] if main else self._workbook_by_name()
        self.workbook_parts = self.related(self.workbook)

    def _workbook_by_name(self) -> str:
        for name in self.parts.names():
            if posixpath.basename(name) in ("workbook.xml", "workbook.bin"):
                return name
        raise Refused("file_damaged")

    def related(self, part: str) -> dict[str, Related]:
        """What a part points to, by relationship id ("" is the package itself)."""
        folder, name = posixpath.split(part)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        if path not in self.parts:
            return {}
        found: dict[str, Related] = {}
        for entry in parse_xml(self.parts.read(path)):
            target = entry.get("Target", "").replace("\\", "/")
            kind = entry.get("Type", "").rpartition("/")[2]
            if entry.get("TargetMode") != "External" and target:
                joined = posixpath.normpath(posixpath.join("/", folder, target))
                found[entry.get("Id", "")] = Related(kind=kind, path=joined.lstrip("/"))
        return found

    def path_of(self, kind: str) -> str | None:
        """The part of the workbook with this role, if it is there."""
        for one in self.workbook_parts.values():
            if one.kind == kind and one.path in self.parts:
                return one.path
        return None
