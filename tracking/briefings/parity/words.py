"""Does a file tell all that the slides say?"""

from collections import Counter
from collections.abc import Iterator

from tracking.briefings.cells import cell_text
from tracking.briefings.content import Briefing, Card, Line, Slide
from tracking.briefings.lettering import plain
from tracking.briefings.parity.reading import Words
from tracking.charts.theme import STANDINGS
from tracking.vocabulary import Standing

_CUT, _PIECE = 100, 12
"""Letters above which a text may go on on another page, and of a piece of it."""
_END = 60
_NEXT_CELL = "\t"


def statements_lack(briefing: Briefing, text: str, bared: Words, *, may_cut: bool) -> Iterator[str]:
    """Whatever a slide says must stand in one piece, as often as it is said; what is long in
    pieces, where a format has to cut it."""
    stated = Counter(told for slide in briefing.slides for told in said(slide))
    for (words, *others), times in stated.items():
        ways = [bared(one) for one in (words, *others)]
        told = sum(count(one, text) for one in ways)
        if ways[0] and told < times and not (may_cut and _stands_cut(words, text, bared)):
            yield f"“{shown(words)}” phải có {times} lần"
    at = 0
    for title in filter(None, (bared(slide.title) for slide in briefing.slides)):
        place = text.find(title, at)
        if place < 0 and title in text:
            yield f"trang “{title[:_END]}” không đúng thứ tự"
        at = max(place, at)


def shown(words: str) -> str:
    return words[:_END].replace(_NEXT_CELL, " ")


def count(words: str, text: str) -> int:
    return text.count(words) if words else 1


def _stands_cut(words: str, text: str, bared: Words) -> bool:
    """Whether a long row or sentence stands there in pieces, as where it goes on on the next page:
    each of its cells, and of a cell that was cut all pieces."""
    cells = [bared(cell) for cell in words.split(_NEXT_CELL)]
    is_cut = len(words) > _CUT and not all(cell in text for cell in cells)
    return is_cut and all(_stands_in_pieces(cell, text) for cell in cells)


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


def said(slide: Slide) -> Iterator[tuple[str, ...]]:
    """What a slide says, each in all the ways in which a format may put it."""
    yield (slide.title,)
    yield (slide.source,)
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
