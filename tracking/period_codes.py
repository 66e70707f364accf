"""Which days does a reporting period cover, and when is its report due?

Codes: 2022-10, 2022-Q3, 2022-H1, 2022-9M, 2022. Windows and deadlines follow Nghị định
09/2019/NĐ-CP: figures close on the 14th, the report is due two working days later.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from tracking.dates import month_end


@dataclass(frozen=True, slots=True)
class Period:
    """A reporting period by the calendar, both days included."""

    code: str
    start: date
    end: date


SPANS: dict[str, tuple[int, int]] = {
    **{f"{month:02d}": (month, month) for month in range(1, 13)},
    **{f"Q{quarter}": (3 * quarter - 2, 3 * quarter) for quarter in range(1, 5)},
    "H1": (1, 6),
    "H2": (7, 12),
    "9M": (1, 9),
    "": (1, 12),
}
_CODE = re.compile(r"(?P<year>(?:19|20)\d{2})(?:-(?P<part>0[1-9]|1[0-2]|Q[1-4]|H[12]|9M))?")


@lru_cache(maxsize=5_000)
def code_parts(code: str) -> tuple[int, int, int]:
    """Year, first month and last month of a code."""
    found = _CODE.fullmatch(code)
    if not found:
        raise ValueError(f"Mã kỳ báo cáo không đúng: {code}")
    return int(found["year"]), *SPANS[found["part"] or ""]


@lru_cache(maxsize=5_000)
def period(code: str) -> Period:
    """The period of a code, by the calendar."""
    year, first, last = code_parts(code)
    return Period(code, date(year, first, 1), month_end(year, last))


@lru_cache(maxsize=5_000)
def months_of(code: str) -> tuple[str, ...]:
    """The codes of the months a period is made of."""
    year, first, last = code_parts(code)
    return tuple(f"{year}-{month:02d}" for month in range(first, last + 1))


def longer_periods(code: str) -> tuple[str, ...]:
    """The longer periods of the same year that end with a period: of 2022-12 the fourth quarter,
    the second half and the year."""
    year, first, last = code_parts(code)
    return tuple(
        f"{year}-{part}".rstrip("-")
        for part, (start, end) in SPANS.items()
        if end == last and start < first
    )


def ending_together(code: str) -> tuple[str, ...]:
    """A period and all that end with it: a report of any of them tells where its end stands."""
    last = months_of(code)[-1]
    return (last, *longer_periods(last))


def with_longer(codes: Iterable[str]) -> tuple[str, ...]:
    """Periods and the longer ones that end with them, the newest first, longer ones behind shorter
    ones."""
    found = {one for code in codes for one in (code, *longer_periods(code))}
    return tuple(sorted(found, key=_age, reverse=True))


def _age(code: str) -> tuple[int, int]:
    days = period(code)
    return days.end.toordinal(), days.start.toordinal()


@lru_cache(maxsize=5_000)
def periods_around(code: str) -> tuple[str, ...]:
    """The longer periods of the same year that hold a period: of 2022-11 the fourth quarter, the
    second half and the year."""
    year, first, last = code_parts(code)
    return tuple(
        f"{year}-{part}".rstrip("-")
        for part, (start, end) in SPANS.items()
        if start <= first and last <= end and end - start > last - first
    )


@lru_cache(maxsize=5_000)
def previous_period(code: str) -> str:
    """The period of the same kind before: the month, quarter or half before; of nine months and
    of a year the same a year before."""
    year, first, last = code_parts(code)
    length = last - first + 1
    part = code.partition("-")[2]
    if part in ("", "9M"):
        return f"{year - 1}{code[4:]}"
    if first == 1:
        year, first = year - 1, 13
    start = first - length
    parts = {1: f"{start:02d}", 3: f"Q{(start + 2) // 3}", 6: "H1" if start == 1 else "H2"}
    return f"{year}-{parts[length]}"


def recent_periods(code: str, count: int) -> tuple[str, ...]:
    """The last `count` periods of the same kind up to a period, oldest first."""
    found = [code]
    while len(found) < count:
        found.append(previous_period(found[-1]))
    return tuple(reversed(found))


def year_of(code: str) -> int:
    """The year a period belongs to."""
    return code_parts(code)[0]


@lru_cache(maxsize=5_000)
def reporting_window(code: str) -> tuple[date, date]:
    """First and last day of the data of a period: 15th of the month before to the 14th."""
    year, first, last = code_parts(code)
    start = date(year, first - 1, 15) if first > 1 else date(year - 1, 12, 15)
    return start, date(year, last, 14)


def decreed_deadline(code: str) -> date:
    """The day a report is due by Nghị định 09/2019/NĐ-CP: two working days after its data close
    (holidays not known)."""
    day = reporting_window(code)[1]
    working = 0
    while working < 2:
        day += timedelta(days=1)
        working += day.weekday() < 5
    return day


_ROMAN = ("I", "II", "III", "IV")


def period_label(code: str) -> str:
    """A period as people say it: "tháng 10/2022", "quý III/2022", "6 tháng đầu năm 2022"."""
    year, _, part = code.partition("-")
    if not part:
        return f"năm {year}"
    if part.startswith("Q"):
        return f"quý {_ROMAN[int(part[1]) - 1]}/{year}"
    spans = {"H1": "6 tháng đầu năm", "H2": "6 tháng cuối năm", "9M": "9 tháng đầu năm"}
    return f"{spans[part]} {year}" if part in spans else f"tháng {int(part)}/{year}"


def period_title(code: str) -> str:
    """The same where a sentence begins: "Quý III/2022"."""
    label = period_label(code)
    return f"{label[0].upper()}{label[1:]}"


_SHORT = {"H1": "6T", "H2": "6T cuối", "9M": "9T"}


def period_mark(code: str) -> str:
    """A period on an axis: "QIV/22", "6T/22", "2022"; of months only January says its year."""
    year, _, part = code.partition("-")
    if not part:
        return year
    if part.isdecimal():
        return f"T{int(part)}" + (f"/{year[2:]}" if part == "01" else "")
    name = f"Q{_ROMAN[int(part[1]) - 1]}" if part.startswith("Q") else _SHORT[part]
    return f"{name}/{year[2:]}"


def period_kind(code: str) -> str:
    """What a period is one of: "tháng", "quý", "kỳ 6 tháng", "kỳ 9 tháng", "năm"."""
    part = code.partition("-")[2]
    if part in _SHORT:
        return f"kỳ {part[0] if part == '9M' else 6} tháng"
    return ("quý" if part.startswith("Q") else "tháng") if part else "năm"
