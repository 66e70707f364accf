"""What the periods that a file names say of one another: which of two is meant, and whether they
agree."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from tracking.period_phrases import budget_years
from tracking.periods import FoundPeriod, period
from tracking.text import plain

_LATE = timedelta(days=62)
"""How long after a period its data may still be closed."""


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
    years = {year for line in lines for year in budget_years(plain(line))}
    return replace(best, code=str(day.year - 1)) if day.year - 1 in years else best


def counts(found: FoundPeriod, best: FoundPeriod) -> bool:
    """Whether a statement is sure enough to raise a doubt about another."""
    return found.strength >= 3 or (best.strength == 2 and not found.is_year)


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
