"""Words and numbers as they are compared, however a format breaks and spaces them."""

import re
from collections.abc import Callable

from tracking.briefings.lettering import plain

Words = Callable[[str], str]
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*%?")


def bare(text: str, letters: frozenset[str] | None = None) -> str:
    """Words without any space: readers of some formats end lines, and long words, with one; without
    what is never seen; only of `letters`, where a format has no others."""
    told = "".join(plain(text).split())
    return told if letters is None else "".join(one for one in told if one in letters)


def numbers(text: str) -> list[str]:
    """The numbers of a text in their order: "36,1%", "1.234"."""
    return _NUMBER.findall(plain(text))
