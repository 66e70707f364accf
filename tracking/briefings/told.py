"""What a written file tells when it is opened again: for comparing it with the briefing."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

Number = float | None
Cell = object
"""As the reader of a workbook gives it: text, a number, a day; "" where there is nothing."""


class Wording(Enum):
    """How much of the slides a file tells."""

    WHOLE = auto()
    """All of their words, as they stand."""
    RETOLD = auto()
    """All of their figures, in sentences of its own."""
    CARDS = auto()
    """The figures of their cards only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A native chart: its categories, the names of its series and the numbers of each."""

    categories: tuple[str, ...]
    names: tuple[str, ...]
    series: tuple[tuple[Number, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """A data sheet: its cells row by row, and the totals it states above them."""

    cells: tuple[tuple[Cell, ...], ...]
    totals: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """All words of a file in the order they are read, and where the format has them

    `pages`: the words of each page, screen or picture, where charts are drawn in words and shapes;
    `lengths`: those of bars, in percent of the whole scale, bar by bar;
    `charts`: native charts in their order;
    `sheets`: the data sheets by title;
    `facts`: the cells of each figure against a target, in the order of the briefing;
    `may_cut`: whether a row or a sentence may go on on the next page;
    `letters`: all that its type can write, where others are replaced.
    """

    text: str
    wording: Wording = Wording.WHOLE
    pages: tuple[str, ...] | None = None
    lengths: tuple[tuple[float, ...], ...] | None = None
    charts: tuple[Drawn, ...] | None = None
    sheets: Mapping[str, Rows] | None = None
    facts: tuple[tuple[Cell, ...], ...] | None = None
    letters: frozenset[str] | None = None
    may_cut: bool = False
    notes: str = ""
