"""Amounts given in two columns: one of home and one of foreign capital."""

from collections.abc import Mapping, Sequence

from data_loaders.headings.levels import Heading
from data_loaders.headings.part_words import halves_of_capital, is_source_named


def halves_named(headings: Sequence[Heading]) -> dict[int, str]:
    """The columns of home or of foreign capital alone, and those of other sources beside them."""
    found: dict[int, str] = {}
    for heading in headings:
        halves = halves_of_capital(heading.leaf) or halves_of_capital(heading.path)
        if len(halves) == 1:
            found[heading.column] = next(iter(halves))
    parents = {one.levels[:-1] for one in headings if one.column in found} - {()}
    for heading in headings if parents else ():
        if heading.levels[:-1] in parents and is_source_named(heading.levels[-1]):
            found.setdefault(heading.column, "other")
    return found


def pair_of(
    columns: Sequence[int], halves: Mapping[int, str], headings: Sequence[Heading]
) -> tuple[int, ...]:
    """The column of home and that of foreign capital, where they are all that a heading stands
    over: it is their sum; else none."""
    by_half = {halves[column]: column for column in columns}
    home, foreign = by_half.get("home_capital"), by_half.get("foreign_capital")
    if home is None or foreign is None or len(columns) != 2:
        return ()
    parent = next(one.levels[:-1] for one in headings if one.column == home)
    under = [one.column for one in headings if one.levels[: len(parent)] == parent]
    return (home, foreign) if parent and sorted(under) == sorted(columns) else ()
