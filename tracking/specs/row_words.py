"""The words by which rows and headings are told apart, from row_words.csv: what they begin with,
what they are made of. Words are compared folded."""

from functools import cache

from tracking.specs.catalogue import read_rows
from tracking.text import fold, tidy


@cache
def phrases(*kinds: str) -> tuple[str, ...]:
    """The phrases of some kinds, longest first, each as a key for matching."""
    rows = (row for row in read_rows("row_words.csv") if row["kind"] in kinds)
    found = {fold(part) for row in rows for part in row["words"].split(",")}
    return tuple(sorted(found, key=lambda phrase: (-len(phrase), phrase)))


@cache
def single_words(*kinds: str) -> frozenset[str]:
    """Every word of the phrases of some kinds."""
    return frozenset(word for phrase in phrases(*kinds) for word in phrase.split())


def begins_with(words: str, *kinds: str) -> str | None:
    """The longest phrase of some kinds that words begin with."""
    padded = f"{words} "
    return next((one for one in phrases(*kinds) if padded.startswith(f"{one} ")), None)


def holds(words: str, *kinds: str) -> bool:
    """Whether folded words have a phrase of some kinds among them."""
    padded = f" {words} "
    return any(f" {one} " in padded for one in phrases(*kinds))


def are_all(words: str, *kinds: str) -> bool:
    """Whether words are all of some kinds; years may stand among them."""
    known = single_words(*kinds)
    return all(word in known or (word.isdecimal() and len(word) == 4) for word in words.split())


@cache
def written(kind: str) -> frozenset[str]:
    """The phrases of a kind as written, in lower case: "cũ" is not "cụ"."""
    rows = (row for row in read_rows("row_words.csv") if row["kind"] == kind)
    return frozenset(tidy(part).casefold() for row in rows for part in row["words"].split(","))
