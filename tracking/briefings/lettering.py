"""How wide is a text, and how is it broken into lines, where nothing that draws it can be asked?

Widths are of Noto Sans, the one type of pictures and print, in parts of the type size.
"""

import unicodedata
from functools import lru_cache

MORE = "…"
NO_WIDTH = "\u200b"
"""A space of no width: where a word may be broken."""
_LONGEST_WORD, _PIECE = 24, 6
_BOLD = 1.08
_WIDTHS = {
    20: "'",
    26: " !,.:;Jijl·",
    31: "()-I`",
    36: "/[\\]ft“”",
    41: '"r{}',
    46: "?_z",
    51: "FLcsvy–",
    57: "$*+0123456789<=>ESTYZ^aekx|~×",
    62: "KPRVXbdghnopquđ",
    66: "#ABCơư",
    74: "&DGHNUĐ●▲■○",
    82: "OQwƠƯ…",
    86: "%",
    91: "@Mm",
    95: "W",
}
"""In hundredths of the type size, rather too much than too little."""
_BY_LETTER = {letter: width / 100 for width, letters in _WIDTHS.items() for letter in letters}
_LATIN, _WIDE = 0.66, 1.0
_UNWRITTEN = {"Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp"}


@lru_cache(maxsize=4_000)
def _letter(letter: str) -> float:
    if letter in _BY_LETTER:
        return _BY_LETTER[letter]
    parts = unicodedata.normalize("NFD", letter)
    if unicodedata.combining(parts[0]):
        return 0.0
    if parts[0] != letter:
        return _letter(parts[0]) + (0.07 if "\u031b" in parts else 0.0)
    return _WIDE if unicodedata.east_asian_width(letter) in "WF" else _LATIN


def plain(text: str) -> str:
    """A text as one line that every format can hold: letters composed, without control characters
    and halves of letters."""
    composed = unicodedata.normalize("NFC", text)
    kept = (" " if unicodedata.category(one) in _UNWRITTEN else one for one in composed)
    return " ".join("".join(kept).split())


def width_of(text: str, size: float = 1, *, bold: bool = False) -> float:
    """How wide a line of text is in a type of `size`."""
    return sum(map(_letter, text)) * size * (_BOLD if bold else 1)


def shortened(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """A text that fits into a width, its end replaced by "…" where it is longer."""
    if width_of(text, size, bold=bold) <= width:
        return text
    while text and width_of(text + MORE, size, bold=bold) > width:
        text = text[:-1]
    return text.rstrip(" ,.;:") + MORE


def lines_of(
    text: str, width: float, size: float, *, most: int, bold: bool = False
) -> tuple[str, ...]:
    """A text in at most so many lines of a width; what is left over ends in "…"."""
    lines: list[str] = []
    words = text.split()
    while words:
        taken = _fitting(words, width, size, bold)
        if len(lines) == most - 1 and taken < len(words):
            return (*lines, _last(words, width, size, bold))
        lines.append(shortened(" ".join(words[:taken]), width, size, bold=bold))
        words = words[taken:]
    return tuple(lines) or ("",)


def _fitting(words: list[str], width: float, size: float, bold: bool) -> int:
    """How many words stand on a line: one at least."""
    taken = 1
    while taken < len(words):
        if width_of(" ".join(words[: taken + 1]), size, bold=bold) > width:
            break
        taken += 1
    return taken


def _last(words: list[str], width: float, size: float, bold: bool) -> str:
    line = shortened(" ".join(words), width, size, bold=bold)
    whole_words = line.rsplit(" ", 1)[0] if " " in line else ""
    return whole_words.rstrip(" ,.;:–-") + MORE if len(whole_words) > len(line) // 2 else line


def breakable(text: str) -> str:
    """A text whose overlong words may be broken, by spaces of no width, so that they stay in their
    cell."""
    return " ".join(map(_pieces, text.split(" ")))


def _pieces(word: str) -> str:
    if len(word) <= _LONGEST_WORD:
        return word
    return NO_WIDTH.join(word[at : at + _PIECE] for at in range(0, len(word), _PIECE))
