"""Does a file tell all that the slides say?"""

from collections import Counter
from collections.abc import Iterator

from tracking.briefings.cells import cell_text
from tracking.briefings.content import Briefing, Card, Chart, Line, Slide
from tracking.briefings.lettering import plain
from tracking.briefings.parity.reading import Words, bare, numbers
from tracking.charts.theme import STANDINGS
from tracking.vocabulary import Standing

_CUT, _PIECE = 100, 12
"""Letters above which a text may go on on another page, and of a piece of it."""
_END = 60
_NEXT_CELL = "\t"
_CELL = 5
"""Words up to which a paragraph may be a cell of a table, and is no sentence."""


def statements_lack(briefing: Briefing, text: str, bared: Words, *, may_cut: bool) -> Iterator[str]:
    """Whatever a slide says must stand in one piece, as often as it is said; what is long in
    pieces, where a format has to cut it."""
    said = Counter(told for slide in briefing.slides for told in _said(slide))
    for (words, *others), times in said.items():
        ways = [bared(one) for one in (words, *others)]
        told = sum(_count(one, text) for one in ways)
        if ways[0] and told < times and not (may_cut and _stands_cut(words, text, bared)):
            yield f"“{_shown(words)}” phải có {times} lần"


def _shown(words: str) -> str:
    return words[:_END].replace(_NEXT_CELL, " ")


def _count(words: str, text: str) -> int:
    return text.count(words) if words else 1


def _stands_cut(words: str, text: str, bared: Words) -> bool:
    """Whether a long row or sentence stands there in pieces, as where it goes on on the next page:
    each of its cells, and of a long cell all pieces."""
    if len(words) <= _CUT:
        return False
    return all(_stands_in_pieces(bared(cell), text) for cell in words.split(_NEXT_CELL))


def _stands_in_pieces(words: str, text: str) -> bool:
    rest = words
    while rest:
        taken = _prefix(rest, text)
        if taken < min(_PIECE, len(rest)):
            return False
        rest = rest[taken:]
    return True


def _prefix(words: str, text: str) -> int:
    """How many letters of a text stand together."""
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if words[:middle] in text else (low, middle - 1)
    return low


def _said(slide: Slide) -> Iterator[tuple[str, ...]]:
    """What a slide says, each in all the ways in which a format may put it."""
    yield (slide.title,)
    for card in slide.cards:
        yield (f"{card.label} {card.value}",)
        yield (_beside(card),)
    yield from (_line(line) for line in slide.lines)
    if slide.table:
        for row in slide.table.rows:
            cells = zip(slide.table.columns, row, strict=True)
            told = (cell_text(value, column.measure) for column, value in cells)
            yield (_NEXT_CELL.join(" ".join(one.split()) for one in told),)


def _beside(card: Card) -> str:
    sign = "" if card.standing is Standing.NOT_APPLICABLE else STANDINGS[card.standing].word
    return " ".join((sign, *card.lines))


def _line(line: Line) -> tuple[str, ...]:
    ways = [f"{line.head}: {line.text}" if line.head else line.text]
    if line.head and not plain(line.head):
        ways.append(line.text)  # a head of letters that are not seen is left out by some
    if line.standing in (None, Standing.NOT_APPLICABLE):
        return tuple(ways)
    mark = STANDINGS[line.standing or Standing.NOT_APPLICABLE]
    return tuple(f"{sign} {told}" for told in ways for sign in (mark.glyph, f"{mark.word} ·"))


def cards_lack(briefing: Briefing, text: str, bared: Words) -> Iterator[str]:
    said = Counter(card.value for slide in briefing.slides for card in slide.cards)
    for value, times in said.items():
        if text.count(bared(value)) < times:
            yield f"“{value}” phải có {times} lần"


def sentences_lack(briefing: Briefing, text: str) -> Iterator[str]:
    """All numbers of a sentence must stand in one paragraph; titles and rows as they are."""
    told = (one for one in text.split("\n") if len(one.split()) > _CELL)
    paragraphs = [Counter(numbers(one)) for one in told]
    text = bare(text)
    for slide in briefing.slides:
        sentences = [f"{one.label}: {one.value}" for one in slide.cards]
        sentences += [line.text for line in slide.lines]
        for said in filter(None, sentences):
            wanted = Counter(numbers(said))
            if bare(said) not in text and not any(wanted <= one for one in paragraphs):
                yield f"không câu nào có đủ các số của “{said}”"
        for (words,) in _said(Slide(code="", title=slide.title, table=slide.table)):
            if not _count(bare(words), text):
                yield f"thiếu “{_shown(words)}”"
        for words in _rows(slide.chart) if slide.chart else ():
            if bare(words) not in text:
                yield f"thiếu “{words}” của biểu đồ"


def _rows(chart: Chart) -> Iterator[str]:
    """The numbers of a chart, a category a row."""
    for at, category in enumerate(chart.categories):
        numbers = (cell_text(one.values[at], chart.measure) for one in chart.series)
        yield " ".join((category, *numbers))
