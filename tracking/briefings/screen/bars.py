"""Bars of a slide in plain HTML: sharp at any size; each can be marked, read and printed."""

from collections.abc import Callable
from itertools import pairwise, zip_longest

from markupsafe import Markup

from tracking.briefings.content import Chart, Mark, Measure, Shape
from tracking.briefings.pictures.key import DARK, PIECES, told
from tracking.charts.theme import STANDINGS
from tracking.vocabulary import Standing

_WANTED = {"is": "thực hiện", "want": "cần đạt đến kỳ này"}
"""How the bar and the tick look, and what they are."""
_NOTHING = "–"
_LEGIBLE = 0.05
"""The part of a row that a piece takes at least for its number to stand in it."""


def key_text(chart: Chart) -> str:
    """What the key above bars says, "" where there is none."""
    return "   ".join([*_looks(chart).values(), *(STANDINGS[one].word for one in _signs(chart))])


def bars_html(chart: Chart, marks: Callable[[Mark], Markup], *, top: float, name: float) -> Markup:
    """Bullets, bars or bars in pieces, one a category, in the order given, all on one scale from 0
    to `top`; their names are `name` rem wide."""
    rows = [
        Markup('<div class="bar" {}><span class="name">{}{}</span>{}</div>').format(
            marks(mark), _glyph(standing), category, _drawn(chart, at, standing, top)
        )
        for at, (category, standing, mark) in enumerate(
            zip_longest(chart.categories, chart.standings, chart.marks)
        )
    ]
    bars = Markup('<div class="bars" style="--name:{:.1f}rem">{}</div>')
    return _key(chart) + bars.format(name, Markup("").join(rows))


def _key(chart: Chart) -> Markup:
    looks = _looks(chart).items()
    items = [Markup('<i class="{}"></i>{}').format(look, word) for look, word in looks]
    items += [_glyph(one) + STANDINGS[one].word for one in _signs(chart)]
    shown = (Markup("<span>{}</span>").format(item) for item in items)
    return Markup('<p class="key">{}</p>').format(Markup(" ").join(shown)) if items else Markup("")


def _looks(chart: Chart) -> dict[str, str]:
    """What the parts of a row look like, and what they are."""
    if chart.shape is Shape.STACKED:
        return {f"piece p{at % len(PIECES)}": one.name for at, one in enumerate(chart.series)}
    return _WANTED if chart.shape is Shape.BULLETS else {}


def _signs(chart: Chart) -> list[Standing]:
    """The standings of its bars, each once, in the order of the bars."""
    return list(dict.fromkeys(filter(None, chart.standings)))


def _drawn(chart: Chart, at: int, standing: Standing | None, top: float) -> Markup:
    values = [one.values[at] for one in chart.series]
    if chart.shape is Shape.STACKED:
        return _in_pieces([max(value or 0, 0) for value in values], top, chart.measure)
    value, want = values[0], values[1] if len(values) > 1 else None
    parts = Markup('<span class="fill {}" style="width:{:.2f}%"></span>').format(
        standing or "", 100 * (value or 0) / top
    )
    beside = Markup("")
    if want is not None:
        tick = Markup('<span class="tick" style="left:{:.2f}%"></span>')
        parts += tick.format(100 * want / top)
        beside = Markup("<small>cần {}</small>").format(told(want, chart.measure))
    number = _NOTHING if value is None else told(value, chart.measure)
    return _track(parts, number) + beside


def _in_pieces(values: list[float], top: float, measure: Measure) -> Markup:
    ends = [sum(values[:at]) for at in range(len(values) + 1)]
    parts = Markup("")
    for at, (start, end) in enumerate(pairwise(ends)):
        number = told(end - start, measure) if (end - start) / top >= _LEGIBLE else ""
        piece = Markup('<span class="piece p{}" style="left:{:.2f}%;width:{:.2f}%">{}</span>')
        if end > start:
            parts += piece.format(
                at % len(PIECES), 100 * start / top, 100 * (end - start) / top, number
            )
    return _track(parts, told(ends[-1], measure))


def _track(parts: Markup, number: str) -> Markup:
    drawn = Markup('<span class="track">{}</span><span class="number">{}</span>')
    return drawn.format(parts, number)


def _glyph(standing: Standing | None) -> Markup:
    if standing is None:
        return Markup("")
    mark = STANDINGS[standing]
    return Markup('<span class="s-{}">{}</span> ').format(standing, mark.glyph)


def piece_styles() -> str:
    """The colours of pieces, as a style sheet."""
    return "".join(
        f".p{at} {{ background: {color}; color: {'#fff' if color in DARK else '#1a2433'} }}\n"
        for at, color in enumerate(PIECES)
    )
