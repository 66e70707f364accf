"""Excel's number formats: the built-in ones, which of them show dates, and the dates themselves."""

import math
import re
from array import array
from bisect import bisect_right
from datetime import date, datetime, time, timedelta
from functools import lru_cache

BUILT_IN: dict[int, str] = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "mm-dd-yy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "m/d/yy h:mm",
    37: "#,##0;(#,##0)",
    38: "#,##0;[Red](#,##0)",
    39: "#,##0.00;(#,##0.00)",
    40: "#,##0.00;[Red](#,##0.00)",
    41: "#,##0",
    42: "#,##0",
    43: "#,##0.00",
    44: "#,##0.00",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    49: "@",
}
"""The accounting formats 41-44 without padding; the regional dates 27-36, 50-58 are left out."""

_NOT_CODE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]', re.I | re.S)
_LITERAL = re.compile(r'"([^"]*)"?|\\(.)|[_*].', re.S)
_DATE_LETTER = re.compile(r"[ymdhs]", re.I)
_LAST_NUMBER = 2_958_466  # the day after 31/12/9999
_FAKE_LEAP_DAY = 60  # Excel believes in 29/02/1900


@lru_cache(maxsize=4096)
def is_date_format(code: str) -> bool:
    """Whether a format code shows its number as a date or a time."""
    if not code or code.casefold() == "general":
        return False
    return bool(_DATE_LETTER.search(_NOT_CODE.sub("", code)))


@lru_cache(maxsize=4096)
def percent_divisor(code: str) -> int | None:
    """What makes a fraction of a number that a format code shows with a % sign, None without one:
    0% shows 0.85 as 85%, but a sign in quotes or behind a backslash (0"%", 0\\%) stands by 85."""
    if "%" not in code:
        return None
    if "%" in _LITERAL.sub("", code):
        return 1
    return 100 if any("%" in text for found in _LITERAL.findall(code) for text in found) else None


def moment(number: float, *, from_1904: bool) -> datetime | date | time | float:
    """A serial number as Excel shows it; the number itself where Excel shows no date."""
    if not math.isfinite(number) or not 0 <= number < _LAST_NUMBER:
        return number
    if number < 1:
        return (datetime.min + timedelta(milliseconds=round(number * 86_400_000))).time()
    day_zero = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30)
    if not from_1904 and number < _FAKE_LEAP_DAY:
        day_zero += timedelta(days=1)
    try:
        return day_zero + timedelta(milliseconds=round(number * 86_400_000))
    except OverflowError:
        return number


class Runs:
    """A number for each row of a column, kept as where it changes on the way down."""

    def __init__(self) -> None:
        self._starts = array("q")
        self._styles = array("q")

    def append(self, row: int, style: int) -> None:
        """Notes the style of the next row that has one."""
        if not self._styles or self._styles[-1] != style:
            self._starts.append(row)
            self._styles.append(style)

    def style(self, row: int) -> int:
        """The style in a row; of the cell above where the file gives none, 0 where none is."""
        at = bisect_right(self._starts, row) - 1
        return self._styles[at] if at >= 0 else 0
