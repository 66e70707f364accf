"""Measures in percent: is 0,15 beside 20% fifteen percent, or a seventh of one? Nothing in the cell
says so; what the cells around it leave open is told, never guessed."""

from collections.abc import Callable, Iterator, Mapping

from data_loaders.columns import ColumnReading
from tracking.quantities import shown_vi
from tracking.specs.catalogue import IN_PERIOD
from tracking.specs.indicator_names import indicator_code
from tracking.specs.indicators import indicators
from tracking.vocabulary import Severity

PAIR = ("planned_value", "actual_value", IN_PERIOD)

Readings = Mapping[str, ColumnReading]


def tell_percents(readings: Readings, is_signed: Callable[[str, int], bool]) -> None:
    """Tell the small bare numbers of measures in percent; refuse those beside a cell that has its
    % sign (in the row, or in the column of a row that has no larger number), the others are in
    percent as they stand; a plan of 1 is hardly one percent, so that beside it this is wrong.

    `is_signed` tells whether the cell of a field in a row is written, or shown, with a % sign.
    """
    columns = {name: readings[name].values for name in PAIR if name in readings}
    signed = [
        (name, row) for name, values in columns.items() for row in values if is_signed(name, row)
    ]
    known, in_column = frozenset(signed), dict(signed)
    in_row = {row: name for name, row in signed}
    rows = {*_declared(readings), *in_row}
    bare = {
        (name, row): value
        for name, values in columns.items()
        for row, value in values.items()
        if row in rows and (name, row) not in known
    }
    for (name, row), value in bare.items():
        if not 0 < abs(value) <= 1:
            continue
        in_points = any(abs(bare.get((other, row), 0)) > 1 for other in PAIR)
        other_row = row if row in in_row else in_column.get(name) if not in_points else None
        shown = {"percent": shown_vi(value * 100)}
        if other_row is not None:
            other = f"{shown_vi(columns[in_row.get(row, name)][other_row])}%"
            readings[name].tell("rate_scale_mixed", [row], shown_vi(value), other=other, **shown)
            del columns[name][row]
        else:
            is_whole = bare.get(("planned_value", row)) == 1
            severity = Severity.ERROR if is_whole else None
            readings[name].tell(
                "percent_assumed", [row], shown_vi(value), severity=severity, **shown
            )


def _declared(readings: Readings) -> Iterator[int]:
    """The rows whose measure is in percent by the unit beside it, else by its indicator."""
    named = ("unit_of_measure", "indicator_code", "_indicator_name")
    units, codes, names = (readings[one].values if one in readings else {} for one in named)
    for row in {**units, **codes, **names}:
        code = indicator_code(codes.get(row, "")) or indicator_code(names.get(row, ""))
        unit = units.get(row) or (indicators()[code].unit_of_measure if code else "")
        if "%" in unit:
            yield row
