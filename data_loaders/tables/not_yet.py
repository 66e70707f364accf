"""Tasks whose day of completion says that there is none yet: "Đang thực hiện", "Chưa"."""

from collections.abc import Iterator

from data_loaders.columns import Cells
from data_loaders.grid import Value
from data_loaders.rows.block import Block, Values
from tracking.dates import dates_in
from tracking.specs.meanings import value_of
from tracking.specs.row_words import begins_with, phrases
from tracking.specs.withdrawal import Withdrawal, withdrawal
from tracking.text import fold, tidy_lines
from tracking.vocabulary import Finding

DONE_ON, STATUS = "completed_on", "declared_status"


def without_open(cells: Cells) -> Cells:
    """The cells of days of completion without those that say that there is none yet."""
    return [(row, value) for row, value in cells if not _is_open(value)]


def statuses_of_open(block: Block, values: Values) -> Iterator[Finding]:
    """Such words are what is declared of a task where no column declares it; they are told."""
    column = block.columns.get(DONE_ON)
    if column is None:
        return
    cells = block.cells(DONE_ON, column, block.records)
    found = {row: tidy_lines(str(value)) for row, value in cells if _is_open(value)}
    if found and STATUS not in values:
        values[STATUS] = {row: text for row, text in found.items() if not _is_blank(text)}
        for row in values[STATUS]:
            block.trace.put(STATUS, row, [column])
    rows_by_text: dict[str, list[int]] = {}
    for row, text in found.items():
        rows_by_text.setdefault(text, []).append(row)
    for text, rows in rows_by_text.items():
        yield block.finding("completed_not_yet", rows, column, DONE_ON, text)


def _is_open(value: Value) -> bool:
    """Whether a cell says that a task is not completed, and names no day; to be withdrawn is not to
    be open."""
    if not isinstance(value, str) or value[:1].isdigit():
        return False  # a day, as nearly every cell
    is_said = _is_blank(value) or _says_open(value)
    return is_said and not dates_in(value) and withdrawal(value) is Withdrawal.NONE


def _says_open(text: str) -> bool:
    words = fold(text)
    return (
        value_of("completed", text) == "open"
        or words in phrases("status_in_term")
        or begins_with(words, "status_open") is not None
    )


def _is_blank(text: str) -> bool:
    return value_of("completed", text) == "blank"
