"""Which screens a slide takes, so that its type stays as large as a meeting room needs it.

A screen has one thing on it, or a chart or a table with a few sentences beside it; what does not
fit goes on on the next one. Everything is measured in rem, the size of the type of `briefing.css`,
of which a screen of 16:9 is 53.3 wide and 30 high.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeVar

from tracking.briefings.cells import cell_text
from tracking.briefings.content import Card, Chart, Line, Shape, Slide, Table
from tracking.briefings.lettering import lines_of, plain, width_of
from tracking.briefings.paging import part_of
from tracking.briefings.pictures.drawing import top_of
from tracking.briefings.screen.bars import key_text
from tracking.charts.theme import STANDINGS

PIXELS = 24
"""A rem on a screen of 1280x720."""
DRAWN = 27
"""The type of a drawing, whose smallest letters are then as large as all others."""
WIDE = 48.9
BESIDE, SENTENCES = 28.1, 18.7
"""The two sides of a screen with something beside something."""
_HIGH = 26.8
"""Between the upper edge and the controls."""
_TITLE, _SMALLER_TITLE = 1.6, 1.25
_NAME, _NAME_BESIDE = (9.0, 26.4), (7.0, 12.0)
"""How wide the names of bars are, at least and at most."""
_CARD = 36.5
_SOURCE = 37.0
_TIGHT, _LOOSE = 1.2, 1.35
"""Between the lines of a name or a title, and of a sentence."""
_ANY = 1000
_Part = TypeVar("_Part")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A screen: a slide, or a part of a long one.

    `id` is its place in the address, `room` how high its body is in rem, `top` where the scale of
    its chart ends; `is_alone` whether it is all of its slide.
    """

    id: str
    slide: Slide
    room: float
    top: float | None
    is_alone: bool

    @property
    def is_long(self) -> bool:
        """Whether its title needs smaller type."""
        return _is_long(self.slide)

    @property
    def is_pair(self) -> bool:
        """Whether two things stand side by side."""
        return _is_pair(self.slide)


def pages_of(slide: Slide) -> tuple[Page, ...]:
    """A slide on as many screens as it needs, numbered where there are several."""
    found = list(_screens(slide))
    if len(found) > 1:
        found = list(_screens(replace(slide, subtitle=_numbered(slide, 10, 10))))
    top = top_of(slide.chart) if slide.chart else None
    made = (
        replace(one, subtitle=_numbered(slide, at, len(found))) for at, one in enumerate(found, 1)
    )
    return tuple(
        Page(
            id=f"{one.code}-{at}" if at > 1 else one.code,
            slide=one,
            room=_room(one),
            top=top,
            is_alone=len(found) == 1,
        )
        for at, one in enumerate(made, 1)
    )


def _numbered(slide: Slide, at: int, of: int) -> str:
    return slide.subtitle if of == 1 else f"{slide.subtitle} (trang {at}/{of})".strip()


def _screens(slide: Slide) -> Iterator[Slide]:
    bare = replace(slide, cards=(), lines=(), chart=None, table=None)
    room = _room(bare)
    if _is_pair(slide) and _fits_beside(slide, room):
        yield slide
        return
    parts = [
        *(replace(bare, cards=one) for one in _cut(slide.cards, _card_height, room + 0.45)),
        *(replace(bare, chart=one) for one in _charts(slide.chart, room)),
        *(replace(bare, table=one) for one in _tables(slide.table, room)),
        *(replace(bare, lines=one) for one in _cut(slide.lines, _line_height, room)),
    ]
    yield from parts or [bare]


def _is_pair(slide: Slide) -> bool:
    others = sum(map(bool, (slide.cards, slide.chart, slide.table)))
    return bool(slide.lines) and not slide.cards and others == 1


def _fits_beside(slide: Slide, room: float) -> bool:
    taken = [sum(_line_height(line, SENTENCES) for line in slide.lines)]
    if slide.chart:
        taken.append(_chart_height(slide.chart, beside=True))
    if slide.table:
        taken.append(_head_height(slide.table, BESIDE))
        taken[-1] += sum(_row_heights(slide.table, BESIDE))
    return max(taken) <= room


def _is_long(slide: Slide) -> bool:
    return _count(slide.title, WIDE, _TITLE, bold=True) > 1


def _room(slide: Slide) -> float:
    """How high the body of a screen is, between its title and its source."""
    size = _SMALLER_TITLE if _is_long(slide) else _TITLE
    header = _count(slide.title, WIDE, size, bold=True) * size * _TIGHT + 1.35
    if slide.subtitle:
        header += _count(slide.subtitle, WIDE) * 1.3 + 0.2
    return _HIGH - header - _count(slide.source, _SOURCE, 0.62) * 0.62 * _LOOSE - 0.4


def _count(text: str, width: float, size: float = 1, *, bold: bool = False) -> int:
    """How many lines a text takes; words wider than a line are broken."""
    told = plain(text)
    broken = sum(int(width_of(word, size, bold=bold) / width) for word in told.split())
    return len(lines_of(told, width, size, most=_ANY, bold=bold)) + broken


def _cut(
    parts: Sequence[_Part], height: Callable[[_Part], float], room: float
) -> list[tuple[_Part, ...]]:
    """On as few screens as they need, the last not much shorter than the others."""
    heights = [height(part) for part in parts]
    ends = _ends(heights, room)
    if len(ends) > 1:
        even = sum(heights) / len(ends)
        tries = (even + (room - even) * at / 20 for at in range(20))
        found = (_ends(heights, one) for one in tries if one >= max(heights))
        ends = next((one for one in found if len(one) == len(ends)), ends)
    return [tuple(parts[start:end]) for start, end in pairwise([0, *ends])]


def _ends(heights: Sequence[float], room: float) -> list[int]:
    """Where each screen ends: one part at least is on it."""
    taken, ends = 0.0, list[int]()
    for at, height in enumerate(heights):
        if taken and taken + height > room:
            ends.append(at)
            taken = 0.0
        taken += height
    return [*ends, len(heights)] if heights else []


def _card_height(card: Card) -> float:
    lines = _count(card.label, _CARD, bold=True) + sum(_count(one, _CARD) for one in card.lines)
    return max(3.4 + _LOOSE, lines * 1.18) + 0.45


def _line_height(line: Line, width: float = WIDE) -> float:
    sign = f"■ ({STANDINGS[line.standing].word}) " if line.standing else ""
    return _count(f"{sign}{line.head}: {line.text}", width) * _LOOSE + 0.72


def _charts(chart: Chart | None, room: float) -> Iterator[Chart]:
    if chart is None:
        return
    count = len(chart.categories)
    for pages in range(1, count + 1):
        each = -(-count // pages)
        parts = [part_of(chart, at, at + each) for at in range(0, count, each)]
        if all(_chart_height(part, beside=False) <= room for part in parts):
            break
    else:
        parts = [chart]
    yield from parts


def _chart_height(chart: Chart, *, beside: bool) -> float:
    if chart.shape is Shape.LINES:
        return 0
    width = BESIDE if beside else WIDE
    name = name_width(chart, beside=beside)
    key = key_text(chart)
    number = 2 if beside and chart.shape is Shape.BULLETS else 1
    rows = (max(_count(f"■ {one}", name), number) * _TIGHT + 0.5 for one in chart.categories)
    return sum(rows) + (_count(key, width) * _LOOSE + 0.6 if key else 0)


def name_width(chart: Chart, *, beside: bool) -> float:
    """How wide the names of bars are: as the longest of them, where there is room for it."""
    least, most = _NAME_BESIDE if beside else _NAME
    longest = max((width_of(plain(f"■ {one}")) for one in chart.categories), default=least)
    return min(max(longest + 0.2, least), most)


def _tables(table: Table | None, room: float) -> Iterator[Table]:
    if table is None:
        return
    heights = _row_heights(table, WIDE)
    rest = room - _head_height(table, WIDE)
    for part in _cut(range(len(table.rows)), heights.__getitem__, rest) or ((),):
        rows = slice(part[0], part[-1] + 1) if part else slice(0)
        yield replace(table, rows=table.rows[rows], marks=table.marks[rows])


def _row_heights(table: Table, width: float) -> list[float]:
    widths = _widths(table, width)
    return [
        max(
            _count(cell_text(value, column.measure), one)
            for value, column, one in zip(row, table.columns, widths, strict=True)
        )
        * 1.3
        + 0.46
        for row in table.rows
    ]


def _head_height(table: Table, width: float) -> float:
    widths = _widths(table, width)
    lines = (
        _count(column.heading, one, bold=True)
        for column, one in zip(table.columns, widths, strict=True)
    )
    return max(lines) * 1.3 + 0.6


def _widths(table: Table, width: float) -> list[float]:
    whole = sum(column.share for column in table.columns)
    return [width * column.share / whole - 1 for column in table.columns]
