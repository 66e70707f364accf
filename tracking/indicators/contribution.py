"""What one record adds to a figure."""

from dataclasses import dataclass

from tracking.views import Record


@dataclass(frozen=True, slots=True)
class Contribution:
    """A record and what it adds to the numerator and the denominator of an indicator.

    Where the indicator asks for the cases of the year, `of_year` are these, and `told_by` the
    records of other reports that some of them are told by.
    """

    record: Record
    numerator: float
    denominator: float
    of_year: int | None = None
    told_by: tuple[Record, ...] = ()
