"""Which source of capital is a whole table of, and what of its headings only repeats that?"""

from functools import lru_cache

from data_loaders.headings.part_words import is_source_named
from data_loaders.headings.wording import carried_alone
from tracking.specs.row_words import phrases
from tracking.text import fold

HALVES = {"home_capital": "Vốn trong nước", "foreign_capital": "Vốn nước ngoài"}
"""What the two kinds of capital are called that headings of amounts may name."""


@lru_cache(maxsize=5_000)
def names_source(text: str) -> bool:
    """Whether a text is the name of a source of capital and nothing else: neither of a plan nor of
    capital of another year, which are amounts of their own."""
    if not is_source_named(text) or carried_alone(text) is not None:
        return False
    return not any(f" {one} " in f" {fold(text)} " for one in phrases("plan", "budget"))


@lru_cache(maxsize=5_000)
def without_source(level: str) -> str:
    """A level of a heading without the source of capital it names: "" for "Vốn trong nước",
    "ke hoach von" for "Kế hoạch vốn trong nước"."""
    if names_source(level):
        return ""
    words = f" {fold(level)} "
    told = words
    for phrase in phrases(*HALVES):
        told = told.replace(f" {phrase} ", " ")
    return level if told == words else told.strip()
