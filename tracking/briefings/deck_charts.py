"""Charts of a slide as PowerPoint's own, with their numbers behind them."""

from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.slide import Slide as Screen
from pptx.util import Inches, Pt

from tracking.briefings.content import Chart, Measure, Shape
from tracking.briefings.deck_theme import INK, QUIET, RULE, Box
from tracking.charts.theme import STANDINGS
from tracking.text import for_xml
from tracking.vocabulary import Standing

_KINDS = {
    Shape.BULLETS: XL_CHART_TYPE.BAR_CLUSTERED,
    Shape.BARS: XL_CHART_TYPE.BAR_CLUSTERED,
    Shape.STACKED: XL_CHART_TYPE.BAR_STACKED,
    Shape.LINES: XL_CHART_TYPE.LINE_MARKERS,
}
_FORMATS = {Measure.RATE: "0.0%"}
"""PowerPoint writes its own separators: on a Vietnamese machine 47,5%."""
_WHITE, _BLUE = RGBColor(0xFF, 0xFF, 0xFF), RGBColor(0x00, 0x72, 0xB2)
_LOOKS = (
    (_BLUE, XL_MARKER_STYLE.CIRCLE, MSO_LINE.SOLID),
    (RGBColor(0xB3, 0x6B, 0x00), XL_MARKER_STYLE.SQUARE, MSO_LINE.DASH),
    (QUIET, XL_MARKER_STYLE.NONE, MSO_LINE.ROUND_DOT),
    (RGBColor(0xC4, 0x3D, 0x00), XL_MARKER_STYLE.TRIANGLE, MSO_LINE.LONG_DASH),
    (RGBColor(0x8F, 0xA3, 0xB5), XL_MARKER_STYLE.DIAMOND, MSO_LINE.SOLID),
    (INK, XL_MARKER_STYLE.X, MSO_LINE.SOLID),
)
"""Lines and pieces of bars are told apart by form as well as by colour."""
_ENDS = (
    XL_LABEL_POSITION.BELOW,
    XL_LABEL_POSITION.LEFT,
    XL_LABEL_POSITION.ABOVE,
    XL_LABEL_POSITION.RIGHT,
)
"""Where the last number of each line stands, so that none covers another."""
_SHORT = 0.12
"""The part of the scale below which a number does not fit into its bar."""
_LONGEST = 60
_TYPE = 12
_BAR = 0.6
"""Inches of a bar with what is around it."""


def add_chart(screen: Screen, chart: Chart, place: Box) -> None:
    """Put a chart in its place; what a reader cannot see is said in its description."""
    data = CategoryChartData(number_format=_FORMATS.get(chart.measure, "#,##0"))
    data.categories = [_label(name) for name in chart.categories]
    for series in chart.series:
        data.add_series(for_xml(series.name), series.values)
    shape = screen.shapes.add_chart(_KINDS[chart.shape], *_room(chart, place), data)
    shape.name = "Biểu đồ"
    shape._element.nvGraphicFramePr.cNvPr.set("descr", for_xml(chart.alt))
    drawn = shape.chart
    drawn.has_title = False
    drawn.font.size, drawn.font.color.rgb = Pt(_TYPE), INK
    drawn.has_legend = len(chart.series) > 1
    if drawn.has_legend:
        drawn.legend.position = XL_LEGEND_POSITION.TOP
        drawn.legend.include_in_layout = False
        drawn.legend.font.size = Pt(_TYPE)
    _axes(drawn, chart)
    if chart.shape is Shape.LINES:
        _lines(drawn, chart)
    elif chart.shape is Shape.STACKED:
        _pieces(drawn)
    else:
        _bars(drawn, chart)


def _room(chart: Chart, place: Box) -> Box:
    """A few bars are no taller than many."""
    left, top, width, height = place
    if chart.shape is Shape.LINES:
        return place
    return left, top, width, min(height, Inches(0.9 + _BAR * len(chart.categories)))


def _label(name: str) -> str:
    """A category as text: the workbook behind a chart takes "=1+1" for a formula."""
    text = for_xml(name).replace("\n", " ")
    text = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
    return f" {text}" if text[:1] in "={" or "://" in text else text


def _axes(drawn: Any, chart: Chart) -> None:
    category, value = drawn.category_axis, drawn.value_axis
    value.has_major_gridlines = chart.shape is Shape.LINES
    value.visible = chart.shape is Shape.LINES
    value.minimum_scale = 0
    if chart.measure is Measure.RATE:
        value.maximum_scale = max(1.0, _highest(chart))
        value.tick_labels.number_format, value.tick_labels.number_format_is_linked = "0%", False
    if value.has_major_gridlines:
        value.major_gridlines.format.line.color.rgb = RULE
        value.format.line.fill.background()
    category.format.line.color.rgb = RULE
    category.has_major_gridlines = False
    category.reverse_order = chart.shape is not Shape.LINES
    category.tick_labels.font.size = Pt(_TYPE)


def _highest(chart: Chart) -> float:
    told = [value for one in chart.series for value in one.values if value is not None]
    return max(told, default=0.0)


def _bars(drawn: Any, chart: Chart) -> None:
    """What is, solid; what was expected, a frame around it."""
    plot = drawn.plots[0]
    plot.gap_width, plot.overlap = 45, 100
    scale = max(_highest(chart), 1.0 if chart.measure is Measure.RATE else 0.0) or 1.0
    actual = plot.series[0]
    _fill(actual, _BLUE)
    for at, value in enumerate(chart.series[0].values):
        standing = chart.standings[at] if chart.standings else None
        color = _BLUE if standing is None else RGBColor.from_string(_hex(standing))
        point = actual.points[at]
        point.format.fill.solid()
        point.format.fill.fore_color.rgb = color
        if value is not None:
            _tell(point, is_short=value < _SHORT * scale, measure=chart.measure)
    for other in list(plot.series)[1:]:
        other.format.fill.background()
        other.format.line.color.rgb, other.format.line.width = INK, Pt(1.5)


def _hex(standing: Standing) -> str:
    return STANDINGS[standing].color.lstrip("#")


def _tell(point: Any, *, is_short: bool, measure: Measure) -> None:
    """The number of a bar, within it where it fits."""
    label = point.data_label
    label.position = XL_LABEL_POSITION.OUTSIDE_END if is_short else XL_LABEL_POSITION.INSIDE_BASE
    label.font.size, label.font.bold = Pt(_TYPE), True
    label.font.color.rgb = INK if is_short else _WHITE
    shown = label._get_or_add_dLbl()
    for name, is_on in (("c:showVal", "1"), ("c:showSerName", "0"), ("c:showCatName", "0")):
        found = shown.find(
            f"{{http://schemas.openxmlformats.org/drawingml/2006/chart}}{name.partition(':')[2]}"
        )
        if found is not None:
            found.set("val", is_on)


def _fill(series: Any, color: RGBColor) -> None:
    series.format.fill.solid()
    series.format.fill.fore_color.rgb = color


def _pieces(drawn: Any) -> None:
    plot = drawn.plots[0]
    plot.gap_width, plot.overlap = 45, 100
    for series, (color, _, _) in zip(plot.series, _LOOKS, strict=False):
        _fill(series, color)
        series.format.line.color.rgb = _WHITE
    plot.has_data_labels = True
    plot.data_labels.number_format, plot.data_labels.number_format_is_linked = "#,##0;;", False
    plot.data_labels.font.size, plot.data_labels.font.color.rgb = Pt(_TYPE), _WHITE


def _lines(drawn: Any, chart: Chart) -> None:
    series_told = zip(drawn.plots[0].series, chart.series, _LOOKS, _ENDS, strict=False)
    for series, told, look, place in series_told:
        color, marker, dash = look
        series.smooth = False
        series.format.line.color.rgb, series.format.line.width = color, Pt(2.5)
        series.format.line.dash_style = dash
        series.marker.style = marker
        if marker is not XL_MARKER_STYLE.NONE:
            series.marker.size = 8
            series.marker.format.fill.solid()
            series.marker.format.fill.fore_color.rgb = color
        last = max((at for at, one in enumerate(told.values) if one is not None), default=None)
        if last is not None:
            label = series.points[last].data_label
            label.position = place
            label.font.size, label.font.bold, label.font.color.rgb = Pt(14), True, color
