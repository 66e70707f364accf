"""Where the tables of a sheet are: finds each heading block and the form it is of."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from data_loaders.context.money import ROWS_ABOVE
from data_loaders.context.months import closing_month, period_of_headings
from data_loaders.context.period import find_in_lines, title_lines
from data_loaders.grid import Sheet
from data_loaders.headings.form_choice import choose_form, has_signature
from data_loaders.headings.levels import MAX_LEVELS, NOTHING, Heading, HeadingReader, heading_text
from data_loaders.headings.matching import Header, match_fields
from data_loaders.headings.row_looks import (
    goes_on_below,
    has_figures,
    is_header_start,
    is_numbering_row,
    looks_like_data,
)
from tracking.specs.forms import forms
from tracking.text import fold
from tracking.vocabulary import View

ROWS_SEARCHED = 250
"""Rows with something in them that are looked at for a heading before a sheet is given up."""
ANY_YEAR = 2000
"""Where no heading names a year, their months alone tell which is the reporting one."""


def _rank(header: Header) -> tuple[int, int]:
    return header.matching.rank


class TableFinder:
    """Finds heading blocks of one sheet, top to bottom."""

    def __init__(self, sheet: Sheet, reader: HeadingReader) -> None:
        self.sheet = sheet
        self.reader = reader
        self._titles: dict[int, str] = {}
        self._own_titles: dict[int, list[str]] = {}
        self._published: dict[int, str | None] = {}
        self._read: dict[tuple[int, int], Sequence[Header]] = {}
        self._ends: dict[int, Sequence[int]] = {}

    def _title_words(self, top: int) -> str:
        """The folded title of the sheet above row `top`, and the sheet's name."""
        end = min(top, ROWS_ABOVE)
        if end not in self._titles:
            lines = (fold(line) for line in title_lines(self.sheet, 0, end))
            self._titles[end] = f" {' '.join(lines)} {fold(self.sheet.name)} "
        return self._titles[end]

    def _own_title(self, top: int) -> list[str]:
        """The lines right above row `top`, up to the figures of another table."""
        if top not in self._own_titles:
            first = top
            while first > max(0, top - ROWS_ABOVE) and not has_figures(self.sheet.rows[first - 1]):
                first -= 1
            self._own_titles[top] = title_lines(self.sheet, first, top)
        return self._own_titles[top]

    def _published_words(self, top: int) -> str | None:
        """The folded title right above row `top` and the sheet's name, None when they are not
        those of a published table."""
        if top not in self._published:
            lines = map(fold, self._own_title(top))
            words = f" {' '.join(lines)} {fold(self.sheet.name)} "
            forms_of = [form for form in forms() if form.view is View.PUBLISHED_INVESTMENT]
            fits = any(has_signature(form, words) for form in forms_of)
            self._published[top] = words if fits else None
        return self._published[top]

    def _published_headings(
        self, top: int, bottom: int, headings: tuple[Heading, ...]
    ) -> tuple[Heading, ...]:
        """Headings told from the month they, else the title, speak of."""
        found = next(iter(find_in_lines(self._own_title(top), None)), None)
        code = period_of_headings(headings)
        if code is None and found and found.strength >= 4:
            code = closing_month(found.code, headings)
        code = code or period_of_headings(headings, ANY_YEAR)
        return self.reader.headings(top, bottom, code)

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
                bottoms = [best.bottom] if best else self.ends_of(top)
                found = [one for bottom in bottoms for one in self._headers(top, bottom)]
                best = max([*filter(None, [best]), *found], key=_rank, default=None)
        return best

    def ends_of(self, top: int) -> Sequence[int]:
        """The possible last rows of a block that begins at row `top`."""
        if top not in self._ends:
            self._ends[top] = tuple(self._bottoms(top))
        return self._ends[top]

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
            if top < bottom and self._is_gap(top, bottom):
                continue
            if not top < bottom <= least and self._is_title(top, bottom):
                return
            if bottom > top and (is_numbering_row(values) or looks_like_data(values)):
                return
            below = bottom + 1
            goes_on = self._is_unit_row(below) or goes_on_below(self.sheet, top, below)
            if bottom >= least and not goes_on:
                yield bottom

    def _is_gap(self, top: int, row: int) -> bool:
        """Whether a row is but the space between two levels of the block."""
        return not any(self.reader.line(row)) and goes_on_below(self.sheet, top, row + 1)

    def _is_title(self, top: int, row: int) -> bool:
        """A blank row, or one text alone at the left or over most of the table, is no heading."""
        texts = self.reader.line(row)
        width = len(texts)
        filled = [column for column, text in enumerate(texts) if text]
        origins = self.reader.origins
        if len({origins.get((row, column), (row, column)) for column in filled}) > 1:
            return False
        first = next((at for at, value in enumerate(self.sheet.rows[top]) if value is not None), 0)
        if filled == [first] and self._is_named_left_of(first, row + 1):
            return False
        return not filled or filled[0] <= first or len(filled) * 2 > width

    def _is_named_left_of(self, first: int, start: int) -> bool:
        """Whether the records below have their names left of all headings: then a text alone in
        the first headed column is one more line of its heading."""
        below = self.sheet.rows[start : start + MAX_LEVELS]
        return any(isinstance(value, str) for values in below for value in values[:first])

    def _is_unit_row(self, row: int) -> bool:
        """A last heading row of units alone, "(Tỷ đồng) (%) (%)", belongs to the block above it."""
        values = self.sheet.rows[row] if row < len(self.sheet.rows) else []
        texts = [heading_text(value) for value in values if value is not None]
        return (
            len(texts) >= 2
            and all(text.startswith("(") and text.endswith(")") for text in texts)
            and (not is_numbering_row(values))
        )

    def _headers(self, top: int, bottom: int) -> Sequence[Header]:
        """The readings of a block; a row is looked at again from each of those above it."""
        if (top, bottom) not in self._read:
            self._read[top, bottom] = tuple(self._readings(top, bottom))
        return self._read[top, bottom]

    def _readings(self, top: int, bottom: int) -> Iterator[Header]:
        headings = self.reader.headings(top, bottom, None)
        if len(headings) < 2:
            return
        paths = " ".join(heading.path for heading in headings)
        words = f"{self._title_words(top)} {paths} "
        for view in View:
            if view is View.PUBLISHED_INVESTMENT:
                title = self._published_words(top)
                if title is None:
                    continue
                words = f"{title}{paths} "
                headings = self._published_headings(top, bottom, headings)
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


def rematch(
    header: Header,
    reader: HeadingReader,
    period_code: str | None,
    as_of: date | None,
    under: Mapping[int, str] = NOTHING,
) -> Header:
    """The same block with its headings read relative to the reporting period, and to what its
    title says of a column."""
    headings = reader.headings(header.top, header.bottom, period_code, under)
    form = header.form
    matching = match_fields(
        headings, form.view, shared=form.shared_columns, as_of=as_of, period_code=period_code
    )
    return replace(header, headings=headings, matching=matching)
