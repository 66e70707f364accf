"""How a heading reads once folded: no column numbers, no money unit, typing errors mended, its
months and years told from the reporting period."""

import re
from collections.abc import Callable
from functools import cache, lru_cache

from tracking.period_codes import code_parts
from tracking.periods import mark_periods
from tracking.specs.forms import heading_words
from tracking.specs.row_words import phrases
from tracking.text import fold

_EITHER_WAY = re.compile(r"\(\s*[+–-](?:\s*[/,;]?\s*[+–-])?\s*\)|\+\s*/\s*[–-]|±")
_FORMULA = re.compile(r"[\[(]?\d{1,2}[\])]?\s*=\s*[\d\s()\[\]+\-*/:x%]+|[(\[]\d{1,2}[)\]]\s*$")
_MONEY = re.compile(
    r" (?:(?:don vi(?: tinh)?|dvt) )?"
    r"(?:(?:trieu|ty|ti|nghin|ngan|tr|1000|1 000|1) (?:d|dong|vnd)|trd)(?= )"
    r"|(?<= dvt) dong(?= )|(?<= don vi tinh) dong(?= )| dvt(?= )"
)


def _any_of(*kinds: str) -> str:
    return f"(?:{'|'.join(phrases(*kinds))})"


@cache
def _carried_phrase() -> str:
    """What names capital carried over: "vốn năm 2021 được phép kéo dài sang năm 2022"."""
    before = _any_of("carried_part", "carried_capital", "carried_before")
    return (
        rf"(?:(?:{before}|20\d\d) )*{_any_of('carried')}"
        rf"(?: (?:{_any_of('carried_after')}|20\d\d))*(?= )"
    )


@cache
def _carried() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What a heading adds to "kéo dài" of the time that is given ("thời gian thực hiện và giải
    ngân"), and how it says that carried-over capital is left out of its amounts, or counted in:
    "(không gồm vốn năm 2021 được phép kéo dài sang năm 2022)"."""

    capital = rf"(?:{_any_of('carried_part')} )?{_any_of('carried_capital')}"
    carried = _carried_phrase()
    of_time = rf"(?: {_any_of('carried_time')})"
    time = rf"( {_any_of('carried')})(?: thoi gian{of_time}*|{of_time}+(?= (?:sang|qua) ))(?= )"
    # "Dự trữ" folds like "trừ".
    without = rf"(?<! du) {_any_of('carried_left_out')}(?: ca)? {carried}"
    within = (
        rf" {_any_of('carried_counted_in')}(?: ca)? {carried}| ca (?!nam ){carried}"
        rf"| va (?={capital} ){carried}"
    )
    return re.compile(time), re.compile(without), re.compile(within)


def split_carried(level: str) -> tuple[str, bool]:
    """A level of a heading without what it says of carried-over capital that is left out of its
    amounts or counted in them, and whether it is counted in: "KH vốn (gồm cả kéo dài)"."""
    words = _carried_words(level)
    time, without, within = _carried()
    own = without.sub("", time.sub(r"\1", words))
    bare = within.sub("", own)
    return (level if bare == words else bare.strip()), bare != own


def _carried_words(text: str) -> str:
    return f" {fold(_FORMULA.sub(' ', text).replace('+', ' cộng với '))} "


@lru_cache(maxsize=5_000)
def carried_alone(text: str) -> str | None:
    """What a title or the name of a group says where it is of carried-over capital and no other;
    nothing where it names capital of another year beside it, None where it names no capital."""
    time, without, within = _carried()
    words = without.sub("", time.sub(r"\1", _carried_words(text)))
    capital, before = _any_of("carried_capital"), _any_of("carried_capital", "carried_before")
    found = re.search(rf" {_carried_phrase()}", words)
    rest = words.replace(found[0], "") if found else words
    if re.search(rf" {capital}(?: {before})* 20\d\d ", rest) or within.search(words):
        return ""
    if found and (not rest.strip() or re.search(rf" {capital} ", f"{found[0]} ")):
        return found[0].strip()
    return None


# "gh" and "ngh" stand before i, e, ê alone: elsewhere the h is a slip ("giải nghân").
_STRAY_H = re.compile(r"\b(n?g)h(?=[aouy])")

_YEAR_END = re.compile(r"\b(?:ngay )?31 (?:thang )?(?P<month>12|0?1) (?:nam )?(?P<year>20\d\d)\b")


def _year_end(period_code: str | None) -> Callable[[re.Match[str]], str]:
    """Writes the two closing days of a year, 31/12 and 31/1 after it, as what they are, unless the
    period itself ends there."""

    def written(found: re.Match[str]) -> str:
        if period_code is None:
            return found[0]
        year, _, month = code_parts(period_code)
        is_december = int(found["month"]) == 12
        ends = int(found["year"]) == year + (not is_december)
        return "cuoi nam" if ends and month != 12 else found[0]

    return written


def plain_heading(text: str, period_code: str | None) -> str:
    """Fold a heading: no column numbers, no money unit, typing errors mended, periods marked."""
    folded = fold(_EITHER_WAY.sub(" tăng giảm ", _FORMULA.sub(" ", text))).replace("%", " % ")
    # The unit goes first: "triệu" is one letter off "tiêu" and must not be mended into it.
    bare = _MONEY.sub(" ", f" {folded} ").strip() or folded
    mended = " ".join(mend_word(word) for word in bare.split())
    marked = mark_periods(_YEAR_END.sub(_year_end(period_code), mended), period_code)
    if period_code and period_code.endswith(("-01",)):
        marked = marked.replace("<thang>", "<thang> <luyke>")
    return f" {' '.join(marked.split())} "


@lru_cache(maxsize=20_000)
def mend_word(word: str) -> str:
    """A mistyped word of four letters or more, one letter off a single known word, corrected."""
    known = heading_words()
    word = _STRAY_H.sub(r"\1", word)
    if len(word) < 4 or word in known or not word.isalpha():
        return word
    near = [other for other in known if _one_letter_off(word, other)]
    return near[0] if len(near) == 1 else word


def _one_letter_off(word: str, other: str) -> bool:
    if len(other) < 4 or abs(len(word) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(word), len(other)) and word[start] == other[start]:
        start += 1
    if len(word) == len(other):
        swapped = word[start + 1 : start + 2] + word[start : start + 1] + word[start + 2 :]
        return word[start + 1 :] == other[start + 1 :] or swapped == other[start:]
    longer, shorter = (word, other) if len(word) > len(other) else (other, word)
    return longer[start + 1 :] == shorter[start:]
