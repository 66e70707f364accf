"""Which rows only remark on the figures of a table ("Chưa giải ngân"), and which so called are
capital of the plan ("Chưa phân bổ")? The totals decide."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from itertools import permutations

from data_loaders.headings.row_names import remarked
from data_loaders.rows.doubts import APART, REMARK, Doubt
from data_loaders.rows.kinds import RowKind, RowShape
from data_loaders.rows.numbering import is_loose
from data_loaders.rows.sums import EXACT, Figures
from data_loaders.rows.tree import arrange, leaves
from tracking.vocabulary import Severity

CAPITAL, REST = "remark_capital", "remark_rest"
_FIELDS = [field.name for field in fields(RowShape)]


def arrange_remarked(shapes: Sequence[RowShape], figures: Figures) -> list[Doubt]:
    """Arrange the rows of a table (see `tree.arrange`). Where one without a number that is called
    as a remark would be a record, or stand over rows that do not make it up, the totals are asked:
    it counts where one is the sum with it and not without. Where none says, capital counts, any
    other remark does not, and that is told."""
    remarks = [shape for shape in shapes if _may_remark(shape)]
    for row in remarks:
        if not row.key and not figures.states(row.row):
            row.kind = RowKind.REMARK
    remarks = [row for row in remarks if row.kind is RowKind.DATA]
    if not remarks:
        return arrange(shapes, figures)
    saved = [replace(shape) for shape in shapes]
    doubts = arrange(shapes, figures)
    sums = [*_agreed(shapes, figures)]
    if all(_is_placed(row, shapes, sums) for row in remarks):
        return doubts
    return _Trials(shapes, saved, figures, remarks).settle()


def _may_remark(row: RowShape) -> bool:
    return row.kind is RowKind.DATA and row.amounts and is_loose(row) and bool(remarked(row.name))


def _agreed(shapes: Sequence[RowShape], figures: Figures) -> Iterator[tuple[RowShape, list[int]]]:
    """Each total of all records, and each group, that adds up, with the records it is of."""
    by_row = {shape.row: shape for shape in shapes}
    records = [shape.row for shape in shapes if shape.kind is RowKind.DATA]
    for shape in shapes:
        if shape.amounts and shape.kind in (RowKind.TOTAL, RowKind.GROUP):
            below = records if shape.kind is RowKind.TOTAL else leaves(shape, by_row)
            if figures.adds_up(below, shape.row):
                yield shape, below


def _is_placed(
    row: RowShape, shapes: Sequence[RowShape], sums: Sequence[tuple[RowShape, list[int]]]
) -> bool:
    """Whether figures confirm how a remark is arranged: as a record of a sum, as a sum itself, as
    none of the records, be it that a total is their sum or there is none."""
    if row.kind is RowKind.DATA:
        return any(row.row in below for _, below in sums)
    if row.kind is RowKind.GROUP:
        return any(row is whole for whole, _ in sums)
    is_stated = any(one.kind is RowKind.TOTAL and one.amounts for one in shapes)
    return not is_stated or any(whole.kind is RowKind.TOTAL for whole, _ in sums)


@dataclass(frozen=True, slots=True)
class _Trial:
    """Which remarks are records, and how they are numbered; the totals that add up then, and how
    many groups do."""

    records: Sequence[RowShape] = ()
    key: str = ""
    totals: frozenset[int] = frozenset()
    groups: int = 0


class _Trials:
    """Arranges the rows of a table with its remarks as records and without them."""

    def __init__(
        self,
        shapes: Sequence[RowShape],
        saved: Sequence[RowShape],
        figures: Figures,
        remarks: Sequence[RowShape],
    ) -> None:
        self.shapes = shapes
        self.saved = saved
        self.figures = figures
        self.remarks = remarks
        self.are_parts = all(row.kind is RowKind.DETAIL for row in remarks)
        """Whether the remarks are parts of the rows above them where nothing says otherwise."""

    def settle(self) -> list[Doubt]:
        """The arrangement that the totals speak for, with the doubts that remain."""
        without = self._tried(_Trial())
        capital = [row for row in self.remarks if remarked(row.name) == CAPITAL]
        likely = [row for row in self.remarks if remarked(row.name) in (CAPITAL, REST)]
        for records in (capital, likely, self.remarks):
            best = self._best(records)
            if best and best.totals - without.totals:
                return self._arranged(best)
        if without.totals:
            return [*self._arranged(without), *(Doubt(code=REMARK, row=row) for row in capital)]
        if self.are_parts:
            return self._arranged(_Trial(self.remarks))
        kept = self._best(capital) or without
        return [*self._arranged(kept), *self._undecided(kept)]

    def _arranged(self, trial: _Trial) -> list[Doubt]:
        """Arrange the rows anew, the remarks of a trial as records."""
        for shape, before in zip(self.shapes, self.saved, strict=True):
            for name in _FIELDS:
                setattr(shape, name, getattr(before, name))
        counted = {row.row for row in trial.records}
        for row in self.remarks:
            row.key = trial.key or row.key
            row.kind = RowKind.DATA if row.row in counted else RowKind.REMARK
        return arrange(self.shapes, self.figures)

    def _best(self, records: Sequence[RowShape]) -> _Trial | None:
        """The trial with some remarks as records in which most groups add up, none where they are
        arranged as something else."""
        trials = [_Trial(records, key) for key in self._keys()] if records else ()
        found = [self._tried(one) for one in trials if self._keeps(one)]
        return max(found, key=lambda one: one.groups, default=None)

    def _keys(self) -> Sequence[str]:
        """How a remark may be numbered: as it is, like the records beside it, like the first."""
        rows = [row for row in self.saved if row.kind is RowKind.DATA and row.amounts]
        plain = [row for row in rows if not remarked(row.name)]
        first = self.remarks[0].row
        beside = [row.key for row in plain if row.row < first][-1:]
        return list(dict.fromkeys(["", *beside, *(row.key for row in plain[:1])]))

    def _keeps(self, trial: _Trial) -> bool:
        self._arranged(trial)
        return all(row.kind is RowKind.DATA for row in trial.records)

    def _tried(self, trial: _Trial) -> _Trial:
        self._arranged(trial)
        sums = [whole for whole, _ in _agreed(self.shapes, self.figures)]
        totals = frozenset(one.row for one in sums if one.kind is RowKind.TOTAL)
        return replace(trial, totals=totals, groups=len(sums) - len(totals))

    def _undecided(self, kept: _Trial) -> Iterator[Doubt]:
        """What no total says: that capital counts; that other remarks do not, an error where these
        may be records after all ("Còn lại") and are no difference between two columns."""
        for row in self.remarks:
            is_unsure = remarked(row.name) == REST and not self._is_difference(row)
            error = Severity.ERROR if is_unsure else None
            code = APART if row.kind is RowKind.DATA else REMARK
            yield Doubt(code=code, row=row, severity=error)

    def _is_difference(self, row: RowShape) -> bool:
        """Whether a row states what is left of one column when another is taken off."""
        records = [shape.row for shape in self.shapes if shape.kind is RowKind.DATA]
        pairs = [*permutations(self.figures.total(records), 2)]
        values = [value for value in self.figures.of(row.row) if value]
        return any(
            abs(whole - part - value) <= EXACT * value for whole, part in pairs for value in values
        )
