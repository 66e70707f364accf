"""Which day, or which deadline, does a text state?"""

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from tracking.text import plain
from tracking.vocabulary import DueKind


class DateOrder(StrEnum):
    """Whether 03/04/2022 is 3 April or March 4."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline: its last day, and how exactly it was written; recurring work has no day, one that
    cannot be read has no kind."""

    on: date | None
    kind: DueKind | None


_TIME = r"(?:[ t]\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,6})?)?(?: ?[ap]m|z|[+-]\d{2}:?\d{2})?)?"
_NUMERIC = re.compile(r"(\d{1,2}) ?([/.-]) ?(\d{1,2}) ?\2 ?(\d{4}|\d{2})" + _TIME)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})" + _TIME)
_WORDS = re.compile(r"(?:ngay )?(\d{1,2}) thang (\d{1,2}),? nam (\d{4})")
_LONGEST = 200
_LEAD = re.compile(
    r"(?:(?:hoan thanh|xong|trinh|thoi han|han|cham nhat|muon nhat|khong qua|truoc|trong|den|het"
    r"|vao|la|cuoi|ngay|thoi diem)[ :]+)+"
)
_EPOCH = date(1899, 12, 30)
_SERIALS = range((date(1990, 1, 1) - _EPOCH).days, (date(2061, 1, 1) - _EPOCH).days)


def _day(year: int, month: int, day: int) -> date | None:
    if year < 100:
        year += 1900 if year >= 60 else 2000
    try:
        return date(year, month, day) if 1900 <= year <= 2100 else None
    except ValueError:
        return None


def _without_lead(line: str) -> str:
    """A plain line without the words before its date: "trước ngày", "hạn:"."""
    lead = _LEAD.match(line)
    return line[lead.end() :] if lead else line


def _numeric(found: re.Match[str], order: DateOrder) -> date | None:
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    if order is DateOrder.DAY_FIRST:
        return _day(year, second, first)
    return _day(year, first, second)


def orders(text: str) -> frozenset[DateOrder]:
    """The orders in which a d/m/y text is a date; empty for other texts and unambiguous forms."""
    found = _NUMERIC.fullmatch(_without_lead(plain(text))) if len(text) <= _LONGEST else None
    if not found:
        return frozenset()
    return frozenset(order for order in DateOrder if _numeric(found, order))


def parse_date(text: str, order: DateOrder) -> date | None:
    """The day a whole text states in one of the strict forms; nothing is guessed."""
    return _parse_date(text, order) if len(text) <= _LONGEST else None


@lru_cache(maxsize=100_000)
def _parse_date(text: str, order: DateOrder) -> date | None:
    line = plain(text).removeprefix("ngay ")
    if found := _NUMERIC.fullmatch(line):
        return _numeric(found, order)
    if found := _ISO.fullmatch(line):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _WORDS.fullmatch(line):
        return _day(int(found[3]), int(found[2]), int(found[1]))
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


# "Trước tháng 10" may end on 30/9 or on 31/10: better asked than guessed.
_BEFORE_PERIOD = re.compile(r"(?:.* )?truoc (?:thang|quy|nam|[tq]\.?\d)")
_YEAR = r"(?:[ ,]*(?:nam|[/.-])? ?(?P<year>\d{4}))?"
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_MONTH = re.compile(rf"(?:thang|t)[. ]?(?P<month>\d{{1,2}}){_YEAR}")
_MONTHS = re.compile(
    r"(?:tu )?(?:thang|t)[. ]?\d{1,2}(?:[/.-]\d{4})?"
    rf"(?: ?(?:[-\u2013]|den) ?)(?:het )?(?:thang |t)?(?P<month>\d{{1,2}}){_YEAR}"
)
_BARE_MONTH = re.compile(r"(?P<month>\d{1,2}) ?[/.-] ?(?P<year>\d{4})")
_QUARTER = re.compile(rf"(?:quy|q)[. ]?(?P<quarter>iv|i{{1,3}}|[1-4]){_YEAR}")
_QUARTERS_ROW = re.compile(
    r"(?:tu )?(?:quy|q)[. ]?(?:iv|i{1,3}|[1-4])(?: ?(?:[-\u2013]|den) ?)(?:het )?(?:quy |q)?"
    rf"(?P<quarter>iv|i{{1,3}}|[1-4]){_YEAR}"
)
_BARE_QUARTER = re.compile(r"(?P<quarter>iv|i{1,3})/(?P<year>\d{4})")
_HALF = re.compile(rf"(?P<half>6|9|12) thang (?P<side>dau|cuoi)(?: nam)?{_YEAR}")
_WHOLE_YEAR = re.compile(r"(?:ca )?(?:nam )?(?P<year>\d{4})|(?:ca |cuoi )?nam(?: nay)?")
_DAY_OF_MONTH = re.compile(r"(?P<first>\d{1,2}) ?/ ?(?P<second>\d{1,2})")
_DAY_IN_WORDS = re.compile(r"(?P<first>\d{1,2}) thang (?P<second>\d{1,2})")
_RECURRING = re.compile(
    r"\b(?:thuong xuyen|hang (?:nam|quy|thang|tuan|ngay)|dinh ky|lien tuc|theo dinh ky)\b"
)
_NO_DEADLINE = re.compile(
    r"|khong(?: co| quy dinh| xac dinh)? (?:thoi )?han|[-\u2013\u2014.\u2026x ]+"
)


# A part of a month or a quarter lies within it: no day is stated, so its last one counts.
_PART_OF = re.compile(
    r"(?:dau|giua|trong|cuoi|(?:thuong|trung|ha) tuan|tuan (?:thu |cuoi)?\w*(?: cua)?)[ ,]+"
    r"(?=(?:thang|quy|[tq]\.?\d))"
)
_FROM_TO = re.compile(r"tu (?:ngay )?[\d/. -]+?(?:den|toi|-)(?: het)? (?P<last>.+)")
_EXTENSION = re.compile(
    r"(?<!xin )(?<!nghi )(?<!xuat )(?:gia han|lui(?: thoi)?(?: han)?|dieu chinh|keo dai)"
    r"(?: thoi gian| thoi han| han| tien do)?[ :]*(?:den|sang|toi|thanh|vao)[ :]*(?P<last>[^();]+)"
)


def extended_to(text: str) -> str | None:
    """The later deadline that a text says was granted: "30/6/2022 (gia hạn đến 30/9/2022)"."""
    if len(text) > _LONGEST or "han" not in (line := plain(text)) and "dieu chinh" not in line:
        return None
    found = list(_EXTENSION.finditer(line))
    return found[-1]["last"].strip(" .,") if found else None


def parse_due(text: str, order: DateOrder, year: int | None = None) -> Due | None:
    """The one deadline a text states; None when it states several or cannot be understood.

    `year` completes deadlines written without one ("Tháng 10").
    """
    return _parse_due(text, order, year) if len(text) <= _LONGEST else None


@lru_cache(maxsize=50_000)
def _parse_due(text: str, order: DateOrder, year: int | None) -> Due | None:
    line = plain(text).strip(" .;,()")
    if _NO_DEADLINE.fullmatch(line):
        return Due(None, DueKind.NONE)
    if day := _parse_date(line, order):
        return Due(day, DueKind.DATE)
    if _RECURRING.search(line) and not dates_in(line):
        return Due(None, DueKind.RECURRING)
    if _BEFORE_PERIOD.match(line):
        return None
    if found := _FROM_TO.fullmatch(line):
        line = found["last"]
    bare = _PART_OF.sub("", _without_lead(line), count=1)
    if day := _parse_date(bare, order):
        return Due(day, DueKind.DATE)
    return _period_due(bare, year) or _day_due(bare, order, year)


def _period_due(line: str, year: int | None) -> Due | None:
    """A deadline written as a month, a quarter, a half or a year."""
    for shape, read in _SHAPES:
        if found := shape.fullmatch(line):
            parts = found.groupdict()
            stated = int(parts["year"]) if parts.get("year") else year
            return read(parts, stated) if stated and 1900 <= stated <= 2100 else None
    return None


def _month_due(parts: dict[str, str], year: int) -> Due | None:
    month = int(parts["month"])
    return Due(month_end(year, month), DueKind.MONTH) if 1 <= month <= 12 else None


def _quarter_due(parts: dict[str, str], year: int) -> Due | None:
    return Due(month_end(year, 3 * _QUARTERS[parts["quarter"]]), DueKind.QUARTER)


def _half_due(parts: dict[str, str], year: int) -> Due | None:
    month = int(parts["half"]) if parts["side"] == "dau" else 12
    return Due(month_end(year, month), DueKind.MONTH)


def _year_due(parts: dict[str, str], year: int) -> Due | None:
    return Due(date(year, 12, 31), DueKind.YEAR)


_SHAPES: tuple[tuple[re.Pattern[str], Callable[[dict[str, str], int], Due | None]], ...] = (
    (_MONTH, _month_due),
    (_MONTHS, _month_due),
    (_BARE_MONTH, _month_due),
    (_QUARTER, _quarter_due),
    (_QUARTERS_ROW, _quarter_due),
    (_BARE_QUARTER, _quarter_due),
    (_HALF, _half_due),
    (_WHOLE_YEAR, _year_due),
)


def _day_due(line: str, order: DateOrder, year: int | None) -> Due | None:
    """A day written without its year: "15/10", "15 tháng 10"."""
    if year is None:
        return None
    if found := _DAY_IN_WORDS.fullmatch(line):
        day = _day(year, int(found["second"]), int(found["first"]))
    elif found := _DAY_OF_MONTH.fullmatch(line):
        day = parse_date(f"{found['first']}/{found['second']}/{year}", order)
    else:
        return None
    return Due(day, DueKind.DATE) if day else None
