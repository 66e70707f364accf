"""A sheet as the rest of the reader sees it: values by place, whatever format they came in."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import lru_cache

Value = None | str | int | float | bool | date | datetime | time
Place = tuple[int, int]
"""(row, column), both counted from 0."""


@dataclass(slots=True, kw_only=True)
class Sheet:
    """One worksheet.

    `rows[r][c]` counts from 0 at A1; rows are ragged. Text is Unicode NFC, old encodings already
    converted (`recoded`; `doubtful` cells may be in one, and stay), otherwise as written (spaces
    and line breaks kept); of blanks alone it is None. An error cell or a formula without a stored
    result is None, too, and stands in `errors` ("#REF!") or `uncached`.
    `merges` are (top, left, bottom, right), inclusive. `number_format` gives the cell's format
    code ("0.0%", "#,##0,,"), "" when unknown or general; `format_codes`, where it is there, all
    codes the workbook has, which is much cheaper to ask.
    """

    name: str
    rows: list[list[Value]]
    visible: bool = True
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    errors: dict[Place, str] = field(default_factory=dict)
    uncached: set[Place] = field(default_factory=set)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    recoded: list[Place] = field(default_factory=list)
    doubtful: list[Place] = field(default_factory=list)
    number_format: Callable[[int, int], str] = lambda row, column: ""
    format_codes: Callable[[], Iterable[str]] | None = None

    def may_have_format(self, is_meant: Callable[[str], object]) -> bool:
        """Whether some cell of the workbook may have a format code of a kind."""
        return self.format_codes is None or any(is_meant(code) for code in self.format_codes())

    def value(self, row: int, column: int) -> Value:
        """The value at a place, None outside what the sheet holds."""
        if 0 <= row < len(self.rows) and 0 <= column < len(self.rows[row]):
            return self.rows[row][column]
        return None


@lru_cache(maxsize=20_000)
def column_letter(column: int) -> str:
    """0 -> A, 26 -> AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def spans(numbers: Iterable[int], show: Callable[[int], str] = str) -> str:
    """5, 6, 7, 9 as "5-7, 9"; columns as "D-F, H" where `show` writes letters."""
    found: list[list[int]] = []
    for number in sorted(numbers):
        if found and number == found[-1][1] + 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return ", ".join(show(a) if a == b else f"{show(a)}-{show(b)}" for a, b in found)


def cell_name(row: int, column: int) -> str:
    """(0, 0) -> A1."""
    return f"{column_letter(column)}{row + 1}"
