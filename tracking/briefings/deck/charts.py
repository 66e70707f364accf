"""Charts of a deck, as PowerPoint's own: their numbers can be edited in the workbook they carry.

What a colour says is said in words beside it, so that nothing is lost in greyscale. Number formats
are written as in the file format; a Vietnamese PC shows them with its own commas and dots.
"""

from copy import deepcopy
from datetime import datetime
from typing import Any

from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_LINE_DASH_STYLE
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from tracking.briefings.content import Chart, Measure, Shape
from tracking.briefings.deck.fit import standing_words
from tracking.briefings.deck.look import plain
from tracking.briefings.deck.numbers import Numbers, label_of, number_format, point_formats
from tracking.briefings.deck.parts import describe
from tracking.briefings.deck.theme import GREY, INK, LANGUAGE, RULE, child, rgb, speak
from tracking.briefings.pictures.key import DARK, EDGE, PIECES
from tracking.briefings.pictures.lines import LOOKS

TYPE = 14
_SMALL_TYPE = 12
_NEAR = 0.08
"""Of the highest value: labels of points nearer to one another would overlap."""
_KINDS = {
    Shape.BULLETS: XL_CHART_TYPE.BAR_CLUSTERED,
    Shape.BARS: XL_CHART_TYPE.BAR_CLUSTERED,
    Shape.STACKED: XL_CHART_TYPE.BAR_STACKED,
    Shape.LINES: XL_CHART_TYPE.LINE_MARKERS,
}
_FILLS = tuple(one.removeprefix("#").upper() for one in PIECES)
_ON_DARK = {one.removeprefix("#").upper() for one in DARK}
"""Fills on which a label is white."""
_STROKES = (
    (MSO_LINE_DASH_STYLE.SOLID, XL_MARKER_STYLE.CIRCLE),
    (MSO_LINE_DASH_STYLE.DASH, XL_MARKER_STYLE.SQUARE),
    (MSO_LINE_DASH_STYLE.ROUND_DOT, XL_MARKER_STYLE.TRIANGLE),
    (MSO_LINE_DASH_STYLE.LONG_DASH, XL_MARKER_STYLE.DIAMOND),
    (MSO_LINE_DASH_STYLE.DASH_DOT, XL_MARKER_STYLE.X),
)
_LINES = tuple(
    (look[0].removeprefix("#"), *stroke) for look, stroke in zip(LOOKS, _STROKES, strict=True)
)
"""The colours a chart has on the screen as well, so that nobody takes one line for another."""


def add_chart(
    slide: Any, told: Chart, box: tuple[float, float, float, float], made_at: datetime
) -> None:
    """A chart in a box (left, top, width, height) in inches."""
    data: Any = Numbers(made_at.replace(tzinfo=None))
    data.categories = [label_of(one) for one in told.categories]
    for series in told.series:
        data.add_series(plain(series.name), series.values, number_format(told.measure))
    shape = slide.shapes.add_chart(_KINDS[told.shape], *map(Inches, box), data)
    describe(shape, f"Biểu đồ {shape.shape_id}", told.alt)
    chart = shape.chart
    _set_words(chart, told)
    if told.shape is Shape.LINES:
        _draw_lines(chart, told)
    else:
        _draw_bars(chart, told, box[3])
    speak(chart._chartSpace)


def _set_words(chart: Any, told: Chart) -> None:
    chart.font.size, chart.font.color.rgb = Pt(TYPE), rgb(INK)
    chart.has_title = False
    chart.has_legend = len(told.series) > 1
    if chart.has_legend:
        chart.legend.position = XL_LEGEND_POSITION.TOP
        chart.legend.include_in_layout = False
        chart.legend.font.size = Pt(TYPE)
    space = chart._chartSpace
    language = child(space, "c:lang", val=LANGUAGE)
    before = space.find(qn("c:date1904"))
    space.insert(0 if before is None else space.index(before) + 1, language)


def _draw_bars(chart: Any, told: Chart, height: float) -> None:
    _hide_values(chart, told)
    each = height / len(told.categories) / (len(told.series) if told.shape is Shape.BULLETS else 1)
    size = TYPE if each > 0.3 else _SMALL_TYPE
    axis = chart.category_axis
    axis.reverse_order = True
    axis.major_tick_mark = XL_TICK_MARK.NONE
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    axis.format.line.color.rgb = rgb(RULE)
    # Every bar has its name, however little room there is.
    skip = child(axis._element, "c:tickLblSkip", val="1")
    axis._element.insert(axis._element.index(axis._element.find(qn("c:noMultiLvlLbl"))), skip)
    axis.tick_labels.font.size = Pt(size)
    plot = chart.plots[0]
    plot.gap_width = 35 if told.shape is Shape.BULLETS else 55
    plot.overlap = 100 if told.shape is Shape.STACKED else 0
    plot.vary_by_categories = False
    for at, series in enumerate(plot.series):
        if told.shape is Shape.BULLETS and at:
            _outline(series)
        else:
            _solid(series, _fill_of(told, at))
        if told.standings and not at:
            _colour_points(series, told)
        _label_points(series, told, at, size)


def _hide_values(chart: Any, told: Chart) -> None:
    """No axis of values: every bar says its own. All bars begin at nought."""
    axis = chart.value_axis
    axis.has_major_gridlines, axis.visible = False, False
    numbers = [value for one in told.series for value in one.values if value is not None]
    if min(numbers, default=0) >= 0:
        axis.minimum_scale = 0
    if told.shape is not Shape.STACKED:
        # Room for the labels at the ends of the longest bars.
        highest = max(numbers, default=0)
        axis.maximum_scale = highest * (1.35 if told.standings else 1.2) if highest > 0 else 1


def _fill_of(told: Chart, at: int) -> str:
    """The colour of a series, in the legend too: of its standing where all bars have the same."""
    if at or not told.standings:
        return _FILLS[at % len(_FILLS)]
    same = set(told.standings)
    return standing_words(same.pop())[1] if len(same) == 1 else INK


def _solid(series: Any, colour: str) -> None:
    series.format.fill.solid()
    series.format.fill.fore_color.rgb = rgb(colour)
    series.invert_if_negative = False
    if colour in _FILLS and colour not in _ON_DARK:  # seen on white only by its edge
        series.format.line.color.rgb, series.format.line.width = rgb(EDGE[1:]), Pt(1)


def _outline(series: Any) -> None:
    """What was expected: an empty bar with a grey line, unlike the solid one in any print."""
    _solid(series, "FFFFFF")
    series.format.line.color.rgb = rgb(GREY)
    series.format.line.width = Pt(1.25)


def _colour_points(series: Any, told: Chart) -> None:
    for at, standing in enumerate(told.standings[: len(told.categories)]):
        fill = series.points[at].format.fill
        fill.solid()
        fill.fore_color.rgb = rgb(standing_words(standing)[1])


def _label_points(series: Any, told: Chart, at: int, size: int) -> None:
    """Every bar with its number; where bars have a standing, its glyph and word too."""
    is_stacked = told.shape is Shape.STACKED
    labels = series.data_labels
    labels.show_value, labels.font.size = True, Pt(size)
    labels.number_format, labels.number_format_is_linked = number_format(told.measure), False
    labels.position = XL_LABEL_POSITION.CENTER if is_stacked else XL_LABEL_POSITION.OUTSIDE_END
    fill = _FILLS[at % len(_FILLS)]
    labels.font.color.rgb = rgb("FFFFFF" if is_stacked and fill in _ON_DARK else INK)
    labels.font.bold = told.shape is Shape.BULLETS and not at
    labels._element.find(f"{qn('c:txPr')}/{qn('a:bodyPr')}").set("wrap", "none")
    for point, code in enumerate(point_formats(told, at)):
        if code != number_format(told.measure):
            _format_point(labels._element, point, code, is_stacked)


def _format_point(labels: Any, point: int, code: str, is_stacked: bool) -> None:
    """The number format of one label; nothing else of it differs from the others."""
    one = child(labels, "c:dLbl")
    child(one, "c:idx", val=str(point))
    child(one, "c:numFmt", formatCode=code, sourceLinked="0")
    child(one, "c:spPr")
    one.append(deepcopy(labels.find(qn("c:txPr"))))
    child(one, "c:dLblPos", val="ctr" if is_stacked else "outEnd")
    for name in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize"):
        child(one, f"c:show{name}", val="1" if name == "Val" else "0")
    labels.insert(len(labels.findall(qn("c:dLbl"))) - 1, one)


def _draw_lines(chart: Any, told: Chart) -> None:
    values, axis = chart.value_axis, chart.category_axis
    values.major_gridlines.format.line.color.rgb = rgb("E3E8ED")
    values.format.line.fill.background()
    values.major_tick_mark = axis.major_tick_mark = XL_TICK_MARK.NONE
    values.tick_labels.number_format = (
        "0%" if told.measure is Measure.RATE else number_format(told.measure)
    )
    values.tick_labels.number_format_is_linked = False
    values.tick_labels.font.size = axis.tick_labels.font.size = Pt(_SMALL_TYPE)
    numbers = [value for one in told.series for value in one.values if value is not None]
    if min(numbers, default=0) >= 0:
        values.minimum_scale = 0
    axis.format.line.color.rgb = rgb(RULE)
    for at, series in enumerate(chart.plots[0].series):
        _draw_line(series, _LINES[at % len(_LINES)])
        _label_last(series, told, at)


def _draw_line(series: Any, look: tuple[str, Any, Any]) -> None:
    colour, dash, mark = look
    series.smooth = False
    series.format.line.color.rgb = rgb(colour)
    series.format.line.width, series.format.line.dash_style = Pt(2.5), dash
    series.marker.style, series.marker.size = mark, 9
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.rgb = rgb(colour)
    series.marker.format.line.color.rgb = rgb(colour)


def _label_last(series: Any, told: Chart, at: int) -> None:
    """The number at the last point that is known."""
    values = told.series[at].values
    known = [point for point, value in enumerate(values) if value is not None]
    if not known:
        return
    labels = series.points[known[-1]].data_label
    labels.font.size, labels.font.bold = Pt(TYPE), True
    labels.position = XL_LABEL_POSITION.BELOW if _is_crowded(told, at) else XL_LABEL_POSITION.ABOVE
    one = labels._dLbl
    for shown in one.findall(qn("c:numFmt")):
        one.remove(shown)
    code = child(
        one, "c:numFmt", formatCode=number_format(told.measure, values[known[-1]]), sourceLinked="0"
    )
    one.insert(1, code)


def _is_crowded(told: Chart, at: int) -> bool:
    """Whether another line ends just above this one, where its label would stand."""
    numbers = [value for one in told.series for value in one.values if value is not None]
    ends = [
        next((value for value in reversed(one.values) if value is not None), None)
        for one in told.series
    ]
    mine = ends[at]
    return mine is not None and any(
        end is not None and (end, -other) > (mine, -at) and end - mine < _NEAR * max(numbers)
        for other, end in enumerate(ends)
        if other != at
    )
