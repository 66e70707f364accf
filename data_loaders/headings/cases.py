"""Which cases a heading counts: those that came in one way, of what time, and whether those of the
period before are among them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache

from data_loaders.headings.case_times import (
    CHANNELS,
    RECEIVED,
    Named,
    Time,
    is_count,
    of_one_time,
    time_of,
    without_time,
)
from data_loaders.headings.levels import Heading, told_apart
from data_loaders.headings.part_words import kinds_named
from data_loaders.headings.wording import plain_heading
from tracking.specs.forms import EXACT_LEAF, WEAK, heading_fields
from tracking.specs.row_words import phrases
from tracking.vocabulary import View

_BEFORE = "cases_carried_over"
_ONLINE, _IN_PERSON = frozenset({"online"}), frozenset({"at_desk", "by_post"})
_OFFERED = re.compile(r"(?:(?<= cong)|(?<= dvc)|(?<= khong)) (?:truc tuyen|qua mang)(?= )")
_PLUS = re.compile(r"(?<=[^\W\d])\s*\+\s*(?=[^\W\d])")
_ABBREVIATED = re.compile(r" hs(?= )")


@dataclass(frozen=True, slots=True)
class Cases:
    """The headings of a table of services with the fields that they may name, the channel of the
    columns that count outcomes of one alone, and the columns of each field that are of another time
    than the period."""

    named: Sequence[tuple[Heading, tuple[tuple[str, int], ...]]] = ()
    channels: Mapping[int, str] = field(default_factory=dict)
    apart: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


def cases_named(headings: Sequence[Heading], period_code: str | None) -> Cases:
    """What the headings of a table of services count."""
    named: list[Named] = []
    channels: dict[int, str] = {}
    for heading in (_counted(one, period_code) for one in told_apart(headings)):
        channel, fields = _fields(heading.path, heading.leaf, heading.levels)
        named.append((heading, fields))
        if channel:
            channels[heading.column] = channel
    one_time, apart = of_one_time(named, period_code)
    return Cases(
        [(one, tuple(fields.items())) for one, fields in one_time],
        channels,
        {name: tuple(columns) for name, columns in apart.items()},
    )


def _counted(heading: Heading, period_code: str | None) -> Heading:
    """A heading without what it says of the cases of the period before: that they are left out, or
    counted in, which is kept beside its levels."""
    path, leaf = heading.path, heading.leaf
    if "+" in heading.text:
        path, leaf = (
            plain_heading(_PLUS.sub(" cộng với ", text), period_code)
            for text in (" ".join(heading.levels), heading.levels[-1])
        )
    path, is_with = _of_cases(path)
    leaf, _ = _of_cases(leaf)
    kept = (False, True) if is_with else ()
    if (path, leaf, kept) == (heading.path, heading.leaf, heading.with_carried):
        return heading
    return replace(heading, path=path, leaf=leaf, with_carried=kept)


@lru_cache(maxsize=20_000)
def _of_cases(words: str) -> tuple[str, bool]:
    return _without_before(_ABBREVIATED.sub(" ho so", words))


@lru_cache(maxsize=20_000)
def _without_before(words: str) -> tuple[str, bool]:
    without, within = _said_of_before()
    own = without.sub("", words)
    bare = within.sub("", own)
    return (bare, bare != own) if bare.strip() else (words, False)


@cache
def _said_of_before() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """How a heading says that the cases of the period before are left out of a number, or counted
    in: "(không tính hồ sơ kỳ trước)", "(gồm cả kỳ trước chuyển sang)"."""
    before = "|".join((*phrases("case_before"), "<thangtruoc>", "<quykhac>", "<namtruoc>"))
    after = rf"(?: (?:{_any_of('case_before_after')}))*"
    cases = rf"(?: (?:{_any_of('case_before_lead')}))* (?:{before}){after}(?= )"
    new = rf"(?= (?:{_any_of('case_new')}) )"
    within = rf" (?:(?:{_any_of('carried_counted_in')})(?: ca)?|ca|va){cases}"
    first = rf"(?: (?:ton|tu|cua))* (?:{before}){after} (?:va|cong voi){new}"
    left_out = rf" (?:{_any_of('carried_left_out')})(?: ca)?{cases}"
    return re.compile(left_out), re.compile(f"{within}|{first}")


def _any_of(*kinds: str) -> str:
    return "|".join(phrases(*kinds))


# The same headings come in book after book, and at every row that may begin a table.
@lru_cache(maxsize=20_000)
def _fields(path: str, leaf: str, levels: tuple[str, ...]) -> tuple[str | None, Mapping[str, int]]:
    """The fields a heading may name; with the channel, where it counts an outcome of one alone."""
    found = dict(_fields_of(path, leaf))
    others = {name: strength for name, strength in found.items() if not is_count(name)}
    if any(f" {one} " in path for one in phrases("case_not")):
        return None, others
    if time_of(path) is Time.OTHER:
        return None, others | {name: found[name] for name in (_BEFORE,) if name in found}
    if _channels_in(leaf) == {*CHANNELS}:
        found = {name: strength for name, strength in found.items() if name not in CHANNELS}
    channel, name = _of_levels(levels)
    if name is None and (outcome := _outcome(found)):
        both = _channels_in(path)
        channel = both.pop() if len(both) == 1 else None
        name = outcome if channel else None
    strength = max(EXACT_LEAF, found.get(name or "", 0))
    return channel, (others | {name: strength} if name else found)


def _outcome(found: Mapping[str, int]) -> str | None:
    """What became of cases, where a heading names that."""
    others = (*CHANNELS, RECEIVED, _BEFORE)
    named = [name for name in found if is_count(name) and name not in others]
    best = max(named, key=lambda name: found[name], default="")
    return best if found.get(best, 0) > WEAK else None


def _channels_in(words: str) -> set[str]:
    """The ways of coming in that folded words speak of; services offered online are none."""
    said = _OFFERED.sub("", words)
    kinds = zip(CHANNELS, (_ONLINE, _IN_PERSON), strict=True)
    return {channel for channel, kind in kinds if kinds_named(said, kind)}


@lru_cache(maxsize=20_000)
def _fields_of(path: str, leaf: str) -> tuple[tuple[str, int], ...]:
    """The fields that folded words name, or would without the time they are of."""
    found = dict(heading_fields(View.SERVICES, path, leaf))
    bare = without_time(path)
    own = without_time(leaf)
    if bare.strip() and bare != path:
        for name, strength in heading_fields(View.SERVICES, bare, own if own.strip() else bare):
            if is_count(name):
                found[name] = max(strength, found.get(name, 0))
    return tuple(found.items())


def _of_levels(levels: tuple[str, ...]) -> tuple[str | None, str | None]:
    """The channel and the outcome of it that the levels of a heading name together, or the field
    that an upper level names and the lowest only counts."""
    words = [_plain(level) for level in levels]
    at = next((at for at, one in enumerate(words) if _best(one, one) in CHANNELS), None)
    if len(words) < 2:
        return None, None
    if at is not None:
        channel = _best(words[at], words[at])
        rest = words[:at] + words[at + 1 :]
        named = _together(rest)
        if named and named not in (*CHANNELS, RECEIVED, _BEFORE):
            return channel, named
        if at < len(words) - 1 and (named == RECEIVED or _only_counts(words[-1])):
            return None, channel
    above = words
    while above and _only_counts(above[-1]):
        above = above[:-1]
    return None, _together(above) if above and len(above) < len(words) else None


def _together(levels: Sequence[str]) -> str | None:
    """The count that the folded levels of a heading name together."""
    return _best("".join(levels).replace("  ", " "), levels[-1])


@lru_cache(maxsize=20_000)
def _plain(level: str) -> str:
    words = without_time(_without_before(plain_heading(level, None))[0])
    return _ABBREVIATED.sub(" ho so", words) if words.strip() else " "


@lru_cache(maxsize=20_000)
def _best(path: str, leaf: str) -> str | None:
    """The count that folded words name most specifically, if they name nothing else better."""
    found = heading_fields(View.SERVICES, path, leaf)
    return found[0][0] if found and is_count(found[0][0]) else None


def _only_counts(words: str) -> bool:
    return words.strip() in phrases("case_count")
