"""Which deadline of a task is in force, where it was put off in columns of their own?"""

from collections.abc import Iterator, Sequence
from datetime import date

from data_loaders.columns import written
from data_loaders.headings.rounds import rounds
from data_loaders.rows.block import Block, Values
from tracking.due import Due
from tracking.vocabulary import DueKind, Finding


def extend_dues(block: Block, values: Values) -> Iterator[Finding]:
    """Put the deadline granted last in place of the one before it, row by row; told with the cells
    it stands in, and asked where it is the earlier of the two."""
    dues: dict[int, Due] = values["due_on"]
    names = rounds(block.columns, block.headings)
    taken: dict[int, str] = {}
    for name in names:
        earlier: dict[int, date] = {}
        for row, due in values.pop(name, {}).items():
            if due.kind is DueKind.NONE:
                continue
            before = dues.get(row)
            if before and before.on and due.on and due.on < before.on:
                earlier[row] = before.on
            dues[row], taken[row] = due, name
        yield from _ask_earlier(block, name, earlier)
    for name in names:
        yield from _tell_taken(block, name, [row for row in taken if taken[row] == name])


def _tell_taken(block: Block, name: str, rows: Sequence[int]) -> Iterator[Finding]:
    column = block.columns[name]
    for row in rows:
        block.trace.put("due_on", row, [column])
    if rows:
        heading, count = block.heading_text(column), len(rows)
        yield block.finding(
            "due_granted_later", rows, column, "due_on", heading=heading, count=count
        )


def _ask_earlier(block: Block, name: str, before: dict[int, date]) -> Iterator[Finding]:
    """Deadlines that were put off to a day before the one they replace, one by one."""
    column = block.columns[name]
    for row, on in before.items():
        given = block.sheet.value(row, column)
        yield block.finding(
            "due_brought_forward", [row], column, "due_on", written(given), before=written(on)
        )
