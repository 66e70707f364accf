"""Which columns a sheet has: the levels of a heading put together, typing errors mended, and each
heading given to the field it names."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from data_loaders.grid import Sheet, Value, column_letter
from tracking.periods import mark_periods
from tracking.specs.forms import Form, forms, heading_fields, heading_words
from tracking.text import fold, tidy
from tracking.vocabulary import View

MAX_LEVELS = 7
MAX_HEADING_LENGTH = 400
_FORMULA = re.compile(r"[\[(]?\d{1,2}[\])]?\s*=\s*[\d\s()\[\]+\-*/:x%]+|[(\[]\d{1,2}[)\]]\s*$")
_MONEY = re.compile(
    r" (?:(?:don vi(?: tinh)?|dvt) )?(?:(?:trieu|ty|ti|nghin|ngan|tr|1000|1 000|1) (?:d|dong|vnd)|trd)(?= )"
    r"|(?<= dvt) dong(?= )|(?<= don vi tinh) dong(?= )| dvt(?= )"
)
_IN_PART = " trong do "
_WHOLE = (" tong so ", " tong cong ")
_TOTALS = frozenset({" tong so ", " tong cong ", " cong ", " tong ", " so tien ", " tong so tien "})


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A column's heading: `levels` as written from the top down, `path` and `leaf` folded."""

    column: int
    levels: tuple[str, ...]
    path: str
    leaf: str

    @property
    def text(self) -> str:
        """The heading as a person would read it."""
        return " / ".join(self.levels)


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """Columns given to fields: `doubtful` names fields that several columns claim equally."""

    columns: dict[str, int]
    marks: dict[int, tuple[str, str]] = field(default_factory=dict)
    doubtful: dict[str, tuple[int, ...]] = field(default_factory=dict)
    score: int = 0

    @property
    def rank(self) -> tuple[int, int]:
        """How good a matching is: more fields first, then named more specifically."""
        return len(self.columns) + len(self.marks), self.score


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """A heading block of a sheet: rows `top` to `bottom`, its headings, and the form it is of."""

    top: int
    bottom: int
    headings: tuple[Heading, ...]
    form: Form
    matching: Matching


def merged_origins(sheet: Sheet) -> dict[tuple[int, int], tuple[int, int]]:
    """For each place inside a merged area that is not its corner: the corner."""
    origins: dict[tuple[int, int], tuple[int, int]] = {}
    for top, left, bottom, right in sheet.merges:
        if (bottom - top + 1) * (right - left + 1) > 5_000:
            continue
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                if (row, column) != (top, left):
                    origins[row, column] = (top, left)
    return origins


def heading_text(value: Value) -> str:
    """A heading cell as text; a year typed as a number counts, other numbers too."""
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return tidy(value) if isinstance(value, str) else str(value)


class HeadingReader:
    """Builds the headings of a block of rows of one sheet."""

    def __init__(self, sheet: Sheet, origins: dict[tuple[int, int], tuple[int, int]]) -> None:
        self.sheet = sheet
        self.origins = origins
        self.lines: dict[int, list[str]] = {}
        self.reach: dict[int, int] = {}
        for row, column in origins:
            self.reach[row] = max(self.reach.get(row, 0), column + 1)

    def line(self, row: int) -> list[str]:
        """The texts of a row, through merged areas."""
        if row not in self.lines:
            columns = range(max(len(self.sheet.rows[row]), self.reach.get(row, 0)))
            places = (self.origins.get((row, column), (row, column)) for column in columns)
            self.lines[row] = [heading_text(self.sheet.value(*place)) for place in places]
        return self.lines[row]

    def text(self, row: int, column: int) -> str:
        """The text at a place, through merged areas."""
        line = self.line(row)
        return line[column] if column < len(line) else ""

    def levels(self, top: int, bottom: int) -> dict[int, tuple[str, ...]]:
        """Column -> the texts of its heading from the top down, repeated ones once."""
        lines = [self.line(row) for row in range(top, bottom + 1)]
        width = max(map(len, lines), default=0)
        grid = [[*line, *[""] * (width - len(line))] for line in lines]
        own = [any(line[column] for line in grid) for column in range(width)]
        self._spread_parents(grid, top)
        found = {}
        for column in range(width):
            texts: list[str] = []
            for line in grid:
                if line[column] and (not texts or line[column] != texts[-1]):
                    texts.append(line[column])
            if texts and own[column] and not self._is_covered(top, bottom, column):
                found[column] = tuple(texts)
        return found

    def _is_covered(self, top: int, bottom: int, column: int) -> bool:
        """Whether the lowest heading of a column is but the right part of its neighbour's."""
        for row in range(bottom, top - 1, -1):
            if self.text(row, column):
                return self.origins.get((row, column), (row, column))[1] != column
        return False

    def _spread_parents(self, grid: list[list[str]], top: int) -> None:
        """Carry a parent heading over the blank cells to its right that have a heading below."""
        for level, line in enumerate(grid[:-1]):
            parent = ""
            for column, text in enumerate(line):
                if text:
                    is_wide = (top + level, column) in self.origins or self._is_corner(top + level, column)
                    has_child = any(below[column] not in ("", text) for below in grid[level + 1 :])
                    parent = text if has_child and not is_wide else ""
                elif any(above[column] for above in grid[:level]):
                    parent = parent if self._same_parent(grid, level, column) else ""
                if not text and parent and any(below[column] for below in grid[level + 1 :]):
                    line[column] = parent

    def _is_corner(self, row: int, column: int) -> bool:
        return (row, column + 1) in self.origins and self.origins[row, column + 1] == (row, column)

    @staticmethod
    def _same_parent(grid: list[list[str]], level: int, column: int) -> bool:
        return level > 0 and column > 0 and grid[level - 1][column] == grid[level - 1][column - 1]

    def headings(self, top: int, bottom: int, period_code: str | None) -> tuple[Heading, ...]:
        """The headings of rows top..bottom, folded and marked relative to the period."""
        return tuple(
            _heading(column, levels, period_code)
            for column, levels in self.levels(top, bottom).items()
        )


@lru_cache(maxsize=20_000)
def _folded(levels: tuple[str, ...], period_code: str | None) -> tuple[str, str]:
    path = plain_heading(" ".join(levels), period_code)
    leaf = plain_heading(levels[-1], period_code)
    return path, leaf if leaf.strip() or len(levels) == 1 else plain_heading(levels[-2], period_code)


def _heading(column: int, levels: tuple[str, ...], period_code: str | None) -> Heading:
    path, leaf = _folded(levels, period_code)
    return Heading(column=column, levels=levels, path=path, leaf=leaf)


def plain_heading(text: str, period_code: str | None) -> str:
    """Fold a heading: no column numbers, no money unit, typing errors mended, periods marked."""
    folded = fold(_FORMULA.sub(" ", text)).replace("%", " % ")
    words = " ".join(mend_word(word) for word in folded.split())
    marked = mark_periods(_MONEY.sub(" ", f" {words} ").strip(), period_code)
    if period_code and period_code.endswith(("-01",)):
        marked = marked.replace("<thang>", "<thang> <luyke>")
    return f" {' '.join(marked.split())} "


@lru_cache(maxsize=20_000)
def mend_word(word: str) -> str:
    """A mistyped word of four letters or more, one letter off a single known word, corrected."""
    known = heading_words()
    if len(word) < 4 or word in known or not word.isalpha():
        return word
    near = [other for other in known if _one_letter_off(word, other)]
    return near[0] if len(near) == 1 else word


def _one_letter_off(word: str, other: str) -> bool:
    if len(other) < 4 or abs(len(word) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(word), len(other)) and word[start] == other[start]:
        start += 1
    if len(word) == len(other):
        swapped = word[start + 1 : start + 2] + word[start : start + 1] + word[start + 2 :]
        return word[start + 1 :] == other[start + 1 :] or swapped == other[start:]
    longer, shorter = (word, other) if len(word) > len(other) else (other, word)
    return longer[start + 1 :] == shorter[start:]


def match_fields(headings: Sequence[Heading], view: View, *, shared: bool = False) -> Matching:
    """Give each field of a view the column whose heading names it most specifically."""
    claims = sorted(
        (
            (-strength, *_preference(heading), heading.column, name, heading)
            for heading in headings
            for name, strength in heading_fields(view, heading.path, heading.leaf)
        ),
        key=lambda claim: claim[:4],
    )
    columns: dict[str, int] = {}
    marks: dict[int, tuple[str, str]] = {}
    rank: dict[str, tuple[int, ...]] = {}
    doubtful: dict[str, list[int]] = {}
    taken: set[int] = set()
    score = 0
    for strength, in_part, not_total, column, name, _ in claims:
        if name in columns and rank[name] == (strength, in_part, not_total) and column not in taken:
            doubtful.setdefault(name, [columns[name]]).append(column)
        if name in columns or (column in taken and not shared):
            continue
        taken.add(column)
        score -= strength
        if ":=" in name:
            marks[column] = (name.split(":=")[0], name.split(":=")[1])
            continue
        columns[name] = column
        rank[name] = (strength, in_part, not_total)
    kept_marks = {column: mark for column, mark in marks.items() if mark[0] not in columns}
    return Matching(
        columns=columns,
        marks=kept_marks,
        doubtful={name: tuple(found) for name, found in doubtful.items()},
        score=score,
    )


def _preference(heading: Heading) -> tuple[int, int]:
    """Whole amounts come before their parts ("Trong đó"), a total before its neighbours."""
    is_total = heading.leaf in _TOTALS or any(words in heading.path for words in _WHOLE)
    return int(_IN_PART in heading.path), int(not is_total)


def choose_form(matching: Matching, view: View, words: str) -> Form | None:
    """The form of a view whose requirements hold, by its signature in title and headings."""
    found = {*matching.columns, *(mark[0] for mark in matching.marks.values())}
    fitting = [form for form in forms() if form.view is view and form.accepts(found)]
    scored = [(signature_hits(form, words), not form.signature, form) for form in fitting]
    allowed = [item for item in scored if has_signature(item[2], words)]
    return max(allowed, key=lambda item: item[:2], default=(0, False, None))[2]


def has_signature(form: Form, words: str) -> bool:
    """Whether every signature phrase of a form that insists on them stands in the title."""
    return not form.signature_required or signature_hits(form, words) >= len(form.signature)


def signature_hits(form: Form, words: str) -> int:
    """How many of a form's signature phrases stand in the folded title and headings."""
    return sum(
        any(f" {fold(phrase)} " in words for phrase in phrases.split("|"))
        for phrases in (*form.signature, *form.signature_headings)
    )


def period_of_headings(headings: Sequence[Heading]) -> str | None:
    """The reporting month of a monthly statistical table: the latest month its headings speak of.

    A month belongs to the year its heading names, "so với" headings compare and do not count.
    """
    years = [int(year) for heading in headings for year in _YEAR.findall(heading.text)]
    found: list[tuple[int, int]] = []
    for heading in headings:
        text = fold(heading.text)
        own = [int(year) for year in _YEAR.findall(heading.text)]
        if years and not _COMPARES.search(text):
            year = min(own) if own else max(years)
            found.extend((year, month) for month in _months_in(text))
    if not found and years:
        texts = (fold(heading.text) for heading in headings)
        found = [(max(years), month) for text in texts for month in _months_in(text)]
    return "{}-{:02}".format(*max(found)) if found else None


_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_COMPARES = re.compile(r"\b(?:so|bang|ke hoach|cung ky)\b")
_ROMAN = {"i": 3, "ii": 6, "iii": 9, "iv": 12}


def _months_in(text: str) -> list[int]:
    found = [int(month) for month in re.findall(r"\bthang (\d{1,2})\b", text)]
    found += [int(count) for count in re.findall(r"\b(\d{1,2}) thang\b", text)]
    found += [_ROMAN[quarter] for quarter in re.findall(r"\bquy (iv|i{1,3})\b", text)]
    found += [12] if "ca nam" in text else []
    return [month for month in found if 1 <= month <= 12]


def letters(columns: Iterable[int]) -> str:
    """Column letters for a sentence."""
    return ", ".join(column_letter(column) for column in sorted(columns))
