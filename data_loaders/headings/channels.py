"""Cases that came in one way, given in two columns: in person at the desk and by post, wholly and
partly online."""

from collections.abc import Mapping, Sequence

from data_loaders.headings.levels import Heading
from data_loaders.headings.part_words import kinds_named
from tracking.specs.catalogue import FOREIGN

_PARTS = {
    "cases_in_person": frozenset({"at_desk", "by_post"}),
    "cases_online": frozenset({"fully_online", "partly_online"}),
}


def as_rest(name: str, column: int, columns: Mapping[str, int], headings: Sequence[Heading]) -> str:
    """The name of a field that a column may be given to; with `FOREIGN` before it where the field
    has a column already, and this one is of its other part."""
    first = columns.get(name) if name in _PARTS else None
    if first is None:
        return name
    both = [
        kinds_named(heading.leaf, _PARTS[name])
        for heading in headings
        if heading.column in (first, column)
    ]
    is_rest = all(len(one) == 1 for one in both) and both[0] != both[-1]
    return f"{FOREIGN}{name}" if is_rest else name
