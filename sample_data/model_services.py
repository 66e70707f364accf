"""Administrative procedures of the sample and their cases: each window takes over exactly what the
one before left pending."""

import random
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from sample_data.calendar_of_reports import PERIODS, month, now_called
from sample_data.model_tasks import CONTENT

RENAMED_FROM = "2022-11"
"""From this period some units write the levels in the words of Nghị định 42/2022/NĐ-CP."""
NEW_WORDS = {"level_2": "not_online", "level_3": "partial", "level_4": "full"}
NEW_WORDED = ("TMDT", "KHCN", "XTTM", "CTBVNTD")
SUMMED = (
    "cases_received", "cases_online", "cases_in_person", "cases_carried_over",
    "_resolved_total", "cases_resolved_early", "cases_resolved_on_time", "cases_resolved_late",
    "_pending_total", "cases_pending_in_term", "cases_pending_overdue",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """A procedure: cases a month, the share online, shares resolved early, late, left overdue."""

    unit: str
    code: str
    field: str
    name: str
    level: str
    portal_from: int
    in_422: bool
    window: str
    received: int
    from_month: int
    online: float
    carried: int
    early: float
    late: float
    overdue: float


@cache
def procedures() -> tuple[Procedure, ...]:
    """Every procedure of the sample."""
    lines = (CONTENT / "procedures.txt").read_text(encoding="utf-8").splitlines()
    found: list[Procedure] = []
    for line in lines:
        if line.startswith("#"):
            continue
        unit, field, name, level, portal, in_422, window, received, online, carried, shares = (
            line.split("|")
        )
        early, late, overdue = map(float, shares.split(","))
        number = sum(one.unit == unit for one in found) + 1
        found.append(
            Procedure(
                unit=unit,
                code=f"BCT-{unit}-{number:02}",
                field=field,
                name=name,
                level=f"level_{level}",
                portal_from=99 if portal == "-" else int(portal),
                in_422=in_422 == "1",
                window=window,
                received=int(received.partition("@")[0]),
                from_month=int(received.partition("@")[2] or 1),
                online=float(online),
                carried=int(carried),
                early=early,
                late=late,
                overdue=overdue,
            )  # fmt: skip
        )
    return tuple(found)


def of_unit(unit: str, code: str) -> list[Procedure]:
    """The procedures a unit answers for in a period."""
    return [one for one in procedures() if now_called(one.unit, code) == unit]


def offices() -> list[str]:
    """The units that have procedures, as called in August."""
    return list(dict.fromkeys(one.unit for one in procedures()))


@cache
def cases(one: Procedure, code: str) -> dict[str, int]:
    """The cases of a procedure in a period."""
    at = PERIODS.index(code)
    carried = cases(one, PERIODS[at - 1])["_pending_total"] if at else one.carried
    chance = random.Random(f"{one.code}{code}")
    fresh = (
        0
        if month(code) < one.from_month
        else round(
            one.received * (0.9 + 0.2 * chance.random())
            + (chance.random() - 0.5) * (one.received > 0)
        )
    )
    online = min(fresh, round(fresh * min(1.0, one.online * (1 + 0.015 * at))))
    pending = min(fresh + carried, _left(one, fresh, chance))
    resolved = fresh + carried - pending
    late = round(resolved * one.late * (1.2 - 0.1 * at))
    early = min(resolved - late, round(resolved * one.early))
    overdue = min(pending, round(pending * one.overdue * (1.3 - 0.1 * at)))
    return {
        "cases_received": fresh + carried,
        "cases_online": online,
        "cases_in_person": fresh - online,
        "cases_carried_over": carried,
        "_resolved_total": resolved,
        "cases_resolved_early": early,
        "cases_resolved_on_time": resolved - late - early,
        "cases_resolved_late": late,
        "_pending_total": pending,
        "cases_pending_in_term": pending - overdue,
        "cases_pending_overdue": overdue,
    }


def _left(one: Procedure, fresh: int, chance: random.Random) -> int:
    usual = one.carried * (0.8 + 0.4 * chance.random())
    return round(usual) if fresh or one.carried else 0


def by_procedure(one: Procedure, code: str) -> dict[str, Any]:
    """A procedure with its cases; `cases_received` counts those of the period alone."""
    found = cases(one, code)
    new_words = code >= RENAMED_FROM and one.unit in NEW_WORDED
    return {
        **found,
        "cases_received": found["cases_online"] + found["cases_in_person"],
        "procedure_code": one.code,
        "procedure_name": one.name,
        "field": one.field,
        "service_level": NEW_WORDS[one.level] if new_words else one.level,
        "on_national_portal": month(code) >= one.portal_from,
        "in_decision_422": one.in_422,
        "single_window": one.window,
        "_groups": (one.field,),
    }


def by_field(found: Iterable[Procedure], code: str) -> list[dict[str, Any]]:
    """The cases of a field, as Biểu 06 counts them: those carried over among the received."""
    sums: dict[str, dict[str, Any]] = {}
    for one in found:
        row = sums.setdefault(one.field, dict.fromkeys(SUMMED, 0) | {"field": one.field})
        for name, value in cases(one, code).items():
            row[name] += value
    return list(sums.values())
