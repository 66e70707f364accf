"""Of several columns that may be a field, which is meant, and which counts in more than that?"""

import re
from collections.abc import Sequence
from datetime import date
from itertools import takewhile

from data_loaders.headings.levels import Heading
from data_loaders.headings.part_words import opens_parts
from data_loaders.headings.rounds import ROUND
from tracking.dates import closing_dates_in
from tracking.specs.forms import heading_fields
from tracking.specs.row_words import phrases
from tracking.text import fold
from tracking.vocabulary import View

_IN_PART = " trong do "
_WHOLE = (" tong so ", " tong cong ")
_TOTALS = frozenset({" tong so ", " tong cong ", " cong ", " tong ", " so tien ", " tong so tien "})
_MONTH = re.compile(r"(?<! den)(?<! het)(?<! toi) <(?:thang|quy)\w*> ")
_TO_DATE = (" <luyke> ", " tu dau nam ")
_LATER = " <sau> "
_SUMMED = frozenset({View.DISBURSEMENT, View.MEASURES})
"""Views whose columns of some months may have their sum beside them."""


def preference(heading: Heading, name: str, as_of: date | None) -> tuple[int, ...]:
    """What is seen comes before what is hidden, whole amounts before their parts ("Trong đó"), of
    two adjustments the later one, figures to date before those of a month alone, those up to the
    day the table is of before others, a total before its neighbours."""
    is_total = heading.leaf in _TOTALS or any(words in heading.path for words in _WHOLE)
    rounds = ROUND.findall(heading.path) if name == "plan_adjusted_vnd" else ()
    latest = max(map(int, rounds), default=0)
    return (
        int(heading.is_hidden),
        int(_IN_PART in heading.path),
        -latest,
        int(is_of_month(heading.path)),
        int(as_of is not None and as_of not in closing_dates_in(heading.text)),
        int(not is_total),
    )


def is_of_month(words: str) -> bool:
    """Whether figures are of a month or quarter alone, not all those up to it."""
    to_date = (*_TO_DATE, *(f" {one} " for one in phrases("to_date")))
    return _MONTH.search(words) is not None and not any(one in words for one in to_date)


def fields_named(
    heading: Heading, headings: Sequence[Heading], view: View
) -> tuple[tuple[str, int], ...]:
    """The fields a heading may name; the sum of the months up to the period is what is to date, and
    so is that of what there was before it and what there is in it."""
    if view in _SUMMED and _is_sum_to_date(heading, headings):
        path = f"{heading.path.removesuffix(heading.leaf)} <luyke> "
        return heading_fields(view, path, path)
    return heading_fields(view, heading.path, heading.leaf)


def budgets_beside(
    named: Sequence[tuple[Heading, tuple[tuple[str, int], ...]]],
) -> Sequence[Heading]:
    """The headings of budgets that are no plan, for another column is called the plan: "Dự toán
    sau điều chỉnh" beside "Kế hoạch vốn" is what the project may cost."""
    planned = (one for one, fields in named if "plan_assigned_vnd" in dict(fields))
    if not any(_says(one, "plan") for one in planned):
        return ()
    return [one for one, _ in named if _says(one, "budget") and not _says(one, "plan")]


def _says(heading: Heading, kind: str) -> bool:
    return any(f" {phrase} " in heading.path for phrase in phrases(kind))


def _is_sum_to_date(heading: Heading, headings: Sequence[Heading]) -> bool:
    """Whether a total stands beside the months that it is the sum of, none of them to come, or
    beside "Kỳ trước" and "Kỳ này"."""
    if heading.leaf not in _TOTALS:
        return False
    group = [one.leaf for one in headings if one.levels[:-1] == heading.levels[:-1]]
    if any(_LATER in leaf for leaf in group):
        return False
    return sum(map(is_of_month, group)) > 1 or (
        any(_names(leaf, "before") for leaf in group)
        and any(_names(leaf, "now") or is_of_month(leaf) for leaf in group)
    )


def _names(leaf: str, kind: str) -> bool:
    return leaf.strip() in phrases(kind)


def is_inclusive(heading: Heading, carried: Sequence[Heading], headings: Sequence[Heading]) -> bool:
    """Whether an amount is said to include carried-over capital, or is the total of columns of
    which one is that capital, or has it among those that "Trong đó" opens beside it."""
    if any(heading.with_carried):
        return heading.with_carried[-1] or heading.leaf in _TOTALS
    if any(one in carried for one in opened_beside(heading, headings)):
        return True
    group = list(heading.levels)
    while group and (f" {fold(group[-1])} ".startswith(" tong ") or _is_total(group[-1])):
        group.pop()
    if len(group) == len(heading.levels):
        return False
    return any(
        other is not heading and list(other.levels[: len(group)]) == group for other in carried
    )


def opened_beside(heading: Heading, headings: Sequence[Heading]) -> Sequence[Heading]:
    """The columns right of one that name its parts: "Kế hoạch vốn", "Trong đó: vốn kéo dài"."""
    above, at = heading.levels[:-1], len(heading.levels) - 1
    right = (one for one in headings if one.column > heading.column)
    return list(
        takewhile(
            lambda one: (
                one.levels[:at] == above and len(one.levels) > at and opens_parts(one.levels[at])
            ),
            right,
        )
    )


def _is_total(level: str) -> bool:
    return f" {fold(level)} " in _TOTALS
