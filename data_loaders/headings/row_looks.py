"""What a row looks like: headings, the numbers or units of columns, figures."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from data_loaders.columns import is_number
from data_loaders.grid import Place, Sheet, Value
from data_loaders.headings.levels import MAX_HEADING_LENGTH, heading_text
from data_loaders.headings.part_words import halves_of_capital
from data_loaders.headings.wording import mend_word
from tracking.money_phrases import bare_money_unit
from tracking.periods import mark_periods
from tracking.quantities import MoneyUnit, is_blank_mark
from tracking.specs.forms import heading_words
from tracking.specs.row_words import holds, phrases
from tracking.text import fold

YEARS = range(1990, 2061)
_TIMES = ("now", "before", "to_date", "compared_head")
_MARK = re.compile(r"<(?:thang|quy|luyke)\w*>")
UNIT_ROWS = 3
"""How far below a heading the units of its columns may stand."""


@lru_cache(maxsize=50_000)
def is_heading_like(text: str) -> bool:
    """Whether at least half of the words of a text are those of headings."""
    words = fold(text).replace("%", " % ").split()
    if not words or len(words) > 60:
        return False
    known = sum(word.isdecimal() or mend_word(word) in heading_words() for word in words)
    return known * 2 >= len(words)


_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV")
_SEQUENCES = (_ROMAN, tuple("abcdefghijklmnopqrstuvwxyz"), tuple("abcdđeghiklmnopqrstuvxy"))
"""How columns are numbered without figures."""


def is_numbering_row(values: list[Value]) -> bool:
    """A row of column numbers: 1 2 3, (1) (2) (3)=(1)+(2), A B 1 2, a b c, I II III."""
    marks = [_numbering_mark(text) for text in map(heading_text, values) if text]
    if len(marks) < 3:
        return False
    numbers = [int(mark) for mark in marks if mark.isdecimal() and len(mark) <= 2]
    letters = [mark for mark in marks if not mark.isdecimal()]
    if len(numbers) + len(letters) < len(marks):
        return False
    if not numbers:
        return _are_in_sequence(letters)
    are_marks = _are_in_sequence(letters) or all(map(_is_capital, letters))
    return are_marks and len(numbers) >= 2 and numbers[0] <= 3 and numbers == sorted(set(numbers))


def _are_in_sequence(letters: list[str]) -> bool:
    """Whether small letters or roman numbers follow one another from the first on, which marks like
    "x" do not."""
    return any(tuple(letters) == one[: len(letters)] for one in _SEQUENCES)


def _is_capital(mark: str) -> bool:
    return len(mark) == 1 and mark.isalpha() and mark.isupper()


@lru_cache(maxsize=5_000)
def _numbering_mark(text: str) -> str:
    """The number or letter of a column number: "(3)=(1)+(2)" is 3; "" of a long text."""
    return text.split("=")[0].strip(" ()[].") if len(text) <= 40 else ""


def is_unit_row(values: list[Value]) -> bool:
    """Whether a row says in what its columns are counted, in one of them money, and nothing else:
    "tr.đ", "%"."""
    texts = [text for text in map(heading_text, values) if not is_blank_mark(text)]
    units = [text for text in texts if text.strip(" ()") != "%"]
    return bool(units) and all(map(bare_money_unit, units))


def units_below(
    sheet: Sheet, origins: Mapping[Place, Place], bottom: int
) -> Mapping[int, MoneyUnit]:
    """Column -> the unit of money in a row of units right below a heading that ends in row
    `bottom`, or below the numbers of its columns."""
    for row in range(bottom + 1, min(bottom + 1 + UNIT_ROWS, len(sheet.rows))):
        values = sheet.rows[row]
        if is_unit_row(values):
            return dict(_units_of(sheet, origins, row))
        if any(value is not None for value in values) and not is_numbering_row(values):
            break
    return {}


def _units_of(
    sheet: Sheet, origins: Mapping[Place, Place], row: int
) -> Iterator[tuple[int, MoneyUnit]]:
    columns = {column for at, column in origins if at == row} | {*range(len(sheet.rows[row]))}
    for column in columns:
        value = sheet.value(*origins.get((row, column), (row, column)))
        if isinstance(value, str) and (unit := bare_money_unit(value)):
            yield column, unit


def is_header_start(values: list[Value]) -> bool:
    """Whether a row may begin a heading block: two or more cells of heading words."""
    hits = 0
    for value in values:
        if isinstance(value, str) and len(value) <= MAX_HEADING_LENGTH and is_heading_like(value):
            hits += 1
            if hits == 2:
                return True
    return False


def looks_like_data(values: list[Value]) -> bool:
    """Whether a row has figures: two numbers that are not years."""
    numbers = sum(
        isinstance(value, int | float) and not isinstance(value, bool) and value not in YEARS
        for value in values
    )
    return numbers >= 2


def has_figures(values: list[Value]) -> bool:
    """Whether a row holds figures of a table."""
    return looks_like_data(values) and not is_header_start(values)


def names_half(value: Value) -> bool:
    """Whether a text names one of home and foreign capital: under a heading of amounts it says
    that these are but a part."""
    return isinstance(value, str) and bool(halves_of_capital(f" {fold(value)} "))


def names_part(value: Value) -> bool:
    """Whether a text alone below a heading of figures says which of them they are: a half of
    capital, those of the period, those before it, those to date."""
    if not isinstance(value, str):
        return False
    words = fold(value)
    is_of_time = words in phrases(*_TIMES) or holds(words, "to_date")
    return is_of_time or bool(_MARK.fullmatch(mark_periods(words, None))) or names_half(value)


def goes_on_below(sheet: Sheet, top: int, row: int) -> bool:
    """Whether a row can only be one more level of the heading block that begins at `top`: headings
    alone, nothing at the left where records are numbered and named (there may be no heading there
    at all), or all of them side by side under headings of several columns."""
    values = sheet.rows[row] if row < len(sheet.rows) else []
    filled = [(column, value) for column, value in enumerate(values) if value is not None]
    if not (len(filled) >= 2 or any(names_part(value) for _, value in filled)):
        return False
    first = next((at for at, value in enumerate(sheet.rows[top]) if value is not None), 0)
    left = filled[0][0]
    return (
        (left > first + 1 or 0 < first <= left or _are_spanned(sheet.rows[top:row], filled))
        and all(_may_head(value) for _, value in filled)
        and not is_numbering_row(values)
    )


def _may_head(value: Value) -> bool:
    return is_heading_like(value) if isinstance(value, str) else value in YEARS


def _are_spanned(above: Sequence[list[Value]], filled: Sequence[tuple[int, Value]]) -> bool:
    """Whether cells stand in runs of several, each run under one heading at its left."""
    headed = {at for line in above for at, value in enumerate(line) if value is not None}
    bare = {at for at, _ in filled} - headed
    return bool(bare) and all(at in bare or at + 1 in bare for at, _ in filled)


def rows_of_figures(sheet: Sheet) -> list[int]:
    """The rows of a sheet without a table that look like records: a text and two numbers."""
    return [
        number
        for number, row in enumerate(sheet.rows)
        if any(isinstance(value, str) and not value.strip().isdecimal() for value in row)
        and sum(map(_is_figure, row)) > 1
    ]


def _is_figure(value: Value) -> bool:
    return is_number(value) or (isinstance(value, str) and value.strip().isdecimal())
