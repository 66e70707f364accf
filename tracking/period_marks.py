"""How does a column heading read once its months and years are told from the reporting period?

"Thực hiện tháng 9 năm 2012" and "Thực hiện tháng 10/2022" are the same column of two reports:
both become "thuc hien <thang>", so a column map holds it once.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from tracking.period_codes import code_parts


@dataclass(frozen=True, slots=True)
class _Now:
    """The year and last month of the reporting period of the table; None when not known."""

    year: int | None = None
    month: int | None = None


_THIS_MONTH, _MONTH_BEFORE, _OTHER_MONTH = "<thang>", "<thangtruoc>", "<thangkhac>"
_TO_DATE, _OTHER_SPAN, _LATER = "<luyke>", "<luykekhac>", "<sau>"
_QUARTER, _OTHER_QUARTER = "<quy>", "<quykhac>"
_DAY, _OTHER_DAY = "<ngay>", "<ngaykhac>"
_LATE = 2
"""Months after a period in which its figures may still be closed."""
_A_MONTH, _A_QUARTER = 32, 80
"""Days in a row are a month where fewer than the one, a quarter from the other on."""
_YEARS = {0: "<nam>", -1: "<namtruoc>", 1: "<namsau>"}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


@lru_cache(maxsize=50_000)
def mark_periods(text: str, period_code: str | None) -> str:
    """A folded heading with its period phrases as tokens relative to the reporting period.

    <thang> <thangtruoc> <thangkhac>: the reporting month, the one before, another;
    <luyke> <luykekhac>: from January to the reporting month, another span; <quy> <quykhac>: the
    quarter that ends with the reporting month, another;
    <nam> <namtruoc> <namsau> <namkhac>: the reporting year and its neighbours;
    <ngay>: a full date, <ngaykhac>: one up to which figures count that is not of the period;
    <sau>: what stands before it is later in the year than the period; <giaidoan>: a span of years.
    Without a code tokens are generic.
    """
    if period_code is None:
        now = _Now()
    else:
        year, _, month = code_parts(period_code)
        now = _Now(year, month)
    for shape, read in _PHRASES:
        text = shape.sub(lambda found, read=read: read(found, now), text)  # type: ignore[misc]
    return text


def _year_mark(year: int, now: _Now) -> str:
    return "<nam>" if now.year is None else _YEARS.get(year - now.year, "<namkhac>")


def _with_year(mark: str, found: re.Match[str], now: _Now) -> str:
    """The mark, followed by its year when that is not the reporting year."""
    if not found["year"] or now.year in (None, int(found["year"])):
        return mark
    return f"{mark} {_year_mark(int(found['year']), now)}"


def _told_later(mark: str, month: int, found: re.Match[str], now: _Now) -> str:
    """The mark of another time of the reporting year, with what tells that it is still to come."""
    is_later = now.month is not None and month > now.month
    of_this_year = not found["year"] or now.year == int(found["year"])
    return _with_year(f"{mark} {_LATER}" if is_later and of_this_year else mark, found, now)


def _span(last: int, found: re.Match[str], now: _Now) -> str:
    if now.month in (None, last):
        return _with_year(_TO_DATE, found, now)
    return _told_later(_OTHER_SPAN, last, found, now)


def _until(found: re.Match[str], now: _Now) -> str:
    return _span(int(found["month"]), found, now)


def _months(found: re.Match[str], now: _Now) -> str:
    if found["side"] == "cuoi":
        return _with_year(_OTHER_SPAN, found, now)
    return _span(int(found["span"]), found, now)


def _month(found: re.Match[str], now: _Now) -> str:
    if now.month is None or now.year is None:
        return _THIS_MONTH
    month = int(found["month"])
    if now.month == 1 and month == 12 and found["year"] in (None, str(now.year - 1)):
        return _MONTH_BEFORE
    marks = {now.month: _THIS_MONTH, now.month - 1: _MONTH_BEFORE}
    return _told_later(marks.get(month, _OTHER_MONTH), month, found, now)


def _quarter(found: re.Match[str], now: _Now) -> str:
    quarter = _ROMAN.get(found["quarter"]) or int(found["quarter"])
    if now.month in (None, quarter * 3):
        return _with_year(_TO_DATE if (quarter, now.month) == (1, 3) else _QUARTER, found, now)
    return _told_later(_OTHER_QUARTER, quarter * 3, found, now)


def _until_day(found: re.Match[str], now: _Now) -> str:
    """The day up to which figures count: of the period, or closed soon after it."""
    mark = _DAY
    if now.year is not None and now.month is not None:
        year, month = int(found["year"] or now.year), int(found["month"])
        if not 0 <= 12 * (year - now.year) + month - now.month <= _LATE:
            mark = _told_later(_OTHER_DAY, month, found, now)
    return f"{found['until']} {mark}"


def _days(found: re.Match[str], now: _Now) -> str:
    """Some days in a row: those of about a month are the month in which they end, those of a
    quarter the quarter; any more count from the beginning of the year, or of work."""
    year, month = int(found["year"] or now.year or 2000), int(found["month"])
    since, begun = int(found["since"]), int(found["since_month"])
    since_year = int(found["since_year"] or year - (begun > month))
    length = (year - since_year) * 360 + (month - begun) * 30 + int(found["day"]) - since
    if 0 <= length < _A_MONTH:
        return _month(found, now)
    is_quarter = _A_QUARTER <= length < _A_QUARTER + _A_MONTH and month == now.month
    return _with_year(_QUARTER, found, now) if is_quarter else found[0]


def _whole_year(found: re.Match[str], now: _Now) -> str:
    if now.month == 12:
        return _with_year(_TO_DATE, found, now)
    return f"ca {_year_mark(int(found['year']), now)}" if found["year"] else found[0]


def _year(found: re.Match[str], now: _Now) -> str:
    return _year_mark(int(found["year"]), now)


_Read = Callable[[re.Match[str], _Now], str]
# A year, or the word for it left over where a heading breaks ("Tháng 12 năm" above "2003").
_WITH_YEAR = (
    r"(?:(?: nam ?| )(?P<year>(?:19|20)\d\d)| nam\b(?! ?(?:truoc|nay|sau|bao cao|ke hoach|\d)))?\b"
)
_MONTH_NUMBER = r"(?P<month>0?[1-9]|1[0-2])"
_DATE = r"(?:ngay )?\d{1,2} (?:thang )?(?:0?[1-9]|1[0-2]) (?:nam )?(?:19|20)\d\d"
_UNTIL_DAY = (
    r"(?P<until>(?:den|toi|het)(?: (?:het|cuoi|ngay|thoi diem))*) "
    rf"(?:0?[1-9]|[12]\d|3[01]) (?:thang )?{_MONTH_NUMBER}"
    r"(?: (?:nam )?(?P<year>(?:19|20)\d\d))?(?! \d)"
)
_DAYS = (
    r"tu (?:ngay )?(?!0?1 (?:thang )?0?1\b)(?P<since>0?[1-9]|[12]\d|3[01]) (?:thang )?"
    r"(?P<since_month>0?[1-9]|1[0-2])(?: (?:nam )?(?P<since_year>(?:19|20)\d\d))? "
    r"(?:den|toi)(?: (?:het|cuoi|ngay))* (?P<day>0?[1-9]|[12]\d|3[01]) (?:thang )?"
    rf"{_MONTH_NUMBER}(?: (?:nam )?(?P<year>(?:19|20)\d\d))?(?! \d)"
)
# In this order: a longer phrase is taken before the shorter ones it holds.
_PHRASES: tuple[tuple[re.Pattern[str], _Read], ...] = tuple(
    (re.compile(rf"\b{shape}\b"), read)
    for shape, read in (
        (_DAYS, _days),
        (_UNTIL_DAY, _until_day),
        (_DATE, lambda found, now: _DAY),
        (r"giai doan (?:19|20)\d\d (?:19|20)\d\d", lambda found, now: "<giaidoan>"),
        (rf"tu (?:dau nam|thang 0?1) den (?:het |cuoi )?thang {_MONTH_NUMBER}{_WITH_YEAR}", _until),
        (
            r"(?P<span>0?[2-9]|1[0-2])(?: ?thang|t)(?! \d{1,2}\b)(?: (?P<side>dau|cuoi))?"
            + _WITH_YEAR,
            _months,
        ),
        (rf"(?P<month>0?1) thang(?! \d{{1,2}}\b){_WITH_YEAR}", _month),
        (rf"(?:thang ?|t){_MONTH_NUMBER}{_WITH_YEAR}", _month),
        (rf"(?:qu[yi] |q)(?P<quarter>iv|i{{1,3}}|[1-4]){_WITH_YEAR}", _quarter),
        (r"ca nam(?: (?P<year>(?:19|20)\d\d))?", _whole_year),
        (rf"{_MONTH_NUMBER} (?P<year>(?:19|20)\d\d)", _month),
        (r"(?:nam ?)?(?P<year>(?:19|20)\d\d)", _year),
    )
)
