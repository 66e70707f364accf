"""Who sends a report by its letterhead: a name that takes several lines, a part below a unit."""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto

from data_loaders.headings.part_words import is_unit_named
from tracking.specs.row_words import begins_with, phrases
from tracking.specs.unit_table import Unit
from tracking.specs.units import is_unit_name
from tracking.text import fold

LONGEST = 3
"""How many lines the name of a unit may take."""
_BESIDE = re.compile(r"(?:cong hoa xa hoi|doc lap tu do|so\b.*\b(?:bc|bct)\b)|$")
"""The motto at the right of a letterhead, the number below it, lines that are drawn."""
_MINISTRY = "bo cong thuong "
_OFFICE = "van phong"


class Part(Enum):
    """What of a unit sends a report: one that reports on itself, or a desk that may well report on
    the whole."""

    BRANCH = auto()
    DESK = auto()


def letterhead(lines: Iterable[str]) -> list[str]:
    """The lines without what stands beside the names; a name on two or three of them is one line:
    "TRƯỜNG ĐẠI HỌC CÔNG NGHIỆP" above "HÀ NỘI"."""
    own = [line for line in lines if not _BESIDE.match(fold(line))]
    found: list[str] = []
    at = 0
    while at < len(own):
        length = _length(own[at : at + LONGEST])
        found.append(" ".join(own[at : at + length]))
        at += length
    return found


def _length(lines: Sequence[str]) -> int:
    """How many of the lines are one name: as many as make the longest one."""
    if not is_unit_named(lines[0]):
        return 1
    lengths = range(len(lines), 1, -1)
    return next((count for count in lengths if is_unit_name(" ".join(lines[:count]))), 1)


def parts_named(lines: Sequence[str], owners: Sequence[Unit]) -> Iterator[tuple[str, Part]]:
    """What the letterhead names as a part of the unit it names: right below it, or beside it."""
    names = {fold(name) for unit in owners for name in (unit.name, *unit.aliases)}
    below_unit = False
    for line in lines:
        words = fold(line).removeprefix(_MINISTRY)
        beside = _beside(words, names)
        part = _part(words if below_unit else beside, names) if beside or below_unit else None
        if part and not is_unit_name(line):
            yield line, part
        below_unit = words in names


def _beside(words: str, names: Iterable[str]) -> str:
    """What begins a line that ends with the name of the unit, or follows a name that begins it: the
    longest one, "Văn phòng Bộ" rather than "Văn phòng"."""
    for name in sorted(names, key=lambda name: (-len(name), name)):
        if " " in name and words.startswith(f"{name} "):
            return words.removeprefix(f"{name} ")
        if " " in name and words.endswith(f" {name}"):
            return words
    return ""


def _part(words: str, names: Iterable[str]) -> Part | None:
    if begins_with(words, "no_part") or is_unit_name(words):
        return None
    if begins_with(words, "desk"):
        return Part.DESK
    if f"{words} ".startswith(f"{_OFFICE} "):
        of_whole = words.removeprefix(_OFFICE).strip()
        is_own = of_whole in {"", *phrases("whole"), *names}
        return None if is_own else Part.BRANCH
    return Part.BRANCH if begins_with(words, "branch") else None
