"""Tables of a report: lines around every cell, a heading that every page repeats."""

from collections.abc import Sequence

from docx.document import Document as Paper
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Length, Mm, Pt
from docx.table import _Cell, _Row

from tracking.briefings.cells import cell_text
from tracking.briefings.content import Chart, Column, Fact, Measure, Table, Value
from tracking.charts.theme import STANDINGS
from tracking.paper import CENTRE, write
from tracking.vocabulary import Standing

ORDER = "TT"
_ORDER_WIDTH, _NARROWEST = Mm(11), Mm(22)
_LONG_ROW = 900
"""Letters of a row that may be broken over two pages."""
FACTS = (
    Column(heading="Điểm"),
    Column(heading="Chỉ số", share=3),
    Column(heading="Kết quả (tử số / mẫu số)", share=3),
    Column(heading="Thực hiện"),
    Column(heading="Cần đạt đến kỳ này"),
    Column(heading="Chỉ tiêu, nguồn", share=3),
    Column(heading="Đánh giá", share=2),
    Column(heading="Độ phủ", share=2),
)


def fact_row(fact: Fact) -> tuple[Value, ...]:
    """A figure against its target, in words."""
    expected = cell_text(fact.expected, Measure.RATE if fact.is_rate else Measure.COUNT)
    return (
        fact.clause,
        fact.label,
        fact.parts_text,
        fact.value_text,
        expected,
        fact.target_told,
        standing_text(fact.standing),
        fact.coverage_text,
    )


def standing_text(standing: Standing) -> str:
    """How a figure stands, as a word that begins a cell."""
    word = STANDINGS[standing].word
    return f"{word[:1].upper()}{word[1:]}"


def of_chart(chart: Chart) -> tuple[tuple[Column, ...], list[tuple[Value, ...]]]:
    """The numbers of a chart, a category a row."""
    judged = (Column(heading="Đánh giá", share=2),) if chart.standings else ()
    columns = (
        Column(heading=_rows_of(chart), share=4),
        *(Column(heading=one.name, measure=chart.measure, share=2) for one in chart.series),
        *judged,
    )
    rows: list[tuple[Value, ...]] = []
    for at, category in enumerate(chart.categories):
        said = (standing_text(chart.standings[at]),) if chart.standings else ()
        rows.append((category, *(one.values[at] for one in chart.series), *said))
    return columns, rows


def _rows_of(chart: Chart) -> str:
    """What the categories of a chart are."""
    if chart.marks and all(mark.units for mark in chart.marks):
        return "Đơn vị"
    if chart.categories and all(one.startswith("tháng ") for one in chart.categories):
        return "Tháng"
    points = zip(chart.categories, chart.marks, strict=True)
    if chart.categories and all(one.startswith(mark.clauses) for one, mark in points):
        return "Chỉ tiêu"
    return "Nội dung"


def draw(document: Paper, table: Table, width: Length, size: float = 12) -> None:
    """Draw a table of a briefing over a width, its rows numbered."""
    draw_rows(document, table.columns, table.rows, width, size)


def draw_rows(
    document: Paper,
    columns: Sequence[Column],
    rows: Sequence[Sequence[Value]],
    width: Length,
    size: float = 12,
) -> None:
    """The same of rows of values."""
    widths = (_ORDER_WIDTH, *_widths(columns, Length(width - _ORDER_WIDTH)))
    grid = document.add_table(rows=1, cols=len(widths))
    grid.style, grid.alignment, grid.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    for column, one in zip(grid.columns, widths, strict=True):
        column.width = one
    _flag(grid.rows[0], "w:cantSplit", "w:tblHeader")
    headings = (ORDER, *(column.heading for column in columns))
    for cell, text, one in zip(grid.rows[0].cells, headings, widths, strict=True):
        _fill(cell, text, one, size, CENTRE, bold=True)
    for number, row in enumerate(rows, 1):
        drawn = grid.add_row()
        texts = [cell_text(value, one.measure) for value, one in zip(row, columns, strict=True)]
        if sum(map(len, texts)) <= _LONG_ROW:
            _flag(drawn, "w:cantSplit")
        first, *others = drawn.cells
        _fill(first, str(number), widths[0], size, CENTRE)
        for cell, text, column, one in zip(others, texts, columns, widths[1:], strict=True):
            _fill(cell, text, one, size, _alignment(column.measure))


def _alignment(measure: Measure) -> WD_ALIGN_PARAGRAPH:
    if measure is Measure.DAY:
        return CENTRE
    return WD_ALIGN_PARAGRAPH.LEFT if measure is Measure.TEXT else WD_ALIGN_PARAGRAPH.RIGHT


def _fill(
    cell: _Cell,
    text: str,
    width: Length,
    size: float,
    alignment: WD_ALIGN_PARAGRAPH,
    *,
    bold: bool = False,
) -> None:
    cell.width = width
    paragraph = write(cell.paragraphs[0], text, size, bold=bold)
    paragraph.alignment = alignment
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)


def _flag(row: _Row, *tags: str) -> None:
    properties = row._tr.get_or_add_trPr()
    for tag in tags:
        properties.append(OxmlElement(tag))


def _widths(columns: Sequence[Column], width: Length) -> tuple[Length, ...]:
    """By the share of each column, numbers never too narrow to be read."""
    whole = sum(column.share for column in columns)
    least = min(_NARROWEST, Length(width // len(columns)))
    asked = [max(width * column.share // whole, least) for column in columns]
    return tuple(Length(one * width // sum(asked)) for one in asked)
