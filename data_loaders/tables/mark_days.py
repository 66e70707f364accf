"""Days of completion written where a mark was asked for: "25/06/2022" under "Hoàn thành / Đúng
hạn"."""

from collections.abc import Iterator

from data_loaders.columns import Cells, ColumnReading
from data_loaders.columns.dates import read_dates
from data_loaders.columns.fallback import Fallback
from data_loaders.columns.words import day_in
from data_loaders.rows.block import Block, Values
from tracking.checks.tasks import is_done
from tracking.vocabulary import Finding

DONE_ON = "completed_on"


def days_of_marks(block: Block, name: str, meant: str, cells: Cells) -> ColumnReading:
    """The days of a column of marks that say what is completed; none beside a column of its own."""
    if name != "declared_status" or DONE_ON in block.columns or not is_done(meant):
        return ColumnReading()
    days = [one for one in cells if day_in(one[1])]
    by = Fallback(told=block.habits.dates)
    return read_dates(days, False, block.year, by, block.last)


def take_days(block: Block, column: int, days: ColumnReading, values: Values) -> Iterator[Finding]:
    """Add the days to those of completion, and tell where they stand."""
    if not days.values:
        return
    values[DONE_ON] = values.get(DONE_ON, {}) | days.values
    for row in days.values:
        block.trace.put(DONE_ON, row, [column])
    heading = block.heading_text(column)
    for issue in days.issues:
        yield block.finding(
            issue.code, issue.rows, column, DONE_ON, issue.value, heading=heading, **issue.details
        )
    yield block.finding("date_from_mark", sorted(days.values), column, DONE_ON, heading=heading)
