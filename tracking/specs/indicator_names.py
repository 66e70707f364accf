"""Which indicator is a name of (indicators.csv), however its words are written
(indicator_words.csv), and which is meant by one that is none of its names?"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from tracking.specs.catalogue import read_rows
from tracking.specs.indicators import indicators
from tracking.text import fold

ALIKE = 0.6
"""A name is offered for another when the words of both are common to this part."""
_LEFT_OUT = re.compile(r"\s*\([^()]*\)|^[\s\d.)\-+*]+(?=\D)|[:;.\s]+$")
"""What names of indicators carry besides: "1. Số vụ (vụ):"."""
# "QĐ 422", "QĐ số 422" is a decision.
_NOT_BEFORE = r"(?! (?:so|\d+) )"
_RATE = fold("tỷ lệ")


def indicator_code(name: str, unit: str = "") -> str | None:
    """The code of an indicator from its code, its label or another wording of it; a wording that is
    not written as in the catalogue counts only where the unit of measure beside it is that of the
    indicator."""
    exact = _declared().get(fold(name)) or _declared().get(fold(_LEFT_OUT.sub("", name)))
    if exact:
        return exact
    code = _by_key().get(_key(_LEFT_OUT.sub("", name)))
    return code if code and _fits(code, unit) else None


def indicator_label(code: str) -> str:
    """The Vietnamese name of an indicator."""
    return indicators()[code].label


@lru_cache(maxsize=1_000)
def nearest_indicator(name: str) -> str | None:
    """The label of the indicator whose names have most words in common with a name that is none of
    them; None where no name is near."""
    words = {*_key(_LEFT_OUT.sub("", name)).split()}
    near = ((_alike(words, {*key.split()}), code) for key, code in _by_key().items())
    part, code = max(near, key=lambda one: one[0])
    return indicator_label(code) if part >= ALIKE else None


def _alike(words: set[str], others: set[str]) -> float:
    return 2 * len(words & others) / (len(words) + len(others)) if words else 0


@cache
def _declared() -> dict[str, str]:
    names: dict[str, str] = {}
    for row in read_rows("indicators.csv"):
        for name in (row["indicator_code"], row["label"], *row["aliases"].split("|")):
            if name:
                names.setdefault(fold(name), row["indicator_code"])
    return names


@cache
def _by_key() -> dict[str, str]:
    """The indicators by the keys of their names, short ones too; not those that two would have."""
    codes: dict[str, set[str]] = {}
    for name, code in _all_names():
        codes.setdefault(_key(name), set()).add(code)
    return {key: next(iter(found)) for key, found in codes.items() if len(found) == 1}


def _all_names() -> Iterator[tuple[str, str]]:
    yield from _declared().items()
    for code, indicator in indicators().items():
        yield indicator.short_label, code


@lru_cache(maxsize=20_000)
def _key(name: str) -> str:
    """A name folded, its abbreviations written out, without the words that add nothing."""
    written = _words().sub(lambda found: _meant()[found[0]], f" {fold(name)} ")
    return " ".join(written.split())


@cache
def _meant() -> dict[str, str]:
    return {fold(row["wording"]): fold(row["meant"]) for row in read_rows("indicator_words.csv")}


@cache
def _words() -> re.Pattern[str]:
    longest_first = sorted(_meant(), key=len, reverse=True)
    return re.compile(rf"(?<= )(?:{'|'.join(map(re.escape, longest_first))})(?= ){_NOT_BEFORE}")


def _fits(code: str, unit: str) -> bool:
    """Whether a stated unit of measure is in percent just where the indicator is."""
    return not fold(unit) or (_RATE in _key(unit)) == indicators()[code].is_rate
