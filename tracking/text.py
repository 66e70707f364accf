"""How is Vietnamese text written the same way everywhere, whatever font or machine it came from?"""

import re
import unicodedata
from collections.abc import Callable
from enum import Enum, auto
from functools import lru_cache

from tracking.legacy_encodings import EVERYDAY_UNICODE, from_tcvn3, from_vni, is_syllable

__all__ = [
    "decode_legacy",
    "fold",
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


_Decode = Callable[[str], str]
_SOFT_HYPHENS = re.compile("\u00ad{2,}")
_WORD = re.compile("[A-Za-z\u00a1-\u00af\u00b5-\u0323\u1ea0-\u1ef9]+")
_SIGNS_ALONE = frozenset("¡¢£§©®¯·¹»¼½¾¿×÷")
_MEASURES = frozenset(("µm", "µg", "µl"))
_ABBREVIATION = re.compile("[A-ZĐĂÂÊÔƠƯ]{1,8}|[B-DF-HJ-NP-TV-Zb-df-hj-np-tv-z]{1,4}")
# What no Vietnamese Unicode text holds; one must be there to convert without being told by a font.
# Each looks back from a Latin-1 character, so that a search may skip everything else.
_CAPITAL = "[ÀÁÂÃÈÉÊÌÍÐÒÓÔÕÙÚÝ]"
_TCVN3_SIGNS = (
    "(?<=[\u00a1-\u00af\u00b5-\u00bfÄÅÆÇËÎÏÑÖ×ØÛÜÞßäåæçëîïñö÷øûüþ])"
    f"|(?<=[a-z]{_CAPITAL})|(?<=[A-Z]{_CAPITAL})(?=[a-z])"
)
_VNI_SIGNS = (
    "(?<=[aAeE][ùøûõïâáàåãäêéèúüëÙØÛÕÏÂÁÀÅÃÄÊÉÈÚÜË])|(?<=[oO][øûïâåäØÛÏÂÅÄ])"
    "|(?<=[uU][øûïØÛÏ])|(?<=[yYôÔöÖ][ùøûõïÙØÛÕÏ])|(?<=[ñÑ])(?=[a-zA-Z])"
)
_TCVN3_SIGNATURE = re.compile(f"[\u00a1-\u00ff](?:{_TCVN3_SIGNS})")
_VNI_SIGNATURE = re.compile(f"[\u00a1-\u00ff](?:{_VNI_SIGNS})")
_SUSPECT = re.compile(f"[\u00a1-\u00ff](?:{_TCVN3_SIGNS}|{_VNI_SIGNS})")


class _Verdict(Enum):
    """What a word can be by its own look, when an old encoding is suspected."""

    NEITHER = auto()
    EITHER = auto()
    UNICODE = auto()
    LEGACY = auto()


@lru_cache(maxsize=100_000)
def _judge(word: str, decode: _Decode) -> _Verdict:
    decoded = decode(word)
    if decoded == word:
        # ý is written alike in TCVN3 and in Unicode, and tells nothing.
        if not word.isascii() and word.casefold().replace("ý", "").isascii():
            return _Verdict.EITHER
        return _Verdict.UNICODE if is_syllable(word) else _Verdict.NEITHER
    if word in _SIGNS_ALONE:
        return _Verdict.NEITHER
    if _reads_as_unicode(word):
        surely = word.casefold() in EVERYDAY_UNICODE or max(word) > "\xff"
        return _Verdict.EITHER if is_syllable(decoded) and not surely else _Verdict.UNICODE
    return _Verdict.LEGACY if is_syllable(decoded) else _Verdict.NEITHER


def _reads_as_unicode(word: str) -> bool:
    """Whether a word is a syllable as it stands, in one of the usual cases (not "phÈm")."""
    bare = word.strip("«»")
    usual_case = bare.islower() or bare.isupper() or bare[1:].islower()
    return usual_case and is_syllable(bare)


def _is_convincing(text: str, decode: _Decode) -> bool:
    """Whether content alone shows the encoding: some words can be nothing else, all fit it."""
    words = frozenset(_WORD.findall(_SOFT_HYPHENS.sub("\u00ad", text)))
    # A sign by itself proves nothing: "Ø 20", "10 µm".
    telling = (word for word in words if len(word) > 1 and word not in _MEASURES)
    return any(_judge(word, decode) is _Verdict.LEGACY for word in telling) and all(
        _judge(word, decode) is not _Verdict.NEITHER or _ABBREVIATION.fullmatch(decode(word))
        for word in words
    )


def looks_tcvn3(text: str) -> bool:
    """Whether a text is convincingly TCVN3 by its content alone."""
    return _TCVN3_SIGNATURE.search(text) is not None and _is_convincing(text, from_tcvn3)


def looks_vni(text: str) -> bool:
    """Whether a text is convincingly VNI by its content alone."""
    return _VNI_SIGNATURE.search(text) is not None and _is_convincing(text, from_vni)


def decode_legacy(text: str, font: str | None) -> tuple[str, bool]:
    """Unicode text of a cell, and whether it had to be converted; font and content decide.

    A .Vn* or VNI-* font is believed unless the content is Unicode already; without one the content
    itself must be convincing. Cells that mix both are decided word by word.
    """
    if text.isascii():
        return text, False
    family = font.strip().casefold() if font else ""
    if not family.startswith((".vn", "vni-")) and not _SUSPECT.search(text):
        return text, False
    return _decode(text, family)


@lru_cache(maxsize=20_000)
def _decode(text: str, font: str) -> tuple[str, bool]:
    decode = _encoding(text, font)
    if decode is None:
        return text, False
    collapsed = _SOFT_HYPHENS.sub("\u00ad", text)
    decoded = _decode_words(collapsed, decode)
    if decoded == collapsed:
        return text, False
    return decoded.upper() if font.startswith(".vn") and font.endswith("h") else decoded, True


def _encoding(text: str, font: str) -> _Decode | None:
    """The encoding to suspect in a text, by its font first."""
    if font.startswith(".vn") or (not font.startswith("vni-") and looks_tcvn3(text)):
        return from_tcvn3
    return from_vni if font.startswith("vni-") or looks_vni(text) else None


def _decode_words(text: str, decode: _Decode) -> str:
    """Convert the words that are not already Unicode; doubtful ones go with their cell."""
    verdicts = [_judge(word, decode) for word in _WORD.findall(text) if not word.isascii()]
    doubtful_too = verdicts.count(_Verdict.LEGACY) >= verdicts.count(_Verdict.UNICODE)

    def convert(found: re.Match[str]) -> str:
        word = found[0]
        verdict = _judge(word, decode)
        if verdict is _Verdict.UNICODE or word in _SIGNS_ALONE:
            return word
        return decode(word) if doubtful_too or verdict is _Verdict.LEGACY else word

    return _WORD.sub(convert, text)
