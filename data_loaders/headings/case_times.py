"""Of what time the cases under a heading are, and which columns of a table are of one time."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache, lru_cache

from data_loaders.headings.levels import Heading
from tracking.periods import period
from tracking.specs.row_words import phrases

RECEIVED = "cases_received"
CHANNELS = ("cases_online", "cases_in_person")
OF_A_DAY = frozenset(
    {"cases_carried_over", "cases_pending_in_term", "cases_pending_overdue", "_pending_total"}
)
"""Cases that there are on a day, whatever time a heading beside them is of."""
TOTALS = frozenset({"_resolved_total", "_pending_total"})

_OTHER_TOKENS = re.compile(
    r"<(?:thangtruoc|thangkhac|luykekhac|quykhac|ngaykhac|namtruoc|namkhac|namsau|giaidoan|sau)>"
)
_UP_TO = r"(?:den|toi|het)(?: (?:het|cuoi|ngay))* <(?:thang|quy|ngay)>"


class Time(StrEnum):
    """What a heading says of the time of its cases."""

    MONTH = "month"
    QUARTER = "quarter"
    PERIOD = "period"
    TO_DATE = "to_date"
    UNSAID = "unsaid"
    OTHER = "other"


Named = tuple[Heading, Mapping[str, int]]
"""A heading with the strength by which it names each field."""


def is_count(name: str) -> bool:
    """Whether a field counts cases."""
    return name.startswith("cases_") or name in TOTALS


@lru_cache(maxsize=20_000)
def time_of(words: str) -> Time:
    """The time that the folded words of a heading name."""
    others = phrases("before", "last_year", "compared_head")
    if _OTHER_TOKENS.search(words) or any(f" {one} " in words for one in others):
        return Time.OTHER
    if _to_date().search(words):
        return Time.TO_DATE
    now = next((one for one in phrases("now") if f" {one} " in words), "")
    if " <thang> " in words or "thang" in now:
        return Time.MONTH
    if " <quy> " in words or "quy" in now:
        return Time.QUARTER
    return Time.PERIOD if now else Time.UNSAID


@cache
def _to_date() -> re.Pattern[str]:
    said = "|".join((*phrases("to_date"), "tu dau nam", "<luyke>", _UP_TO))
    return re.compile(rf" (?:{said})(?= )")


@lru_cache(maxsize=20_000)
def without_time(words: str) -> str:
    """The folded words of a heading without those of its time: " trực tuyến trong <thang> "."""
    return _said_of_time().sub("", words)


@cache
def _said_of_time() -> re.Pattern[str]:
    of_time = ("tu dau nam", "nam nay", "den nay", *phrases("to_date", "now"))
    said = "|".join((*of_time, "<(?:luyke|thang|quy|ngay|nam)>"))
    return re.compile(rf"(?: (?:tinh|trong|cua|tu|den|toi|het|cuoi|ngay))*(?: (?:{said}))(?= )")


def of_one_time(
    named: Sequence[Named], period_code: str | None
) -> tuple[list[Named], dict[str, list[int]]]:
    """The headings with the fields that they may be given so that all cases of a table are of one
    time, and for each field its columns of another time than the period's: where there are columns
    of the period, no others are taken; a column that names no time is of that of the others."""
    own = _own_times(period_code)
    apart: dict[str, list[int]] = {}
    for heading, fields in named:
        for name in _timed(fields):
            if time_of(heading.path) not in own:
                apart.setdefault(name, []).append(heading.column)
    taken = own if _has_own(named, own) else {Time.UNSAID, _first_apart(named, own)}
    return [(heading, _allowed(heading, fields, taken)) for heading, fields in named], apart


def _timed(fields: Mapping[str, int]) -> list[str]:
    return [name for name in fields if is_count(name) and name not in OF_A_DAY]


def _own_times(period_code: str | None) -> set[Time]:
    """What a heading may name that is the time of a report itself: one that is not known is taken
    for that of a month; what counts from January is of a report that does, too."""
    own = {Time.PERIOD, Time.UNSAID}
    if period_code is None:
        return own | {Time.MONTH}
    first, last = period(period_code).start, period(period_code).end
    length = last.month - first.month + 1
    own |= {Time.MONTH} if length == 1 else {Time.QUARTER} if length == 3 else set()
    return own | ({Time.TO_DATE} if (first.month, first.day) == (1, 1) else set())


def _has_own(named: Sequence[Named], own: set[Time]) -> bool:
    """Whether some column is of the period: it says so, or what was received names no time, or
    where nothing is said of that a channel does not."""
    timed = [(name, time_of(one.path)) for one, fields in named for name in _timed(fields)]
    said = {time for _, time in timed}
    if said & own - {Time.UNSAID} or said <= own:
        return True
    received = {time for name, time in timed if name == RECEIVED}
    channels = {time for name, time in timed if name in CHANNELS}
    return Time.UNSAID in (received or channels or said)


def _first_apart(named: Sequence[Named], own: set[Time]) -> Time:
    said = {time_of(one.path) for one, fields in named if _timed(fields)} - own
    return next(one for one in (Time.TO_DATE, Time.QUARTER, Time.MONTH) if one in said)


def _allowed(heading: Heading, fields: Mapping[str, int], taken: set[Time]) -> Mapping[str, int]:
    if time_of(heading.path) in taken:
        return fields
    timed = _timed(fields)
    return {name: strength for name, strength in fields.items() if name not in timed}
