"""What the periods that a file names say of one another: which of two is meant, and whether they
agree."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from tracking.period_phrases import budget_years
from tracking.periods import FoundPeriod, find_periods, period
from tracking.specs import make_finding
from tracking.text import plain
from tracking.vocabulary import Finding

_LATE = timedelta(days=62)
"""How long after a period its data may still be closed."""
_ANY_YEAR = 2000
"""Stands for the year that is missing."""
_QUARTER_SIGN = re.compile(r"q[ .]?[1-4]")
_MONTH_SIGN = re.compile(r"t[ .]?[1-9]")


def named_beside(best: FoundPeriod, places: Sequence[Sequence[FoundPeriod]]) -> FoundPeriod:
    """The month or quarter named without a year beside a closing day that suits it: "Tháng 10"
    above "(số liệu đến 05/11/2022)"."""
    day = best.data_as_of
    place = next((found for found in places if best in found), ())
    if not best.is_closing or day is None:
        return best
    for one in place:
        for code in (one.code, f"{int(one.code[:4]) - 1}{one.code[4:]}"):
            span = period(code)
            named = one.strength == 2 and not one.is_year
            if named and span.start <= day <= span.end + _LATE:
                return replace(one, code=code, data_as_of=day)
    return best


def of_budget_year(best: FoundPeriod, lines: Iterable[str]) -> FoundPeriod:
    """The year whose plan is closed on 31 January of the next one."""
    day = best.data_as_of
    if day is None or (day.month, day.day) != (1, 31) or best.code != f"{day:%Y-%m}":
        return best
    if best.start == date(day.year - 1, 1, 1):
        return replace(best, code=str(day.year - 1))
    years = {year for line in lines for year in budget_years(plain(line))}
    return replace(best, code=str(day.year - 1)) if day.year - 1 in years else best


def doubts(best: FoundPeriod, found: FoundPeriod) -> bool:
    """Whether a statement of another period is sure enough to raise a doubt about the best one."""
    is_sure = found.strength >= 3 or (best.strength == 2 and not found.is_year)
    return is_sure and not agrees(best, found)


def compare_periods(stated: str, found: FoundPeriod, sheet: str) -> Iterator[Finding]:
    """What is told where a sheet surely names another period than the one stated from outside."""
    if found.strength >= 4 and found.code != stated:
        yield make_finding("period_differs", sheet=sheet, stated=stated, found=found.code)


def month_alone(texts: Iterable[str]) -> str:
    """How titles name a month or a quarter without its year: "THÁNG 10"; "" where none does."""
    found = (one for text in texts for one in find_periods(text, _ANY_YEAR))
    return next((one.wording for one in found if one.strength == 2 and not one.is_year), "")


def is_hint(found: FoundPeriod) -> bool:
    """Whether a file's name only hints at a quarter: "q1.xlsx" may be the first of some files."""
    return found.strength == 2 and bool(_QUARTER_SIGN.fullmatch(plain(found.wording)))


def names_other(best: FoundPeriod, named: FoundPeriod) -> bool:
    """Whether the name of a sheet or a file, without a year, is of months that the period has none
    of; "T1", "Q1" may count sheets."""
    sign = plain(named.wording)
    if named.strength != 2 or named.is_year or _MONTH_SIGN.fullmatch(sign) or is_hint(named):
        return False
    stated, other = period(best.code), period(named.code)
    return other.end < stated.start or stated.end < other.start


def agrees(best: FoundPeriod, other: FoundPeriod) -> bool:
    """Whether another statement is of the same period; a closing day within it is."""
    if best.code == other.code:
        return True
    closing = other.data_as_of
    if other.is_year or closing is None:
        return False
    if closing == best.data_as_of:
        return other.code == f"{closing:%Y-%m}"
    span = period(best.code)
    return other.strength == 3 and span.start <= closing <= span.end
