"""How are long Vietnamese labels and numbers written so that nothing is cut off?"""

import math
import textwrap
from collections.abc import Iterable
from typing import Any

import pandas as pd

from tracking.quantities import percent_vi

LINE_BREAK = "\n"


def wrap(text: str, width: int) -> str:
    """A text in lines of at most `width` characters, the lines about as long as one another."""
    lines = textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)
    for narrower in range(math.ceil(len(text) / max(len(lines), 1)), width):
        even = textwrap.wrap(text, narrower, break_long_words=False, break_on_hyphens=False)
        if len(even) == len(lines):
            return LINE_BREAK.join(even)
    return LINE_BREAK.join(lines)


def line_count(wrapped: str) -> int:
    """How many lines a wrapped text takes."""
    return wrapped.count(LINE_BREAK) + 1


def percent(rate: Any) -> str:
    """A rate 0-1 as a percentage with one decimal; "–" when there is none."""
    return "–" if pd.isna(rate) else percent_vi(float(rate))


def sentence(parts: Iterable[object]) -> str:
    """Non-empty parts joined by commas: what a screen reader says of one mark."""
    return ", ".join(str(part) for part in parts if not pd.isna(part) and str(part).strip())
