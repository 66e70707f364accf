"""The directive's remaining indicators, which units report as a plain number.

Where a unit states a rate alone, nothing can be added over units: its part is the rate itself over
1, and the ministry has a figure only where one unit reports.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from tracking.specs.indicators import indicators
from tracking.views import Record
from tracking.vocabulary import View

Adds = Callable[["MeasureItem"], tuple[float, float] | None]


@dataclass(frozen=True, slots=True)
class MeasureItem:
    """A stated measure."""

    record: Record


def measure_items(current: Sequence[Record], _earlier: Sequence[Record]) -> Iterator[MeasureItem]:
    """Every measure of a report."""
    return (MeasureItem(record) for record in current)


def scale(code: str, value: float) -> float:
    """A stated value in the indicator's own scale: percent become fractions."""
    return value / 100 if indicators()[code].is_rate else value


def _stated(code: str, is_rate: bool) -> Adds:
    def adds(item: MeasureItem) -> tuple[float, float] | None:
        row = item.record.row
        if row.get("indicator_code") != code or row.get("actual_value") is None:
            return None
        return scale(code, row["actual_value"]), int(is_rate)

    return adds


MEASURES: dict[str, Adds] = {
    one.code: _stated(one.code, one.is_rate)
    for one in indicators().values()
    if one.view is View.MEASURES
}


def nothing(_items: Sequence[MeasureItem]) -> Collection[str]:
    """A measure that is not in a report is not told."""
    return ()


def fields_of(_code: str) -> tuple[str, ...]:
    """The fields an indicator rests on."""
    return ("actual_value",)
