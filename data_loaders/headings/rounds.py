"""Deadlines put off more than once, each time in a column of its own."""

import re
from collections.abc import Mapping

from data_loaders.headings.levels import Heading
from tracking.specs.catalogue import EXTENDED

ROUND = re.compile(r" (?:lan|dot)(?: thu)? (\d+) ")
"""The number of a round in a folded heading: "Gia hạn lần 2"."""


def as_round(name: str, columns: Mapping[str, int]) -> str:
    """The name of a field that a column may be given to; one of its own for each further column of
    a deadline granted later."""
    if name != EXTENDED or name not in columns:
        return name
    return f"{EXTENDED}_{sum(one.startswith(EXTENDED) for one in columns) + 1}"


def rounds(columns: Mapping[str, int], headings: Mapping[int, Heading]) -> list[str]:
    """The deadlines granted later, the last one last: by the numbers of their headings where each
    has one, else from left to right."""
    names = [name for name in columns if name.startswith(EXTENDED)]
    numbers = {name: ROUND.findall(headings[columns[name]].path)[-1:] for name in names}
    told = all(numbers.values())
    return sorted(names, key=lambda name: (told and int(numbers[name][0]), columns[name]))
