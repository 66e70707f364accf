"""Bars of a slide in plain HTML: sharp at any size; each can be marked, read and printed."""

from collections.abc import Callable
from itertools import zip_longest

from markupsafe import Markup

from tracking.briefings.content import Chart, Mark, Measure
from tracking.charts.theme import STANDINGS
from tracking.quantities import format_vi, percent_vi
from tracking.vocabulary import Standing

_MANY = 6
"""Bars above which they stand closer."""
_KEY = Markup(
    '<p class="key"><i class="is"></i> thực hiện&ensp; <i class="want"></i> cần đạt đến kỳ này</p>'
)


def bars_html(chart: Chart, marks: Callable[[Mark], Markup]) -> Markup:
    """Bullets or bars, one a category, in the order given, all on one scale from 0."""
    values = chart.series[0].values
    wanted = chart.series[1].values if len(chart.series) > 1 else ()
    scale = max((one for one in (*values, *wanted) if one is not None), default=0) or 1
    scale = max(scale, 1.0) if chart.measure is Measure.RATE else scale
    rows = [
        _bar(name, value, want, scale, chart.measure, standing, marks(mark))
        for name, value, want, standing, mark in zip_longest(
            chart.categories, values, wanted, chart.standings, chart.marks
        )
    ]
    key = _KEY if wanted else Markup("")
    return key + Markup('<div class="bars {}">{}</div>').format(
        "many" if len(rows) > _MANY else "", Markup("").join(rows)
    )


def _bar(
    name: str,
    value: float | None,
    want: float | None,
    scale: float,
    measure: Measure,
    standing: Standing | None,
    marks: Markup,
) -> Markup:
    fill = Markup('<span class="fill {}" style="width:{:.2f}%"></span>').format(
        standing or "", 100 * (value or 0) / scale
    )
    tick = Markup("")
    if want is not None:
        tick = Markup('<span class="tick" style="left:{:.2f}%"></span>').format(100 * want / scale)
    return Markup(
        '<div class="bar" {}><span class="name">{}{}</span><span class="track">{}{}</span>'
        '<span class="number">{}{}</span></div>'
    ).format(
        marks, _glyph(standing), name, fill, tick, _text(value, measure), _beside(want, measure)
    )


def _glyph(standing: Standing | None) -> Markup:
    if standing is None:
        return Markup("")
    mark = STANDINGS[standing]
    return Markup('<span class="s-{}">{}</span> ').format(standing, mark.glyph)


def _beside(want: float | None, measure: Measure) -> Markup:
    return (
        Markup("") if want is None else Markup("<small>cần {}</small>").format(_text(want, measure))
    )


def _text(value: float | None, measure: Measure) -> str:
    if value is None:
        return "–"
    return percent_vi(value) if measure is Measure.RATE else format_vi(value)
