"""Which screens a slide takes, so that its type stays as large as a meeting room needs it.

A screen has one thing on it, or a chart or a table with a few sentences beside it; what does not
fit goes on on the next one. Everything is measured in rem, the size of the type of `briefing.css`,
of which a screen of 16:9 is 53.3 wide and 30 high.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from typing import TypeVar

from tracking.briefings.content import Chart, Line, Slide, Table
from tracking.briefings.paging import part_of
from tracking.briefings.pictures.drawing import top_of
from tracking.briefings.screen.heights import (
    BESIDE,
    HIGH,
    LOOSE,
    SENTENCES,
    SMALLER_TITLE,
    SOURCE,
    TIGHT,
    TITLE,
    WIDE,
    card_height,
    chart_height,
    count,
    head_height,
    line_height,
    row_heights,
)

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
    height_of_card = partial(card_height, among=slide.cards)
    parts = [
        *(replace(bare, cards=one) for one in _cut(slide.cards, height_of_card, room + 0.45)),
        *(replace(bare, chart=one) for one in _charts(slide.chart, room)),
        *(replace(bare, table=one) for one in _tables(slide.table, room)),
        *(replace(bare, lines=one) for one in _cut(_short(slide.lines, room), line_height, room)),
    ]
    yield from parts or [bare]


def _is_pair(slide: Slide) -> bool:
    others = sum(map(bool, (slide.cards, slide.chart, slide.table)))
    return bool(slide.lines) and not slide.cards and others == 1


def _fits_beside(slide: Slide, room: float) -> bool:
    taken = [sum(line_height(line, SENTENCES) for line in slide.lines)]
    if slide.chart:
        taken.append(chart_height(slide.chart, beside=True))
    if slide.table:
        taken.append(head_height(slide.table, BESIDE))
        taken[-1] += sum(row_heights(slide.table, BESIDE))
    return max(taken) <= room


def _is_long(slide: Slide) -> bool:
    return count(slide.title, WIDE, TITLE, bold=True) > 1


def _room(slide: Slide) -> float:
    """How high the body of a screen is, between its title and its source."""
    size = SMALLER_TITLE if _is_long(slide) else TITLE
    header = count(slide.title, WIDE, size, bold=True) * size * TIGHT + 1.35
    if slide.subtitle:
        header += count(slide.subtitle, WIDE) * 1.3 + 0.2
    return HIGH - header - count(slide.source, SOURCE, 0.62) * 0.62 * LOOSE - 0.4


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


def _short(lines: Sequence[Line], room: float) -> list[Line]:
    """The sentences, one that is taller than a screen in several pieces."""
    most = int((room - 0.72) / LOOSE) - 1
    found = []
    for line in lines:
        words, start = line.text.split(), 0
        if line_height(line) > room:
            for end in range(1, len(words)):
                if count(" ".join(words[start : end + 1]), WIDE) > most:
                    found.append(_piece(line, words, start, end))
                    start = end
        found.append(_piece(line, words, start, len(words)) if start else line)
    return found


def _piece(line: Line, words: list[str], start: int, end: int) -> Line:
    told = replace(line, text=" ".join(words[start:end]))
    return replace(told, head="", standing=None) if start else told


def _charts(chart: Chart | None, room: float) -> Iterator[Chart]:
    if chart is None:
        return
    count = len(chart.categories)
    for pages in range(1, count + 1):
        each = -(-count // pages)
        parts = [part_of(chart, at, at + each) for at in range(0, count, each)]
        if all(chart_height(part, beside=False) <= room for part in parts):
            break
    else:
        parts = [chart]
    yield from parts


def _tables(table: Table | None, room: float) -> Iterator[Table]:
    if table is None:
        return
    heights = row_heights(table, WIDE)
    rest = room - head_height(table, WIDE)
    for part in _cut(range(len(table.rows)), heights.__getitem__, rest) or ((),):
        rows = slice(part[0], part[-1] + 1) if part else slice(0)
        yield replace(table, rows=table.rows[rows], marks=table.marks[rows])
