"""What moved since the period before, for the better and for the worse."""

from collections.abc import Iterable, Sequence

from tracking.figures.figure import Figure
from tracking.figures.sums import is_stated_rate
from tracking.figures.words import change_text
from tracking.specs.units import short_name
from tracking.vocabulary import View

HANDFUL = 5
SHOWN, SHOWN_EACH = 5, 2
"""How many changes are told, and of them for the better and for the worse; more of the one where
the other has fewer."""


def changes(targeted: Sequence[Figure], of_units: Sequence[Figure]) -> list[Figure]:
    """What moved since the period before: the largest each way, then the ministry's own figures
    first, which weigh double."""
    moved = sorted(filter(_has_moved, (*targeted, *of_units)), key=_importance)
    ways = [[one for one in moved if bool(one.improved) is way] for way in (True, False)]
    firsts = [_first_of(way) for way in ways]
    least = [one for first in firsts for one in first[:SHOWN_EACH]]
    more = [one for first in firsts for one in first[SHOWN_EACH:]]
    shown = [*least, *sorted(more, key=_importance)][:SHOWN]
    return sorted(shown, key=_importance)


def _first_of(way: Sequence[Figure]) -> list[Figure]:
    """The changes one way by importance, behind the largest of them."""
    largest = max(way, key=_size, default=None)
    return [largest, *(one for one in way if one is not largest)] if largest else []


def _has_moved(figure: Figure) -> bool:
    """Whether a rate changed by what can be seen, and not only because it is of a few things."""
    return (
        figure.indicator.is_rate
        and _size(figure) >= 0.0005
        and not is_tiny(figure)
        and not _is_handful(figure, figure.change_of)
    )


def _importance(figure: Figure) -> float:
    return -_size(figure) * (1.0 if figure.unit_code else 2.0)


def _size(figure: Figure) -> float:
    return abs(figure.change or 0.0)


def largest(figures: Iterable[Figure], *, improved: bool) -> Figure | None:
    """The figure that moved furthest one way."""
    return max((one for one in figures if one.improved is improved), key=_size, default=None)


def is_tiny(figure: Figure) -> bool:
    """Whether a share is of so few things that one more or less turns it."""
    return figure.denominator is not None and _is_handful(figure, figure.denominator)


def _is_handful(figure: Figure, things: float) -> bool:
    return figure.indicator.view in (View.TASKS, View.SERVICES) and things < HANDFUL


def told(figure: Figure) -> str:
    """A change in a sentence."""
    better = {True: "tốt lên", False: "xấu đi", None: "không đổi"}[figure.improved]
    return f"{moved(figure)} ({better})"


def moved(figure: Figure) -> str:
    """Whose figure changed by how much."""
    # A rate that one unit alone states is that unit's, not the ministry's.
    is_alone = is_stated_rate(figure.indicator) and len(figure.shares) == 1
    of = figure.unit_code or (figure.shares[0].unit_code if is_alone else None)
    who = short_name(of) if of else "Toàn Bộ"
    return f"{who} – {figure.indicator.short_label}: {change_text(figure)}"
