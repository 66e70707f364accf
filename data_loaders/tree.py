"""How the rows of a table stand over one another: groups over their rows, totals over all."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from data_loaders.rows import RowKind, RowShape, order_kind
from tracking.checks.evidence import Subtotal
from tracking.specs.units import units_named
from tracking.text import tidy

Amounts = Mapping[int, tuple[float | None, ...]]
"""Row -> its quantities, in the order of the columns."""

LONGEST_RUN = 400


def arrange(shapes: Sequence[RowShape], amounts: Amounts) -> None:
    """Mark as groups the rows that stand over others, and link each to the rows right below it.

    The numbering decides (A over I over 1 over 1.1 over "-"); where a row has none, arithmetic
    does: it is a group when it equals the sum of the rows under it.
    """
    rows = [shape for shape in shapes if shape.kind in (RowKind.DATA, RowKind.GROUP)]
    _set_levels(rows)
    _mark_sums(rows, amounts)
    _link(rows)
    by_row = {shape.row: shape for shape in rows}
    for shape in rows:
        children = [by_row[row] for row in shape.children]
        if shape.kind is RowKind.DATA and children:
            _settle_parent(shape, children, amounts)


def _level_key(shape: RowShape) -> str:
    if shape.key is None:
        shape.key = _numbering(shape)
    return shape.key


def _numbering(shape: RowShape) -> str:
    kind = order_kind(shape.order)
    if not kind and shape.name[:1] in "-+•–" and shape.name:
        kind = "dash"
    indent = len(shape.order) - len(shape.order.lstrip(" "))
    return f"{indent:02}{kind}" if kind else ""


def _set_levels(rows: Sequence[RowShape]) -> None:
    """Levels by kind of numbering, the kind seen first being the highest, dashes the lowest."""
    seen: dict[str, int] = {}
    for shape in rows:
        key = _level_key(shape)
        if key:
            seen.setdefault(key, len(seen))
    ranked = sorted(seen, key=lambda key: (key[:2], key.endswith("dash"), seen[key]))
    level_of = {key: level for level, key in enumerate(ranked)}
    level = 0
    for shape in rows:
        key = _level_key(shape)
        level = level_of[key] if key else level
        shape.level = level


def _mark_sums(rows: Sequence[RowShape], amounts: Amounts) -> None:
    for index, shape in enumerate(rows):
        wanted = amounts.get(shape.row, ())
        if _level_key(shape) or shape.kind is not RowKind.DATA or not any(wanted):
            continue
        run = _summing_run(wanted, rows[index + 1 : index + 1 + LONGEST_RUN], amounts)
        if run:
            shape.level = min(other.level for other in run) - 1
            for other in run:
                other.level = max(other.level, shape.level + 1)


def _summing_run(
    wanted: tuple[float | None, ...], below: Sequence[RowShape], amounts: Amounts
) -> Sequence[RowShape]:
    """The rows right below (two or more) whose lowest levels add up to `wanted`, else none."""
    sums = [0.0] * len(wanted)
    counted = 0
    for index, shape in enumerate(below):
        deeper = index + 1 < len(below) and below[index + 1].level > shape.level
        if shape.kind is RowKind.DATA and not deeper:
            counted += 1
            values = amounts.get(shape.row, ())
            sums = [total + (value or 0.0) for total, value in zip(sums, values, strict=False)]
        if counted >= 2 and all(
            _close(total, goal or 0) for total, goal in zip(sums, wanted, strict=False)
        ):
            return below[: index + 1]
        if any(goal and total > goal * 1.001 for total, goal in zip(sums, wanted, strict=False)):
            return ()
    return ()


def _close(total: float, goal: float) -> bool:
    return abs(total - goal) <= max(abs(goal) * 1e-6, 1e-6)


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


def _settle_parent(parent: RowShape, children: list[RowShape], amounts: Amounts) -> None:
    """A numbered row over dashes that do not add up to it keeps its own figures: such dashes name
    a part ("trong đó"), not the whole."""
    if all(_level_key(child).endswith("dash") for child in children) and parent.amounts:
        sums = [
            sum(values)
            for values in zip(*(_filled(child, amounts) for child in children), strict=False)
        ]
        own = _filled(parent, amounts)
        if not all(_close(total, goal) for total, goal in zip(sums, own, strict=False)):
            for child in children:
                child.kind = RowKind.DETAIL
            parent.children = ()
            return
    parent.kind = RowKind.GROUP


def _filled(shape: RowShape, amounts: Amounts) -> list[float]:
    return [value or 0.0 for value in amounts.get(shape.row, ())]


def _leaves(shape: RowShape, by_row: Mapping[int, RowShape]) -> list[int]:
    """The records under a group, at whatever depth."""
    found: list[int] = []
    for row in shape.children:
        child = by_row[row]
        if child.kind is RowKind.DATA:
            found.append(row)
        elif child.kind is RowKind.GROUP:
            found.extend(_leaves(child, by_row))
    return found


def units_of_groups(shapes: Sequence[RowShape]) -> Iterator[tuple[int, str]]:
    """(row, name) of each record under a group that is named after a unit."""
    unit, level = "", 0
    for shape in shapes:
        if shape.kind is RowKind.GROUP:
            named = any(units_named(shape.name))
            if named or shape.level <= level:
                unit, level = (shape.name if named else ""), shape.level
        elif shape.kind is RowKind.DATA and unit:
            yield shape.row, unit


def subtotals(
    shapes: Sequence[RowShape], values: Mapping[str, Mapping[int, Any]]
) -> list[Subtotal]:
    """The groups and totals that state figures, with the records they should add up to."""
    by_row = {shape.row: shape for shape in shapes}
    records = [shape.row for shape in shapes if shape.kind is RowKind.DATA]
    totals = [shape.row for shape in shapes if shape.kind is RowKind.TOTAL]
    found = []
    for shape in shapes:
        if not shape.amounts or shape.kind not in (RowKind.GROUP, RowKind.TOTAL):
            continue
        is_total = shape.kind is RowKind.TOTAL
        options = (
            _total_options(shape.row, records, totals) if is_total else (_leaves(shape, by_row),)
        )
        found.append(
            Subtotal(
                row=shape.row,
                label=tidy(f"{shape.order} {shape.name}"),
                values={name: at[shape.row] for name, at in values.items() if shape.row in at},
                alternatives=tuple(tuple(option) for option in options),
            )
        )
    return found


def _total_options(total: int, records: list[int], totals: list[int]) -> tuple[list[int], ...]:
    """A total may stand over the whole table, the section above it, or the one below it."""
    before = max((row for row in totals if row < total), default=-1)
    after = min((row for row in totals if row > total), default=records[-1] + 1 if records else 0)
    above = [row for row in records if before < row < total]
    below = [row for row in records if total < row < after]
    return tuple(option for option in (records, above, below) if option)
