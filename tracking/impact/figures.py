"""Which figures change between two boards of one period, those in force and those to come?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tracking.figures.board import Board
from tracking.figures.figure import Figure, Share
from tracking.vocabulary import Indicator


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureChange:
    """A figure of a unit (None: the whole ministry) as it is and as it would be."""

    before: Figure
    after: Figure

    @property
    def indicator(self) -> Indicator:
        """What is measured."""
        return self.after.indicator

    @property
    def unit_code(self) -> str | None:
        """Whose figure it is."""
        return self.after.unit_code

    @property
    def is_changed(self) -> bool:
        """Whether its parts, its value or its coverage would be others."""
        return _told(self.before) != _told(self.after)

    @property
    def is_revised(self) -> bool:
        """Whether it was told before, and would be told otherwise."""
        return bool(self.before.shares) and self.is_changed


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodImpact:
    """The figures of a period; `is_past` where the store would hold a report of a later one."""

    period_code: str
    is_past: bool
    figures: tuple[FigureChange, ...]

    @property
    def changed(self) -> tuple[FigureChange, ...]:
        """The figures that would be others."""
        return tuple(one for one in self.figures if one.is_changed)

    @property
    def revises(self) -> bool:
        """Whether a figure told before would be told otherwise."""
        return any(one.is_revised for one in self.figures)


def period_impact(
    before: Board, after: Board, codes: Iterable[str], units: Iterable[str], *, is_past: bool
) -> PeriodImpact:
    """The figures of indicators in a period: the ministry's and those of some units wherever
    either board has them, those of other units where they change."""
    told = [one for code in codes for one in _figures(before, after, code, tuple(units))]
    return PeriodImpact(period_code=after.period_code, is_past=is_past, figures=tuple(told))


def _figures(
    before: Board, after: Board, code: str, units: tuple[str, ...]
) -> Iterator[FigureChange]:
    ministry = _change(before, after, code, None)
    seen = dict.fromkeys(after.seen(unit) for unit in units)
    others = (unit for unit in _touched(ministry) if unit not in seen)
    for unit in (*seen, *others):
        change = _change(before, after, code, unit)
        if _is_told(change):
            yield change
    if _is_told(ministry):
        yield ministry


def _change(before: Board, after: Board, code: str, unit: str | None) -> FigureChange:
    return FigureChange(before=before.figure(code, unit), after=after.figure(code, unit))


def _is_told(change: FigureChange) -> bool:
    return bool(change.before.shares or change.after.shares)


def _touched(ministry: FigureChange) -> tuple[str, ...]:
    """The units that would add something else to a figure of the ministry."""
    before, after = _added(ministry.before), _added(ministry.after)
    units = dict.fromkeys((*after, *before))
    return tuple(unit for unit in units if before.get(unit) != after.get(unit))


def _added(figure: Figure) -> dict[str, tuple[float, float]]:
    return {share.unit_code: _parts(share) for share in figure.shares}


def _parts(share: Share) -> tuple[float, float]:
    return share.numerator, share.denominator


def _told(figure: Figure) -> tuple[object, ...]:
    """What a figure says; where it has no value, its range."""
    rough = figure.band if figure.value is None else None
    return figure.numerator, figure.denominator, figure.value, rough, figure.coverage
