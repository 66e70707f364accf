"""What a text says of its place in a table: that its row is a part of the row above, a source of
capital or a component of a project rather than a project, a total, a comparison or a unit, that its
column counts tasks. The words stand in row_words.csv."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from tracking.specs.row_words import are_all, begins_with, phrases, single_words
from tracking.specs.units import units_named
from tracking.text import fold

_NUMBER = re.compile(r"^\s*(?:[A-ZĐ]|[IVX]{1,5}|\d{1,3})\s*[.):/]\s*")
_LEAD = re.compile(r"^[\s\-+*•–.:]+")


def _may_be_part(name: str) -> bool:
    return _may_begin(first_words(name))


def first_words(name: str) -> str:
    """The first two words of a name, behind its dashes (or one, behind odd blanks): most rows are
    records, and names begin alike, so that a quick answer for these spares the whole."""
    text = name.lstrip(" -+*•–.(:\t\u00a0")
    end = text.find(" ", text.find(" ") + 1)
    return text if end < 0 else text[:end]


@lru_cache(maxsize=5_000)
def _may_begin(start: str) -> bool:
    words = f"{fold(start)} "
    return any(
        words.startswith(f"{phrase} ") or f"{phrase} ".startswith(words) for phrase in _starts()
    )


@cache
def _starts() -> tuple[str, ...]:
    """How a row that opens parts or is named as one may begin."""
    more = single_words("source", "source_more")
    kinds = ("opening", "opening_alone", "component", "component_more", "component_start")
    return (*more, *phrases(*kinds))


def _words(name: str) -> str:
    return fold(_LEAD.sub("", name))


def _unopened(words: str) -> str:
    """What a row names behind "Trong đó"."""
    opening = begins_with(words, "opening")
    return words[len(opening) :].strip() if opening else words


def unnumbered(name: str) -> str:
    """A name without the number written before it: "II. Vốn năm trước"."""
    return _NUMBER.sub("", name)


def unopened(name: str) -> str:
    """What a row names behind "Trong đó", folded; nothing where it says no more."""
    words = _words(name)
    alone = begins_with(words, "opening_alone")
    rest = _unopened(words)
    return "" if alone and are_all(words[len(alone) :], "opening_more") else rest


def opens_parts(name: str) -> bool:
    """Whether a row says that what follows, or what it names itself, is part of the row above."""
    return _may_be_part(name) and _opens_parts(name)


@lru_cache(maxsize=5_000)
def _opens_parts(name: str) -> bool:
    words = _words(name)
    alone = begins_with(words, "opening_alone")
    if alone and are_all(words[len(alone) :], "opening_more"):
        return True
    return begins_with(words, "opening") is not None


def is_part_named(name: str) -> bool:
    """Whether a row is named after a source of capital or a component of a project, and nothing
    else: "Vốn nước ngoài", "ODA", "Xây lắp", "Gói thầu số 3"."""
    return _may_be_part(name) and _is_part_named(name)


@lru_cache(maxsize=5_000)
def _is_part_named(name: str) -> bool:
    words = _unopened(_words(name))
    if not words:
        return False
    if are_all(words, "source", "source_more"):
        return _names_source(words)
    if begins_with(words, "component_start"):
        return True
    pieces = list(_pieces(words))
    return None not in pieces and any(piece in phrases("component") for piece in pieces)


def is_source_named(name: str) -> bool:
    """Whether a row is named after a source of capital, and nothing else: "NSTW", "Vốn vay"."""
    return _may_be_part(name) and _is_source_named(name)


@lru_cache(maxsize=5_000)
def _is_source_named(name: str) -> bool:
    words = _unopened(_words(name))
    return are_all(words, "source", "source_more") and _names_source(words)


def _names_source(words: str) -> bool:
    return any(f" {source} " in f" {words} " for source in phrases("source"))


def _pieces(words: str) -> Iterator[str | None]:
    """The components words are made of, the longest first at each place; None for anything else."""
    while words:
        piece = begins_with(words, "component", "component_more")
        yield piece
        words = words[len(piece) :].strip() if piece else ""


_CAPITAL = frozenset({"home_capital", "foreign_capital"})


def halves_of_capital(words: str) -> frozenset[str]:
    """Which of home and foreign capital folded words, padded by spaces, speak of."""
    return kinds_named(words, _CAPITAL)


@lru_cache(maxsize=20_000)
def kinds_named(words: str, kinds: frozenset[str]) -> frozenset[str]:
    """Which kinds of words folded words, padded by spaces, speak of."""
    return frozenset(kind for kind in kinds if any(f" {one} " in words for one in phrases(kind)))


@lru_cache(maxsize=20_000)
def is_unit_named(name: str) -> bool:
    """Whether a row begins as the name of a unit does."""
    return begins_with(fold(name), "unit") is not None


@lru_cache(maxsize=20_000)
def is_known_unit(name: str) -> bool:
    """Whether a row begins as the name of a unit does, and names one of the ministry's."""
    return is_unit_named(name) and any(units_named(name))


def may_be_sum(name: str) -> bool:
    """Whether a row without more could be a total: nameless, or begun as totals are."""
    return not name or begins_with(fold(name), "sum") is not None


def is_to_date(name: str) -> bool:
    """Whether a row is called what runs up to a day, and nothing else: "Lũy kế"."""
    words = fold(name)
    begun = begins_with(words, "to_date")
    rest = words[len(begun) :].split() if begun else []
    known = single_words("to_date_more")
    return begun is not None and all(word in known or word.isdecimal() for word in rest)


def is_class_named(name: str) -> bool:
    """Whether a row is called as a class of projects, and nothing else: "Dự án chuyển tiếp"."""
    last = name.rsplit(None, 1)[-1:]
    if not last or (last[0].isdigit() and last[0].isascii() and last[0] not in _class_words()):
        return False  # a list of projects by number has as many last words as rows
    return _may_end_class(last[0]) and _is_class_named(name)


@lru_cache(maxsize=5_000)
def _may_end_class(word: str) -> bool:
    return all(map(_class_words().__contains__, fold(word).split()))


@lru_cache(maxsize=5_000)
def _is_class_named(name: str) -> bool:
    words = fold(_NUMBER.sub("", name))
    return any(f" {phrase} " in f" {words} " for phrase in phrases("class")) and all(
        word in _class_words() or word.isdecimal() for word in words.split()
    )


@cache
def _class_words() -> frozenset[str]:
    return single_words("class", "class_more")


def counts_tasks(heading: str) -> bool:
    """Whether a heading is of a number of tasks: "Tổng số nhiệm vụ"."""
    return begins_with(fold(heading), "task_count") is not None


def is_comparison(name: str) -> bool:
    """Whether a row sets figures of the table against others, and is called nothing else: "Cùng kỳ
    năm trước", "So sánh (%)"."""
    return _may_compare(first_words(name)) and _is_comparison(name)


@lru_cache(maxsize=5_000)
def _may_compare(start: str) -> bool:
    return bool(start) and _are_compared(fold(start))


@lru_cache(maxsize=5_000)
def _is_comparison(name: str) -> bool:
    words = fold(name)
    return _are_compared(words) and any(
        f" {phrase} " in f" {words} " for phrase in phrases("compared")
    )


@lru_cache(maxsize=5_000)
def heads_comparison(name: str) -> bool:
    """Whether a heading of rows says that these are of another year: "Cùng kỳ năm trước", "Năm
    trước chuyển sang (cùng kỳ 2021)"; not "Vốn năm trước chuyển sang"."""
    words = fold(_NUMBER.sub("", name))
    known = single_words("compared_head", "compared_head_more")
    return any(f" {phrase} " in f" {words} " for phrase in phrases("compared_head")) and all(
        word in known or word.isdecimal() for word in words.split()
    )


def headed_year(name: str) -> int | None:
    """The year that a heading of rows is of, where it says hardly more: "Năm 2021", not "Vốn năm
    2021 kéo dài"."""
    words = fold(_NUMBER.sub("", name))
    years = [int(word) for word in words.split() if word.isdecimal() and len(word) == 4]
    return years[0] if len(years) == 1 and says_but_year(words) else None


def says_but_year(words: str) -> bool:
    """Whether a folded heading of rows says hardly more than its year."""
    known = single_words("compared_head_more", "headed_more")
    is_carried = any(f" {phrase} " in f" {words} " for phrase in phrases("carried"))
    return not is_carried and all(word in known or word.isdecimal() for word in words.split())


def names_capital(name: str) -> bool:
    """Whether a name speaks of capital or of a plan of it: "Kế hoạch năm 2021"."""
    return any(f" {phrase} " in f" {fold(name)} " for phrase in phrases("carried_capital"))


def _are_compared(words: str) -> bool:
    known = single_words("compared", "compared_more")
    return all(word in known or word.isdecimal() for word in words.split())
