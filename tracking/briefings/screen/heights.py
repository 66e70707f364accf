"""How much room what is on a screen takes, in rem, as `briefing.css` sets it."""

from collections.abc import Sequence

from tracking.briefings.cells import cell_text
from tracking.briefings.content import Card, Chart, Line, Shape, Table
from tracking.briefings.lettering import lines_of, plain, width_of
from tracking.briefings.screen.bars import key_text
from tracking.charts.theme import STANDINGS

PIXELS = 24
"""A rem on a screen of 1280x720."""
DRAWN = 27
"""The type of a drawing, whose smallest letters are then as large as all others."""
WIDE = 48.9
BESIDE, SENTENCES = 28.1, 18.7
"""The two sides of a screen with something beside something."""
HIGH = 26.8
"""Between the upper edge and the controls."""
TITLE, SMALLER_TITLE = 1.6, 1.25
_NAME, _NAME_BESIDE = (9.0, 26.4), (7.0, 12.0)
"""How wide the names of bars are, at least and at most."""
_VALUE, _CARD = 10.0, 36.0
"""How wide the figure of a card is at least, and what is told of it at most."""
SHORT_VALUE = 7
"""Letters of a figure in the largest type."""
SOURCE = 37.0
TIGHT, LOOSE = 1.2, 1.35
"""Between the lines of a name or a title, and of a sentence."""
_ANY = 1000


def count(text: str, width: float, size: float = 1, *, bold: bool = False) -> int:
    """How many lines a text takes; words wider than a line are broken."""
    told = plain(text)
    broken = sum(int(width_of(word, size, bold=bold) / width) for word in told.split())
    return len(lines_of(told, width, size, most=_ANY, bold=bold)) + broken


def card_height(card: Card, among: Sequence[Card]) -> float:
    """A figure beside what is told of it; the figures of a screen are all as wide as the widest."""
    width = _CARD - max(max(map(_value_width, among)) - _VALUE, 0)
    lines = count(card.label, width, bold=True) + sum(count(one, width) for one in card.lines)
    return max(3.4 + LOOSE, lines * 1.18) + 0.45


def _value_width(card: Card) -> float:
    return width_of(card.value, 2 if len(card.value) > SHORT_VALUE else 3.2, bold=True)


def line_height(line: Line, width: float = WIDE) -> float:
    """A sentence over a width, with the rule below it."""
    sign = f"■ ({STANDINGS[line.standing].word}) " if line.standing else ""
    return count(f"{sign}{line.head}: {line.text}", width) * LOOSE + 0.72


def chart_height(chart: Chart, *, beside: bool) -> float:
    """Bars with their key; lines take what room there is."""
    if chart.shape is Shape.LINES:
        return 0
    width = BESIDE if beside else WIDE
    name = name_width(chart, beside=beside)
    key = key_text(chart)
    number = 2 if beside and chart.shape is Shape.BULLETS else 1
    rows = (max(count(f"■ {one}", name), number) * TIGHT + 0.5 for one in chart.categories)
    return sum(rows) + (count(key, width) * LOOSE + 0.6 if key else 0)


def name_width(chart: Chart, *, beside: bool) -> float:
    """How wide the names of bars are: as the longest of them, where there is room for it."""
    least, most = _NAME_BESIDE if beside else _NAME
    longest = max((width_of(plain(f"■ {one}")) for one in chart.categories), default=least)
    return min(max(longest + 0.2, least), most)


def row_heights(table: Table, width: float) -> list[float]:
    """The rows of a table over a width."""
    widths = _widths(table, width)
    return [
        max(
            count(cell_text(value, column.measure), one)
            for value, column, one in zip(row, table.columns, widths, strict=True)
        )
        * 1.3
        + 0.46
        for row in table.rows
    ]


def head_height(table: Table, width: float) -> float:
    """The heading of a table over a width."""
    widths = _widths(table, width)
    lines = (
        count(column.heading, one, bold=True)
        for column, one in zip(table.columns, widths, strict=True)
    )
    return max(lines) * 1.3 + 0.6


def _widths(table: Table, width: float) -> list[float]:
    whole = sum(column.share for column in table.columns)
    return [width * column.share / whole - 1 for column in table.columns]
