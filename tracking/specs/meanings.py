"""What a word in a cell stands for (values.csv), which indicator a name is (indicators.csv)."""

import csv
import re
from collections.abc import Mapping
from functools import cache

from tracking.specs.catalogue import FOLDER, read_rows
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


@cache
def _indicators() -> dict[str, str]:
    names: dict[str, str] = {}
    for row in read_rows("indicators.csv"):
        for name in (row["indicator_code"], row["label"], *row["aliases"].split("|")):
            if name:
                names.setdefault(fold(name), row["indicator_code"])
    return names


_LEFT_OUT = re.compile(r"\s*\([^()]*\)|^[\s\d.)\-+*]+(?=\D)|[:;.\s]+$")
"""What names of indicators carry besides: "1. Số vụ (vụ):"."""


def indicator_code(name: str) -> str | None:
    """The code of an indicator from its code, its label or another wording of it."""
    return _indicators().get(fold(name)) or _indicators().get(fold(_LEFT_OUT.sub("", name)))


@cache
def _labels() -> dict[str, str]:
    return {row["indicator_code"]: row["label"] for row in read_rows("indicators.csv")}


def indicator_label(code: str) -> str:
    """The Vietnamese name of an indicator."""
    return _labels()[code]
