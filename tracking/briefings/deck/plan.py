"""Where things are on a slide of a deck: title, subtitle, cards, what is beside a chart.

Sizes of type are in points, everything else is in inches.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tracking.briefings.content import Card, Shape, Slide, Table
from tracking.briefings.deck import fit
from tracking.briefings.deck.look import FOOT, SMALL, STAMP_WIDE, TITLE, TOP, WIDE

GAP = 0.3
SENTENCE, LARGE, SUBTITLE = 18, 22, 18
"""Points of the smallest and of the largest sentences, and of what stands below a title."""
CHART_LEAST = 2.7
_CARD_SIZES = (18, 16, 14, 12)
_SHARES = (0.36, 0.42, 0.5)
"""Of the width, for the sentences beside a chart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Where the parts of a slide are, from above; `title_size` in points."""

    title_size: float
    subtitle: float
    top: float
    bottom: float
    source: float

    @property
    def height(self) -> float:
        """Of what stands between title and source."""
        return self.bottom - self.top


def frame_of(slide: Slide) -> Frame:
    """Long titles get smaller type and more lines; what is below begins below them."""
    title, size = title_fit(slide.title)
    subtitle = TOP + title + 0.06
    told = fit.text_height(slide.subtitle, WIDE, SUBTITLE) if slide.subtitle else 0
    source = FOOT - 0.12 - (fit.text_height(slide.source, WIDE, SMALL) if slide.source else 0)
    return Frame(
        title_size=size,
        subtitle=subtitle,
        top=subtitle + told + 0.22,
        bottom=source - 0.15,
        source=source,
    )


def title_fit(title: str) -> tuple[float, float]:
    """The height of a title and its type: 28 or 26 points on two lines, smaller on up to four."""
    for size, most in ((TITLE, 2), (26, 2), (24, 3), (22, 3), (20, 4), (18, 5)):
        lines = fit.line_count(title, WIDE, size, bold=True)
        if lines <= most:
            break
    return fit.tall(lines, size), size


def stamp_size(stamp: str) -> float:
    """The type of the footer, smaller where it would take more than two lines."""
    sizes = (SMALL, 11, 10, 9)
    return next((one for one in sizes if fit.line_count(stamp, STAMP_WIDE, one) <= 2), sizes[-1])


def side(slide: Slide, height: float) -> float | None:
    """How wide the sentences beside a chart are so that they fit, None if they do not."""
    for share in _SHARES:
        width = WIDE * share - GAP
        if fit.lines_height(slide.lines, width, SENTENCE) <= height:
            return width
    return None


def is_stacked(slide: Slide, height: float) -> bool:
    """Whether sentences stand above the chart, not beside it: few bars need the whole width."""
    chart = slide.chart
    if chart is None or chart.shape is Shape.LINES or len(chart.categories) > 3:
        return False
    return fit.lines_height(slide.lines, WIDE, SENTENCE) + GAP + CHART_LEAST <= height


def card_size(slide: Slide, height: float) -> tuple[float, float] | None:
    """The type of the lines of the cards, and how high each row of cards is; None if too high."""
    rows, width = list(card_rows(slide)), card_width(slide)
    labels = max(fit.label_lines(card, width) for card in slide.cards)
    for size in _CARD_SIZES:
        tallest = max(fit.card_height(card, width, size, labels) for card in slide.cards)
        if tallest * len(rows) + GAP * (len(rows) - 1) <= height:
            return size, tallest
    return None


def card_rows(slide: Slide) -> Iterator[Sequence[Card]]:
    """At most four cards beside one another."""
    across = min(len(slide.cards), 4)
    yield from (slide.cards[at : at + across] for at in range(0, len(slide.cards), across))


def card_width(slide: Slide) -> float:
    """All cards are of the same width."""
    across = min(len(slide.cards), 4)
    return (WIDE - GAP * (across - 1)) / across


def room_below_cards(slide: Slide, frame: Frame) -> float:
    """What is left below the cards; negative when not even they fit."""
    if not slide.cards:
        return frame.height
    found = card_size(replace(slide, subtitle=""), frame.height)
    if not found:
        return -1.0
    rows = len(list(card_rows(slide)))
    return frame.height - found[1] * rows - GAP * rows


def cell_size(pages: Sequence[Slide]) -> int:
    """The largest type in which every page of a table over the whole width holds its rows."""
    tables = [(page, page.table) for page in pages if page.table and not page.chart]
    for size in fit.CELLS[:-1]:
        if all(_holds(page, table, size) for page, table in tables):
            return size
    return fit.CELL


def _holds(page: Slide, table: Table, size: int) -> bool:
    lines = fit.lines_height(page.lines, WIDE, SENTENCE) + GAP if page.lines else 0
    room = room_below_cards(page, frame_of(page)) - lines
    heights = fit.table_heights(table, WIDE, size)
    return sum(heights) <= room and fit.has_whole_words(table, WIDE, size)
