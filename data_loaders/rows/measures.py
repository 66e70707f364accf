"""Which rows are of measures that are of the period alone?"""

from collections.abc import Mapping, Sequence

from data_loaders.grid import Sheet
from data_loaders.rows.kinds import row_text
from tracking.specs.indicator_names import indicator_code
from tracking.specs.indicators import indicators
from tracking.vocabulary import Accumulation

NAMED = ("indicator_code", "_indicator_name")


def is_of_period(code: str) -> bool:
    """Whether an indicator is of the period alone, not of the year so far."""
    return indicators()[code].accumulation is Accumulation.IN_PERIOD


def rows_of_period(sheet: Sheet, columns: Mapping[str, int], rows: Sequence[int]) -> frozenset[int]:
    """The rows whose indicator, by its code or its name, is of the period alone."""
    named = [columns[name] for name in NAMED if name in columns]
    codes = (
        (row, indicator_code(row_text(sheet.value(row, column))))
        for row in rows
        for column in named
    )
    return frozenset(row for row, code in codes if code and is_of_period(code))
