"""Where the tables of a sheet are: finds each heading block and the form it is of."""

from collections.abc import Iterator
from functools import lru_cache

from data_loaders.grid import Sheet, Value
from data_loaders.headings import (
    MAX_HEADING_LENGTH,
    MAX_LEVELS,
    Heading,
    HeadingReader,
    heading_text,
)
from data_loaders.matching import (
    Header,
    Matching,
    choose_form,
    has_signature,
    match_fields,
    period_of_headings,
)
from data_loaders.money import ROWS_ABOVE
from data_loaders.recognise import title_lines
from data_loaders.wording import mend_word
from tracking.specs.forms import Form, forms, heading_words
from tracking.text import fold
from tracking.vocabulary import View

ROWS_SEARCHED = 250
"""Rows with something in them that are looked at for a heading before a sheet is given up."""
YEARS = range(1990, 2061)


@lru_cache(maxsize=50_000)
def _is_heading_like(text: str) -> bool:
    words = fold(text).replace("%", " % ").split()
    if not words or len(words) > 60:
        return False
    known = sum(word.isdecimal() or mend_word(word) in heading_words() for word in words)
    return known * 2 >= len(words)


def is_numbering_row(values: list[Value]) -> bool:
    """A row of column numbers: 1 2 3, (1) (2) (3)=(1)+(2), A B 1 2."""
    texts = [heading_text(value) for value in values if heading_text(value)]
    if len(texts) < 3:
        return False
    marks = [_numbering_mark(text) for text in texts]
    numbers = [mark for mark in marks if isinstance(mark, int)]
    return (
        all(mark is not None for mark in marks)
        and numbers == sorted(numbers)
        and bool(len(numbers) >= 2 and numbers[0] <= 3 and len(set(numbers)) == len(numbers))
    )


@lru_cache(maxsize=5_000)
def _numbering_mark(text: str) -> int | str | None:
    """The number or letter of a column number, None when the text is something else."""
    if len(text) > 40:
        return None
    head = text.split("=")[0].strip(" ()[]")
    if head.isdecimal() and len(head) <= 2:
        return int(head)
    return head if len(head) == 1 and head.isalpha() and head.isupper() else None


def is_header_start(values: list[Value]) -> bool:
    """Whether a row may begin a heading block: two or more cells of heading words."""
    hits = 0
    for value in values:
        if isinstance(value, str) and len(value) <= MAX_HEADING_LENGTH and _is_heading_like(value):
            hits += 1
            if hits == 2:
                return True
    return False


def _looks_like_data(values: list[Value]) -> bool:
    numbers = sum(
        isinstance(value, int | float) and not isinstance(value, bool) and value not in YEARS
        for value in values
    )
    return numbers >= 2


def _rank(header: Header) -> tuple[int, int]:
    return header.matching.rank


class TableFinder:
    """Finds heading blocks of one sheet, top to bottom."""

    def __init__(self, sheet: Sheet, reader: HeadingReader) -> None:
        self.sheet = sheet
        self.reader = reader
        self._titles: dict[int, str] = {}
        self.may_be_published = any(
            form.view is View.PUBLISHED_INVESTMENT
            and has_signature(form, self._title_words(ROWS_ABOVE))
            for form in forms()
        )

    def _title_words(self, top: int) -> str:
        """The folded title of the sheet above row `top`, and the sheet's name."""
        end = min(top, ROWS_ABOVE)
        if end not in self._titles:
            lines = (fold(line) for line in title_lines(self.sheet, 0, end))
            self._titles[end] = f" {' '.join(lines)} {fold(self.sheet.name)} "
        return self._titles[end]

    def next_header(self, start: int) -> Header | None:
        """The first heading block at or below row `start` that some form recognises."""
        looked_at = 0
        for row in range(start, len(self.sheet.rows)):
            values = self.sheet.rows[row]
            if not any(value is not None for value in values):
                continue
            looked_at += 1
            if looked_at > ROWS_SEARCHED:
                return None
            if is_header_start(values):
                header = self.header_at(row)
                if header:
                    return header
        return None

    def header_at(self, row: int) -> Header | None:
        """The best reading of a heading block that begins at a row or a little below.

        Once its end is known only a better beginning is looked for: a letterhead may stand right
        above the heading.
        """
        best: Header | None = None
        for top in range(row, min(row + MAX_LEVELS, len(self.sheet.rows))):
            if best and top > best.bottom:
                break
            if is_header_start(self.sheet.rows[top]) and not self._is_inside_merge(top):
                bottoms = [best.bottom] if best else self._bottoms(top)
                found = [one for bottom in bottoms for one in self._headers(top, bottom)]
                best = max([*filter(None, [best]), *found], key=_rank, default=None)
        return best

    def _is_inside_merge(self, row: int) -> bool:
        """Whether a heading merged from above reaches into a row: no block begins there."""
        return any(
            top < row <= bottom and bottom - top < MAX_LEVELS
            for top, _, bottom, _ in self.sheet.merges
        )

    def _bottoms(self, top: int) -> Iterator[int]:
        """Possible last rows of a block: not through a merged heading, not into the data."""
        least = max(
            (
                bottom
                for first, _, bottom, _ in self.sheet.merges
                if first == top and bottom - top < MAX_LEVELS
            ),
            default=top,
        )
        for bottom in range(top, min(top + MAX_LEVELS, len(self.sheet.rows))):
            values = self.sheet.rows[bottom]
            if not top < bottom <= least and self._is_title(top, bottom):
                return
            if bottom > top and (is_numbering_row(values) or _looks_like_data(values)):
                return
            below = bottom + 1
            if bottom >= least and not (self._is_unit_row(below) or self._continues(top, below)):
                yield bottom

    def _continues(self, top: int, row: int) -> bool:
        """A row of headings alone, nothing at the left where records are numbered and named (there
        may be no heading there at all), can only be one more level of the block above it."""
        values = self.sheet.rows[row] if row < len(self.sheet.rows) else []
        filled = [(column, value) for column, value in enumerate(values) if value is not None]
        first = next((at for at, value in enumerate(self.sheet.rows[top]) if value is not None), 0)
        return (
            len(filled) >= 2
            and (filled[0][0] > first + 1 or 0 < first <= filled[0][0])
            and all(
                _is_heading_like(value) if isinstance(value, str) else value in YEARS
                for _, value in filled
            )
            and not is_numbering_row(values)
        )

    def _is_title(self, top: int, row: int) -> bool:
        """A blank row, or one text alone at the left or over most of the table, is no heading."""
        texts = self.reader.line(row)
        width = len(texts)
        filled = [column for column, text in enumerate(texts) if text]
        if len({texts[column] for column in filled}) > 1:
            return False
        first = next((at for at, value in enumerate(self.sheet.rows[top]) if value is not None), 0)
        return not filled or filled[0] <= first or len(filled) * 2 > width

    def _is_unit_row(self, row: int) -> bool:
        """A last heading row of units alone, "(Tỷ đồng) (%) (%)", belongs to the block above it."""
        values = self.sheet.rows[row] if row < len(self.sheet.rows) else []
        texts = [heading_text(value) for value in values if value is not None]
        return (
            len(texts) >= 2
            and all(text.startswith("(") and text.endswith(")") for text in texts)
            and (not is_numbering_row(values))
        )

    def _headers(self, top: int, bottom: int) -> Iterator[Header]:
        headings = self.reader.headings(top, bottom, None)
        if len(headings) < 2:
            return
        words = f"{self._title_words(top)} {' '.join(heading.path for heading in headings)} "
        for view in View:
            if view is View.PUBLISHED_INVESTMENT:
                if not self.may_be_published:
                    continue
                headings = self.reader.headings(top, bottom, period_of_headings(headings))
            header = _match(top, bottom, headings, view, words)
            if header:
                yield header


def _match(
    top: int, bottom: int, headings: tuple[Heading, ...], view: View, words: str
) -> Header | None:
    matching = match_fields(headings, view, shared=view is View.PUBLISHED_INVESTMENT)
    form = choose_form(matching, view, words)
    if form is None:
        return None
    return Header(top=top, bottom=bottom, headings=headings, form=form, matching=matching)


def rematch(header: Header, reader: HeadingReader, period_code: str | None) -> Header:
    """The same block with its headings read relative to the reporting period."""
    headings = reader.headings(header.top, header.bottom, period_code)
    matching: Matching = match_fields(headings, header.form.view, shared=header.form.shared_columns)
    form: Form = header.form
    return Header(
        top=header.top, bottom=header.bottom, headings=headings, form=form, matching=matching
    )
