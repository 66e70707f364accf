"""How much room does a text take in Arial? Widths are rounded up, so a box is never too small.

Sizes of type are in points, everything else is in inches.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from tracking.briefings.cells import cell_text
from tracking.briefings.content import Card, Line, Table
from tracking.briefings.deck.look import plain
from tracking.briefings.deck.theme import GREY
from tracking.charts.theme import STANDINGS
from tracking.vocabulary import Standing

CELL, CELL_BESIDE = 14, 12
"""The smallest type of a table with the whole width, and beside a chart."""
CELLS, CELLS_BESIDE = (18, 16, CELL), (14, CELL_BESIDE)
"""The types of a table that is whole on one slide."""
PAD_X, PAD_Y = 0.08, 0.055
"""Left and right of the text of a cell; above and below it."""
BETWEEN, NARROWER = 0.13, 0.97
"""Between two sentences; of their width, what they are measured by."""
LABEL, VALUE, CARD_PAD = 18, 48, 0.14
_LEADING, _POINTS, _SAFE = 1.17, 72, 1.02
_REGULAR = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 "
    "556 556 556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 "
    "722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 "
    "556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 "
    "260 334 584"
)
_BOLD = (
    "278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 "
    "556 556 556 333 333 584 584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 "
    "722 778 667 778 722 667 611 722 667 944 667 667 611 333 278 333 584 556 333 556 611 556 611 "
    "556 333 611 611 278 278 556 278 889 611 611 611 611 389 556 333 611 556 778 556 556 500 389 "
    "280 389 584"
)
"""The widths of Arial from the space to the tilde, in thousandths of the size of the type."""
_WIDTHS = [
    {chr(code): int(width) / 1000 for code, width in enumerate(one.split(), 32)}
    for one in (_REGULAR, _BOLD)
]
_OTHERS = {"–": 0.556, "“": 0.5, "”": 0.5, "·": 0.333, "đ": 0.611, "Đ": 0.722}
_HORN = "\u031b"


@lru_cache(maxsize=2048)
def _letter(letter: str, bold: bool) -> float:
    if letter in _OTHERS:
        return _OTHERS[letter]
    parts = unicodedata.normalize("NFD", letter)
    if unicodedata.combining(parts[0]):
        return 0.0
    return _WIDTHS[bold].get(parts[0], 1.0) + (0.1 if _HORN in parts else 0.0)


@lru_cache(maxsize=20_000)
def _word(word: str, bold: bool) -> float:
    return sum(_letter(letter, bold) for letter in word)


def line_count(text: str, width: float, size: float, *, bold: bool = False) -> int:
    """How many lines a text takes in a box so wide, wrapped between words."""
    room = width * _POINTS / size / _SAFE
    lines, taken, space = 1, 0.0, _letter(" ", bold)
    for word in plain(text).strip().split(" "):
        needed = _word(word, bold)
        if taken and taken + space + needed <= room:
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


def column_widths(table: Table, width: float, size: float) -> list[float]:
    """The widths of the columns by their shares, but wide enough for their longest words."""
    whole = sum(column.share for column in table.columns)
    shares = [width * column.share / whole for column in table.columns]
    least = _least_widths(table, size)
    spare = width - sum(least)
    if spare <= 0:
        return shares
    extra = [max(share - one, 0) for share, one in zip(shares, least, strict=True)]
    return [one + spare * more / sum(extra) for one, more in zip(least, extra, strict=True)]


@lru_cache(maxsize=64)
def _least_widths(table: Table, size: float) -> list[float]:
    longest = [0.0] * len(table.columns)
    for at, row in enumerate(table_texts(table)):
        for column, text in enumerate(row):
            for word in text.split():
                longest[column] = max(longest[column], _word(word, not at))
    return [one * size * _SAFE * 1.01 / _POINTS + 2 * PAD_X for one in longest]


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
    widths = column_widths(table, width, size)
    return [row_height(row, widths, size, not at) for at, row in enumerate(table_texts(table))]


def has_whole_words(table: Table, width: float, size: float) -> bool:
    """Whether no word is broken for want of width."""
    return sum(_least_widths(table, size)) < width


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
    # The head is bold, so wider than measured.
    told = (text_height(line_words(one), width * NARROWER, size) for one in lines)
    return sum(told) + BETWEEN * max(len(lines) - 1, 0)


def label_lines(card: Card, width: float) -> int:
    """How many lines the label of a card takes."""
    return line_count(card.label, width, LABEL, bold=True)


def card_height(card: Card, width: float, size: float, labels: int) -> float:
    """The height of a card whose label has room for so many lines, its lines in this type."""
    value = text_height(card.value, width, VALUE, bold=True)
    told = sum(text_height(line, width, size) + 0.08 for line in card.lines)
    return 2 * CARD_PAD + tall(labels + 1, LABEL) + value + 0.2 + told
