"""Which deadline does a text state?"""

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from tracking.dates import LONGEST, DateOrder, dates_in, day_of, month_end, parse_date, without_lead
from tracking.text import plain
from tracking.vocabulary import DueKind


class Due(NamedTuple):
    """A deadline: its last day, and how exactly it was written; recurring work has no day, one that
    cannot be read has no kind. A tuple, not a dataclass: every date of a column is one first."""

    on: date | None
    kind: DueKind | None


# "Trước tháng 10" may end on 30/9 or on 31/10: better asked than guessed.
_BEFORE_PERIOD = re.compile(r"(?:.* )?truoc (?:thang|qu[yi]|nam|[tq]\.?\d)")
_YEAR = r"(?:[ ,]*(?:nam|[/.-])? ?(?P<year>\d{4}))?"
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_MONTH = re.compile(rf"(?:thang|t)[. ]?(?P<month>\d{{1,2}}){_YEAR}")
_MONTHS = re.compile(
    r"(?:tu )?(?:thang|t)[. ]?\d{1,2}(?:[/.-]\d{4})?"
    rf"(?: ?(?:[-\u2013]|den) ?)(?:het )?(?:thang |t)?(?P<month>\d{{1,2}}){_YEAR}"
)
_BARE_MONTH = re.compile(r"(?P<month>\d{1,2}) ?[/.-] ?(?P<year>\d{4})")
_QUARTER = re.compile(rf"(?:qu[yi]|q)[. ]?(?P<quarter>iv|i{{1,3}}|[1-4]){_YEAR}")
_QUARTERS_ROW = re.compile(
    r"(?:tu )?(?:qu[yi]|q)[. ]?(?:iv|i{1,3}|[1-4])(?: ?(?:[-\u2013]|den) ?)(?:het )?(?:qu[yi] |q)?"
    rf"(?P<quarter>iv|i{{1,3}}|[1-4]){_YEAR}"
)
_BARE_QUARTER = re.compile(r"(?P<quarter>iv|i{1,3})/(?P<year>\d{4})")
_HALF = re.compile(rf"(?P<half>6|9|12) thang (?P<side>dau|cuoi)(?: nam)?{_YEAR}")
_WHOLE_YEAR = re.compile(r"(?:ca )?(?:nam )?(?P<year>\d{4})|(?:ca |cuoi )?nam(?: nay)?")
_DAY_OF_MONTH = re.compile(r"(?P<first>\d{1,2}) ?/ ?(?P<second>\d{1,2})")
_DAY_IN_WORDS = re.compile(r"(?P<first>\d{1,2}) thang (?P<second>\d{1,2})")
_RECURRING = re.compile(
    r"\b(?:thuong xuyen|hang (?:nam|qu[yi]|thang|tuan|ngay)|dinh ky|lien tuc|theo dinh ky)\b"
)
_NO_DEADLINE = re.compile(
    r"|khong(?: co| quy dinh| xac dinh)? (?:thoi )?han|[-\u2013\u2014.\u2026x ]+"
)


# A part of a month or a quarter lies within it: no day is stated, so its last one counts.
_PART_OF = re.compile(
    r"(?:dau|giua|trong|cuoi|(?:thuong|trung|ha) tuan|tuan (?:thu |cuoi)?\w*(?: cua)?)[ ,]+"
    r"(?=(?:thang|qu[yi]|[tq]\.?\d))"
)
_FROM_TO = re.compile(r"tu (?:ngay )?[\d/. -]+?(?:den|toi|-)(?: het)? (?P<last>.+)")
_EXTENSION = re.compile(
    r"(?:gia han|lui(?: thoi)?(?: han)?|dieu chinh|keo dai)"
    r"(?: thoi gian| thoi han| han| tien do)?[ :]*(?:den|sang|toi|thanh|vao)[ :]*(?P<last>[^();]+)"
)
_ASKING = r"\b(?:xin|de nghi|de xuat|kien nghi)\b"
_ASKED_BEFORE = re.compile(rf"{_ASKING}[^,;()]*$")
_ASKED_BESIDE = re.compile(
    rf"(?P<stated>.+?)[ ,;.(:-]+(?:dang |da )?{_ASKING}"
    r"[^,;()]* ?(?:gia han|lui|dieu chinh|keo dai)\b"
)
_DOCUMENT_BESIDE = re.compile(
    r"(?P<stated>[^()]+?) ?\((?:theo |tai |can cu )?(?:qd|quyet dinh|cv|cong van|nq|nghi quyet|tb"
    r"|thong bao|vb|van ban|ct|chi thi|kh|ke hoach|kl|ket luan|nd|nghi dinh)\b(?P<about>[^()]*)\)"
)
_GRANTED_BESIDE = re.compile(
    r"(?P<last>[^()]+?) ?\((?:da |duoc |da duoc |han )*(?:gia han|lui han|lui thoi han|dieu chinh)"
    r"(?: them| han| thoi han| lan (?:thu )?\w+)*\)"
)
_YEARS = re.compile(
    r"(?:giai doan |tu )?(?:nam )?(?P<first>\d{4}) ?(?:[-\u2013]|den) ?(?:het )?(?:nam )?"
    r"(?P<year>\d{4})"
)
_PERIOD_NAME = re.compile(r"(?:qu[yi]|q|thang|t|nam)\b[. ]?|[qt][. ]?(?=\d)")
_YEAR_AT_END = re.compile(r"\d{4}$")
_BETWEEN = re.compile(r" ?(?:[,;&+]|\bva\b) ?")
_CHANGE = re.compile(r"\b(?:gia han|lui|dieu chinh|keo dai|thay)\b")
_UP_TO_ITS_END = re.compile(r"(?:trong|cuoi|ha tuan|tuan cuoi)\b")


def extended_to(text: str) -> str | None:
    """The later deadline that a text says was granted: "30/6/2022 (gia hạn đến 30/9/2022)",
    "30/9/2022 (gia hạn)"."""
    if len(text) > LONGEST or "han" not in (line := plain(text)) and "dieu chinh" not in line:
        return None
    found = [
        one for one in _EXTENSION.finditer(line) if not _ASKED_BEFORE.search(line, 0, one.start())
    ]
    if not found and (granted := _GRANTED_BESIDE.fullmatch(line)):
        found = [granted]
    return found[-1]["last"].strip(" .,") if found else None


@lru_cache(maxsize=5_000)
def before_asking(text: str) -> str | None:
    """The deadline in force in a text that asks for a later one: "30/9/2022, xin lùi đến
    31/12/2022"."""
    found = _ASKED_BESIDE.match(plain(text)) if len(text) <= LONGEST else None
    return found["stated"].strip() if found else None


def beside_document(text: str) -> str | None:
    """The deadline in a text that names beside it what set it: "31/12/2022 (QĐ 123/QĐ-BCT)"."""
    found = _DOCUMENT_BESIDE.fullmatch(plain(text)) if len(text) <= LONGEST else None
    return found["stated"] if found and not _CHANGE.search(found["about"]) else None


@lru_cache(maxsize=5_000)
def is_early_part(text: str) -> bool:
    """Whether a deadline is a part of a month or quarter that may end before it: "Đầu tháng 12"."""
    bare = without_lead(plain(text).strip(" .;,()"))
    return _PART_OF.match(bare) is not None and not _UP_TO_ITS_END.match(bare)


@lru_cache(maxsize=5_000)
def last_of_several(text: str, year: int | None = None) -> Due | None:
    """The end of the last of the periods that a text names, each later than the one before:
    "Quý III, IV/2022", "2021-2022"; None when it names no such."""
    line = without_lead(plain(text).strip(" .;,()")) if len(text) <= LONGEST else ""
    if found := _YEARS.fullmatch(line):
        last = int(found["year"])
        return _year_due({}, last) if int(found["first"]) < last <= 2100 else None
    dues = [_period_due(one, year) for one in _periods_named(line)]
    days = [due.on for due in dues if due and due.on]
    in_order = 1 < len(dues) == len(days) and days == sorted({*days})
    return dues[-1] if in_order else None


def _periods_named(line: str) -> list[str]:
    """The periods of a plain list, each with the name of the first and the year of the last where
    it has none: "quy iii, iv/2022" is "quy iii 2022" and "quy iv/2022"."""
    parts, name = _BETWEEN.split(line), _PERIOD_NAME.match(line)
    if not name or len(parts) == 1:
        return []
    stated = _YEAR_AT_END.search(line)
    named = [one if _PERIOD_NAME.match(one) else f"{name[0]}{one}" for one in parts]
    return [
        one if not stated or _YEAR_AT_END.search(one) else f"{one} {stated[0]}" for one in named
    ]


def parse_due(text: str, order: DateOrder, year: int | None = None) -> Due | None:
    """The one deadline a text states; None when it states several or cannot be understood.

    `year` completes deadlines written without one ("Tháng 10").
    """
    return _parse_due(text, order, year) if len(text) <= LONGEST else None


@lru_cache(maxsize=50_000)
def _parse_due(text: str, order: DateOrder, year: int | None) -> Due | None:
    line = plain(text).strip(" .;,()")
    if _NO_DEADLINE.fullmatch(line):
        return Due(None, DueKind.NONE)
    if day := parse_date(line, order):
        return Due(day, DueKind.DATE)
    if _RECURRING.search(line) and not dates_in(line):
        return Due(None, DueKind.RECURRING)
    if _BEFORE_PERIOD.match(line):
        return None
    if found := _FROM_TO.fullmatch(line):
        line = found["last"]
    bare = _PART_OF.sub("", without_lead(line), count=1)
    if day := parse_date(bare, order):
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
        day = day_of(year, int(found["second"]), int(found["first"]))
    elif found := _DAY_OF_MONTH.fullmatch(line):
        day = parse_date(f"{found['first']}/{found['second']}/{year}", order)
    else:
        return None
    return Due(day, DueKind.DATE) if day else None
