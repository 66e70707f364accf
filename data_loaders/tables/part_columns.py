"""Do the columns of parts, which are not read, add up to the amount they stand beside: "Tổng số"
to "Vốn trong nước" and "Vốn nước ngoài"?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from data_loaders.columns import is_number
from data_loaders.grid import cell_name
from data_loaders.headings.levels import Heading
from data_loaders.headings.part_words import halves_of_capital, is_source_named
from data_loaders.rows.block import Block
from data_loaders.rows.sums import written_step
from tracking.quantities import shown_vi
from tracking.specs import make_finding
from tracking.specs.catalogue import FOREIGN
from tracking.vocabulary import Finding, View

MOST = 0.5
"""In more than this share of the rows parts must add up to be taken for all there are."""


@dataclass(frozen=True, slots=True)
class _Parts:
    """An amount with the columns of its parts, and whether by their names these are all of them."""

    name: str
    whole: Heading
    parts: Sequence[Heading]
    are_halves: bool


def tell_parts(block: Block) -> Iterator[Finding]:
    """Each row in which the parts of an amount, all stated, are not that amount: both halves of
    capital must be, other sources where they are in most rows."""
    for group in _groups(block) if block.view is View.DISBURSEMENT else ():
        rows = [(row, found) for row in block.records if (found := _amounts(block, group, row))]
        step = written_step([value for _, found in rows for value in found], _factor(block, group))
        wrong = [
            (row, found)
            for row, found in rows
            if abs(found[0] - sum(found[1:])) > len(found) * step / 2
        ]
        agreed = len(rows) - len(wrong)
        if group.are_halves or (agreed > 1 and agreed > MOST * len(rows)):
            for row, found in wrong:
                yield _finding(block, group, row, found)


def _groups(block: Block) -> Iterator[_Parts]:
    """The amounts that are read, each with the unread columns of sources under its heading, else
    with those right behind it."""
    matched = block.header.matching
    read = {*matched.columns.values(), *matched.marks}
    for name, column in block.columns.items():
        whole = block.headings.get(column)
        if whole is None or not name.endswith("_vnd") or f"{FOREIGN}{name}" in matched.columns:
            continue
        beside = _under(whole, block) or _behind(whole, block)
        parts = [one for one in beside if one.column not in read and _is_part(one)]
        if len(parts) > 1 and parts == beside:
            halves = [halves_of_capital(one.leaf) for one in parts]
            are_halves = len(parts) == 2 and len(set().union(*halves)) == 2 and all(halves)
            yield _Parts(name, whole, parts, are_halves and parts == _under(whole, block))


def _is_part(heading: Heading) -> bool:
    return bool(halves_of_capital(heading.leaf)) or is_source_named(heading.levels[-1])


def _under(whole: Heading, block: Block) -> list[Heading]:
    """The other columns under the heading that a column stands under."""
    parent = whole.levels[:-1]
    others = (one for one in block.header.headings if one is not whole)
    return [one for one in others if parent and one.levels[: len(parent)] == parent]


def _behind(whole: Heading, block: Block) -> list[Heading]:
    """The columns named as parts right behind a column."""
    found: list[Heading] = []
    while (one := block.headings.get(whole.column + 1 + len(found))) and _is_part(one):
        found.append(one)
    return found


def _amounts(block: Block, group: _Parts, row: int) -> list[int]:
    """The whole and its parts in a row, in đồng; nothing where one of them is no number."""
    cells = [block.sheet.value(row, one.column) for one in (group.whole, *group.parts)]
    if not all(map(is_number, cells)):
        return []
    factor = _factor(block, group)
    return [round(float(value) * factor) for value in cells]  # type: ignore[arg-type]


def _factor(block: Block, group: _Parts) -> int:
    money = block.money_of(group.whole.column)
    return money.factor if money else 1


def _finding(block: Block, group: _Parts, row: int, found: Sequence[int]) -> Finding:
    money = block.money_of(group.whole.column)
    factor, unit = (money.factor, f" {money.label}") if money else (1, "")
    return make_finding(
        "amounts_mismatch",
        sheet=block.sheet.name,
        cells=tuple(cell_name(row, one.column) for one in (group.whole, *group.parts)),
        field=group.name,
        value=f"{shown_vi(found[0] / factor)}{unit}",
        whole=group.whole.text,
        parts=" + ".join(one.levels[-1] for one in group.parts),
        total=f"{shown_vi(sum(found[1:]) / factor)}{unit}",
    )
