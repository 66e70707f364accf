"""Words looked for in a table: without marks and capitals, in any order."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from tracking.specs.entered import remembered
from tracking.specs.units import names_of
from tracking.text import fold
from ui.columns import Column, Listing
from ui.formats import Kind

Record = Mapping[str, object]


def found(listing: Listing, words: str) -> Sequence[Record]:
    """The rows that hold every word; those whose name holds them together first, then those that
    hold them together elsewhere."""
    wanted = fold(words)
    if not wanted:
        return listing.records
    holding = [
        (wanted not in name, wanted not in text, number)
        for number, (name, text) in enumerate(_folded(listing))
        if all(word in text for word in wanted.split())
    ]
    return [listing.records[number] for *_, number in sorted(holding)]


@lru_cache(maxsize=32)
def _folded(listing: Listing) -> list[tuple[str, str]]:
    """The name of each row, and all its words."""
    texts = [column for column in listing.columns if column.kind is Kind.TEXT]
    name = next((column.name for column in texts if column.is_long), texts[0].name)
    return [
        (fold(_said(record, name)), " ".join([_words(record, texts), _unit_names(record)]))
        for record in listing.records
    ]


def _words(record: Record, columns: Sequence[Column]) -> str:
    return fold(" ".join(_said(record, column.name) for column in columns))


def _said(record: Record, name: str) -> str:
    return str(record.get(name) or "")


def _unit_names(record: Record) -> str:
    """However the unit of a row is called, its row is found by it."""
    return _all_names(_said(record, "unit_code"))


@remembered(512)
def _all_names(code: str) -> str:
    return " ".join(map(fold, names_of(code)))
