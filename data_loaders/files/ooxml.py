"""What calamine does not tell of an .xlsx: errors, missing results, hidden parts, formats, fonts.

A sheet's XML is searched as bytes, never built into a tree, and only where cheap marks show that
there is something to find: a calm sheet costs little more than its inflation.
"""

import re
from collections.abc import Container, Iterable, Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple

from data_loaders.files.container import Refused
from data_loaders.files.package import utf8
from data_loaders.grid import Place, column_letter

_Buffer = bytes | bytearray
_LAST_COLUMN, _LAST_ROW = 16_383, 1_048_575
_SHARED = re.compile(rb"<(?:[\w.-]+:)?si\b[^>]*?(?:/>|>(.*?)</(?:[\w.-]+:)?si\s*>)", re.S)
_TEXT = re.compile(rb"<(?:[\w.-]+:)?t(?=[\s>])[^>]*>([^<]*)")
_SHARED_TYPE = re.compile(rb"\bt\s*=\s*[\"']s[\"']")


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
            rb"<%sc(?=\s)([^>]*?)\sr\s*=\s*[\"']([A-Z]+)(\d+)[\"']([^>/]*)>\s*<%s"
            rb"(?:(?:v|is\s*>\s*<%st)\b[^>]*>([^<]*)|(is|f)\b)" % (p, p, p)
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


class Extent(NamedTuple):
    """How far a sheet goes: a cell of its lowest row, and one of its rightmost column."""

    lowest: Place
    rightmost: Place

    @property
    def cells(self) -> int:
        """How many cells there are up to there, filled or not."""
        return (self.lowest[0] + 1) * (self.rightmost[1] + 1)

    @property
    def farthest(self) -> Place:
        """The filled cell that lies farther off than a sheet has use for."""
        is_low = self.lowest[0] * _LAST_COLUMN >= self.rightmost[1] * _LAST_ROW
        return self.lowest if is_low else self.rightmost


def blank_texts(data: _Buffer) -> frozenset[bytes]:
    """The numbers, as cells write them, of the shared texts that are nothing but blanks."""
    found = enumerate(_SHARED.findall(utf8(data)))
    return frozenset(
        str(number).encode()
        for number, text in found
        if not b"".join(_TEXT.findall(text)).decode("utf-8", "replace").strip()
    )


def _reached(cells: Iterable[tuple[bytes, ...]]) -> Extent:
    """How far cells go, each as it is found: its letters second, its row number third."""
    lowest, rightmost = (-1, -1), (-1, -1)
    for _, letters, digits, *_ in cells:
        row, column = int(digits) - 1, column_number(letters)
        if row > lowest[0]:
            lowest = row, column
        if column > rightmost[1]:
            rightmost = row, column
    return Extent(lowest, rightmost)


def _is_blank(value: bytes, attributes: bytes, blanks: Container[bytes]) -> bool:
    if _SHARED_TYPE.search(attributes):
        return value in blanks
    return not value.decode("utf-8", "replace").strip()


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

    def extent(self, limit: int) -> Extent:
        """How far cells go that hold something, be it blanks; exact only beyond `limit` cells."""
        rows = self.last_row() + 1
        wide = re.search(rb"r=[\"'][A-Z]{2}", self.data) is not None
        columns = _LAST_COLUMN if wide else 26
        if rows * columns <= limit:
            return Extent((rows - 1, 0), (0, columns - 1))
        return _reached(self.tags.filled.findall(self.data))

    def extent_without(self, blanks: Container[bytes]) -> Extent:
        """How far cells go that hold more than blanks; `blanks` are the numbers of the shared texts
        that hold no more."""
        return _reached(
            found
            for found in self.tags.filled.findall(self.data)
            if found[5] or not _is_blank(found[4], found[0] + found[3], blanks)
        )

    def last_row(self) -> int:
        """The number of the last row element, -1 when there is none or it bears none."""
        found = self.tags.place.match(self.data, self.data.rfind(b"<%srow" % self.prefix))
        return int(found[3]) - 1 if found and found[3] else -1
