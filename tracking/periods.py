"""Which reporting period does a title, a sheet name or a file name speak of?

The front for periods: codes and windows are in `period_codes`, wordings in `period_phrases`,
headings in `period_marks`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from tracking.dates import DateOrder, parse_date
from tracking.period_codes import (
    SPANS,
    Period,
    period,
    period_label,
    reporting_window,
)
from tracking.period_marks import mark_periods
from tracking.period_phrases import (
    AND_YEAR,
    ANNUAL,
    BARE_YEAR,
    COMPARED,
    DOCUMENT,
    FIGURES,
    UNTIL_END,
    WORDED,
    code_of,
    year_stated,
)
from tracking.text import plain, tidy

__all__ = [
    "FoundPeriod",
    "Period",
    "find_period",
    "find_periods",
    "mark_periods",
    "period",
    "period_label",
    "reporting_window",
]


@dataclass(frozen=True, slots=True)
class FoundPeriod:
    """A period read from a text.

    `strength`: 5 a span of days that is exactly one window; 4 month, quarter ... with its year;
    3 bare figures ("10/2022"), a closing day alone, the year of "quý IV và năm 2022"; 2 the year
    came from outside, or is said to be the period ("báo cáo năm 2022"); 1 a bare year, which may
    as well be that of a plan.
    """

    code: str
    data_as_of: date | None
    start: date | None
    end: date | None
    strength: int
    wording: str

    @property
    def is_year(self) -> bool:
        """Whether it is a whole year."""
        return len(self.code) == 4

    @property
    def is_closing(self) -> bool:
        """Whether only the last day of the data is stated, not of what period they are."""
        day = self.data_as_of
        return self.strength == 3 and day is not None and self.wording == f"{day:%d/%m/%Y}"


_DATE = r"\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{4}|\d{1,2} thang \d{1,2},? nam \d{4}|\d{4}-\d{2}-\d{2}"
# Days and the dotted date line of a letterhead say nothing about the period.
_NOT_A_PERIOD = re.compile(
    rf"(?:ngay )?(?<!\d)(?:{_DATE})(?!\d)"
    r"|ngay[ .\u2026_]*thang[ .\u2026_]*nam[ .\u2026_]*(?:\d{4})?"
    r"|ngay \d{1,2}(?: ?/ ?| thang )\d{1,2}(?!\d)"
)
# The hour of a day: "từ 00h00 ngày ... đến 17 giờ 30 phút ngày ...".
_HOUR = r"(?: \d{1,2} ?(?:h|g|gio|:)(?: ?\d{2})?(?: ?phut)?,?)?"
_RANGE = re.compile(
    rf"tu{_HOUR} (?:ngay )?(?P<start>{_DATE}|\d{{1,2}} ?/ ?\d{{1,2}}) ?"
    rf"(?:(?:den|toi)(?: het)?{_HOUR} |[-\u2013] ?(?:het )?)(?:ngay )?(?P<end>{_DATE})(?!\d)"
)
_AS_OF = re.compile(
    r"(?:\b(?:den|toi)(?: thoi diem)?(?: het| cuoi)?(?: thoi diem)?"
    r"(?: thoi (?:gian|han) chinh ly(?: quyet toan)?(?: ngan sach)?)?"
    rf"{_HOUR}(?: -)?(?: ngay)?"
    r"|\b(?:thoi diem|chot|ngay)(?: (?:bao cao|chot|lay|so lieu))+(?: den)?(?: ngay)?)[: ]+"
    rf"(?P<day>{_DATE})(?!\d)"
)
_SUFFIX = re.compile(r"\.(?:xls[xmb]?|ods|csv)$")


def find_period(text: str, default_year: int | None = None) -> FoundPeriod | None:
    """The reporting period a title, sheet name or file name states, the strongest statement."""
    return next(iter(find_periods(text, default_year)), None)


def find_periods(text: str, default_year: int | None = None) -> tuple[FoundPeriod, ...]:
    """Every period a title, sheet name or file name states, strongest statements first."""
    return _find_periods(text, default_year) if len(text) <= 2_000 else ()


@lru_cache(maxsize=2_000)
def _find_periods(text: str, default_year: int | None) -> tuple[FoundPeriod, ...]:
    line = _SUFFIX.sub("", plain(text)).replace("_", " ")
    span = _stated_range(line)
    closing = _closing_day(line)
    rest = _NOT_A_PERIOD.sub(lambda found: " " * len(found[0]), line)
    found = [*_statements(rest, default_year, closing), *_from_days(span, closing)]
    start, end = (span[0], span[1]) if span else (None, None)
    return tuple(
        replace(
            one,
            data_as_of=one.data_as_of or closing or end,
            start=start,
            end=end,
            wording=_as_written(one.wording, text, line),
        )
        for one in sorted(found, key=lambda one: -one.strength)
    )


def _as_written(wording: str, text: str, line: str) -> str:
    """The wording with its diacritics, when the plain line still matches the text by place."""
    written = tidy(text).replace("…", "...")
    place = line.find(wording)
    if place < 0 or len(plain(written)) != len(written):
        return wording
    return written[place : place + len(wording)]


def _stated_range(line: str) -> tuple[date, date, str] | None:
    """The days of "từ ngày ... đến ngày ..."; a start without its year takes the nearest one."""
    found = _RANGE.search(line)
    end = parse_date(found["end"], DateOrder.DAY_FIRST) if found else None
    if not found or not end:
        return None
    for tail in ("", f"/{end.year}", f"/{end.year - 1}"):
        start = parse_date(found["start"].replace(" ", "") + tail, DateOrder.DAY_FIRST) or (
            parse_date(found["start"], DateOrder.DAY_FIRST)
        )
        if start and start <= end:
            return start, end, found[0]
    return None


def _closing_day(line: str) -> date | None:
    found = _AS_OF.search(line)
    return parse_date(found["day"], DateOrder.DAY_FIRST) if found else None


def _from_days(span: tuple[date, date, str] | None, closing: date | None) -> Iterator[FoundPeriod]:
    """The period told by the days of the data."""
    if span:
        start, end, wording = span
        code = _window_code(start, end)
        yield FoundPeriod(code or f"{end:%Y-%m}", None, None, None, 5 if code else 3, wording)
    elif closing:
        yield FoundPeriod(f"{closing:%Y-%m}", closing, None, None, 3, f"{closing:%d/%m/%Y}")


@lru_cache(maxsize=5_000)
def _window_code(start: date, end: date) -> str | None:
    """The code whose calendar or decree window these days are."""
    for part in SPANS:
        code = f"{end.year}-{part}" if part else f"{end.year}"
        calendar_days = period(code)
        if (start, end) in ((calendar_days.start, calendar_days.end), reporting_window(code)):
            return code
    return None


def _statements(line: str, default_year: int | None, closing: date | None) -> Iterator[FoundPeriod]:
    """Every month, quarter, half, nine months or year a line names, as written left to right."""
    years = _years(line)
    outside = next(iter(years)) if len(years) == 1 else None
    hits = [
        (found, 4)
        for shape in WORDED
        for found in shape.finditer(line)
        if not COMPARED.search(line[: found.start()])
    ]
    hits += [
        (found, 3)
        for shape in FIGURES
        for found in shape.finditer(line)
        if not DOCUMENT.search(line[: found.start()])
    ]
    for found, strength in sorted(hits, key=lambda hit: hit[0].start()):
        parts = found.groupdict()
        stated = year_stated(parts) or outside or _year_by(closing, parts)
        if year := stated or default_year:
            code = code_of(parts, year)
            as_of = period(code).end if UNTIL_END.search(line[: found.start()]) else None
            yield FoundPeriod(code, as_of, None, None, strength if stated else 2, found[0].strip())
    annual = {int(found["year"]) for shape in ANNUAL for found in shape.finditer(line)}
    beside = {int(found["year"]) for found in AND_YEAR.finditer(line)}
    for year, wording in years.items():
        strength = 3 if year in beside else 2 if year in annual else 1
        yield FoundPeriod(str(year), None, None, None, strength, wording)


def _year_by(closing: date | None, parts: Mapping[str, str | None]) -> int | None:
    """The year of a month written without it, by the last day of its data: the newest that had
    begun by then ("tháng 12, số liệu đến 05/01/2023" is of 2022)."""
    if closing is None:
        return None
    begun = period(code_of(parts, closing.year)).start <= closing
    return closing.year if begun else closing.year - 1


def _years(line: str) -> dict[int, str]:
    """The years a line names outside document numbers."""
    years: dict[int, str] = {}
    for found in BARE_YEAR.finditer(line):
        before = line[: found.start()]
        if not DOCUMENT.search(before) and not COMPARED.search(before):
            years.setdefault(int(found["year"]), found[0].strip())
    return years
