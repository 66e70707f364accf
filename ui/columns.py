"""What a table is, before it is drawn or taken away."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ui.formats import MEASURES, Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: the name in the records, the heading, what its values are.

    `is_long` marks running text (an obstacle, the name of a task), which gets more room; `width`,
    in pixels, is for what the first rows may leave blank, by which the room is taken otherwise.
    """

    name: str
    heading: str
    kind: Kind = Kind.TEXT
    is_long: bool = False
    width: int | None = None

    @property
    def full_heading(self) -> str:
        """With the unit of measure, for where nothing else tells it."""
        measure = MEASURES.get(self.kind)
        return f"{self.heading} ({measure})" if measure else self.heading


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Listing:
    """A table to show; `title` names it for who cannot see it and in the workbook taken away.

    Made once for a state of the store: what is worked out of it is kept by its identity. `about`
    is what is said of it where it is taken away, None where that is what its page is about;
    `is_of_all` tells that it is of all units also on the page of one.
    """

    title: str
    columns: Sequence[Column]
    records: Sequence[Mapping[str, object]]
    about: Sequence[str] | None = None
    is_of_all: bool = False
