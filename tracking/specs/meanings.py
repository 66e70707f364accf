"""What does a word in a cell stand for (values.csv)?"""

import csv
from collections.abc import Mapping
from functools import cache

from tracking.specs.catalogue import FOLDER
from tracking.text import fold


@cache
def declared_values() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """(kind, value, wordings as they were written) of each row of values.csv."""
    with (FOLDER / "values.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.reader(handle))[1:]
    return tuple((row[0], row[1], tuple(cell for cell in row[2:] if cell.strip())) for row in rows)


@cache
def _values() -> dict[tuple[str, str], str]:
    return {
        (kind, fold(word) or word.strip()): value
        for kind, value, words in declared_values()
        for word in words
    }


def value_of(kind: str, text: str) -> str | None:
    """The declared value a cell's text stands for, None when it is not declared."""
    return _values().get((kind, fold(text) or text.strip()))


@cache
def value_named(kind: str, heading: str) -> str | None:
    """The value of several together whose every part a folded, padded heading names, so that a
    mere mark under it stands for all of them: "NSW và ASW"."""
    named = {
        value
        for owner, value, words in declared_values()
        if owner == kind and any(f" {fold(word)} " in heading for word in words)
    }
    wholes = (value for owner, value, _ in declared_values() if owner == kind and "_" in value)
    return next((whole for whole in wholes if named.issuperset(whole.split("_"))), None)


def word_for(kind: str, value: str) -> str:
    """How a value of a kind is written, the value itself where it has no words: "mức độ 4"."""
    return words_by_value(kind).get(value, value)


@cache
def words_by_value(kind: str) -> Mapping[str, str]:
    """The first wording of each value of a kind."""
    return {value: words[0] for owner, value, words in declared_values() if owner == kind}
