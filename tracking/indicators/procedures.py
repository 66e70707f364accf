"""Which procedures does a unit have, and how many online cases has each had this year?

Told from a unit's reports of services of the year: the newest list says which there are; cases are
found again by code, or by name where one of two reports gives no code.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from tracking.indicators.service_fields import online_cases
from tracking.period_codes import months_of
from tracking.text import fold
from tracking.views import Record

Listed = Mapping[str, Record]
"""Procedures by the key of their record."""


def is_listed(record: Record) -> bool:
    """Whether a row names a procedure; rows of Biểu 06 name fields."""
    return bool(record.row.get("procedure_name") or record.row.get("procedure_code"))


def newest_list(current: Sequence[Record], earlier: Sequence[Record]) -> Listed:
    """The procedures of the newest report that lists any, each once; of several units that have
    merged, each one's own newest list."""
    if not any(map(is_listed, current)):
        newest: dict[str, tuple[object, int]] = {}
        for one in filter(is_listed, earlier):
            age = one.report.as_of, one.report.submission_id
            newest[one.owner] = max(newest.get(one.owner, age), age)
        newest_ids = {number for _, number in newest.values()}
        current = [one for one in earlier if one.report.submission_id in newest_ids]
    found: dict[str, Record] = {}
    for record in filter(is_listed, current):
        found.setdefault(record.key, record)
    return found


def columns_stated(listed: Listed) -> dict[str, frozenset[str]]:
    """The columns in which a list states anything at all, by the unit whose list it is."""
    found: dict[str, set[str]] = {}
    for record in listed.values():
        names = {name for name, value in record.row.items() if value is not None}
        found.setdefault(record.owner, set()).update(names)
    return {owner: frozenset(names) for owner, names in found.items()}


class OnlineCases(NamedTuple):
    """The online cases of a procedure in the year, and the records that tell of any."""

    number: int
    told_by: tuple[Record, ...]


def online_by_procedure(listed: Listed, records: Iterable[Record]) -> dict[str, OnlineCases]:
    """Online cases of the year of each listed procedure whose cases are stated at all."""
    known = _Known(listed)
    found: dict[str, dict[str, int]] = {}
    told_by: dict[str, list[Record]] = {}
    for record in filter(is_listed, records):
        online, key = online_cases(record.row), known.key(record)
        if online is not None and key:
            of_periods = found.setdefault(key, {})
            at = record.report.period_code
            of_periods[at] = of_periods.get(at, 0) + online
            told_by.setdefault(key, []).extend([record] if online else [])
    return {
        key: OnlineCases(_of_year(of_periods), tuple(told_by[key]))
        for key, of_periods in found.items()
    }


class _Known:
    """Finds the listed procedure that a row of another report speaks of."""

    def __init__(self, listed: Listed) -> None:
        self._by_code: dict[str, str] = {}
        self._by_name: dict[str, str] = {}
        self._uncoded: dict[str, str] = {}
        for key, record in listed.items():
            code, name = _name(record, "code"), _name(record, "name")
            self._by_code.setdefault(code, key)
            self._by_name.setdefault(name, key)
            if not code:
                self._uncoded.setdefault(name, key)

    def key(self, record: Record) -> str | None:
        """By code; by name where the row or the listed procedure has none."""
        code, name = _name(record, "code"), _name(record, "name")
        if not code:
            return self._by_name.get(name)
        return self._by_code.get(code) or self._uncoded.get(name)


def _name(record: Record, what: str) -> str:
    return fold(str(record.row.get(f"procedure_{what}") or ""))


def _of_year(of_periods: Mapping[str, int]) -> int:
    """Cases of periods that may overlap: a quarter's report and those of its months."""
    longest_first = sorted(of_periods, key=lambda code: -len(months_of(code)))
    return max(_apart(of_periods, longest_first), _apart(of_periods, longest_first[::-1]))


def _apart(of_periods: Mapping[str, int], codes: Collection[str]) -> int:
    counted: set[str] = set()
    found = 0
    for code in codes:
        months = set(months_of(code))
        if not months & counted:
            counted |= months
            found += of_periods[code]
    return found
