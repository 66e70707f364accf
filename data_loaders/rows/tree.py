"""How the rows of a table stand over one another: groups over their rows, totals over all."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from data_loaders.headings.part_words import is_known_unit, is_part_named
from data_loaders.rows.anew import mark_anew
from data_loaders.rows.by_source import mark_by_source
from data_loaders.rows.carried_parts import mark_carried_parts
from data_loaders.rows.closing import Closing, mark_numbered_closing
from data_loaders.rows.doubts import ABOVE, Doubt, arbitrate, rows_apart, sequential_sums
from data_loaders.rows.kinds import RowKind, RowShape
from data_loaders.rows.labels import labels_alone, mark_labels
from data_loaders.rows.leading import Leading
from data_loaders.rows.numbering import (
    HEADS,
    height,
    is_dash,
    is_loose,
    is_numbered,
    set_levels,
)
from data_loaders.rows.parts import PartFinder
from data_loaders.rows.sources import mark_sources
from data_loaders.rows.sums import Figures
from tracking.checks.evidence import Subtotal
from tracking.specs.units import units_named
from tracking.text import tidy

COUNTED = (RowKind.DATA, RowKind.GROUP, RowKind.TOTAL)


def arrange(shapes: Sequence[RowShape], figures: Figures) -> list[Doubt]:
    """Say of each row whether it is a record, a part of the one above, or stands over others, and
    link the groups to the rows right below them; what speaks against it is told.

    Words and numbering decide (A over I over 1 over 1.1 over "-"), and figures: a row is no record
    when it is the sum of others, or the ones below it make it up.
    """
    rows = _counted(shapes)
    mark_sources(rows)
    of_sources = [*mark_by_source(rows, figures), *mark_carried_parts(rows, figures)]
    rows = _counted(rows)
    numbered = is_numbered(rows)
    finder = PartFinder(rows, figures, numbered)
    finder.mark()
    rows = _counted(rows)
    mark_labels(rows, figures)
    anew = mark_anew(rows, figures)
    mark_numbered_closing(rows, figures)
    set_levels([shape for shape in rows if shape.kind is not RowKind.TOTAL], figures)
    leading = Leading(rows, figures, numbered)
    leading.by_figures()
    closing = Closing(rows, figures, numbered)
    closing.mark()
    leading.by_looks()
    doubts = [*of_sources, *finder.doubts, *anew, *leading.doubts, *closing.doubts]
    counted = rows
    rows = [shape for shape in counted if shape.kind is not RowKind.TOTAL]
    _link(rows)
    by_row = {shape.row: shape for shape in rows}
    for shape in rows:
        children = [by_row[row] for row in shape.children]
        if children and shape.kind is not RowKind.DETAIL:
            below = list(_below(shape, by_row)) if _may_be_record(shape) else ()
            if below and _alone_states(shape, below, figures):
                for row in below:
                    row.kind = RowKind.DETAIL
                    row.children = ()
                shape.children = ()
            else:
                doubts.extend(_settle_parent(shape, children, figures))
    doubts.extend(sequential_sums(rows, figures))
    doubts.extend(labels_alone(rows))
    doubts.extend(rows_apart(counted, figures, numbered))
    return arbitrate(shapes, figures, doubts)


def _counted(shapes: Sequence[RowShape]) -> list[RowShape]:
    return [shape for shape in shapes if shape.kind in COUNTED]


def _link(rows: Sequence[RowShape]) -> None:
    stack: list[tuple[RowShape, list[int]]] = []
    for shape in rows:
        while stack and stack[-1][0].level >= shape.level:
            parent, children = stack.pop()
            parent.children = children or ()
        if stack:
            stack[-1][1].append(shape.row)
        stack.append((shape, []))
    for parent, children in stack:
        parent.children = children or ()


def _below(shape: RowShape, by_row: Mapping[int, RowShape]) -> Iterator[RowShape]:
    """The rows under a row, at whatever depth."""
    for row in shape.children:
        yield by_row[row]
        yield from _below(by_row[row], by_row)


def _may_be_record(shape: RowShape) -> bool:
    """Whether a row over others may be a record: it has a number and heads none by custom."""
    return bool(shape.key) and not _is_head(shape)


def _alone_states(shape: RowShape, below: Sequence[RowShape], figures: Figures) -> bool:
    """Whether a row alone has figures in some column, and some in all others the rows under it
    have: it is the record, and they are its parts."""
    own = {column for column, value in enumerate(figures.of(shape.row)) if value}
    theirs = {column for row in below for column, value in enumerate(figures.of(row.row)) if value}
    return theirs < own


def _settle_parent(parent: RowShape, children: list[RowShape], figures: Figures) -> Iterator[Doubt]:
    """Numbered rows make up the row above them; dashes and letters do unless they do not add up,
    or stand there beside numbered rows that do: then they name parts ("trong đó")."""
    loose = [child for child in children if is_loose(child) and not child.children]
    if parent.amounts and loose:
        others = [child.row for child in children if child not in loose]
        all_rows = [child.row for child in children]
        dashes_only = not others and all(is_dash(child.key) for child in children)
        if dashes_only and _is_head(parent) and not all(is_part_named(one.name) for one in loose):
            dashes_only = False
        beside = others and figures.adds_up(others, parent.row)
        if (dashes_only or beside) and not figures.adds_up(all_rows, parent.row):
            for child in loose:
                child.kind = RowKind.DETAIL
                if figures.exceeds(figures.total([child.row]), parent.row, 1):
                    yield Doubt(code=ABOVE, row=child, others=(parent,))
            parent.children = tuple(others)
    if parent.children:
        parent.kind = RowKind.GROUP


def _is_head(shape: RowShape) -> bool:
    """Whether a row heads others by custom: A, I, or a unit of the ministry."""
    return height(shape.key) >= HEADS or is_known_unit(shape.name)


def leaves(shape: RowShape, by_row: Mapping[int, RowShape]) -> list[int]:
    """The records under a group, at whatever depth."""
    found: list[int] = []
    for row in shape.children:
        child = by_row[row]
        if child.kind is RowKind.DATA:
            found.append(row)
        elif child.kind is RowKind.GROUP:
            found.extend(leaves(child, by_row))
    return found


def units_of_groups(
    shapes: Sequence[RowShape], states: Callable[[int], bool]
) -> Iterator[tuple[int, str]]:
    """(row, name) of each record under a group that is named after a unit, in a row that `states`
    says may do so."""
    unit, level = "", 0
    for shape in shapes:
        if shape.kind is RowKind.GROUP:
            named = states(shape.row) and any(units_named(shape.name))
            if named or shape.level <= level:
                unit, level = (shape.name if named else ""), shape.level
        elif shape.kind is RowKind.DATA and unit:
            yield shape.row, unit


def subtotals(
    shapes: Sequence[RowShape], values: Mapping[str, Mapping[int, Any]]
) -> list[Subtotal]:
    """The groups and totals that state figures, with the records they should add up to."""
    by_row = {shape.row: shape for shape in shapes}
    options_of = TotalOptions(shapes)
    found = []
    for shape in shapes:
        if not shape.amounts or shape.kind not in (RowKind.GROUP, RowKind.TOTAL):
            continue
        is_total = shape.kind is RowKind.TOTAL
        options = options_of.at(shape) if is_total else (leaves(shape, by_row),)
        found.append(
            Subtotal(
                row=shape.row,
                label=tidy(f"{shape.order} {shape.name}"),
                values={name: at[shape.row] for name, at in values.items() if shape.row in at},
                alternatives=tuple(tuple(option) for option in options),
            )
        )
    return found


class TotalOptions:
    """The rows a total may stand over: the whole table, the sections above it, or those below."""

    SECTIONS = 12
    """How many sections above or below it a total may take together."""

    def __init__(self, shapes: Sequence[RowShape]) -> None:
        self.records = tuple(shape.row for shape in shapes if shape.kind is RowKind.DATA)
        self.bounds = [
            shape.row
            for shape in shapes
            if shape.kind is RowKind.TOTAL or (shape.kind is RowKind.GROUP and not shape.amounts)
        ]

    def at(self, shape: RowShape) -> tuple[tuple[int, ...], ...]:
        """Each set of records that a total may be the sum of."""
        total = shape.row
        above = [row for row in self.bounds if row < total][-self.SECTIONS :]
        below = [row for row in self.bounds if row > total][: self.SECTIONS]
        spans = [
            *((bound, total) for bound in reversed(above)),
            (-1, total),
            *((total, bound) for bound in below),
            (total, self.records[-1] + 1 if self.records else 0),
        ]
        options = [self.records, tuple(shape.children), *(self._between(*span) for span in spans)]
        return tuple(option for option in dict.fromkeys(options) if option)

    def _between(self, after: int, before: int) -> tuple[int, ...]:
        return self.records[bisect_right(self.records, after) : bisect_left(self.records, before)]
