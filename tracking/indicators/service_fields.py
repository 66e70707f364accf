"""Which cells of a row of services does each indicator rest on?"""

from tracking.views import Row

RESOLVED = ("cases_resolved_early", "cases_resolved_on_time", "cases_resolved_late")
_OF_PERIOD = ("cases_online", "cases_in_person", "cases_received", "cases_carried_over")
_OF_YEAR = ("service_level", "cases_online", "cases_received")
_FIELDS = {
    "level34_services": ("service_level",),
    "level34_services_rate": ("service_level",),
    "level34_services_with_cases_rate": _OF_YEAR,
    "online_services_with_cases_rate": _OF_YEAR,
    "online_services_without_cases": _OF_YEAR,
    "cases_online_rate": _OF_PERIOD,
    "cases_on_time_rate": RESOLVED,
    "decision_422_integrated_rate": ("in_decision_422", "on_national_portal"),
    "decision_422_integrated": ("in_decision_422", "on_national_portal"),
    "procedures_on_national_portal": ("on_national_portal",),
    "nsw_procedures": ("single_window",),
    "asw_procedures": ("single_window",),
    "single_window_cases": ("single_window", *_OF_PERIOD),
}


def cells_of_period(row: Row) -> dict[str, int]:
    """The cells that tell how many cases came in the period itself, and with which sign each
    counts: both channels, else the total, less those carried over where they stand in it."""
    online, before = row.get("cases_online"), row.get("cases_carried_over")
    if online is None:
        return {"cases_received": 1}
    if row.get("cases_in_person") is not None:
        return {"cases_online": 1, "cases_in_person": 1}
    if before is not None and online <= (row.get("cases_received") or 0) - before:
        return {"cases_received": 1, "cases_carried_over": -1}
    return {"cases_received": 1}


def online_cases(row: Row) -> int | None:
    """The online cases of a procedure in a period: none of no cases at all, None where not said."""
    online = row.get("cases_online")
    if online is None and row.get("cases_received") == 0:
        return 0
    return None if online is None else int(online)


def is_of_year(code: str) -> bool:
    """Whether an indicator asks for the online cases of the year."""
    return _FIELDS[code] is _OF_YEAR


def fields_of(code: str) -> tuple[str, ...]:
    """The fields an indicator rests on."""
    return _FIELDS[code]


def fields_used(code: str, row: Row) -> tuple[str, ...]:
    """Those of them a row was counted from."""
    names = fields_of(code)
    unused = {name for name in _OF_PERIOD if name in names} - _cells_used(code, row)
    return tuple(name for name in names if name not in unused)


def _cells_used(code: str, row: Row) -> set[str]:
    """Of the columns of cases those that an indicator took from a row."""
    if not is_of_year(code):
        of_share = {"cases_online"} if code == "cases_online_rate" else set()
        return of_share | cells_of_period(row).keys()
    if online_cases(row) is None:
        return set()
    return {"cases_online" if row.get("cases_online") is not None else "cases_received"}
