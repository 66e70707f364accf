"""Which day does a text state?"""

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo

from tracking.text import plain

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


class DateOrder(StrEnum):
    """Whether 03/04/2022 is 3 April or March 4."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


_TIME = r"(?:[ t]\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,6})?)?(?: ?[ap]m|z|[+-]\d{2}:?\d{2})?)?"
_NUMERIC = re.compile(r"(\d{1,2}) ?([/.-]) ?(\d{1,2}) ?\2 ?(\d{4}|\d{2})" + _TIME)
_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})" + _TIME)
_WORDS = re.compile(r"(?:ngay )?(\d{1,2}) thang (\d{1,2}),? nam (\d{4})")
LONGEST = 200
_LEAD = re.compile(
    r"(?:(?:hoan thanh|xong|trinh|thoi han|han|cham nhat|muon nhat|khong qua|truoc|trong|den|het"
    r"|vao|luc|la|cuoi|ngay|thoi diem|\d{1,2} ?(?:h|g|gio)(?: ?\d{1,2}(?: ?phut)?)?,?)[ :]+)+"
)
_EPOCH = date(1899, 12, 30)
_SERIALS = range((date(1990, 1, 1) - _EPOCH).days, (date(2061, 1, 1) - _EPOCH).days)


def day_of(year: int, month: int, day: int) -> date | None:
    if year < 100:
        year += 1900 if year >= 60 else 2000
    try:
        return date(year, month, day) if 1900 <= year <= 2100 else None
    except ValueError:
        return None


def without_lead(line: str) -> str:
    """A plain line without the words before its date: "trước ngày", "hạn:"."""
    lead = _LEAD.match(line)
    return line[lead.end() :] if lead else line


def _numeric(found: re.Match[str], order: DateOrder) -> date | None:
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    if order is DateOrder.DAY_FIRST:
        return day_of(year, second, first)
    return day_of(year, first, second)


def orders(text: str) -> frozenset[DateOrder]:
    """The orders in which a d/m/y text is a date; empty for other texts and unambiguous forms."""
    return _orders(text) if len(text) <= LONGEST else frozenset()


@lru_cache(maxsize=20_000)
def _orders(text: str) -> frozenset[DateOrder]:
    found = _NUMERIC.fullmatch(without_lead(plain(text)))
    if not found:
        return frozenset()
    return frozenset(order for order in DateOrder if _numeric(found, order))


def parse_date(text: str, order: DateOrder) -> date | None:
    """The day a whole text states in one of the strict forms; nothing is guessed."""
    return _parse_date(text, order) if len(text) <= LONGEST else None


@lru_cache(maxsize=100_000)
def _parse_date(text: str, order: DateOrder) -> date | None:
    line = plain(text).removeprefix("ngay ")
    if found := _NUMERIC.fullmatch(line):
        return _numeric(found, order)
    if found := _ISO.fullmatch(line):
        return day_of(int(found[1]), int(found[3]), int(found[4]))
    if found := _WORDS.fullmatch(line):
        return day_of(int(found[3]), int(found[2]), int(found[1]))
    return None


def from_serial(number: float) -> date | None:
    """The day of an Excel serial number, when it falls within 1990-2060."""
    if isinstance(number, bool) or not _SERIALS.start <= number < _SERIALS.stop:
        return None
    return _EPOCH + timedelta(days=int(number))


# Not inside a longer number, a document number (07/2022/TT-BCT) or a section number (1.2.2022.3).
_RUNNING = re.compile(
    r"(?<![\w/.])(?<![a-z]-)(?:"
    r"(?P<iso>\d{4}-\d{2}-\d{2})|"
    r"(?P<numeric>\d{1,2} ?(?P<mark>[/.-]) ?\d{1,2} ?(?P=mark) ?\d{4})|"
    r"(?P<words>\d{1,2} thang \d{1,2},? nam \d{4})"
    r")(?![\w/]|\.\w|-[a-z])"
)


_SINCE = re.compile(r"\btu(?: ngay)? ?$")


def dates_in(text: str) -> list[date]:
    """Every date stated in a running text, day first, in the order written."""
    return [day for _, day in _dates(plain(text))]


def closing_dates_in(text: str) -> list[date]:
    """Those that figures may count up to: not where they count from ("từ 01/01/2022")."""
    words = plain(text)
    return [day for start, day in _dates(words) if not _SINCE.search(words, 0, start)]


def _dates(words: str) -> Iterator[tuple[int, date]]:
    for match in _RUNNING.finditer(words):
        day = parse_date(match[0], DateOrder.DAY_FIRST)
        if day:
            yield match.start(), day


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])
