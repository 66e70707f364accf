"""The ministry's units over time, from units.csv, and how they are named in files."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from tracking.periods import Period
from tracking.specs.catalogue import read_rows
from tracking.specs.entered import remembered, rows_in_force
from tracking.specs.unit_table import Unit, parse_units
from tracking.text import fold

_KINDS = (
    "vu ", "cuc ", "tong cuc ", "van phong bo ", "vp bo ", "thanh tra bo ", "uy ban ", "vien ",
    "truong ", "dai hoc ", "cao dang ", "bao ", "tap chi ", "trung tam ", "hoc vien ", "dh ", "cd ",
)  # fmt: skip
"""How the name of a unit begins when it says what kind of unit it is."""
_NOT_AFTER = {
    "vu": ("nhiem", "nghiep", "dich", "chuc", "nghia"),
    "bao": ("thong", "canh", "bang", "dam"),
}
"""Words that make another word of a kind: "nhiệm vụ kế hoạch" names no unit."""
_PLACE_AFTER = re.compile(r"(?:tinh|thanh pho|tp|quan|huyen|khu vuc|so \d+)\b")
"""What follows the name of an office that is one of many."""
_COMMON = frozenset({"kh", "cn", "hc", "bc", "qui", "van phong", "ke hoach"})
"""Abbreviations that file and sheet names use for other things."""


@remembered()
def units() -> tuple[Unit, ...]:
    """Every unit under every name it has had."""
    return parse_units(rows_in_force("units.csv"))


@remembered()
def _names() -> dict[str, tuple[Unit, ...]]:
    found: dict[str, list[Unit]] = {}
    for unit in units():
        for name in {fold(name) for name in (unit.code, unit.name, *unit.aliases)}:
            found.setdefault(name, []).append(unit)
    return {name: tuple(owners) for name, owners in found.items()}


@remembered()
def _longest() -> dict[str, int]:
    """By the first word of names, of how many words the longest of them is."""
    found: dict[str, int] = {}
    for name in _names():
        words = name.split()
        found[words[0]] = max(found.get(words[0], 0), len(words))
    return found


def units_named(text: str, *, short: bool = False) -> Iterator[tuple[Unit, ...]]:
    """The units a text names, longest names first at each place; each with all its dated rows.

    A name without its kind ("Pháp chế", "KHTC") counts only when it is the whole text, or where
    `short` says that the text is a label, a file name or a sheet name.
    """
    words = fold(text).split()
    names = _names()
    start = 0
    while start < len(words):
        longest = min(_longest().get(words[start], 0), len(words) - start)
        for length in range(longest, 0, -1):
            name = " ".join(words[start : start + length])
            if name in names and _is_meant(name, words, start, short):
                yield names[name]
                start += length - 1
                break
        start += 1


def _is_meant(name: str, words: list[str], start: int, short: bool) -> bool:
    first = name.split()[0]
    if start and words[start - 1] in _NOT_AFTER.get(first, ()):
        return False
    if name == " ".join(words):
        return True
    return f"{name} ".startswith(_KINDS) or (short and name not in _COMMON)


def is_unit_name(text: str) -> bool:
    """Whether a text is the name of a unit and no more."""
    return fold(text) in _names()


def part_named(text: str, owners: tuple[Unit, ...]) -> bool:
    """Whether a text names a part of a unit: its branch, or its office in a province."""
    words = f" {fold(text)} "
    names = {fold(name) for unit in owners for name in (unit.name, *unit.aliases)}
    offices = (name for name in names if name.startswith(("cuc ", "tong cuc ")))
    return any(
        f" chi {name} " in words or _PLACE_AFTER.match(words.partition(f" {name} ")[2])
        for name in offices
    )


def unit_by_code(code: str, on: date | None = None) -> Unit | None:
    """The unit with a code or full name (that of a day, where the code had several names)."""
    owners = [
        unit for unit in units() if unit.code.casefold() == code.casefold() or unit.name == code
    ]
    current = [unit for unit in owners if on is None or unit.is_valid(on)]
    return next(iter(current or owners), None)


def unit_name(code: str, on: date | None = None) -> str:
    """The full name of a unit, on a day where its code had several; an unknown code is itself."""
    unit = unit_by_code(code, on)
    return unit.name if unit else code


@cache
def _heads() -> tuple[tuple[str, str, str], ...]:
    """How the name of a unit begins, the title of who heads it, how that one signs."""
    return tuple((row["begins"], row["title"], row["signs"]) for row in read_rows("heads.csv"))


def _head(name: str) -> tuple[str, str]:
    known = ((title, signs) for begins, title, signs in _heads() if name.startswith(begins))
    return next(known, ("Thủ trưởng", "Thủ trưởng"))


def head_of(code: str, on: date | None = None) -> str:
    """Who heads a unit (as it is called on a day), by title alone: "Vụ trưởng Vụ Pháp chế"."""
    name = unit_name(code, on)
    return f"{_head(name)[0]} {name}"


def signer_of(code: str, on: date | None = None) -> str:
    """What stands above the signature of who heads a unit: "Chánh Văn phòng", "Vụ trưởng"."""
    return _head(unit_name(code, on))[1]


def short_name(code: str) -> str:
    """The name of a unit for cards and axes, 18 characters at most; an unknown code is itself."""
    unit = unit_by_code(code)
    return unit.short_name if unit else code


def names_of(code: str) -> tuple[str, ...]:
    """Everything a unit is called, under each of its dated rows: code, names, aliases."""
    own = [unit for unit in units() if unit.code == code]
    called = ((unit.code, unit.name, unit.short_name, *unit.aliases) for unit in own)
    return tuple(dict.fromkeys(name for names in called for name in names))


def valid_units(on: date) -> tuple[Unit, ...]:
    """The units that exist on a day, in the order of units.csv."""
    return tuple(unit for unit in units() if unit.is_valid(on))


def successor(code: str, on: date) -> str | None:
    """The code that carries a unit's work on a day: its own, or what it was merged into.

    None when the unit was dissolved without a successor, or did not exist yet.
    """
    unit = unit_by_code(code, on)
    while unit and not unit.is_valid(on):
        ended = unit.valid_to is not None and unit.valid_to < on
        unit = unit_by_code(unit.merged_into, on) if ended and unit.merged_into else None
    return unit.code if unit else None


def heirs(code: str) -> tuple[str, ...]:
    """A unit's code, then those it was merged into, one after another."""
    found: list[str] = []
    unit = unit_by_code(code)
    while unit and unit.code not in found:
        found.append(unit.code)
        unit = unit_by_code(unit.merged_into) if unit.merged_into else None
    return tuple(found)


def former_units(code: str) -> tuple[str, ...]:
    """The codes of the units a unit was made of."""
    found = (unit.code for unit in units() if unit.merged_into == code and unit.code != code)
    return tuple(dict.fromkeys(found))


def settle(owners: tuple[Unit, ...], span: Period | None) -> tuple[Unit, Unit | None]:
    """The unit meant by a name in a period, and the former name it was called by, if any.

    It is the unit that stands at the end of the period: a name that ended before, if only in its
    last month, is its successor's, so that reports under both names are of one unit. A name whose
    work nobody took over stays itself.
    """
    if span is None:
        return owners[-1], None
    for unit in owners:
        if unit.is_valid(span.end):
            return unit, None
    ended = [unit for unit in owners if unit.valid_to and unit.valid_to < span.end]
    if not ended:
        return min(owners, key=lambda unit: unit.valid_from), None
    former = current = max(ended, key=lambda unit: unit.valid_from)
    while current.valid_to and current.valid_to < span.end and current.merged_into:
        successor = unit_by_code(current.merged_into, span.end)
        if successor is None or successor == current:
            break
        current = successor
    return current, former if current != former else None
