"""The directive read clause by clause: what is asked, of whom, and what the figures say."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracking.figures.board import Board
from tracking.figures.figure import Figure
from tracking.figures.overview import WORST_FIRST, by_distance, standing_of
from tracking.specs.directive import Clause, clauses
from tracking.specs.indicators import indicators_of
from tracking.vocabulary import Standing, View


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseLine:
    """A clause and its figures, those against a target first; none where our source is silent.

    Of a unit those that it has or is asked for, none where the clause `is_given` to others.
    """

    clause: Clause
    figures: tuple[Figure, ...]
    is_given: bool = True

    @property
    def standing(self) -> Standing:
        """The worst standing among its figures."""
        found = [standing_of(figure) for figure in self.figures if figure.target]
        return min(found, key=WORST_FIRST.index, default=Standing.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """One and the same thing counted from rows and declared as a number, where they differ;
    `units` are those of which both are told, with the one and the other."""

    counted: Figure
    declared: Figure
    units: tuple[tuple[str, float, float], ...]


def declared_apart(figures: Sequence[Figure]) -> tuple[Apart, ...]:
    """The figures of a clause that count by the same words what rows prove and what units only
    declare, and do not agree."""
    return tuple(
        Apart(counted=counted, declared=declared, units=_differing(counted, declared))
        for counted in figures
        for declared in figures
        if _is_declared(declared)
        and not _is_declared(counted)
        and counted.indicator.numerator == declared.indicator.numerator
        and None not in (counted.numerator, declared.numerator)
        and counted.numerator != declared.numerator
    )


def _is_declared(figure: Figure) -> bool:
    return figure.indicator.view is View.MEASURES


def _differing(counted: Figure, declared: Figure) -> tuple[tuple[str, float, float], ...]:
    said = {share.unit_code: share.numerator for share in declared.shares}
    return tuple(
        (share.unit_code, share.numerator, said[share.unit_code])
        for share in counted.shares
        if share.numerator != said.get(share.unit_code, share.numerator)
    )


def directive_page(board: Board, unit_code: str | None = None) -> tuple[ClauseLine, ...]:
    """Every clause in the order of the directive."""
    return tuple(_line(board, clause, unit_code) for clause in clauses().values())


def _line(board: Board, clause: Clause, unit_code: str | None) -> ClauseLine:
    unit = board.seen(unit_code)
    found = [board.figure(one.code, unit) for one in indicators_of(clause.code)]
    if unit is not None:
        found = [one for one in found if board.is_asked(one.indicator, board.period_code, unit)]
    return ClauseLine(
        clause=clause,
        figures=tuple(sorted(found, key=_order)),
        is_given=unit is None or bool(found) or board.is_given(clause, unit),
    )


def _order(figure: Figure) -> tuple[bool, bool, tuple[int, float]]:
    return figure.target is None, figure.value is None, by_distance(figure)


def untold(lines: Sequence[ClauseLine]) -> int:
    """How many clauses our source does not tell."""
    return sum(not line.clause.told for line in lines)
