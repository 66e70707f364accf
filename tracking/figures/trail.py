"""From a figure back to the rows it was added up from."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracking.figures.figure import Figure
from tracking.figures.ledger import seen_as
from tracking.figures.services import Basis
from tracking.indicators import COUNTS_UNITS, Contribution, contributions
from tracking.vocabulary import View

_FUZZ = 1e-6
"""What binary fractions may make of a sum: measures may have decimals."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trail:
    """A figure and the rows that add to it: their sums are its numerator and denominator."""

    figure: Figure
    rows: tuple[Contribution, ...]

    @property
    def adds_up(self) -> bool:
        """Whether the rows give the figure to the đồng; a snapshot whose rows do not is broken.

        Rates that units state alone are not added: their figure is a range.
        """
        figure = self.figure
        if figure.numerator is None:
            return bool(self.rows) is bool(figure.shares)
        numerator = sum(row.numerator for row in self.rows)
        denominator = sum(row.denominator for row in self.rows)
        return abs(figure.numerator - numerator) < _FUZZ and (
            figure.denominator is None or abs(figure.denominator - denominator) < _FUZZ
        )


def trail(figure: Figure, bases: Sequence[Basis], seen_from: str) -> Trail:
    """The rows of a figure, out of the records its shares were counted from; `seen_from` is the
    period that names the units."""
    told = {pair for share in figure.shares for pair in share.counted}
    view, code = figure.indicator.view, figure.indicator.code
    rows = [
        row
        for current, earlier in bases
        if current
        for row in contributions(view, COUNTS_UNITS.get(code, code), current, earlier)
        if (current[0].report.submission_id, row.record.owner) in told and _says(view, row)
    ]
    if code in COUNTS_UNITS:
        rows = _once_a_unit(rows, seen_from)
    return Trail(figure=figure, rows=tuple(rows))


def _says(view: View, row: Contribution) -> bool:
    """Whether a row adds anything: a task in another state does not, a measure of 0 does."""
    return bool(row.numerator or row.denominator) or view is View.MEASURES


def _once_a_unit(rows: Sequence[Contribution], seen_from: str) -> list[Contribution]:
    """The rows that make a unit count, the first of each adding 1 and the others nothing."""
    met: set[str] = set()
    found = []
    for row in rows:
        unit = seen_as(row.record.owner, seen_from)
        found.append(Contribution(row.record, int(unit not in met), 0))
        met.add(unit)
    return found
