"""Do the charts of a file show the numbers of the briefing?"""

from collections import Counter
from collections.abc import Iterator

from tracking.briefings.cells import cell_text
from tracking.briefings.content import Briefing, Chart, Measure, Shape
from tracking.briefings.lettering import MORE
from tracking.briefings.parity.reading import Words, bare, numbers
from tracking.briefings.told import Drawn

_CLOSE_LENGTH = 0.02
"""What drawing a bar may change of its length, in percent of the scale."""
_WHOLE, _NARROW = 12, 0.06
"""Bars that a drawing has in one part; what a piece takes of a row whose number is not written."""
_NAME, _NAMED = 8, 40
"""Letters of a name beside a bar, and of a title or of a category, that are drawn however long they
are."""


def pages_lack(briefing: Briefing, pages: tuple[str, ...], bared: Words) -> Iterator[str]:
    """What is written in a drawing stands on the pages of its slide: beside bars in the order of
    the chart, at the end of a line its last number and its name."""
    told = [(bared(one), one) for one in pages]
    for slide in briefing.slides:
        if slide.chart is None or not _is_drawn(slide.chart):
            continue
        title = bared(slide.title)[:_NAMED]
        of_slide = [(page, words) for page, words in told if title in page]
        text = "".join(page for page, _ in of_slide)
        if slide.chart.shape is Shape.LINES:
            lacking = [] if _has_ends(slide.chart, text, bared) else ["số, tên ở cuối đường"]
        else:
            found = numbers("\n".join(words for _, words in of_slide))
            lacking = [] if _is_within(list(_labels(slide.chart)), found) else ["số theo thứ tự"]
            lacking += [] if _has_names(slide.chart, text, bared) else ["tên theo thứ tự"]
            lacking += list(Counter(_wanted(slide.chart)) - Counter(found))
        if lacking:
            yield f"biểu đồ của “{slide.title}” thiếu hoặc sai: {', '.join(lacking[:3])}"


def _is_drawn(chart: Chart) -> bool:
    return any(value is not None for series in chart.series for value in series.values)


def _has_ends(chart: Chart, text: str, bared: Words) -> bool:
    """Whether the last number of each line stands where its name does: a drawing has all names,
    then all numbers, from the last line to the first; where it is crowded each number by its name.
    """
    known = [
        (one.name, [value for value in one.values if value is not None]) for one in chart.series
    ]
    ends = [
        (bared(name)[:_NAME], bared(cell_text(values[-1], chart.measure)))
        for name, values in reversed(known)
        if values
    ]
    if chart.measure is Measure.VND:
        return _stand_in_order([name for name, _ in ends], text)
    in_order = [*(name for name, _ in ends), "".join(number for _, number in ends)]
    return _stand_in_order(in_order, text) or all(
        f"{number}{name}" in text for name, number in ends
    )


def _wanted(chart: Chart) -> Iterator[str]:
    """The levels that bars should reach; one that is the same for all may be written once."""
    if chart.shape is Shape.BULLETS and chart.measure is not Measure.VND:
        levels = [value for value in chart.series[1].values if value is not None]
        for value in set(levels) if len(set(levels)) == 1 else levels:
            yield from numbers(cell_text(value, chart.measure))


def _has_names(chart: Chart, text: str, bared: Words) -> bool:
    """Whether bars have their names: each beside its numbers, or all in one piece, as nothing else
    of a slide has them; of a chart that may be drawn in parts, or that shortens names or leaves out
    numbers, in order."""
    names = [bared(one) for one in chart.categories]
    if len(names) > _WHOLE or _is_short_of_room(chart) or not all(one in text for one in names):
        return _stand_in_order([one[:_NAME] for one in names], text)
    beside = (f"{name}{told}" for name, told in zip(names, _told(chart, bared), strict=True))
    return "".join(names) in text or all(one in text for one in beside)


def _is_short_of_room(chart: Chart) -> bool:
    """Whether some number may not be written: of money, or of a narrow piece."""
    if chart.measure is Measure.VND:
        return True
    pieces = [value for one in chart.series for value in one.values if value]
    widest = max((sum(told) for told in _columns(chart)), default=0)
    return chart.shape is Shape.STACKED and min(pieces, default=0) < _NARROW * widest


def _told(chart: Chart, bared: Words) -> Iterator[str]:
    """The numbers of each bar: its pieces and their sum, or its value."""
    for at, column in enumerate(_columns(chart)):
        if chart.shape is Shape.STACKED:
            told = [cell_text(value, chart.measure) for value in (*column, sum(column)) if value]
            yield bared("".join(told))
        else:
            yield bared(cell_text(chart.series[0].values[at], chart.measure))


def _columns(chart: Chart) -> list[list[float]]:
    columns = zip(*(one.values for one in chart.series), strict=True)
    return [[max(value or 0.0, 0.0) for value in column] for column in columns]


def _is_within(wanted: list[str], found: list[str]) -> bool:
    """Whether all stand there in this order, whatever stands between them."""
    rest = iter(found)
    return all(one in rest for one in wanted)


def _stand_in_order(names: list[str], text: str) -> bool:
    at = 0
    for name in names:
        at = text.find(name, at)
        if at < 0:
            return False
        at += len(name)
    return True


def _labels(chart: Chart) -> Iterator[str]:
    """The numbers that stand beside bars."""
    columns = zip(*(one.values for one in chart.series), strict=True)
    for column in columns:
        value = sum(one or 0 for one in column) if chart.shape is Shape.STACKED else column[0]
        if value is not None and chart.measure is not Measure.VND:
            yield from numbers(cell_text(value, chart.measure))


def lengths_differ(briefing: Briefing, drawn: tuple[tuple[float, ...], ...]) -> Iterator[str]:
    wanted = [
        (slide.title, bar)
        for slide in briefing.slides
        if slide.chart and slide.chart.shape is not Shape.LINES
        for bar in _bars(slide.chart)
    ]
    if len(wanted) != len(drawn):
        yield f"có {len(drawn)} thanh, cần {len(wanted)}"
    for (title, bar), lengths in zip(wanted, drawn, strict=False):
        if len(bar) != len(lengths) or any(
            abs(one - other) > _CLOSE_LENGTH for one, other in zip(bar, lengths, strict=True)
        ):
            yield f"thanh của “{title}” dài khác con số"


def _bars(chart: Chart) -> list[tuple[float, ...]]:
    """The length of each bar and where its tick is, or the lengths of its pieces, in percent."""
    columns = list(zip(*(one.values for one in chart.series), strict=True))
    known = [value for column in columns for value in column if value is not None]
    if not known:
        return []
    whole = 1.0 if chart.measure is Measure.RATE else 0.0
    if chart.shape is Shape.STACKED:
        pieces = [[max(value or 0, 0) for value in column] for column in columns]
        top = max(*map(sum, pieces), whole) or 1
        return [tuple(100 * one / top for one in column if one > 0) for column in pieces]
    top = max(*known, whole) or 1
    return [
        (100 * (value or 0) / top, *(100 * one / top for one in others if one is not None))
        for value, *others in columns
    ]


def charts_differ(charts: list[Chart], drawn: tuple[Drawn, ...]) -> Iterator[str]:
    """A chart may be drawn in several parts: number by number, each must be there as often."""
    wanted, found = _points(charts), Counter(one for chart in drawn for one in _drawn(chart))
    for what, points in (("thiếu", wanted - found), ("thừa", found - wanted)):
        for category, name, value in list(points)[:3]:
            yield f"biểu đồ {what} “{category}”, dãy “{name}”, số {value}"


Point = tuple[str, str, float | None]


def _points(charts: list[Chart]) -> Counter[Point]:
    return Counter(
        (_named(category), _named(series.name), _rounded(value))
        for chart in charts
        for series in chart.series
        for category, value in zip(chart.categories, series.values, strict=True)
    )


def _drawn(chart: Drawn) -> Iterator[Point]:
    for name, values in zip(chart.names, chart.series, strict=True):
        for category, value in zip(chart.categories, values, strict=True):
            yield _named(category), _named(name), _rounded(value)


def _named(category: str) -> str:
    """A category by its beginning: a name that is too long is written with "…" at its end."""
    return bare(category).removesuffix(MORE)[:_NAMED]


def _rounded(value: float | None) -> float | None:
    return None if value is None else float(f"{value:.9g}")
