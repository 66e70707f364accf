"""How much room does a text take in Arial? Widths are rounded up, so a box is never too small.

Sizes of type are in points, everything else is in inches.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from tracking.briefings.content import Card, Column, Line, Measure, Table, Value
from tracking.briefings.deck_look import GREY, plain
from tracking.charts.theme import STANDINGS
from tracking.figures import words
from tracking.quantities import shown_vi
from tracking.vocabulary import Standing

CELL, CELL_BESIDE = 14, 12
PAD_X, PAD_Y = 0.08, 0.055
"""Left and right of the text of a cell; above and below it."""
BETWEEN = 0.13
"""Between two sentences."""
LABEL, VALUE, CARD_PAD = 18, 44, 0.14
_LEADING, _POINTS = 1.2, 72
_THIN, _NARROW = "ijlI.,:;'|!·", ' ftr()[]-/\\“”"*'
_WIDE, _WIDEST = "mwMGOQCDHNRUAKBEPSVXY%", "W@—…"
_BOLD = 1.07


@lru_cache(maxsize=512)
def _letter(letter: str) -> float:
    """The width of a letter, in parts of the size of its type."""
    base = unicodedata.normalize("NFD", letter)[:1].replace("đ", "d").replace("Đ", "D")
    if unicodedata.combining(letter):
        return 0.0
    for letters, width in ((_THIN, 0.28), (_NARROW, 0.35), (_WIDEST, 1.0), (_WIDE, 0.76)):
        if base in letters:
            return 0.86 if base in "mM%" else width
    if base.isascii():
        return 0.67 if base.isupper() else 0.57
    return 1.0 if unicodedata.east_asian_width(letter) in "WF" else 0.72


@lru_cache(maxsize=20_000)
def _word(word: str) -> float:
    return sum(map(_letter, word))


def line_count(text: str, width: float, size: float, *, bold: bool = False) -> int:
    """How many lines a text takes in a box so wide, wrapped between words."""
    room = width * _POINTS / (size * (_BOLD if bold else 1))
    lines, taken = 1, 0.0
    for word in plain(text).split(" "):
        needed = _word(word)
        space = _letter(" ") if taken else 0.0
        if taken + space + needed <= room:
            taken += space + needed
            continue
        lines += 1 if taken else 0
        while needed > room:
            lines, needed = lines + 1, needed - room
        taken = needed
    return lines


def tall(lines: int, size: float) -> float:
    """The height of so many lines."""
    return lines * size * _LEADING / _POINTS


def text_height(text: str, width: float, size: float, *, bold: bool = False) -> float:
    """The height of a text wrapped in a box so wide."""
    return tall(line_count(text, width, size, bold=bold), size)


def cut(text: str, width: float, size: float, most: int, *, bold: bool = False) -> Iterator[str]:
    """A text in pieces of at most so many lines, cut between words."""
    words_left = plain(text).split(" ")
    while words_left:
        low, high = 1, len(words_left)
        while low < high:
            middle = (low + high + 1) // 2
            fits = line_count(" ".join(words_left[:middle]), width, size, bold=bold) <= most
            low, high = (middle, high) if fits else (low, middle - 1)
        piece = " ".join(words_left[:low])
        words_left = words_left[low:]
        # One word longer than a page is cut where the page ends.
        letters = max(int(width * _POINTS / size * most / 1.1), 1)
        while line_count(piece, width, size, bold=bold) > most:
            yield piece[:letters]
            piece = piece[letters:]
        yield piece


def cell_text(value: Value, measure: Measure) -> str:
    """A cell as it is read: percent, billions of đồng, days, all as written in Vietnam."""
    if value is None:
        return "–"
    if isinstance(value, str):
        return _day(value) if measure is Measure.DAY else value
    if measure is Measure.RATE:
        return words.percent(value)
    return words.billions(value) if measure is Measure.VND else shown_vi(value)


def _day(iso: str) -> str:
    try:
        return date.fromisoformat(iso).strftime("%d/%m/%Y")
    except ValueError:
        return iso


def column_widths(columns: Sequence[Column], width: float) -> list[float]:
    """The widths of the columns by their shares."""
    whole = sum(column.share for column in columns)
    return [width * column.share / whole for column in columns]


def row_height(texts: Sequence[str], widths: Sequence[float], size: float, bold: bool) -> float:
    """The height of a row with these texts in columns so wide."""
    return 2 * PAD_Y + max(
        text_height(text, width - 2 * PAD_X, size, bold=bold)
        for text, width in zip(texts, widths, strict=True)
    )


def table_texts(table: Table) -> list[list[str]]:
    """The headings, then the rows, as they are read."""
    told = [[column.heading for column in table.columns]]
    measures = [column.measure for column in table.columns]
    for row in table.rows:
        told.append([cell_text(one, kind) for one, kind in zip(row, measures, strict=True)])
    return told


def table_heights(table: Table, width: float, size: float) -> list[float]:
    """The height of the headings, then of each row."""
    widths = column_widths(table.columns, width)
    return [row_height(row, widths, size, not at) for at, row in enumerate(table_texts(table))]


def standing_words(standing: Standing) -> tuple[str, str]:
    """A standing as glyph and word, and its colour; grey where there is nothing to keep up with."""
    mark = STANDINGS[standing]
    if standing is Standing.NOT_APPLICABLE:
        return f"{mark.glyph} {mark.word} lộ trình", f"#{GREY}"
    return f"{mark.glyph} {mark.word}", mark.color


def line_words(line: Line) -> str:
    """A sentence with its standing and what it is about, as it is measured and read aloud."""
    standing = f"{standing_words(line.standing)[0]} · " if line.standing else ""
    return f"{standing}{line.head}: {line.text}" if line.head else f"{standing}{line.text}"


def lines_height(lines: Sequence[Line], width: float, size: float) -> float:
    """The height of sentences one below the other."""
    # The head is bold, so wider; measured as if half of the sentence were.
    told = (text_height(line_words(one), width * 0.97, size) for one in lines)
    return sum(told) + BETWEEN * max(len(lines) - 1, 0)


def card_height(card: Card, width: float, size: float) -> float:
    """The height of a card, its lines in type of this size."""
    inner = width - 2 * CARD_PAD
    label = text_height(card.label, inner, LABEL, bold=True)
    value = text_height(card.value, inner, VALUE, bold=True)
    told = sum(text_height(line, inner, size) + 0.08 for line in card.lines)
    return 2 * CARD_PAD + label + value + tall(1, LABEL) + 0.2 + told
