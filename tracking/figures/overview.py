"""Where the directive stands: the answer in one sentence, and what leads to it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tracking.figures.board import Board
from tracking.figures.figure import Figure
from tracking.figures.owing import Absent, absent_months, lacking_text, missing_reports
from tracking.figures.words import change_text, listed
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
HANDFUL = 5
SHOWN_EACH = 3
"""How many changes for the better and for the worse are told; more of the one where the other has
fewer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A view in one figure, the figure beside it, and the last twelve periods of both."""

    view: View
    figure: Figure
    beside: Figure
    series: tuple[Figure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitStanding:
    """How the figures of a unit stand, and the one that is furthest behind."""

    unit_code: str
    counts: Mapping[Standing, int]
    worst: Figure | None


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
        changes=tuple(_changes(targeted, flat)),
    )


def by_distance(figure: Figure) -> tuple[int, float]:
    """Sorts figures: furthest behind their trajectory first, unknown last."""
    return (0, figure.gap) if figure.gap is not None else (1, 0.0)


def standing_of(figure: Figure) -> Standing:
    """The standing a targeted figure is counted under: without a value it is not reported."""
    return figure.standing if figure.value is not None else Standing.NOT_REPORTED


def _headline(period_code: str, counts: Mapping[Standing, int], total: int) -> str:
    when = period_label(period_code)
    when = when[0].upper() + when[1:]
    if not total:
        return f"{when}: chưa có chỉ tiêu nào được giao"
    said = [f"{counts.get(Standing.ON_TRACK, 0)}/{total} chỉ tiêu đúng lộ trình"]
    for standing, words in (
        (Standing.AT_RISK, "có nguy cơ"),
        (Standing.BEHIND, "chậm"),
        (Standing.NOT_REPORTED, "chưa đủ số liệu"),
    ):
        if counts.get(standing):
            said.append(f"{counts[standing]} {words}")
    return f"{when}: {', '.join(said)}"


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


def but_for_tiny(named: Figure, figures: Iterable[Figure]) -> str:
    """What is added where one is called the furthest and some of a handful of things are further:
    " (chưa kể tỷ lệ của chưa đến 5 việc)"."""
    further = any(by_distance(one) < by_distance(named) for one in figures)
    return f" (chưa kể tỷ lệ của chưa đến {HANDFUL} việc)" if further else ""


def is_tiny(figure: Figure) -> bool:
    """Whether a share is of so few things that one more or less turns it."""
    counted = figure.indicator.view in (View.TASKS, View.SERVICES)
    return counted and figure.denominator is not None and figure.denominator < HANDFUL


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


def _changes(targeted: Sequence[Figure], of_units: Sequence[Figure]) -> list[Figure]:
    """What moved most since the period before, for the better and for the worse: the ministry's
    own figures weigh double."""
    moved = [
        (abs(figure.change) * weight, figure)
        for weight, figures in ((2.0, targeted), (1.0, of_units))
        for figure in figures
        if figure.indicator.is_rate
        and figure.change
        and abs(figure.change) >= 0.0005
        and not is_tiny(figure)
    ]
    moved.sort(key=lambda pair: -pair[0])
    largest = [figure for _, figure in moved]
    better = [figure for figure in largest if figure.improved]
    worse = [figure for figure in largest if not figure.improved]
    room = max(SHOWN_EACH, 2 * SHOWN_EACH - len(better))
    shown = [*better[: max(SHOWN_EACH, 2 * SHOWN_EACH - len(worse))], *worse[:room]]
    return [figure for figure in largest if figure in shown]


def told(figure: Figure) -> str:
    """A change in a sentence."""
    better = {True: "tốt lên", False: "xấu đi", None: "không đổi"}[figure.improved]
    return f"{moved(figure)} ({better})"


def moved(figure: Figure) -> str:
    """Whose figure changed by how much."""
    who = short_name(figure.unit_code) if figure.unit_code else "Toàn Bộ"
    return f"{who} – {figure.indicator.short_label}: {change_text(figure)}"


def behind_sentence(units: Sequence[UnitStanding]) -> str:
    """The units that are behind, in one sentence: a chart's message."""
    behind = [one.unit_code for one in units if one.counts.get(Standing.BEHIND)]
    if not behind:
        return "Không đơn vị nào chậm so với lộ trình"
    names = listed(map(short_name, behind))
    return f"{len(behind)} đơn vị có chỉ tiêu chậm: {names}"
