"""Does a written file say what the briefing says? Asked of every file before it is handed out."""

from collections import Counter
from collections.abc import Iterator

from tracking.briefings.cells import cell_text
from tracking.briefings.content import Briefing, Chart, Sheet
from tracking.briefings.told import Told
from tracking.text import for_xml, tidy

_CLOSE = 1e-6
"""What writing a number down and reading it may change, of its size."""


def differences(briefing: Briefing, told: Told) -> list[str]:
    """What the briefing says and the file does not, in words; nothing where they agree."""
    found = list(_words(briefing, _bare(told.text), has_tables=told.has_tables))
    if told.series is not None:
        found += _charts([one.chart for one in briefing.slides if one.chart], told)
    if told.sheets is not None:
        for sheet in briefing.sheets:
            found += _sheet(sheet, told)
    return found


def _bare(text: str) -> str:
    """Words without any space: readers of some formats end lines, and long words, with one."""
    return "".join(tidy(for_xml(text)).split())


def _words(briefing: Briefing, text: str, *, has_tables: bool) -> Iterator[str]:
    for what, words in (
        ("số của tài liệu", briefing.name),
        ("bộ số liệu", briefing.snapshot_name),
        ("độ phủ", briefing.coverage),
    ):
        if _bare(words) not in text:
            yield f"thiếu {what}: {words}"
    for words, times in _stated(briefing, has_tables=has_tables).items():
        if text.count(_bare(words)) < times:
            yield f"“{words}” phải có {times} lần"


def _stated(briefing: Briefing, *, has_tables: bool) -> Counter[str]:
    """How often the figures of cards and the cells of tables are stated."""
    stated = Counter(card.value for slide in briefing.slides for card in slide.cards)
    for slide in briefing.slides if has_tables else ():
        for row in slide.table.rows if slide.table else ():
            for column, value in zip(slide.table.columns if slide.table else (), row, strict=True):
                if value is not None and value != "":
                    stated[cell_text(value, column.measure)] += 1
    return stated


def _charts(charts: list[Chart], told: Told) -> Iterator[str]:
    drawn = list(told.series or ())
    if len(drawn) > sum(len(chart.series) for chart in charts):
        yield from _pieces(charts, drawn)
        return
    for chart in charts:
        for series in chart.series:
            if not any(_alike(series.values, one) for one in drawn):
                yield f"số vẽ khác ở biểu đồ “{series.name}”: {chart.alt}"


def _pieces(charts: list[Chart], drawn: list[tuple[float | None, ...]]) -> Iterator[str]:
    """Of charts that had to be drawn in pieces every number must be there as often as stated."""
    told = [one for chart in charts for series in chart.series for one in series.values]
    stated = Counter(map(_rounded, told))
    found = Counter(_rounded(one) for values in drawn for one in values)
    if stated != found:
        yield f"số vẽ khác: {sorted((stated - found) | (found - stated), key=str)[:3]}"


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 9)


def _alike(values: tuple[float | None, ...], drawn: tuple[float | None, ...]) -> bool:
    return len(values) == len(drawn) and all(map(_same, values, drawn))


def _same(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= _CLOSE * max(abs(one), 1.0)


def _sheet(sheet: Sheet, told: Told) -> Iterator[str]:
    rows, totals = (told.sheets or {}).get(sheet.title, (-1, {}))
    if rows != len(sheet.table.rows):
        yield f"trang {sheet.title} có {rows} dòng, số liệu có {len(sheet.table.rows)}"
    for place in sheet.totals:
        heading = sheet.table.columns[place].heading
        wanted = control_total(sheet, place)
        if not _same(wanted, totals.get(heading)):
            yield f"tổng “{heading}” của trang {sheet.title} là {totals.get(heading)}, cần {wanted}"


def control_total(sheet: Sheet, place: int) -> float:
    """What a column adds up to."""
    values = (row[place] for row in sheet.table.rows)
    return float(sum(value for value in values if isinstance(value, int | float)))
