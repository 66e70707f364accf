"""Cases that came in one way, given in two columns: in person at the desk and by post, wholly and
partly online; and an outcome given for each way apart."""

from collections.abc import Mapping, Sequence

from data_loaders.headings.case_times import CHANNELS
from data_loaders.headings.levels import Heading
from data_loaders.headings.part_words import kinds_named
from tracking.specs.catalogue import FOREIGN

_PARTS = {
    "cases_in_person": (frozenset({"at_desk", "by_post"}),),
    "cases_online": (
        frozenset({"fully_online", "partly_online"}),
        frozenset({"national_portal", "own_portal"}),
    ),
}


def as_rest(name: str, column: int, columns: Mapping[str, int], headings: Sequence[Heading]) -> str:
    """The name of a field that a column may be given to; with `FOREIGN` before it where the field
    has a column already, and this one is of its other part."""
    first = columns.get(name) if name in _PARTS else None
    if first is None:
        return name
    two = [heading for heading in headings if heading.column in (first, column)]
    is_rest = any(_are_two(two, parts) for parts in _PARTS[name])
    return f"{FOREIGN}{name}" if is_rest else name


def _are_two(headings: Sequence[Heading], parts: frozenset[str]) -> bool:
    """Whether two headings name one of two parts each, and not the same."""
    both = [kinds_named(one.leaf, parts) or kinds_named(one.path, parts) for one in headings]
    return all(len(one) == 1 for one in both) and both[0] != both[-1]


def of_channels(
    columns: Sequence[int], channels: Mapping[int, str], *, alone: bool
) -> Sequence[int]:
    """The columns that make up an outcome, each of another channel: both, or the only one where
    cases came in but that way (`alone`: nothing says how many there were in all)."""
    by_channel = {channels[column]: column for column in columns}
    both = [by_channel[one] for one in CHANNELS if one in by_channel]
    if len(both) != len(columns):
        return ()
    is_all = len(both) == len(CHANNELS) or (alone and len({*channels.values()}) == 1)
    return both if is_all else ()
