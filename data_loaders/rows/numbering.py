"""How the rows of a table are numbered, and how deep that puts each of them."""

from collections import Counter
from collections.abc import Sequence

from data_loaders.headings.part_words import is_part_named
from data_loaders.rows.kinds import RowKind, RowShape, bare_number, order_kind
from data_loaders.rows.sums import Figures

FIRST = frozenset({"1", "01", "I", "A", "a", "i"})
HEIGHT = {"letter": 4, "top": 4, "roman": 3, "label": 3, "number": 2, "dotted2": 1, "lower": 1}
"""How high a kind of numbering stands by custom; what is not listed is lower still."""
LABEL = "00label"
"""The numbering given to rows that are called as headings and stand over others of their number."""
ABOVE_LABEL = "00top"
"""The numbering given to rows that stand over such rows, again of their number."""
SOURCE = "99source"
"""The numbering given to rows that name a source of the capital of the project above them."""
HEADS = 3
"""How high a kind of number stands that heads rows without a number: I, A."""


def numbering_key(order: str, name: str) -> str:
    """The kind of a row's numbering with its indent, "" for none."""
    kind = order_kind(order)
    if kind == "dash":
        kind = f"dash{order.strip()[:1]}"
    if not kind and name[:1] in "-+•–*" and name:
        kind = f"dash{name[:1]} name"
    indent = len(order) - len(order.lstrip(" "))
    return f"{indent:02}{kind}" if kind else ""


def is_dash(key: str) -> bool:
    """Whether a kind of numbering is a mere dash, plus or star."""
    return key[2:6] == "dash"


def is_loose(shape: RowShape) -> bool:
    """Whether a row has no number of its own: none at all, a dash, or a small letter."""
    key = shape.key
    return not key or is_dash(key) or key[2:] == "lower"


def height(key: str) -> int:
    """How high a kind of numbering stands by custom."""
    return HEIGHT.get(key[2:], 0)


def begins(shape: RowShape) -> bool:
    """Whether a row has the first number of a sequence: 1, I, A, 2.1."""
    mark = bare_number(shape.order)
    return mark in FIRST or mark.rpartition(".")[2] == "1"


def is_numbered(rows: Sequence[RowShape]) -> bool:
    """Whether the records of a table have numbers or marks, so that a row without one is something
    else; letters and roman numbers alone head rows that have none."""
    named = [
        row
        for row in rows
        if row.kind is RowKind.DATA and row.amounts and not is_part_named(row.name)
    ]
    seen = Counter(row.key for row in named)
    bare = seen[""]
    marked = sum(count for key, count in seen.items() if key and height(key) < HEADS)
    return marked * 2 >= bare if marked else bool(named) and not bare


def set_levels(rows: Sequence[RowShape], figures: Figures) -> None:
    """Levels by kind of numbering, the kind seen first being the highest, dashes the lowest unless
    each stands over numbers; a row without a number is as deep as the one above."""
    seen: dict[str, int] = {}
    for shape in rows:
        key = shape.key
        if key:
            seen.setdefault(key, len(seen))
    low = {key: is_dash(key) and not _leads(key, rows, figures) for key in seen}
    ranked = sorted(seen, key=lambda key: (key[:2], low[key], seen[key]))
    level_of = {key: level for level, key in enumerate(ranked)}
    level = 0
    for shape in rows:
        key = shape.key
        level = level_of[key] if key else level
        shape.level = level


def _leads(key: str, rows: Sequence[RowShape], figures: Figures) -> bool:
    """Whether the rows marked by a dash stand over numbers: these begin anew right below each, or
    add up to it."""
    at = [index for index, shape in enumerate(rows) if shape.key == key]
    for start, end in zip(at, [*at[1:], len(rows)], strict=True):
        run = rows[start + 1 : end]
        if not run or is_loose(run[0]):
            return False
        numbers = [row.row for row in run if row.key == run[0].key]
        if not begins(run[0]) and not figures.adds_up(numbers, rows[start].row):
            return False
    return True
