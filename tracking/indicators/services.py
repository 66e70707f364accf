"""Online services counted: procedures by level with or without an online case this year, cases by
channel and by outcome.

The list of procedures is that of the newest report of the year that has one; cases are those of
the report's own period. Where a report has both Biểu 06 (by field) and a list with cases, Biểu 06
is what counts: the same cases stand in both.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from tracking.indicators.procedures import (
    columns_stated,
    is_listed,
    newest_list,
    online_by_procedure,
)
from tracking.indicators.service_fields import RESOLVED, cells_of_period, is_of_year
from tracking.specs.levels import is_level_34, is_online
from tracking.views import Record


@dataclass(frozen=True, slots=True)
class ServiceItem:
    """A row seen as a procedure of the list, as a row of cases, or as both.

    `online_cases` are those of the year, None where no report states them, `told_by` the records
    that tell of any; `is_current` tells that the row is of the report's own period; `stated` are
    the columns its list states at all.
    """

    record: Record
    is_procedure: bool
    has_cases: bool
    is_current: bool
    online_cases: int | None = None
    told_by: tuple[Record, ...] = ()
    stated: frozenset[str] = frozenset()

    def number(self, name: str) -> int:
        """A number of cases, 0 where the cell is blank."""
        return int(self.record.row.get(name) or 0)

    def is_stated(self, name: str) -> bool:
        """Whether a cell says something."""
        return self.record.row.get(name) is not None


Adds = Callable[[ServiceItem], tuple[float, float] | None]
OF_YEAR = frozenset(
    {
        "level34_services_with_cases_rate",
        "online_services_with_cases_rate",
        "online_services_without_cases",
    }
)
"""What is told of the year: by every report of it that there is, together."""
CASES = ("cases_received", "cases_online", "cases_in_person", *RESOLVED)


def service_items(current: Sequence[Record], earlier: Sequence[Record]) -> Iterator[ServiceItem]:
    """The procedures of the newest list and the rows of cases of the current report."""
    listed = newest_list(current, earlier)
    online = online_by_procedure(listed, [*earlier, *current])
    of_cases = _rows_of_cases(current)
    own = {id(record) for record in current}
    stated = columns_stated(listed)
    for key, record in listed.items():
        yield ServiceItem(
            record,
            is_procedure=True,
            has_cases=id(record) in of_cases,
            is_current=id(record) in own,
            online_cases=online[key].number if key in online else None,
            told_by=online[key].told_by if key in online else (),
            stated=stated[record.owner],
        )
    in_list = {id(record) for record in listed.values()}
    for record in current:
        if id(record) in of_cases and id(record) not in in_list:
            yield ServiceItem(record, is_procedure=False, has_cases=True, is_current=True)


def _rows_of_cases(current: Sequence[Record]) -> set[int]:
    """The rows whose cases count: those by field where there are any, else the procedures."""
    with_cases = [one for one in current if any(one.row.get(name) is not None for name in CASES)]
    by_field = [one for one in with_cases if not is_listed(one)]
    return {id(one) for one in by_field or with_cases}


def cases_of_period(item: ServiceItem) -> int:
    """Cases received in the period itself, those carried over into it left out."""
    cells = cells_of_period(item.record.row)
    return sum(sign * item.number(name) for name, sign in cells.items())


def _level34_with_cases(item: ServiceItem) -> tuple[float, float] | None:
    if not _is_level34(item) or item.online_cases is None:
        return None
    return int(item.online_cases > 0), 1


def _online_with_cases(item: ServiceItem) -> tuple[float, float] | None:
    if not _is_online(item) or item.online_cases is None:
        return None
    return int(item.online_cases > 0), 1


def _without_cases(item: ServiceItem) -> tuple[float, float] | None:
    if not _is_level34(item) or item.online_cases is None:
        return None
    return int(item.online_cases == 0), 0


def _is_level34(item: ServiceItem) -> bool:
    return item.is_procedure and is_level_34(
        item.record.row.get("service_level"), item.record.report.as_of
    )


def _is_online(item: ServiceItem) -> bool:
    return item.is_procedure and is_online(
        item.record.row.get("service_level"), item.record.report.as_of
    )


def _flag(name: str, test: Callable[[ServiceItem], bool], *, is_rate: bool = False) -> Adds:
    """Procedures that pass a test of a column; a blank cell of it is no, a list without it says
    nothing."""

    def adds(item: ServiceItem) -> tuple[float, float] | None:
        if not item.is_procedure or name not in item.stated:
            return None
        return int(test(item)), int(is_rate)

    return adds


def _online_share(item: ServiceItem) -> tuple[float, float] | None:
    whole = item.is_stated("cases_in_person") or item.is_stated("cases_received")
    if not item.has_cases or not item.is_stated("cases_online") or not whole:
        return None
    return item.number("cases_online"), cases_of_period(item)


def _on_time(item: ServiceItem) -> tuple[float, float] | None:
    if not item.has_cases or not any(item.is_stated(name) for name in RESOLVED):
        return None
    early, on_time, late = (item.number(name) for name in RESOLVED)
    return early + on_time, early + on_time + late


def _is_integrated(item: ServiceItem) -> bool:
    return bool(item.record.row.get("on_national_portal"))


def _decision_422(item: ServiceItem) -> tuple[float, float] | None:
    if not item.is_procedure or not {"in_decision_422", "on_national_portal"} <= item.stated:
        return None
    if not item.record.row.get("in_decision_422"):
        return 0, 0
    return int(_is_integrated(item)), 1


def _decision_422_number(item: ServiceItem) -> tuple[float, float] | None:
    found = _decision_422(item)
    return (found[0], 0) if found else None


def _window(*names: str) -> Callable[[ServiceItem], bool]:
    return lambda item: item.record.row.get("single_window") in names


def _window_cases(item: ServiceItem) -> tuple[float, float] | None:
    if not item.is_current or "single_window" not in item.stated:
        return None
    if not _window("nsw", "asw", "nsw_asw")(item):
        return 0, 0
    return (cases_of_period(item), 0) if item.is_stated("cases_received") else None


SERVICES: dict[str, Adds] = {
    "level34_services": _flag("service_level", _is_level34),
    "level34_services_rate": _flag("service_level", _is_level34, is_rate=True),
    "level34_services_with_cases_rate": _level34_with_cases,
    "online_services_with_cases_rate": _online_with_cases,
    "online_services_without_cases": _without_cases,
    "cases_online_rate": _online_share,
    "cases_on_time_rate": _on_time,
    "decision_422_integrated_rate": _decision_422,
    "decision_422_integrated": _decision_422_number,
    "procedures_on_national_portal": _flag("on_national_portal", _is_integrated),
    "nsw_procedures": _flag("single_window", _window("nsw", "nsw_asw")),
    "asw_procedures": _flag("single_window", _window("asw", "nsw_asw")),
    "single_window_cases": _window_cases,
}


def of_year(code: str, item: ServiceItem) -> tuple[int | None, tuple[Record, ...]]:
    """The online cases of the year of an item, and the other records that tell of some, where an
    indicator asks for them."""
    if not is_of_year(code):
        return None, ()
    return item.online_cases, tuple(one for one in item.told_by if one is not item.record)


def nothing(items: Sequence[ServiceItem]) -> Collection[str]:
    """An empty report has nothing of services; a list in which every procedure has its level and
    none is high enough has nothing of which online cases are asked."""
    if not items:
        return SERVICES.keys()
    listed = [item for item in items if item.is_procedure]
    if not listed or any("service_level" not in item.stated for item in listed):
        return ()
    asked = {
        "level34_services_with_cases_rate": _is_level34,
        "online_services_without_cases": _is_level34,
        "online_services_with_cases_rate": _is_online,
    }
    return [code for code, test in asked.items() if not any(map(test, listed))]
