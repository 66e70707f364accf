"""What goes on which slide of a deck, so that everything fits and no row is ever cut.

Sizes of type are in points, everything else is in inches. Whatever does not fit on a slide goes
on one more: a table by rows, a chart by categories, sentences by sentences; a cell or a sentence
taller than a slide goes on in a row or a sentence of its own.
"""

from collections.abc import Iterator
from dataclasses import replace

from tracking.briefings.cells import NOTHING_TOLD, cell_text
from tracking.briefings.content import Card, Chart, Line, Mark, Shape, Slide, Table, Value
from tracking.briefings.deck import fit
from tracking.briefings.deck.look import WIDE
from tracking.briefings.deck.plan import (
    CHART_LEAST,
    GAP,
    SENTENCE,
    frame_of,
    is_stacked,
    room_below_cards,
    side,
)
from tracking.briefings.paging import pages_of, part_of

_BAR = {Shape.BULLETS: 0.42, Shape.BARS: 0.34, Shape.STACKED: 0.34}
"""How high a category is at least, so that its bars and their labels are legible."""
_AROUND = 0.6
"""Of the height of a chart, for its legend."""
_LETTERS = tuple(int(WIDE * 72 / fit.CELL / one) for one in (0.52, 0.47, 0.42, 0.37))
"""Of a table over the whole width: as many as there would be, were letters so wide on average."""
NOTHING = Line(text=NOTHING_TOLD)


def fits(slide: Slide) -> bool:
    """Whether all of a slide stands between its title and its source."""
    room = room_below_cards(slide, frame_of(slide))
    if slide.chart:
        return _fits_beside(slide, room)
    needed = fit.lines_height(slide.lines, WIDE, SENTENCE)
    if slide.table:
        needed += (GAP if slide.lines else 0) + sum(fit.table_heights(slide.table, WIDE, fit.CELL))
    return needed <= room or (not slide.lines and not slide.table and room > -1)


def _fits_beside(slide: Slide, room: float) -> bool:
    assert slide.chart
    most = _most(slide.chart, room)
    if room < CHART_LEAST or len(slide.chart.categories) > most:
        return False
    if slide.table:
        heights = fit.table_heights(slide.table, (WIDE - GAP) / 2, fit.CELL_BESIDE)
        return not slide.lines and sum(heights) <= room
    return not slide.lines or is_stacked(slide, room) or side(slide, room) is not None


def screens(slide: Slide) -> tuple[Slide, ...]:
    """A slide on as many screens as it needs, numbered where there are several."""
    # Measured with the longest number a subtitle may get.
    numbered = replace(_without_nothing(slide), subtitle=f"{slide.subtitle} (trang 100/100)")
    made = [replace(one, subtitle=slide.subtitle) for one in _screens(numbered)]
    if len(made) == 1:
        return tuple(made)
    return tuple(
        replace(one, subtitle=f"{slide.subtitle} (trang {at}/{len(made)})".strip())
        for at, one in enumerate(made, 1)
    )


def _without_nothing(slide: Slide) -> Slide:
    """A chart without categories and a table without rows draw nothing: words say so instead."""
    chart = slide.chart if slide.chart and slide.chart.categories and slide.chart.series else None
    table = slide.table if slide.table and slide.table.rows else None
    told = bool(slide.lines or slide.cards or chart or table)
    return replace(slide, chart=chart, table=table, lines=slide.lines if told else (NOTHING,))


def _screens(slide: Slide) -> Iterator[Slide]:
    if fits(slide):
        yield slide
        return
    bare = replace(slide, cards=(), lines=(), chart=None, table=None)
    if slide.cards:
        yield from _paged_cards(bare, slide)
        slide = replace(slide, cards=())
        if slide != bare:
            yield from _screens(slide)
        return
    charts = list(_charts(slide.chart, frame_of(bare).height)) if slide.chart else []
    first = replace(bare, chart=charts[0] if charts else None)
    beside = replace(first, lines=slide.lines)
    lines = slide.lines
    if len(charts) == 1 and slide.table and not lines:
        yield from _paged_rows(replace(first, table=slide.table))
        return
    if charts and lines and fits(beside):
        yield beside
        charts, lines = charts[1:], ()
    yield from (replace(bare, chart=chart) for chart in charts)
    if lines:
        yield from _paged_lines(replace(bare, lines=lines))
    if slide.table:
        yield from _paged_rows(replace(bare, table=slide.table))


def _paged_cards(bare: Slide, slide: Slide) -> Iterator[Slide]:
    page: tuple[Card, ...] = ()
    for card in slide.cards:
        if page and not fits(replace(bare, cards=(*page, card))):
            yield replace(bare, cards=page)
            page = ()
        page = (*page, card)
    yield replace(bare, cards=page)


def _most(chart: Chart, height: float) -> int:
    """How many categories are legible one below the other in a chart so high."""
    if chart.shape is Shape.LINES:
        return len(chart.categories)
    each = max(_BAR[chart.shape], 0.24 * len(chart.series) if chart.shape is Shape.BARS else 0)
    return max(int((height - _AROUND) / each), 1)


def _charts(chart: Chart, height: float) -> Iterator[Chart]:
    """A chart with more bars than are legible, in several."""
    most = _most(chart, height)
    pages = -(-len(chart.categories) // most)
    each = -(-len(chart.categories) // pages)
    for at in range(0, len(chart.categories), each):
        yield part_of(chart, at, at + each)


def _paged_lines(slide: Slide) -> Iterator[Slide]:
    height = frame_of(slide).height
    most = int(height / fit.tall(1, SENTENCE))
    told = tuple(piece for line in slide.lines for piece in _cut_line(line, most - 2))
    yield from _paged(replace(slide, lines=told), most)


def _cut_line(line: Line, most: int) -> Iterator[Line]:
    if fit.line_count(fit.line_words(line), WIDE * fit.NARROWER, SENTENCE) <= most:
        yield line
        return
    for at, piece in enumerate(fit.cut(fit.line_words(line), WIDE * fit.NARROWER, SENTENCE, most)):
        yield replace(line, head="", text=piece, standing=None) if at else Line(text=piece)


def _paged_rows(slide: Slide) -> Iterator[Slide]:
    assert slide.table
    width, size = ((WIDE - GAP) / 2, fit.CELL_BESIDE) if slide.chart else (WIDE, fit.CELL)
    height = frame_of(slide).height
    head = fit.table_heights(replace(slide.table, rows=(), marks=()), width, size)[0]
    most = int((height - head - 2 * fit.PAD_Y) / fit.tall(1, size))
    rows: list[tuple[Value, ...]] = []
    marks: list[Mark] = []
    for row, mark in zip(slide.table.rows, slide.table.marks, strict=True):
        for piece in _cut_row(slide.table, row, most - 2, width, size):
            rows.append(piece)
            marks.append(mark)
    table = replace(slide.table, rows=tuple(rows), marks=tuple(marks))
    yield from _paged(replace(slide, table=table), most)


def _cut_row(
    table: Table, row: tuple[Value, ...], most: int, width: float, size: float
) -> Iterator[tuple[Value, ...]]:
    """A row, or where it is taller than a slide, rows one after the other that tell all of it."""
    widths = [one - 2 * fit.PAD_X for one in fit.column_widths(table, width, size)]
    texts = [
        cell_text(value, column.measure) for value, column in zip(row, table.columns, strict=True)
    ]
    counts = [fit.line_count(text, one, size) for text, one in zip(texts, widths, strict=True)]
    if max(counts) <= most:
        yield row
        return
    pieces = [list(fit.cut(text, one, size, most)) for text, one in zip(texts, widths, strict=True)]
    for at in range(max(map(len, pieces))):
        told = [one[at] if at < len(one) else "" for one in pieces]
        yield tuple(
            value if len(one) == 1 and not at else text
            for value, one, text in zip(row, pieces, told, strict=True)
        )


def _paged(slide: Slide, most: int) -> tuple[Slide, ...]:
    """As few pages as hold everything by the widths of Arial, the last not much shorter."""
    single = pages_of(slide, lines=1, letters=_LETTERS[0])
    found = tuple(replace(page, subtitle=slide.subtitle) for page in single)
    for letters in _LETTERS:
        for lines in range(most, 1, -1):
            pages = pages_of(slide, lines=lines, letters=letters)
            if len(pages) > len(found):
                break
            pages = tuple(replace(page, subtitle=slide.subtitle) for page in pages)
            if all(fits(page) for page in pages):
                found = pages
    return found
