"""Which month a monthly statistical table is of, told by its headings and the date of its file."""

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from data_loaders.headings.levels import Heading
from tracking.period_codes import code_parts
from tracking.text import fold

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_COMPARES = re.compile(r"\b(?:so(?! bo\b)|bang|ke hoach|cung ky)\b")
# "cùng kỳ 1999", "so với 8 tháng năm 1999" stand in a table of the year after.
_BASE_YEAR = re.compile(
    r"\b(?:cung ky|so voi(?! (?:ke hoach|kh)\b))"
    r"(?: \d{1,2} thang(?: dau)?| thang \d{1,2}| quy \w+)?(?: nam)? ?((?:19|20)\d\d)\b"
)
_FULL_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)[-._ ]?(0[1-9]|1[0-2])[-._ ]?[0-3]\d(?!\d)")
_MONTH = re.compile(r"\b(?:thang|t) ?(\d{1,2})\b|\b(\d{1,2}) ?(?:thang|t)\b")
_FIGURES = re.compile(r"(?<!\d )\b(\d{1,2}) (?:19|20)\d\d\b")
_QUARTER = re.compile(r"\bqu[yi] (iv|i{1,3}|[1-4])\b")
_LAST_MONTH = {"i": 3, "ii": 6, "iii": 9, "iv": 12, "1": 3, "2": 6, "3": 9, "4": 12}


def period_of_headings(headings: Sequence[Heading], year: int | None = None) -> str | None:
    """The reporting month of a monthly statistical table: the latest month its headings speak of.

    A month belongs to the year its heading names, "so với" headings compare and do not count.
    `year` stands in where no heading names one.
    """
    texts = [fold(heading.text) for heading in headings]
    years = [named for text in texts for named in _years_in(text)] or ([year] if year else [])
    if not years:
        return None
    found: list[tuple[int, int]] = []
    for text in texts:
        own = _years_in(text)
        if not _COMPARES.search(text):
            found.extend((min(own) if own else max(years), month) for month in _months_in(text))
    found = found or [(max(years), month) for text in texts for month in _months_in(text)]
    return "{}-{:02}".format(*max(found)) if found else None


def closing_month(code: str, headings: Sequence[Heading]) -> str:
    """The month a period ends with; of a bare year the last month its headings speak of."""
    year, _, last = code_parts(code)
    if len(code) == len("2022"):
        months = [month for heading in headings for month in _months_in(fold(heading.text))]
        last = max(months, default=last)
    return f"{year}-{last:02}"


def month_of_file(file: str, headings: Sequence[Heading]) -> str | None:
    """The reporting month of headings without a year, in a file named by the day it came out."""
    found = _FULL_DATE.search(PurePath(file).stem)
    code = period_of_headings(headings, int(found[1])) if found else None
    if found and code and code[5:] > found[2]:
        return f"{int(found[1]) - 1}{code[4:]}"
    return code


def _years_in(text: str) -> list[int]:
    """The years a folded heading speaks of; one compared with is of a table of the year after."""
    before = {int(found[1]) for found in _BASE_YEAR.finditer(text)}
    return [year + (year in before) for year in map(int, _YEAR.findall(text))]


def _months_in(text: str) -> Iterator[int]:
    months = [int(one or other) for one, other in _MONTH.findall(text)]
    months += [int(month) for month in _FIGURES.findall(text)]
    months += [_LAST_MONTH[quarter] for quarter in _QUARTER.findall(text)]
    months += [12] if "ca nam" in text else []
    return (month for month in months if 1 <= month <= 12)
