"""One unit on one page: its figures, its place among units of its kind, what it owes and sent."""

from dataclasses import dataclass

from tracking.figures.board import Board
from tracking.figures.figure import Figure
from tracking.figures.ledger import seen_as
from tracking.figures.overview import by_weight
from tracking.figures.owing import absent_months, lacking_text
from tracking.period_codes import months_of
from tracking.specs.indicators import indicators
from tracking.specs.units import unit_by_code
from tracking.vocabulary import Direction, View

UNITS = "đơn vị"
"""The measure of what says how many units there are of some kind: of one unit it says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A unit's figure, and its place among `of` units of its kind that have one; 1 is best."""

    figure: Figure
    place: int
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitPage:
    """The figures of a unit: those against a target first, its places, and the others; `owed_once`
    are the reports it owes for months of a longer period, but no more at its end."""

    unit_code: str
    targeted: tuple[Figure, ...]
    places: tuple[Place, ...]
    others: tuple[Figure, ...]
    owed: tuple[View, ...]
    owed_once: tuple[View, ...]
    missing: tuple[View, ...]
    lacking: str


def unit_page(board: Board, unit_code: str) -> UnitPage:
    """The page of a unit in the board's period; of a former unit, that of what it has become."""
    unit_code = seen_as(unit_code, board.period_code)
    codes = (code for code, one in indicators().items() if one.unit_of_measure != UNITS)
    found = [board.figure(code, unit_code) for code in codes]
    stated = [figure for figure in found if figure.value is not None]
    targeted = sorted((one for one in stated if one.target), key=by_weight)
    owed = _owed(board, unit_code, board.period_code)
    months = (_owed(board, unit_code, code) for code in months_of(board.period_code))
    missing = tuple(view for view in owed if unit_code not in board.reported(view))
    return UnitPage(
        unit_code=unit_code,
        targeted=tuple(targeted),
        places=tuple(_place(board, figure) for figure in targeted),
        others=tuple(figure for figure in stated if not figure.target),
        owed=owed,
        owed_once=tuple(
            dict.fromkeys(view for views in months for view in views if view not in owed)
        ),
        missing=missing,
        lacking=lacking_text(missing, absent_months(board).get(unit_code, {})),
    )


def _owed(board: Board, unit_code: str, period_code: str) -> tuple[View, ...]:
    return tuple(
        view for view in View if unit_code in map(board.seen, board.owed(view, period_code))
    )


def _place(board: Board, figure: Figure) -> Place:
    kind = _kind(figure.unit_code)
    peers = [
        one
        for one in board.by_unit(figure.indicator.code)
        if one.value is not None and _kind(one.unit_code) == kind
    ]
    return Place(
        figure=figure, place=1 + sum(_is_better(one, figure) for one in peers), of=len(peers)
    )


def _is_better(one: Figure, other: Figure) -> bool:
    if one.value is None or other.value is None:
        return False
    if one.indicator.direction is Direction.HIGHER_IS_BETTER:
        return one.value > other.value
    return one.value < other.value


def _kind(unit_code: str | None) -> str:
    unit = unit_by_code(unit_code) if unit_code else None
    return unit.kind if unit else ""
