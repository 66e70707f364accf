"""What one record adds to a figure."""

from dataclasses import dataclass

from tracking.views import Record


@dataclass(frozen=True, slots=True)
class Contribution:
    """A record and what it adds to the numerator and the denominator of an indicator."""

    record: Record
    numerator: float
    denominator: float
