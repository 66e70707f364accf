"""Raw cells of any reader -> values of a Sheet: text in Unicode, whole numbers, plain dates."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from data_loaders.files.settled import settle
from data_loaders.grid import Place, Value
from tracking.legacy_text import decode_legacy, draws_capitals

Font = Callable[[int, int], str | None]
"""The font of a cell when it draws an old encoding, else None."""

# Beyond it a float no longer holds every whole number.
_EXACT = 1e15
_MIDNIGHT = time()
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_HIGH = re.compile("[\u00a1-\u00ff]")


def unescape(text: str) -> str:
    """Text without Excel's `_x000D_` spelling of control characters."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def is_blank(value: Any) -> bool:
    """Whether a raw value is a text of nothing but blanks: such a cell is empty."""
    return isinstance(value, str) and not value.strip()


def _clean(text: str, font: str | None) -> tuple[str | None, bool]:
    """The text as it was meant (None when it is but blanks), and whether an old encoding was
    undone."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if is_blank(text):
        return None, False
    if text.isascii() and font is None:
        return text, False
    is_recoded = False
    if font or _HIGH.search(text):
        text, is_recoded = decode_legacy(text, font)
    return unicodedata.normalize("NFC", text), is_recoded


class _Texts(dict[str, str | None]):
    """Raw text -> clean text, each distinct one cleaned once and kept in memory once."""

    def __init__(self, font: str | None = None) -> None:
        super().__init__()
        self.font = font
        self.recoded: set[str] = set()

    def __missing__(self, raw: str) -> str | None:
        text, is_recoded = _clean(raw, self.font)
        if is_recoded:
            self.recoded.add(raw)
        self[raw] = text
        return text


class Texts:
    """The texts of one workbook, by the font they are drawn in."""

    def __init__(self) -> None:
        self.plain = _Texts()
        self._by_font: dict[str, _Texts] = {}

    def drawn_in(self, font: str | None) -> _Texts:
        """The texts drawn in a font of an old encoding."""
        if font is None:
            return self.plain
        if font not in self._by_font:
            self._by_font[font] = _Texts(font)
        return self._by_font[font]


def plain_value(value: Any) -> Value:
    """A value other than text in its plainest type."""
    if isinstance(value, float):
        return int(value) if value.is_integer() and -_EXACT < value < _EXACT else value
    if isinstance(value, datetime):
        return value.date() if value.time() == _MIDNIGHT else value
    if isinstance(value, timedelta):
        return value.total_seconds() / 86400
    return value if isinstance(value, int | date | time) else None


class Grid:
    """Rows under way: ragged, without trailing blanks, each old-encoded place remembered, and each
    that may be one (`doubtful`). `fonts` are the old-encoding fonts `font` may answer."""

    def __init__(
        self, texts: Texts, font: Font | None = None, fonts: Iterable[str | None] = ()
    ) -> None:
        self.rows: list[list[Value]] = []
        self.recoded: list[Place] = []
        self.doubtful: list[Place] = []
        self._texts = texts
        names = {name for name in fonts if name}
        self._font = font if names else None
        self._has_capitals = any(map(draws_capitals, names))
        self._proven: dict[Place, str] = {}

    def extend(self, raw_rows: Iterable[list[Any]], left: int = 0) -> None:
        """Adds rows whose first cell stands in column `left`."""
        kept = len(self.rows)
        for raw in raw_rows:
            row = self._fonted(raw, left) if self._font else self._plain(raw, left)
            while row and row[-1] is None:
                row.pop()
            self.rows.append([None] * left + row if row and left else row)
            if row:
                kept = len(self.rows)
        del self.rows[kept:]
        self._settle()

    def _settle(self) -> None:
        """Content that shows an old encoding without its font tells of the cells around it."""
        if self._proven:
            converted, self.doubtful = settle(self.rows, self.recoded, self._proven)
            self.recoded = sorted((*self.recoded, *converted))

    def _plain(self, raw: list[Any], left: int) -> list[Value]:
        texts = self._texts.plain
        # In one expression, as it runs once for each of perhaps a million cells.
        row = [
            texts[one]
            if type(one) is str
            else int(one)
            if type(one) is float and one.is_integer() and -_EXACT < one < _EXACT
            else plain_value(one)
            for one in raw
        ]
        if texts.recoded:
            for column, one in enumerate(raw, left):
                if type(one) is str and one in texts.recoded:
                    self._note(column, one, texts)
        return row

    def _fonted(self, raw: list[Any], left: int) -> list[Value]:
        row: list[Value] = []
        for column, one in enumerate(raw, left):
            if type(one) is not str:
                row.append(plain_value(one))
            else:
                texts = self._texts.drawn_in(self._font_of(one, column))
                row.append(texts[one])
                if one in texts.recoded:
                    self._note(column, one, texts)
        return row

    def _font_of(self, text: str, column: int) -> str | None:
        """The font of a cell of the row under way, where it may change the text."""
        if self._font is None or (text.isascii() and not self._has_capitals):
            return None
        return self._font(len(self.rows), column)

    def _note(self, column: int, raw: str, texts: _Texts) -> None:
        place = len(self.rows), column
        self.recoded.append(place)
        if texts is self._texts.plain:
            self._proven[place] = raw
