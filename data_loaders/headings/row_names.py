"""What the name of a row says of its figures: that they are capital of one year or another, are
those of the table once more, or remark on them. The words stand in row_words.csv."""

from functools import lru_cache

from data_loaders.headings.part_words import (
    first_words,
    names_capital,
    says_but_year,
    unnumbered,
    unopened,
)
from tracking.specs.row_words import are_all, holds, phrases, single_words
from tracking.text import fold

_YEARLY = (
    "source", "source_more", "carried_capital", "carried_part", "carried_before", "carried_after",
    "carried",
)  # fmt: skip
_OPENING = ("opening", "opening_alone", "opening_more")


def names_yearly_capital(name: str) -> bool:
    """Whether a row is called as capital of some year, and nothing else: "KH giao 2022", "Trong đó:
    vốn năm 2021 kéo dài"."""
    return _may_be_yearly(first_words(name)) and _is_yearly(name)


@lru_cache(maxsize=5_000)
def _may_be_yearly(start: str) -> bool:
    return bool(start) and are_all(fold(start), *_YEARLY, *_OPENING)


@lru_cache(maxsize=5_000)
def _is_yearly(name: str) -> bool:
    words = unopened(name)
    return are_all(words, *_YEARLY) and names_capital(words)


def heads_last_capital(name: str) -> bool:
    """Whether a heading of rows is of last year's capital, and does not say that it is carried
    over: "Vốn năm trước"."""
    words = fold(unnumbered(name))
    is_last = any(f" {phrase} " in f" {words} " for phrase in phrases("last_year"))
    return is_last and says_but_year(words) and names_capital(words)


def is_restated(name: str) -> bool:
    """Whether a row states the figures of the table once more, from another book or as they are
    estimated, and is called nothing else: "Số liệu KBNN", "Ước đến 31/12/2022"."""
    return _may_restate(first_words(name)) and _is_restated(name)


_RESTATED = ("restated", "restated_more", "compared_more")


@lru_cache(maxsize=5_000)
def _may_restate(start: str) -> bool:
    return bool(start) and _are_restated(fold(start))


@lru_cache(maxsize=5_000)
def _is_restated(name: str) -> bool:
    words = fold(name)
    return _are_restated(words) and any(
        f" {phrase} " in f" {words} " for phrase in phrases("restated")
    )


def _are_restated(words: str) -> bool:
    known = single_words(*_RESTATED)
    return all(word in known or word.isdecimal() for word in words.split())


_REMARKS = ("remark", "remark_capital", "remark_rest")
_REMARKED = (*_REMARKS, "remark_more")


def remarked(name: str) -> str | None:
    """What a row is called that remarks on the figures of a table, and is called nothing else:
    "remark" for "Chưa giải ngân", "remark_capital" for what may be capital of the plan ("Chưa phân
    bổ"), "remark_rest" for "Còn lại"."""
    return _remarked(name) if _may_remark(first_words(name)) else None


@lru_cache(maxsize=5_000)
def _may_remark(start: str) -> bool:
    return bool(start) and _are_of_remarks(fold(start))


@lru_cache(maxsize=5_000)
def _remarked(name: str) -> str | None:
    words = fold(name)
    kinds = (kind for kind in _REMARKS if holds(words, kind))
    return next(kinds, None) if _are_of_remarks(words) else None


def _are_of_remarks(words: str) -> bool:
    known = single_words(*_REMARKED)
    return all(word in known or word.isdecimal() for word in words.replace("%", " ").split())
