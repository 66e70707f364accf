"""Where the directive stands: the answer in one sentence, and what leads to it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tracking.figures.board import Board
from tracking.figures.changes import HANDFUL, changes, is_tiny
from tracking.figures.figure import Figure
from tracking.figures.owing import Absent, absent_months, lacking_text, missing_reports
from tracking.figures.words import listed
from tracking.periods import period_label
from tracking.specs.units import short_name
from tracking.vocabulary import Standing, View

LEADING = {
    View.TASKS: ("tasks_on_time_rate", "tasks_completion_rate"),
    View.DISBURSEMENT: ("disbursed_assigned_rate", "disbursed_adjusted_rate"),
    View.SERVICES: ("level34_services_with_cases_rate", "cases_online_rate"),
}
"""The figure that speaks for a view, and the one that must stand beside it."""
WORST_FIRST = (
    Standing.BEHIND,
    Standing.AT_RISK,
    Standing.ON_TRACK,
    Standing.NOT_REPORTED,
    Standing.NOT_APPLICABLE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A view in one figure, the figure beside it, and the last twelve periods of both."""

    view: View
    figure: Figure
    beside: Figure
    series: tuple[Figure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitStanding:
    """How the figures of a unit stand, the one that is furthest from its trajectory, and of those
    that are behind the furthest."""

    unit_code: str
    counts: Mapping[Standing, int]
    worst: Figure | None
    late: Figure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatCell:
    """A clause at a unit: the worst standing among its figures."""

    clause: str
    unit_code: str
    standing: Standing
    figure: Figure | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """Everything the first screen tells; `missing` maps a unit to the views it has not sent of the
    end of the period, `absent` to the months of a longer one."""

    period_code: str
    headline: str
    counts: Mapping[Standing, int]
    cards: tuple[Card, ...]
    targeted: tuple[Figure, ...]
    units: tuple[UnitStanding, ...]
    missing: Mapping[str, tuple[View, ...]]
    absent: Absent
    owing: int
    heat: tuple[HeatCell, ...]
    changes: tuple[Figure, ...]

    @property
    def lacking(self) -> dict[str, str]:
        """What units have not sent, in words."""
        return {
            unit: lacking_text(self.missing.get(unit, ()), self.absent.get(unit, {}))
            for unit in dict.fromkeys((*self.missing, *self.absent))
        }


def overview(board: Board) -> Overview:
    """The overview of a period."""
    targeted = sorted(map(board.figure, board.targets), key=by_weight)
    of_units = {figure.indicator.code: board.by_unit(figure.indicator.code) for figure in targeted}
    flat = [figure for found in of_units.values() for figure in found if figure.target]
    counts = Counter(standing_of(figure) for figure in targeted)
    absent = absent_months(board)
    owing = {unit for view in View for unit in board.owed(view, board.period_code)}
    return Overview(
        period_code=board.period_code,
        headline=_headline(board.period_code, counts, len(targeted)),
        counts=counts,
        cards=tuple(_card(board, view) for view in LEADING),
        targeted=tuple(targeted),
        units=tuple(_unit_standings(flat)),
        missing=missing_reports(board),
        absent=absent,
        owing=len(owing | absent.keys()),
        heat=tuple(heat(flat)),
        changes=tuple(changes(targeted, flat)),
    )


def by_distance(figure: Figure) -> tuple[int, float]:
    """Sorts figures: furthest behind their trajectory first, unknown last."""
    return (0, figure.gap) if figure.gap is not None else (1, 0.0)


def standing_of(figure: Figure) -> Standing:
    """The standing a targeted figure is counted under: the ministry's without a value is not
    reported, a unit's may also have nothing due."""
    is_known = figure.value is not None or figure.unit_code is not None
    return figure.standing if is_known else Standing.NOT_REPORTED


def standings_sentence(counts: Mapping[Standing, int], total: int) -> str:
    """How many of some targets are on track, at risk, behind: "6/19 chỉ tiêu đúng lộ trình, …"."""
    said = [f"{counts.get(Standing.ON_TRACK, 0)}/{total} chỉ tiêu đúng lộ trình"]
    for standing, words in (
        (Standing.AT_RISK, "có nguy cơ"),
        (Standing.BEHIND, "chậm"),
        (Standing.NOT_REPORTED, "chưa đủ số liệu"),
    ):
        if counts.get(standing):
            said.append(f"{counts[standing]} {words}")
    return ", ".join(said)


def _headline(period_code: str, counts: Mapping[Standing, int], total: int) -> str:
    when = period_label(period_code)
    when = when[0].upper() + when[1:]
    said = standings_sentence(counts, total) if total else "chưa có chỉ tiêu nào được giao"
    return f"{when}: {said}"


def _card(board: Board, view: View) -> Card:
    code, beside = LEADING[view]
    return Card(
        view=view,
        figure=board.figure(code),
        beside=board.figure(beside),
        series=tuple(board.series(code)),
    )


def _unit_standings(figures: Iterable[Figure]) -> list[UnitStanding]:
    """Units with figures against a target, those furthest behind first."""
    grouped: dict[str, list[Figure]] = {}
    for figure in figures:
        if figure.value is not None and figure.unit_code:
            grouped.setdefault(figure.unit_code, []).append(figure)
    found = [
        UnitStanding(
            unit_code=unit,
            counts=Counter(figure.standing for figure in held),
            worst=min(held, key=by_weight),
            late=min(filter(is_behind, held), key=by_weight, default=None),
        )
        for unit, held in grouped.items()
    ]
    return sorted(found, key=_how_far_behind)


def _how_far_behind(unit: UnitStanding) -> tuple[bool, bool, float]:
    return by_weight(unit.worst) if unit.worst else (True, True, 0.0)


def by_weight(figure: Figure) -> tuple[bool, bool, float]:
    """Sorts figures by distance, those of a handful of things behind the others (0 of 2 is no 0 of
    200), unknown last; everywhere the same."""
    return figure.gap is None, is_tiny(figure), figure.gap or 0.0


def is_behind(figure: Figure) -> bool:
    """Whether a figure is counted as behind."""
    return standing_of(figure) is Standing.BEHIND


def but_for_tiny(named: Figure, figures: Iterable[Figure]) -> str:
    """What is added where one is called the furthest and some of a handful of things are further:
    " (chưa kể tỷ lệ của chưa đến 5 việc)"."""
    further = any(by_distance(one) < by_distance(named) for one in figures)
    return f" (chưa kể tỷ lệ của chưa đến {HANDFUL} việc)" if further else ""


def heat(figures: Iterable[Figure]) -> list[HeatCell]:
    """Clause by unit: the worst standing among the figures of a clause at a unit."""
    grouped: dict[tuple[str, str], list[Figure]] = {}
    for figure in figures:
        if figure.unit_code:
            grouped.setdefault((figure.indicator.clause, figure.unit_code), []).append(figure)
    cells = []
    for (clause, unit), held in grouped.items():
        worst = min(held, key=_worst_first)
        cells.append(HeatCell(clause=clause, unit_code=unit, standing=worst.standing, figure=worst))
    return cells


def _worst_first(figure: Figure) -> tuple[int, tuple[int, float]]:
    return WORST_FIRST.index(figure.standing), by_distance(figure)


def behind_sentence(units: Sequence[UnitStanding]) -> str:
    """The units that are behind, in one sentence: a chart's message."""
    behind = [one.unit_code for one in units if one.counts.get(Standing.BEHIND)]
    if not behind:
        return "Không đơn vị nào chậm so với lộ trình"
    names = listed(map(short_name, behind))
    return f"{len(behind)} đơn vị có chỉ tiêu chậm: {names}"
