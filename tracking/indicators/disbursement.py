"""Disbursement counted, in đồng: against the plan assigned, the plan in force, and with capital
carried over.

A cell left blank adds nothing to a sum whose column is stated elsewhere in the report; a plan, or
capital carried over, stated nowhere in it leaves the rate unknown.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tracking.views import Record, Row, adjusted_plan


@dataclass(frozen=True, slots=True)
class ProjectItem:
    """A project, which columns the report states for its owner, and in which it has more than 0."""

    record: Record
    stated: frozenset[str]
    positive: frozenset[str]

    def amount(self, name: str) -> int:
        """An amount in đồng, 0 where the cell is blank."""
        return int(self.record.row.get(name) or 0)

    @property
    def plan_in_force(self) -> int:
        """The adjusted plan, else the assigned one."""
        return adjusted_plan(self.record.row) or 0


Adds = Callable[[ProjectItem], tuple[float, float] | None]
DISBURSED, CARRIED = "disbursed_to_date_vnd", "disbursed_carried_over_vnd"
ASSIGNED, ADJUSTED = "plan_assigned_vnd", "plan_adjusted_vnd"
CARRIED_PLAN = "plan_carried_over_vnd"


def project_items(current: Sequence[Record], _earlier: Sequence[Record]) -> Iterator[ProjectItem]:
    """Every project of a report; cumulative figures tell of the whole year by themselves."""
    of_owners: dict[str, list[Record]] = {}
    for record in current:
        of_owners.setdefault(record.owner, []).append(record)
    for owned in of_owners.values():
        stated = _names(owned, lambda value: value is not None)
        positive = _names(owned, bool)
        for record in owned:
            yield ProjectItem(record, stated, positive)


def _names(owned: Sequence[Record], test: Callable[[Any], bool]) -> frozenset[str]:
    return frozenset(name for record in owned for name, value in record.row.items() if test(value))


def _assigned(project: ProjectItem) -> tuple[float, float] | None:
    if not {ASSIGNED, DISBURSED} <= project.stated:
        return None
    return project.amount(DISBURSED), project.amount(ASSIGNED)


def _adjusted(project: ProjectItem) -> tuple[float, float] | None:
    if DISBURSED not in project.stated or not project.stated & {ASSIGNED, ADJUSTED}:
        return None
    return project.amount(DISBURSED), project.plan_in_force


def _with_carried_over(project: ProjectItem) -> tuple[float, float] | None:
    """Unknown where the report does not say how much capital is carried over, for missing is not
    zero, or says that some is and not what of it is disbursed."""
    alone = _adjusted(project)
    untold = CARRIED_PLAN in project.positive and CARRIED not in project.stated
    if alone is None or CARRIED_PLAN not in project.stated or untold:
        return None
    return alone[0] + project.amount(CARRIED), alone[1] + project.amount(CARRIED_PLAN)


def _forecast(project: ProjectItem) -> tuple[float, float] | None:
    if "forecast_year_vnd" not in project.stated or not project.stated & {ASSIGNED, ADJUSTED}:
        return None
    return project.amount("forecast_year_vnd"), project.plan_in_force


DISBURSEMENT: dict[str, Adds] = {
    "disbursed_assigned_rate": _assigned,
    "disbursed_adjusted_rate": _adjusted,
    "disbursed_with_carried_over_rate": _with_carried_over,
    "forecast_year_rate": _forecast,
}
_FIELDS = {
    "disbursed_assigned_rate": (DISBURSED, ASSIGNED),
    "disbursed_adjusted_rate": (DISBURSED, ADJUSTED, ASSIGNED),
    "disbursed_with_carried_over_rate": (
        DISBURSED, CARRIED, ADJUSTED, ASSIGNED, CARRIED_PLAN,
    ),
    "forecast_year_rate": ("forecast_year_vnd", ADJUSTED, ASSIGNED),
}  # fmt: skip


def nothing(items: Sequence[ProjectItem]) -> Collection[str]:
    """An investor's empty report tells that it has none, but for those only others know of."""
    return () if items else DISBURSEMENT.keys()


def fields_of(code: str) -> tuple[str, ...]:
    """The fields an indicator rests on."""
    return _FIELDS[code]


def fields_used(code: str, row: Row) -> tuple[str, ...]:
    """Those of them a row was counted from: of the two plans the one in force."""
    names = fields_of(code)
    if ADJUSTED not in names:
        return names
    unused = ASSIGNED if row.get(ADJUSTED) is not None else ADJUSTED
    return tuple(name for name in names if name != unused)
