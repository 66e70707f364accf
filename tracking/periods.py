"""Which reporting period does a title, a sheet name or a file name speak of?

The front for periods: codes and windows are in `period_codes`, headings in `period_marks`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from tracking.dates import DateOrder, parse_date
from tracking.period_codes import (
    SPANS,
    Period,
    deadline,
    period,
    period_label,
    reporting_window,
)
from tracking.period_marks import mark_periods
from tracking.text import plain, tidy

__all__ = [
    "FoundPeriod",
    "Period",
    "deadline",
    "find_period",
    "mark_periods",
    "period",
    "period_label",
    "reporting_window",
]


@dataclass(frozen=True, slots=True)
class FoundPeriod:
    """A period read from a text.

    `strength`: 5 a span of days that is exactly one window; 4 month, quarter ... with its year;
    3 bare figures ("10/2022") or a closing day alone; 2 the year came from outside; 1 a bare year.
    """

    code: str
    data_as_of: date | None
    start: date | None
    end: date | None
    strength: int
    wording: str


_DATE = r"\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{4}|\d{1,2} thang \d{1,2},? nam \d{4}|\d{4}-\d{2}-\d{2}"
# Days and the dotted date line of a letterhead say nothing about the period.
_NOT_A_PERIOD = re.compile(
    rf"(?:ngay )?(?<!\d)(?:{_DATE})(?!\d)"
    r"|ngay[ .\u2026_]*thang[ .\u2026_]*nam[ .\u2026_]*(?:\d{4})?"
    r"|ngay \d{1,2}(?: ?/ ?| thang )\d{1,2}(?!\d)"
)
_RANGE = re.compile(
    rf"tu (?:ngay )?(?P<start>{_DATE}|\d{{1,2}} ?/ ?\d{{1,2}}) ?(?:den|toi|-)(?: het)? (?:ngay )?"
    rf"(?P<end>{_DATE})(?!\d)"
)
_AS_OF = re.compile(
    r"(?:den|toi)(?: thoi diem)?(?: het| cuoi)?(?: thoi diem)?(?: ngay)? "
    rf"(?P<day>{_DATE})(?!\d)"
)
_YEAR = r"(?P<year>(?:19|20)\d{2})(?!\d)"
_WITH_YEAR = rf"(?:[ ,]*(?:nam|[/.-])*[ ,/.-]*{_YEAR})?"
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_WORDED = tuple(
    map(
        re.compile,
        (
            r"(?<![a-z\d])(?P<span>0?[2-9]|1[0-2]) thang(?![a-z]| ?\d{1,2}(?!\d))"
            rf"(?: (?P<side>dau|cuoi))?{_WITH_YEAR}",
            rf"(?<![a-z])(?:quy|q)[ .]*(?P<quarter>iv|i{{1,3}}|[1-4])(?![a-z\d]){_WITH_YEAR}",
            rf"(?:thang|(?<![a-z\d])t)[ .:-]*(?P<month>0?[1-9]|1[0-2])(?!\d){_WITH_YEAR}",
            rf"(?<!\d){_YEAR}[-.](?P<month>0[1-9]|1[0-2])(?![\d/.-])",
            rf"(?<!\d){_YEAR}[- .]?(?P<part>q[1-4]|h[12]|9m)(?![a-z\d])",
        ),
    )
)
_FIGURES = (
    re.compile(
        r"(?<![\d/.,])(?<!\d-)(?<![a-z])(?P<month>0?[1-9]|1[0-2])(?: ?/ ?|[.-]{1,2})"
        rf"{_YEAR}(?!/ ?[a-z])"
    ),
)
_BARE_YEAR = re.compile(rf"(?:nam )?(?<![\d/.,-]){_YEAR}(?![/.,-]?\d|/ ?[a-z])")
_DOCUMENT = re.compile(
    r"(?:\b(?:so|nd|qd|tt|nq|ct|cv|mau|bieu so|phu luc)|nghi dinh|quyet dinh|thong tu"
    r"|nghi quyet|chi thi|cong van|luat)[ :]*$"
)
# What figures are compared with is not what they are of.
_COMPARED = re.compile(r"\b(?:so sanh|so voi|cung ky)(?: (?:voi|cung ky|nam))* *$")
_SUFFIX = re.compile(r"\.(?:xls[xmb]?|ods|csv)$")
_UNTIL_END = re.compile(r"(?:den het|den cuoi|het) $")


def find_period(text: str, default_year: int | None = None) -> FoundPeriod | None:
    """The reporting period a title, sheet name or file name states, the strongest statement."""
    return _find_period(text, default_year) if len(text) <= 2_000 else None


@lru_cache(maxsize=2_000)
def _find_period(text: str, default_year: int | None) -> FoundPeriod | None:
    line = _SUFFIX.sub("", plain(text)).replace("_", " ")
    span = _stated_range(line)
    closing = _closing_day(line)
    rest = _NOT_A_PERIOD.sub(lambda found: " " * len(found[0]), line)
    found = [*_statements(rest, default_year), *_from_days(span, closing)]
    if not found:
        return None
    best = max(found, key=lambda one: one.strength)
    start, end = (span[0], span[1]) if span else (None, None)
    return replace(
        best,
        data_as_of=best.data_as_of or closing or end,
        start=start,
        end=end,
        wording=_as_written(best.wording, text, line),
    )


def _as_written(wording: str, text: str, line: str) -> str:
    """The wording with its diacritics, when the plain line still matches the text by place."""
    written = tidy(text)
    place = line.find(wording)
    if place < 0 or len(plain(text)) != len(written):
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


def _statements(line: str, default_year: int | None) -> Iterator[FoundPeriod]:
    """Every month, quarter, half, nine months or year a line names, as written left to right."""
    years = _years(line)
    outside = next(iter(years)) if len(years) == 1 else None
    hits = [
        (found, 4)
        for shape in _WORDED
        for found in shape.finditer(line)
        if not _COMPARED.search(line[: found.start()])
    ]
    hits += [
        (found, 3)
        for shape in _FIGURES
        for found in shape.finditer(line)
        if not _DOCUMENT.search(line[: found.start()])
    ]
    for found, strength in sorted(hits, key=lambda hit: hit[0].start()):
        parts = found.groupdict()
        stated = int(parts["year"]) if parts["year"] else outside
        if year := stated or default_year:
            code = _code(parts, year)
            as_of = period(code).end if _UNTIL_END.search(line[: found.start()]) else None
            yield FoundPeriod(code, as_of, None, None, strength if stated else 2, found[0].strip())
    for year, wording in years.items():
        yield FoundPeriod(str(year), None, None, None, 1, wording)


def _years(line: str) -> dict[int, str]:
    """The years a line names outside document numbers."""
    years: dict[int, str] = {}
    for found in _BARE_YEAR.finditer(line):
        before = line[: found.start()]
        if not _DOCUMENT.search(before) and not _COMPARED.search(before):
            years.setdefault(int(found["year"]), found[0].strip())
    return years


_BY_SPAN = {3: "Q1", 6: "H1", 9: "9M", 12: ""}


def _code(parts: dict[str, str | None], year: int) -> str:
    if span := parts.get("span"):
        part = "H2" if parts["side"] == "cuoi" else _BY_SPAN.get(int(span), f"{int(span):02d}")
    elif quarter := parts.get("quarter"):
        part = f"Q{_ROMAN.get(quarter) or int(quarter)}"
    elif month := parts.get("month"):
        part = f"{int(month):02d}"
    else:
        part = (parts.get("part") or "").upper()
    return f"{year}-{part}" if part else str(year)
