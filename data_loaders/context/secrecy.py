"""Documents marked secret, which are not ours to read."""

import re
from functools import lru_cache

from data_loaders.context.period import TITLE_ROWS
from data_loaders.grid import Sheet
from tracking.text import tidy

_SECRET = re.compile(r"(?:độ mật|mức độ mật)?\s*:?\s*(?:tuyệt mật|tối mật|mật)\W*", re.IGNORECASE)
_LONGEST = 40


def secret_mark(sheet: Sheet) -> str:
    """The mark among the titles of a sheet, "" where there is none."""
    marks = (value for row in sheet.rows[:TITLE_ROWS] for value in row)
    for value in marks:
        if isinstance(value, str) and len(value) < _LONGEST and _is_secret_mark(value):
            return tidy(value)
    return ""


@lru_cache(maxsize=5_000)
def _is_secret_mark(text: str) -> bool:
    return _SECRET.fullmatch(tidy(text)) is not None
