"""Which columns a block of heading rows has, the levels of each heading put together."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType

from data_loaders.grid import Sheet, Value
from data_loaders.headings.capital import without_source
from data_loaders.headings.wording import plain_heading, split_carried
from tracking.money_phrases import bare_money_unit
from tracking.text import fold, tidy
from tracking.vocabulary import View

MAX_LEVELS = 7
NOTHING: Mapping[int, str] = MappingProxyType({})
MAX_HEADING_LENGTH = 400
Assigned = Mapping[tuple[View, str], str]
"""What a unit assigned by hand: the field (or UNUSED) by view and words of the heading, either
those of `Heading.words` or those it is written in, folded."""
NONE_ASSIGNED: Assigned = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A column's heading: `levels` as written from the top down, `path` and `leaf` folded, and
    `with_carried` for each level whether it says to count in capital carried over; `assigned` the
    field that the unit assigned it to, by view."""

    column: int
    levels: tuple[str, ...]
    path: str
    leaf: str
    with_carried: tuple[bool, ...] = ()
    is_hidden: bool = False
    assigned: tuple[tuple[View, str], ...] = ()

    @property
    def text(self) -> str:
        """The heading as a person would read it."""
        return " / ".join(self.levels)

    @property
    def words(self) -> str:
        """What the heading is remembered by: its words with the months told from the period."""
        return self.path.strip()

    def assigned_to(self, view: View) -> str | None:
        """The field of a view that the unit assigned it to, UNUSED where to none."""
        return dict(self.assigned).get(view) if self.assigned else None


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

    def __init__(
        self,
        sheet: Sheet,
        origins: dict[tuple[int, int], tuple[int, int]],
        *,
        of_one_source: bool = False,
        assigned: Assigned = NONE_ASSIGNED,
    ) -> None:
        """`of_one_source`: all columns are of one source of capital, so that its name in a heading
        does not tell one from another; `assigned` is what the unit assigned by hand."""
        self.sheet = sheet
        self.origins = origins
        self.of_one_source = of_one_source
        self.assigned: dict[str, dict[View, str]] = {}
        for (view, words), name in assigned.items():
            self.assigned.setdefault(words, {})[view] = name
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
                    is_wide = (top + level, column) in self.origins or self._is_corner(
                        top + level, column
                    )
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

    def headings(
        self, top: int, bottom: int, period_code: str | None, under: Mapping[int, str] = NOTHING
    ) -> tuple[Heading, ...]:
        """The headings of rows top..bottom, folded and marked relative to the period; `under` is
        what the title says of a column."""
        found = tuple(
            _heading(
                column,
                levels,
                period_code,
                column in self.sheet.hidden_columns,
                under.get(column),
                self.of_one_source,
            )
            for column, levels in self.levels(top, bottom).items()
        )
        return tuple(map(self._with_assigned, found)) if self.assigned else found

    def _with_assigned(self, heading: Heading) -> Heading:
        """A heading with what it was assigned to, its words as written before any other."""
        given = (self.assigned.get(words, {}) for words in (heading.words, fold(heading.text)))
        found = {view: name for one in given for view, name in one.items()}
        return replace(heading, assigned=tuple(found.items())) if found else heading


def told_apart(headings: Sequence[Heading]) -> tuple[Heading, ...]:
    """Headings of which those that stand twice in one row are told by what they stand behind: the
    "Quá hạn" behind "Đã giải quyết" and that behind "Đang giải quyết"."""
    counts = Counter(heading.levels for heading in headings)
    found, whole = [], None
    for heading in headings:
        if counts[heading.levels] == 1:
            whole = heading
        elif whole and whole.levels[:-1] == heading.levels[:-1]:
            heading = replace(heading, path=f"{whole.path.rstrip()}{heading.leaf}")
        found.append(heading)
    return tuple(found)


@lru_cache(maxsize=20_000)
def _heading(
    column: int,
    levels: tuple[str, ...],
    period_code: str | None,
    is_hidden: bool,
    under: str | None,
    of_one_source: bool,
) -> Heading:
    told = map(without_source, levels) if of_one_source else levels
    parts = [split_carried(level) for level in ((under, *told) if under else told)]
    own = [words for words, _ in parts if words and not bare_money_unit(words)] or list(levels)
    path = plain_heading(" ".join(own), period_code)
    leaf = plain_heading(own[-1], period_code)
    if not leaf.strip() and len(own) > 1:
        leaf = plain_heading(own[-2], period_code)
    return Heading(
        column=column,
        levels=levels,
        path=path,
        leaf=leaf,
        with_carried=tuple(is_with for _, is_with in parts),
        is_hidden=is_hidden,
    )
