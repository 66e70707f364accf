"""What the rows right below a row say of it: that it stands over them."""

from collections.abc import Iterator, Sequence

from data_loaders.headings.part_words import is_part_named, opens_parts
from data_loaders.rows.kinds import RowKind, RowShape
from data_loaders.rows.numbering import begins, is_loose
from data_loaders.rows.sums import Figures

LONGEST_RUN = 400


class Below:
    """Looks at the rows below a place in a table."""

    def __init__(self, rows: Sequence[RowShape], figures: Figures) -> None:
        self.rows = rows
        self.figures = figures

    def ahead(self, index: int) -> Iterator[RowShape]:
        """The rows from a place on, as far as it is worth looking."""
        return (self.rows[at] for at in range(index, min(index + LONGEST_RUN, len(self.rows))))

    def leads(self, at: int) -> bool:
        """Whether numbers begin anew right below a row: it stands over them."""
        below = self.rows[at + 1] if at + 1 < len(self.rows) else None
        if below is None or below.kind is RowKind.TOTAL or is_loose(below):
            return False
        return begins(below)

    def sums_up_numbers(self, at: int) -> int:
        """How many numbered rows right below a row make it up, whatever their parts; 0 if none."""
        below: list[int] = []
        for row in self.ahead(at + 1):
            if row.kind is RowKind.TOTAL or not (below or row.key):
                return 0
            if is_loose(row):
                continue
            below.append(row.row)
            sums = self.figures.total(below)
            if self.figures.matches(sums, self.rows[at].row, len(below)):
                return len(below)
            if self.figures.exceeds(sums, self.rows[at].row, len(below)):
                return 0
        return 0

    def stands_over(self, at: int, whole: RowShape) -> bool:
        """Whether a row leads the rows below it, be they marked by dashes or letters only; below
        the parts of a total numbers begin anyway."""
        if whole.kind is RowKind.TOTAL and is_part_named(self.rows[at - 1].name):
            return self.sums_up_numbers(at) > 0
        if self.leads(at) or self.is_rather_head(at, whole):
            return True
        below = self.rows[at + 1] if at + 1 < len(self.rows) else None
        if below is None or below.kind is RowKind.TOTAL or opens_parts(below.name):
            return False
        key = below.key
        return is_loose(below) and key not in ("", self.rows[at].key, whole.key)

    def is_rather_head(self, at: int, whole: RowShape) -> bool:
        """Whether a row makes up the numbered rows below it rather than being a part of the one
        above: there are several of them, or it is more than that one."""
        count = self.sums_up_numbers(at)
        sums = self.figures.total([self.rows[at].row])
        return count > 1 or (count > 0 and self.figures.exceeds(sums, whole.row, 1))
