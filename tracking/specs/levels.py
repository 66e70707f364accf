"""How are the levels of online services counted, old words and new (service_levels.csv)?

A level is never turned into another: it is shown as the unit wrote it, and a dated dictionary
says in which groups it counts.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache

from tracking.specs.catalogue import read_rows
from tracking.specs.meanings import word_for

LEVEL_34 = "level_34"
LEVEL_34_OR_EQUIVALENT = "level_34_or_equivalent"
ONLINE = "online"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """A level's place in a group, between two days where given."""

    group: str
    group_label: str
    level: str
    valid_from: date | None
    valid_to: date | None
    note: str
    source: str

    def is_valid(self, on: date | None) -> bool:
        """Whether it holds on a day; without a day, whether it ever did."""
        if on is None:
            return True
        return (self.valid_from or date.min) <= on <= (self.valid_to or date.max)


@cache
def groupings() -> tuple[Grouping, ...]:
    """The dictionary of levels."""
    return tuple(
        Grouping(
            group=row["group"],
            group_label=row["group_label"],
            level=row["level"],
            valid_from=date.fromisoformat(row["valid_from"]) if row["valid_from"] else None,
            valid_to=date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
            note=row["note"],
            source=row["source"],
        )
        for row in read_rows("service_levels.csv")
    )


def grouping(level: str | None, group: str, on: date | None = None) -> Grouping | None:
    """The row by which a level counts in a group, None when it does not."""
    for row in groupings():
        if (row.level, row.group) == (level, group) and row.is_valid(on):
            return row
    return None


def is_level_34(level: str | None, on: date | None = None) -> bool:
    """Whether a service counts in the level-3-4 measures: as written, or through the dictionary."""
    return grouping(level, LEVEL_34_OR_EQUIVALENT, on) is not None


def is_online(level: str | None, on: date | None = None) -> bool:
    """Whether a service can be used online, under whichever words."""
    return grouping(level, ONLINE, on) is not None


def level_label(level: str) -> str:
    """A level in the unit's own words: "mức độ 4", "toàn trình"."""
    return word_for("service_level", level)
