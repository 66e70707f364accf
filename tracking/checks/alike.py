"""Findings that differ only in their cell and its value are told once, with all their cells."""

import re
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace
from itertools import chain

from tracking.specs.catalogue import where_of
from tracking.vocabulary import Finding

FEW = 3
"""So many findings alike still say more each on its own, with its own value."""
_NUMBER = re.compile(r"\b[A-Z]{1,3}\d+\b|-?\d[\d.,]*")
_QUOTED = re.compile(r"“[^”]*”")


def together(findings: Iterable[Finding]) -> list[Finding]:
    """The findings, those alike of one column as one finding where the first of them stood."""
    groups: dict[Hashable, list[Finding]] = {}
    for place, finding in enumerate(findings):
        key = _likeness(finding) if finding.cells and finding.field else place
        groups.setdefault(key, []).append(finding)
    return [one for group in groups.values() for one in _told(group)]


def _told(group: Sequence[Finding]) -> Sequence[Finding]:
    if len(group) <= FEW:
        return group
    first = group[0]
    beside = chain.from_iterable(one.cells[1:] for one in group)
    cells = tuple(dict.fromkeys((*(one.cells[0] for one in group), *beside)))
    message = (
        f"{where_of(first.sheet, cells)}Có {len(group)} ô như vậy; "
        f"ví dụ ô {first.cells[0]}: {_said(first)}"
    )
    return [replace(first, cells=cells, message=message)]


def _said(finding: Finding) -> str:
    """What a finding says, without its place."""
    return finding.message.removeprefix(where_of(finding.sheet, finding.cells))


def _likeness(finding: Finding) -> Hashable:
    """What findings alike have in common: all but the cells, numbers, names and values they name
    (a field is the same for all)."""
    said = _said(finding)
    if finding.value:
        said = said.replace(finding.value, "#")
    said = _NUMBER.sub("#", _QUOTED.sub("“”", said))
    return finding.code, finding.severity, finding.sheet, finding.field, said
