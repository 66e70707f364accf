"""Online services of a period: which procedures have online cases and which have none, how cases
come in and how they are settled, by unit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tracking.figures.board import Board
from tracking.figures.figure import Figure
from tracking.figures.ledger import seen_as
from tracking.indicators.services import ServiceItem, service_items
from tracking.specs.levels import is_level_34, is_online
from tracking.views import Record

FEW = 30
"""Cases below which a share says little."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureLine:
    """A procedure of a unit's newest list; `online_cases` of the year, None where not stated."""

    record: Record
    unit_code: str
    online_cases: int | None
    is_ready: bool
    is_online: bool

    @property
    def has_none(self) -> bool:
        """Ready online, and not one case this year: what the directive complains of."""
        return self.is_ready and self.online_cases == 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ServicesPage:
    """Everything the screen of services tells; figures `of_all` and `by_unit` are of all units also
    where the others are of one."""

    with_cases: Figure
    online_with_cases: Figure
    online_share: Figure
    on_time: Figure
    integrated: Figure
    portal: Figure
    nsw: Figure
    asw: Figure
    window_cases: Figure
    procedures: tuple[ProcedureLine, ...]
    levels: Mapping[str, int]
    online_of_all: Figure
    integrated_of_all: Figure
    online_by_unit: tuple[Figure, ...]
    on_time_by_unit: tuple[Figure, ...]
    integrated_by_unit: tuple[Figure, ...]


Basis = tuple[Sequence[Record], Sequence[Record]]
"""The records of a unit's report of services, and those of its earlier reports of the year."""


def services_page(
    board: Board, bases: Sequence[Basis], unit_code: str | None = None
) -> ServicesPage:
    """The services of the board's period, of all units or of one."""
    unit = board.seen(unit_code)
    lines = [
        line
        for current, earlier in bases
        for item in service_items(current, earlier)
        if item.is_procedure
        and (line := procedure_line(item, board.period_code)).unit_code == (unit or line.unit_code)
    ]
    levels: dict[str, int] = {}
    for line in lines:
        level = line.record.row.get("service_level") or "not_stated"
        levels[level] = levels.get(level, 0) + 1

    def ministry(code: str) -> Figure:
        return board.figure(code, unit_code)

    def by_unit(code: str) -> tuple[Figure, ...]:
        found = [one for one in board.by_unit(code) if one.value is not None]
        return tuple(sorted(found, key=lambda one: one.value or 0.0))

    return ServicesPage(
        with_cases=ministry("level34_services_with_cases_rate"),
        online_with_cases=ministry("online_services_with_cases_rate"),
        online_share=ministry("cases_online_rate"),
        on_time=ministry("cases_on_time_rate"),
        integrated=ministry("decision_422_integrated_rate"),
        portal=ministry("procedures_on_national_portal"),
        nsw=ministry("nsw_procedures"),
        asw=ministry("asw_procedures"),
        window_cases=ministry("single_window_cases"),
        procedures=tuple(sorted(lines, key=lambda line: (line.unit_code, not line.has_none))),
        levels=levels,
        online_of_all=board.figure("cases_online_rate"),
        integrated_of_all=board.figure("decision_422_integrated_rate"),
        online_by_unit=by_unit("cases_online_rate"),
        on_time_by_unit=by_unit("cases_on_time_rate"),
        integrated_by_unit=by_unit("decision_422_integrated_rate"),
    )


def procedure_line(item: ServiceItem, period_code: str) -> ProcedureLine:
    """A procedure with what the year's reports say of it."""
    level, as_of = item.record.row.get("service_level"), item.record.report.as_of
    return ProcedureLine(
        record=item.record,
        unit_code=seen_as(item.record.owner, period_code),
        online_cases=item.online_cases,
        is_ready=is_level_34(level, as_of),
        is_online=is_online(level, as_of),
    )


def is_small(figure: Figure) -> bool:
    """Whether a share is of too few cases to say much."""
    return (figure.denominator or 0) < FEW
