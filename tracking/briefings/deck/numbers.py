"""The numbers of a native chart: the workbook it carries, and how its labels write numbers.

Formats are written as in the file format; a Vietnamese PC shows its own commas and dots.
"""

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO

from pptx.chart.data import CategoryChartData
from xlsxwriter import Workbook

from tracking.briefings.content import Chart, Measure, Shape
from tracking.briefings.deck.fit import standing_words
from tracking.briefings.deck.look import plain
from tracking.quantities import percent_vi

_LABEL_LONGEST = 80
_KEPT = "\u00a0"
"""A space at which no line is broken."""


class Numbers(CategoryChartData):  # type: ignore[misc]
    """Numbers for a chart whose workbook holds no formula and no clock: labels stay text."""

    def __init__(self, made_at: datetime) -> None:
        super().__init__()
        self._made_at = made_at

    @property
    def xlsx_blob(self) -> bytes:
        """The workbook, laid out as the references in the chart expect it."""
        held = BytesIO()
        with Workbook(held, {"in_memory": True}) as book:
            book.set_properties({"created": self._made_at})
            sheet = book.add_worksheet()
            sheet.set_column(0, 0, 40)
            for row, category in enumerate(self.categories, 1):
                sheet.write_string(row, 0, category.label)
            for column, series in enumerate(self, 1):
                shape = book.add_format({"num_format": series.number_format})
                sheet.write_string(0, column, series.name)
                for row, value in enumerate(series.values, 1):
                    if value is not None:
                        sheet.write_number(row, column, value, shape)
        return held.getvalue()


def label_of(category: str) -> str:
    """A category; what would take all of the room of the bars is cut, the notes have all of it."""
    text = plain(category)
    return text if len(text) <= _LABEL_LONGEST else f"{text[: _LABEL_LONGEST - 1].rstrip()}…"


def number_format(measure: Measure, value: float | None = None) -> str:
    """A number format; one for a rate of not quite all or nothing has the decimals to show it."""
    if measure is Measure.RATE:
        decimals = 1 if value is None else len(percent_vi(value).rstrip("%").partition(",")[2])
        return f"0.{'0' * decimals}%"
    if measure is Measure.VND:
        return '#,##0.0,,,\\ "tỷ đồng"'
    return "#,##0" if value is None or float(value).is_integer() else "#,##0.0"


def point_formats(told: Chart, at: int) -> Iterator[str]:
    """The format of every label of a series; with the glyph and the word of its standing."""
    for point, value in enumerate(told.series[at].values):
        code = number_format(told.measure, value)
        if told.shape is Shape.STACKED:
            code = f"{code};-{code};"
        elif told.standings and not at:
            words = standing_words(told.standings[point])[0].replace(" ", _KEPT)
            code += f'"{_KEPT}{_KEPT}{words}"'
        yield code
