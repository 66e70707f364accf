"""How is Vietnamese text written the same way everywhere, whatever font or machine it came from?"""

import re
import unicodedata
from functools import lru_cache

from tracking.legacy_encodings import from_tcvn3, from_vni
from tracking.legacy_text import decode_legacy, looks_tcvn3, looks_vni

__all__ = [
    "decode_legacy",
    "fold",
    "for_xml",
    "from_tcvn3",
    "from_vni",
    "looks_tcvn3",
    "looks_vni",
    "plain",
    "tidy",
    "tidy_lines",
]

_ESCAPED_RETURN = re.compile(r"_x000[dD]_")
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+")
_SPACES = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u180e\u2800\u3164]+")
_LINE_BREAKS = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_BLANK_LINES = re.compile(r"\n{3,}")


_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def for_xml(text: str) -> str:
    """The text without what no workbook and no letter can hold."""
    return _NOT_IN_XML.sub("", text)


def tidy(text: str) -> str:
    """Text for a one-line field: NFC, ordinary single spaces, no line breaks."""
    return text.strip() if _is_clean(text) else " ".join(_clean(text).split())


def tidy_lines(text: str) -> str:
    """As `tidy`, keeping line breaks as \\n and at most one empty line between two others."""
    if _is_clean(text):
        return text.strip()
    lines = _LINE_BREAKS.sub("\n", _visible(text)).split("\n")
    return _BLANK_LINES.sub(
        "\n\n", "\n".join(" ".join(_clean(one).split()) for one in lines)
    ).strip()


def _is_clean(text: str) -> bool:
    """Most cells: printable, single spaces, composed; nothing to do, said quickly."""
    return (
        text.isprintable()
        and "  " not in text
        and "_x000" not in text
        and (text.isascii() or _is_composed(text))
    )


def _is_composed(text: str) -> bool:
    blanks = "\u2800" in text or "\u3164" in text
    return not blanks and unicodedata.is_normalized("NFC", text)


def _visible(text: str) -> str:
    """NFC without Excel's escaped returns and without characters that show nothing."""
    if "_x000" in text:
        text = _ESCAPED_RETURN.sub("\n", text)
    if text.isascii():
        return text
    # U+00AD stays: in undecoded TCVN3 text it is the letter ư.
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text))


def _clean(text: str) -> str:
    return _SPACES.sub(" ", _visible(text))


def _fold_table() -> dict[int, str | None]:
    """Vietnamese letters, lower case, precomposed or in pieces -> plain letters."""
    table: dict[int, str | None] = dict.fromkeys(range(0x300, 0x370))
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        plain_letter = unicodedata.normalize("NFD", chr(code))[0]
        if plain_letter.isascii():
            table[code] = plain_letter.lower()
    return table | {ord(letter): "d" for letter in "đĐðÐ"} | {0xAD: None}


_FOLD_TABLE = _fold_table()
_NOT_KEY = re.compile(r"[^0-9a-z%]+")
_NOT_KEY_ANY = re.compile(r"(?:[^\w%]|_)+")


# Headings and names come back millions of times; long texts are unique, and would fill the memory.
_WORTH_KEEPING = 200


def plain(text: str) -> str:
    """Tidied lower-case text without diacritics; punctuation stays."""
    return _plain(text) if len(text) <= _WORTH_KEEPING else _plain.__wrapped__(text)


@lru_cache(maxsize=200_000)
def _plain(text: str) -> str:
    small = tidy(text).casefold().translate(_FOLD_TABLE)
    if small.isascii():
        return small
    pieces = unicodedata.normalize("NFKD", small).casefold()
    return "".join(letter for letter in pieces if not unicodedata.combining(letter))


def fold(text: str) -> str:
    """Key for matching: plain words and `%` with single spaces; tone placement vanishes."""
    return _fold(text) if len(text) <= _WORTH_KEEPING else _fold.__wrapped__(text)


@lru_cache(maxsize=200_000)
def _fold(text: str) -> str:
    small = plain(text)
    return (_NOT_KEY if small.isascii() else _NOT_KEY_ANY).sub(" ", small).strip()
