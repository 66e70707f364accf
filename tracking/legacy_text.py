"""Is a text in Unicode, TCVN3 or VNI, by its font and its content, and what does it say?"""

import re
from collections import Counter
from collections.abc import Callable
from enum import Enum, auto
from functools import lru_cache

from tracking.legacy_encodings import (
    EVERYDAY_UNICODE,
    EVERYDAY_VNI,
    from_tcvn3,
    from_vni,
    is_syllable,
)

Decode = Callable[[str], str]
"""Text of one old encoding to Unicode."""

_SOFT_HYPHENS = re.compile("\u00ad{2,}")
_WORD = re.compile("[A-Za-z\u00a1-\u00af\u00b5-\u0323\u1ea0-\u1ef9]+")
_SIGNS_ALONE = frozenset("¡¢£§©®¯·¹»¼½¾¿×÷")
_MEASURES = frozenset(("µm", "µg", "µl"))
_NO_WORDS = _SIGNS_ALONE | _MEASURES
# Where the font of a cell draws them, Đ by itself is short for something, and đ) comes after d);
# "§ 5" may be a section.
_LETTERS_ALONE = re.compile("§(?! ?[0-9])|®(?=[)])")
_EUROPEAN = re.compile("[A-ZÀÂÄÇÉÈÊËÎÏÑÔÖÛÜ]?[a-zàâäçéèêëîïñôöûüß]+")
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
    USUALLY_UNICODE = auto()
    UNICODE = auto()
    LEGACY = auto()


# Letters written alike in the old encoding and in Unicode tell nothing.
_ALIKE: dict[Decode, dict[int, None]] = {
    from_tcvn3: dict.fromkeys(map(ord, "ý")),
    from_vni: dict.fromkeys(map(ord, "ìí")),
}
_EVERYDAY: dict[Decode, frozenset[str]] = {from_tcvn3: EVERYDAY_UNICODE, from_vni: EVERYDAY_VNI}


@lru_cache(maxsize=100_000)
def _judge(word: str, decode: Decode) -> _Verdict:
    decoded = decode(word)
    if decoded == word:
        if not word.isascii() and word.casefold().translate(_ALIKE[decode]).isascii():
            return _Verdict.EITHER
        return _Verdict.UNICODE if is_syllable(word) else _Verdict.NEITHER
    if word in _SIGNS_ALONE:
        return _Verdict.NEITHER
    if _reads_as_unicode(word):
        return _judge_unicode(word, decoded, _EVERYDAY[decode])
    return _Verdict.LEGACY if is_syllable(decoded) else _Verdict.NEITHER


def _judge_unicode(word: str, decoded: str, nobody_means: frozenset[str]) -> _Verdict:
    """The verdict on a word that is a syllable as it stands; `nobody_means` what it would be in
    the old encoding, when it is in there."""
    small = word.casefold()
    if small in nobody_means or max(word) > "\xff" or not is_syllable(decoded):
        return _Verdict.UNICODE
    return _Verdict.USUALLY_UNICODE if small in EVERYDAY_UNICODE else _Verdict.EITHER


def _reads_as_unicode(word: str) -> bool:
    """Whether a word is a syllable as it stands, in one of the usual cases (not "phÈm")."""
    bare = word.strip("«»")
    usual_case = bare.islower() or bare.isupper() or bare[1:].islower()
    return usual_case and is_syllable(bare)


def _is_convincing(text: str, decode: Decode) -> bool:
    """Whether content alone shows the encoding: some words can be nothing else, all fit it."""
    words = frozenset(_WORD.findall(_SOFT_HYPHENS.sub("\u00ad", text)))
    # A sign by itself proves nothing: "Ø 20", "10 µm".
    telling = (word for word in words if len(word) > 1 and word not in _MEASURES)
    return any(_judge(word, decode) is _Verdict.LEGACY for word in telling) and not any(
        _is_neither(word, decode) for word in words
    )


def looks_tcvn3(text: str) -> bool:
    """Whether a text is convincingly TCVN3 by its content alone."""
    return _TCVN3_SIGNATURE.search(text) is not None and _is_convincing(text, from_tcvn3)


def looks_vni(text: str) -> bool:
    """Whether a text is convincingly VNI by its content alone."""
    return _VNI_SIGNATURE.search(text) is not None and _is_convincing(text, from_vni)


_TCVN3_FONT = ".vn"
_VNI_FONTS = ("vni-", "vni ")


def is_legacy_font(font: str) -> bool:
    """Whether a font draws TCVN3 (.VnTime) or VNI (VNI-Times) codes."""
    return font.strip().casefold().startswith((_TCVN3_FONT, *_VNI_FONTS))


def draws_capitals(font: str) -> bool:
    """Whether a font shows small letters as capitals (.VnTimeH, .VnArialH)."""
    family = font.strip().casefold()
    return family.startswith(_TCVN3_FONT) and family.endswith("h")


def decode_legacy(text: str, font: str | None) -> tuple[str, bool]:
    """Unicode text of a cell as it is shown, and whether it differs; font and content decide.

    A .Vn* or VNI-* font is believed unless the content is Unicode already; without one the content
    itself must be convincing. Cells that mix both are decided word by word.
    """
    family = font.strip().casefold() if font else ""
    if text.isascii():
        shown = text.upper() if draws_capitals(family) else text
        return shown, shown != text
    if not family.startswith((_TCVN3_FONT, *_VNI_FONTS)) and not _SUSPECT.search(text):
        return text, False
    return _decode(text, family)


@lru_cache(maxsize=20_000)
def _decode(text: str, font: str) -> tuple[str, bool]:
    decode = _encoding(text, font)
    if decode is None:
        return text, False
    decoded = decode_as(text, decode, drawn=font.startswith(_TCVN3_FONT))
    # Unicode letters are not in such a font: a Unicode cell is shown as it is typed.
    is_unicode = decoded == text and reading_of(text, decode) is Reading.UNICODE
    if draws_capitals(font) and not is_unicode:
        decoded = decoded.upper()
    return decoded, decoded != text


def encoding_of(text: str) -> Decode | None:
    """The old encoding a text is convincingly in by its content alone."""
    return _encoding(text, "") if _SUSPECT.search(text) else None


def _encoding(text: str, font: str) -> Decode | None:
    """The encoding to suspect in a text, by its font first."""
    if font.startswith(_TCVN3_FONT) or (not font.startswith(_VNI_FONTS) and looks_tcvn3(text)):
        return from_tcvn3
    return from_vni if font.startswith(_VNI_FONTS) or looks_vni(text) else None


class Reading(Enum):
    """What a text can be by its own look, when an old encoding is possible."""

    SAME = auto()
    UNICODE = auto()
    DOUBTFUL = auto()
    FOREIGN = auto()


@lru_cache(maxsize=20_000)
def reading_of(text: str, decode: Decode) -> Reading:
    """What a text can be beside cells of an old encoding: SAME says as much in both, DOUBTFUL makes
    sense in the old one, FOREIGN has words of neither."""
    words = [word for word in _WORD.findall(text) if not (word.isascii() or word in _NO_WORDS)]
    found = Counter(_judge(word, decode) for word in words)
    if not found[_Verdict.LEGACY]:
        surely = found[_Verdict.UNICODE] + found[_Verdict.USUALLY_UNICODE]
        if surely or any(max(word) > "\xff" for word in words):
            return Reading.UNICODE
        if all(decode(word) == word for word in words):
            return Reading.SAME
    # A slip of the pen ("nghµnh") has signs no other language writes; a foreign name has not.
    is_foreign = any(_is_neither(word, decode) and _EUROPEAN.fullmatch(word) for word in words)
    return Reading.FOREIGN if is_foreign else Reading.DOUBTFUL


def _is_neither(word: str, decode: Decode) -> bool:
    is_neither = _judge(word, decode) is _Verdict.NEITHER
    return is_neither and not _ABBREVIATION.fullmatch(decode(word))


def decode_as(text: str, decode: Decode, *, drawn: bool = False) -> str:
    """Convert the words that are not already Unicode; doubtful ones go with their cell, and so do
    letters by themselves that look like signs where the font is `drawn` in the old encoding."""
    collapsed = _SOFT_HYPHENS.sub("\u00ad", text)
    found = Counter(_judge(word, decode) for word in _WORD.findall(collapsed) if not word.isascii())
    kept = {_Verdict.UNICODE, _Verdict.USUALLY_UNICODE}
    if found[_Verdict.LEGACY] and not found[_Verdict.UNICODE]:
        kept.remove(_Verdict.USUALLY_UNICODE)
    doubtful_too = found[_Verdict.LEGACY] >= sum(found[verdict] for verdict in kept)

    has_words = any(not (one.isascii() or one in _NO_WORDS) for one in _WORD.findall(collapsed))
    letters_too = drawn and has_words and not any(found[verdict] for verdict in kept)

    def convert(seen: re.Match[str]) -> str:
        word = seen[0]
        verdict = _judge(word, decode)
        if word in _NO_WORDS:
            is_letter = letters_too and _LETTERS_ALONE.match(collapsed, seen.start())
            return decode(word) if is_letter else word
        if verdict in kept:
            return word
        return decode(word) if doubtful_too or verdict is _Verdict.LEGACY else word

    decoded = _WORD.sub(convert, collapsed)
    return text if decoded == collapsed else decoded
