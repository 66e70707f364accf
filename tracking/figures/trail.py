"""From a figure back to the rows it was added up from."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracking.figures.figure import Figure
from tracking.figures.ledger import seen_as
from tracking.figures.services import Basis
from tracking.indicators import Contribution, contributions


@dataclass(frozen=True, slots=True, kw_only=True)
class Trail:
    """A figure and the rows that add to it: their sums are its numerator and denominator."""

    figure: Figure
    rows: tuple[Contribution, ...]

    @property
    def adds_up(self) -> bool:
        """Whether the rows give the figure to the đồng; a snapshot whose rows do not is broken."""
        numerator = sum(row.numerator for row in self.rows)
        denominator = sum(row.denominator for row in self.rows)
        return (self.figure.numerator or 0) == numerator and (
            self.figure.denominator is None or self.figure.denominator == denominator
        )


def trail(figure: Figure, bases: Sequence[Basis], seen_from: str) -> Trail:
    """The rows of a figure, out of the records its shares were counted from; `seen_from` is the
    period that names the units."""
    told = {(share.unit_code, number) for share in figure.shares for number in share.submission_ids}
    view, code = figure.indicator.view, figure.indicator.code
    rows = [
        row
        for current, earlier in bases
        for row in contributions(view, code, current, earlier)
        if current
        and (seen_as(row.record.owner, seen_from), current[0].report.submission_id) in told
    ]
    return Trail(figure=figure, rows=tuple(rows))
