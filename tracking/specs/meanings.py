"""What a word in a cell stands for (values.csv), which indicator a name is (indicators.csv)."""

import csv
from functools import cache

from tracking.specs.catalogue import FOLDER, read_rows
from tracking.text import fold


@cache
def _values() -> dict[tuple[str, str], str]:
    with (FOLDER / "values.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.reader(handle))[1:]
    return {
        (row[0], fold(cell) or cell.strip()): row[1]
        for row in rows
        for cell in row[2:]
        if cell.strip()
    }


def value_of(kind: str, text: str) -> str | None:
    """The declared value a cell's text stands for, None when it is not declared."""
    return _values().get((kind, fold(text) or text.strip()))


def words_of(kind: str) -> str:
    """Words a clerk may write for a kind of value, for a finding's example."""
    seen: dict[str, str] = {}
    for (owner, word), value in _values().items():
        if owner == kind:
            seen.setdefault(value, word)
    return ", ".join(seen.values())


@cache
def _indicators() -> dict[str, str]:
    names: dict[str, str] = {}
    for row in read_rows("indicators.csv"):
        for name in (row["indicator_code"], row["label"], *row["aliases"].split("|")):
            names.setdefault(fold(name), row["indicator_code"])
    return names


def indicator_code(name: str) -> str | None:
    """The code of an indicator from its code, its label or another wording of it."""
    return _indicators().get(fold(name))
