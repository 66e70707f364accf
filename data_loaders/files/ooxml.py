"""What calamine does not tell of an .xlsx: errors, missing results, hidden parts, formats, fonts.

A sheet's XML is searched as bytes, never built into a tree, and only where cheap marks show that
there is something to find: a calm sheet costs little more than its inflation.
"""

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple

from data_loaders.files.container import Refused
from data_loaders.files.package import utf8
from data_loaders.grid import Place, column_letter

_Buffer = bytes | bytearray
_LAST_COLUMN = 16_383


class _Tags(NamedTuple):
    """Patterns for the elements of a sheet under one namespace prefix."""

    place: re.Pattern[bytes]
    hidden_row: re.Pattern[bytes]
    error: re.Pattern[bytes]
    uncached: re.Pattern[bytes]
    column: re.Pattern[bytes]
    merge: re.Pattern[bytes]
    filled: re.Pattern[bytes]


@lru_cache(maxsize=16)
def _tags(prefix: bytes) -> _Tags:
    p = re.escape(prefix)
    return _Tags(
        place=re.compile(
            rb"<%s(row|c)(?=[\s/>])"
            rb"(?:(?=[^>]*?\sr\s*=\s*[\"']([A-Za-z]*)(\d+)))?"
            rb"(?:(?=[^>]*?\ss\s*=\s*[\"'](\d+)))?" % p
        ),
        hidden_row=re.compile(rb"<%srow(?=\s)[^>]*\shidden\s*=\s*[\"'](?:1|true)[\"']" % p),
        error=re.compile(
            rb"<%sc(?=\s)[^>]*\st\s*=\s*[\"']e[\"'][^>]*(?:/>|>"
            rb"(?:\s*<%sf\b(?:[^>]*/>|[^>]*>[^<]*</%sf\s*>))?\s*(?:<%sv\b[^>]*>([^<]*))?)"
            % (p, p, p, p)
        ),
        uncached=re.compile(
            rb"<%sc(?=[\s>])([^>]*)>\s*<%sf\b(?:[^>]*/>|[^>]*>[^<]*</%sf\s*>)\s*"
            rb"(?:<%sv\s*/>|<%sv\s*>\s*</%sv\s*>)?\s*</%sc\s*>" % (p, p, p, p, p, p, p)
        ),
        column=re.compile(rb"<%scol(?=\s)([^>]*)>" % p),
        merge=re.compile(
            rb"<%smergeCell(?=\s)[^>]*\sref\s*=\s*[\"']([A-Z]+)(\d+):([A-Z]+)(\d+)[\"']" % p
        ),
        filled=re.compile(
            rb"<%sc(?=\s)[^>]*?\sr\s*=\s*[\"']([A-Z]+)(\d+)[\"'][^>/]*>\s*<%s(?:v|is|f)\b" % (p, p)
        ),
    )


@lru_cache(maxsize=20_000)
def column_number(letters: bytes) -> int:
    """b"A" -> 0, b"AA" -> 26."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number - 1


def _attribute(name: bytes, tag: bytes) -> bytes:
    found = re.search(rb"\s%s\s*=\s*[\"']([^\"']*)" % name, tag)
    return found[1] if found else b""


class SheetScan:
    """One sheet's XML under search; let go of as soon as the facts are found."""

    def __init__(self, data: _Buffer) -> None:
        self.data = utf8(data)
        if b"<!DOCTYPE" in self.data[:4096]:
            raise Refused("file_damaged")
        found = re.search(rb"<((?:[\w.-]+:)?)worksheet\b", self.data[:65536])
        self.prefix = found[1] if found else b""
        self.tags = _tags(self.prefix)

    def places(self) -> Iterator[tuple[int, int, int, int]]:
        """(offset, row, column, style) of every row (column -1) and cell, numbered or not."""
        row = column = -1
        for found in self.tags.place.finditer(self.data):
            kind, letters, digits, style = found.groups()
            if kind == b"row":
                row = int(digits) - 1 if digits else row + 1
                column = -1
            elif letters:
                row, column = int(digits) - 1, column_number(letters)
            else:
                column += 1
            yield found.start(), row, column, int(style or 0)

    @cached_property
    def _by_offset(self) -> dict[int, Place]:
        return {offset: (row, column) for offset, row, column, _ in self.places()}

    def column_styles(self, column: int) -> Iterator[tuple[int, int]]:
        """(row, style) down one column."""
        opening = b'<%sc r="' % self.prefix
        if self.data.count(opening) != self.data.count(b"<%sc " % self.prefix):
            yield from ((row, style) for _, row, at, style in self.places() if at == column)
            return
        # Nearly every writer puts the place first: then a plain search finds the column at once.
        letters = column_letter(column).encode()
        cell = re.compile(
            rb"%s%s(\d+)\"(?:[^>]*?\ss\s*=\s*[\"'](\d+))?" % (re.escape(opening), letters)
        )
        for found in cell.finditer(self.data):
            yield int(found[1]) - 1, int(found[2] or 0)

    def place(self, offset: int) -> Place:
        """Where the row or cell whose tag starts here stands."""
        found = self.tags.place.match(self.data, offset)
        if found and found[3]:
            return int(found[3]) - 1, column_number(found[2])
        return self._by_offset.get(offset, (-1, -1))

    def errors(self) -> dict[Place, str]:
        """The error cells and what they show."""
        if b'"e"' not in self.data and b"'e'" not in self.data:
            return {}
        return {
            place: (found[1] or b"#N/A").decode("utf-8", "replace").strip()
            for found in self.tags.error.finditer(self.data)
            if (place := self.place(found.start()))[0] >= 0
        }

    def uncached(self) -> set[Place]:
        """The formulas whose result was never stored."""
        if b"<%sf" % self.prefix not in self.data:
            return set()
        return {
            place
            for found in self.tags.uncached.finditer(self.data)
            # A formula whose stored result is the empty text has a type and an empty value.
            if not (_attribute(b"t", found[1]) == b"str" and b"<%sv" % self.prefix in found[0])
            and (place := self.place(found.start()))[0] >= 0
        }

    def hidden_rows(self) -> frozenset[int]:
        """The rows not shown, filtered ones too."""
        if b"hidden" not in self.data:
            return frozenset()
        return frozenset(
            self.place(found.start())[0] for found in self.tags.hidden_row.finditer(self.data)
        )

    def hidden_columns(self) -> frozenset[int]:
        """The columns not shown."""
        head = self.data[: max(self.data.find(b"<%ssheetData" % self.prefix), 0)]
        hidden: set[int] = set()
        for tag in self.tags.column.findall(head) if b"hidden" in head else ():
            first, last = _attribute(b"min", tag), _attribute(b"max", tag)
            if _attribute(b"hidden", tag) in (b"1", b"true") and first.isdigit() and last.isdigit():
                hidden.update(range(int(first) - 1, min(int(last), _LAST_COLUMN + 1)))
        return frozenset(hidden)

    def merges(self) -> list[tuple[int, int, int, int]]:
        """The merged areas as (top, left, bottom, right)."""
        start = max(self.data.rfind(b"</%ssheetData" % self.prefix), 0)
        return [
            (int(top) - 1, column_number(left), int(bottom) - 1, column_number(right))
            for left, top, right, bottom in self.tags.merge.findall(self.data, start)
        ]

    def last_filled(self, limit: int) -> Place:
        """The far corner of the cells that hold something; exact only beyond `limit` cells."""
        rows = self.last_row() + 1
        wide = re.search(rb"r=[\"'][A-Z]{2}", self.data) is not None
        if rows * (26 if not wide else _LAST_COLUMN) <= limit:
            return rows - 1, 25 if not wide else _LAST_COLUMN
        bottom = right = -1
        for letters, digits in self.tags.filled.findall(self.data):
            bottom, right = max(bottom, int(digits) - 1), max(right, column_number(letters))
        return bottom, right

    def last_row(self) -> int:
        """The number of the last row element, -1 when there is none or it bears none."""
        found = self.tags.place.match(self.data, self.data.rfind(b"<%srow" % self.prefix))
        return int(found[3]) - 1 if found and found[3] else -1
