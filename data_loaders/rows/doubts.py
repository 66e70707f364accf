"""What speaks against the place a row was given, and what a stated total makes of it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import inf

from data_loaders.grid import cell_name, spans
from data_loaders.rows.block import Block
from data_loaders.rows.kinds import RowKind, RowShape
from data_loaders.rows.numbering import is_loose
from data_loaders.rows.sums import CERTAIN, Figures
from tracking.quantities import MoneyUnit, shown_vi
from tracking.specs import make_finding
from tracking.text import tidy
from tracking.vocabulary import Finding, Severity

MAY_BE_TOTAL, UNCLEAR, ABOVE = "row_may_be_total", "parts_unclear", "part_above_whole"
APART, CALLED_GROUP, REMARK = "row_apart", "row_called_group", "row_remark"


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """The code of a finding, the row it is about, and the rows that row is compared with; one that
    chance explains as well is not `told`, only weighed against the totals."""

    code: str
    row: RowShape
    others: tuple[RowShape, ...] = ()
    severity: Severity | None = None
    told: bool = True


def sequential_sums(rows: Sequence[RowShape], figures: Figures) -> Iterator[Doubt]:
    """Numbered records that are the sum of the records right below them: groups numbered in one
    sequence with their rows look so. Amounts are asked about however round they are, for a sum of
    money counted twice is worse than a question; counts, which are small, only where they agree to
    more digits than chance allows."""
    least = 0.0 if any(figures.steps) else CERTAIN
    leaves = [row for row in rows if row.kind is RowKind.DATA and row.amounts]
    goals = [value or 0 for value in _fullest_column(leaves, figures)]
    sums = [*accumulate(goals, initial=0.0)]
    reached = {total: index for index, total in enumerate(sums)}
    for index, (row, goal) in enumerate(zip(leaves, goals, strict=True)):
        end = reached.get(sums[index + 1] + goal, 0) if goal else 0
        run = leaves[index + 1 : end]
        if len(run) < 2 or is_loose(row) or any(other.level != row.level for other in run):
            continue
        if figures.certainty([other.row for other in run], row.row) > least:
            yield Doubt(code=MAY_BE_TOTAL, row=row, others=tuple(run))


def rows_apart(rows: Sequence[RowShape], figures: Figures, numbered: bool) -> Iterator[Doubt]:
    """Records that may be none of the table: without a number below one that has a number, or
    below the total of all before them."""
    records = [row for row in rows if row.kind is RowKind.DATA and row.amounts]
    totals = [row for row in rows if row.kind is RowKind.TOTAL and row.amounts]
    if numbered:
        apart = [row for row in _without_number(rows) if row.name]
    else:
        end = _last_summed(records, totals, figures)
        apart = [row for row in records if row.row > end and row.name and not row.key]
    every = [row.row for row in records]
    if apart and not any(figures.adds_up(every, total.row) for total in totals):
        for row in apart:
            same = any(_repeats_figure(row, total, figures) for total in totals)
            yield Doubt(code=APART, row=row, severity=Severity.ERROR if same else None)


def _repeats_figure(row: RowShape, total: RowShape, figures: Figures) -> bool:
    """Whether a row below a total states a figure of it once more, as from another source."""
    pairs = zip(figures.of(row.row), figures.of(total.row), strict=True)
    return row.row > total.row and any(mine and mine == its for mine, its in pairs)


def _without_number(rows: Sequence[RowShape]) -> Iterator[RowShape]:
    """The records without a number under one that has a number, and in no group."""
    inside = {child for row in rows if row.kind is RowKind.GROUP for child in row.children}
    below_number = False
    for row in rows:
        if row.kind is RowKind.GROUP:
            below_number = False
        elif row.kind is RowKind.DATA and row.key:
            below_number = True
        elif below_number and row.kind is RowKind.DATA and row.amounts and row.row not in inside:
            yield row


def _last_summed(
    records: Sequence[RowShape], totals: Sequence[RowShape], figures: Figures
) -> float:
    """The last total, if it is the sum of the records above it."""
    if not totals:
        return inf
    above = [row.row for row in records if row.row < totals[-1].row]
    is_sum = len(above) > 1 and figures.adds_up(above, totals[-1].row)
    return totals[-1].row if is_sum else inf


def _fullest_column(rows: Sequence[RowShape], figures: Figures) -> Sequence[float | None]:
    columns = zip(*(figures.of(row.row) for row in rows), strict=True)
    return max(columns, key=lambda values: sum(map(bool, values)), default=(0,) * len(rows))


def arbitrate(shapes: Sequence[RowShape], figures: Figures, doubts: Sequence[Doubt]) -> list[Doubt]:
    """The doubts that remain once the totals have been asked: a total of the whole table confirms
    the records as they are, or says that doubtful ones do not count, or that left out ones do."""
    counted = {one.row.row: one for one in doubts if one.code == MAY_BE_TOTAL}
    likely = {row for row, one in counted.items() if one.told}
    left_out = {one.row.row: one.row for one in doubts if one.code == UNCLEAR}
    told = [one for one in doubts if one.told]
    if not counted and not left_out:
        return told
    records = [shape.row for shape in shapes if shape.kind is RowKind.DATA]
    fewer = [row for row in records if row not in likely]
    fewest = [row for row in records if row not in counted]
    totals = [shape.row for shape in shapes if shape.kind is RowKind.TOTAL and shape.amounts]
    for rows in (records, fewer, [*records, *left_out], [*fewer, *left_out], fewest):
        if any(figures.adds_up(rows, total) for total in totals):
            _apply(rows, counted, left_out)
            return [one for one in told if one.code == ABOVE]
    return told


def _apply(
    records: Iterable[int], counted: dict[int, Doubt], left_out: dict[int, RowShape]
) -> None:
    kept = set(records)
    for row, doubt in counted.items():
        doubt.row.kind = RowKind.DATA if row in kept else RowKind.GROUP
        if row not in kept:
            doubt.row.children = [other.row for other in doubt.others]
    for row, shape in left_out.items():
        shape.kind = RowKind.DATA if row in kept else RowKind.DETAIL


def tell_doubts(
    block: Block, doubts: Sequence[Doubt], names: Sequence[str], figures: Figures,
    money: MoneyUnit | None,
) -> Iterator[Finding]:  # fmt: skip
    """A finding for each doubt, on the name of its row or on the figure that is too large."""
    for doubt in doubts:
        if doubt.code == ABOVE:
            yield from _above(block, doubt, names, figures, money)
            continue
        yield make_finding(
            doubt.code,
            sheet=block.sheet.name,
            severity=doubt.severity,
            cells=(cell_name(doubt.row.row, block.layout.key),),
            label=_label(doubt.row),
            rows=spans(row.row + 1 for row in doubt.others),
        )


def _above(
    block: Block, doubt: Doubt, names: Sequence[str], figures: Figures, money: MoneyUnit | None
) -> Iterator[Finding]:
    whole = doubt.others[0]
    pairs = zip(names, figures.of(doubt.row.row), figures.of(whole.row), strict=True)
    for name, value, limit in pairs:
        if value is None or limit is None or value <= limit:
            continue
        unit = (money or MoneyUnit("đồng", 1)) if block.type_of(name) == "amount" else None
        yield block.finding(
            doubt.code, [doubt.row.row], block.columns[name], name, _shown(value, unit),
            label=_label(doubt.row), whole=_label(whole), limit=_shown(limit, unit),
        )  # fmt: skip


def _shown(value: float, unit: MoneyUnit | None) -> str:
    return f"{shown_vi(value / unit.factor)} {unit.label}" if unit else shown_vi(value)


def _label(row: RowShape) -> str:
    return tidy(f"{row.order} {row.name}") or "không tên"
