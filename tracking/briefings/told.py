"""What a written file tells when it is opened again: for comparing it with the briefing."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The words of a file in the order they are read, the numbers of its native charts (a tuple a
    series), and of each data sheet how many rows it has and the totals it states, by heading;
    whether it `has_tables`, those of the slides, in the same words. `notes` are for who speaks."""

    text: str
    series: tuple[tuple[float | None, ...], ...] | None = None
    sheets: Mapping[str, tuple[int, Mapping[str, float]]] | None = None
    has_tables: bool = True
    notes: str = ""
